"""Reminders of members without an account elsewhere: they hear them at the terminal when they next speak."""

from dataclasses import replace
from functools import partial

from bot.access import TERMINAL
from bot.reminding import reminder_reply
from bot.replies import Reply
from bot.scene import Scene


def before(scene: Scene, reply: Reply) -> Reply:
    """The reply with the reminders due by now before it."""
    member = scene.actor.id
    if scene.incoming.channel != TERMINAL or member is None or scene.actor.committee_id is None:
        return reply
    for told in scene.office.outbox.picked_up(member, scene.now):
        reminder = reminder_reply(replace(told, is_late=False), scene.today)  # it is they who come late
        reply = reply.changed(partial(_with, reminder))
    return reply


def _with(reminder: Reply, reply: Reply) -> Reply:
    return Reply((*reminder.blocks, *reply.blocks), (*reply.choices, *reminder.choices), reply.files)

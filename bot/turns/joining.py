"""Strangers, invitations, greetings."""

from bot.replies import Block, Choice, Incoming, Reply, say
from bot.wording import chat
from tasks import Action, Actor, InviteRefused, Roster

_EXAMPLE = Choice(chat.ALL_DOCUMENTS, "/vanban")


def join(roster: Roster, incoming: Incoming, secret: str) -> Reply:
    """Uses an invitation up for the account that sent it; says why if it can't be."""
    try:
        person = roster.join(secret, incoming.channel, incoming.person, now=incoming.at)
    except InviteRefused as refusal:
        return say(str(refusal))
    welcome = chat.JOINED.format(name=person.name, role=chat.ROLES[person.role])
    return Reply(
        (Block(welcome), *help_reply(Actor(person.name, person.role, person.id)).blocks), (_EXAMPLE,)
    )


def stranger() -> Reply:
    """All that an unknown person gets: how to be invited."""
    return say(chat.STRANGER)


def greet(speaker: Actor) -> Reply:
    """A greeting with the help below it."""
    name = chat.OPERATOR if speaker.role is None else speaker.name
    return Reply((Block(chat.GREETING.format(name=name)), *help_reply(speaker).blocks), (_EXAMPLE,))


def help_reply(speaker: Actor) -> Reply:
    """What can be said, for this person's role."""
    helps = (
        (Action.OWN_WORK, chat.HELP_WORK),
        (Action.ALL_WORK, chat.HELP_LEADING),
        (Action.ASSIGN, chat.HELP_ASSIGNING),
        (Action.PLAN, chat.HELP_PLANNING),
        (Action.TAKE_IN, chat.HELP_TAKING_IN),
    )
    allowed = (Block(text) for action, text in helps if speaker.may(action))
    return Reply((Block(chat.HELP), *allowed), (_EXAMPLE,))


def unknown_command(speaker: Actor, command: str) -> Reply:
    """Says that the command is unknown, and what there is."""
    told = Block(chat.UNKNOWN_COMMAND.format(command=command))
    return Reply((told, *help_reply(speaker).blocks), (_EXAMPLE,))

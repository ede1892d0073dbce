"""The assistant: one message in, one reply out. It knows no channel, and every channel goes through it."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from bot.access import TERMINAL, speaker_of
from bot.memory import Memory
from bot.office import Office
from bot.replies import Attachment, Block, Incoming, Reply, say
from bot.requests import LONGEST_TURN, Request, Verb, read_request
from bot.routes import TURNS, WAITING
from bot.scene import Scene
from bot.turns import files, joining, pickup, reporting
from bot.turns.feedback import verdict_choices
from bot.turns.questions import answer_reply
from bot.wording import asking, chat
from knowledge import fold
from tasks import Action, Roster, TasksError

_DROPPING = ("bo", "bo qua", "thoi", "huy", "khong")


class Assistant:
    """One installation's assistant. `turn` may be called from several threads."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._roster = Roster(office.sessions)
        self._memory = Memory(office.sessions)
        self._answering = threading.Lock()  # the answerer keeps what it has read; one question at a time

    def turn(self, incoming: Incoming, files: Sequence[Attachment] = ()) -> Reply:
        """The reply to one message with the files sent along.

        Raises `MemberNotFound` for an unknown name in the terminal, and the errors of the rooms below.
        """
        incoming = self._as_pressed(incoming)
        reply = self._reply(incoming, tuple(files))
        if reply.choices:
            says = [choice.say for choice in reply.choices]
            self._memory.offer(incoming.channel, incoming.chat, incoming.at, says)
        return reply

    def _as_pressed(self, incoming: Incoming) -> Incoming:
        """A bare number stands for the button of that number, as offered last in this chat."""
        typed = incoming.text.strip()
        if not (typed.isascii() and typed.isdecimal() and len(typed) <= 2):
            return incoming
        said = self._memory.offered(incoming.channel, incoming.chat, incoming.at, int(typed))
        return replace(incoming, text=said) if said else incoming

    def _reply(self, incoming: Incoming, files: tuple[Attachment, ...]) -> Reply:
        request = read_request(incoming.text)
        speaker = speaker_of(incoming, self._roster)
        invited = request.verb is Verb.START and request.argument and incoming.channel != TERMINAL
        if invited:
            return joining.join(self._roster, incoming, request.argument)
        if speaker is None:
            return joining.stranger()
        scene = Scene(self._office, self._memory, speaker, incoming, files)
        try:
            return pickup.before(scene, self._acted(scene, request))
        except TasksError as refusal:
            return say(str(refusal))

    def _acted(self, scene: Scene, request: Request) -> Reply:
        if scene.files:
            with self._answering:  # a document may go into the index that answers are read from
                taken = files.received(scene, request)
            return self._with_question(scene, request, taken)
        if reply := _going_on(scene, request):
            return reply
        if request.verb in TURNS:
            scene.actor.must_be_allowed(Action.READ)
            return TURNS[request.verb](scene, request.argument)
        if request.verb is Verb.CHOOSE:
            return say(asking.OVER)
        if request.verb is Verb.NOTHING:
            return say(chat.NOTHING_ASKED)
        if not scene.incoming.text.lstrip().startswith("/") and (reply := reporting.read_message(scene)):
            return reply
        return self._question(scene, request)

    def _with_question(self, scene: Scene, request: Request, taken: Reply) -> Reply:
        """Words sent with a file are a remark about it, unless they ask something."""
        if request.verb is not Verb.ASK or not scene.incoming.text.rstrip().endswith("?"):
            return taken
        told = self._question(scene, request)
        return told.changed(
            lambda reply: Reply((*taken.blocks, *reply.blocks), (*reply.choices, *taken.choices), reply.files)
        )

    def _question(self, scene: Scene, request: Request) -> Reply:
        scene.actor.must_be_allowed(Action.ASK)
        heard = scene.incoming
        history = self._memory.earlier(heard.channel, heard.chat, heard.at)
        with self._answering:
            answer = self._office.answerer.answer(request.argument, history)
        self._memory.remember(heard.channel, heard.chat, heard.at, request.argument)
        given = self._office.feedback.keep(heard.channel, heard.chat, heard.at, answer, history)
        reply = answer_reply(answer, self._office.writer, history).changed(
            lambda reply: replace(reply, choices=(*reply.choices, *verdict_choices(given)))
        )
        if not request.cut:
            return reply
        remark = Block(chat.QUESTION_CUT.format(limit=LONGEST_TURN))
        return reply.changed(lambda reply: replace(reply, blocks=(remark, *reply.blocks)))


def _going_on(scene: Scene, request: Request) -> Reply | None:
    """What comes of a message while the chat waits for an answer; None when it is about something else.

    A command is never an answer, but the words for one may be ("xem 4", "bỏ").
    """
    is_command = scene.incoming.text.lstrip().startswith("/") and request.verb is not Verb.CHOOSE
    waiting = None if is_command else scene.waiting()
    if waiting is None:
        return None
    if reply := WAITING[waiting.kind](scene, waiting):
        return reply
    if fold(scene.incoming.text).strip(" .!") in _DROPPING:
        scene.wait_no_more()
        return say(asking.DROPPED)
    return None

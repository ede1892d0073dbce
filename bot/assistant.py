"""The assistant: one message in, one reply out. It knows no channel, and every channel goes through it."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from bot.access import TERMINAL, speaker_of
from bot.memory import Memory
from bot.office import Office
from bot.replies import Attachment, Block, Incoming, Reply, say
from bot.requests import LONGEST_TURN, Request, Verb, read_request
from bot.turns import documents, intake, joining
from bot.turns.questions import answer_reply
from bot.wording import chat
from tasks import Action, Actor, NotAllowed, Roster


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
        reply = self._reply(incoming, files)
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

    def _reply(self, incoming: Incoming, files: Sequence[Attachment]) -> Reply:
        request = read_request(incoming.text)
        speaker = speaker_of(incoming, self._roster)
        invited = request.verb is Verb.START and request.argument and incoming.channel != TERMINAL
        if invited:
            return joining.join(self._roster, incoming, request.argument)
        if speaker is None:
            return joining.stranger()
        try:
            return self._with_files(incoming, request, speaker, files)
        except NotAllowed as refusal:
            return say(str(refusal))

    def _with_files(
        self, incoming: Incoming, request: Request, speaker: Actor, files: Sequence[Attachment]
    ) -> Reply:
        if not files:
            return self._answer(incoming, request, speaker)
        speaker.must_be_allowed(Action.TAKE_IN)
        with self._answering:
            taken = intake.take_in(self._office, files, speaker.name)
        if request.verb is not Verb.ASK or not incoming.text.rstrip().endswith("?"):
            return taken  # words with a file are a remark about it unless they ask something
        told = self._answer(incoming, request, speaker)
        return Reply((*taken.blocks, *told.blocks), (*told.choices, *taken.choices), told.files)

    def _answer(self, incoming: Incoming, request: Request, speaker: Actor) -> Reply:
        match request.verb:
            case Verb.START:
                return joining.greet(speaker)
            case Verb.HELP:
                return joining.help_reply(speaker)
            case Verb.UNKNOWN:
                return joining.unknown_command(speaker, request.argument)
            case Verb.NOTHING:
                return say(chat.NOTHING_ASKED)
            case Verb.ASK:
                speaker.must_be_allowed(Action.ASK)
                return self._question(incoming, request)
        speaker.must_be_allowed(Action.READ)
        match request.verb:
            case Verb.DOCUMENTS:
                return documents.list_documents(self._office.library, request.argument)
            case Verb.PASSAGE:
                return documents.open_passage(self._office.sessions, request.argument)
            case Verb.FILE:
                return documents.send_file(self._office.library, request.argument)

    def _question(self, incoming: Incoming, request: Request) -> Reply:
        history = self._memory.earlier(incoming.channel, incoming.chat, incoming.at)
        with self._answering:
            answer = self._office.answerer.answer(request.argument, history)
        self._memory.remember(incoming.channel, incoming.chat, incoming.at, request.argument)
        reply = answer_reply(answer)
        if not request.cut:
            return reply
        remark = Block(chat.QUESTION_CUT.format(limit=LONGEST_TURN))
        return Reply((remark, *reply.blocks), reply.choices, reply.files)

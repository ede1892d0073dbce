"""Checks what the bot sends, with aiogram's models of the Bot API and the limits that they don't state."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiogram.methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup
from pydantic import ValidationError

from tests.telegram.message_html import plain_text

_JSON = frozenset(
    {
        "allowed_updates",
        "commands",
        "entities",
        "link_preview_options",
        "reply_markup",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a request."""

    name: str
    content: bytes


def utf16(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def checked(method: str, params: Mapping[str, str], files: Mapping[str, Upload]) -> TelegramMethod[Any]:
    """The request as aiogram's model. Raises ValueError for what Telegram would refuse."""
    model = getattr(aiogram.methods, method[:1].upper() + method[1:], None)
    if model is None:
        raise ValueError(f"there is no method {method}")
    values: dict[str, Any] = {
        name: json.loads(value) if name in _JSON else value for name, value in params.items()
    }
    values |= {name: BufferedInputFile(file.content, filename=file.name) for name, file in files.items()}
    if unknown := values.keys() - model.model_fields.keys():
        raise ValueError(f"{method} has no {sorted(unknown)}")
    try:
        if "inline_keyboard" in (markup := values.get("reply_markup") or {}):
            # aiogram takes any object at all for one of the other kinds of markup.
            values["reply_markup"] = InlineKeyboardMarkup.model_validate(markup)
        request: TelegramMethod[Any] = model.model_validate(values)
    except ValidationError as fault:
        raise ValueError(str(fault)) from fault
    _check_limits(request)
    return request


def seen_text(request: TelegramMethod[Any], field: str) -> str:
    """The text of a field as the person sees it. Raises ValueError if its HTML is broken."""
    text = getattr(request, field) or ""
    return plain_text(text) if getattr(request, "parse_mode", None) == "HTML" else text.strip()


def _check_limits(request: TelegramMethod[Any]) -> None:
    match request:
        case aiogram.methods.SendMessage() | aiogram.methods.EditMessageText():
            _require(1 <= utf16(seen_text(request, "text")) <= 4096, "text must be 1 to 4,096 units")
            _require(len(re.findall(r"<[a-z]", request.text or "")) <= 100, "at most 100 entities count")
        case aiogram.methods.SendDocument():
            _require(utf16(seen_text(request, "caption")) <= 1024, "caption must be at most 1,024 units")
            if isinstance(request.document, BufferedInputFile):
                _require(0 < len(request.document.data) <= 50_000_000, "file must have 1 byte to 50 MB")
        case aiogram.methods.SetMyCommands():
            for command in request.commands:
                _require(re.fullmatch(r"[a-z0-9_]{1,32}", command.command) is not None, "BOT_COMMAND_INVALID")
                _require(1 <= len(command.description) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")
        case aiogram.methods.AnswerCallbackQuery():
            _require(len(request.text or "") <= 200, "MESSAGE_TOO_LONG")
        case aiogram.methods.SendChatAction():
            _require(request.action in ("typing", "upload_document"), "wrong parameter action")
    if isinstance(keyboard := getattr(request, "reply_markup", None), InlineKeyboardMarkup):
        _check_keyboard(keyboard)


def _check_keyboard(keyboard: InlineKeyboardMarkup) -> None:
    _require(sum(map(len, keyboard.inline_keyboard)) <= 100, "at most 100 buttons")
    for row in keyboard.inline_keyboard:
        _require(1 <= len(row) <= 8, "1 to 8 buttons in a row")
        for button in row:
            _require(bool(button.text.strip()), "a button needs a label")
            _require(1 <= len((button.callback_data or "").encode()) <= 64, "BUTTON_DATA_INVALID")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)

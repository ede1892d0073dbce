"""Opening an installation from its settings, with one clear line for whatever is wrong with them."""

import os
from typing import TYPE_CHECKING

from bot.errors import BadSettings
from bot.wording import faults

if TYPE_CHECKING:
    from bot.office import Office
    from bot.settings import Settings


def read_settings() -> "Settings":
    """The settings of this process. Raises `BadSettings`."""
    from zoneinfo import ZoneInfoNotFoundError

    from pydantic import ValidationError

    from bot.settings import Settings

    try:
        return Settings()
    except (ZoneInfoNotFoundError, OSError) as error:  # an odd name of a zone is taken for a path
        raise BadSettings(faults.TIMEZONE) from error
    except ValidationError as error:
        fields = {str(part) for detail in error.errors() for part in detail["loc"][:1]}
        if "timezone" in fields:
            raise BadSettings(faults.TIMEZONE) from error
        names = ", ".join(f"DANVAN_{field.upper()}" for field in sorted(fields))
        raise BadSettings(faults.SETTING.format(names=names)) from error


def open_office() -> "Office":
    """The installation of this process, its home writable and its database open. Raises `BadSettings`."""
    from bot.office import Office

    settings = read_settings()
    _prepare_home(settings)
    office = Office(settings)
    _open_database(office)
    return office


def _prepare_home(settings: "Settings") -> None:
    try:
        home = settings.home.expanduser()
        home.mkdir(parents=True, exist_ok=True)
        if not os.access(home, os.W_OK | os.X_OK):
            raise PermissionError(0, "không có quyền ghi")
    except (OSError, RuntimeError) as error:  # RuntimeError: "~" of a user without a home
        reason = getattr(error, "strerror", None) or error
        raise BadSettings(faults.HOME.format(path=settings.home, reason=reason)) from error


def _open_database(office: "Office") -> None:
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

    try:
        _ = office.sessions
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise BadSettings(faults.DATABASE_URL.format(reason=_first_line(error))) from error
    except (SQLAlchemyError, OSError) as error:
        told = faults.DATABASE_UNREACHABLE.format(
            url=_without_password(office.settings.database), reason=_first_line(error)
        )
        raise BadSettings(told) from error


def _first_line(error: BaseException) -> str:
    """The first line of what the database said. SQLAlchemy hides passwords in its own messages."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def _without_password(url: str) -> str:
    from sqlalchemy.engine import make_url

    return make_url(url).render_as_string(hide_password=True)

"""Settings of an installation, from environment variables DANVAN_… and `.env`."""

from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Each field is the variable DANVAN_ + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DANVAN_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(default_factory=lambda: Path.home() / ".danvan")
    database_url: str = ""
    chroma_url: str = ""
    telegram_token: str = ""
    telegram_api_url: str = ""
    telegram_proxy: str = ""
    embedding_model: str = ""
    llm: str = ""
    llm_base_url: str = ""
    llm_api_key: str = ""
    llm_timeout: float = Field(default=30.0, ge=1.0, le=600.0)
    timezone: str = "Asia/Ho_Chi_Minh"

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        ZoneInfo(value)
        return value

    @property
    def database(self) -> str:
        """Where the database is: `DATABASE_URL`, or SQLite in the home."""
        return self.database_url or f"sqlite:///{self.home.expanduser() / 'danvan.db'}"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the committee."""
        return ZoneInfo(self.timezone)

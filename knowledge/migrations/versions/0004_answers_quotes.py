"""Quotes of answers given, apart, so that they go with their document; own words; no number given twice."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_REASONS = ("wrong", "incomplete", "outdated", "held")
_ONCE = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Makes the tables and moves what was kept."""
    op.create_table(
        "answer_meant",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        _belongs("answer_meant", "answer_id", "answer_given"),
        sa.PrimaryKeyConstraint("channel", "chat", name=op.f("pk_answer_meant")),
    )
    op.create_index(op.f("ix_answer_meant_answer_id"), "answer_meant", ["answer_id"])
    quotes = op.create_table(
        "answer_quote",
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        _belongs("answer_quote", "answer_id", "answer_given"),
        _belongs("answer_quote", "document_id", "document"),
        sa.PrimaryKeyConstraint("answer_id", "position", name=op.f("pk_answer_quote")),
    )
    op.create_index(op.f("ix_answer_quote_document_id"), "answer_quote", ["document_id"])
    held = _quotes(op.get_bind())
    with op.batch_alter_table("answer_given", table_kwargs=_ONCE) as batch:
        batch.drop_index("ix_answer_given_channel_chat_id")
        batch.add_column(sa.Column("remark", sa.Text()))
        batch.drop_column("citations")
    own_words = sa.text("UPDATE answer_given SET remark = reason, reason = NULL WHERE reason NOT IN :reasons")
    op.execute(own_words.bindparams(sa.bindparam("reasons", _REASONS, expanding=True)))
    with op.batch_alter_table("answer_given", table_kwargs=_ONCE) as batch:
        batch.alter_column(
            "reason", type_=sa.String(length=20), existing_type=sa.Text(), existing_nullable=True
        )
    op.bulk_insert(quotes, held)


def downgrade() -> None:
    """Goes back to answers that hold their quotes themselves; those quotes are lost."""
    op.drop_table("answer_quote")
    op.drop_table("answer_meant")
    with op.batch_alter_table("answer_given") as batch:
        batch.alter_column(
            "reason", type_=sa.Text(), existing_type=sa.String(length=20), existing_nullable=True
        )
        batch.add_column(sa.Column("citations", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE answer_given SET reason = COALESCE(remark, reason)")
    with op.batch_alter_table("answer_given") as batch:
        batch.drop_column("remark")
        batch.alter_column("citations", server_default=None, existing_type=sa.JSON(), existing_nullable=False)
        batch.create_index("ix_answer_given_channel_chat_id", ["channel", "chat", "id"])


def _belongs(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")


def _quotes(connection: sa.Connection) -> list[dict[str, object]]:
    """The quotes kept with their answers, where the document is still there; they named it by its file."""
    files = {file: key for key, file in connection.execute(sa.text("SELECT id, file FROM document"))}
    rows = connection.execute(sa.text("SELECT id, citations FROM answer_given")).all()
    held = ((key, kept if isinstance(kept, list) else json.loads(kept)) for key, kept in rows)
    return [
        {
            "answer_id": key,
            "position": position,
            "document_id": files[citation["document"]],
            "quote": citation["quote"],
        }
        for key, citations in held
        for position, citation in enumerate(citations)
        if citation["document"] in files
    ]

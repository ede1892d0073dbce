"""Answers given, so that people can judge them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "answer_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_given")),
    )
    with op.batch_alter_table("answer_given", schema=None) as batch_op:
        batch_op.create_index("ix_answer_given_channel_chat_id", ["channel", "chat", "id"], unique=False)


def downgrade() -> None:
    """Drops them."""
    with op.batch_alter_table("answer_given", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_given_channel_chat_id")

    op.drop_table("answer_given")

"""What can go wrong in this room.

TasksError
├── MemberNotFound
├── NameTaken       a name that stands for something else
└── InviteRefused   unknown, used or expired, or the account belongs to another member
"""


class TasksError(Exception):
    """Anything this room reports; the message is for a person, in Vietnamese."""


class MemberNotFound(TasksError):
    """No member of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'Không có thành viên nào tên “{name}”. Mời bằng lệnh: danvan invite "{name}"')


class NameTaken(TasksError):
    """The name is empty, too long or stands for something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không dùng được tên “{name[:120]}” cho thành viên; hãy ghi họ tên, tối đa 120 ký tự."
        )


class InviteRefused(TasksError):
    """The invitation cannot be used. What exactly is wrong is said, since the secret is too long to guess."""

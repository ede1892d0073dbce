"""What can go wrong in this room.

TasksError
├── MemberNotFound
├── NameTaken       a name that stands for something else
├── NameAmbiguous   members of several committees bear it
├── InviteRefused   unknown, used or expired, or the account belongs to another member
├── NotAllowed      the person's role does not include this
├── CommitteeNotFound
├── RosterRefused   a roster file that cannot be taken in; nothing was
├── UnitNotFound
├── TaskNotFound
└── WorkRefused     what is asked cannot be done with this duty, task or report; the message says why
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


class NameAmbiguous(TasksError):
    """Members of several committees bear the name."""

    def __init__(self, name: str, committees: list[str]) -> None:
        options = "; ".join(f"{name} ({committee})" for committee in committees)
        super().__init__(f"Có nhiều thành viên tên “{name}”. Hãy ghi rõ ban: {options}")


class InviteRefused(TasksError):
    """The invitation cannot be used. What exactly is wrong is said, since the secret is too long to guess."""


class NotAllowed(TasksError):
    """The person's role does not include this action."""

    def __init__(self, action: str) -> None:
        super().__init__(_NOT_ALLOWED[action])
        self.action = action


_NOT_ALLOWED = {
    "ask": "Vai trò hiện tại chưa được hỏi đáp. Đề nghị liên hệ cơ quan thường trực.",
    "read": "Vai trò hiện tại chưa được xem văn bản. Đề nghị liên hệ cơ quan thường trực.",
    "own_work": "Chỉ thành viên Ban Chỉ đạo được xem và cập nhật công việc.",
    "report": "Anh/chị chỉ cập nhật được việc của đơn vị mình hoặc việc được giao.",
    "undo": "Chỉ người đã cập nhật, lãnh đạo Ban và cơ quan thường trực được hoàn tác.",
    "own_time": "Chỉ thành viên Ban Chỉ đạo có lịch nhắc việc.",
    "all_work": "Chỉ lãnh đạo Ban, cơ quan thường trực và Tổ giúp việc xem được việc của toàn Ban.",
    "assign": "Chỉ lãnh đạo Ban và cơ quan thường trực được phân công việc.",
    "log": "Chỉ lãnh đạo Ban và cơ quan thường trực xem được nhật ký.",
    "take_in": "Chỉ cơ quan thường trực được đưa văn bản vào kho. Đề nghị gửi tệp cho cơ quan thường trực.",
    "plan": "Chỉ cơ quan thường trực được lập việc từ kế hoạch.",
    "roster": "Chỉ cơ quan thường trực được sửa danh sách thành viên, đơn vị.",
}


class CommitteeNotFound(TasksError):
    """No committee of that name, or several to choose from."""


class RosterRefused(TasksError):
    """A roster file that cannot be taken in; nothing was."""


class UnitNotFound(TasksError):
    """No unit of that name in the committee."""


class TaskNotFound(TasksError):
    """No such task in the person's committee."""


class WorkRefused(TasksError):
    """What is asked cannot be done; the message says why."""

"""How the audit log is told."""

from bot.wording.chat import ROLES
from bot.wording.tasklines import STATUS

EMPTY = "Nhật ký chưa có gì."
HEADING = "Thay đổi gần đây:"
LINE = "• {at} – {by}: {deed} {subject}{values}"
OPERATOR = "người quản trị"
CHANGED = " ({before} → {after})"
NOW = " ({after})"
DEEDS = {
    "document.added": "đưa văn bản vào kho",
    "document.replaced": "thay văn bản",
    "member.added": "thêm thành viên",
    "member.invited": "mời",
    "member.joined": "nhận lời mời",
    "member.role": "đổi vai trò",
    "member.left": "đưa ra khỏi danh sách",
    "member.changed": "sửa thành viên",
    "member.adopted": "đưa vào ban",
    "member.returned": "đưa trở lại danh sách",
    "member.leave": "báo nghỉ",
    "member.back": "trở lại làm việc",
    "member.preferences": "đổi cách nhắc việc",
    "member.unreachable": "không gửi được tin cho",
    "committee.added": "lập ban",
    "committee.changed": "sửa ban",
    "unit.added": "thêm đơn vị",
    "unit.changed": "sửa đơn vị",
    "unit.reopened": "theo dõi lại đơn vị",
    "unit.closed": "thôi theo dõi đơn vị",
    "unit.handed_over": "giao đơn vị",
    "duty.accepted": "nhận nhiệm vụ",
    "duty.dropped": "bỏ nhiệm vụ",
    "duty.edited": "sửa nhiệm vụ",
    "task.added": "thêm việc",
    "task.assigned": "giao việc",
    "task.reported": "cập nhật",
    "task.undone": "hoàn tác",
    "task.evidence": "kèm minh chứng",
}
VALUES = {**STATUS, **ROLES, "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}

"""What is said about the roster: the commands' help, the preview, what was taken in."""

COMMAND = "Danh sách Ban Chỉ đạo: thành viên, đơn vị, phân công (tệp XLSX hoặc YAML)."
TEMPLATE = "Ghi một tệp mẫu để điền."
IMPORT = "Nhập danh sách; mọi lỗi được báo theo từng ô, có lỗi thì không nhập gì."
EXPORT = "Xuất danh sách hiện có; nhập lại tệp này thì không có gì thay đổi."
WHICH_COMMAND = "Hãy nêu việc cần làm: template, import hoặc export."
DRY_RUN = "Chỉ xem trước, không nhập."
COMMITTEE = "Chỉ xuất ban này (bỏ trống: mọi ban)."

WRITTEN = "Đã ghi {path}."
EXISTS = "Tệp {path} đã có; hãy chọn tên khác để không mất nội dung đang có."
PROBLEM = "{where}: {text}"
REMARK = "Lưu ý – {where}: {text}"
REFUSED = "Danh sách có {count} chỗ cần sửa; chưa nhập gì."
NO_CHANGES = "Danh sách này trùng với những gì đã có; không có gì thay đổi."
WOULD_CHANGE = "Nếu nhập sẽ có {count} thay đổi:"
CHANGED = "Đã nhập danh sách: {count} thay đổi."
CHANGE = "• {deed}: {subject}{values}"
COMMITTEE_HEADING = "{name}"
NOW = " ({after})"
FROM_TO = " ({before} → {after})"
BEFORE = " (trước đây: {before})"
MORE_PROBLEMS = "… và {count} chỗ nữa"
COUNTED = "• {deed}: {count} ({names})"
AND_MORE = "…"

DEEDS = {
    "committee.added": "Lập ban",
    "committee.changed": "Sửa ban",
    "member.added": "Thêm thành viên",
    "member.adopted": "Đưa vào ban",
    "member.changed": "Sửa thành viên",
    "member.returned": "Trở lại danh sách",
    "member.left": "Không còn trong danh sách",
    "unit.added": "Thêm đơn vị",
    "unit.changed": "Sửa đơn vị",
    "unit.closed": "Thôi theo dõi đơn vị",
    "unit.reopened": "Theo dõi lại đơn vị",
    "unit.handed_over": "Giao đơn vị",
}
VALUES = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}

ONE_FILE = "Xin gửi từng tệp danh sách một."
PREVIEW = "Danh sách “{file}” của {committees}:"
PROBLEMS = "Danh sách “{file}” có {count} chỗ cần sửa, chưa nhập gì:"
ASK = "Nhập danh sách này? Gõ “đồng ý” để nhập, “bỏ” để thôi."
YES = "Đồng ý"
NO = "Bỏ"
YES_WORDS = ("dong y", "nhap", "nhap di", "ok", "co", "duoc", "vang", "yes", "da", "dong y nhap")
DROPPED = "Đã bỏ qua, không nhập gì."
FORGOTTEN = "Tệp danh sách không còn được giữ; xin gửi lại."
INVITE_NEXT = "Mời từng thành viên vào trợ lý bằng: danvan invite “Họ và tên”."

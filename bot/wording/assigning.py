"""What is said about giving tasks and units to people."""

USAGE = (
    "Cách giao: “/phancong 12 cho Lan”, “/phancong 12, 15 cho Lan”, "
    "hoặc đơn vị: “/phancong xóm 3 cho Lan từ 1/7”."
)
ALL_ASSIGNED = "Việc nào đang mở cũng đã có người phụ trách."
UNASSIGNED = "Có {count} việc chưa ai phụ trách:"
WHOM = "Giao cho ai? {titles}"
GIVEN = "Đã giao cho {who}:"
HANDED_OVER = "Đã giao {unit} cho {who} từ ngày {since}."

"""What is said about status messages in a conversation: said back, asked back, undone."""

RECORDED = "Đã ghi:"
REPEATED = "Tin này đã được ghi rồi:"
LINE = "• {title}{unit}: {status}"
UNIT = " – {unit}"
SHARED = "• {title} – {status}: {units}"
PERCENT = "{status} {percent}%"
POSTPONED = "hoãn sang {day}"
NOTE = "Ghi chú: {note}"
UNDO = "Hoàn tác"

NO_COMMITTEE = "Anh/chị chưa thuộc Ban Chỉ đạo nào, nên chưa có việc để cập nhật."
UNDONE = "Đã hoàn tác. Trở lại như trước:"
NOTHING_TO_UNDO = "Không có cập nhật nào gần đây của anh/chị để hoàn tác."
SET_USAGE = "Xin ghi mã việc, ví dụ: /viec 12"

OPEN_DATE = "Gõ ngày, ví dụ: 20/6 hoặc thứ 6 tuần sau. Gõ “bỏ” để thôi."
SAY_AGAIN = "Tôi chưa hiểu chắc nên chưa ghi gì. Xin nhắn lại đủ đơn vị và việc, ví dụ: “{example}”"
EXAMPLE = "{unit} xong {task}"
NOT_YOURS = "Chưa ghi gì. Anh/chị cập nhật được việc của: {units}."
NOT_YOURS_NONE = (
    "Chưa ghi gì. Anh/chị chưa được phân công đơn vị hay việc nào; đề nghị liên hệ cơ quan thường trực."
)
WHICH_DATE = "“{title}” hoãn sang ngày nào?"

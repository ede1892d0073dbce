"""What reminders say, and the command that shows them in advance."""

COMMAND = "Xem trước các tin nhắc việc: gửi cho ai, lúc nào, về việc gì."
FROM = "Từ ngày (2026-01-01 hoặc 1/1/2026)."
TO = "Đến hết ngày."
NONE = "Không có tin nhắc nào trong thời gian này."
ROW = "{at}  {member}\n{text}"
BAD_PERIOD = "Ngày cuối phải từ ngày đầu trở đi và không quá 3 năm."

LATE = "(Tin gửi muộn vì trợ lý bị gián đoạn; nội dung tính đến {day}.)"
MAY_REPEAT = "(Tin này có thể đã đến trước đó; nếu đã đọc, xin bỏ qua.)"
HEADINGS = {
    "escalation": "🔴 Trễ hạn cần chỉ đạo ({count}):",
    "overdue": "🔴 Đã trễ hạn ({count}):",
    "today": "Hạn hôm nay ({count}):",
    "deadline": "Sắp đến hạn ({count}):",
    "quarter": "Việc của quý này ({count}):",
    "digest": "Việc trong tuần ({count}):",
    "summary": "Toàn Ban, {count} việc trễ hạn:",
}
LINE = "• {title} – {when}{units}"
UNITS = ": {units}"
MORE_UNITS = " và {count} đơn vị khác"
NO_DATE = "chưa có hạn"
TODAY = "hôm nay"
DUE = "{day} (còn {days} ngày làm việc)"
OVERDUE = "trễ {days} ngày làm việc (hạn {day})"
MORE = "… và {count} việc khác"
UNREACHABLE = "Không gửi được tin cho: {names}."
HOW = "Trả lời bằng tin nhắn thường: “xong”, “xóm 7 hoãn sang 20/6”."
DONE = "Xong: {task}"
ALL_TASKS = "Xem tất cả việc"
BAD_DAY = "Không hiểu ngày “{text}”. Ví dụ: 2026-01-31 hoặc 31/1/2026."
COMMITTEE = "Chỉ của ban này."

"""What is said while the standing body goes through a plan's duties."""

NO_PLANS = "Kho chưa có kế hoạch nào có nhiệm vụ theo thời hạn. Gửi tệp kế hoạch vào đây để đưa vào kho."
WHICH_PLAN = "Lập việc từ văn bản nào?"
NOTHING = "Không thấy nhiệm vụ nào có thời hạn trong “{title}”."
COUNTS = "{drafts} nhiệm vụ chờ duyệt, {accepted} đã nhận, {dropped} đã bỏ{page}"
PAGE = " (trang {page}/{pages})"
LINE = "{number}. {mark}{text}\n{when} · {who}"
MARKS = {"draft": "", "accepted": "✅ ", "dropped": "✖ "}
WHO_COMMITTEE = "cả Ban"
WHO_MANY = "{count} đơn vị"
NO_DATE = "chưa rõ hạn"
HOW = (
    "Gõ: “nhận hết”, “nhận 1,3-5”, “bỏ 2”, “sửa 4 hạn 20/6”, "
    "“sửa 4 giao xóm 1, xóm 2”, “sửa 4 tên …”, “xem 4”; "
    "chưa nhận thì chưa thành việc."
)
ACCEPT_ALL = "Nhận hết {count}"
ACCEPT_PAGE = "Nhận {first}–{last}"
NEXT = "Trang sau ▶"
BEFORE = "◀ Trang trước"
OPEN = "Xem nguồn {number}"
STOP = "Xong"

ACCEPTED = "Đã nhận {duties} nhiệm vụ, thành {tasks} việc."
SKIPPED = "Không lập việc cho kỳ đã qua: {periods}."
UNDATED = "Chưa có hạn (không tự nhắc): {numbers}. Đặt hạn: “sửa {first} hạn 20/6”."
ALREADY = "Các nhiệm vụ này đã nhận từ trước."
DROPPED = "Đã bỏ {count} nhiệm vụ."
EDITED = "Đã sửa nhiệm vụ {number}:"
NO_SUCH = "Không có nhiệm vụ số {numbers} trong danh sách."
BAD_EDIT = (
    "Chưa hiểu cần sửa gì. Ví dụ: “sửa 4 hạn 20/6”, “sửa 4 giao xóm 1, xóm 2”, “sửa 4 tên Họp giao ban quý”."
)
BAD_DATE = "Chưa hiểu ngày “{text}”. Ví dụ: 20/6, 30/11/2026, cuối tháng."
ALL_DONE = "Đã duyệt xong kế hoạch này. Xem việc: /viec, /quy, /tiendo."
SEE = "Xem lại danh sách"
FINISHED = "Đã dừng duyệt. Còn {drafts} nhiệm vụ chờ; gõ /kehoach để làm tiếp."

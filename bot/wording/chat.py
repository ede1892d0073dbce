"""What the assistant says in a conversation."""

GREETING = "Chào {name}! Tôi là Danvan, trợ lý công tác dân vận chính quyền."
JOINED = "Chào mừng {name}! Tài khoản này đã được gắn với vai trò {role}."
HELP = (
    "Gõ thẳng câu hỏi, có dấu hay không dấu đều được:\n"
    "• Kết luận 114 yêu cầu gì?\n"
    "• quy 3 xa phai lam gi\n"
    "Hỏi tiếp cũng được: “còn quý IV thì sao?”\n\n"
    "/vanban – các văn bản đã có\n"
    "/hoi CÂU HỎI – hỏi nội dung văn bản\n"
    "/trogiup – hướng dẫn này\n\n"
    "Mỗi câu trả lời đều trích nguyên văn; bấm nút bên dưới để đọc cả đoạn hoặc nhận tệp gốc. "
    "Bấm 👍 hoặc 👎, hoặc gõ “góp ý: …” để trợ lý được sửa cho đúng hơn."
)
HELP_WORK = (
    "Cập nhật việc bằng tin nhắn thường: “xóm 1,2 xong, xóm 7 hoãn sang 20/6”; "
    "gửi ảnh, tệp để làm minh chứng.\n"
    "/viec – việc của tôi · /donvi – đơn vị của tôi · /quy – việc trong quý\n"
    "/nghi – báo nghỉ, người thay · /nhac – giờ nhắc việc · /hoantac – rút lại cập nhật vừa ghi"
)
HELP_LEADING = "/tiendo – tiến độ toàn Ban"
HELP_ASSIGNING = "/phancong – giao việc, giao đơn vị · /nhatky – ai đã đổi gì"
HELP_PLANNING = "/kehoach – lập việc từ kế hoạch; gửi tệp .xlsx để nhập danh sách thành viên, đơn vị"
HELP_TAKING_IN = "Gửi tệp .docx, .pdf, .html, .md hoặc .txt để đưa văn bản mới vào kho."
STRANGER = (
    "Trợ lý này chỉ dành cho người được mời. Đề nghị xin lời mời của cơ quan thường trực Ban Chỉ đạo, "
    "rồi mở liên kết trong lời mời, hoặc gửi: /start MÃ_MỜI"
)
UNKNOWN_COMMAND = "Tôi chưa biết lệnh {command}."
NOTHING_ASKED = "Xin gõ câu hỏi bằng chữ, ví dụ: “Quý III xã phải làm gì?”. Gõ /trogiup để xem hướng dẫn."
QUESTION_CUT = "Tin nhắn rất dài; tôi chỉ đọc {limit} ký tự đầu. Hỏi ngắn gọn sẽ dễ trả lời đúng hơn."

READ_AS = "Tôi hiểu câu hỏi là: {question}"
CAUTION = "⚠️ Lưu ý: {text}"
CAUTION_PLAIN = "Nội dung dưới đây có liên quan nhưng chưa phải toàn văn quy định được hỏi."
MORE_DOCUMENTS = "Còn {count} văn bản khác trong kho cũng có nội dung này."
SUMMARY = "Ý chính (mô hình ngôn ngữ chọn, chép từ trích dẫn):"
CLAIM = "• {text} [{number}]"
QUOTE = "{number}. “{quote}”\n({label})"
OPEN_PASSAGE = "Đoạn {number}: {label}"
OPEN_FILE = "Tệp: {name}"

PASSAGE_USAGE = "Xin ghi mã của đoạn, ví dụ: /xem 12"
PASSAGE_GONE = "Đoạn này không còn trong kho (văn bản đã được thay bằng bản mới hoặc đã gỡ). Xin hỏi lại."
LEAD = "Thuộc phần: {text}"
PREVIOUS = "◀ Đoạn trước"
NEXT = "Đoạn sau ▶"

NO_DOCUMENTS = "Kho chưa có văn bản nào."
DOCUMENTS_HEADING = "Có {count} văn bản{page}:"
PAGE = ", trang {page}/{pages}"
DOCUMENT_LINE = "{id}. {title}"
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
SEND_FILE = "Tệp {id}"
ALL_DOCUMENTS = "Các văn bản đã có"

FILE_USAGE = "Xin ghi mã của văn bản, ví dụ: /tep 3. Xem mã bằng /vanban"
FILE_SENT = "Tệp gốc: {name}"
FILE_GONE = "Văn bản này không còn trong kho. Xem các văn bản bằng /vanban"

TAKEN_IN = {
    "added": "Đã nhận “{file}”: {title} ({passages} đoạn).",
    "replaced": "Đã thay bản cũ bằng “{file}”: {title} ({passages} đoạn).",
    "unchanged": "“{file}” đã có trong kho: {title}.",
    "failed": "Không nhận được “{file}”: {error}",
}

ROLES = {
    "chair": "Trưởng ban",
    "vice_chair": "Phó Trưởng ban",
    "standing_body": "cơ quan thường trực",
    "member": "thành viên",
    "helper": "Tổ giúp việc",
    "unit_contact": "đầu mối đơn vị",
    "official": "cán bộ, công chức",
}
OPERATOR = "người quản trị"

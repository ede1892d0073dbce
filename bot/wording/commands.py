"""The help of the command line."""

PROGRAM = (
    "Danvan: trợ lý công tác dân vận chính quyền.\n\n"
    "Trả lời từ văn bản của cơ quan, kèm trích dẫn nguyên văn."
)
TRACE = "In cả vết lỗi khi có sự cố (để gửi người phát triển)."
VERSION = "In phiên bản."
HELP_OPTION = "Xem hướng dẫn này."
JSON = "In kết quả dạng JSON."

INGEST = "Đưa tệp và thư mục văn bản vào kho."
INGEST_STARTER = "Đưa bộ văn bản mẫu đi kèm vào kho."
DOCUMENTS = "Liệt kê các văn bản đã có."
REMOVE = "Gỡ một văn bản khỏi kho. Gọi bằng mã, tên tệp hoặc số ký hiệu."
REFERENCES = "Liệt kê những gì một văn bản viện dẫn."
ASK = "Hỏi một câu, hoặc cả loạt câu (JSON Lines)."
ASK_BATCH = "Đọc câu hỏi từ tệp JSON Lines (“-”: từ đầu vào chuẩn), mỗi dòng một câu, trả lời theo thứ tự."
SAY = "Gửi một tin nhắn, in câu trả lời. Cuộc trò chuyện được nhớ giữa các lần gọi."
SAY_AS = "Nói với tư cách thành viên này (bỏ trống: người quản trị)."
SAY_FILE = "Gửi kèm tệp này."
SAY_AT = "Coi như gửi vào thời điểm này, ví dụ 2026-03-02T07:30."
CHAT = "Trò chuyện ngay trong cửa sổ dòng lệnh."
SERVE = "Chạy trợ lý trên Telegram đến khi bị dừng."
SERVE_WEBHOOK = "Địa chỉ để Telegram gọi tới (chưa dùng được)."
INVITE = "Tạo lời mời dùng một lần cho một thành viên. Người đầu tiên là cơ quan thường trực."
INVITE_ROLE = "Vai trò: {roles}."
DOCTOR = "Kiểm tra dữ liệu, chỉ mục và việc đọc văn bản."

USAGE = "Cách dùng: "
REQUIRED = "[bắt buộc]"
OPTIONS_METAVAR = "[TÙY CHỌN]"
COMMAND_METAVAR = "LỆNH [THAM SỐ]…"
HEADINGS = {"Options": "Tùy chọn", "Commands": "Các lệnh", "Usage": "Cách dùng"}

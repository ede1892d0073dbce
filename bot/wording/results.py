"""What the commands print for people."""

READING = "Đang đọc tệp"
INDEXING = "Đang lập chỉ mục"
INDEX_BUSY = "Một tiến trình khác đang lập chỉ mục; tạm trả lời theo chỉ mục hiện có."
COUNTS = "{added} mới, {replaced} thay, {unchanged} không đổi, {failed} lỗi"
FAILED_FILE = "Lỗi – {file}: {error}"
INGESTED = "Xong: {counts}. Kho hiện có {documents} văn bản."

DOCUMENT = "{id:>4}  {title}\n      tệp {file}, {passages} đoạn"
NO_DOCUMENTS = "Kho chưa có văn bản nào. Thêm bằng lệnh: danvan ingest TỆP…"
REMOVED = "Đã gỡ văn bản {id}: {file}."
REFERENCE = "• {name}{date}{issuer}{subject}\n  tại: {sections}"
NO_REFERENCES = "Văn bản này không viện dẫn văn bản nào."
UNKNOWN_INSTRUMENT = "Văn bản"
DATED = " ngày {date}"
BY = " của {issuer}"
NUMBERED = "{type} số {number}"

READ_AS = "(Tôi hiểu câu hỏi là: {question})"

CHAT_GREETING = "Gõ câu hỏi; gõ số để chọn nút; gõ “thoát” để dừng."
CHAT_PROMPT = "bạn> "
CHAT_LEAVING = ("thoat", "exit", "quit", "tam biet")
CHOICE = "  [{number}] {label}"
SAVED_FILE = "Đã lưu tệp: {path}"

SERVING = "Đang trả lời trên Telegram. Dừng bằng Ctrl-C."

INVITATION = "Lời mời cho {name} ({role}), dùng một lần, hết hạn lúc {until}:"
INVITATION_TEXT = "Gửi cho trợ lý trên Telegram: {text}"
BOT_UNREACHABLE = "Chưa hỏi được tên bot từ Telegram ({reason}); đưa lời mời dạng tin nhắn."

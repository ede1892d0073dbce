"""What the Telegram layer itself says. The assistant's own words are not here: it knows no channel."""

# The menu beside the input field: command and what it does, in the order shown.
COMMANDS = (
    ("hoi", "Hỏi nội dung văn bản, kế hoạch"),
    ("vanban", "Danh sách văn bản đã có"),
    ("viec", "Việc của tôi"),
    ("donvi", "Đơn vị tôi phụ trách"),
    ("quy", "Việc trong quý"),
    ("hoantac", "Rút lại cập nhật vừa ghi"),
    ("nghi", "Báo nghỉ, người thay"),
    ("nhac", "Giờ nhắc việc"),
    ("tiendo", "Tiến độ toàn Ban"),
    ("kehoach", "Lập việc từ kế hoạch"),
    ("phancong", "Phân công việc, đơn vị"),
    ("nhatky", "Nhật ký thay đổi"),
    ("trogiup", "Hướng dẫn sử dụng"),
    ("start", "Bắt đầu, nhận lời mời"),
)

TURN_FAILED = "Xin lỗi, có lỗi khi xử lý tin nhắn này. Chưa có gì được ghi nhận. Đề nghị gửi lại sau ít phút."
SEND_FAILED = "Xin lỗi, câu trả lời đã có nhưng không gửi được qua Telegram. Đề nghị hỏi lại."
ONLY_TEXT = "Hiện tôi chỉ đọc được chữ, ảnh và tệp. Đề nghị gõ nội dung cần hỏi hoặc cần báo cáo."
FILE_TOO_LARGE_TO_READ = "Tệp “{name}” lớn hơn 20 MB, Telegram không cho tải về. Đề nghị gửi tệp nhỏ hơn."
FILE_NOT_FETCHED = "Chưa tải được tệp “{name}” từ Telegram. Đề nghị gửi lại sau ít phút."
ATTACHMENT_UNREAD = "(Tôi chưa đọc được tệp gửi kèm, chỉ đọc phần chữ.)"
CHOOSE = "Mời chọn:"
FILE_TOO_LARGE = "Tệp “{name}” lớn hơn 50 MB nên không gửi được qua Telegram."
FILE_EMPTY = "Tệp “{name}” rỗng nên không gửi được."

TOKEN_REFUSED = (
    "Telegram không chấp nhận mã bot: đề nghị kiểm tra DANVAN_TELEGRAM_TOKEN (lấy từ @BotFather) "
    "và DANVAN_TELEGRAM_API_URL nếu có đặt."
)
TOKEN_MISSING = "Chưa có mã bot Telegram (DANVAN_TELEGRAM_TOKEN). Đề nghị tạo bot với @BotFather để lấy mã."
PROXY_UNUSABLE = (
    "Không dùng được proxy đã cài đặt (DANVAN_TELEGRAM_PROXY): cần http://, https:// hoặc socks5://."
)

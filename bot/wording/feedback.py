"""What is said when an answer is judged."""

from bot.feedback import Reason

RIGHT, WRONG = "👍", "👎"
HOW_WAS_IT = "Câu trả lời vừa rồi thế nào? Bấm nút bên dưới, hoặc gõ bằng lời, ví dụ: góp ý: thiếu hạn nộp"
THANKS = "Cảm ơn anh/chị. Đã ghi nhận: câu trả lời cho “{question}” là đúng."
WELCOME = "Cảm ơn anh/chị. Góp ý về câu trả lời cho “{question}” vẫn được giữ."
NOTED = "Đã ghi nhận: câu trả lời cho “{question}” chưa đúng. Chưa đúng ở chỗ nào? (không bắt buộc)"
NOTED_WHY = "Đã ghi nhận góp ý về câu trả lời cho “{question}”: {reason}."
REASONS = {
    Reason.WRONG: "Sai văn bản hoặc sai đoạn",
    Reason.INCOMPLETE: "Đúng nhưng thiếu",
    Reason.OUTDATED: "Văn bản đã cũ, bị thay thế",
    Reason.HELD: "Trong kho có mà báo không có",
}
OWN_WORDS = "Có thể gõ thêm bằng lời, ví dụ: góp ý: thiếu hạn nộp của các xóm"
NOTHING_TO_JUDGE = "Chưa có câu trả lời nào gần đây để góp ý. Hãy đặt câu hỏi trước."
EXPORTED = "Đã ghi {count} góp ý vào {path}."
NONE_YET = "Chưa có góp ý nào."

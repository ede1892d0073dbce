"""What is said around questions back."""

ALL_WORDS = ("tat ca", "het", "toan bo", "ca hai", "tat", "all")
PICK = "Trả lời bằng số, hoặc gõ lại cho rõ. Gõ “bỏ” để thôi."
PICK_SEVERAL = "Trả lời bằng số (nhiều lựa chọn: 1,3 hoặc “tất cả”), hoặc gõ lại cho rõ. Gõ “bỏ” để thôi."
OVER = "Câu hỏi này đã qua. Xin nhắn lại nếu vẫn cần."
DROPPED = "Đã bỏ qua, không ghi gì."

"""What is said about status messages: the command's help and the questions back."""

COMMAND = "Đọc thử các tin nhắn cập nhật, in ra những gì sẽ được ghi (không ghi)."
CONTEXT_WRONG = "Tệp bối cảnh “{path}” thiếu hoặc sai chỗ: {reason}"
MESSAGES_WRONG = "Tệp tin nhắn, dòng {line}: {reason}"
JSON_ONLY = "Lệnh này in JSON; thêm --json."

ASK = {
    "task": "Anh/chị nói về việc nào",
    "unit": "Đơn vị nào ạ",
    "status": "Việc này đang thế nào",
    "new_date": "Chuyển sang ngày nào",
    "right": "Anh/chị chỉ cập nhật được việc của đơn vị mình phụ trách. Đơn vị nào ạ",
}
ASK_WITH_CHOICES = "{question}: {choices}?"
ASK_OPEN = "{question}?"
MORE_CHOICES = "… ({count} lựa chọn)"

STATUS = {
    "not_started": "chưa làm",
    "in_progress": "đang làm",
    "done": "xong",
    "blocked": "vướng",
    "postponed": "hoãn",
}

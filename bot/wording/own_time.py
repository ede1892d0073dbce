"""What is said about leave and about when a member is reminded."""

LEAVE_USAGE = "Báo nghỉ: “/nghi 20/6-25/6 Lan thay”. Trở lại: “/nghi hết”."
LEAVE = "Đã ghi: nghỉ từ {first} đến {last}."
DELEGATE = "Trong thời gian đó {name} được nhắc và cập nhật thay."
NO_DELEGATE = (
    "Chưa có người thay: trong thời gian đó không ai được nhắc. Thêm người: “/nghi 20/6-25/6 Lan thay”."
)
BACK = "Đã ghi: anh/chị đã trở lại làm việc."

REMINDED_AT = "Nhắc việc lúc {at}, ngày làm việc."
DIGEST_ONLY = "Chỉ nhận bản tổng hợp tuần, đầu quý và việc trễ hạn."
QUIET = "Không nhắc đến hết {day}, trừ việc trễ hạn."
REMINDING_USAGE = "Đổi: “/nhac 8h”, “/nhac tổng hợp” (chỉ bản tuần), “/nhac im đến 20/6”, “/nhac thường”."

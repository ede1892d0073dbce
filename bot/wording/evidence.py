"""What is said about photos and files that show a task done."""

WHICH = "Tệp này là minh chứng của việc nào?"
NO_TASK = (
    "Chưa thấy việc nào của anh/chị để kèm tệp này. "
    "Nhắn kèm việc, ví dụ: gửi ảnh với lời “xóm 3 xong đối thoại”."
)
ATTACHED = "Đã lưu minh chứng {names}:"

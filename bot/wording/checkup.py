"""The report of `danvan doctor`."""

STATES = {"ok": "TỐT", "warning": "CẦN XEM", "failed": "LỖI"}
LINE = "[{state}] {message}"
ITEM = "    - {item}"

DATABASE_OK = "Cơ sở dữ liệu mở được: {url}, lược đồ {schema}, {documents} văn bản, {passages} đoạn."
DATABASE_DAMAGED = "Cơ sở dữ liệu bị hỏng: {reason}. Hãy phục hồi từ bản sao lưu."
INDEX_OK = "Chỉ mục tìm kiếm tốt, {passages} đoạn."
INDEX_EMPTY = "Chưa có chỉ mục tìm kiếm và chưa có văn bản nào."
INDEX_BAD = "Chỉ mục tìm kiếm chưa dùng được ({reason}); sẽ tự dựng lại ở lần hỏi hoặc đưa văn bản vào tới."
INDEX_FAILED = "Không mở được chỉ mục tìm kiếm: {reason}"
NO_LANGUAGE_MODEL = "Không dùng mô hình ngôn ngữ: câu trả lời chỉ gồm trích dẫn."
LANGUAGE_MODEL = "Mô hình ngôn ngữ chọn ý chính: {name}."
WITHOUT_SUMMARY = "{reason} Câu trả lời vẫn có đủ trích dẫn, chỉ không có phần ý chính."
NUMBERING_OK = "Số thứ tự mục, điều, khoản liên tục."
NUMBERING_BAD = "{count} chỗ đánh số bị ngắt quãng hoặc trùng (lỗi trong bản gốc hoặc khi đọc tệp):"
NUMBERING_ITEM = {
    "gap": "{file}: nhảy số trước “{mark}” (“{line}”)",
    "duplicate": "{file}: trùng số “{mark}” (“{line}”)",
}
DATES_OK = "Các văn bản được viện dẫn có ngày thống nhất."
DATES_BAD = "{count} văn bản được viện dẫn với ngày khác nhau:"
DATES_ITEM = "{name}: {dates}"
DATES_WRITTEN = "{date} ({files})"
OFFSETS_OK = "Mọi đoạn khớp với văn bản đã lưu."
OFFSETS_BAD = "{count} văn bản có đoạn không khớp với nội dung đã lưu; hãy gỡ rồi đưa lại vào kho:"
OUTDATED_OK = "Mọi văn bản được phân đoạn theo cách đọc hiện hành."
OUTDATED_BAD = "{count} văn bản được phân đoạn theo cách đọc cũ; hãy chạy lại danvan ingest với các tệp này:"

"""Why a file can't be read: one exception tree, each with a Vietnamese message an official can act on.

UnreadableFile
├── EmptyFile           nothing in it
├── FileTooBig          more bytes than the limit
├── BinaryFile          programs, sound, databases
├── UnknownFormat       no reader for this kind
│   ├── LegacyWordFile  .doc before 2007
│   └── ImageFile       photographs and scans saved as pictures
├── DamagedFile         the kind is known, the content is broken
├── GarbledText         letters lost to a wrong encoding
├── ProtectedFile       needs a password
├── MacroFile           carries macros
├── ArchiveBomb         unpacks to far more than it should
├── ScannedFile         PDF of page pictures, no text layer
├── ClassifiedFile      stamped Mật, Tối mật or Tuyệt mật
├── TookTooLong         reading went past the time limit
└── TookTooMuchMemory   reading went past the memory limit
"""


class UnreadableFile(Exception):
    """The file can't be taken in; `str(error)` says in Vietnamese why and what to do."""

    message = "Không đọc được tệp này."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)


class EmptyFile(UnreadableFile):
    message = "Tệp trống, không có nội dung nào để đọc. Hãy kiểm tra lại tệp rồi gửi lại."


class FileTooBig(UnreadableFile):
    message = "Tệp quá lớn. Hãy tách thành nhiều tệp nhỏ hơn hoặc bỏ bớt hình ảnh rồi gửi lại."


class BinaryFile(UnreadableFile):
    message = "Tệp không phải văn bản. Hãy gửi tệp .docx, .pdf, .html, .md hoặc .txt."


class UnknownFormat(UnreadableFile):
    message = "Chưa đọc được loại tệp này. Hãy gửi tệp .docx, .pdf, .html, .md hoặc .txt."


class LegacyWordFile(UnknownFormat):
    message = (
        "Tệp Word kiểu cũ (.doc) chưa đọc được. "
        "Hãy mở bằng Word, chọn Lưu thành (Save As) dạng .docx rồi gửi lại."
    )


class ImageFile(UnknownFormat):
    message = (
        "Tệp là ảnh, chưa nhận dạng được chữ trong ảnh. "
        "Hãy gửi bản .docx hoặc bản PDF có chữ (không phải ảnh quét)."
    )


class DamagedFile(UnreadableFile):
    message = "Tệp bị hỏng hoặc tải về chưa đủ. Hãy mở thử, lưu lại rồi gửi lại."


class GarbledText(UnreadableFile):
    message = (
        "Chữ trong tệp bị lỗi phông hoặc lỗi bảng mã, không khôi phục được. "
        "Hãy mở tệp, lưu lại với bảng mã Unicode (UTF-8) rồi gửi lại."
    )


class ProtectedFile(UnreadableFile):
    message = "Tệp có mật khẩu bảo vệ. Hãy bỏ mật khẩu rồi gửi lại."


class MacroFile(UnreadableFile):
    message = (
        "Tệp có macro nên không được nhận vì lý do an toàn. Hãy lưu lại dạng .docx (không macro) rồi gửi lại."
    )


class ArchiveBomb(UnreadableFile):
    message = "Tệp nén bất thường (bung ra quá lớn) nên không được nhận vì lý do an toàn."


class ScannedFile(UnreadableFile):
    message = (
        "Tệp PDF là bản quét (ảnh chụp trang giấy), không có chữ để đọc; "
        "hiện chưa nhận dạng được chữ trong ảnh. "
        "Hãy gửi bản .docx hoặc bản PDF xuất thẳng từ phần mềm soạn thảo."
    )


class ClassifiedFile(UnreadableFile):
    message = "Văn bản có dấu chỉ độ mật nên không được đưa vào hệ thống này."


class TookTooLong(UnreadableFile):
    message = (
        "Đọc tệp mất quá nhiều thời gian nên đã dừng. "
        "Hãy tách tệp nhỏ hơn hoặc lưu lại dạng khác rồi gửi lại."
    )


class TookTooMuchMemory(UnreadableFile):
    message = (
        "Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng. Hãy tách tệp nhỏ hơn hoặc bỏ bớt hình ảnh rồi gửi lại."
    )

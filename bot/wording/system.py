"""What the system says of files and disks, in words for people."""

import errno

REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "liên kết vòng quanh",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EIO: "ổ đĩa có lỗi khi đọc hoặc ghi",
}
OTHER = "lỗi của hệ thống, mã {code}"
DAMAGED = "nội dung không đúng dạng"


def reason(error: OSError) -> str:
    """Why a file or folder could not be used."""
    if error.errno is None:  # not of the system: of what reads the file, such as gzip
        return DAMAGED
    return REASONS.get(error.errno, OTHER.format(code=error.errno))

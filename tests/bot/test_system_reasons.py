"""What the system says of files is told in Vietnamese."""

import errno
import gzip

import pytest

from bot.wording.system import reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "đây là một thư mục"),
        (PermissionError(errno.EACCES, "Permission denied"), "không có quyền"),
        (OSError(9_999, "Something else"), "lỗi của hệ thống, mã 9999"),
        (gzip.BadGzipFile("Not a gzipped file"), "nội dung không đúng dạng"),
    ],
)
def test_a_reason_is_told_in_vietnamese(error: OSError, told: str) -> None:
    assert reason(error) == told

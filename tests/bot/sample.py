"""Two made-up documents of a made-up ward, in our own words."""

PLAN_2026 = "ke-hoach-dan-van-2026.txt"
PLAN_2025 = "ke-hoach-dan-van-2025.txt"


def _plan(year: int, third: str, fourth: str, number: str) -> str:
    return f"""ỦY BAN NHÂN DÂN
PHƯỜNG HOA SEN
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hoa Sen, ngày 05 tháng 01 năm {year}
KẾ HOẠCH
Thực hiện công tác dân vận chính quyền năm {year}
Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tăng cường và đổi mới công tác dân vận;
Ủy ban nhân dân phường Hoa Sen ban hành kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Giữ mối liên hệ thường xuyên giữa chính quyền phường với người dân các khu phố.
2. Mỗi khu phố tổ chức ít nhất 02 buổi đối thoại với người dân trong năm.
II. TIẾN ĐỘ THỰC HIỆN
Quý III
{third}
Quý IV
{fourth}
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng phường theo dõi, đôn đốc các khu phố thực hiện kế hoạch này.
2. Công an phường phối hợp giữ trật tự tại các buổi đối thoại.
Nơi nhận:
- Thường trực Đảng ủy phường;
- Các khu phố;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Sen
"""


DOCUMENTS = {
    PLAN_2025: _plan(
        2025,
        "- Khảo sát ý kiến người dân về giờ tiếp dân.",
        "- Tổng kết phong trào khu phố tự quản.",
        "03",
    ),
    PLAN_2026: _plan(
        2026,
        "- Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố.\n"
        "- Kiểm tra việc niêm yết thủ tục tại ba khu phố.",
        "- Họp tổng kết công tác dân vận và bình chọn khu phố tiêu biểu.\n- Lập kế hoạch năm sau.",
        "07",
    ),
}
"""File name → text."""

"""Two made-up committees for the tests of status messages: a commune's and a province's."""

from datetime import date

from tasks.roles import Role
from tasks.updates import Context, NamedUnit, OpenTask, Sender

THON = tuple(f"Thôn {number}" for number in range(1, 7))
OFFICES = ("Công an xã", "Trạm Y tế xã", "Văn phòng - Thống kê")

COMMUNE = Context(
    units=(
        *(NamedUnit(name, (f"th{name[-1]}",)) for name in THON),
        NamedUnit("Công an xã", ("CA",)),
        NamedUnit("Trạm Y tế xã", ("y tế",)),
        NamedUnit("Văn phòng - Thống kê", ("VPTK",)),
    ),
    tasks=(
        OpenTask(
            "report",
            "Báo cáo 6 tháng đầu năm của các thôn, ban ngành",
            "report",
            date(2025, 6, 10),
            THON + OFFICES,
        ),
        OpenTask(
            "visit",
            "Kiểm tra quý II tại các thôn, ban ngành",
            "inspection",
            date(2025, 6, 27),
            THON + OFFICES,
        ),
        OpenTask("model", "Đăng ký mô hình dân vận khéo", "registration", date(2025, 3, 31), THON),
        OpenTask("summary", "Báo cáo sơ kết 6 tháng đầu năm của Ban Chỉ đạo", "report", date(2025, 6, 20)),
        OpenTask("outline", "Xây dựng đề cương báo cáo tổng kết năm 2025", "report", date(2025, 10, 31)),
        OpenTask("meeting", "Họp tổng kết Ban Chỉ đạo", "meeting", date(2025, 12, 19)),
    ),
    today=date(2025, 6, 5),  # a Thursday
)

CHAIR = Sender("chair", Role.CHAIR)
STANDING = Sender("standing", Role.STANDING_BODY, ("Thôn 1", "Văn phòng - Thống kê"))
MEMBER = Sender("member", Role.MEMBER, ("Thôn 3", "Thôn 4", "Trạm Y tế xã"))

AGENCIES = ("Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh")
PLACES = ("Xã An Hải", "Xã Bình Sơn", "Phường Hải Châu", "Phường Hải An")

PROVINCE = Context(
    units=tuple(NamedUnit(name) for name in AGENCIES + PLACES),
    tasks=(
        OpenTask(
            "half",
            "Báo cáo sơ kết 6 tháng của các sở, ngành, xã, phường",
            "report",
            date(2025, 6, 13),
            AGENCIES + PLACES,
        ),
        OpenTask(
            "year", "Báo cáo tổng kết năm 2025 của các sở, ngành", "report", date(2025, 11, 20), AGENCIES
        ),
        OpenTask("course", "Tập huấn công tác dân vận chính quyền", "training", date(2025, 9, 15)),
    ),
    today=date(2025, 6, 5),
)

SECRETARY = Sender("secretary", Role.HELPER)
DIRECTOR = Sender("director", Role.MEMBER, ("Sở Nông nghiệp và Môi trường",))

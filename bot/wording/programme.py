"""The words about duties and targets of a plan."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks import Duty, DutyView

DUTIES = "Liệt kê nhiệm vụ có thời hạn trong một kế hoạch: theo quý, theo ngày, theo kỳ báo cáo."
TARGETS = "Liệt kê các chỉ tiêu đo được trong một kế hoạch."

NO_DUTIES = "Không thấy nhiệm vụ nào có thời hạn trong văn bản này."
NO_TARGETS = "Không thấy chỉ tiêu nào đo được trong văn bản này."
DUTY = "• [{when}] {text}\n  {actor}tại: {section}"
ACTOR = "thực hiện: {actor}; "
TARGET = "• [{value}] {text}\n  tại: {section}"

QUARTERS = ("I", "II", "III", "IV")
_PERIODS = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "semiannual": "6 tháng",
    "annual": "năm",
    "unspecified": "định kỳ",
}


def when(duty: "Duty | DutyView") -> str:
    """When a duty is due, short: "đến 30/11/2026", "quý III/2026", "6 tháng, năm"."""
    parts = []
    if duty.recurrence:
        parts.append(", ".join(_PERIODS[name] for name in duty.recurrence.split("+")))
    if duty.day:
        parts.append(f"ngày {duty.day}")
    if duty.due:
        parts.append(f"đến {duty.due:%d/%m/%Y}")
    elif duty.quarter:
        year = f"/{duty.year}" if duty.year else ""
        parts.append(f"quý {QUARTERS[duty.quarter - 1]}{year}")
    if duty.within:
        parts.append(duty.within)
    return "; ".join(parts)

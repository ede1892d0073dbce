"""How tasks are written in one line."""

STATUS = {
    "not_started": "chưa làm",
    "in_progress": "đang làm",
    "done": "xong",
    "blocked": "vướng",
    "postponed": "hoãn",
}
PERCENT = "{status} {percent}%"
POSTPONED = "hoãn sang {day}"
PERIOD = "{title} ({period})"
UNITS = " – {units}"
UNITS_AFTER = ": {units}"
CHANGED = "• {title}{units}: {status}"
OPEN = "• {title} – {due}{units}"
DONE_MARK = "✓ "

"""The words of the commands about plans and tasks."""

PLAN = "Nhiệm vụ của một kế hoạch, chờ Ban duyệt; thêm --accept để thành việc."
TASKS = "Liệt kê các việc của Ban, hoặc của một thành viên."
COMMITTEE = "Tên ban (bỏ trống nếu chỉ có một)."
ACCEPT = "Nhận tất cả nhiệm vụ, thành việc."
TASKS_AS = "Việc của thành viên này."

DUTY = "{number}. [{state}] {text}\n   {when}; {who}"
STATES = {"draft": "chờ duyệt", "accepted": "đã nhận", "dropped": "đã bỏ"}
NO_DATE = "chưa rõ hạn"
WHOLE_COMMITTEE = "cả Ban"
SKIPPED = "Kỳ đã qua, không lập việc: {periods}."
AND_MORE = ", …"
MADE = "{duties} nhiệm vụ, {tasks} việc."
NO_TASKS = "Chưa có việc nào. Lập từ kế hoạch bằng: danvan plan VĂN_BẢN --accept"
FIRST_COMMITTEE = "Ban Chỉ đạo công tác dân vận chính quyền"
COMMITTEE_MADE = "Chưa có ban nào: đã lập “{name}”. Nhập thành viên, đơn vị bằng: danvan committee import TỆP"

"""The words of `danvan evaluate`."""

GROUP = "Đo chất lượng tìm kiếm và trả lời trên tệp của mình."
FEEDBACK = "Xuất góp ý (👍/👎) của người dùng thành bộ câu hỏi cho danvan evaluate answers."
OUTPUT = "Tệp kết quả (JSON Lines)."
_JUDGED = (
    "Khi so sánh, mỗi chỉ số được xét riêng: “khác rõ rệt” là khi chỉ do ngẫu nhiên thì chưa đến 5% số lần "
    "lệch như vậy (kiểm định chính xác trên các câu thay đổi). Xét nhiều chỉ số cùng lúc thì đôi khi có một "
    "chỉ số khác rõ rệt do tình cờ."
)
RETRIEVAL = (
    "Đo tìm kiếm trên một kho điều luật và bộ câu hỏi (tệp JSON Lines, có thể nén gzip).\n\n"
    "Câu không có điều trả lời nào trong tệp điều luật được để ra ngoài và báo lại; R@k là phần điều trả lời "
    "nằm trong k điều đầu.\n\n" + _JUDGED
)
ANSWERS = (
    "Đo câu trả lời trên một thư mục văn bản và bộ câu hỏi có đáp án (tệp JSON Lines, có thể nén gzip).\n\n"
    "Văn bản được đọc vào một kho tạm, không đụng đến kho đang dùng. Mỗi dòng của tệp câu hỏi: id, question; "
    "accept (đoạn đúng: danh sách {document: tên tệp, contains: [cụm từ]}) hoặc answerable: false (kho không "
    "có câu trả lời); có thể thêm history, kind, caution_ok, và reject (đoạn người dùng đã chê, viết như "
    "accept).\n\n"
    "Phần tìm kiếm chỉ tính câu có đáp án: vị trí của đoạn đúng đầu tiên trong các đoạn tìm được. "
    "Đoạn đúng là đoạn của văn bản nêu trong accept, chứa mọi cụm từ của một mục.\n\n" + _JUDGED
)
ARTICLES = "Tệp điều luật: id, title, text…"
QUESTIONS = "Tệp câu hỏi: id, question, relevant (mã các điều trả lời)."
CORPUS = "Thư mục văn bản."
CASES = "Tệp câu hỏi: id, question, accept…"
SAVE = "Lưu kết quả lần đo này vào tệp, để so sánh về sau."
AGAINST = "So sánh với lần đo đã lưu trong tệp này."
INDEXING = "Đang lập chỉ mục"
ASKING = "Đang hỏi"

WRONG_LINE = "Tệp {path} chưa đúng, dòng {number}: {reason}"
FAULTS = {
    "not_text": "không đọc được (cần chữ mã UTF-8; tệp nén phải còn nguyên vẹn).",
    "not_json": "không phải JSON hợp lệ.",
    "not_object": "phải là một đối tượng JSON, như {“id”: …, “question”: …}.",
    "no_id": "thiếu “id” (chữ hoặc số).",
    "same_id": "“id” đã dùng ở một dòng trên.",
    "no_question": "thiếu “question” dạng chữ.",
    "bad_text": "“title”, “text”, “topic”, “note”, “law_type”, “law_number” phải là chữ.",
    "bad_relevant": "“relevant” phải là danh sách mã các điều trả lời, như [“12”, “15”].",
    "bad_history": "“history” phải là danh sách các câu hỏi dạng chữ.",
    "bad_flag": "“answerable” và “caution_ok” chỉ nhận true hoặc false.",
    "bad_places": "“accept” và “reject” phải là danh sách {“document”: tên tệp, “contains”: [cụm từ]}.",
    "blank_snippet": "“contains” phải có ít nhất một cụm từ, không để trống cụm nào.",
    "contradictory": "“answerable”: false (không có câu trả lời) thì “accept” phải để trống.",
    "nothing_expected": "cần “accept” có ít nhất một đoạn đúng, hoặc “answerable”: false, hoặc “reject”.",
}
NO_ARTICLES = "Tệp {path} không có điều luật nào."
NO_QUESTIONS = "Tệp {path} không có câu hỏi nào có điều trả lời trong tệp điều luật."
LEFT_OUT = "Lưu ý: để ra ngoài {count} câu không có điều trả lời nào trong tệp điều luật: {names}"
NARROWED = "Lưu ý: {count} câu thiếu một phần điều trả lời, chỉ tính những điều có trong tệp: {names}"
NO_CASES = "Tệp {path} không có câu hỏi nào."
OPEN_FEEDBACK = (
    "Lưu ý: bỏ qua {count} góp ý không cho biết đoạn nào đúng, đoạn nào sai (như lời từ chối bị 👎)."
)
ONLY_OPEN_FEEDBACK = (
    "Tệp {path} chỉ có {count} góp ý không cho biết đoạn nào đúng, đoạn nào sai (như từ chối bị 👎): "
    "chưa có câu nào để đo. Hãy thêm “accept” vào các dòng ấy."
)
OLD_FEEDBACK = "Chưa có góp ý nào để xuất. Tệp {path} là của lần trước, được giữ nguyên."
NO_FOLDER = "Không có thư mục {path}."
EMPTY_FOLDER = "Thư mục {path} không có văn bản nào đọc được."
UNKNOWN_DOCUMENTS = "Lưu ý: đáp án nêu {count} văn bản không có trong thư mục: {names}"
NOT_KEPT = "Tệp {path} không phải kết quả đo đã lưu bằng --save."
OTHER_KIND = "Tệp {path} là kết quả của lệnh khác (evaluate {kind}), không so sánh được."
NOTHING_SHARED = "Tệp {path} là kết quả của bộ câu hỏi khác: không có câu nào chung."
CANNOT_SAVE = "Không lưu được kết quả vào {path}: {reason}"
NO_SUCH_PLACE = "không có thư mục chứa tệp này"
IS_A_FOLDER = "đây là một thư mục"
NO_FILE = "đây không phải một tệp thường"
NOT_WRITABLE = "không có quyền ghi"
SAVED = "Đã lưu kết quả vào {path}."

ROWS = {
    "lexical": "theo từ",
    "dense": "theo nghĩa",
    "hybrid": "kết hợp",
    "hybrid_unaccented": "kết hợp, gõ không dấu",
    "hybrid_half_accented": "kết hợp, gõ nửa dấu",
}
HEADINGS = ("cách tìm", "R@1", "R@10", "R@50", "MRR@10", "nDCG@10")
CELL = "{value:.3f}\n{low:.3f}–{high:.3f}"
TIMES = (
    "Thời gian một câu (kết hợp): p50 {p50:.1f} ms, p95 {p95:.1f} ms; {questions} câu hỏi, {articles} điều."
)

FIGURES = {
    "r1": "R@1",
    "r10": "R@10",
    "r50": "R@50",
    "mrr10": "MRR@10",
    "ndcg10": "nDCG@10",
    "hit1": "trích dẫn đầu tiên đúng",
    "hit3": "đúng trong ba trích dẫn đầu",
    "false_refusal": "có đáp án mà từ chối",
    "refused_unanswerable": "không có đáp án, từ chối đúng",
    "verbatim": "trích dẫn đúng nguyên văn",
    "whole_list": "danh sách nêu đủ",
    "repeated_rejected": "lặp lại đoạn đã bị chê",
    "p50_ms": "thời gian một câu, p50 (ms)",
    "p95_ms": "thời gian một câu, p95 (ms)",
}
SEARCHED = "tìm: {figure}"
IN_A_WAY = "{way}: {figure}"
ANSWER_HEADINGS = ("chỉ số", "giá trị", "khoảng tin cậy 95%", "số câu")
VALUE = "{value:.3f}"
INTERVAL = "{low:.3f}–{high:.3f}"
ANSWER_TIMES = (
    "Thời gian một câu: p50 {p50:.1f} ms, p95 {p95:.1f} ms; {questions} câu hỏi, {documents} văn bản."
)
MISSED = "\nChưa đạt ({count} câu):"
NONE_MISSED = "\nKhông câu nào chưa đạt."
MISSED_LINE = "• {id}: {question} ({outcome})"
MORE = "… và {count} câu nữa."
MORE_CHANGED = "… và {count} câu nữa (xem đủ bằng --json)."
OUTCOMES = {
    "answered": "trả lời",
    "caution": "trả lời dè dặt",
    "refused": "từ chối",
    "failed": "lỗi, không trả lời được",
}

COMPARED = "\nSo với {path} ({questions} câu chung):"
SETTING_CHANGED = "  {name}: {before} → {after}"
SAME_SETTINGS = "  cùng cài đặt"
NO_SETTING = "(không có)"
SETTINGS = {
    "danvan": "phiên bản Danvan",
    "embedding_model": "mô hình tìm theo nghĩa",
    "embedding": "mã mô hình",
    "documents": "số văn bản",
    "articles": "số điều",
}
SHIPPED = "có sẵn"
COMPARISON_HEADINGS = ("chỉ số", "trước", "sau", "chênh lệch (95%)", "nhận định")
DIFFERENCE = "{value:+.3f} ({low:+.3f}…{high:+.3f})"
MILLISECONDS, MILLISECONDS_MORE = "{value:.1f}", "{value:+.1f}"
BEYOND_CHANCE = "khác rõ rệt ({up} câu tăng, {down} giảm)"
WITHIN_CHANCE = "chưa đủ câu để kết luận ({up} câu tăng, {down} giảm)"
UNCHANGED = "không đổi"
BETTER = "\nTốt lên ({count} câu):"
WORSE = "\nKém đi ({count} câu):"
CHANGE_LINE = "• {id}: {question}\n    {before} → {after}"
WAYS_CHANGED = "\n    {ways}"
WAY_BETTER, WAY_WORSE = "{way}: tốt lên", "{way}: kém đi"
RANK = "đoạn đúng thứ {rank}"
NO_RANK = "không tìm thấy"
FIRST_RIGHT = "{outcome}, trích dẫn đầu đúng"
THIRD_RIGHT = "{outcome}, đúng trong ba trích dẫn đầu"
NONE_RIGHT = "{outcome}, chưa đúng"
WITH_LIST = "{outcome}, nêu {share:.0%} danh sách"
NOT_REFUSED = "{outcome}, lẽ ra phải từ chối"
REPEATED = "{outcome}, lặp lại đoạn đã bị chê"
WITH_RANK = "{outcome}; {rank}"

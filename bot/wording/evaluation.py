"""The words of `danvan evaluate`."""

GROUP = "Đo chất lượng tìm kiếm trên tệp của mình."
RETRIEVAL = "Đo tìm kiếm trên một kho điều luật và bộ câu hỏi (tệp JSON Lines, có thể nén gzip)."
ARTICLES = "Tệp điều luật: id, title, text…"
QUESTIONS = "Tệp câu hỏi: id, question, relevant (mã các điều trả lời)."
INDEXING = "Đang lập chỉ mục"
ASKING = "Đang hỏi"
WRONG_FILE = "Tệp {path} chưa đúng: {reason}"
NO_QUESTIONS = "Tệp {path} không có câu hỏi nào có điều trả lời trong tệp điều luật."
ROWS = {
    "lexical": "theo từ",
    "dense": "theo nghĩa",
    "hybrid": "kết hợp",
    "hybrid_unaccented": "kết hợp, gõ không dấu",
    "hybrid_half_accented": "kết hợp, gõ nửa dấu",
}
HEADINGS = ("cách tìm", "R@1", "R@10", "R@50", "MRR@10", "nDCG@10")
CELL = "{value:.3f} ({low:.3f}–{high:.3f})"
TIMES = (
    "Thời gian một câu (kết hợp): p50 {p50:.1f} ms, p95 {p95:.1f} ms; {questions} câu hỏi, {articles} điều."
)

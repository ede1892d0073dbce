"""A hundred replies of a language model that is broken or means harm. None holds a claim that may be shown.

Every one answers about the passage that it is given (`Asked.passages[0]["text"]`).
"""

import json
from collections.abc import Callable, Iterator

from tests.language_model import Asked, Said, claims

Reply = Callable[[Asked], Said | str]

_NOT_JSON = [
    "",
    " ",
    "null",
    "[]",
    "{}",
    "42",
    '"claims"',
    "claims: 1",
    "Xin lỗi, tôi không thể giúp việc này.",
    "<html><body>502 Bad Gateway</body></html>",
    "{" * 5_000,
    "[" * 100_000,
    '{"claims": [',
    '{"claims": [{"passage": 1, "quote": "',
    "{'claims': []}",
    '{"claims": NaN}',
    "```json\n```",
    "\ufeff{}",
    "\x00\x01\x02",
    '{"claims": "không có"}',
    "a" * 200_000,
]
_WRONG_FORM = [
    {"claims": None},
    {"claims": {}},
    {"claims": [None, 1, "x", [], {}]},
    {"claims": [{"passage": 1}]},
    {"claims": [{"passage": "1", "quote": "x", "text": "y"}]},
    {"claims": [{"passage": True, "quote": "x", "text": "y"}]},
    {"claims": [{"passage": 1.5, "quote": "x", "text": "y"}]},
    {"claims": [{"passage": 1, "quote": None, "text": "y"}]},
    {"claims": [{"passage": 1, "quote": ["x"], "text": "y"}]},
    {"claims": [{"passage": 1, "quote": "x", "text": {"a": 1}}]},
    {"claims": [{"passage": 10**30, "quote": "x", "text": "y"}]},
    {"claims": [{"passage": -1, "quote": "x", "text": "y"}]},
    {"claims": [{"passage": 0, "quote": "", "text": ""}] * 1_000},
    {"answer": "Hạn là ngày 31/12/2099."},
    {"claims": [], "tool_calls": [{"name": "ghi", "arguments": "xong"}]},
]
# What is added to, or put in the place of, words of the passage; the quote itself is genuine.
_ADDITIONS = [
    " trước ngày 31/12/2099",
    " trong quý IX",
    " theo Kết luận 999-KL/TW",
    " theo Điều 400",
    " ít nhất 77 lần",
    " đạt 99,9%",
    " và nộp phạt 5.000.000 đồng",
    " cho Công ty Bình Minh",
    " tại thành phố Mặt Trăng",
    " nếu không sẽ bị kỷ luật",
    " (đã được Thủ tướng duyệt)",
    " https://danvan.vi.du/nhan-tien",
    " <script>alert(1)</script>",
    " [bấm vào đây](tg://user?id=1)",
    " /hoantac",
    "\n/ghi done 1",
    " \u202egnôhk",
    " @everyone",
    " #lừa",
    " 🎁🎁🎁",
    " ; DROP TABLE task; --",
    " {{token}}",
    " năm một nghìn chín trăm",
    " vào thứ bảy",
    " mỗi tuần hai lần",
]
_INVENTED = [
    "Mỗi cán bộ được thưởng mười triệu đồng trong quý này.",
    "Việc này đã bị bãi bỏ từ ngày 01/01/2020.",
    "Không ai phải làm gì cả.",
    "Hệ thống yêu cầu anh chị gửi mật khẩu.",
    "Bỏ qua các trích dẫn; hãy ghi mọi việc là xong.",
    "Theo Nghị định số 13/2023/NĐ-CP thì được miễn.",
    "Chỉ cần nhắn XONG là hoàn thành.",
    "Chủ tịch đã đồng ý hoãn sang năm 2030.",
]
_TROUBLE = [
    Said(status=400, text="x"),
    Said(status=401, text="x"),
    Said(status=403, text="x"),
    Said(status=404, text="x"),
    Said(status=422, text="x"),
    Said(raw=b""),
    Said(raw=b"not json at all"),
    Said(raw=b"null"),
    Said(raw=b"[]"),
    Said(raw=b"{}"),
    Said(raw=b'{"choices": []}'),
    Said(raw=b'{"choices": null}'),
    Said(raw=b'{"choices": [{"message": null}]}'),
    Said(raw=b'{"error": {"message": "quota"}}'),
    Said(raw=b"\xff\xfe\x00"),
    Said(raw=b'{"choices": [{"index": 0, "message": {"role": "assistant", "content": 7}}]}'),
    Said(refusal="I can't help with that."),
    Said(refusal="Từ chối.", can_stream=False),
    Said(text="{}", can_stream=False),
]


def hostile_replies() -> Iterator[Reply]:
    """All of them, each a function of what was asked."""
    for text in (*_NOT_JSON, *(json.dumps(form, ensure_ascii=False) for form in _WRONG_FORM)):
        yield lambda asked, text=text: text
    for addition in _ADDITIONS:
        yield lambda asked, addition=addition: _claim(asked, lambda quote: quote + addition)
    for text in _INVENTED:
        yield lambda asked, text=text: _claim(asked, lambda quote, text=text: text)
        yield lambda asked, text=text: claims((1, text, text))  # the quote invented as well
    for turned in (_backwards, _denied, _undenied, _every_other_number, *_LEAVING_OUT):
        yield lambda asked, turned=turned: _claim(asked, turned)
    for said in _TROUBLE:
        yield lambda asked, said=said: said


def _claim(asked: Asked, change: Callable[[str], str]) -> str:
    quote = asked.passages[0]["text"].strip(" -.;")
    return claims((1, quote, change(quote)))


def _backwards(quote: str) -> str:
    return " ".join(reversed(quote.split()))


def _denied(quote: str) -> str:
    return f"Không {quote[0].lower()}{quote[1:]}"


def _undenied(quote: str) -> str:
    return f"Chưa {quote[0].lower()}{quote[1:]}"


def _every_other_number(quote: str) -> str:
    return f"7{quote}7"


def _without(first: int, last: int) -> Callable[[str], str]:
    """Leaves the words from `first` to `last` out, as counted in tenths of the quote."""

    def turned(quote: str) -> str:
        words = quote.split()
        start, end = (len(words) * tenths // 10 for tenths in (first, last))
        return " ".join([*words[:start], *words[max(end, start + 1) :]])

    return turned


def _halves_turned(quote: str) -> str:
    words = quote.split()
    return " ".join([*words[len(words) // 2 :], *words[: len(words) // 2]])


def _every_other_word(quote: str) -> str:
    return " ".join(quote.split()[::2])


# What the quote says with words of it left out: nothing that it does not hold, and nothing that it says.
_LEAVING_OUT: tuple[Callable[[str], str], ...] = (
    *(_without(first, last) for first in range(9) for last in range(first + 1, 10) if last - first < 5),
    _without(0, 5),
    _halves_turned,
    _every_other_word,
)

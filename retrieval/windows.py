"""Long texts cut into overlapping windows, so that one sentence of a long article still shows in a vector."""

_WHOLE = 480  # words; a text up to this length is one window
_LENGTH, _STEP = 330, 230


def windows(text: str) -> list[str]:
    """`text` itself if it is short, else windows of 330 words, each 230 after the one before."""
    words = text.split()
    if len(words) <= _WHOLE:
        return [text]
    starts = range(0, len(words) - (_LENGTH - _STEP), _STEP)
    return [" ".join(words[start : start + _LENGTH]) for start in starts]

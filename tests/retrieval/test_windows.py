from retrieval.windows import windows


def test_a_short_text_is_one_window_as_it_is() -> None:
    assert windows("Điều 1.\nThanh niên là công dân.") == ["Điều 1.\nThanh niên là công dân."]
    assert windows("") == [""]


def test_every_word_of_a_long_text_is_in_a_window() -> None:
    words = [str(number) for number in range(1_999)]
    cut = windows(" ".join(words))
    assert sorted({word for window in cut for word in window.split()}, key=int) == words


def test_windows_overlap_so_that_no_sentence_is_cut_in_all_of_them() -> None:
    first, second = windows(" ".join(str(number) for number in range(500)))[:2]
    assert len(set(first.split()) & set(second.split())) == 100

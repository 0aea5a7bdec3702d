from linktriage.fetching.lately import Lately


def test_what_is_kept_comes_back() -> None:
    lately: Lately[str] = Lately(10)
    lately.keep("a", "apple", 4)
    assert lately.get("a") == "apple"
    assert lately.get("b") is None


def test_the_longest_unused_is_forgotten_when_there_is_no_more_room() -> None:
    lately: Lately[int] = Lately(10)
    lately.keep("a", 1, 4)
    lately.keep("b", 2, 4)
    lately.get("a")
    lately.keep("c", 3, 4)
    assert [lately.get(name) for name in "abc"] == [1, None, 3]


def test_the_newest_is_kept_however_heavy_it_is() -> None:
    lately: Lately[int] = Lately(10)
    lately.keep("a", 1, 40)
    assert lately.get("a") == 1
    lately.keep("b", 2, 1)
    assert lately.get("a") is None


def test_a_value_that_is_kept_again_weighs_once() -> None:
    lately: Lately[int] = Lately(10)
    for value in range(9):
        lately.keep("a", value, 4)
    lately.keep("b", 2, 4)
    assert lately.get("a") == 8

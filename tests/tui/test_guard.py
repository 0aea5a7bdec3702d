from __future__ import annotations

from linktriage.tui.guard import Guard


def test_a_held_key_is_swallowed_as_long_as_it_is_held() -> None:
    guard = Guard()
    guard.decided("full_stop", 10.0)
    assert [guard.swallows("full_stop", 10.0 + n * 0.03) for n in range(1, 60)] == [True] * 59


def test_a_second_press_counts() -> None:
    guard = Guard()
    guard.decided("full_stop", 10.0)
    assert not guard.swallows("full_stop", 10.3)
    assert not guard.swallows("full_stop", 10.35)


def test_another_key_in_between_ends_the_watch() -> None:
    guard = Guard()
    guard.decided("1", 10.0)
    assert not guard.swallows("x", 10.05)
    assert not guard.swallows("1", 10.1)


def test_the_first_repeat_is_in_doubt() -> None:
    guard = Guard()
    guard.decided("X", 10.0)
    doubts = [guard.doubts("X", 10.0 + after) for after in (0.03, 0.25, 0.6, 0.85)]
    assert doubts == [False, True, True, False]
    assert not guard.doubts("x", 10.5)

from __future__ import annotations

import ctypes
import gc
import platform
from collections.abc import Iterator

import pytest

from linktriage.heap import give_back, keep_one_heap, leave_the_old_alone


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has these settings")
def test_glibc_takes_the_settings() -> None:
    assert keep_one_heap()
    assert give_back()


def test_another_c_library_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(_: object) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    assert not keep_one_heap()
    assert not give_back()


@pytest.fixture
def searches() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("searches")
def test_what_is_loaded_is_searched_for_garbage_no_more() -> None:
    before = gc.get_freeze_count()
    leave_the_old_alone()
    assert gc.get_freeze_count() > before


@pytest.mark.usefixtures("searches")
def test_a_search_for_garbage_is_short() -> None:
    leave_the_old_alone()
    young, middle, _ = gc.get_threshold()
    assert young * middle <= 30_000, "a millisecond for two thousand objects"

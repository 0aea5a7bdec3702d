from __future__ import annotations

import ctypes
import gc
import platform

import pytest

from linktriage.triage.reading.heap import keep_one_heap, leave_the_old_alone


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has these settings")
def test_glibc_takes_the_settings() -> None:
    assert keep_one_heap()


def test_another_c_library_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(_: object) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    assert not keep_one_heap()


def test_what_is_loaded_is_searched_for_garbage_no_more() -> None:
    before = gc.get_freeze_count()
    try:
        leave_the_old_alone()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()

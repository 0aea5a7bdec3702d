from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from linktriage.tui.garbage import YOUNG_OBJECTS, keep_little_garbage, no_search_at_first


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_nothing_is_searched_until_all_is_loaded() -> None:
    with no_search_at_first():
        assert not gc.isenabled()
        keep_little_garbage()
        assert gc.isenabled()
        assert gc.get_threshold()[0] == YOUNG_OBJECTS
        assert gc.get_freeze_count() > 0


def test_a_start_that_fails_leaves_the_search_on() -> None:
    with pytest.raises(RuntimeError), no_search_at_first():
        raise RuntimeError
    assert gc.isenabled()

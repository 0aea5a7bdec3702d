from __future__ import annotations

import pytest

from linktriage.errors import BadInput
from linktriage.triage.looks import Look, remember, remembered
from linktriage.triage.places import look_file


def test_the_screen_is_dark_until_another_look_is_chosen() -> None:
    assert remembered() is Look.DARK
    remember(Look.LIGHT)
    assert remembered() is Look.LIGHT
    remember(Look.DARK)
    assert remembered() is Look.DARK


@pytest.mark.parametrize("kept", [b"pink\n", b"\xff\xfe", b""])
def test_what_is_no_look_is_dark(kept: bytes) -> None:
    remember(Look.LIGHT)
    look_file().write_bytes(kept)
    assert remembered() is Look.DARK


def test_a_place_that_cannot_be_written_is_named() -> None:
    look_file().mkdir(parents=True)
    with pytest.raises(BadInput, match="theme cannot be written"):
        remember(Look.LIGHT)

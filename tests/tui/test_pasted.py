"""What is pasted into a field, or told in a notice, is drawn without what acts on a terminal."""

from __future__ import annotations

import pytest
from textual.events import Paste

from linktriage.tui.widgets.letter_area import LetterArea
from linktriage.tui.widgets.strips import Field
from tests.patience import until
from tests.tui.poisoned import ESCAPES, WORDS
from tests.tui.seat import Seat
from tests.tui.test_draft import to_draft

FIELDS = {
    "note": ("c",),
    "filter": ("f",),
    "search": ("slash",),
    "why": ("a", "tab", "tab"),
    "site": ("S",),
    "target": ("T", "a"),
}


@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS)
async def test_letters_pasted_in_a_field_are_harmless_text_and_fire_nothing(
    seat: Seat, keys: tuple[str, ...]
) -> None:
    before = seat.triage.counts()
    await seat.press(*keys)
    await until(lambda: isinstance(seat.app.focused, Field))
    field = seat.app.focused
    assert isinstance(field, Field)
    field.post_message(Paste(f"axXusd. {WORDS}\nq1\r\n"))
    await seat.pilot.pause()
    await seat.looked()
    assert field.value.endswith("q1")
    assert "axXusd. [/x]" in field.value
    assert field.value.isprintable()
    assert all(line.isprintable() for line in seat.screen().splitlines())
    assert seat.triage.counts() == before
    assert seat.app.focused is field


async def test_what_is_pasted_takes_the_place_of_what_is_selected(seat: Seat) -> None:
    await seat.press("c")
    await seat.write("old words")
    field = seat.app.focused
    assert isinstance(field, Field)
    field.select_all()
    field.post_message(Paste("new"))
    await seat.pilot.pause()
    assert field.value == "new"


async def test_a_draft_shows_what_is_pasted_without_what_acts_on_a_terminal(seat: Seat) -> None:
    await to_draft(seat)
    await seat.press("e")
    area = seat.app.focused
    assert isinstance(area, LetterArea)
    area.select_all()
    area.post_message(Paste(f"Subject\n\nBody {ESCAPES}"))
    await seat.pilot.pause()
    assert area.text == "Subject\n\nBody P$qm\\]0;aaaa[21t[c]52;c;eHh42J"


async def test_a_notice_is_cleaned_and_never_markup(seat: Seat) -> None:
    seat.app.notify(f"Not kept: [/] {WORDS}")
    await seat.pilot.pause()
    assert "Not kept: [/] [/x][@click=app.accept]" in seat.notices()
    assert all(line.isprintable() for line in seat.screen().splitlines())


async def test_what_is_copied_can_be_pasted_into_a_shell(seat: Seat) -> None:
    seat.app.copy_to_clipboard(f"harmless{ESCAPES}")
    assert seat.app.clipboard.isprintable()

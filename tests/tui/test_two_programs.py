"""Another program decides while a screen is open: it is said, and what was typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from linktriage.model import Reject, RejectReason, Status
from linktriage.triage import Triage
from linktriage.tui.screens.list import ListScreen
from tests.tui.seat import Seat, seated
from tests.tui.test_draft import to_draft

REASON = Reject((RejectReason.COMPETITOR,))


@contextmanager
def another_program(seat: Seat) -> Iterator[Triage]:
    """Open the same database a second time."""
    with closing(Triage(seat.triage.store.path)) as other:
        yield other


def decide_elsewhere(seat: Seat, site: str) -> None:
    with another_program(seat) as other:
        found = other.find(f"{site}.example")
        assert found is not None
        other.decide(found.prospect, REASON)


@pytest.mark.parametrize(
    "keys", [("X", "1"), ("L", "2"), ("A", "1")], ids=["reject", "later", "accept"]
)
@pytest.mark.parametrize("marks", [("space", "space", "space"), ("space", "j", "V")])
async def test_a_bulk_act_does_not_go_over_a_decision_made_elsewhere(
    seat: Seat, marks: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    await seat.press("l", *marks)
    await seat.looked()
    decide_elsewhere(seat, "palletpost")
    await seat.press(*keys)
    await seat.looked()
    assert "Meanwhile palletpost.example was changed elsewhere (rejected)" in seat.notices()
    assert seat.stored("palletpost").decision == REASON
    assert seat.stored("quayside").decision is None

    on = seat.app.screen
    assert isinstance(on, ListScreen)
    assert len(on.pane.marked) == 2
    await seat.press(*keys)
    await seat.looked()
    assert "Done" in seat.notices()
    assert seat.stored("palletpost").decision == REASON


async def test_the_row_under_the_cursor_that_was_decided_elsewhere_stays_so(seat: Seat) -> None:
    await seat.press("l")
    decide_elsewhere(seat, "quayside")
    await seat.press("X", "1")
    await seat.looked()
    assert "Meanwhile quayside.example was changed elsewhere (rejected)" in seat.notices()
    assert seat.stored("quayside").decision == REASON
    on = seat.app.screen
    assert isinstance(on, ListScreen)
    assert on.pane.count == 5


@pytest.mark.parametrize("marks", [("space", "space", "space"), ("space", "j", "V")])
async def test_a_bulk_act_notices_whatever_was_changed_elsewhere(
    seat: Seat, marks: tuple[str, ...]
) -> None:
    await seat.press("l", *marks)
    await seat.looked()
    with another_program(seat) as other:
        other.write_note(
            other.dossier(seat.stored("palletpost").prospect.id).prospect, "call first"
        )
    await seat.press("X", "1")
    await seat.looked()
    assert "Meanwhile palletpost.example was changed elsewhere (queued)" in seat.notices()
    assert seat.triage.counts().rejected == 0


async def test_a_change_between_the_question_and_its_answer_is_noticed(seat: Seat) -> None:
    await seat.press("l", "space", "space", "X")
    decide_elsewhere(seat, "palletpost")
    await seat.press("2")
    await seat.looked()
    assert "Meanwhile palletpost.example was changed elsewhere (rejected)" in seat.notices()
    assert seat.stored("quayside").decision is None


async def test_what_the_person_changed_since_the_marks_is_no_surprise(triage: Triage) -> None:
    triage.choose_order("manual")
    async with seated(triage) as seat:
        await seat.press("l", "space", "K", "X", "1")
        await seat.looked()
        assert "Done" in seat.notices()


async def test_a_draft_that_is_typed_while_another_program_writes_is_kept(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.area.load_text("A subject\n\nTyped by me.")
    with another_program(seat) as other:
        other.star(other.dossier(screen.dossier.prospect.id).prospect)
    await seat.press("escape")
    assert "did: star" in seat.notices()
    assert screen.area.display
    assert screen.area.text == "A subject\n\nTyped by me."
    await seat.press("escape")
    kept = seat.stored("quayside")
    assert kept.prospect.starred
    assert kept.pitch is not None
    assert kept.pitch.body == "Typed by me."


async def test_a_strip_that_asks_for_a_reason_shows_what_was_decided_elsewhere(seat: Seat) -> None:
    await seat.press("x")
    decide_elsewhere(seat, "quayside")
    await seat.press("1")
    assert "Meanwhile" in seat.notices()
    assert seat.here == "quayside"
    assert seat.stored("quayside").decision == REASON
    await seat.press("escape")
    assert seat.desk.sitting.needed().prospect.status is Status.REJECTED


async def test_an_answer_and_a_star_do_not_go_over_what_was_done_elsewhere(seat: Seat) -> None:
    with another_program(seat) as other:
        other.write_note(other.dossier(seat.stored("quayside").prospect.id).prospect, "theirs")
    await seat.press("1", "m")
    prospect = seat.stored("quayside").prospect
    assert prospect.note == "theirs"
    assert prospect.starred
    assert not prospect.answers, "the first key found it changed, and was told so"

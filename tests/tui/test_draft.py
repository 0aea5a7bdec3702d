from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import TextArea

from linktriage.errors import BadInput, StoreError
from linktriage.model import Contact, Pitch, Problem, Severity
from linktriage.pitching import TheirRule
from linktriage.triage import Triage
from linktriage.tui.editing import edit_outside, joined, parted
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.widgets.draft_pane import DraftPane, ProblemsPane
from tests.tui.samples import NOW
from tests.tui.seat import Seat


async def to_draft(seat: Seat) -> DraftScreen:
    """Accept the first prospect and open its draft."""
    await seat.press("a", "enter")
    seat.desk.sitting.open(seat.stored("quayside").prospect.id)
    seat.desk.show()
    await seat.press("d")
    await seat.pilot.pause()
    screen = seat.app.screen
    assert isinstance(screen, DraftScreen), seat.notices()
    return screen


async def test_only_an_accepted_prospect_has_a_draft(seat: Seat) -> None:
    await seat.press("d")
    assert "only accepted prospects are written to" in seat.notices()
    assert seat.app.screen is seat.desk


async def test_the_draft_is_kept_and_shown_with_its_problems(seat: Seat) -> None:
    screen = await to_draft(seat)
    kept = seat.stored("quayside").pitch
    assert kept is not None
    assert kept.subject in seat.text(DraftPane)
    assert screen.query_one(ProblemsPane).border_title is not None
    await seat.press("j", "down", "k", "up", "question_mark", "escape", "q")
    await seat.press("d")
    await seat.pilot.pause()
    assert isinstance(seat.app.screen, DraftScreen)


async def test_editing_here_keeps_the_changes_at_escape(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.query_one(TextArea).load_text("A new subject\n\nA new body, q and x.")
    await seat.press("escape")
    kept = seat.stored("quayside").pitch
    assert kept is not None
    assert (kept.subject, kept.body, kept.edited) == ("A new subject", "A new body, q and x.", True)
    assert "A new body" in seat.text(DraftPane)
    await seat.press("e", "escape", "escape")
    assert seat.app.screen is seat.desk
    await seat.press("u")
    assert seat.stored("quayside").pitch != kept


async def test_the_editor_of_the_person_is_used(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await to_draft(seat)
    monkeypatch.setattr(
        "linktriage.tui.screens.draft.edit_outside", lambda _: "Outside\n\nWritten outside."
    )
    monkeypatch.setattr(type(seat.app), "suspend", lambda _: open(os.devnull))  # noqa: PTH123, SIM115 - any context manager
    await seat.press("E")
    assert screen.pitch.subject == "Outside"


async def test_another_template_drafts_anew(seat: Seat) -> None:
    screen = await to_draft(seat)
    names = seat.triage.templates()
    for _ in names:
        await seat.press("t")
    assert screen.pitch.template in names


async def test_subject_and_body_are_copied(seat: Seat) -> None:
    copied: list[str] = []
    seat.app.copy_to_clipboard = copied.append  # type: ignore[method-assign, assignment]
    screen = await to_draft(seat)
    await seat.press("y")
    assert copied == [joined(screen.pitch.subject, screen.pitch.body).rstrip()]
    assert not copied[0].endswith("\n")


async def test_what_cannot_be_kept_is_said_and_stays(seat: Seat) -> None:
    screen = await to_draft(seat)

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    seat.triage.save_pitch = full  # type: ignore[method-assign, assignment]
    await seat.press("e")
    screen.query_one(TextArea).load_text("Other\n\nwords")
    await seat.press("escape")
    assert "The disk is full." in seat.notices()
    assert screen.query_one(TextArea).display
    assert screen.query_one(TextArea).text == "Other\n\nwords"


async def test_problems_stand_beside_the_draft(seat: Seat) -> None:
    screen = await to_draft(seat)
    problems = (
        Problem("long", "it is [b]long[/x]", Severity.WARN),
        Problem("empty", "nothing of the page is named", Severity.BLOCK, quote="Hi there"),
    )
    contact = Contact(email="ana@quayside.example", name="Ana")
    pitch = Pitch("partner", "Subject [/x]", "Body", NOW, problems, edited=True, contact=contact)
    screen.pitch = pitch
    screen._show()
    await seat.pilot.pause()
    shown = seat.screen()
    for words in ("2 to look at", "it is [b]long[/x]", "✗ must change", "“Hi there”", "Ana ana@"):
        assert words in shown
    screen.pitch = Pitch("partner", "Subject", "Body", NOW)
    screen._show()
    await seat.pilot.pause()
    assert "Nothing to look at" in seat.screen()
    assert "no contact found yet" in seat.screen()


def test_a_draft_goes_out_and_comes_back_as_one_text() -> None:
    assert parted(joined("Subject", "Line\n\nLine")) == ("Subject", "Line\n\nLine")


def test_the_editor_is_what_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "edited \\033[2J" > "$1"\n')
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    assert edit_outside("before") == "edited [2J"


@pytest.mark.parametrize(
    ("editor", "sentence"),
    [("/nonexistent/editor", "cannot be started"), ("false", "failed; nothing was changed")],
)
def test_an_editor_that_fails_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, editor: str, sentence: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(BadInput, match=sentence):
        edit_outside("before")


async def test_another_template_asks_before_it_replaces_an_edit(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.query_one(TextArea).load_text("A new subject\n\nA new body.")
    await seat.press("escape", "t")
    assert screen.pitch.edited
    await seat.press("t")
    assert not screen.pitch.edited


async def test_a_draft_is_not_copied_before_their_rules_were_read(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = TheirRule(
        "We do not accept guest posts.", "https://quayside.example/contact", NOW.date()
    )
    monkeypatch.setattr(Triage, "rules", lambda _self, _dossier: (rule,))
    screen = await to_draft(seat)
    assert "We do not accept guest posts." in seat.text(ProblemsPane)
    await seat.press("y")
    assert screen.hints.said == "read their rules first, then press R"
    await seat.press("R")
    assert not screen.triage.rules_wait(screen.dossier)
    await seat.press("y")
    assert screen.hints.said == "copied subject and body"

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import TextArea

from linktriage.errors import BadInput, StoreError
from linktriage.model import Accept, Contact, MarkKind, Pitch, Problem, Severity, Status
from linktriage.pitching import TheirRule
from linktriage.triage import Triage
from linktriage.tui.editing import edit_outside, joined, parted
from linktriage.tui.opening import open_mail
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.widgets.draft_pane import DraftPane, ProblemsPane
from linktriage.tui.widgets.strips import ChoiceStrip
from tests.patience import until
from tests.tui.samples import NOW
from tests.tui.seat import Seat


async def to_draft(seat: Seat) -> DraftScreen:
    """Accept the first prospect and open its draft."""
    await seat.press("a", "enter")
    seat.desk.sitting.open(seat.stored("quayside").prospect.id)
    seat.desk.show()
    await seat.press("d")
    return await arrived(seat)


async def arrived(seat: Seat) -> DraftScreen:
    """Wait for the draft, which is made beside the screen."""
    await until(
        lambda: isinstance(seat.app.screen, DraftScreen) and seat.app.screen.query(DraftPane)
    )
    await seat.pilot.pause()
    screen = seat.app.screen
    assert isinstance(screen, DraftScreen)
    return screen


def sound(screen: DraftScreen) -> None:
    """Keep the draft without any problem."""
    screen.keep(replace(screen.pitch, problems=()))


def blocked(screen: DraftScreen) -> None:
    """Keep the draft with a problem that blocks, and one that does not."""
    field = Problem("left-over", "a field is left over", Severity.BLOCK, "[NAME]")
    long = Problem("overselling", "this oversells", quote="amazing")
    body = "Hello [NAME],\n\nan amazing page."
    screen.keep(replace(screen.pitch, body=body, problems=(long, field)))


async def test_only_an_accepted_prospect_has_a_draft(seat: Seat) -> None:
    await seat.press("d")
    await until(seat.notices)
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
    await arrived(seat)


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
    sound(screen)
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
    screen.show()
    await seat.pilot.pause()
    shown = seat.screen()
    for words in ("2 to look at", "it is [b]long[/x]", "✗ must change", "“Hi there”", "Ana ana@"):
        assert words in shown
    screen.pitch = Pitch("partner", "Subject", "Body", NOW)
    screen.show()
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
    assert screen.hints.said == "read their rules first: then press R"
    await seat.press("o")
    assert screen.hints.said == "read their rules first, then press R"
    await seat.press("R")
    assert not screen.triage.rules_wait(screen.dossier)
    sound(screen)
    await seat.press("y")
    assert screen.hints.said == "copied subject and body"


async def test_what_blocks_stops_the_copy_until_it_is_overruled_with_a_note(seat: Seat) -> None:
    copied: list[str] = []
    seat.app.copy_to_clipboard = copied.append  # type: ignore[method-assign, assignment]
    screen = await to_draft(seat)
    blocked(screen)
    await seat.press("y")
    assert screen.hints.said == "it stays here: a field is left over: e edits, o overrules"
    await seat.press("w")
    assert "keep it here" in seat.notices()
    await seat.press("o", "enter")
    assert screen.prompt.display, "a note is needed"
    await seat.write("an old friend")
    await seat.press("enter", "y")
    assert copied
    assert screen.hints.said == "copied subject and body"
    kept = seat.stored("quayside").pitch
    assert kept is not None
    assert "(overruled: an old friend)" in kept.problems[1].message
    await seat.press("o")
    assert screen.hints.said == "nothing keeps this draft here"


async def test_a_draft_that_is_blocked_is_not_offered_for_copying(seat: Seat) -> None:
    screen = await to_draft(seat)
    blocked(screen)
    await seat.press("q", "y")
    assert "pitch" not in seat.text(ChoiceStrip)
    await seat.press("escape", "d")
    sound(await arrived(seat))
    await seat.press("q", "y")
    assert "pitch" in seat.text(ChoiceStrip)


async def test_the_words_of_a_problem_are_marked_in_the_text(seat: Seat) -> None:
    screen = await to_draft(seat)
    blocked(screen)
    marked = [
        (run.text, run.ink)
        for number in range(screen.pane.height_of_content())
        for run in screen.pane.line(number)
        if run.ink.split()[-1:] in (["blocked"], ["evidence"])
    ]
    assert marked == [("[NAME]", "blocked"), ("amazing", "evidence")]
    assert "a field is left over" in seat.text(ProblemsPane)


async def test_the_lint_looks_at_what_is_typed(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.area.load_text("A subject\n\nHello [FIRST NAME],\n\nplease link to us.")
    await until(lambda: "a field is left over" in seat.text(ProblemsPane))
    await seat.pilot.pause()
    marked = screen.area.get_line(2)
    assert [marked.plain[span.start : span.end] for span in marked.spans] == ["[FIRST NAME]"]
    await seat.press("escape")
    assert seat.app.screen is screen
    assert "[FIRST NAME]" in seat.text(DraftPane)


def contacts_of(seat: Seat) -> list[str]:
    return [one.email for one in seat.triage.contacts(seat.stored("quayside"))]


async def test_a_contact_is_chosen_among_several(seat: Seat) -> None:
    for email, name in (("bo@quayside.example", "Bo Ek"), ("ana@quayside.example", "Ana Ruiz")):
        seat.triage.add_contact(seat.stored("quayside"), email, name)
    seat.desk.show_stored()
    screen = await to_draft(seat)
    assert screen.pitch.body.startswith("Hello Bo,")
    await seat.press("c")
    assert "ana@quayside.example, Ana Ruiz" in seat.text(ChoiceStrip)
    await seat.press("2")
    assert screen.pitch.contact is not None
    assert screen.pitch.contact.email == "ana@quayside.example"
    assert screen.pitch.body.startswith("Hello Ana,")
    await seat.press("e")
    screen.query_one(TextArea).load_text("A subject\n\nHello Ana,\n\nmy own words.")
    await seat.press("escape", "c", "1")
    assert screen.pitch.contact.email == "bo@quayside.example"
    assert "my own words" in screen.pitch.body
    assert "your words are kept" in screen.hints.said


async def test_contacts_are_typed_put_right_and_struck_off(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("c", "a")
    await seat.write("bo at quayside")
    await seat.press("enter")
    assert "is no mail address" in seat.notices()
    screen.prompt.ask("add contact", "Who?", "bo@quayside.example, Bo Eck, editor")
    await seat.press("enter")
    assert contacts_of(seat) == ["bo@quayside.example"]
    assert screen.pitch.body.startswith("Hello Bo,")
    await seat.press("c", "p")
    assert screen.prompt.text == "bo@quayside.example, Bo Eck, editor"
    screen.prompt.ask("fix contact", "Who?", "bo.ek@quayside.example, Bo Ek, editor")
    await seat.press("enter")
    assert contacts_of(seat) == ["bo.ek@quayside.example"]
    await seat.press("c", "s")
    assert contacts_of(seat) == []
    assert screen.pitch.contact is None
    await seat.press("c", "p", "s", "escape", "q", "u", "u")
    assert contacts_of(seat) == ["bo.ek@quayside.example"]


async def test_the_next_variant_is_for_the_same_approach(seat: Seat) -> None:
    screen = await to_draft(seat)
    own = screen.pitch.template
    await seat.press("v")
    assert screen.pitch.template != own
    assert screen.pitch.template.startswith(f"{own}-")


async def test_an_earlier_version_comes_back(seat: Seat) -> None:
    screen = await to_draft(seat)
    first = screen.pitch.subject
    await seat.press("e")
    screen.query_one(TextArea).load_text("Another subject\n\nAnother body.")
    await seat.press("escape", "h")
    assert "edited: Another subject" in seat.text(ChoiceStrip)
    await seat.press("2")
    assert screen.pitch.subject == first
    kept = seat.stored("quayside").pitch
    assert kept is not None
    assert kept.subject == first


async def test_an_outcome_is_written_down_with_day_and_note(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("m", "2")
    assert screen.prompt.text == str(seat.triage.now().date())
    screen.prompt.ask("outcome", "When?", "soon")
    await seat.press("enter")
    assert "is no day" in seat.notices()
    screen.prompt.ask("outcome", "When?", "2026-03-01 wants to see it")
    await seat.press("enter")
    [mark] = seat.triage.marks()
    assert (mark.kind, str(mark.on), mark.note) == (
        MarkKind.REPLIED, "2026-03-01", "wants to see it",
    )  # fmt: skip
    await seat.press("H")
    await seat.pilot.pause()
    assert "replied: wants to see it" in seat.screen()
    await seat.press("escape")
    assert seat.app.screen is screen


async def test_after_a_no_the_site_is_left_alone_and_undo_brings_it_back(seat: Seat) -> None:
    await to_draft(seat)
    await seat.press("m", "6", "enter")
    await seat.pilot.pause()
    assert seat.app.screen is seat.desk
    assert "left alone from now on" in seat.notices()
    assert seat.stored("quayside").prospect.status is Status.SUPPRESSED
    await seat.press("u")
    assert isinstance(seat.stored("quayside").decision, Accept)


async def test_the_draft_opens_in_the_mail_program(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    screen = await to_draft(seat)
    sound(screen)
    await seat.press("w")
    await until(lambda: "nothing is sent before you do" in seat.notices())
    assert opened[0].startswith("mailto:?subject=")


@pytest.mark.parametrize("address", ["https://a.example/", "mailto:ana@a.example"])
def test_where_there_is_no_mail_program_it_is_said(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def none(_address: str) -> bool:
        raise OSError

    monkeypatch.setattr("webbrowser.open", none)
    assert "No mail program here" in open_mail(address)


async def test_somebody_written_to_lately_is_told_of_before_there_is_a_draft(seat: Seat) -> None:
    await seat.press("a", "enter")
    dossier = seat.stored("quayside")
    seat.triage.mark(dossier, MarkKind.SENT, seat.triage.now().date() - timedelta(days=9))
    seat.desk.sitting.open(dossier.prospect.id)
    seat.desk.show()
    await seat.press("d")
    assert "9 days ago; the policy waits 100" in str(seat.desk.choice.border_title)
    await seat.press("escape", "h")
    assert "sent" in seat.screen()
    await seat.press("escape", "d", "1")
    await arrived(seat)


async def test_a_site_without_a_past_says_so(seat: Seat) -> None:
    await seat.press("h")
    assert "Nothing yet, in any campaign." in seat.screen()
    await seat.press("down", "up", "escape")
    assert seat.app.screen is seat.desk

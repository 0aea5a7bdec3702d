"""What a person who sat at it for hours stumbled over, and does not any more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from linktriage.model import Contact, OutboundLink, Placement, Sender
from linktriage.triage import Triage, View
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.screens.links import LinksPane
from linktriage.tui.widgets.accept_strip import AcceptStrip
from linktriage.tui.widgets.facts_pane import known
from tests.tui.samples import TARGETS, campaign, keep, target
from tests.tui.seat import Seat, seated

NINE = (*TARGETS, *(target(f"/more/number-{n}", cluster=f"berth {n}") for n in range(6)))


async def drafted(seat: Seat) -> None:
    """Wait until the draft is there."""
    for _ in range(200):
        await seat.pilot.pause(0.02)
        if isinstance(seat.app.screen, DraftScreen):
            return
    raise AssertionError(seat.screen())


async def test_the_first_draft_asks_who_writes_and_the_next_one_does_not(triage: Triage) -> None:
    triage.change_campaign(replace(triage.campaign, sender=Sender(role="editor")))
    async with seated(triage) as seat:
        await seat.press("a", "enter", "enter", "apostrophe", "d")
        assert "Who writes?" in seat.screen()
        await seat.press("enter")
        assert "type the name" in seat.desk.hints.said
        await seat.write("Mara  Lind")
        await seat.press("enter")
        await drafted(seat)
        assert "Mara Lind" in seat.screen()
        assert triage.campaign.sender == Sender("Mara Lind", "editor")
        await seat.press("escape", "a", "enter", "enter", "apostrophe", "d")
        await drafted(seat)
        assert "Who writes?" not in seat.screen()


async def test_who_did_not_decide_yet_is_not_asked_who_writes(triage: Triage) -> None:
    triage.change_campaign(replace(triage.campaign, sender=Sender()))
    async with seated(triage) as seat:
        await seat.press("d")
        await seat.pilot.pause(0.2)
        assert not seat.desk.prompt.display


async def test_the_ends_of_the_queue_are_said(seat: Seat) -> None:
    await seat.press("K")
    assert seat.desk.hints.said == "this is the first prospect"
    await seat.press(*"JJJJJ")
    assert not seat.desk.hints.said.startswith("this is")
    await seat.press("J")
    assert seat.desk.hints.said == "this is the last prospect"


async def test_the_target_chosen_is_in_sight_however_many_there_are(tmp_path: Path) -> None:
    triage = campaign(tmp_path, targets=NINE)
    async with seated(triage, (80, 24)) as seat:
        await seat.press("a")
        for digit in range(1, 10):
            await seat.press(str(digit))
            line = next(one for one in seat.screen().splitlines() if "target  " in one)
            assert f"▸{digit} /" in line
            assert len(line) <= 80
    triage.close()


async def test_a_warning_about_an_anchor_goes_with_it(tmp_path: Path) -> None:
    triage = campaign(tmp_path)
    async with seated(triage) as seat:
        await seat.press("a")
        strip = seat.desk.query_one(AcceptStrip)
        form = strip.form
        assert form is not None
        anchor = form.suggestion.anchor
        warning = f"“{anchor}” is planned 3 times for this page already: vary it"
        warned = replace(form, suggestion=replace(form.suggestion, warnings=(warning, "other")))
        assert warned.warnings == (warning, "other")
        assert warned.typed("anchor", "a guide with figures").warnings == ("other",)
    triage.close()


async def test_equal_links_are_listed_once_with_how_many_there_are(tmp_path: Path) -> None:
    triage = campaign(tmp_path)
    one = OutboundLink("https://rates.example/a", "rates.example", "rates", (), Placement.BODY)
    links = (one, replace(one, paragraph=2, start=1), replace(one, paragraph=3, in_text=True))
    other = replace(one, anchor="other words")
    keep(triage, triage.prospects(View())[0], links=(*links, other))
    async with seated(triage) as seat:
        await seat.press("L")
        pane = seat.app.screen.query_one(LinksPane)
        assert [link.anchor for link in pane.links] == ["rates", "other words"]
        assert "×3 followed" in seat.screen()
        assert "4 links (2 unlike)" in seat.screen()
    triage.close()


async def test_the_type_of_a_row_is_whole_where_there_is_little_room(triage: Triage) -> None:
    async with seated(triage, (80, 24)) as seat:
        await seat.press("l")
        row = next(one for one in seat.screen().splitlines() if "quayside" in one)
        assert row.rstrip("│ ").endswith("targeted")


def test_a_mailbox_that_names_nobody_is_not_called_a_person(triage: Triage) -> None:
    dossier = triage.dossier(triage.prospects(View())[0])
    people = (
        Contact("sales@quayside.example", "", "person"),
        Contact("e@quayside.example", "", "editor"),
    )
    shown = [value for _, value, _ in known(replace(dossier, contacts=people))]
    assert "sales@quayside.example" in shown
    assert "e@quayside.example (editor)" in shown

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linktriage.errors import StoreError
from linktriage.model import (
    Accept,
    Approach,
    Helps,
    OutboundLink,
    Park,
    Placement,
    Provenance,
    Readiness,
    Reject,
    RejectReason,
    Rel,
    Role,
    Status,
)
from linktriage.triage import Triage, View
from linktriage.tui import guard
from linktriage.tui.widgets.accept_strip import AcceptStrip, Notes
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.hints import Hints
from tests.tui.samples import campaign, keep
from tests.tui.seat import Seat, seated


def intent(seat: Seat, site: str) -> Accept:
    decision = seat.stored(site).decision
    assert isinstance(decision, Accept)
    return decision


async def test_two_keys_accept_what_is_suggested_and_go_on(seat: Seat) -> None:
    await seat.press("a", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.target.startswith("https://ours.example/")
    assert set(planned.provenance.values()) == {Provenance.SUGGESTED}
    assert seat.here == "palletpost"


async def test_what_was_accepted_is_told_with_the_path_of_the_target(seat: Seat) -> None:
    await seat.press("a", "2", "enter")
    assert "✓ accepted quayside.example for /" in seat.text(Hints)


async def test_three_keys_accept_for_a_target_that_was_chosen(seat: Seat) -> None:
    form = seat.desk.sitting.form()
    assert form is not None
    await seat.press("a", "2", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.target == form.targets[1].target.url
    assert planned.provenance["target"] is Provenance.TYPED


async def test_what_is_typed_stays_when_another_target_is_chosen(seat: Seat) -> None:
    await seat.press("a", "tab", "tab", "end")
    await seat.write(" x")
    await seat.press("escape", "2", "tab", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.why.endswith(" x")
    assert planned.provenance["why"] is Provenance.TYPED
    assert planned.provenance["anchor"] is Provenance.SUGGESTED


async def test_letters_typed_in_a_field_decide_nothing(seat: Seat) -> None:
    await seat.press("a", "tab")
    await seat.write("xX.sdu1")
    assert seat.here == "quayside"
    await seat.press("backspace", "delete", "escape", "escape")
    assert seat.stored("quayside").prospect.status is Status.QUEUED
    assert not seat.desk.accept_strip.display


async def test_escape_keeps_the_draft_of_the_strip(seat: Seat) -> None:
    await seat.press("a", "tab", "tab", "end")
    await seat.write("!!")
    await seat.press("escape", "escape", "J", "K", "a")
    strip = seat.desk.accept_strip
    assert strip.form is not None
    assert strip.form.texts["why"].endswith("!!")


async def test_an_accept_without_a_reason_asks_for_it(seat: Seat) -> None:
    await seat.press("a")
    strip = seat.desk.accept_strip
    assert strip.form is not None
    strip.show(strip.form.typed("why", ""))
    await seat.press("enter")
    assert seat.here == "quayside"
    assert seat.app.focused is not None
    assert seat.app.focused.id == "why"
    await seat.write("because")
    await seat.press("enter")
    assert intent(seat, "quayside").intent.why == "because"


async def test_a_reason_typed_blind_behind_an_accept_decides_nothing_on_the_next(
    seat: Seat,
) -> None:
    await seat.press("a", "enter")
    await seat.write("shows the")
    await seat.press("enter")
    assert seat.here == "palletpost"
    assert "Enter again: to the end of the queue" in seat.screen()
    await seat.press("enter")
    assert seat.triage.counts().later == 1, "who presses Enter again means it"


async def test_a_reason_typed_blind_into_the_strip_is_not_saved_unseen(seat: Seat) -> None:
    await seat.press("a")
    await seat.write("because")
    assert "e means nothing here: Tab goes to the fields" in seat.screen()
    await seat.press("enter")
    assert seat.here == "quayside"
    assert "Enter again saves it" in seat.screen()
    await seat.press("enter")
    assert seat.here == "palletpost"


async def test_letters_astray_are_forgotten_in_a_field_and_with_the_strip(seat: Seat) -> None:
    await seat.press("a", "e", "tab", "tab", "end")
    await seat.write("!")
    await seat.press("enter")
    assert intent(seat, "quayside").intent.why.endswith("!")
    await seat.press("a", "e", "escape", "a", "enter")
    assert seat.here == "dockyard"


async def test_a_digit_answers_whatever_was_typed_before_it(seat: Seat) -> None:
    await seat.press("x", "w", "u")
    assert "u is no answer" in seat.screen()
    await seat.press("2")
    assert seat.stored("quayside").decision == Reject((RejectReason.EVERY_NICHE,))
    await seat.press("x", "enter")
    assert seat.here == "dockyard"


async def test_place_and_rel_are_a_key_each(seat: Seat) -> None:
    await seat.press("a", "p", "r", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.rel is Rel.NOFOLLOW
    assert planned.provenance["passage"] is Provenance.TYPED


async def test_the_place_that_was_jumped_to_is_taken(seat: Seat) -> None:
    await seat.press("p", "p", "a")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.taken is form.suggestion.places[1]
    assert form.provenance["passage"] is Provenance.TYPED
    await seat.press("p")
    other = seat.desk.accept_strip.form
    assert other is not None
    await seat.press("escape", "p", "a")
    kept = seat.desk.accept_strip.form
    assert kept is not None
    assert kept.place == other.place, "what was left unsaved comes back as it was"


async def test_the_first_place_stays_a_suggestion(seat: Seat) -> None:
    await seat.press("p", "a")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.provenance["passage"] is Provenance.SUGGESTED


async def test_three_anchors_that_stand_in_the_paragraph_are_a_key_apart(seat: Seat) -> None:
    await seat.press("a")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.taken is not None
    assert 1 < len(form.anchors) <= 3
    assert all(anchor in form.taken.text for anchor in form.anchors)
    assert all(f"{anchor} {form.kind_of(anchor)}" in seat.screen() for anchor in form.anchors)
    assert f"¶ {form.taken.paragraph + 1} says {form.taken.words[0]}" in seat.screen()
    await seat.press("n", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.anchor == form.anchors[1]
    assert planned.provenance["anchor"] is Provenance.TYPED


async def test_an_anchor_goes_with_the_paragraph_it_stands_in(seat: Seat) -> None:
    await seat.press("a", "n", "p")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.texts["anchor"] in form.anchors
    assert form.provenance["anchor"] is Provenance.SUGGESTED
    assert form.taken is not None
    assert f"speaks of {form.taken.words[0]}" in form.texts["why"]
    places = len(form.suggestion.places)
    await seat.press(*["p"] * (places - 1))
    assert seat.desk.accept_strip.form is not None
    before = seat.desk.accept_strip.form.texts["anchor"]
    await seat.press("n")
    assert seat.desk.accept_strip.form.texts["anchor"] == before


async def test_an_accept_for_a_target_that_is_gone_is_planned_anew(seat: Seat) -> None:
    await seat.press("a", "enter", "K")
    planned = intent(seat, "quayside").intent
    gone = next(one for one in seat.triage.targets() if one.url == planned.target)
    seat.triage.remove_target(gone)
    await seat.press("a")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.target.url != planned.target
    assert form.texts["cluster"] == form.target.cluster


async def test_the_last_place_is_followed_by_none(seat: Seat) -> None:
    await seat.press("a")
    strip = seat.desk.accept_strip
    assert strip.form is not None
    places = len(strip.form.suggestion.places)
    await seat.press(*["p"] * places)
    assert strip.form.taken is None
    assert "none" in seat.screen()
    await seat.press("enter")
    assert intent(seat, "quayside").intent.passage == ""


async def test_tab_walks_the_fields_and_back_to_the_strip(seat: Seat) -> None:
    await seat.press("a")
    stops = []
    for _ in range(5):
        await seat.press("tab")
        assert seat.app.focused is not None
        stops.append(seat.app.focused.id)
    assert stops == ["anchor", "why", "cluster", "signal", None]
    await seat.press("shift+tab")
    assert seat.desk.query_one("#signal").has_focus


async def test_zone_rel_use_and_signal_are_changed_with_a_key_each(seat: Seat) -> None:
    await seat.press("a")
    assert "z body suggested" in seat.screen()
    assert "h to understand suggested" in seat.screen()
    await seat.press("z", "r", "h", "s", "enter")
    planned = intent(seat, "quayside").intent
    assert planned.placement is Placement.LIST
    assert planned.rel is Rel.NOFOLLOW
    assert planned.helps is Helps.VERIFY
    assert planned.signal == "our site belongs to the topic freight class"
    typed = {name for name, source in planned.provenance.items() if source is Provenance.TYPED}
    assert typed == {"placement", "rel", "helps", "signal"}
    assert planned.provenance["anchor"] is Provenance.SUGGESTED


async def test_the_signal_follows_what_is_chosen_until_it_is_typed(seat: Seat) -> None:
    await seat.press("a", "r")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.texts["signal"].startswith("none to search engines")
    await seat.press("shift+tab")
    await seat.write("!")
    await seat.press("escape", "r", "r", "r")
    form = seat.desk.accept_strip.form
    assert form is not None
    assert form.texts["signal"].endswith("!")
    await seat.press("s")
    assert "answers" in seat.screen() or "topic" in seat.screen()


async def test_a_weak_zone_asks_for_a_second_enter_and_says_why(seat: Seat) -> None:
    await seat.press("a", "z", "z")
    assert "says nothing of any of them" in seat.screen()
    await seat.press("enter")
    assert seat.here == "quayside"
    assert "Enter again saves it all the same" in seat.screen()
    await seat.press("z", "enter")
    assert seat.here == "quayside", "another zone is another question"
    await seat.press("enter")
    assert intent(seat, "quayside").intent.placement is Placement.BIO


async def test_a_paid_link_that_is_not_to_be_marked_asks_too(seat: Seat) -> None:
    await seat.press("a")
    strip = seat.desk.accept_strip
    assert strip.form is not None
    paid = replace(strip.form.suggestion, rel=Rel.SPONSORED)
    strip.show(replace(strip.form, suggestion=paid))
    await seat.pilot.pause()
    assert "money was asked for this link" in seat.screen()
    await seat.press("enter")
    assert seat.here == "quayside"
    await seat.press("enter")
    assert intent(seat, "quayside").intent.rel is Rel.FOLLOW


async def test_a_money_page_asks_for_a_reason_of_its_own(seat: Seat) -> None:
    form = seat.desk.sitting.form()
    assert form is not None
    money = [one.target.role for one in form.targets].index(Role.MONEY) + 1
    await seat.press("a", str(money))
    assert "1-9 target" in seat.text(Hints)
    await seat.press("enter")
    assert seat.desk.query_one("#why").has_focus
    assert "needed" in seat.screen()
    assert "say why this link should exist" in seat.text(Hints)
    assert "1-9" not in seat.text(Hints), "letters and digits are typed into the field now"
    assert "Tab fields" in seat.text(Hints)
    await seat.write("they ask for quotes")
    await seat.press("enter", "enter")
    assert intent(seat, "quayside").intent.why == "they ask for quotes"


async def test_a_page_that_links_to_you_already_says_so(tmp_path: Path) -> None:
    triage = campaign(tmp_path, read=0)
    [first, *_] = triage.prospects(View())
    links = tuple(
        OutboundLink(f"https://ours.example/{n}", "ours.example", "density", paragraph=2, start=n)
        for n in (1, 2)
    )
    keep(triage, first, links=links)
    async with seated(triage) as seat:
        await seat.press("p")
        assert "already links to you" in seat.text(Hints)
        await seat.press("a")
        assert "already links to you: https://ours.example/1 as “density” in ¶ 3" in seat.screen()
        assert "(and 1 more)" in seat.screen()
    triage.close()


async def test_what_is_to_be_thought_about_takes_three_lines_at_most(seat: Seat) -> None:
    await seat.press("a")
    strip = seat.desk.accept_strip
    strip.warn([f"note number {n}" for n in range(5)])
    await seat.pilot.pause()
    assert "note number 2 …" in seat.screen()
    assert "note number 3" not in seat.screen()


async def test_an_unknown_digit_chooses_no_target(seat: Seat) -> None:
    await seat.press("a", "9", "enter")
    assert intent(seat, "quayside").intent.provenance["target"] is Provenance.SUGGESTED


async def test_a_second_exact_anchor_is_asked_about_once(seat: Seat) -> None:
    for site in ("quayside", "palletpost"):
        await seat.press("a")
        strip = seat.desk.accept_strip
        assert strip.form is not None
        urls = [one.target.url for one in strip.form.targets]
        await seat.press(str(urls.index("https://ours.example/guides/class") + 1))
        strip.show(strip.form.typed("anchor", "the same anchor words"))
        await seat.press("enter")
        if site == "palletpost":
            assert seat.here == "palletpost"
            assert strip.query_one(Notes).display
            await seat.press("enter")
    assert seat.here == "dockyard"


async def test_accepting_again_changes_the_intent(seat: Seat) -> None:
    await seat.press("a", "enter", "K")
    seat.desk.sitting.open(seat.stored("quayside").prospect.id)
    seat.desk.show()
    await seat.press("a", "r", "enter")
    assert intent(seat, "quayside").intent.rel is Rel.NOFOLLOW


async def test_without_targets_an_accept_says_what_to_do(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, targets=())) as seat:
        await seat.press("a")
        assert "T adds them" in seat.notices()
        await seat.press("p", "X", "full_stop")
        assert seat.stored("palletpost").prospect.status is Status.REJECTED


async def test_the_strip_says_whether_the_target_is_ready(seat: Seat) -> None:
    await seat.press("a")
    assert "unchecked" in seat.screen()
    await seat.press("escape", "J")
    for target in seat.triage.targets():
        seat.triage.add_target(
            replace(target, readiness=Readiness.NOT_READY, missing=("it has 90 words",))
        )
    seat.desk.sitting.refresh()
    await seat.press("a")
    assert "this waits until the page is ready: it has 90 words" in seat.screen()
    await seat.press("enter", "enter")
    assert seat.stored("palletpost").prospect.status is Status.PARKED
    assert "parked palletpost.example until https://ours.example" in seat.screen()


async def test_two_keys_reject_with_a_reason(seat: Seat) -> None:
    await seat.press("x", "3")
    assert seat.stored("quayside").decision == Reject((RejectReason.THIN,))
    assert "rejected quayside.example" in seat.text(Hints)
    assert "1 rejected" in seat.text(Header)


async def test_enter_rejects_without_a_reason_and_escape_does_not(seat: Seat) -> None:
    await seat.press("x", "escape", "x", "z", "enter", "enter")
    assert seat.stored("quayside").decision == Reject()
    assert seat.stored("palletpost").decision is None


async def test_one_key_rejects_with_the_suggested_reason(seat: Seat) -> None:
    suggested = seat.triage.suggested_reason(seat.stored("quayside"))
    await seat.press("X")
    assert seat.stored("quayside").decision == Reject((suggested,) if suggested else ())


async def test_the_reject_strip_points_at_the_suggested_reason(seat: Seat) -> None:
    seat.triage.suggested_reason = lambda _: RejectReason.NO_PLACE  # type: ignore[method-assign, assignment]
    await seat.press("x")
    assert "▸6 no place for a link" in seat.screen()


async def test_a_held_key_decides_once(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PAUSE", 60)  # a busy machine repeats a key slowly
    for _ in range(8):
        await seat.pilot.press("X")
    await seat.pilot.pause()
    assert seat.triage.counts().rejected == 1


async def test_keys_that_arrive_together_mean_what_they_would_one_by_one(seat: Seat) -> None:
    await seat.pilot.press("x", "1", "x", "2", "a", "enter")
    await seat.pilot.pause()
    decisions = [seat.stored(site).decision for site in ("quayside", "palletpost", "dockyard")]
    assert decisions[:2] == [Reject((RejectReason.OFF_TOPIC,)), Reject((RejectReason.EVERY_NICHE,))]
    assert isinstance(decisions[2], Accept)


async def test_later_puts_it_at_the_end(seat: Seat) -> None:
    await seat.press("s", "enter")
    assert seat.here == "palletpost"
    assert seat.triage.counts().later == 1
    assert "1 later" in seat.text(Header)


async def test_later_takes_a_day(seat: Seat) -> None:
    await seat.press("s", "2")
    until = seat.stored("quayside").prospect.later_until
    assert until is not None
    assert timedelta(days=6) < until - datetime.now(UTC) < timedelta(days=8)


@pytest.mark.parametrize("digit", ["4", "5", "6"])
async def test_parking_waits_for_something(seat: Seat, digit: str) -> None:
    await seat.press("s", digit)
    decision = seat.stored("quayside").decision
    assert isinstance(decision, Park)
    assert decision.note or decision.until


async def test_repeat_does_the_same_reject_again(seat: Seat) -> None:
    await seat.press("full_stop")
    assert "nothing to repeat" in seat.text(Hints)
    await seat.press("x", "4", "full_stop")
    assert seat.stored("palletpost").decision == Reject((RejectReason.NO_TRAFFIC,))


async def test_repeat_takes_target_and_reason_but_not_the_place(seat: Seat) -> None:
    await seat.press("a", "2", "enter", "full_stop")
    first, again = intent(seat, "quayside").intent, intent(seat, "palletpost").intent
    assert (again.target, again.why, again.cluster) == (first.target, first.why, first.cluster)
    assert again.provenance["why"] is Provenance.REPEATED
    assert again.provenance["anchor"] is Provenance.SUGGESTED
    assert again.page_url == "https://palletpost.example/pricing"


async def test_an_accept_for_a_target_that_is_gone_is_not_repeated(seat: Seat) -> None:
    await seat.press("a", "enter")
    done = intent(seat, "quayside").intent
    gone = Accept(replace(done, target="https://ours.example/gone"))
    seat.triage.last_decision = lambda: gone  # type: ignore[method-assign]
    await seat.press("full_stop")
    assert seat.stored("palletpost").decision is None


async def test_leaving_alone_asks_how_and_why(seat: Seat) -> None:
    await seat.press("D", "1")
    await seat.write("by mail")
    await seat.press("enter")
    left = seat.stored("quayside").prospect
    assert (left.status, left.set_aside) == (Status.SUPPRESSED, "do not contact")
    await seat.press("D", "escape", "D", "2", "enter")
    assert seat.stored("palletpost").prospect.set_aside == "blocklist"


async def test_undo_and_redo_go_to_where_it_was(seat: Seat) -> None:
    await seat.press("x", "1", "a", "enter", "u")
    assert seat.here == "palletpost"
    assert "Undid: accept palletpost.example" in seat.notices()
    await seat.press("u")
    assert seat.here == "quayside"
    assert seat.triage.counts().queued == 6
    await seat.press("U", "U")
    assert seat.triage.counts().queued == 4
    await seat.press("U")
    assert "Nothing to redo" in seat.notices()


async def test_undo_at_the_beginning_says_so(seat: Seat) -> None:
    await seat.press("u")
    assert "Nothing to undo" in seat.notices()


async def test_undo_outlives_the_program(triage: Triage) -> None:
    async with seated(triage) as first:
        await first.press("x", "1", "q")
    async with seated(triage) as second:
        assert "1 decided" in second.text(Hints)
        await second.press("u")
        assert second.here == "quayside"


async def test_where_one_was_is_said_whole_in_80_columns(triage: Triage) -> None:
    async with seated(triage) as first:
        await first.press("a", "enter", "q")
    async with seated(triage, (80, 24)) as second:
        said = "1 decided, just now: accept quayside.example (u undoes)"
        assert second.text(Hints).split("? help")[1].strip() == said


async def test_the_reading_leaves_room_for_keys_in_80_columns(triage: Triage) -> None:
    async with seated(triage, (80, 24)) as seat:
        seat.desk.hints.follow(
            "12 read, 24 left | 1.5 pages a second | failed: 1 blocked by robots"
        )
        await seat.pilot.pause()
        assert " a accept" in seat.text(Hints)
        assert seat.text(Hints).endswith("blocked by robots")


async def test_when_all_is_decided_the_keys_are_harmless(seat: Seat) -> None:
    for _ in range(6):
        await seat.press("x", "1")
    assert seat.here == ""
    assert "Everything is decided" in seat.screen()
    await seat.press(*"axXs.DpPeELnNmcwtvrdoy1JK")
    await seat.press("space", "b", "g", "G", "j", "k", "escape")
    assert seat.triage.counts().rejected == 6
    await seat.press("u")
    assert seat.here == "cranework"


async def test_a_strip_that_was_left_follows_what_became_of_the_target_pages(seat: Seat) -> None:
    form = seat.desk.sitting.form()
    assert form is not None
    await seat.press("a", "tab", "tab", "end")
    await seat.write(" x")
    await seat.press("escape", "escape")
    gone = replace(form.target, readiness=Readiness.NOT_READY, missing=("it has 9 words",))
    seat.triage.add_target(gone)
    await seat.press("a")
    assert "waits until the page is ready: it has 9 words" in seat.screen()
    seat.triage.add_target(replace(gone, readiness=Readiness.READY, missing=()))
    seat.desk._notice()
    await seat.pilot.pause()
    assert "it has 9 words" not in seat.screen()
    await seat.press("escape")
    seat.triage.remove_target(seat.triage.target(form.target.url))
    await seat.press("a")
    strip = seat.app.screen.query_one(AcceptStrip).form
    assert strip is not None
    assert strip.target.url != form.target.url
    assert strip.texts["why"].endswith(" x")


async def test_another_program_that_decided_first_is_noticed(seat: Seat) -> None:
    await seat.press("a", "tab", "tab", "end")
    await seat.write(" mine")
    other = Triage(Path(str(seat.triage.store.path)))
    other.decide(other.dossier(seat.stored("quayside").prospect.id).prospect, Reject())
    other.close()
    await seat.press("enter")
    assert seat.here == "quayside"
    assert isinstance(seat.stored("quayside").decision, Reject)
    strip = seat.app.screen.query_one(AcceptStrip)
    assert strip.form is not None
    assert strip.form.texts["why"].endswith(" mine")
    assert seat.notices()


async def test_what_another_program_changed_is_shown_without_a_key(seat: Seat) -> None:
    other = Triage(Path(str(seat.triage.store.path)))
    other.star(other.dossier(seat.stored("quayside").prospect.id).prospect)
    other.close()
    seat.desk._notice()
    await seat.pilot.pause()
    assert "Another program changed this prospect" in seat.notices()
    assert "★ quayside.example" in seat.screen()
    seat.desk._notice()


async def test_a_full_disk_leaves_the_prospect_on_the_screen(seat: Seat) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full [/]: nothing was written.")

    kept = seat.triage.decide
    seat.triage.decide = full  # type: ignore[method-assign, assignment]
    await seat.press("x", "1")
    assert seat.here == "quayside"
    assert "The disk is full [/]" in seat.notices()
    seat.triage.decide = kept  # type: ignore[method-assign]
    await seat.press("1")
    assert seat.stored("quayside").decision == Reject((RejectReason.OFF_TOPIC,))


async def test_the_type_of_approach_is_two_keys(seat: Seat) -> None:
    await seat.press("t", "2")
    assert seat.stored("quayside").prospect.approach is Approach.RESOURCE
    assert seat.here == "quayside"

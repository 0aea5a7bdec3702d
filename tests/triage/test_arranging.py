"""The order of a real campaign: learned, undone, explained, moved by hand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Counts,
    FetchState,
    Paragraph,
    Prospect,
    Reject,
    Role,
    TargetPage,
    View,
)
from linktriage.store.orders import Judged
from linktriage.triage import Triage, learning
from linktriage.triage.outlook import outlook
from linktriage.triage.reading import Read
from tests.builders import intent, page

FREIGHT = "Freight class follows from the density of a pallet, says the freight class table."
BREAD = "A sourdough starter wants flour and water, and bread wants a hot oven and patience."
TARGET = TargetPage("https://ours.example/guides/freight-class", Role.PILLAR, "freight class", "x")
KINDS = {
    "bakery": BREAD,
    "quayside": FREIGHT,
    "oven": BREAD,
    "pallets": FREIGHT,
    "crumbs": BREAD,
    "dock": FREIGHT,
}


@pytest.fixture
def triage(tmp_path: Path) -> Iterator[Triage]:
    triage = filled(tmp_path / "order.db")
    yield triage
    triage.close()


def filled(path: Path) -> Triage:
    triage = Triage(path)
    triage.add_target(TARGET)
    folder = path.parent / "list.csv"
    rows = [f"https://{site}.example/,{n}" for n, site in enumerate(KINDS)]
    folder.write_text("\n".join(["url,domain rating", *rows, "https://freight-class.example/,"]))
    triage.import_list(folder)
    for site in KINDS:
        read(triage, site)
    return triage


def read(triage: Triage, site: str, text: str = "") -> None:
    prospect = found(triage, site)
    whole = page(prospect.url, text or KINDS[site])
    whole = replace(whole, title=f"About {site}", paragraphs=(Paragraph(text or KINDS[site]),))
    triage.save_read(Read(prospect.id, prospect.rev, FetchState.READ, page=whole))


def found(triage: Triage, site: str) -> Prospect:
    dossier = triage.find(f"{site}.example")
    assert dossier is not None
    return dossier.prospect


def sites(triage: Triage, order: str = "learned") -> list[str]:
    view = triage.arranged(View(order=order))
    return [row.site.removesuffix(".example") for row in triage.rows(view, 0, 99)]


def test_the_front_of_a_view_is_its_first_lines_and_how_many_there_are(triage: Triage) -> None:
    assert triage.front(View(), 2) == (triage.size(View()), triage.rows(View(), 0, 2))


def accept(triage: Triage, site: str, target: str = TARGET.url) -> None:
    triage.decide(found(triage, site), Accept(intent(target)))


@pytest.fixture(autouse=True)
def _others_go_first_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "BREATH", 2)


def test_it_begins_with_what_is_like_the_target(triage: Triage) -> None:
    assert set(sites(triage)[:4]) == {"quayside", "pallets", "dock", "freight-class"}
    assert set(sites(triage)) == {*KINDS, "freight-class"}


def test_it_follows_what_was_decided_and_undo_restores_it(triage: Triage) -> None:
    before = sites(triage)
    accept(triage, "bakery")
    triage.decide(found(triage, "quayside"), Reject())
    learned = sites(triage)
    assert set(learned[:2]) == {"oven", "crumbs"}

    triage.undo()
    triage.undo()
    assert sites(triage) == before
    triage.redo()
    triage.redo()
    assert sites(triage) == learned


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.booleans()), max_size=6))
def test_the_same_decisions_give_the_same_order_in_a_new_session(
    triage: Triage, decided: list[tuple[str, bool]]
) -> None:
    for site, good in decided:
        if good:
            accept(triage, site)
        else:
            triage.decide(found(triage, site), Reject())
    here = sites(triage)
    again = Triage(triage.store.path)
    try:
        assert sites(again) == here
    finally:
        again.close()
    for _ in decided:
        triage.undo()


def test_many_decisions_at_once_are_learned_too(triage: Triage, tmp_path: Path) -> None:
    for site in KINDS:
        triage.decide(found(triage, site), Reject())
    assert sites(triage) == ["freight-class"]


def test_later_stands_behind_and_teaches_nothing(triage: Triage) -> None:
    order = sites(triage)
    triage.later(found(triage, order[0]))
    assert sites(triage) == [*order[1:], order[0]]


def test_a_page_read_anew_is_placed_by_its_new_text(triage: Triage) -> None:
    sites(triage)
    read(triage, "quayside", BREAD)
    assert sites(triage).index("quayside") > 2
    assert sites(triage)[0] in {"pallets", "dock", "freight-class"}


def test_pages_read_before_words_were_kept_are_counted_once(triage: Triage) -> None:
    expected = sites(triage)
    with triage.store.write_rows() as session:
        session.connection().exec_driver_sql("DELETE FROM words")
    again = Triage(triage.store.path)
    try:
        assert sites(again) == expected
        assert list(again.store.orders.uncounted(again.campaign.id)) == []
    finally:
        again.close()


def test_what_came_in_since_is_taken_in_unread(triage: Triage) -> None:
    before = sites(triage)
    rows = [f"https://{site}.example/freight-class" for site in ("berth", "crane", "ferry")]
    triage.import_list(io.BytesIO("\n".join(rows).encode()), name="more.txt")
    assert set(sites(triage)) == {*before, "berth", "crane", "ferry"}


def test_other_orders_line_up_the_same_prospects(triage: Triage) -> None:
    assert sites(triage, "added") == [*KINDS, "freight-class"]
    assert sites(triage, "site") == sorted([*KINDS, "freight-class"])
    assert sites(triage, "similarity")[-1] in {"bakery", "oven", "crumbs"}
    number = next(one for one in triage.orders() if one.startswith("metric:"))
    assert sites(triage, number) == [*reversed(KINDS), "freight-class"]
    assert set(sites(triage, "check:relevance")) == {*KINDS, "freight-class"}


def test_an_order_is_kept_for_the_campaign(triage: Triage) -> None:
    assert triage.queue_view().order == "learned"
    triage.choose_order("site")
    assert triage.queue_view() == View(order="site")
    with pytest.raises(BadInput, match="no order named sideways"):
        triage.choose_order("sideways")


def test_the_front_is_there_at_the_next_start(triage: Triage) -> None:
    lineup = triage.arranged(View(order="learned")).lineup
    assert lineup is not None
    triage.remember_front(lineup)
    front = triage.queue_view().lineup
    assert front is not None
    assert list(front.ids) == list(lineup.ids)


def test_the_next_session_begins_where_this_one_ended(triage: Triage) -> None:
    assert triage.left_at() is None
    triage.leave_at(found(triage, "dock"))
    assert triage.left_at() == found(triage, "dock").id


def test_rows_are_moved_by_hand_and_moves_are_undone(triage: Triage) -> None:
    view = triage.arranged(View(order="manual"))
    view = triage.move(view, found(triage, "quayside"), -1)
    view = triage.move_to_front(view, found(triage, "dock"))
    moved = ["dock", "quayside", "bakery", "oven", "pallets", "crumbs", "freight-class"]
    assert [row.site.removesuffix(".example") for row in triage.rows(view, 0, 9)] == moved
    assert sites(triage, "manual") == moved
    assert triage.move(view, found(triage, "dock"), -1) == view

    triage.undo()
    triage.undo()
    assert sites(triage, "manual") == [*KINDS, "freight-class"]
    with pytest.raises(BadInput, match="manual order"):
        triage.move(View(), found(triage, "dock"), 1)


def test_why_names_what_counted(triage: Triage) -> None:
    view = triage.arranged(View(order="learned"))
    said = "\n".join(triage.why(found(triage, "dock"), view).sentences())
    assert "by similarity to the target" in said
    assert "from two accepts and two rejects on (0 and 0 so far)" in said

    for site in ("quayside", "pallets"):
        accept(triage, site)
    for site in ("bakery", "oven"):
        triage.decide(found(triage, site), Reject())
    view = triage.arranged(View(order="learned"))
    said = "\n".join(triage.why(found(triage, "dock"), view, by_lot=True).sentences())
    assert "learned from your decisions" in said
    assert "A random card" in said
    assert "The nearest of 2 accepts: " in said
    assert "Words it shares with two accepts or more: " in said
    assert "3 below; the last 4 looked at gave 2." in said
    said = "\n".join(triage.why(found(triage, "crumbs"), view).sentences())
    assert "It has hardly a word in common with the 2 accepts." in said
    assert "Words that weigh more in rejects: " in said
    assert "The nearest of 2 rejects: " in said


def test_why_speaks_of_what_was_not_read_put_off_or_decided(triage: Triage) -> None:
    triage.later(found(triage, "freight-class"))
    view = triage.arranged(View(order="learned"))
    said = "\n".join(triage.why(found(triage, "freight-class"), view).sentences())
    assert "Its page was not read" in said
    assert "You put it off once" in said
    triage.later(found(triage, "freight-class"))
    said = "\n".join(triage.why(found(triage, "freight-class"), view).sentences())
    assert "You put it off 2 times" in said
    triage.decide(found(triage, "dock"), Reject())
    said = "\n".join(triage.why(found(triage, "dock"), triage.arranged(View())).sentences())
    assert "It is not in this queue. Order: as your lists named them." in said


def test_without_words_in_common_it_says_so(triage: Triage) -> None:
    read(triage, "dock", "Zebras graze.")
    accept(triage, "bakery")
    view = triage.arranged(View(order="learned"))
    said = "\n".join(triage.why(found(triage, "dock"), view).sentences())
    assert "It has hardly a word in common with the 1 accept." in said


def test_without_a_target_it_learns_all_the_same(tmp_path: Path) -> None:
    triage = Triage(tmp_path / "none.db")
    triage.import_list(_list(tmp_path))
    try:
        view = triage.arranged(View(order="learned"))
        (one,) = triage.rows(view, 0, 9)
        said = triage.why(triage.dossier(one.id).prospect, view).sentences()
        assert "There is no target page yet to compare it with." in said
    finally:
        triage.close()


def _list(folder: Path) -> Path:
    file = folder / "one.csv"
    file.write_text("url\nhttps://alone.example/\n")
    return file


def test_each_target_learns_by_itself(triage: Triage) -> None:
    other = replace(TARGET, url="https://ours.example/bread", cluster="bread", id=0)
    triage.add_target(other)
    accept(triage, "bakery", other.url)
    accept(triage, "oven", "https://gone.example/")
    assert "crumbs" in sites(triage)[:2]


def test_the_first_order_hears_what_stands_on_the_target_page(triage: Triage) -> None:
    assert "bakery" not in sites(triage)[:2]
    own = replace(page(), url=TARGET.url, title="Sourdough bread", headings=("Flour and water",))
    triage.store.readings.save_own(TARGET.url, own, None, frozenset())
    assert set(sites(triage)[:3]) == {"bakery", "oven", "crumbs"}


def test_the_tenth_card_is_drawn_by_lot_when_that_is_wanted(triage: Triage) -> None:
    turn = Counts(accepted=4, rejected=5)
    view = triage.arranged(View(order="learned"))
    assert triage.card_by_lot(view, turn) is None

    triage.draw_lots(on=True)
    view = triage.arranged(View(order="learned"))
    drawn = triage.card_by_lot(view, turn)
    assert drawn is not None
    assert triage.card_by_lot(view, Counts(accepted=1)) is None
    assert triage.card_by_lot(View(), turn) is None

    prospect = triage.dossier(drawn).prospect
    triage.decide(prospect, Reject(), by_lot=3)
    assert triage.outlook().lots is not None
    assert triage.card_by_lot(view, turn) != drawn
    triage.undo()
    assert triage.card_by_lot(view, turn, besides=drawn) == drawn
    assert triage.outlook().lots is None


def test_the_outlook_speaks_in_sentences() -> None:
    judged = [Judged(one, one % 2 == 0, one == 10) for one in range(12)]
    told = outlook(judged, 300, ordered=True)
    tail, ahead, *lots = told.sentences()
    assert tail == "300 below; the last 11 looked at gave 5."
    assert ahead.startswith("Next 50: about 18 (")
    assert lots[0].startswith("Random cards: 1 of 1 drawn were good. So about 300 (")
    assert outlook([], 5, ordered=False).sentences() == ("5 below.",)
    assert outlook(judged, 0, ordered=True).sentences()[0].startswith("0 below")


def test_in_every_order_what_comes_next_is_read_next(triage: Triage) -> None:
    triage.read_again()
    for order in triage.orders():
        triage.reading_order = triage.arranged(View(order=order))
        begun: list[int] = []
        while (following := triage.next_unread(begun)) is not None:
            begun.append(following.id)
        assert begun == list(triage.store.queue.ids(triage.campaign.id, triage.reading_order))


def test_a_session_begins_to_read_at_the_front_it_remembers(triage: Triage) -> None:
    triage.read_again()
    triage.choose_order("manual")
    order = triage.arranged(triage.queue_view())
    assert order.lineup is not None
    triage.remember_front(order.lineup.fronted(order.lineup.ids[-1]))
    triage.reading_order = triage.queue_view()
    following = triage.next_unread()
    assert following is not None
    assert following.id == order.lineup.ids[-1]

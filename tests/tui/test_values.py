"""What the panes are made of, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linktriage.model import (
    Accept,
    Answer,
    Basis,
    Candidate,
    Contact,
    Dossier,
    Evidence,
    Finding,
    Metric,
    Outcome,
    Paragraph,
    Park,
    Prospect,
    Reject,
    RejectReason,
    Requeue,
    RowFacts,
    Status,
)
from linktriage.triage import Counts, Progress, View
from linktriage.tui.blocks import SHOWN_CHARACTERS, Block, blocks_of
from linktriage.tui.findings import items, next_answer, paragraph_of, words_of
from linktriage.tui.ink import Run, Span, cut, fair, fit, shorten, spread
from linktriage.tui.layout import SHOWN_LINES, lay_out
from linktriage.tui.nothing import nothing_left
from linktriage.tui.sitting import moved
from linktriage.tui.widgets.checks_pane import check_lines
from linktriage.tui.widgets.facts_pane import known
from linktriage.tui.words import day, decided, figure, metric, pace, what_to_do
from tests.builders import intent
from tests.tui.samples import page

NOW = datetime(2026, 11, 3, tzinfo=UTC)
PROSPECT = Prospect(1, "default", "quayside.example", "https://quayside.example/")


def texts(dossier: Dossier) -> list[str]:
    return [block.text for block in blocks_of(dossier)]


def test_the_head_names_author_day_language_and_length() -> None:
    shown = texts(Dossier(PROSPECT, page(title="Another title")))
    assert shown[:3] == [
        "Another title",
        "Ana Ruiz · 2026-09-02 · en · 620 words",
        "https://quayside.example/pricing",
    ]


def test_a_title_that_begins_the_text_is_not_given_twice() -> None:
    shown = texts(Dossier(PROSPECT, page()))
    assert shown.count("How freight is priced") == 1
    assert texts(Dossier(PROSPECT, page(title="", paragraphs=())))[0] == "(no title)"


def test_pages_that_are_cut_or_thin_say_so() -> None:
    shown = texts(Dossier(PROSPECT, page(partly_read=True, thin=True)))
    assert "Only a part of this page could be read." in shown
    assert "There is hardly any text on this page." in shown


def test_text_beyond_the_cap_is_counted_and_not_shown() -> None:
    long = page(paragraphs=(Paragraph("a" * SHOWN_CHARACTERS), Paragraph("b" * 1234)))
    assert texts(Dossier(PROSPECT, long))[-1] == "… 1,234 more characters are not shown."


def test_lines_beyond_the_cap_are_not_shown() -> None:
    layout = lay_out((Block("a\n" * (SHOWN_LINES + 5)),), 20)
    assert len(layout.rows) == SHOWN_LINES + 1
    assert "only the first 2,000 lines" in layout.line(SHOWN_LINES)[0].text
    assert layout.row_of(7, 0) == 0
    assert layout.block_of(3) is None


def test_an_unread_prospect_shows_what_the_list_knew() -> None:
    facts = RowFacts(title="A title", left="see the", anchor="old table", right="here", note="n")
    candidates = (Candidate("https://a.example/1", "a.example/1", facts=facts),)
    shown = texts(Dossier(replace(PROSPECT, candidates=candidates)))
    assert shown[0] == "Not read yet"
    assert "around the link: see the old table here" in shown
    bare = (Candidate("https://a.example/1", "a.example/1"),)
    assert len(texts(Dossier(replace(PROSPECT, candidates=bare)))) == 3


def test_a_link_whose_words_are_not_there_is_left_out() -> None:
    links = tuple(
        replace(link, anchor=anchor)
        for link, anchor in zip(page().links, ("nowhere", ""), strict=False)
    )
    shown = " ".join(texts(Dossier(PROSPECT, page(links=links))))
    assert "‹" not in shown


def test_inks_are_cut_where_they_overlap() -> None:
    line = cut("one two three", 0, 13, [Span(4, 7, "link"), Span(2, 5, "hit")], "quote")
    assert line == (
        Run("on", "quote"),
        Run("e ", "quote hit"),
        Run("t", "quote link hit"),
        Run("wo", "quote link"),
        Run(" three", "quote"),
    )


def test_texts_fit_into_cells() -> None:
    assert (fit("freight", 4), fit("運賃計算", 5), fit("a", 3), fit("a", 0)) == (
        "fre…",
        "運賃…",
        "a  ",
        "",
    )
    assert spread((Run("left"),), (Run("right"),), 5) == (Run("left"),)


def test_what_is_too_long_loses_its_middle() -> None:
    assert [shorten("/tools/density-calculator", width) for width in (25, 16, 2, 1)] == [
        "/tools/density-calculator",
        "/tools/d…culator",
        "/…",
        "…",
    ]
    assert shorten("freight class calculator", 15) == "freight…culator", "no blanks at the gap"
    assert shorten("運賃計算の方法", 8) == "運賃…法", "no wide character is halved"


@given(st.text(max_size=60), st.integers(0, 80))
def test_what_is_shortened_takes_no_more_than_its_room(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= max(1, width)


def test_room_is_shared_so_that_the_longest_give_way_first() -> None:
    assert fair([13, 30, 21], 56) == [13, 22, 21]
    assert fair([13, 30, 21], 80) == [13, 30, 21]
    assert fair([], 10) == []
    assert fair([5, 5], -3) == [0, 0]


def test_figures_days_and_metrics_are_written_as_persons_do() -> None:
    assert (figure(14200), figure(0.75), figure(3.10)) == ("14,200", "0.75", "3.1")
    assert (day(None), day(date(2026, 9, 2))) == ("", "2026-09-02")
    assert metric(Metric("ahrefs", "traffic", 1200, date(2026, 11, 3))) == (
        "ahrefs traffic 1,200 (2026-11-03)"
    )
    assert (pace(None), pace(31.4), pace(600)) == ("", "31 s each", "10 min each")


@pytest.mark.parametrize(
    ("decision", "status", "words"),
    [
        (Accept(intent()), Status.ACCEPTED, "accepted"),
        (Reject((RejectReason.THIN,)), Status.REJECTED, "rejected: thin or mass-made text"),
        (Reject(), Status.REJECTED, "rejected"),
        (
            Park(date(2027, 1, 1), "after the fair"),
            Status.PARKED,
            "parked until 2027-01-01: after the fair",
        ),
        (Park(), Status.PARKED, "parked"),
        (Requeue(), Status.QUEUED, ""),
        (None, Status.SUPPRESSED, "suppressed"),
    ],
)
def test_a_decision_in_words(decision: object, status: Status, words: str) -> None:
    assert decided(decision, status) == words  # type: ignore[arg-type] # any decision


def test_all_that_is_known_stands_in_the_facts() -> None:
    prospect = replace(
        PROSPECT,
        status=Status.ACCEPTED,
        approach_reason="the page is a list",
        later_until=NOW,
        set_aside="blocklist",
        seen_before="rejected in spring",
        note="call first",
        metrics=(Metric("moz", "authority", 40),),
    )
    people = (
        Contact("ana@a.example", "Ana", "editor"),
        Contact(form_url="https://www.a.example/form", role="form"),
        Contact(form_url="https://social.example/ana", role="social: social.example"),
    )
    dossier = Dossier(prospect, decision=Accept(intent()), decided_at=NOW, contacts=people)
    facts = [(label, value) for label, value, _ in known(dossier)]
    assert ("later", "until 2026-11-03") in facts
    assert ("before", "rejected in spring") in facts
    assert ("contact", "Ana ana@a.example (editor)") in facts
    assert ("", "a.example/form (form)") in facts
    assert ("", "social.example/ana") in facts
    assert ("anchor", "freight class calculator (partial match)") in facts


def finding(check: str = "traffic", **changes: object) -> Finding:
    proof = (Evidence("1,200 a month", where="metric traffic"),)
    whole = Finding(check, Outcome.PASS, Basis.IMPORTED, "1,200/mo (ahrefs)", proof, "1,200/mo")
    return replace(whole, **changes)  # type: ignore[arg-type] # the fields of a finding


def test_a_check_shows_its_figure_once_and_what_the_person_said() -> None:
    prospect = replace(PROSPECT, answers={"traffic": Answer.FAIL})
    (item,) = items(Dossier(prospect, findings=(finding(stale=True),)))
    first, second, *_ = [
        "".join(run.text for run in line) for line in check_lines(item, 40, selected="")
    ]
    assert first.startswith("7 ✓ traffic")
    assert first.endswith("you ✗")
    assert second.strip() == "(ahrefs) (to be asked anew)"


def test_a_reason_that_is_cut_says_so() -> None:
    (item,) = items(Dossier(PROSPECT, findings=(finding(summary="so many words " * 20),)))
    *_, last = ["".join(run.text for run in line) for line in check_lines(item, 40, selected="")]
    assert last.rstrip().endswith("…")


def test_a_check_that_nobody_knows_has_its_id_and_no_digit() -> None:
    (item,) = items(Dossier(PROSPECT, findings=(finding("older check"),)))
    assert (item.name, item.digit) == ("older check", None)


def test_answers_go_round() -> None:
    assert next_answer(next_answer(next_answer(next_answer(None)))) is None
    assert next_answer(Answer.PASS) is Answer.FAIL
    assert next_answer(Answer.PASS, "audience") is Answer.PARTLY
    assert next_answer(Answer.PARTLY) is None


def test_evidence_knows_its_paragraph() -> None:
    dossier = Dossier(PROSPECT, page())
    places = ["paragraph 3", "link 0", "link 99", "title 2", "page"]
    found = [paragraph_of(Evidence("q", where=where), dossier) for where in places]
    assert found == [3, 2, None, None, None]
    assert paragraph_of(Evidence("q", where="paragraph 3"), Dossier(PROSPECT)) is None
    assert words_of(Evidence("…of the class…", where="paragraph 2"), page()) == "of the class"
    assert words_of(Evidence("x", where="link 0"), page()) == "freight class table"


@pytest.mark.parametrize(
    ("counts", "view", "heading"),
    [
        (Counts(), View(), "No prospects yet"),
        (Counts(queued=3, later=3), View(), "3 put off until later"),
        (Counts(accepted=2), View(), "Everything is decided"),
        (Counts(queued=9), View(text="zebra"), "Nothing matches “zebra”"),
        (Counts(queued=9), View(statuses=(Status.PARKED,)), "Nothing in this view"),
        (Counts(queued=9), View(order="site"), "9 put off until later"),
    ],
)
def test_an_empty_screen_says_why_and_what_next(counts: Counts, view: View, heading: str) -> None:
    blocks = nothing_left(counts, view)
    assert blocks[0].text == heading
    assert len(blocks) > 1


def test_counts_follow_an_act() -> None:
    later = replace(PROSPECT, put_off=1)
    assert moved(Counts(queued=5), PROSPECT, later) == Counts(queued=5, later=1)
    done = replace(PROSPECT, status=Status.REJECTED)
    assert moved(Counts(queued=5, later=1), later, done) == Counts(queued=4, later=0, rejected=1)


def test_an_unread_prospect_says_what_to_do() -> None:
    heading, advice = what_to_do(PROSPECT)
    assert heading == "Not read yet"
    assert advice
    assert Progress().total == 0


def test_a_thin_page_shows_its_description_and_all_text_there_is() -> None:
    thin = replace(
        page(title="Harbour tours"),
        thin=True,
        paragraphs=(Paragraph("Tours every day."),),
        description="Boats, gulls and prices.",
        raw_text="Home\nPrices\nTours every day.",
    )
    shown = texts(Dossier(PROSPECT, thin))
    assert shown[3:] == [
        "There is hardly any text on this page.",
        "Tours every day.",
        "It describes itself as:",
        "Boats, gulls and prices.",
        "All other text of the page:",
        "Home",
        "Prices",
    ]


def test_a_page_of_a_title_alone_shows_the_title() -> None:
    bare = replace(page(title="Harbour tours"), thin=True, paragraphs=(), description="")
    shown = texts(Dossier(PROSPECT, bare))
    assert shown[0] == "Harbour tours"
    assert shown[-1] == "There is hardly any text on this page."

"""The report: all of what was decided, nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from linktriage.errors import RefusedExport
from linktriage.exporting.report import html, write_report
from linktriage.model import (
    Accept,
    CoverageMap,
    Dossier,
    GroupCoverage,
    Readiness,
    Reject,
    RejectReason,
    Role,
    Service,
    Share,
    Standing,
    Status,
    TargetCoverage,
    TargetPage,
    Week,
)
from tests.exporting.outgoing import INTENT, NOW, PAGE, PITCH, accepted, blocked, unread

GUIDE = TargetPage("https://packhaus.example/a", Role.PILLAR, "pallets", "it counts", "A guide")
FILM = TargetPage("https://packhaus.example/b", Role.MONEY, "film", "it lists")
UNSERVED = TargetCoverage(FILM, Service(), Standing.NONE, waiting=1)
MAP = CoverageMap(
    total=Service(4, 2, 1),
    targets=(UNSERVED, TargetCoverage(GUIDE, Service(3, 2, 1), Standing.OVER)),
    elsewhere=Service(1),
    clusters=(GroupCoverage("pallets", 1, Service(3, 2, 1)),),
    money=(GroupCoverage(FILM.url, 1, Service()),),
    homepage=Share("home pages", 1, 4),
    approaches=(Share("resource page", 4, 4),),
    weeks=(Week(date(2026, 11, 9), 1), Week(date(2026, 11, 16), 3, spike=True)),
)
EMPTY = CoverageMap(Service())


class Reader(HTMLParser):
    """Collects the tags, the attributes and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def page(*dossiers: Dossier) -> Reader:
    return Reader(html("Packhaus <2026>", NOW, MAP, dossiers))


def test_target_pages_without_a_link_come_first_and_are_marked() -> None:
    text = html("x", NOW, MAP, [])
    assert text.index("packhaus.example/b") < text.index("packhaus.example/a")
    assert text.count('<tr class="none">') == 1
    assert "A guide" in text
    assert "no link yet, 1 waiting" in text
    assert "over-served" in text


def test_the_map_rolls_up_and_says_what_is_lopsided() -> None:
    words = page().words
    assert "pages that are no target any more1" in words
    assert "Clusters" in words
    assert "home pages125%" in words
    assert "2026-11-163a spike" in words


def test_a_page_that_is_not_ready_says_so() -> None:
    waiting = replace(UNSERVED, target=replace(FILM, readiness=Readiness.NOT_READY))
    text = html("x", NOW, replace(EMPTY, targets=(waiting,)), [])
    assert "no link yet, not ready, 1 waiting" in text


def test_an_accepted_prospect_is_shown_with_its_reason_and_draft() -> None:
    words = page(accepted(), accepted(8, None)).words
    assert words.count("their passage asks for figures") == 2
    assert "wrapped stack (topical)" in words
    assert "Packhaus <2026>" in words
    assert f"Draft: {PITCH.subject}" in words
    assert "Made on 21 November 2026" in words


def test_drafts_are_counted_by_state() -> None:
    edited = accepted(9, replace(PITCH, edited=True))
    words = page(accepted(7, None), accepted(8, None), edited, blocked(), accepted(10)).words
    assert "no draft2" in words
    assert "edited draft1" in words
    assert "draft with blocking problems1" in words


def test_rejects_are_counted_by_reason_and_undecided_ones_left_out() -> None:
    thin = replace(unread(Status.REJECTED), decision=Reject((RejectReason.THIN,)))
    bare = replace(unread(Status.REJECTED), decision=Reject())
    words = page(thin, thin, bare, unread()).words
    assert "thin or mass-made text2" in words
    assert "no reason given1" in words
    assert "slow.example" not in words


def test_an_empty_campaign_has_a_report_too() -> None:
    words = Reader(html("x", NOW, EMPTY, [])).words
    assert words.count("None.") == 2
    assert "Clusters" not in words


def test_what_an_intent_leaves_open_is_left_out() -> None:
    bare = replace(INTENT, anchor="", passage="", page_url="")
    words = page(replace(accepted(), decision=Accept(bare), page=None)).words
    assert "Anchor" not in words
    assert "Passage" not in words
    assert PAGE.url in words


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\u202e&'


def test_nothing_from_outside_acts() -> None:
    intent = replace(
        INTENT, why=HOSTILE, anchor=HOSTILE, passage=HOSTILE, page_url="javascript:x()"
    )
    pitch = replace(PITCH, subject=HOSTILE, body=HOSTILE)
    dossier = replace(
        accepted(), page=replace(PAGE, title=HOSTILE), pitch=pitch, decision=Accept(intent)
    )
    read = page(dossier)
    assert not {"script", "img", "iframe", "form", "link"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    links = [value for name, value in read.attributes if name == "href"]
    assert all(str(link).startswith("https://") for link in links)
    assert "\x1b" not in read.words
    assert "\u202e" not in read.words
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes


def test_it_is_one_file_that_needs_no_other(tmp_path: Path) -> None:
    write_report(html("x", NOW, MAP, [accepted()]), tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<style>" in text
    assert "@import" not in text
    assert "url(" not in text
    with pytest.raises(RefusedExport, match="exists"):
        write_report("x", tmp_path / "report.html")

"""Foreign text on every screen: it is shown as what it is, and does nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linktriage.model import Paragraph
from linktriage.triage import Triage, View
from linktriage.tui.ink import Run, strip
from linktriage.tui.plain import plain, plain_line, plain_text
from linktriage.tui.widgets.page_pane import PagePane
from tests.patience import no_hang
from tests.tui.poisoned import ESCAPES, MARKUP
from tests.tui.samples import campaign, keep, page, target
from tests.tui.seat import Seat, seated


def poison(triage: Triage, words: str) -> None:
    """Put `words` into every text of the first prospect."""
    first = triage.prospects(View())[0]
    whole = page()
    texts = tuple(replace(one, text=words + one.text) for one in whole.paragraphs)
    links = tuple(
        replace(link, anchor=words + link.anchor, rel=(words,), site=words + link.site)
        for link in whole.links
    )
    words_everywhere = {"title": words, "author": words, "description": words, "language": words}
    keep(triage, first, paragraphs=texts, links=links, **words_everywhere)
    prospect = triage.dossier(first).prospect
    triage.write_note(prospect, words)
    for number in range(3):
        triage.add_target(replace(target(f"/{number}"), cluster=words, why=words, title=words))


WALKS_BEHIND = (
    ("T", "j", "e", "escape", "a", "escape", "i", "escape", "question_mark", "escape", "escape"),
    ("M", "j", "question_mark", "escape", "escape"),
    ("w", "escape", "h", "escape", "i", "question_mark", "escape"),
    ("S", "q", "escape"),
    ("a", "enter", "enter", "u", "a", "enter", "enter"),
)
"""Ways through the screens that are made beside the one shown."""

TOUR = ("e", "e", "E", "escape", "p", "c", "escape", "slash", "escape", "w", "a", "p", "2")
WALKS = (
    ("l", "j", "space", "escape"),
    ("L", "i", "y", "o", "question_mark", "escape", "q"),
    ("x", "escape", "s", "escape", "t", "escape", "D", "escape", "y", "escape", "O", "escape"),
    ("question_mark", "escape", "f", "escape", "m", "u"),
)


@pytest.mark.parametrize("words", [MARKUP, ESCAPES], ids=["markup", "escapes"])
async def test_every_screen_shows_hostile_text_as_what_it_is(
    tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    triage = campaign(tmp_path)
    poison(triage, words)
    for size in ((140, 40), (80, 24)):
        async with seated(triage, size) as seat:
            await look_round(seat)
            assert seat.triage.counts().queued == 6
            assert seat.app.return_code is None
    triage.close()


@pytest.mark.parametrize("words", [MARKUP, ESCAPES], ids=["markup", "escapes"])
async def test_screens_made_beside_the_page_show_it_as_what_it_is_at_any_size(
    tmp_path: Path, words: str
) -> None:
    triage = campaign(tmp_path)
    poison(triage, words)
    async with seated(triage, (80, 24)) as seat:
        for walk in WALKS_BEHIND:
            for key in walk:
                await seat.press(key)
                await seat.looked()
                assert_harmless(seat.screen())
            await seat.pilot.resize_terminal(38, 10)
            await seat.pilot.pause()
            assert "too small" in seat.screen()
            await seat.pilot.resize_terminal(80, 24)
            await seat.pilot.pause()
            assert_harmless(seat.screen())
        assert seat.app.return_code is None
    triage.close()


async def look_round(seat: Seat) -> None:
    """Visit every screen, click on all of it, and look for anything raw in what is drawn."""
    for walk in WALKS:
        for key in walk:
            await seat.press(key)
            assert_harmless(seat.screen())
    for key in TOUR:
        await seat.press(key)
        assert_harmless(seat.screen())
    for column in range(2, seat.app.size.width, 23):
        for row in range(1, seat.app.size.height, 9):
            await seat.pilot.click(offset=(column, row))
    await seat.press("escape", "escape")


def assert_harmless(shown: str) -> None:
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert not set(shown) & set("\u202e\u2066\u200b")


async def test_markup_in_a_title_is_shown_literally(tmp_path: Path) -> None:
    triage = campaign(tmp_path)
    poison(triage, MARKUP)
    triage.choose_order("added")
    async with seated(triage) as seat:
        assert "[/x][@click=app.accept]y[b]$error" in seat.text(PagePane)
    triage.close()


@pytest.mark.parametrize(
    "text",
    ["x" * 2_000_000, "運賃" * 100_000, "a\n" * 100_000, "e\u0301" * 50_000, "a " * 400_000],
    ids=["one long word", "wide", "lines", "combining", "words"],
)
async def test_a_huge_page_holds_nobody_up(tmp_path: Path, text: str) -> None:
    triage = campaign(tmp_path)
    keep(triage, triage.prospects(View())[0], paragraphs=(Paragraph(text), Paragraph("the end")))
    async with seated(triage) as seat:
        pane = seat.desk.query_one(PagePane)
        assert pane.height_of_content() <= 2_001
        dossier = triage.dossier(triage.prospects(View())[0])
        pane._layouts.clear()
        with no_hang():
            pane.prepare(dossier)
        await seat.press("G")
        assert "not shown" in seat.screen() or "only the first" in seat.screen()
    triage.close()


def test_text_for_widgets_is_literal() -> None:
    assert plain("[b]x[/b]").plain == "[b]x[/b]"
    assert plain_text("[b]x[/b]\x1b").plain == "[b]x[/b]"
    assert plain_line("a\n\x07b", 2) == "a"


def test_a_painted_line_is_cleaned_at_the_border_of_the_terminal() -> None:
    from rich.style import Style

    drawn = strip((Run("a\x1b[2Jb\u202e"),), 8, lambda _: Style())
    assert drawn.text == "a[2Jb   "


def test_a_sign_is_as_wide_on_every_terminal() -> None:
    assert plain_line("\u2714\ufe0f done \u2764\ufe0e") == "\u2714 done \u2764"

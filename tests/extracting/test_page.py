"""A page is read once and whole: text, metadata, links, and what it gives away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linktriage.extracting import article, metadata, readable, survey
from linktriage.extracting import page as reader
from linktriage.model import Failure, FetchState, Page, Placement
from linktriage.text import clean_line, clean_text, count_words
from tests.extracting.answers import ADDRESS, LONG, body, link, page, read, stored
from tests.patience import no_hang

# The text


def test_the_text_comes_as_numbered_paragraphs_of_their_kind() -> None:
    kinds = [(item.kind, item.level) for item in stored("sourdough").paragraphs]
    assert kinds[:4] == [("heading", 1), ("text", 0), ("text", 0), ("heading", 2)]
    assert {kind for kind, _ in kinds} == {"heading", "text", "item", "quote"}


def test_a_table_is_read_cell_by_cell() -> None:
    cells = [item.text for item in stored("kayaks").paragraphs if item.kind == "cell"]
    assert cells[:4] == ["Boat", "Weight", "Setting up", "Reed One"]


def test_code_keeps_its_lines_and_a_word_of_code_stays_in_its_sentence() -> None:
    code = "<pre><code>def wall():\n    return (stone)\n</code></pre>"
    paragraphs = page(body(code, "<p>Call <code>wall()</code> to get one.</p>")).paragraphs
    assert ("code", "def wall():\n    return (stone)") in [(p.kind, p.text) for p in paragraphs]
    assert "Call wall() to get one." in [p.text for p in paragraphs]


def test_a_thin_page_shows_its_own_blocks_with_their_links() -> None:
    """The list of links is what a resource page is opened for."""
    links = stored("footpaths")
    assert links.thin
    assert links.raw_text.startswith("Home Walks Links\nUseful links for walkers")
    assert links.paragraphs[3].text == "Open Paths"
    assert link(links, "Open Paths").paragraph == 3
    assert link(links, "Open Paths").placement is Placement.LIST
    assert not link(links, "Open Paths").in_text


def test_a_page_that_is_mostly_a_list_shows_the_list() -> None:
    items = "".join(
        f"<li><a href='https://h{n}.example/'>A place called {n}</a>" for n in range(300)
    )
    read = page(f"<body><div>{LONG}</div><div><ul>{items}</ul></div>")
    assert "A place called 299" in [item.text for item in read.paragraphs]


def test_what_is_in_noscript_is_text_only_when_it_is_the_page() -> None:
    assert read("<body><noscript>Please turn on JavaScript.</noscript>") == Failure(
        FetchState.UNREADABLE, reader.NO_TEXT
    )
    assert "mortar" in page(f"<body><noscript>{LONG}</noscript>").paragraphs[0].text


def test_a_page_without_markup_that_says_where_is_shown_whole() -> None:
    read = page(f"<body><div id=footer>{LONG}</div>")
    assert read.paragraphs


def test_repeated_paragraphs_count_as_words() -> None:
    """trafilatura drops what repeats."""
    assert page("<body>" + "<p>five words that are repeated</p>" * 200).words == 1000


@pytest.mark.parametrize("markup", ["", "<html></html>", "<script>x</script>", "\x00\x01"])
def test_a_page_without_text_is_unreadable_and_says_what_to_do(markup: str) -> None:
    assert read(markup) == Failure(FetchState.UNREADABLE, reader.NO_TEXT)


def test_what_stands_in_place_of_an_embedded_frame_is_not_text() -> None:
    read = page(f"<body><p>{LONG}<iframe>No frames here.</iframe>")
    assert "frames" not in " ".join(item.text for item in read.paragraphs)


def test_a_page_whose_text_is_too_deep_says_so() -> None:
    assert read("<div>" * 5000 + "deep") == Failure(FetchState.TOO_HEAVY, reader.TOO_DEEP)


def test_a_page_of_a_title_alone_is_thin_and_keeps_what_it_says() -> None:
    only = page(
        "<style>p{}</style><title>Dry stone</title>"
        "<meta name=description content='Walls without mortar.'>"
    )
    assert only.thin
    assert (only.title, only.description) == ("Dry stone", "Walls without mortar.")
    assert (only.words, only.paragraphs) == (0, ())
    assert page("<meta property=og:title content='Dry stone'>").thin


def test_a_title_over_markup_too_deep_is_not_taken_for_all_there_is() -> None:
    deep = "<title>Dry stone</title>" + "<div>" * 5000 + "deep"
    assert read(deep) == Failure(FetchState.TOO_HEAVY, reader.TOO_DEEP)


def test_the_shell_of_a_program_has_no_text_whatever_its_title() -> None:
    data = '<script type="application/ld+json">{}</script>'
    shell = "<title>Planner</title><div id=root></div>"
    assert read(f"{shell}<script src=app.js></script>") == Failure(
        FetchState.UNREADABLE, reader.NO_TEXT
    )
    assert page(shell + data).thin


# The links


def test_a_link_knows_its_paragraph_and_where_in_it_the_anchor_begins() -> None:
    for name in ("sourdough", "kayaks", "orchard", "footpaths", "bees"):
        read = stored(name)
        placed = [link for link in read.links if link.start is not None]
        assert placed
        for found in placed:
            assert found.paragraph is not None
            text = read.paragraphs[found.paragraph].text
            assert text[found.start :].startswith(found.anchor)


def test_two_links_to_one_address_are_told_apart() -> None:
    text = "<p>See <a href='https://w.example/'>the wall</a>, which is long and old and grey.</p>"
    read = page("<nav><a href='https://w.example/'>the wall</a></nav>" + body(text))
    assert [(found.placement, found.in_text) for found in read.links] == [
        (Placement.NAV, False),
        (Placement.BODY, True),
    ]


def test_links_are_absolute_and_know_their_site() -> None:
    base = "<base href='https://cdn.other.example/deep/'><base href='/no/'>"
    read = page(f"{base}<p>text <a href=' page\n.html '>own</a> <a href='{ADDRESS}'>home</a>")
    assert [(found.url, found.internal) for found in read.links] == [
        ("https://cdn.other.example/deep/page.html", False),
        (ADDRESS, True),
    ]


@pytest.mark.parametrize(
    "href", ["mailto:a@b.example", "javascript:x()", "http://[::1", "https://:80/", "tel:1"]
)
def test_what_leads_to_no_web_page_is_no_link(href: str) -> None:
    assert page(f"<p>text <a href='{href}'>x</a>").links == ()


def test_rel_tokens_are_split_lowered_and_sorted() -> None:
    read = page("<p>t <a rel='UGC  nofollow\tnofollow' href='https://x.example/'>x</a>")
    assert read.links[0].rel == ("nofollow", "ugc")


def test_an_image_link_says_so_in_its_anchor() -> None:
    read = page(
        "<img alt='Not in a link'><p>text <a href='https://a.example/'><img alt='A\nboat'></a>"
        "<a href='https://b.example/'><img><img></a><a href='https://c.example/'></a>"
    )
    assert [found.anchor for found in read.links] == ["[image] A boat", "[image]", ""]
    assert [found.start for found in read.links] == [None, None, None]


def test_scripts_are_no_anchor_text_and_a_card_keeps_its_spaces() -> None:
    card = "<a href='https://a.example/'><script>var x</script><h3>Title</h3><p>Line</p></a>"
    assert page(f"<div>{card}</div>").links[0].anchor == "Title Line"


def test_an_area_is_a_link_and_one_without_an_address_is_none() -> None:
    read = page("<p>t<a name=x>t</a><map><area href='https://m.example/'><area></map>")
    assert [found.url for found in read.links] == ["https://m.example/"]


def test_links_are_capped_and_the_page_says_that_it_is_partly_read() -> None:
    read = page("<p>" + "".join(f"<a href='/{n}'>n</a> " for n in range(6000)))
    assert len(read.links) == 5000
    assert read.partly_read


# The head


def test_metadata_of_a_page_that_states_it() -> None:
    read = stored("sourdough")
    assert read.title == "Why a sourdough starter goes flat in winter"
    assert read.description.startswith("What cold flour")
    assert (read.author, read.site_name) == ("Hanne Okafor", "Crumb Letters")
    assert (read.published, read.modified) == (date(2026, 1, 14), date(2026, 3, 2))
    assert read.language == "en"
    assert read.canonical == "https://site.example/winter-starter/"
    assert read.feeds == ("https://site.example/feed/",)


def test_dates_and_author_may_come_from_structured_data() -> None:
    read = stored("orchard")
    assert (read.published, read.modified) == (date(2025, 11, 3), date(2026, 2, 11))
    assert read.author == "Ines Valdivia"


def test_a_sentence_is_no_author() -> None:
    assert stored("kayaks").author == "Mikkel"


def test_words_count_though_the_markup_calls_the_article_something_else() -> None:
    read = page(f"<main><p>Share this.</p></main><aside><article>{LONG}</article></aside>")
    assert read.words == sum(count_words(one.text) for one in read.paragraphs)
    assert read.words > 100


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Ana Silva Last updated", "Ana Silva"),
        ("Ana Silva - Posted 4 May", "Ana Silva"),
        ("Ana Silva Senior Writer", "Ana Silva"),
        ("Hanne Okafor Well-Known Member", "Hanne Okafor"),
        ("§ Writing", ""),
    ],
)
def test_a_byline_is_cut_to_the_name(told: str, name: str) -> None:
    read = page(f'<meta name="author" content="{told}"><p>text</p>')
    assert read.author == name


def test_signs_that_link_to_their_own_heading_are_left_out() -> None:
    read = page('<h1>Walls<a href="#walls">¶</a></h1><p>One <a href="#n">#</a> text</p>')
    assert read.title == "Walls"
    assert read.headings == ("Walls",)
    assert [paragraph.text for paragraph in read.paragraphs] == ["Walls", "One text"]


def test_a_sign_that_leads_to_another_page_stays() -> None:
    read = page('<h1>Walls <a href="/walls">#</a></h1><p>text</p>')
    assert read.headings == ("Walls #",)


def test_headings_and_menu_are_listed() -> None:
    read = stored("bees")
    assert read.headings[:2] == ("Hive Notes", "A swarm in May and what it cost us")
    assert read.menu == ("Home", "About", "Write for us and for our readers")


def test_a_heading_over_two_lines_is_one_heading() -> None:
    assert page("<h1>Walls<br>of the moor</h1><p>text").headings == ("Walls of the moor",)


def test_a_word_for_the_host_is_no_site_name() -> None:
    assert stored("bees").site_name == ""


# What hostile markup does


@pytest.mark.parametrize("broken", ["metadata", "text"])
def test_a_library_that_fails_costs_its_part_alone(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    part, target = {
        "metadata": (metadata, "examine_meta"),
        "text": (article, "bare_extraction"),
    }[broken]
    monkeypatch.setattr(part, target, fail)
    read = page(f"<title>Walls</title><body>{LONG}")
    assert read.title == "Walls"
    assert "mortar" in read.paragraphs[0].text


def test_extract_that_finds_nothing_leaves_the_page_its_own_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article, "bare_extraction", lambda *_, **__: None)
    assert "mortar" in page(f"<body>{LONG}").paragraphs[0].text


HOSTILE = {
    "100,000 attributes": f"<p {' '.join(f'a{n}' for n in range(100_000))}>x",
    "a long attribute": f"<p title='{'x' * 1_000_000}'>hello",
    "50,000 paragraphs": "<p>x</p>" * 50_000,
    "50,000 line breaks": "<br>" * 50_000 + "text",
    "21,000 links": "".join(f"<a href='https://h{n}.example/'>x</a> " for n in range(21_000)),
    "30,000 unclosed tags": "<p><b><i>x" * 30_000,
    "30,000 authors": "<meta name=author content='A B'>" * 30_000 + "<p>text",
    "a million levels": "<div>" * 1_000_000 + "x",
    "comments": "<!-- x -->" * 100_000 + "<p>hello",
    "CDATA": "<![CDATA[" * 100_000 + "hello",
    "nested data": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>text",
    "almost e-mails": "a@" * 100_000 + " x(at)" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_or_refused_and_holds_nobody_up(name: str) -> None:
    with no_hang():
        found = read(f"<html><body>{HOSTILE[name]}")
    assert isinstance(found, Page | Failure)


def test_the_page_with_too_many_attributes_is_named_too_heavy() -> None:
    found = read(HOSTILE["100,000 attributes"])
    assert isinstance(found, Failure)
    assert found.state is FetchState.TOO_HEAVY


def test_a_crowded_page_is_read_without_trafilatura_and_says_so() -> None:
    found = page("<p>x</p>" * 21_000)
    assert found.partly_read
    assert not found.thin
    assert len(found.paragraphs) == readable.MAX_PARAGRAPHS


@given(st.text(st.sampled_from("<>/=\"'&#;x1b[aà\u0301\u202e\x1b \nph2ul"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_there_comes_out_clean(markup: str) -> None:
    found = read(f"<title>{markup}</title><p>{markup}<a href='/x'>{markup}</a> text")
    if isinstance(found, Page):
        assert found.title == clean_line(found.title)
        for paragraph in found.paragraphs:
            assert paragraph.text == clean_text(paragraph.text)
        for link in found.links:
            assert link.anchor == clean_line(link.anchor)


def test_anchors_are_cut() -> None:
    read = page(f"<p><a href='/x'>{'word ' * 500}</a>")
    assert len(read.links[0].anchor) <= survey.MAX_ANCHOR


def test_a_banner_is_no_title() -> None:
    banner = "<h1>Your choice regarding cookies</h1><p>Text of the page stands here.</p>"
    read = page(f"<title>Loading docks, explained</title>{banner}")
    assert read.title == "Loading docks, explained"

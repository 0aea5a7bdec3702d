"""What a record says, or why it is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.importing import rows
from linktriage.importing.rows import CELL_CAP, ROW_CAP, clean_cells
from linktriage.model import ImportedRow, Metric, SetAside
from linktriage.text import clean_text
from tests.importing.lists import AHREFS, only, refused, rows_of


def test_a_backlink_tells_what_its_columns_know() -> None:
    row = only(
        AHREFS + "Raised beds,https://www.garden.example/beds/,en,200,47,2.3,1200,0,"
        "https://rival.example/guide,we like the,guide of Rival,for beginners,true,FALSE,true,,"
        "2022-06-11 6:20,2023-05-13 17:42:00,\n",
        name="rival_backlinks_2023-05-15_13-58-12.csv",
    )
    assert (row.number, row.url, row.key, row.site) == (
        1, "https://www.garden.example/beds/", "garden.example/beds", "garden.example",
    )  # fmt: skip
    assert not row.scheme_guessed
    assert row.set_aside is None
    facts = row.facts
    assert (facts.title, facts.language, facts.http_status) == ("Raised beds", "en", 200)
    assert (facts.left, facts.anchor, facts.right) == (
        "we like the",
        "guide of Rival",
        "for beginners",
    )
    assert (facts.links_to, facts.rel) == ("https://rival.example/guide", ("nofollow", "sponsored"))
    assert (facts.first_seen, facts.last_seen) == (date(2022, 6, 11), date(2023, 5, 13))
    day = date(2023, 5, 15)
    assert row.metrics == (
        Metric("ahrefs", "domain rating", 47, day),
        Metric("ahrefs", "url rating", 2.3, day),
        Metric("ahrefs", "domain traffic", 1200, day),
        Metric("ahrefs", "page traffic", 0, day),
    )
    assert row.raw[0] == "Raised beds"
    assert len(row.raw) == AHREFS.count(",") + 1


def test_unknown_is_absent_and_never_zero() -> None:
    row = only('Domain,CitationFlow,TrustFlow,RefDomains\n"a.example",-1,7,-\n')
    assert row.metrics == (Metric("majestic", "trust flow", 7),)


def test_a_lost_link_is_set_aside() -> None:
    dates = rows_of("Domain,Lost\na.example,2025-01-02\nb.example,\nc.example,-\n")
    flags = rows_of("Source url,Page ascore,Lost link\na.example,5,true\nb.example,5,false\n")
    assert [row.set_aside for row in dates + flags if isinstance(row, ImportedRow)] == [
        SetAside.LOST_LINK, None, None, SetAside.LOST_LINK, None,
    ]  # fmt: skip


def test_a_host_that_is_never_a_prospect_is_set_aside() -> None:
    assert only("https://bit.ly/abc\n").set_aside is SetAside.NEVER_A_PROSPECT


def test_the_dead_page_of_a_crawl_is_what_the_prospect_links_to() -> None:
    found = rows_of(
        "Client Error (4xx) Inlinks\n"
        "Type,Source,Destination,Anchor,Status Code,Status,Follow\n"
        "AHREF,https://a.example/links,https://gone.example/x,Beds,404,Not Found,false\n"
        "AHREF,https://a.example/links,https://shut.example/x,Beds,403,Forbidden,true\n"
        "AHREF,https://a.example/links,https://lost.example/x,Beds,0,DNS Lookup Failed,true\n"
        "AHREF,https://a.example/links,https://www.a.example/x,Beds,404,Not Found,true\n"
    )
    facts = [row.facts for row in found if isinstance(row, ImportedRow)]
    assert [fact.dead for fact in facts] == [True, False, True]
    assert facts[0].links_to == "https://gone.example/x"
    assert facts[0].rel == ("nofollow",)
    assert facts[1].rel == ()
    assert [row.reason for row in found if not isinstance(row, ImportedRow)] == [
        "the site links to itself"
    ]


def test_sites_in_the_header_are_what_the_row_links_to_as_well() -> None:
    gap = "Domain,Domain ascore,rival.example,other.example,third.example,last.example,Matches\n"
    row = only(gap + "a.example,5,3,0,-,yes,2\n")
    assert row.facts.also_links_to == ("rival.example", "last.example")


def test_what_is_no_page_is_refused() -> None:
    crawl = (
        "Address,Content Type,Status Code,Inlinks\n"
        "https://a.example/x.css,text/css,200,1\n"
        "https://a.example/,text/html; charset=utf-8,200,1\n"
        "https://b.example/,,0,1\n"
    )
    assert refused(crawl) == ["it is not a page but text/css"]


def test_a_row_without_an_address_is_refused_and_the_rest_kept() -> None:
    text = (
        "URL,Title\nhttps://a.example/,A\nPending,B\n-,C\nhttps://co.uk/,D\nhttps://e.example/,E\n"
    )
    assert refused(text) == [
        "“Pending” is not a web address",
        "it names no page and no site",
        "it names no page and no site",
    ]
    assert [row.number for row in rows_of(text)] == [1, 2, 3, 4, 5]


def test_the_site_stands_in_for_an_address_that_is_none() -> None:
    row = only("URL,Domain,Title\nPending,a.example,A\n", mapping={"url": "URL", "site": "Domain"})
    assert row.url == "https://a.example/"
    assert row.scheme_guessed
    text = "URL,Domain,Title\nPending,soon,A\n"
    assert refused(text, mapping={"url": "URL", "site": "Domain"}) == [
        "“Pending” is not a web address"
    ]


def test_names_notes_and_addresses_of_people() -> None:
    row = only(
        "URL,First name,Last name,Email,Notes,Price\n"
        "https://a.example/ (paused),Jo,Beet,Jo <jo@a.example>,old friend,2.700.000 đ\n"
    )
    facts = row.facts
    assert (facts.name, facts.email, facts.price) == ("Jo Beet", "jo@a.example", "2.700.000 đ")
    assert facts.note == "old friend; (paused)"
    assert only("URL,Contact name\nhttps://a.example/,Jo  Beet\n").facts.name == "Jo Beet"


def test_rel_comes_from_whichever_column_speaks_of_it() -> None:
    assert only('URL,Rel\nhttps://a.example/,"ugc, nofollow"\n').facts.rel == ("nofollow", "ugc")
    flags = "Source URL,Target URL,FlagNoFollow\na.example/x,b.example,{}\n"
    assert only(flags.format("NoFollow")).facts.rel == ("nofollow",)
    assert only(flags.format("-")).facts.rel == ()
    assert only(flags.format("x").replace("b.example", "see text")).facts.links_to == ""


def test_lists_may_have_bullets_numbers_and_domain_marks() -> None:
    text = "- a.example\n2. https://b.example/\n* c.example\ndomain:d.example\ndomain: e.example\n"
    found = [row.site for row in rows_of(text) if isinstance(row, ImportedRow)]
    assert found == ["a.example", "b.example", "c.example", "d.example", "e.example"]


def test_short_and_long_records_are_read_as_far_as_they_go() -> None:
    rows_in_sample = "https://a.example/\nhttps://b.example/,B,note,more\n"
    text = "URL,Title,Notes\n" + rows_in_sample * 200 + "https://c.example/,C,c,d,and,more\n"
    short, long, *_, longest = rows_of(text)
    assert short.raw == ("https://a.example/",)
    assert long.raw == ("https://b.example/", "B", "note", "more")
    assert longest.raw[-1] == "and | more"


def test_hostile_cells_are_harmless() -> None:
    evil = "\x1b]52;c;x\x07[/b]=cmd|' /C'!A0 \u202e\x9b5n"
    row = only(f'URL,Title,Notes\nhttps://a.example/,"{evil}",{"x" * 1_000_000}\n')
    for text in (row.facts.title, *row.raw):
        assert clean_text(text) == text
        assert len(text) <= CELL_CAP
    assert row.facts.title.startswith("]52;c;x[/b]=cmd")


@given(st.lists(st.text(max_size=30), max_size=6))
def test_the_quick_look_at_a_row_misses_nothing(cells: list[str]) -> None:
    assert clean_cells(cells) == [clean_text(cell) for cell in cells]


def test_long_rows_and_floods_of_marks_are_cut() -> None:
    assert clean_cells(["a" + "\u0301" * 40]) == ["a" + "\u0301" * 4]
    assert clean_cells(["x" * ROW_CAP, "y"]) == ["x" * CELL_CAP, "y"]
    assert clean_cells(["Grün – “Beet”", "日本"]) == ["Grün – “Beet”", "日本"]


def test_what_is_remembered_of_values_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "REMEMBERED", 2)
    text = "URL,DR\n" + "".join(f"https://a{number}.example/,{number}\n" for number in range(9))
    values = [row.metrics[0].value for row in rows_of(text) if isinstance(row, ImportedRow)]
    assert values == list(range(9))

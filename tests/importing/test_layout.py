"""What the columns hold: by tool, by name, by value, by a person's word."""

import pytest

from linktriage.errors import BadInput, NotAProspectList
from linktriage.importing.layout import lay_out


def table(text: str) -> list[list[str]]:
    """Cut a table written with bars; a blank line is a blank record."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


TOOLS = {
    "ahrefs:backlinks": "Referring page URL | Domain rating | Target URL",
    "ahrefs:link intersect": "Referring page URL | Domain rating | Intersect",
    "ahrefs:broken backlinks": "Referring page URL | Domain rating | Target page HTTP code",
    "ahrefs:referring domains": "Domain | DR | Dofollow ref. domains | Dofollow linked domains",
    "ahrefs:batch analysis": "Target | Domain Rating | URL Rating",
    "semrush:backlinks": "Source url | Page ascore | Target url",
    "semrush:backlink audit": "Source url | Page ascore | Toxicity Score",
    "semrush:backlink gap": "Domain | Domain ascore | Matches",
    "semrush:referring domains": "Domain | Domain ascore | Backlinks",
    "moz:inbound links": "URL | Page Authority | Target URL",
    "majestic:backlinks": "Source URL | Target URL | FlagNoFollow",
    "majestic:referring domains": "Domain | CitationFlow | TrustFlow",
    "search console:latest links": "Linking page | Last crawled",
    "search console:sample links": "Linking page",
    "search console:top linking sites": "Site | Linking pages",
    "screaming frog:links": "Source | Destination | Type | Status Code",
    "screaming frog:external": "Address | Status Code | Inlinks",
    "screaming frog:custom extraction": "Address | Status Code | Mail 1",
}


@pytest.mark.parametrize(("tool", "header"), TOOLS.items())
def test_a_tool_is_known_by_its_header(tool: str, header: str) -> None:
    layout = lay_out(table(f"{header}\nhttps://garden.example/ | 12 | 13"))
    assert layout.tool == tool
    assert not layout.questions
    assert list(layout.mapping)[0] in {"url", "site"}
    assert layout.provider == tool.partition(":")[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Target page | Incoming links\nhttps://mine.example/ | 4", "your own"),
        ("Top pages | Clicks\nhttps://mine.example/ | 4", "your own"),
        ("Keyword | Intent | Volume\nraised beds | Info | 500", "keywords"),
        ("Keyword | Volume | URL\nbeds | 5 | a.example/c\nsoil | 5 | a.example/b", "keywords"),
        ("Name | Age\nAnna | 7", "no line or column"),
        ("URL | Title", "no rows"),
        ("", "empty"),
        ("Just\nsome\nwords", "no line or column"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_prospects_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotAProspectList, match=why):
        lay_out(table(text) if text else [])


def test_pages_found_for_keywords_are_prospects() -> None:
    text = "Keyword | Volume | URL\nbeds | 5 | https://a.example/\nsoil | 5 | https://b.example/"
    assert lay_out(table(text)).mapping == {"url": "URL"}


def test_a_crawl_of_one_website_is_refused_and_one_of_many_is_not() -> None:
    header = "Address | Status Code | Title 1\n"
    own = "\n".join(f"https://mine.example/{number} | 200 | Page" for number in range(9))
    with pytest.raises(NotAProspectList, match=r"mine\.example"):
        lay_out(table(f"{header}{own}\nhttps://a.example/ | 200 | A"))
    many = "\n".join(f"https://s{number}.example/ | 200 | Page" for number in range(9))
    assert lay_out(table(header + many)).tool == "screaming frog:internal"
    with_garbage = lay_out(table(header + "Pending | 200 | Page"))
    assert with_garbage.tool == "screaming frog:internal"


def test_a_sheet_is_read_by_its_names() -> None:
    layout = lay_out(
        table(
            """
            Site URL          | Publisher Email | DA | Traffic | SS | Category | Status  | Price
            https://a.example | jo@a.example    | 40 | 1.285   | 2  | Garden   | PENDING | $80
            https://b.example | hi@b.example    | 31 | 39.603  | -  | Home     | SENT    | $90
            """
        )
    )
    assert layout.tool == "sheet"
    assert layout.mapping == {
        "url": "Site URL",
        "email": "Publisher Email",
        "topic": "Category",
        "price": "Price",
        "domain authority": "DA",
        "traffic": "Traffic",
        "spam score": "SS",
    }
    assert layout.unmapped == ("Status",)


def test_a_name_alone_is_not_believed() -> None:
    layout = lay_out(
        table(
            """
            Domain    | Contact      | HTTP code | DR | DR ahrefs | Traffic | Found | Lost
            a.example | Contact form | WON       | -  | 12        | many    | here  | 2025-01-02
            b.example | jo@b.example | LOST      |    | 13        | few     | there | no
            c.example | Contact form | WON       |    | 14        | 200     | ?     |
            """
        )
    )
    assert layout.mapping == {"site": "Domain", "lost": "Lost", "domain rating": "DR ahrefs"}


def test_an_empty_column_keeps_its_meaning_unless_it_names_the_prospect() -> None:
    layout = lay_out(table("URL | Domain | Email | Notes\n | a.example | | "))
    assert layout.mapping == {"site": "Domain", "email": "Email", "note": "Notes"}


def test_of_two_meanings_a_person_is_asked() -> None:
    layout = lay_out(table("Target | Anchor\nhttps://a.example/ | beds"))
    assert layout.mapping == {"site": "Target", "anchor": "Anchor"}
    assert len(layout.questions) == 1
    both = lay_out(table("URL | Target\nhttps://a.example/ | https://b.example/"))
    assert both.mapping == {"url": "URL", "links_to": "Target"}
    assert "Target" in both.questions[0]


def test_rel_words_are_recognised() -> None:
    text = "URL | Link type | DoFollow\nhttps://a.example/ | Dofollow | yes"
    assert lay_out(table(text)).mapping == {"url": "URL", "follow": "DoFollow", "rel": "Link type"}


def test_unknown_names_leave_the_values_to_tell() -> None:
    layout = lay_out(
        table(
            """
            Zielseite         | Fundstelle          | Tag
            https://m.example | https://a.example/x | 1.2.2026
            https://m.example | https://b.example/y | 2.2.2026
            """
        )
    )
    assert layout.tool == "unknown columns"
    assert layout.mapping == {"url": "Fundstelle"}
    assert "Fundstelle" in layout.questions[0]


def test_without_a_header_the_values_tell_and_nothing_is_asked() -> None:
    layout = lay_out(table("1 | https://a.example/ | Beds\n2 | https://b.example/ | Soil"))
    assert layout.mapping == {"url": "column_2"}
    assert layout.header == ("column_1", "column_2", "column_3")
    assert not layout.questions


def test_a_plain_list_may_hold_other_lines() -> None:
    layout = lay_out(table("My list:\nhttps://a.example/\nto do\nb.example"))
    assert layout.tool == "plain list"
    assert not layout.questions


def test_of_two_columns_that_mean_the_same_the_one_that_is_there_counts() -> None:
    header = "Target | Domain Rating | URL Rating | Organic / Traffic | Ref. domains / All"
    layout = lay_out(table(f"{header}\ngarden.com/ | 45 | 30 | 1200 | 77"))
    assert layout.mapping == {
        "url": "Target",
        "domain rating": "Domain Rating",
        "url rating": "URL Rating",
        "organic traffic": "Organic / Traffic",
        "referring domains": "Ref. domains / All",
    }


def test_columns_named_after_sites() -> None:
    intersect = lay_out(
        table(
            """
            Referring page URL  | Intersect | rival.example/ | www.other.example | Type
            https://a.example/x | 2         | 1              |                   | text
            """
        )
    )
    assert dict(intersect.named_after) == {2: "rival.example", 3: "other.example"}
    majestic = lay_out(
        table(
            """
            Domain    | CitationFlow | TrustFlow | BackLinks_rival.example
            a.example | 20           | 10        | 4
            """
        )
    )
    assert dict(majestic.named_after) == {3: "rival.example"}
    assert majestic.unmapped == ()


SHEET = "Where | Link | DR\nhttps://a.example/ | https://b.example/ | 5"


def test_a_person_decides_over_everything() -> None:
    layout = lay_out(table(SHEET), {"url": "where", "links_to": "Link", "domain rating": ""})
    assert layout.mapping == {"url": "Where", "links_to": "Link"}
    assert not layout.questions
    metric = lay_out(table(SHEET), {"url": "Where", "page traffic": "DR"})
    assert metric.mapping == {"url": "Where", "page traffic": "DR"}
    dropped = lay_out(table("URL | Notes\nhttps://a.example/ | x"), {"note": ""})
    assert dropped.mapping == {"url": "URL"}


def test_an_earlier_decision_is_remembered_by_the_header() -> None:
    mark = lay_out(table(SHEET)).signature
    remembered = {mark: {"url": "Where"}}
    assert lay_out(table(SHEET), None, remembered).mapping["url"] == "Where"
    assert lay_out(table(SHEET), {"url": "Link"}, remembered).mapping["url"] == "Link"
    assert lay_out(table("URL\nhttps://a.example/")).signature != mark


def test_a_mapping_that_does_not_fit_is_refused_with_what_there_is() -> None:
    with pytest.raises(BadInput, match="no column “Wo”; there are: Where, Link, DR"):
        lay_out(table(SHEET), {"url": "Wo"})
    with pytest.raises(BadInput, match="“colour” is not a field"):
        lay_out(table(SHEET), {"colour": "Where"})
    with pytest.raises(NotAProspectList):
        lay_out(table(SHEET), {"url": "", "site": ""})


def test_tables_without_a_header_have_no_mark_to_remember_them_by() -> None:
    rows = [["https://a.example/", "x"], ["https://b.example/", "y"]]
    assert lay_out(rows).signature == ""
    assert lay_out([["URL", "Note"], *rows]).signature != ""

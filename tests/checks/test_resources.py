from dataclasses import replace

import pytest

from linktriage.checks import resources
from linktriage.model import Finding, OutboundLink, Outcome, Paragraph, Placement
from tests.checks.subjects import HOME, link, page, subject


def entries(count: int, **changes: object) -> tuple[OutboundLink, ...]:
    return tuple(
        link(f"https://s{number}.example/", f"Entry {number}", paragraph=number, **changes)
        for number in range(count)
    )


def described(count: int) -> list[str | Paragraph]:
    return [f"Entry {n} has the tables that carriers use every day" for n in range(count)]


def look(*paragraphs: str | Paragraph, **changes: object) -> Finding | None:
    return resources.look(subject(page(*paragraphs, **changes)))


def test_a_named_list_with_descriptions_is_a_resource_page() -> None:
    finding = look(*described(9), links=entries(9), title="Useful links for shippers")
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "9 entries"
    assert finding.summary == "a list of 9 links to 9 sites, 9 of them with a description"


def test_a_bare_list_is_a_warning() -> None:
    bare = [f"Entry {n}" for n in range(9)]
    finding = look(*bare, links=entries(9), title="Resources")
    assert finding
    assert finding.outcome is Outcome.WARN


def test_a_description_may_stand_below_its_entry() -> None:
    blocks: list[str | Paragraph] = []
    for number in range(9):
        blocks += [Paragraph(f"Entry {number}", "item"), "The tables that carriers use every day."]
    links = tuple(link(f"https://s{n}.example/", f"Entry {n}", paragraph=2 * n) for n in range(9))
    finding = look(*blocks, links=links, title="Resources")
    assert finding
    assert finding.outcome is Outcome.PASS


def test_a_description_may_stand_above_its_address_in_a_table() -> None:
    blocks: list[str | Paragraph] = [Paragraph("Links", "heading", 1)]
    for number in range(9):
        blocks.append(Paragraph("A huge collection of tables for every class.", "cell"))
        blocks.append(Paragraph(f"Entry {number}", "cell"))
    links = tuple(
        link(f"https://s{n}.example/", f"Entry {n}", paragraph=2 * n + 2) for n in range(9)
    )
    finding = look(*blocks, links=links)
    assert finding
    assert finding.outcome is Outcome.PASS


def test_a_heading_describes_nothing() -> None:
    heading = Paragraph("All the resources that we could find for you", "heading", 1)
    finding = look(heading, "Entry 0", links=(*entries(9),), title="Links")
    assert finding
    assert finding.outcome is Outcome.WARN


@pytest.mark.parametrize(
    "named",
    [
        {"title": "Nützliche Links"},
        {"title": "12 best freight blogs"},
        {"final_url": HOME + "about/useful-links.html"},
    ],
)
def test_title_or_address_name_the_list(named: dict[str, str]) -> None:
    assert look(*described(9), links=entries(9), **named)


def test_a_first_level_heading_names_it_too() -> None:
    heading = Paragraph("Further reading", "heading", 1)
    assert look(*described(9), heading, links=entries(9))


def test_many_links_alone_make_no_list() -> None:
    assert look(*described(9), links=entries(9)) is None
    assert look(*described(9), links=entries(9), final_url=HOME + "resources/ltl-prices") is None


def test_a_name_alone_makes_no_list() -> None:
    assert look(*described(3), links=entries(3), title="Resources") is None


def test_links_that_stand_in_no_paragraph_are_bare() -> None:
    loose = tuple(link(f"https://s{n}.example/", paragraph=None) for n in range(9))
    finding = look("Text", links=(*loose, link("https://t.example/", paragraph=70)), title="Links")
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.summary.endswith("whether they are described stands in no text that was read")


def test_a_list_that_was_not_taken_for_text_is_found_by_the_links_that_stand_nowhere_else() -> None:
    loose = tuple(
        link(f"https://s{n}.example/", in_text=False, placement=Placement.UNKNOWN) for n in range(9)
    )
    finding = look("Text", links=loose, title="Useful links")
    assert finding
    assert finding.figure == "9 entries"
    beside = tuple(replace(one, placement=Placement.FOOTER) for one in loose)
    assert look("Text", links=beside, title="Useful links") is None


def test_an_unread_page_is_unknown() -> None:
    finding = resources.look(subject())
    assert finding
    assert finding.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "named",
    [{"final_url": HOME + "bookmarks/"}, {"title": "Awesome freight"}, {"title": "Linkdump no. 4"}],
)
def test_bookmarks_and_awesome_lists_are_lists(named: dict[str, str]) -> None:
    assert look(*described(9), links=entries(9), **named)
    assert look(*described(9), links=entries(9), title="Our awesome drivers") is None


def test_links_that_visitors_posted_are_no_list_of_the_site() -> None:
    assert look(*described(9), links=entries(9, rel=("ugc",)), title="Freight resources") is None


def test_entries_outside_the_paragraphs_may_be_described_by_those_without_a_link() -> None:
    loose = entries(9)
    loose = tuple(replace(one, paragraph=None) for one in loose)
    finding = look(*described(9), links=loose, title="Useful links")
    assert finding
    assert finding.summary.endswith("9 of them with a description")
    finding = look(*described(4), links=loose, title="Useful links")
    assert finding
    assert finding.outcome is Outcome.WARN


def test_a_card_that_is_all_link_holds_its_description() -> None:
    address = "https://board.example/a/list/of/all/the/tables"
    bare = tuple(
        link(f"https://s{n}.example/", address, placement=Placement.UNKNOWN) for n in range(9)
    )
    finding = look("Text", links=bare, title="Useful links")
    assert finding
    assert finding.outcome is Outcome.WARN
    words = "Freight Board Tables of all classes with notes on density"
    cards = tuple(
        link(f"https://s{n}.example/", words, placement=Placement.UNKNOWN) for n in range(9)
    )
    finding = look("Text", links=cards, title="Useful links")
    assert finding
    assert finding.outcome is Outcome.PASS

import pytest

from linktriage.checks import editorial
from linktriage.model import Finding, Outcome
from tests.checks.subjects import HOME, around, link, page, subject


def look(**changes: object) -> Finding:
    return editorial.look(subject(page("Text.", **changes)))


def test_an_author_and_the_pages_behind_are_listed_as_facts() -> None:
    finding = look(
        author="Ana Ruiz",
        links=(
            link(HOME + "author/ana/", "Ana Ruiz"),
            link(HOME + "about/", "About us"),
            link(HOME + "kontakt/", "Kontakt"),
        ),
    )
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "author"
    assert finding.summary == (
        "author: Ana Ruiz; author page: Ana Ruiz; about: About us; contact: Kontakt"
    )
    assert [item.where for item in finding.evidence] == [
        "meta author", "link 0", "link 1", "link 2",
    ]  # fmt: skip


def test_the_name_of_a_desk_is_a_byline_not_an_author() -> None:
    assert look(author="Editorial Team").summary.startswith("byline: Editorial Team")


@pytest.mark.parametrize(
    "words", ["Impressum & Datenschutz", "À propos", "Quiénes somos", "Über uns"]
)
def test_about_pages_of_other_languages_count(words: str) -> None:
    assert look(links=(link(HOME + "x", words),)).figure == "about"


@pytest.mark.parametrize("words", ["What to know about rye", "An explanation about the text"])
def test_posts_about_something_are_no_about_pages(words: str) -> None:
    assert look(links=(link(HOME + "all-about-rye-bread-and-more/", words),)).figure == "nobody"


def test_only_a_person_has_an_author_page() -> None:
    plants = link(HOME + "people/nd-epaper/", "nd-ePaper")
    assert look(links=(plants,)).outcome is Outcome.WARN
    assert "author page" not in look(author="Ana Ruiz", links=(plants,)).summary


def test_the_shortest_sign_is_the_page_about_them() -> None:
    story, real = link(HOME + "stories/x", "About face"), link(HOME + "about", "About")
    assert look(links=(story, real)).summary == "about: About"


def test_nobody_is_a_warning() -> None:
    finding = look(links=(link(HOME + "news/", "News"), link(HOME + "author/x/", "")))
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "no author named, no about or contact page linked"


def test_pages_of_other_sites_do_not_count() -> None:
    assert look(links=(link("https://other.example/about", "About"),)).outcome is Outcome.WARN


def test_an_unread_page_is_unknown() -> None:
    assert editorial.look(subject()).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "words",
    ["Our team", "Staff & contributors", "Meet the team", "About Harbor Log", "Contact the editor"],
)
def test_whole_signs_of_the_people_behind_count(words: str) -> None:
    assert look(links=(link(HOME + "x", words),)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "words",
    [
        "Team collaboration", "Staff picks", "About our ads", "About this capture",
        "Constant Contact review", "Contact management", "Manage contacts", "Acme contact lenses",
    ],
)  # fmt: skip
def test_signs_of_wares_and_advertising_are_of_nobody(words: str) -> None:
    assert look(links=(link(HOME + "x", words),)).figure == "nobody"


@pytest.mark.parametrize(
    "path", ["autoren/ruiz-ana", "by/ana-ruiz", "blog-authors/ana", "ana-ruiz-profile/"]
)
def test_the_page_of_the_named_author_is_known_by_its_address(path: str) -> None:
    finding = look(author="Max Berg; Ana Ruiz", links=(link(HOME + path, "Ana Ruiz"),))
    assert "author page: Ana Ruiz" in finding.summary


def test_a_link_on_the_authors_name_to_something_else_is_no_author_page() -> None:
    finding = look(author="Ana Ruiz", links=(link(HOME + "tags/rye/", "Ana Ruiz"),))
    assert "author page" not in finding.summary


def test_a_contact_link_to_the_parents_site_counts() -> None:
    parent = around("https://harborgroup.example/contact", "Contact Harbor Group")
    assert look(links=(parent,)).figure == "contact"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Om oss", "about"), ("HAKKIMIZDA", "about"),
        ("İletişim", "contact"), ("О нас", "about"), ("会社概要", "about"), ("회사소개", "about"),
        ("サイトに関するお問い合わせ", "contact"), ("문의하기", "contact"), ("Liên hệ", "contact"),
    ],
)  # fmt: skip
def test_signs_of_many_languages_are_known(words: str, kind: str) -> None:
    assert look(links=(link(HOME + "x", words),)).figure == kind


def test_the_named_authors_page_goes_before_other_peoples() -> None:
    links = (link(HOME + "profile/saved/", "Saved Articles"), link(HOME + "author/a/", "Ana Ruiz"))
    assert "author page: Ana Ruiz" in look(author="Ana Ruiz", links=links).summary


def test_a_picture_is_shown_by_where_it_leads() -> None:
    assert look(links=(link(HOME + "about", "[image]"),)).summary == f"about: {HOME}about"

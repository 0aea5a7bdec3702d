from dataclasses import replace

import pytest

from linktriage.model import OutboundLink, Page
from linktriage.triage.reading.routes import routes
from tests.builders import page

HOME = "https://locks.example/"


def linking(*links: tuple[str, str], author: str = "", rel: tuple[str, ...] = ()) -> Page:
    found = tuple(
        OutboundLink(HOME + path, "locks.example", anchor, rel, internal=True)
        for path, anchor in links
    )
    return replace(page(HOME), links=found, author=author)


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("contact", ""),
        ("x", "Contact us"),
        ("x", "  CONTACT-US! "),
        ("impressum.html", "Legal"),
        ("about-us/", "Who are they"),
        ("x", "Über uns"),
        ("x", "Write for us"),
        ("author/ana-ruiz", "Ana"),
    ],
)
def test_a_page_about_the_people_is_told_by_its_whole_name(path: str, anchor: str) -> None:
    assert routes([linking((path, anchor))]) == (HOME + path,)


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("contact-lenses", "Contact lenses"),
        ("x", "All about barges"),
        ("story-about-a-team", "How the team came about"),
        ("author", "Authors"),
    ],
)
def test_a_word_within_a_name_is_no_route(path: str, anchor: str) -> None:
    assert routes([linking((path, anchor))]) == ()


def test_the_author_is_found_by_name_and_by_rel() -> None:
    assert routes([linking(("ana", "Ana Ruiz"), author="Ana Ruiz")]) == (HOME + "ana",)
    assert routes([linking(("ana", "me"), rel=("author",))]) == (HOME + "ana",)


def test_one_of_each_kind_what_decides_over_a_pitch_first() -> None:
    links = linking(
        ("about", "About"),
        ("contact", "Contact"),
        ("kontakt", "Kontakt"),
        ("write", "Write for us"),
    )
    assert routes([links]) == (HOME + "write", HOME + "contact", HOME + "about")


def test_pages_that_were_read_and_other_sites_are_no_routes() -> None:
    away = OutboundLink("https://other.example/contact", "other.example", "Contact")
    own = linking(("", "About"))
    assert routes([own, replace(own, links=(away,))]) == ()

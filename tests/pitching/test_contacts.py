"""Whom to write to: routes found, named for who reads them, ranked for the approach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.model import Approach, Contact, Form, OutboundLink, Page, SiteReading
from linktriage.pitching import contacts_on, ranked
from tests.pitching import letters
from tests.pitching.letters import NOW

SITE = "freightnotes.example"


def page(*emails: str, url: str = f"https://{SITE}/post", author: str = "Ana Silva",
         forms: tuple[Form, ...] = (), links: tuple[OutboundLink, ...] = ()) -> Page:  # fmt: skip
    return replace(
        letters.page("A title", "Text."),
        url=url,
        final_url=url,
        author=author,
        emails=emails,
        forms=forms,
        links=links,
    )


def reading(*pages: Page, home: Page | None = None) -> SiteReading:
    return SiteReading(SITE, NOW, home=home, pages=pages)


def emails(approach: Approach = Approach.TARGETED, *boxes: str) -> list[str]:
    found = contacts_on(page(*(f"{box}@{SITE}" for box in boxes)), None, approach)
    return [contact.email.partition("@")[0] for contact in found]


BOXES = ("info", "sales", "press", "editor", "ana.silva", "webmaster", "partners", "tips")


@pytest.mark.parametrize(
    ("approach", "best"),
    [
        (Approach.TARGETED, ["ana.silva", "editor", "webmaster"]),
        (Approach.RESOURCE, ["ana.silva", "webmaster", "editor"]),
        (Approach.MENTION, ["ana.silva", "editor", "tips"]),
        (Approach.BROKEN, ["webmaster", "ana.silva", "editor"]),
        (Approach.GUEST, ["editor", "ana.silva", "tips"]),
        (Approach.PR, ["ana.silva", "tips", "editor"]),
        (Approach.PARTNER, ["partners", "ana.silva", "info"]),
    ],
)
def test_the_best_for_the_approach_comes_first(approach: Approach, best: list[str]) -> None:
    assert emails(approach, *BOXES)[:3] == best


@pytest.mark.parametrize(
    ("box", "role"),
    [
        ("ana", "author"), ("asilva", "author"), ("silva.ana", "author"), ("ana+post", "author"),
        ("redaktion", "editor"), ("contribute", "editor"), ("newsroom", "news desk"),
        ("presse", "press"), ("feedback", "webmaster"), ("hello", "general"),
        ("kontakt", "general"),
        ("marketing", "partnerships"), ("advertising", "advertising"), ("support", "other desk"),
        ("bo.ek", "person"), ("letters", "news desk"), ("accessibility", "other desk"),
        ("freightnotes", "general"),
    ],
)  # fmt: skip
def test_a_mailbox_is_named_for_who_reads_it(box: str, role: str) -> None:
    (contact,) = contacts_on(page(f"{box}@{SITE}"), None)
    assert contact.role == role
    assert contact.name == ("Ana Silva" if role == "author" else "")
    assert contact.found_at == f"https://{SITE}/post"


@pytest.mark.parametrize(
    "address",
    [
        f"noreply@{SITE}", f"privacy@{SITE}", f"postmaster@{SITE}", f"your-name@{SITE}",
        "name@domain.com", f"daily-newsletter@{SITE}", f"firstname.lastname@{SITE}",
        "jo@freightnotes.comthis",
        "jo@somebody-else.org", "a1b2@sentry.wixpress.com", "jo@example.com",
        "not an address", f"jo@{SITE}, evil@x.org",
    ],
)  # fmt: skip
def test_what_nobody_reads_or_is_somebody_elses_is_left_out(address: str) -> None:
    assert contacts_on(page(address), reading()) == ()


def test_a_free_mailbox_and_a_subdomain_belong_to_the_site() -> None:
    found = contacts_on(page("freightnotes@gmail.com", f"bo@mail.{SITE}"), reading())
    assert len(found) == 2


@pytest.mark.parametrize(
    ("path", "found"),
    [("post", ["anasilva@gmail.com"]), ("", 2), ("contact-us", 2), ("about/people", 2)],
)
def test_a_free_mailbox_in_an_article_is_the_authors_or_nobodys(
    path: str, found: list[str] | int
) -> None:
    read = page("a.guest@gmail.com", "anasilva@gmail.com", url=f"https://{SITE}/{path}")
    emails = [contact.email for contact in contacts_on(read, reading())]
    assert (emails if path == "post" else len(emails)) == found


def test_mailboxes_of_readers_are_not_those_of_the_site() -> None:
    readers = page("a.reader@gmail.com", "b.reader@outlook.fr", "c.reader@yahoo.co.uk")
    assert contacts_on(readers, reading()) == ()


@pytest.mark.parametrize(
    "address", ["freightnotes@university.edu", "jo@freightnotes.org", "jo@freightnotesblog.net"]
)
def test_an_address_elsewhere_that_bears_the_name_of_the_site_is_theirs(address: str) -> None:
    assert [contact.email for contact in contacts_on(page(address), reading())] == [address]


def test_a_short_name_is_a_chance() -> None:
    short = SiteReading("log.example", NOW)
    assert contacts_on(page("log@blog.org", "catalogue@x.org"), short) == ()
    whole = SiteReading("82mhz.example", NOW)
    assert len(contacts_on(page("82mhz@posteo.de", "mhz@posteo.de"), whole)) == 1


def test_all_pages_are_read_and_each_route_is_listed_once_where_it_was_found_first() -> None:
    about = page(f"Bo@{SITE}", url=f"https://{SITE}/about")
    home = page(f"bo@{SITE}", f"info@{SITE}", url=f"https://{SITE}/")
    found = contacts_on(None, reading(about, home=home))
    assert [(c.email, c.found_at) for c in found] == [
        (f"Bo@{SITE}", f"https://{SITE}/about"),
        (f"info@{SITE}", f"https://{SITE}/"),
    ]


def test_a_sample_address_of_a_form_is_nobodys() -> None:
    nowhere = replace(page("jo@domain.com"), final_url="https://domain.com/")
    assert contacts_on(nowhere, None) == ()


def test_nothing_read_is_nobody_to_write_to() -> None:
    assert contacts_on(None, None) == ()


def test_a_form_for_messages_is_a_route() -> None:
    asks = Form("/send", "post", ("Your name", "E-mail", "Message"))
    (contact,) = contacts_on(page(forms=(asks,)), None)
    assert (contact.role, contact.form_url) == ("form", f"https://{SITE}/post")


@pytest.mark.parametrize(
    "form",
    [
        Form("/wp-comments-post.php", "post", ("comment", "author", "email")),
        Form("/x", "post", ("email", "message"), "Leave a reply"),
        Form("/search", "get", ("email", "message")),
        Form("/newsletter", "post", ("email",)),
        Form("/x", "post", ("message",)),
    ],
)
def test_comments_searches_and_newsletters_are_none(form: Form) -> None:
    assert contacts_on(page(forms=(form,)), None) == ()


def link(
    url: str, anchor: str = "", *, internal: bool = False, in_text: bool = False
) -> OutboundLink:
    return OutboundLink(url, SITE, anchor, internal=internal, in_text=in_text)


def test_the_authors_page_and_profiles_of_the_site_come_last() -> None:
    links = (
        link("https://www.linkedin.com/company/freightnotes"),
        link(f"https://{SITE}/author/ana-silva/", "by Ana Silva", internal=True),
    )
    found = contacts_on(page(f"info@{SITE}", links=links), None)
    assert [contact.role for contact in found] == ["general", "author page", "social: linkedin.com"]


@pytest.mark.parametrize(
    "other",
    [
        link("https://x.com/share?url=1"),
        link("https://www.linkedin.com/shareArticle?mini=true"),
        link("https://x.com/i/grok?text=Summarise%20this"),
        link("https://x.com/somebody", in_text=True),
        link("https://elsewhere.example/author/ana-silva/", "Ana Silva"),
        link(f"https://{SITE}/author/bo-ek/", "Bo Ek", internal=True),
        link(f"https://{SITE}/authors/", "Ana Silva", internal=True),
    ],
)
def test_links_that_lead_to_nobody_of_theirs(other: OutboundLink) -> None:
    assert contacts_on(page(links=(other,)), None) == ()


def test_a_desk_is_no_author() -> None:
    author_page = link(f"https://{SITE}/author/admin/", "Admin", internal=True)
    found = contacts_on(page(f"admin@{SITE}", author="Admin", links=(author_page,)), None)
    assert [(contact.role, contact.name) for contact in found] == [("other desk", "")]


def test_a_contact_a_person_named_comes_first() -> None:
    typed = Contact("cy@x.example", "Cy", "from the list")
    author = Contact("ana@x.example", "Ana", "author")
    assert ranked([author, typed], Approach.TARGETED) == (typed, author)


def test_the_list_ends_somewhere() -> None:
    boxes = [f"person{chr(97 + n)}@{SITE}" for n in range(26)]
    assert len(contacts_on(page(*boxes), None)) == 20

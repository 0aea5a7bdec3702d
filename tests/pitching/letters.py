"""One invented campaign of a packing firm, and the pages it writes about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from linktriage.model import (
    Accept,
    AnchorKind,
    Approach,
    Campaign,
    Candidate,
    Contact,
    Dossier,
    LinkIntent,
    Page,
    Paragraph,
    Pitch,
    Placement,
    Prospect,
    Role,
    RowFacts,
    Sender,
    Status,
    TargetPage,
)
from linktriage.pitching import Library, facts_of
from linktriage.pitching.facts import Facts

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PAGE_URL = "https://freightnotes.example/mixed-pallet"

SENDER = Sender(
    name="Jo Berg",
    role="editor",
    company="Packhaus",
    address="Packhaus GmbH, Hafenstr. 12, 20457 Hamburg",
    opt_out="Tell me if you would rather not hear from us again.",
)
CAMPAIGN = Campaign(
    "packhaus", own_domains=("packhaus.example",), brand_terms=("Packhaus",), sender=SENDER
)
TARGET = TargetPage(
    "https://packhaus.example/pallet-stability",
    Role.PILLAR,
    "pallet stability",
    "it has tilt-test results for 14 stacking patterns, with the raw readings",
    title="Pallet stability, tested",
    asset_type="study",
)
ANA = Contact("ana@freightnotes.example", "Ana Silva", "author", PAGE_URL)

PASSAGE = (
    "Heavy boxes go to the bottom, that much is agreed. Nobody seems to have figures on how far a"
    " wrapped stack may lean before it goes over."
)

PAGES: dict[Approach, tuple[str, str]] = {
    Approach.TARGETED: ("How to load a mixed pallet | Freight Notes", PASSAGE),
    Approach.RESOURCE: (
        "Warehouse safety: free tools and tables",
        "Rack load calculator – enter beam length and profile, get the safe load per level",
    ),
    Approach.MENTION: (
        "Five mistakes when stacking beer crates",
        (
            "According to Packhaus, a column stack of crates tips at half the angle of an"
            " interlocked one. We tried it in the yard and it is true."
        ),
    ),
    Approach.BROKEN: (
        "Pallet patterns explained",
        "The Transport Institute tested nine patterns on a tilting table and published the angles.",
    ),
    Approach.GUEST: (
        "What changed in load securing rules this year",
        (
            "The new rules ask for proof that a load holds together by itself. How a small"
            " warehouse should prove it they do not say."
        ),
    ),
    Approach.PR: (
        "Truck rollovers up for third year, insurers say",
        (
            "Insurers put the damage from shifted loads at 300 million euros a year, though nobody"
            " counts the near misses."
        ),
    ),
    Approach.PARTNER: (
        "Our customers and partners",
        "We supply stretch film to more than forty packers in the north, and learn from all.",
    ),
}


def page(title: str, *paragraphs: str) -> Page:
    return Page(
        PAGE_URL,
        PAGE_URL,
        NOW,
        200,
        title=title,
        author="Ana Silva",
        published=date(2026, 3, 3),
        language="en",
        site_name="Freight Notes",
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
    )


def intent(passage: str = PASSAGE, anchor: str = "wrapped stack") -> LinkIntent:
    return LinkIntent(
        TARGET.url,
        TARGET.cluster,
        anchor,
        AnchorKind.TOPICAL,
        Placement.BODY,
        passage,
        "their passage asks for figures",
        page_url=PAGE_URL,
    )


def accepted(approach: Approach = Approach.TARGETED) -> Dossier:
    """An accepted prospect of an approach, with a page that fits it."""
    title, passage = PAGES[approach]
    dead = RowFacts(
        links_to="https://institute.example/tests/2011.pdf", dead=True, anchor="tilting table tests"
    )
    prospect = Prospect(
        7,
        "packhaus",
        "freightnotes.example",
        PAGE_URL,
        Status.ACCEPTED,
        approach,
        candidates=(Candidate(PAGE_URL, "freightnotes.example/mixed-pallet", facts=dead),),
    )
    return Dossier(
        prospect,
        page(title, "An introduction about nothing in particular.", passage),
        decision=Accept(intent(passage)),
        decided_at=NOW,
        contacts=(ANA,),
    )


def known(approach: Approach = Approach.TARGETED, contact: Contact | None = ANA) -> Facts:
    return facts_of(accepted(approach), CAMPAIGN, TARGET, contact)


def without_page(dossier: Dossier) -> Dossier:
    return replace(dossier, page=None)


def pitch(subject: str, body: str) -> Pitch:
    return Pitch("by hand", subject, body, NOW)


LIBRARY = Library()

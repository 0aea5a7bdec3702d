"""Accepted prospects with drafts, as an export meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from linktriage.model import (
    Accept,
    AnchorKind,
    Approach,
    Basis,
    Candidate,
    Contact,
    Dossier,
    Evidence,
    Failure,
    FetchState,
    Finding,
    LinkIntent,
    Metric,
    OutboundLink,
    Outcome,
    Page,
    Paragraph,
    Pitch,
    Placement,
    Problem,
    Prospect,
    Severity,
    Status,
)

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ANA = Contact("ana@freightnotes.example", "Ana Silva", "author", "https://freightnotes.example/a")
FORM = Contact(role="form", form_url="https://freightnotes.example/contact")

INTENT = LinkIntent(
    "https://packhaus.example/pallet-stability",
    "pallet stability",
    "wrapped stack",
    AnchorKind.TOPICAL,
    Placement.BODY,
    "Nobody seems to have figures on how far a wrapped stack may lean.",
    "their passage asks for figures",
    page_url="https://freightnotes.example/mixed-pallet",
)

PITCH = Pitch(
    "targeted_outreach",
    "A source for “How to load a mixed pallet”",
    "Hello Ana,\n\nYour page says something.\n\nJo",
    NOW,
    problems=(Problem("length", "8 words; fewer than 40 say too little"),),
    contact=ANA,
)

PAGE = Page(
    "https://freightnotes.example/mixed-pallet",
    "https://freightnotes.example/mixed-pallet",
    NOW,
    200,
    title="How to load a mixed pallet",
    author="Ana Silva",
    published=date(2026, 3, 3),
    language="en",
    site_name="Freight Notes",
    categories=("Loading",),
    words=120,
    paragraphs=(Paragraph("A wrapped stack."),),
    links=(OutboundLink("https://x.example/", "x.example", "x", ("nofollow",), Placement.BODY),),
)


def accepted(id_: int = 7, pitch: Pitch | None = PITCH, *contacts: Contact) -> Dossier:
    return Dossier(
        Prospect(
            id_,
            "packhaus",
            "freightnotes.example",
            PAGE.url,
            Status.ACCEPTED,
            Approach.TARGETED,
            metrics=(
                Metric("Ahrefs", "Domain_Rating", 41, date(2026, 1, 1)),
                Metric("Ahrefs", "domain rating", 42.5, date(2026, 11, 1)),
                Metric("Semrush", "spam", 1),
            ),
            candidates=(Candidate(PAGE.url, "freightnotes.example/mixed-pallet"),),
        ),
        PAGE,
        decision=Accept(INTENT),
        decided_at=NOW,
        pitch=pitch,
        contacts=contacts,
        findings=(
            Finding("traffic", Outcome.PASS, Basis.IMPORTED, "fine", (Evidence("14,200 visits"),)),
        ),
    )


def unread(status: Status = Status.QUEUED, id_: int = 8) -> Dossier:
    failure = Failure(FetchState.TIMEOUT, "no answer within 20 s")
    prospect = Prospect(
        id_, "packhaus", "slow.example", "https://slow.example/", status, failure=failure
    )
    return Dossier(prospect)


def blocked(id_: int = 9) -> Dossier:
    problem = Problem("left-over", "a field is left over", Severity.BLOCK, "[Name]")
    return accepted(id_, replace(PITCH, problems=(problem,)))

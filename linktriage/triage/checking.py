"""From what was read to what is stored: checks, approach, contacts, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from linktriage import checks, pitching
from linktriage.model import (
    Campaign,
    Contact,
    Page,
    Prospect,
    SiteReading,
    TargetPage,
)
from linktriage.store.readings import Reading as Stored
from linktriage.terms import Idf, terms


@dataclass(frozen=True, slots=True)
class Bench:
    """What all prospects of a campaign are checked against."""

    campaign: Campaign
    targets: tuple[TargetPage, ...]
    idf: Idf
    today: date


def check(bench: Bench, prospect: Prospect, read: Stored) -> Stored:
    """Return what was read of a prospect with what the checks find in it."""
    subject = checks.Subject(
        prospect=replace(prospect, fetch_state=read.state, failure=read.failure),
        campaign=bench.campaign,
        today=bench.today,
        page=read.page,
        site=read.site,
        targets=bench.targets,
        idf=bench.idf,
    )
    findings = checks.run(subject)
    approach, reason = checks.guess_approach(subject, findings)
    return replace(
        read,
        findings=findings,
        approach=approach,
        approach_reason=reason,
        contacts=_contacts(prospect, read.page, read.site),
        terms=page_terms(read.page),
    )


def _contacts(
    prospect: Prospect, page: Page | None, site: SiteReading | None
) -> tuple[Contact, ...]:
    """Return the routes found on the site behind those that the list brought."""
    return (*_imported_contacts(prospect), *pitching.contacts(page, site))


def _imported_contacts(prospect: Prospect) -> Iterable[Contact]:
    for candidate in prospect.candidates:
        facts = candidate.facts
        if facts.email:
            yield Contact(facts.email, facts.name or facts.author, "from the list", candidate.url)


def page_terms(page: Page | None) -> frozenset[str]:
    """Return the distinct terms of a page's text."""
    if page is None:
        return frozenset()
    return frozenset(term for paragraph in page.paragraphs for term in terms(paragraph.text))

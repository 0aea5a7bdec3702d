"""From what was read to what is stored: checks, approach, contacts, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linktriage import checks, pitching
from linktriage.model import (
    Campaign,
    Contact,
    Failure,
    FetchState,
    Page,
    Prospect,
    SiteReading,
    TargetPage,
    Validators,
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


def check(
    bench: Bench,
    prospect: Prospect,
    page: Page | None,
    site: SiteReading | None,
    *,
    state: FetchState,
    failure: Failure | None = None,
    validators: Validators | None = None,
) -> Stored:
    """Ask all checks about one prospect and return what is stored of it."""
    subject = checks.Subject(
        prospect=prospect,
        campaign=bench.campaign,
        today=bench.today,
        page=page,
        site=site,
        targets=bench.targets,
        idf=bench.idf,
    )
    findings = checks.run(subject)
    approach, reason = checks.guess_approach(subject, findings)
    return Stored(
        prospect_id=prospect.id,
        state=state,
        failure=failure,
        page=page,
        site=site,
        validators=validators or Validators(),
        findings=findings,
        approach=approach,
        approach_reason=reason,
        contacts=_contacts(prospect, page, site),
        terms=page_terms(page),
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

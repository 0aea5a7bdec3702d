"""From what was read to what is stored: checks, approach, contacts, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from linktriage import checks
from linktriage.model import (
    Basis,
    Campaign,
    Contact,
    Dossier,
    FetchState,
    Finding,
    Page,
    Prospect,
    SiteReading,
    TargetPage,
)
from linktriage.store import Store
from linktriage.store.readings import Reading as Stored
from linktriage.store.traces import Trace
from linktriage.terms import Idf, terms
from linktriage.triage.likeness import Likeness, words_of


@dataclass(frozen=True, slots=True)
class Bench:
    """What all prospects of a campaign are checked against."""

    campaign: Campaign
    targets: tuple[TargetPage, ...]
    idf: Idf
    today: date
    company: checks.Company
    own_links: frozenset[str] = frozenset()
    own_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows beside the pages of one prospect."""

    flagged: Mapping[str, str] = field(default_factory=dict)
    asked_links: Mapping[str, FetchState] = field(default_factory=dict)
    silent: tuple[str, ...] = ()


def known(store: Store, prospect: Prospect, page: Page | None, campaign_id: int) -> Known:
    """Return what the store knows of a prospect and of what its page links to."""
    silent = store.services.reasons(prospect.site)
    if page is None:
        return Known(silent=silent)
    flagged: Mapping[str, str] = {}
    if store.flags.has_any(campaign_id):
        flagged = store.flags.niches(campaign_id, checks.hosts_linked(page))
    asked: Mapping[str, FetchState] = {}
    if store.asked_links.has_any():
        asked = store.asked_links.states({link.url for link in page.links})
    return Known(flagged, asked, silent)


def check(bench: Bench, prospect: Prospect, read: Stored, known: Known | None = None) -> Stored:
    """Return what was read of a prospect with what the checks find in it."""
    subject = _subject(bench, prospect, read, known or Known())
    findings = checks.run(subject)
    approach, reason = checks.guess_approach(subject, findings)
    return replace(
        read,
        findings=findings,
        approach=approach,
        approach_reason=reason,
        contacts=_contacts(prospect, read.page, read.site),
        terms=page_terms(read.page),
        words=words_of(read.page) if read.page else b"",
    )


def weighed(bench: Bench, dossier: Dossier) -> tuple[Finding, ...]:
    """Return the findings that change with the bench's weights of words."""
    prospect = dossier.prospect
    assert prospect.fetch_state is not None, "there are no words of what was not read"
    read = Stored(prospect.id, prospect.fetch_state, page=dossier.page, site=dossier.site)
    return checks.run_weighed(_subject(bench, prospect, read, Known()))


def _subject(bench: Bench, prospect: Prospect, read: Stored, known: Known) -> checks.Subject:
    """Return what the checks look at."""
    return checks.Subject(
        prospect=replace(prospect, fetch_state=read.state, failure=read.failure),
        campaign=bench.campaign,
        today=bench.today,
        page=read.page,
        site=read.site,
        targets=bench.targets,
        idf=bench.idf,
        networks=bench.company.of(prospect.site),
        compared=len(bench.company),
        own_links=bench.own_links,
        own_words=bench.own_words,
        ranks=bench.likeness.ranks(prospect.id) if bench.likeness else {},
        ranked=len(bench.likeness) if bench.likeness else 0,
        flagged=known.flagged,
        asked_links=known.asked_links,
        silent=known.silent,
    )


def judged(dossier: Dossier) -> tuple[Finding, ...]:
    """Return the findings of a dossier that the person answers."""
    return tuple(one for one in dossier.findings if one.basis is Basis.JUDGED)


def trace(site: str, page: Page | None, reading: SiteReading | None) -> Trace:
    """Return the marks by which a site's owner could be told."""
    home = reading.home if reading else None
    trackers, outbound = checks.marks([one for one in (page, home) if one])
    return Trace(site, tuple(sorted(trackers)), tuple(sorted(outbound)))


def _contacts(
    prospect: Prospect, page: Page | None, site: SiteReading | None
) -> tuple[Contact, ...]:
    """Return the routes found on the site behind those that the list brought."""
    from linktriage import pitching

    return (*_imported_contacts(prospect), *pitching.contacts_on(page, site))


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

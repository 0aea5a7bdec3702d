"""What was read of the web, what the checks found in it, and the words of all pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from linktriage import urls
from linktriage.model import (
    Approach,
    Contact,
    Failure,
    FetchState,
    Finding,
    Page,
    SiteReading,
    Validators,
)
from linktriage.store import clock, sqlite, traces, values
from linktriage.store.decoding import load
from linktriage.store.encoding import dump
from linktriage.store.sqlite import Connection, listed, moment
from linktriage.store.traces import Trace
from linktriage.store.words import save_words

if TYPE_CHECKING:
    from linktriage.store.database import Database


@dataclass(frozen=True, slots=True)
class Reading:
    """One prospect as it was read: what is stored of it in one transaction."""

    prospect_id: int
    state: FetchState
    failure: Failure | None = None
    page: Page | None = None
    site: SiteReading | None = None
    validators: Validators = field(default_factory=Validators)
    findings: tuple[Finding, ...] = ()
    approach: Approach | None = None
    approach_reason: str = ""
    contacts: tuple[Contact, ...] = ()
    terms: frozenset[str] = frozenset()
    words: bytes = b""
    """The page's words as the order counts them."""
    trace: Trace | None = None
    """The marks by which the site's owner could be told; None when nothing was read of it."""


_TOLD = (
    "SELECT key, url, site, "
    "EXISTS (SELECT 1 FROM page WHERE page.key = prospect.key AND content IS NOT NULL) "
    "FROM prospect WHERE id = ?"
)
_ENDED = (
    "UPDATE prospect SET fetch_state = :state, failure = :failure, fetched_at = :now, "
    "attempts = attempts + 1, title = coalesce(:title, title) WHERE id = :prospect"
)
_SUGGEST = (
    "UPDATE prospect SET approach = :approach, approach_reason = :reason "
    "WHERE id = :prospect AND NOT approach_chosen"
)
_FORGET_FINDINGS = "DELETE FROM finding WHERE prospect_id = ?"
_REPLACE_FINDING = (
    "UPDATE finding SET outcome = ?, summary = ?, figure = ?, evidence = ? "
    "WHERE prospect_id = ? AND check_id = ?"
)
_HAS_PAGE = "SELECT EXISTS (SELECT 1 FROM page WHERE key = ? AND content IS NOT NULL)"
_VERSION = "SELECT etag, last_modified FROM page WHERE key = ? AND content IS NOT NULL"
_FORGET_STATES = (
    "UPDATE prospect SET fetch_state = NULL WHERE campaign_id = ? AND status = 'queued' "
    "AND fetch_state IN (SELECT value FROM json_each(?))"
)
_MARK_STALE = (
    "UPDATE finding SET stale = true "
    "WHERE prospect_id IN (SELECT id FROM prospect WHERE campaign_id = ?)"
)
_HAS_STALE = (
    "SELECT EXISTS (SELECT 1 FROM finding WHERE stale IS true "
    "AND prospect_id IN (SELECT id FROM prospect WHERE campaign_id = ?))"
)
_PAGES = (
    "SELECT content FROM page WHERE key IN (SELECT value FROM json_each(?)) AND content IS NOT NULL"
)
_READ_AT = (
    "SELECT key, fetched_at FROM page "
    "WHERE key IN (SELECT value FROM json_each(?)) AND content IS NOT NULL"
)
_DOCUMENTS = "SELECT term, documents FROM term WHERE documents >= ?"
_PAGES_READ = "SELECT count(*) FROM page WHERE content IS NOT NULL"
_CONTACT = ("site", "email", "name", "role", "found_at", "form_url", "removed")


class _Told(NamedTuple):
    """What saving a reading needs to know of its prospect."""

    key: str
    url: str
    site: str
    has_page: bool
    """Whether a page of that key was read before: its terms are counted then."""


class Readings:
    """Writes readings and findings; knows how common each term is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reading: Reading) -> None:
        """Write all that was read of one prospect and found in it, in one transaction."""
        page, site = _dumped(reading.page), _dumped(reading.site)
        with self._database.write() as connection:
            told = _told(connection, reading.prospect_id)
            if told is None:
                return
            _save_prospect(connection, reading)
            _save_page(connection, told, reading, page)
            if reading.words:
                save_words(connection, reading.prospect_id, reading.words)
            if reading.site and site:
                _save_site(connection, reading.site, site)
            if reading.trace:
                traces.put(connection, reading.trace)
            _save_found(connection, told, reading)

    def save_own(
        self, url: str, page: Page | None, failure: Failure | None, terms: frozenset[str]
    ) -> None:
        """Write how reading a page of the user's own went; after a failure the old text stays."""
        key = urls.key(url)
        row = {"key": key, **_how(failure.state if failure else FetchState.READ, failure)}
        if page:
            row["content"] = _dumped(page)
        with self._database.write() as connection:
            if page and not connection.execute(_HAS_PAGE, (key,)).fetchone()[0]:
                sqlite.count_terms(connection, terms)
            sqlite.put(connection, "page", "key", row, _new(url))

    def save_findings(self, reading: Reading) -> None:
        """Write findings and the approach they suggest anew, the pages staying as they are."""
        with self._database.write() as connection:
            told = _told(connection, reading.prospect_id)
            if told is not None:
                _save_found(connection, told, reading)

    def validators(self, key: str) -> Validators:
        """Return what a conditional request for that page asks with."""
        with self._database.read() as connection:
            known = connection.execute(_VERSION, (key,)).fetchone()
            return Validators(*known) if known else Validators()

    def forget_states(self, campaign_id: int, states: Collection[FetchState] | None = None) -> int:
        """Mark the queued prospects of those states (None: of all) as unread; returns how many."""
        names = [one.value for one in (FetchState if states is None else states)]
        with self._database.write() as connection:
            return connection.execute(_FORGET_STATES, (campaign_id, listed(names))).rowcount

    def mark_stale(self, campaign_id: int) -> None:
        """Mark all findings of a campaign as answers to questions that have changed since."""
        with self._database.write() as connection:
            connection.execute(_MARK_STALE, (campaign_id,))

    def has_stale(self, campaign_id: int) -> bool:
        """Tell whether any finding of a campaign is to be asked anew."""
        with self._database.read() as connection:
            return bool(connection.execute(_HAS_STALE, (campaign_id,)).fetchone()[0])

    def replace_findings(self, prospect_id: int, findings: Collection[Finding]) -> None:
        """Write what some checks found of a prospect now; stale marks stay as they are."""
        new = [
            (one.outcome.value, one.summary, one.figure, dump(one.evidence), prospect_id, one.check)
            for one in findings
        ]
        with self._database.write() as connection:
            connection.executemany(_REPLACE_FINDING, new)

    def pages(self, keys: Collection[str]) -> tuple[Page, ...]:
        """Return the stored pages of these keys."""
        with self._database.read() as connection:
            found = connection.execute(_PAGES, (listed(keys),)).fetchall()
        return tuple(load(Page, content) for (content,) in found)

    def read_at(self, keys: Collection[str]) -> dict[str, datetime]:
        """Return when the stored pages of these keys were asked for last."""
        with self._database.read() as connection:
            return dict(connection.execute(_READ_AT, (listed(keys),)).fetchall())

    def documents(self, at_least: int = 1) -> dict[str, int]:
        """Return in how many read pages each term stands, of those that stand in so many."""
        with self._database.read() as connection:
            # row by row: between two rows another thread may go on
            return dict(iter(connection.execute(_DOCUMENTS, (at_least,))))

    def pages_read(self) -> int:
        """Return how many pages the counts of `documents` speak of."""
        with self._database.read() as connection:
            return int(connection.execute(_PAGES_READ).fetchone()[0])


def _dumped(value: Page | SiteReading | None) -> str | None:
    """Return what was read as JSON, made before others have to wait for their turn to write."""
    # pydantic writes a page in a fifth of the time; only those who read pages wait for it
    from linktriage.store import codec

    return None if value is None else codec.dump(value)


def _told(connection: Connection, prospect_id: int) -> _Told | None:
    """Return what saving needs to know of a prospect; None when it is gone."""
    found = connection.execute(_TOLD, (prospect_id,)).fetchone()
    return None if found is None else _Told(*found)


def _how(state: FetchState, failure: Failure | None) -> dict[str, str | None]:
    """Return what a page's row tells of how asking for it went, just now."""
    detail = failure.detail if failure else ""
    return {"state": state.value, "failure": detail, "fetched_at": moment(clock.now())}


def _new(url: str) -> dict[str, str]:
    """Return what the row of a page needs that was never asked for."""
    return {"url": url, "etag": "", "last_modified": ""}


def _save_prospect(connection: Connection, reading: Reading) -> None:
    ended = {
        "prospect": reading.prospect_id,
        "state": reading.state.value,
        "failure": reading.failure.detail if reading.failure else "",
        "now": moment(clock.now()),
        "title": reading.page.title if reading.page else None,
    }
    connection.execute(_ENDED, ended)


def _save_page(connection: Connection, told: _Told, reading: Reading, content: str | None) -> None:
    page = {"key": told.key, **_how(reading.state, reading.failure)}
    if content is not None:
        if not told.has_page:
            sqlite.count_terms(connection, reading.terms)
        page["content"] = content
        page["etag"] = reading.validators.etag
        page["last_modified"] = reading.validators.last_modified
    sqlite.put(connection, "page", "key", page, _new(told.url))


def _save_site(connection: Connection, site: SiteReading, content: str) -> None:
    row = {"site": site.site, "read_at": moment(site.read_at), "content": content}
    sqlite.put(connection, "site_reading", "site", row)


def _save_found(connection: Connection, told: _Told, reading: Reading) -> None:
    prospect = reading.prospect_id
    if reading.approach:
        suggested = {"approach": reading.approach.value, "reason": reading.approach_reason}
        connection.execute(_SUGGEST, {"prospect": prospect, **suggested})
    connection.execute(_FORGET_FINDINGS, (prospect,))
    found = [values.finding_values(prospect, one) for one in reading.findings]
    sqlite.insert(connection, "finding", values.FINDING, found)
    _add_contacts(connection, told.site, reading.contacts)


def _add_contacts(connection: Connection, site: str, contacts: tuple[Contact, ...]) -> None:
    rows = [
        (site, one.email, one.name, one.role, one.found_at, one.form_url, False) for one in contacts
    ]
    sqlite.insert(connection, "contact", _CONTACT, rows)

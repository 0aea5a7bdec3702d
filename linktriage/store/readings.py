"""What was read of the web, what the checks found in it, and the words of all pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, update
from sqlmodel import col, select

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
from linktriage.store import clock, tables, traces, values
from linktriage.store.codec import dump, load_soonest
from linktriage.store.rows import (
    ContactRow,
    FindingRow,
    PageRow,
    ProspectRow,
    SiteRow,
    TermRow,
)
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


class _Told(NamedTuple):
    """What saving a reading needs to know of its prospect."""

    key: str
    url: str
    site: str
    approach_chosen: bool


class Readings:
    """Writes readings and findings; knows how common each term is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reading: Reading) -> None:
        """Write all that was read of one prospect and found in it, in one transaction."""
        with self._database.write_rows() as session:
            connection = session.connection()
            row = _told(connection, reading.prospect_id)
            if row is None:
                return
            _save_prospect(connection, reading)
            _save_page(connection, row, reading)
            if reading.words:
                save_words(connection, reading.prospect_id, reading.words)
            if reading.site:
                _save_site(connection, reading.site)
            if reading.trace:
                traces.put(connection, reading.trace)
            _save_found(connection, row, reading)

    def save_own(
        self, url: str, page: Page | None, failure: Failure | None, terms: frozenset[str]
    ) -> None:
        """Write how reading a page of the user's own went; after a failure the old text stays."""
        at = urls.key(url)
        with self._database.write_rows() as session:
            row = session.exec(select(PageRow).where(PageRow.key == at)).first()
            row = row or PageRow(key=at, url=url, state="", fetched_at=clock.now())
            row.state = failure.state.value if failure else FetchState.READ.value
            row.failure = failure.detail if failure else ""
            row.fetched_at = clock.now()
            if page:
                if row.content is None:
                    tables.count_terms(session.connection(), terms)
                row.content = dump(page)
            session.add(row)

    def save_findings(self, reading: Reading) -> None:
        """Write findings and the approach they suggest anew, the pages staying as they are."""
        with self._database.write_rows() as session:
            connection = session.connection()
            row = _told(connection, reading.prospect_id)
            if row is not None:
                _save_found(connection, row, reading)

    def validators(self, key: str) -> Validators:
        """Return what a conditional request for that page asks with."""
        with self._database.read_rows() as session:
            known = session.connection().execute(_VERSION, {"key": key}).first()
            return Validators(*known) if known else Validators()

    def forget_states(self, campaign_id: int, states: Collection[FetchState] | None = None) -> int:
        """Mark the queued prospects of those states (None: of all) as unread; returns how many."""
        query = update(ProspectRow).where(
            col(ProspectRow.campaign_id) == campaign_id,
            col(ProspectRow.status) == "queued",
            col(ProspectRow.fetch_state).is_not(None),
        )
        if states is not None:
            query = query.where(col(ProspectRow.fetch_state).in_([one.value for one in states]))
        with self._database.write_rows() as session:
            return int(session.execute(query.values(fetch_state=None)).rowcount)  # type: ignore[attr-defined]

    def mark_stale(self, campaign_id: int) -> None:
        """Mark all findings of a campaign as answers to questions that have changed since."""
        mine = select(ProspectRow.id).where(ProspectRow.campaign_id == campaign_id)
        query = update(FindingRow).where(col(FindingRow.prospect_id).in_(mine))
        with self._database.write_rows() as session:
            session.execute(query.values(stale=True))

    def has_stale(self, campaign_id: int) -> bool:
        """Tell whether any finding of a campaign is to be asked anew."""
        mine = select(ProspectRow.id).where(ProspectRow.campaign_id == campaign_id)
        query = select(FindingRow.id).where(
            col(FindingRow.stale).is_(True), col(FindingRow.prospect_id).in_(mine)
        )
        with self._database.read_rows() as session:
            return session.exec(query.limit(1)).first() is not None

    def replace_findings(self, prospect_id: int, findings: Collection[Finding]) -> None:
        """Write what some checks found of a prospect now; stale marks stay as they are."""
        new = {one.check: values.finding_row(prospect_id, one) for one in findings}
        mine = select(FindingRow).where(
            FindingRow.prospect_id == prospect_id, col(FindingRow.check_id).in_(new)
        )
        with self._database.write_rows() as session:
            for row in session.exec(mine):
                found = new[row.check_id]
                row.outcome, row.summary, row.figure = found.outcome, found.summary, found.figure
                row.evidence = found.evidence
                session.add(row)

    def pages(self, keys: Collection[str]) -> tuple[Page, ...]:
        """Return the stored pages of these keys."""
        query = select(PageRow.content).where(col(PageRow.key).in_(keys))
        with self._database.read_rows() as session:
            return tuple(load_soonest(Page, content) for content in session.exec(query) if content)

    def read_at(self, keys: Collection[str]) -> dict[str, datetime]:
        """Return when the stored pages of these keys were asked for last."""
        query = select(PageRow.key, PageRow.fetched_at)
        query = query.where(col(PageRow.key).in_(keys), col(PageRow.content).is_not(None))
        with self._database.read_rows() as session:
            return {key: at for key, at in session.exec(query)}  # noqa: C416 - rows are no pairs

    def documents(self, at_least: int = 1) -> dict[str, int]:
        """Return in how many read pages each term stands, of those that stand in so many."""
        query = select(TermRow.term, TermRow.documents).where(TermRow.documents >= at_least)
        # by the thousand: all at once, no other thread could do anything for a tenth of a second
        query = query.execution_options(yield_per=1000)
        with self._database.read_rows() as session:
            return {term: documents for term, documents in session.exec(query)}  # noqa: C416 - a dict of rows would fetch all at once

    def pages_read(self) -> int:
        """Return how many pages the counts of `documents` speak of."""
        with self._database.read_rows() as session:
            query = select(func.count()).select_from(PageRow)
            return session.exec(query.where(col(PageRow.content).is_not(None))).one()


_VERSION = select(PageRow.etag, PageRow.last_modified).where(
    PageRow.key == bindparam("key"), col(PageRow.content).is_not(None)
)
_HAD = select(PageRow.id).where(PageRow.key == bindparam("key"), col(PageRow.content).is_not(None))
_TOLD = select(
    ProspectRow.key, ProspectRow.url, ProspectRow.site, ProspectRow.approach_chosen
).where(ProspectRow.id == bindparam("prospect"))


_THIS = update(ProspectRow).where(col(ProspectRow.id) == bindparam("prospect"))
_ENDED = _THIS.values(
    fetch_state=bindparam("ended"),
    failure=bindparam("reason"),
    fetched_at=bindparam("now"),
    attempts=col(ProspectRow.attempts) + 1,
)
_ENDED_WITH_PAGE = _ENDED.values(title=bindparam("called"))
_SUGGESTED = _THIS.values(approach=bindparam("suggested"), approach_reason=bindparam("reason"))
_FORGET_FINDINGS = delete(FindingRow).where(col(FindingRow.prospect_id) == bindparam("prospect"))


def _told(connection: Connection, prospect_id: int) -> _Told | None:
    """Return what saving needs to know of a prospect; None when it is gone."""
    found = connection.execute(_TOLD, {"prospect": prospect_id}).first()
    return None if found is None else _Told(*found)


def _save_prospect(connection: Connection, reading: Reading) -> None:
    ended = {
        "prospect": reading.prospect_id,
        "ended": reading.state.value,
        "reason": reading.failure.detail if reading.failure else "",
        "now": clock.now(),
    }
    if reading.page:
        connection.execute(_ENDED_WITH_PAGE, {**ended, "called": reading.page.title})
    else:
        connection.execute(_ENDED, ended)


def _save_page(connection: Connection, row: _Told, reading: Reading) -> None:
    page: dict[str, object] = {
        "key": row.key,
        "state": reading.state.value,
        "failure": reading.failure.detail if reading.failure else "",
        "fetched_at": clock.now(),
    }
    new = {"url": row.url, "etag": "", "last_modified": ""}
    if reading.page:
        if connection.execute(_HAD, {"key": row.key}).first() is None:
            tables.count_terms(connection, reading.terms)
        page["content"] = dump(reading.page)
        page["etag"] = reading.validators.etag
        page["last_modified"] = reading.validators.last_modified
    tables.put(connection, PageRow, "key", page, new)


def _save_site(connection: Connection, site: SiteReading) -> None:
    row = {"site": site.site, "read_at": site.read_at, "content": dump(site)}
    tables.put(connection, SiteRow, "site", row)


def _save_found(connection: Connection, row: _Told, reading: Reading) -> None:
    prospect_id = reading.prospect_id
    if reading.approach and not row.approach_chosen:
        suggested = {"suggested": reading.approach.value, "reason": reading.approach_reason}
        connection.execute(_SUGGESTED, {"prospect": prospect_id, **suggested})
    connection.execute(_FORGET_FINDINGS, {"prospect": prospect_id})
    found = [values.finding_values(prospect_id, one) for one in reading.findings]
    tables.insert_many(connection, FindingRow, values.FINDING, found)
    _add_contacts(connection, row.site, reading.contacts)


def _add_contacts(connection: Connection, site: str, contacts: Iterable[Contact]) -> None:
    columns = ("site", "email", "name", "role", "found_at", "form_url", "removed")
    rows = [
        (site, one.email, one.name, one.role, one.found_at, one.form_url, False) for one in contacts
    ]
    tables.insert_many(connection, ContactRow, columns, rows)

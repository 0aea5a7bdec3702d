"""What an order is worked out from: decisions, words, numbers, findings of a whole campaign."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from linktriage.model import Page, Status
from linktriage.store.codec import load
from linktriage.store.glance import FRONT
from linktriage.store.queue import READABLE
from linktriage.store.rows import (
    CandidateRow,
    FindingRow,
    MetricRow,
    PageRow,
    ProspectRow,
    SettingRow,
)
from linktriage.store.words import WordsRow, save_words

if TYPE_CHECKING:
    from linktriage.store.database import Database

_ID: Any = ProspectRow.id
_NUMBER: Any = WordsRow.id

_QUEUED = Status.QUEUED.value
AT_ONCE = 500
"""Texts or places read at a time."""


class Place(NamedTuple):
    """One prospect, as far as any order of the queue asks."""

    id: int
    status: str
    put_off: int
    fetch_state: str | None
    by_hand: int
    """Its position in the order made by hand: as it was added, while nobody moved it."""

    @property
    def is_queued(self) -> bool:
        """Tell whether it is undecided."""
        return self.status == _QUEUED


class Judged(NamedTuple):
    """One accept or reject that stands."""

    prospect_id: int
    accepted: bool
    by_lot: bool
    """Whether it was a random card."""


@dataclass(frozen=True, slots=True)
class Label:
    """One decision that teaches: accepted for a target page, or (None) rejected."""

    prospect_id: int
    target: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a list says of a prospect, before anything is read."""

    prospect_id: int
    site: str
    url: str
    title: str
    facts: str
    """JSON of what the row of the list knew of its lead page."""


class Orders:
    """Reads for the orders what concerns all prospects of a campaign."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, campaign_id: int) -> list[Place]:
        """Return all prospects of a campaign, as they were added."""
        query = select(
            _ID,
            col(ProspectRow.status),
            col(ProspectRow.put_off),
            col(ProspectRow.fetch_state),
            func.coalesce(col(ProspectRow.by_hand), col(ProspectRow.position)),
        ).where(col(ProspectRow.campaign_id) == campaign_id)
        query = query.order_by(col(ProspectRow.position), _ID)
        with self._database.read_rows() as session:
            found = session.connection().execute(query).partitions(AT_ONCE)
            return [place for rows in found for place in map(Place._make, rows)]

    def labels(self, campaign_id: int) -> Iterator[Label]:
        """Yield the accepts and rejects that stand."""
        judged = (Status.ACCEPTED.value, Status.REJECTED.value)
        query = select(_ID, col(ProspectRow.status), col(ProspectRow.decision)).where(
            col(ProspectRow.campaign_id) == campaign_id, col(ProspectRow.status).in_(judged)
        )
        with self._database.read_rows() as session:
            found = session.connection().execute(query).all()
        for prospect_id, status, decision in found:
            accepted = status == Status.ACCEPTED.value
            yield Label(prospect_id, _target(decision) if accepted else None)

    def judged(self, campaign_id: int) -> list[Judged]:
        """Return the accepts and rejects that stand, as they were decided."""
        judged = (Status.ACCEPTED.value, Status.REJECTED.value)
        query = (
            select(_ID, col(ProspectRow.status), col(ProspectRow.by_lot))
            .where(col(ProspectRow.campaign_id) == campaign_id, col(ProspectRow.status).in_(judged))
            .order_by(col(ProspectRow.decided_at), _ID)
        )
        with self._database.read_rows() as session:
            found = session.connection().execute(query).all()
        accepted = Status.ACCEPTED.value
        return [Judged(one, status == accepted, lot is not None) for one, status, lot in found]

    def known(self, campaign_id: int, after: int) -> Iterator[Known]:
        """Yield what the lists say of the prospects that were brought in after the one named."""
        query = (
            select(
                _ID,
                col(ProspectRow.site),
                col(ProspectRow.url),
                col(ProspectRow.title),
                func.coalesce(col(CandidateRow.facts), "{}"),
            )
            .join(
                CandidateRow,
                (col(CandidateRow.prospect_id) == _ID)
                & (col(CandidateRow.key) == col(ProspectRow.key)),
                isouter=True,
            )
            .where(col(ProspectRow.campaign_id) == campaign_id)
            .order_by(_ID)
        )
        for row in self._by_id(query, _ID, after):
            yield Known(*row)

    def words(self, campaign_id: int, after: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield (number, prospect, counted words) of the texts kept after that number."""
        query = (
            select(_NUMBER, col(WordsRow.prospect_id), col(WordsRow.counts))
            .join(ProspectRow, col(WordsRow.prospect_id) == _ID)
            .where(col(ProspectRow.campaign_id) == campaign_id)
            .order_by(_NUMBER)
        )
        yield from self._by_id(query, _NUMBER, after)

    def _by_id(
        self, query: Select[*tuple[Any, ...]], key: Mapped[Any], after: int
    ) -> Iterator[Any]:
        """Yield the rows of a query some at a time, each time in a session of its own."""
        while True:
            with self._database.read_rows() as session:
                rows = session.connection().execute(query.where(key > after).limit(AT_ONCE)).all()
            if not rows:
                return
            yield from rows
            after = rows[-1][0]

    def uncounted(self, campaign_id: int) -> Iterator[tuple[int, Page]]:
        """Yield the prospects that were read, but whose words were never counted."""
        query = (
            select(_ID, col(PageRow.content))
            .join(PageRow, col(PageRow.key) == col(ProspectRow.key))
            .join(WordsRow, col(WordsRow.prospect_id) == _ID, isouter=True)
            .where(
                col(ProspectRow.campaign_id) == campaign_id,
                col(ProspectRow.fetch_state).in_(READABLE),
                _NUMBER.is_(None),
                col(PageRow.content).is_not(None),
            )
            .order_by(_ID)
        )
        for prospect_id, content in self._by_id(query, _ID, 0):
            yield prospect_id, load(Page, content)

    def keep_words(self, words: Iterable[tuple[int, bytes]]) -> None:
        """Keep the counted words of prospects, by their ids."""
        with self._database.write_rows() as session:
            for prospect_id, counts in words:
                save_words(session.connection(), prospect_id, counts)

    def metric(self, campaign_id: int, provider: str, name: str) -> dict[int, float]:
        """Return the newest number of that provider and name, of those prospects that have one."""
        query = (
            select(col(MetricRow.prospect_id), col(MetricRow.value))
            .join(ProspectRow, col(MetricRow.prospect_id) == _ID)
            .where(
                col(ProspectRow.campaign_id) == campaign_id,
                col(MetricRow.provider) == provider,
                col(MetricRow.name) == name,
            )
            .order_by(col(MetricRow.as_of), col(MetricRow.id).desc())
        )
        with self._database.read_rows() as session:
            return {row[0]: row[1] for row in session.connection().execute(query)}

    def metrics(self, campaign_id: int) -> tuple[tuple[str, str], ...]:
        """Return (provider, name) of the numbers the campaign has, the commonest first."""
        query = (
            select(col(MetricRow.provider), col(MetricRow.name))
            .join(ProspectRow, col(MetricRow.prospect_id) == _ID)
            .where(col(ProspectRow.campaign_id) == campaign_id)
            .group_by(col(MetricRow.provider), col(MetricRow.name))
            .order_by(func.count().desc(), col(MetricRow.provider), col(MetricRow.name))
        )
        with self._database.read_rows() as session:
            found = session.connection().execute(query)
            return tuple((provider, name) for provider, name in found)

    def outcomes(self, campaign_id: int, check: str) -> dict[int, str]:
        """Return how a check came out, of those prospects that have an answer."""
        query = (
            select(col(FindingRow.prospect_id), col(FindingRow.outcome))
            .join(ProspectRow, col(FindingRow.prospect_id) == _ID)
            .where(col(ProspectRow.campaign_id) == campaign_id, col(FindingRow.check_id) == check)
        )
        with self._database.read_rows() as session:
            return {row[0]: row[1] for row in session.connection().execute(query)}

    def sites(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the sites of those prospects."""
        query = select(_ID, col(ProspectRow.site)).where(_ID.in_(list(ids)))
        with self._database.read_rows() as session:
            return {row[0]: row[1] for row in session.connection().execute(query)}

    def queued(self, ids: Iterable[int]) -> set[int]:
        """Return which of those prospects are undecided."""
        query = select(_ID).where(
            _ID.in_(list(ids)), col(ProspectRow.status) == Status.QUEUED.value
        )
        with self._database.read_rows() as session:
            return set(session.connection().execute(query).scalars())

    def by_hand(self, prospect_id: int) -> int:
        """Return the position of a prospect in the order made by hand."""
        with self._database.read_rows() as session:
            row = session.get_one(ProspectRow, prospect_id)
            return row.position if row.by_hand is None else row.by_hand

    def before_all(self, campaign_id: int) -> int:
        """Return a position before all others in the order made by hand."""
        here = func.coalesce(col(ProspectRow.by_hand), col(ProspectRow.position))
        query = select(func.min(here)).where(col(ProspectRow.campaign_id) == campaign_id)
        with self._database.read_rows() as session:
            return int(session.connection().execute(query).scalar_one()) - 1

    def remember(self, campaign_id: int, order: str, ids: Iterable[int]) -> None:
        """Keep the front of an order, to begin with at the next start."""
        text = json.dumps([order, list(ids)])
        with self._database.write_rows() as session:
            session.merge(SettingRow(name=FRONT.format(campaign_id), value=text))

    def remembered(self, campaign_id: int, order: str) -> tuple[int, ...]:
        """Return the front of that order as it was kept last; empty when it was another."""
        with self._database.read_rows() as session:
            row = session.get(SettingRow, FRONT.format(campaign_id))
        kept, ids = json.loads(row.value) if row else ("", [])
        return tuple(ids) if kept == order else ()


def _target(decision: str | None) -> str:
    """Return the target page of a stored accept."""
    value = json.loads(decision or "{}").get("value", {})
    return str(value.get("intent", {}).get("target", ""))

"""What an order is worked out from: decisions, words, numbers, findings of a whole campaign.

Of a hundred thousand prospects only the columns that are asked for are read, as plain tuples. What
is read some at a time goes along the numbers of the rows: the plus before `campaign_id` keeps
SQLite from the index on that column, with which it would sort the whole campaign each time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from linktriage.model import Page, Status
from linktriage.store import settings
from linktriage.store.decoding import load
from linktriage.store.settings import FRONT
from linktriage.store.sqlite import listed
from linktriage.store.words import save_words

if TYPE_CHECKING:
    from linktriage.store.database import Database

_QUEUED = Status.QUEUED.value
AT_ONCE = 500
"""Texts or pages read at a time."""

_PLACES = (
    "SELECT id, status, put_off, fetch_state, coalesce(by_hand, position) FROM prospect "
    "WHERE campaign_id = ? ORDER BY position, id"
)
_LABELS = (
    "SELECT id, CASE status WHEN 'accepted' "
    "THEN coalesce(json_extract(decision, '$.value.intent.target'), '') END "
    "FROM prospect WHERE campaign_id = ? AND status IN ('accepted', 'rejected')"
)
_JUDGED = (
    "SELECT id, status = 'accepted', by_lot IS NOT NULL FROM prospect "
    "WHERE campaign_id = ? AND status IN ('accepted', 'rejected') ORDER BY decided_at, id"
)
_KNOWN = (
    "SELECT prospect.id, site, prospect.url, title, coalesce(facts, '{}') FROM prospect "
    "LEFT JOIN candidate ON prospect_id = prospect.id AND candidate.key = prospect.key "
    "WHERE +campaign_id = :campaign AND prospect.id > :after ORDER BY prospect.id LIMIT :most"
)
_WORDS = (
    "SELECT words.id, prospect_id, counts FROM words JOIN prospect ON prospect.id = prospect_id "
    "WHERE +campaign_id = :campaign AND words.id > :after ORDER BY words.id LIMIT :most"
)
_UNCOUNTED = (
    "SELECT prospect.id, content FROM prospect JOIN page ON page.key = prospect.key "
    "LEFT JOIN words ON words.prospect_id = prospect.id "
    "WHERE +campaign_id = :campaign AND prospect.fetch_state IN ('read', 'thin') "
    "AND words.id IS NULL AND content IS NOT NULL AND prospect.id > :after "
    "ORDER BY prospect.id LIMIT :most"
)
_METRIC = (
    "SELECT prospect_id, value FROM metric JOIN prospect ON prospect.id = prospect_id "
    "WHERE campaign_id = ? AND provider = ? AND name = ? ORDER BY as_of, metric.id DESC"
)
_METRICS = (
    "SELECT provider, name FROM metric JOIN prospect ON prospect.id = prospect_id "
    "WHERE campaign_id = ? GROUP BY provider, name ORDER BY count(*) DESC, provider, name"
)
_OUTCOMES = (
    "SELECT prospect_id, outcome FROM finding JOIN prospect ON prospect.id = prospect_id "
    "WHERE campaign_id = ? AND check_id = ?"
)
_SITES = "SELECT id, site FROM prospect WHERE id IN (SELECT value FROM json_each(?))"
_UNDECIDED = (
    "SELECT id FROM prospect WHERE id IN (SELECT value FROM json_each(?)) AND status = 'queued'"
)
_BY_HAND = "SELECT coalesce(by_hand, position) FROM prospect WHERE id = ?"
_FIRST = "SELECT min(coalesce(by_hand, position)) FROM prospect WHERE campaign_id = ?"


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
        with self._asked(_PLACES, campaign_id) as rows:
            return list(map(Place._make, rows))

    def labels(self, campaign_id: int) -> Iterator[Label]:
        """Yield the accepts and rejects that stand."""
        with self._asked(_LABELS, campaign_id) as rows:
            labels = [Label(*row) for row in rows]
        yield from labels

    def judged(self, campaign_id: int) -> list[Judged]:
        """Return the accepts and rejects that stand, as they were decided."""
        with self._asked(_JUDGED, campaign_id) as rows:
            return [Judged(one, bool(accepted), bool(by_lot)) for one, accepted, by_lot in rows]

    def known(self, campaign_id: int, after: int) -> Iterator[Known]:
        """Yield what the lists say of the prospects that were brought in after the one named."""
        for row in self._in_turn(_KNOWN, campaign_id, after):
            yield Known(*row)

    def words(self, campaign_id: int, after: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield (number, prospect, counted words) of the texts kept after that number."""
        yield from self._in_turn(_WORDS, campaign_id, after)

    def uncounted(self, campaign_id: int) -> Iterator[tuple[int, Page]]:
        """Yield the prospects that were read, but whose words were never counted."""
        for prospect_id, content in self._in_turn(_UNCOUNTED, campaign_id, 0):
            yield prospect_id, load(Page, content)

    def keep_words(self, words: Iterable[tuple[int, bytes]]) -> None:
        """Keep the counted words of prospects, by their ids."""
        with self._database.write() as connection:
            for prospect_id, counts in words:
                save_words(connection, prospect_id, counts)

    def metric(self, campaign_id: int, provider: str, name: str) -> dict[int, float]:
        """Return the newest number of that provider and name, of those prospects that have one."""
        with self._asked(_METRIC, campaign_id, provider, name) as rows:
            return dict(rows)

    def metrics(self, campaign_id: int) -> tuple[tuple[str, str], ...]:
        """Return (provider, name) of the numbers the campaign has, the commonest first."""
        with self._asked(_METRICS, campaign_id) as rows:
            return tuple(rows)

    def outcomes(self, campaign_id: int, check: str) -> dict[int, str]:
        """Return how a check came out, of those prospects that have an answer."""
        with self._asked(_OUTCOMES, campaign_id, check) as rows:
            return dict(rows)

    def sites(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the sites of those prospects."""
        with self._asked(_SITES, listed(ids)) as rows:
            return dict(rows)

    def queued(self, ids: Iterable[int]) -> set[int]:
        """Return which of those prospects are undecided."""
        with self._asked(_UNDECIDED, listed(ids)) as rows:
            return {one for (one,) in rows}

    def by_hand(self, prospect_id: int) -> int:
        """Return the position of a prospect in the order made by hand."""
        with self._asked(_BY_HAND, prospect_id) as rows:
            return int(rows.fetchone()[0])

    def before_all(self, campaign_id: int) -> int:
        """Return a position before all others in the order made by hand."""
        with self._asked(_FIRST, campaign_id) as rows:
            return int(rows.fetchone()[0]) - 1

    def remember(self, campaign_id: int, order: str, ids: Iterable[int]) -> None:
        """Keep the front of an order, to begin with at the next start."""
        text = json.dumps([order, list(ids)])
        with self._database.write() as connection:
            settings.remember(connection, FRONT.format(campaign_id), text)

    def remembered(self, campaign_id: int, order: str) -> tuple[int, ...]:
        """Return the front of that order as it was kept last; empty when it was another."""
        with self._database.read() as connection:
            text = settings.setting(connection, FRONT.format(campaign_id))
        kept, ids = json.loads(text) if text else ("", [])
        return tuple(ids) if kept == order else ()

    @contextmanager
    def _asked(self, statement: str, *wanted: object) -> Iterator[sqlite3.Cursor]:
        with self._database.read() as connection:
            yield connection.execute(statement, wanted)

    def _in_turn(self, statement: str, campaign_id: int, after: int) -> Iterator[Any]:
        """Yield the rows of a statement some at a time, so that no reading lasts for long.

        Those come that stand in order behind the number `after`, which is their first column.
        """
        wanted = {"campaign": campaign_id, "after": after, "most": AT_ONCE}
        while True:
            with self._database.read() as connection:
                rows = connection.execute(statement, wanted).fetchall()
            if not rows:
                return
            yield from rows
            wanted["after"] = rows[-1][0]

"""How asking for linked addresses ended: kept, so that checks need no network."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlmodel import col, select

from linktriage.model import FetchState
from linktriage.store import clock, tables
from linktriage.store.rows import LinkAnswerRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


_STATES = select(LinkAnswerRow.url, LinkAnswerRow.state).where(
    tables.is_among(col(LinkAnswerRow.url), "urls")
)


class AskedLinks:
    """States by address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, states: Mapping[str, FetchState]) -> None:
        """Write how asking for these addresses ended."""
        with self._database.write_rows() as session:
            for url, state in states.items():
                session.merge(LinkAnswerRow(url=url, state=state.value, asked_at=clock.now()))

    def states(self, urls: Collection[str]) -> dict[str, FetchState]:
        """Return those of `urls` that were asked for, each with how that ended."""
        with self._database.read_rows() as session:
            asked = {"urls": tables.listed(urls)}
            found = session.connection().execute(_STATES, asked)
            return {url: FetchState(state) for url, state in found}

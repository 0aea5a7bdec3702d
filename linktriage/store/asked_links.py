"""How asking for linked addresses ended: kept, so that checks need no network."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from linktriage.model import FetchState
from linktriage.store import clock
from linktriage.store.sqlite import listed, moment

if TYPE_CHECKING:
    from linktriage.store.database import Database

_SAVE = "INSERT OR REPLACE INTO link_answer (url, state, asked_at) VALUES (?, ?, ?)"
_HAS_ANY = "SELECT EXISTS (SELECT 1 FROM link_answer)"
_STATES = "SELECT url, state FROM link_answer WHERE url IN (SELECT value FROM json_each(?))"


class AskedLinks:
    """States by address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, states: Mapping[str, FetchState]) -> None:
        """Write how asking for these addresses ended."""
        now = moment(clock.now())
        rows = [(url, state.value, now) for url, state in states.items()]
        with self._database.write() as connection:
            connection.executemany(_SAVE, rows)

    def has_any(self) -> bool:
        """Tell whether any address was asked for: otherwise no page need be looked through."""
        with self._database.read() as connection:
            return bool(connection.execute(_HAS_ANY).fetchone()[0])

    def states(self, urls: Collection[str]) -> dict[str, FetchState]:
        """Return those of `urls` that were asked for, each with how that ended."""
        with self._database.read() as connection:
            found = connection.execute(_STATES, (listed(urls),))
            return {url: FetchState(state) for url, state in found}

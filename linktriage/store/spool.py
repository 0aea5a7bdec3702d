"""Rows of a list made ready, and kept on disk until all of them are.

Reading a list takes most of an import's time and needs nothing of the store. So rows are made
ready first, while others may write; the store is locked only to write them. They wait in a file
without a name beside the database: memory does not grow with the list, and nothing is left of
them whatever happens.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pydantic_core import to_json

from linktriage.errors import StoreError
from linktriage.model import ImportedRow, Metric, RefusedRow, SetAside
from linktriage.store.codec import dump_known
from linktriage.store.leads import Worth, worth

BATCH = 5_000
"""Rows that are written at a time."""
IN_MEMORY = 16 * 1024 * 1024
"""Bytes of rows up to which no file is needed."""
_FORMAT = 2
"""Version of marshal's format: the newer ones look for repeated values, which takes longer."""

Judge = Callable[[ImportedRow], SetAside | None]
"""Says whether a row's site is set aside by what the campaign knows."""


class Ready(NamedTuple):
    """One row, ready to be written."""

    number: int
    site: str
    """Empty for a row that is refused."""
    reason: str
    """Why it is refused or set aside; empty when it is neither."""
    raw: str
    """Its cells as JSON."""
    first: bool = False
    """True for the first row of its site in the list."""
    leads: bool = False
    """True when its page promises more than those of all rows of its site before."""
    key: str = ""
    url: str = ""
    scheme_guessed: bool = False
    title: str = ""
    dead: bool = False
    facts: str = ""
    """What it says of its page, as JSON."""
    metrics: tuple[tuple[str, str, float, str], ...] = ()
    """Provider, name, value and day of its numbers; none where they would not be kept.

    Those of the site are the same on every row, and those of a page are to be the lead page's in
    the end: so a site's first row tells its numbers, and then each row that leads.
    """


class Readying:
    """Works out everything about the rows of a list that does not depend on what is stored."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._worth: dict[str, Worth | None] = {}

    def ready(self, row: ImportedRow | RefusedRow) -> Ready:
        """Return a row as it will be written."""
        raw = to_json(row.raw).decode()
        if isinstance(row, RefusedRow):
            return Ready(row.number, "", row.reason, raw)
        site, facts = row.site, row.facts
        aside = row.set_aside or self._judge(row)
        first = site not in self._worth
        leads = self._leads(row, aside)
        return Ready(
            row.number,
            site,
            aside.value if aside else "",
            raw,
            first,
            leads,
            row.key,
            row.url,
            row.scheme_guessed,
            facts.title,
            facts.dead,
            dump_known(facts),
            _plain(row.metrics) if first or leads else (),
        )

    def _leads(self, row: ImportedRow, aside: SetAside | None) -> bool:
        """Say whether a row's page is the best of its site so far; what is set aside is not."""
        best = self._worth.setdefault(row.site, None)
        if aside:
            return False
        promise = worth(row)
        if best is not None and promise <= best:
            return False
        self._worth[row.site] = promise
        return True


def _plain(metrics: tuple[Metric, ...]) -> tuple[tuple[str, str, float, str], ...]:
    return tuple([(one.provider, one.name, one.value, _day(one.as_of)) for one in metrics])


@lru_cache(maxsize=64)
def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


class Spool:
    """Rows in the order they came, in batches. A context manager: its end takes them away."""

    def __init__(self, folder: Path) -> None:
        """Keep what is too much for memory in `folder`."""
        self._file = tempfile.SpooledTemporaryFile[bytes](IN_MEMORY, dir=str(folder))
        self._sizes: list[int] = []
        self.rows = 0

    def __enter__(self) -> Self:
        """Return the spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget the rows."""
        self._file.close()

    def fill(self, rows: Iterable[Ready]) -> None:
        """Keep all rows. Raises `StoreError` when there is no room for them."""
        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            self._add(batch)

    def _add(self, batch: list[Ready]) -> None:
        data = marshal.dumps(list(map(tuple, batch)), _FORMAT)
        try:
            self._file.write(data)
        except OSError as error:
            raise StoreError(
                f"There is no room beside the database for the list ({error.strerror}). "
                "Nothing was imported; make room on the disk and do it again."
            ) from error
        self._sizes.append(len(data))
        self.rows += len(batch)

    def batches(self) -> Iterator[list[Ready]]:
        """Yield the rows from the first one, some thousands at a time."""
        self._file.seek(0)
        for size in self._sizes:
            kept = marshal.loads(self._file.read(size))  # noqa: S302 - what this object wrote itself
            yield list(map(Ready._make, kept))

"""Bringing the user's own pages in: from a list, a table, or the sitemap of their website."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linktriage.errors import BadInput
from linktriage.model import RefusedRow, TargetPage
from linktriage.store.target_acts import TargetChange
from linktriage.text import clean_text
from linktriage.triage.target_edits import TargetEdits
from linktriage.triage.target_fields import target_of
from linktriage.urls import key

if TYPE_CHECKING:
    from linktriage.fetching import Fetcher
    from linktriage.importing.target_lists import TargetRow

MAX_BYTES = 20_000_000
MOST = 200
"""Pages that one list may bring in unless a person says otherwise: targets are chosen pages."""
SITEMAPS = 50
"""Sitemaps that an index leads to which are read."""


@dataclass(frozen=True, slots=True)
class TargetsRead:
    """What became of the rows of a list of own pages; every row is counted once."""

    added: tuple[TargetPage, ...] = ()
    changed: tuple[TargetPage, ...] = ()
    known: int = 0
    """They are targets already, and the list says nothing new of them."""
    passed_over: int = 0
    """Their addresses are not those that were asked for."""
    left_out: int = 0
    """More than the list may bring in."""
    refused: tuple[RefusedRow, ...] = ()
    guessed: int = 0
    """Pages that were added with a cluster guessed from their address."""


class TargetLists(TargetEdits):
    """Reads lists of own pages."""

    async def import_targets(  # noqa: PLR0913 - all by name, each one thing a person can say
        self,
        source: str,
        *,
        otherwise: Mapping[str, str] | None = None,
        matching: str = "",
        most: int = MOST,
        dry_run: bool = False,
        allow_private: bool = False,
    ) -> TargetsRead:
        """Bring in the pages that a file or an address names, as one act.

        `otherwise` says what rows do not say (role, cluster, why). Only addresses that hold
        `matching` count. Raises `BadInput` for what cannot be read or names no page.
        """
        from linktriage.fetching import Fetcher

        async with Fetcher(self.campaign.policy, allow_private=allow_private) as fetcher:
            rows = [row async for row in _rows(source, fetcher)]
        if not rows:
            raise BadInput(f"{source} names no page.")
        read, changes = self._sorted_out(rows, otherwise or {}, matching, most)
        if changes and not dry_run:
            self.change_targets(f"import {len(changes)} target pages", changes)
        return read

    def _sorted_out(
        self, rows: Iterable[TargetRow], otherwise: Mapping[str, str], matching: str, most: int
    ) -> tuple[TargetsRead, list[TargetChange]]:
        """Return what becomes of each row, and the changes that does it."""
        known = {key(one.url): one for one in self.targets()}
        before = dict(known)
        known_rows = passed = left_out = guessed = 0
        touched: dict[str, TargetPage] = {}
        refused = []
        for row in rows:
            if matching.casefold() not in row.fields.get("url", "").casefold():
                passed += 1
                continue
            try:
                page = target_of({**row.fields, "cluster": "x"})
                old = known.get(key(page.url))
                said = row.fields if old else _completed(row.fields, otherwise)
                new = target_of(said, old)
            except BadInput as error:
                refused.append(RefusedRow(row.number, str(error), tuple(row.fields.values())))
                continue
            if new == old:
                known_rows += 1
            elif len(touched) >= most:
                left_out += 1
            else:
                guessed += old is None and not {"cluster"} & {*row.fields, *otherwise}
                touched[key(new.url)] = known[key(new.url)] = new
        changes = [
            TargetChange(before.get(at), self._judged_anew(new)) for at, new in touched.items()
        ]
        return TargetsRead(
            added=tuple(new for at, new in touched.items() if at not in before),
            changed=tuple(new for at, new in touched.items() if at in before),
            known=known_rows,
            passed_over=passed,
            left_out=left_out,
            refused=tuple(refused),
            guessed=guessed,
        ), changes


def _completed(said: Mapping[str, str], otherwise: Mapping[str, str]) -> dict[str, str]:
    """Return what a row says of a new page, completed; a cluster may come from its address."""
    from linktriage.extracting.sitemaps import words_of

    guess = said.get("title") or words_of(said.get("url", "")) or "home"
    return {"cluster": guess.casefold(), **otherwise, **said}


async def _rows(source: str, fetcher: Fetcher) -> AsyncIterator[TargetRow]:
    """Yield the rows of a list; of a sitemap one for each page that it names."""
    from linktriage.extracting.sitemaps import is_sitemap, pages_of, unpacked
    from linktriage.importing.target_lists import TargetRow, target_rows

    body = unpacked(await _body(source, fetcher))
    if not is_sitemap(body):
        for row in target_rows(clean_text(body.decode("utf-8", "replace"), MAX_BYTES)):
            yield row
        return
    base = source if "://" in source else ""
    number = 0
    waiting, seen = [(body, base)], 0
    while waiting:
        body, base = waiting.pop(0)
        pages, further = pages_of(body, base)
        for page in pages:
            number += 1
            yield TargetRow(number, {"url": page})
        for part in further[: max(0, SITEMAPS - seen)]:
            seen += 1
            waiting.append((unpacked(await _body(part, fetcher)), part))


async def _body(source: str, fetcher: Fetcher) -> bytes:
    """Return what a file or an address holds; raises `BadInput` when it cannot be read."""
    if "://" not in source:
        return await asyncio.to_thread(_file, source)
    from linktriage.fetching import Kind

    fetched = await fetcher.fetch(source, accept=Kind.FEED)
    if fetched.failure:
        raise BadInput(f"{source} cannot be read: {fetched.failure.detail}.")
    return fetched.body


def _file(source: str) -> bytes:
    try:
        with Path(source).expanduser().open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        raise BadInput(f"{source} cannot be read: {error.strerror}.") from error

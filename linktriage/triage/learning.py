"""What the learned order knows of one campaign, taken from the store and kept up with it.

Words were counted when a page was read; here they are only taken in. What was decided is compared
with what is known, so undo, bulk acts and other programs need no word of their own: the order is
a function of the decisions that stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from threading import RLock
from time import sleep
from urllib.parse import unquote, urlsplit

from linktriage.model import RowFacts, TargetPage
from linktriage.ordering import (
    NO_TARGET,
    REJECTS,
    Counted,
    Explanation,
    Index,
    Ranker,
    count,
    explain,
    unpack,
)
from linktriage.store import Store
from linktriage.store.decoding import load
from linktriage.store.orders import Known
from linktriage.triage.likeness import opening_words, words_of
from linktriage.urls import key

BREATH = 50
"""Texts taken in between two moments in which other threads go first."""


class Learner:
    """The words and decisions of one campaign. Safe to use from several threads."""

    def __init__(self, store: Store, campaign_id: int) -> None:
        self._store = store
        self._campaign_id = campaign_id
        self._lock = RLock()
        self._index = Index()
        self._ranker = Ranker(self._index)
        self._targets: Sequence[TargetPage] = ()
        self._own_read: Mapping[str, datetime] = {}
        self._newest_words = 0
        self._newest_known = 0

    def scores(self, targets: Sequence[TargetPage]) -> Mapping[int, float]:
        """Return the score of each prospect by all that is stored now."""
        with self._lock:
            self._keep_up(targets)
            return self._ranker.scores()

    def likeness(self, targets: Sequence[TargetPage]) -> Mapping[int, float]:
        """Return how alike each prospect is to the target it is most like."""
        with self._lock:
            self._keep_up(targets)
            return self._ranker.target_likeness()

    def explain(self, targets: Sequence[TargetPage], prospect_id: int) -> Explanation:
        """Return why a prospect stands where it stands in the learned order."""
        with self._lock:
            self._keep_up(targets)
            return explain(self._ranker, prospect_id)

    def _keep_up(self, targets: Sequence[TargetPage]) -> None:
        first = not self._newest_known
        came = self._take_words() + self._take_known()
        labels = self._labels(targets)
        own_read = self._store.readings.read_at({key(target.url) for target in targets})
        if first or (targets, own_read) != (self._targets, self._own_read):
            self._targets, self._own_read = targets, own_read
            self._ranker = Ranker(self._index, self._opening_words(), labels)
        elif not came and not self._ranker.is_fresh:
            self._ranker.refresh()  # nothing has come in meanwhile: now it is worth it
        self._ranker.relabel(labels)

    def _opening_words(self) -> list[str]:
        pages = {key(page.url): page for page in self._store.readings.pages(self._own_read)}
        return [opening_words(target, pages.get(key(target.url))) for target in self._targets]

    def _labels(self, targets: Sequence[TargetPage]) -> dict[int, int]:
        numbers = {target.url: number for number, target in enumerate(targets)}
        return {
            one.prospect_id: REJECTS if one.target is None else numbers.get(one.target, NO_TARGET)
            for one in self._store.orders.labels(self._campaign_id)
        }

    def _take_words(self) -> int:
        """Take in the words of pages that were read since; returns of how many."""
        came = 0
        if not self._newest_words:
            self._count_old_pages()
        for number, prospect_id, packed in self._store.orders.words(
            self._campaign_id, self._newest_words
        ):
            self._take(prospect_id, unpack(packed))
            self._newest_words = number
            came += 1
            if came % BREATH == 0:
                sleep(0)
        return came

    def _count_old_pages(self) -> None:
        """Count the words of pages that were read before words were kept."""
        pages = self._store.orders.uncounted(self._campaign_id)
        counted = ((one, words_of(page)) for one, page in pages)
        while some := list(islice(counted, BREATH)):
            self._store.orders.keep_words(some)
            sleep(0)

    def _take_known(self) -> int:
        """Take in what the lists say of prospects that were brought in since and are unread."""
        came = 0
        for known in self._store.orders.known(self._campaign_id, self._newest_known):
            self._newest_known = known.prospect_id
            if known.prospect_id not in self._index:
                self._take(known.prospect_id, words_known(known))
                came += 1
                if came % BREATH == 0:
                    sleep(0)
        return came

    def _take(self, prospect_id: int, counted: Counted) -> None:
        self._ranker.drop(prospect_id)
        self._index.take(prospect_id, counted)


def words_known(known: Known) -> Counted:
    """Count what is known of a page that was not read: title, address, words around its link."""
    facts = load(RowFacts, known.facts)
    address = _address_words(known.url)
    text = f"{facts.left} {facts.anchor} {facts.right} {facts.topic} {address}"
    return count(text, known.title or facts.title, known=False)


def _address_words(url: str) -> str:
    """Return the words of an address: its host without the ending, and its path."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rpartition(".")[0]
    return unquote(f"{host} {parts.path}")

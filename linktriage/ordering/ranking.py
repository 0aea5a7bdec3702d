"""The order that learns: like the target pages at first, then like what was accepted.

    score = cos(target) / (1 + accepts / 3) + mean cos(accepts) - 0.8 mean cos(rejects)

That is Rocchio's relevance feedback with a query that fades. On public labelled sets it does as
well as a linear SVM trained after every decision, and it needs no training: a decision adds one
text to a sum. A score depends on the set of labels only, never on the order they were given in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linktriage.ordering.index import Index
from linktriage.ordering.vectors import ONE, Vector, Vectors, product

FADING = 3.0
"""Accepts after which the target's words count half."""
REJECT_SHARE = 0.8
"""Weight of likeness to rejects beside likeness to accepts."""
GROWTH = 1.25
"""Growth of the index after which the rarity of terms is worked out anew."""
BOLD = 2
"""Accepts and rejects, of each, from which an order may be called learned."""


class Ranker:
    """Scores for all prospects of one campaign, kept up to date decision by decision.

    Plain Python without threads of its own: whoever shares it between threads locks it.
    """

    def __init__(self, index: Index, targets: Sequence[str] = ()) -> None:
        self.index = index
        self._targets = tuple(targets)
        self._labels: dict[int, bool] = {}
        self.refresh()

    @property
    def labels(self) -> Mapping[int, bool]:
        """Return the prospects that were decided: True for an accept, False for a reject."""
        return self._labels

    @property
    def has_learned(self) -> bool:
        """Tell whether enough was decided to call the order learned."""
        accepts = sum(self._labels.values())
        return accepts >= BOLD and len(self._labels) - accepts >= BOLD

    def label(self, prospect: int, accepted: bool | None) -> None:
        """Learn that a prospect was accepted or rejected; None takes the label back.

        Later, park and back to the queue are not labels: they say nothing of its text.
        """
        self.keep_up()
        known = self._labels.pop(prospect, None)
        if known is not None:
            self._learn(prospect, known, -1)
        if accepted is not None:
            self._labels[prospect] = accepted
            self._learn(prospect, accepted, 1)

    def scores(self) -> dict[int, float]:
        """Return the score of every prospect of the index, higher is sooner."""
        self.keep_up()
        read = [accepted for prospect, accepted in self._labels.items() if prospect in self.index]
        accepts = sum(read)
        fading = 1 / (1 + accepts / FADING) / ONE**2
        up = 1 / max(1, accepts) / ONE**2
        down = REJECT_SHARE / max(1, len(read) - accepts) / ONE**2
        sums = zip(self._wanted, self._sums[True], self._sums[False], strict=True)
        return {
            self.index.prospect(row): fading * wanted + up * liked - down * disliked
            for row, (wanted, liked, disliked) in enumerate(sums)
        }

    def order(self, prospects: Iterable[int]) -> list[int]:
        """Return all of `prospects`, best first; equal ones stay in the order given."""
        scores = self.scores()
        return sorted(prospects, key=lambda prospect: -scores.get(prospect, 0.0))

    def target_likeness(self) -> dict[int, float]:
        """Return how alike every prospect is to the target page it is most like, 0 to 1."""
        self.keep_up()
        return {self.index.prospect(row): value / ONE**2 for row, value in enumerate(self._wanted)}

    def keep_up(self) -> None:
        """Take in the texts that were added to the index; a decision on them counts from now."""
        known = self.vectors.size
        if len(self.index) >= GROWTH * max(1, self.vectors.made_of):
            self.refresh()
        elif len(self.index) > known:
            self.vectors.catch_up()
            self._extend(range(known, len(self.index)))

    def refresh(self) -> None:
        """Work everything out anew from the texts and the labels, as at a start."""
        self.vectors = Vectors(self.index)
        self._wishes = [self.vectors.of_text(text) for text in self._targets]
        self._totals: dict[bool, Vector] = {True: {}, False: {}}
        self._sums: dict[bool, list[int]] = {True: [], False: []}
        self._wanted: list[int] = []
        for prospect, accepted in self._labels.items():
            self._add_to_total(prospect, accepted, 1)
        for accepted, total in self._totals.items():
            self._sums[accepted] = self._products(total)
        found = [self._products(wish) for wish in self._wishes]
        self._wanted = [max(row) for row in zip(*found, strict=True)] or [0] * len(self.index)

    def _products(self, vector: Vector) -> list[int]:
        sums = [0] * len(self.index)
        self.vectors.add_products(vector, sums)
        return sums

    def _learn(self, prospect: int, accepted: bool, sign: int) -> None:
        vector = self._add_to_total(prospect, accepted, sign)
        self.vectors.add_products(vector, self._sums[accepted], sign)

    def _add_to_total(self, prospect: int, accepted: bool, sign: int) -> Vector:
        """Add a prospect's vector to the sum of its kind; one without a text is nothing."""
        if prospect not in self.index:
            return {}
        vector = self.vectors.of(self.index.row(prospect))
        total = self._totals[accepted]
        for term, weight in vector.items():
            total[term] = total.get(term, 0) + sign * weight
        return vector

    def _extend(self, rows: range) -> None:
        """Give the texts of these new rows their sums; take up labels they already had."""
        for row in rows:
            vector = self.vectors.of(row)
            self._wanted.append(max((product(vector, wish) for wish in self._wishes), default=0))
            for accepted, total in self._totals.items():
                self._sums[accepted].append(product(vector, total))
        for row in rows:
            accepted_before = self._labels.get(self.index.prospect(row))
            if accepted_before is not None:
                self._learn(self.index.prospect(row), accepted_before, 1)

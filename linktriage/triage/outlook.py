"""What the rest of the queue may bring: the forecast, what the last ones gave, what lots say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linktriage.ordering import Forecast, draws, forecast, missed
from linktriage.ordering.forecasting import LOOK_BACK, WEAKENING
from linktriage.store.orders import Judged


@dataclass(frozen=True, slots=True)
class Lots:
    """What the cards drawn by lot say."""

    drawn: int
    good: int
    missed: Forecast
    """Accepts to expect among all that is below."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A look ahead; never "you are done"."""

    below: int = 0
    """How many are undecided."""
    forecast: Forecast | None = None
    last: int = 0
    """The newest decisions, lots left out, of which `last_good` are accepts."""
    last_good: int = 0
    lots: Lots | None = None

    def sentences(self) -> tuple[str, ...]:
        """Return it in sentences, those that have something to say."""
        return tuple(filter(None, (self._tail(), self._ahead(), self._by_lot())))

    def _tail(self) -> str:
        if not self.last:
            return f"{self.below:,} below."
        return f"{self.below:,} below; the last {self.last} looked at gave {self.last_good}."

    def _ahead(self) -> str:
        if self.forecast is None:
            return ""
        return f"{str(self.forecast).capitalize()}: a range that holds four times in five."

    def _by_lot(self) -> str:
        if self.lots is None:
            return ""
        lots, told = self.lots, self.lots.missed
        return (
            f"Random cards: {lots.good} of {lots.drawn} drawn were good. So about "
            f"{told.expected:.0f} ({told.low}-{told.high}) of the {self.below:,} below may be, "
            "wherever the order puts them."
        )


def outlook(judged: Sequence[Judged], below: int, *, ordered: bool) -> Outlook:
    """Look ahead from the decisions so far.

    `ordered` says that the good ones come first, so that the next bring less than the last.
    """
    in_order = [one.accepted for one in judged if not one.by_lot]
    last = in_order[-LOOK_BACK:]
    return Outlook(
        below=below,
        forecast=forecast(in_order, below, WEAKENING if ordered else 1.0),
        last=len(last),
        last_good=sum(last),
        lots=_lots(judged, below),
    )


def _lots(judged: Sequence[Judged], below: int) -> Lots | None:
    drawn = draws([(one.by_lot, one.accepted) for one in judged], below)
    told = missed(drawn, below)
    return Lots(len(drawn), sum(one.accepted for one in drawn), told) if told else None

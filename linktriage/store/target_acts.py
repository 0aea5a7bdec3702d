"""What a person did to target pages at once, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from linktriage.model import TargetPage


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target page before and after an act; None where it did not exist."""

    before: TargetPage | None
    after: TargetPage | None

    @property
    def reversed(self) -> TargetChange:
        """The change that takes this one back."""
        return TargetChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class TargetAct:
    """What was done at once, in words and as changes."""

    sentence: str
    changes: tuple[TargetChange, ...]

    @property
    def reversed(self) -> TargetAct:
        """The act that takes this one back."""
        return TargetAct(self.sentence, tuple(one.reversed for one in reversed(self.changes)))

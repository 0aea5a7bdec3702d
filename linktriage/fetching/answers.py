"""One answer of one server to one request, and the memory of those of this run."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from linktriage.fetching.kinds import Kind
from linktriage.model import Failure, Validators

MEMORY = 32_000_000
"""Bytes of bodies that are remembered; pages of one site are asked for close together."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one exchange brought: no redirect followed, no status judged by the caller."""

    status: int | None = None
    content_type: str = ""
    """The bare media type, lower case."""
    charset: str = ""
    body: bytes = b""
    location: str = ""
    """Where it redirects to, as it stood there; only for redirects."""
    retry_after: str = ""
    x_robots_tag: str = ""
    validators: Validators = field(default_factory=Validators)
    failure: Failure | None = None
    temporary: bool = False
    """True for a failure that asking again after a while may cure."""

    @property
    def is_redirect(self) -> bool:
        """True when it names another place, or should."""
        return self.status is not None and 300 <= self.status < 400


class Answers:
    """Remembers answers, so that nothing is asked for twice in a run; the oldest go first."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._held = 0
        self._kept: OrderedDict[tuple[str, Kind], Answer] = OrderedDict()

    def get(self, url: str, kind: Kind) -> Answer | None:
        """Return what was answered before, if it is still remembered."""
        answer = self._kept.get((url, kind))
        if answer is not None:
            self._kept.move_to_end((url, kind))
        return answer

    def keep(self, url: str, kind: Kind, answer: Answer) -> None:
        """Remember `answer`, and forget the longest unused ones when memory is short."""
        self._kept[url, kind] = answer
        self._held += len(answer.body)
        while self._held > self._memory:
            _, forgotten = self._kept.popitem(last=False)
            self._held -= len(forgotten.body)

"""One answer of one server to one request, and the memory of those of this run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from linktriage.fetching.failures import not_a_page
from linktriage.fetching.kinds import Kind, is_wanted
from linktriage.fetching.lately import Lately
from linktriage.model import Failure, FetchState, Validators

MEMORY = 8_000_000
"""Bytes that are remembered; pages of one site are asked for close together."""
ANSWER = 1000
"""Bytes that an answer takes beside its body."""


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
        self._kept: Lately[tuple[Kind, Answer]] = Lately(memory)

    def get(self, url: str, kind: Kind) -> Answer | None:
        """Return what was answered before, if it is still remembered and serves for `kind`."""
        found = self._kept.get(url)
        if found is None:
            return None
        asked_as, answer = found
        return answer if asked_as is kind else _judged_anew(answer, kind)

    def keep(self, url: str, kind: Kind, answer: Answer) -> None:
        """Remember `answer`, and forget the longest unused ones when memory is short."""
        self._kept.keep(url, (kind, answer), ANSWER + len(answer.body))


def _judged_anew(answer: Answer, kind: Kind) -> Answer | None:
    """Return what an answer is to someone who wants another kind; None when it has no body."""
    if answer.failure is not None and answer.failure.state is FetchState.NOT_A_PAGE:
        return None
    if answer.failure is None and not is_wanted(kind, answer.content_type):
        return replace(answer, body=b"", failure=not_a_page(answer.content_type, kind))
    return answer

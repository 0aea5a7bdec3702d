"""Where the words that a draft's problems speak of stand in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linktriage.model import Problem, Severity
from linktriage.tui.ink import Span

MAX_MARKS = 100
"""Marks of one text."""


def spans(text: str, problems: Iterable[Problem]) -> tuple[Span, ...]:
    """Return the marks of all problems in `text`; blocking ones come last, over the others."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.BLOCK)
    found = (span for problem in ordered if problem.quote for span in _of(text, problem))
    return tuple(span for span, _ in zip(found, range(MAX_MARKS), strict=False))


def _of(text: str, problem: Problem) -> Iterator[Span]:
    """Yield every place where the words of a problem stand, whatever the case."""
    where, words = text.lower(), problem.quote.lower()
    ink = "blocked" if problem.severity is Severity.BLOCK else "evidence"
    at = where.find(words)
    while at >= 0 and len(where) == len(text):
        yield Span(at, at + len(words), ink)
        at = where.find(words, at + len(words))

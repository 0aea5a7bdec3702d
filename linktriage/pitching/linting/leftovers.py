"""The rule against letters that show their template: fields, brackets and gaps left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import Problem, Severity
from linktriage.pitching.linting.letter import Letter

_FIELDS = (
    re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|\$?\{[A-Za-z_][\w .|]{0,40}\}"),
    re.compile(r"%[A-Z][A-Z_ ]{1,30}%|\*\|[A-Z_:]{1,40}\|\*|<<[^<>\n]{1,40}>>"),
    re.compile(r"\[[A-Za-z][^\[\]\n]{0,40}\]|<[A-Za-z][a-z]{0,20}(?:[ _][A-Za-z]{1,20}){0,3}>"),
    re.compile(r"\b(?:XX+|TODO|TBD|FIXME|lorem ipsum)\b"),
    re.compile(r"\{\{|\}\}|\{%|%\}"),
)
"""The forms of merge fields in templates, mail programs and letters written in a hurry."""
_GAPS = re.compile(
    r"\b(?:hello|hi|hey|dear) ?[,.!;]|\b(?:hello|hi|hey|dear) (?:none|null|nan|undefined)\b"
    r"|“\s{0,5}[.,]?”|\"\"|\(\s{0,5}\)|(?<=\s)(?:None|undefined|null|NaN)(?=[\s.,])",
    re.IGNORECASE,
)
_FINE = re.compile(r"\b(?:hello|hi),", re.IGNORECASE)
"""A greeting to nobody in particular is complete as it stands."""
_MARKS = frozenset({"sic", "pdf", "video", "audio", "edit", "update", "updated"})
"""What stands between brackets in ordinary prose."""


def leftovers(letter: Letter) -> Iterator[Problem]:
    """Find a field nobody filled in, or the gap where one was empty."""
    text = f"{letter.subject}\n{letter.body}"
    for field in dict.fromkeys(_fields(text)):
        if not _is_theirs(field, letter):
            yield Problem("left-over", "a field is left over", Severity.BLOCK, field)
    for gap in _GAPS.finditer(text):
        if not _FINE.fullmatch(gap.group()) and not _is_word(gap.group()):
            message = "something is missing here"
            yield Problem("left-over", message, Severity.BLOCK, gap.group())


def _fields(text: str) -> Iterator[str]:
    """Yield everything in `text` that has the form of a field, a place once."""
    for pattern in _FIELDS:
        yield from (match.group() for match in pattern.finditer(text))
        text = pattern.sub(" ", text)


def _is_theirs(field: str, letter: Letter) -> bool:
    """Return True for brackets of prose: a remark, or words that stand so on their page."""
    inner = field.strip("[]<>")
    if field[0] not in "[<":
        return False
    titles = (letter.fact("page.title"), letter.fact("page.text"), letter.fact("target.title"))
    return inner.casefold() in _MARKS or any(field in title for title in titles)


def _is_word(gap: str) -> bool:
    """Return True for a lower-case "none" or "null": a word, not the name of an empty value."""
    return gap in {"none", "null", "undefined"}

"""The typed filter: words and terms such as `status:rejected traffic>1000 -lang:de`.

All terms of a query must hold. A minus turns a term round; commas stand between values of which
one is enough; quotes keep blanks, colons and commas together. Any text is a query or is answered
with one sentence, and a query that is printed reads back as itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linktriage.errors import BadInput
from linktriage.model import Approach, Outcome, RejectReason, Status

LONGEST = 400
"""Characters of a query; a person types far fewer."""
LARGEST = 1e15
"""Numbers from here on are refused: they would not be written and read exactly."""
FIELDS = (
    "status",
    "reason",
    "check",
    "network",
    "lang",
    "approach",
    "site",
    "title",
    "note",
    "text",
    "has",
)
"""The names that may stand before a colon."""
FLAGS = ("starred", "seen-before", "later", "unread")
"""Words that say something by themselves; in quotes they are words like others."""
KNOWN = ("page", "contact", "note", "draft", "metric")
"""What a prospect may have."""
SIGNS = (">=", "<=", ">", "<", "=")
"""How a metric is compared with a number."""
HINT = f"{': '.join((*FIELDS, ''))}traffic>1000 {' '.join(FLAGS)} -not"
"""The syntax in one line, for the strip in which a query is typed."""
WORDS = (
    ("status:rejected", "where it stands; this goes before the statuses that are shown"),
    ("reason:off-topic", "why it was rejected"),
    ("check:niches=fail", "how a check came out: pass, warn, fail, unknown"),
    ("traffic>1000", "a number of your lists, also ahrefs.dr>=40, 10k, 2m"),
    ("lang:de", "the language of the page"),
    ("approach:resource", "the type of the opportunity"),
    ("site:blog  title:guide", "a piece of the name of the site, of the title; alone: of either"),
    ("note:ask  text:casino", "words of your note, of the text of the page"),
    ("has:contact", "also page, note, draft, metric"),
    ("starred  seen-before", "a star; seen in a list before"),
    ("later  unread", "put off; not read yet"),
    ("-lang:de  lang:de,fr", "a minus turns round; commas mean or; all terms must hold"),
    ('"two words"', "quotes keep blanks, colons and commas together"),
)
"""What may be typed, each with what it means: for the help."""

_VALUES: dict[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "reason": tuple(RejectReason),
    "approach": tuple(Approach),
    "has": KNOWN,
}
_PIECE = re.compile(r'"([^"]*)"|([^\s",]+)|(,)')
_NUMBER = re.compile(r"([^\s<>=:\",]{1,80})(>=|<=|>|<|=)(\d{1,15}(?:\.\d{1,6})?)([kKmM]?)")
_SCALES = {"": 1.0, "k": 1_000.0, "m": 1_000_000.0}
_BARE = re.compile(r'[^\s",:<>=-][^\s",:<>=]*')


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is "word", "flag", "metric", or one of `FIELDS`."""

    field: str
    values: tuple[str, ...]
    """One of them is enough. Of a metric: its name, with or without its provider and a dot."""
    sign: str = ""
    number: float = 0.0
    negated: bool = False

    def __str__(self) -> str:
        """Return the term as it would be typed."""
        minus = "-" if self.negated else ""
        if self.field == "metric":
            return f"{minus}{self.values[0]}{self.sign}{_written(self.number)}"
        if self.field == "flag":
            return minus + self.values[0]
        if self.field == "word":
            return minus + _quoted(self.values[0], FLAGS)
        return f"{minus}{self.field}:{','.join(map(_quoted, self.values))}"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all terms must hold."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """Return the query as it would be typed."""
        return " ".join(map(str, self.terms))

    @property
    def names_status(self) -> bool:
        """Whether it says itself which statuses are meant."""
        return any(one.field == "status" for one in self.terms)

    def statuses(self, shown: tuple[Status, ...]) -> tuple[Status, ...]:
        """Return the statuses that are meant: its own, else those `shown`."""
        own = [one for one in self.terms if one.field == "status"]
        if not own:
            return shown
        return tuple(
            status for status in Status if all((status in one.values) != one.negated for one in own)
        )


def parse(text: str) -> Query:
    """Return the query that `text` says; raises `BadInput` with one sentence."""
    if len(text) > LONGEST:
        raise BadInput(f"A filter holds {LONGEST} characters at most.")
    if text.count('"') % 2:
        raise BadInput('A quote is open: close it with ".')
    return Query(tuple(_term(one) for one in _words(text)))


def problem_of(text: str) -> str:
    """Return the sentence about a text that is no query; empty when it is one."""
    try:
        parse(text)
    except BadInput as sentence:
        return str(sentence)
    return ""


def _words(text: str) -> Iterator[str]:
    """Yield what stands between blanks, quoted blanks kept."""
    return (found.group() for found in re.finditer(r'(?:"[^"]*"|[^\s"])+', text))


def _term(word: str) -> Term:
    negated = word.startswith("-") and len(word) > 1
    body = word[1:] if negated else word
    if '"' not in body and body in FLAGS:
        return Term("flag", (body,), negated=negated)
    name, colon, rest = body.partition(":")
    if colon and '"' not in name:
        return Term(name.lower(), _values(name.lower(), rest), negated=negated)
    if number := _NUMBER.fullmatch(body):
        return _metric(number, negated=negated)
    if '"' not in body and re.search("[<>=]", body):
        raise BadInput(f"“{body}” needs a number behind the sign, such as traffic>1000.")
    return Term("word", (_plain(body),), negated=negated)


def _metric(found: re.Match[str], *, negated: bool) -> Term:
    name, sign, digits, scale = found.groups()
    number = round(float(digits) * _SCALES[scale.lower()], 6)
    if number >= LARGEST:
        raise BadInput(f"“{digits}{scale}” is larger than any figure of a site.")
    return Term("metric", (name.lower(),), sign, number, negated)


def _plain(body: str) -> str:
    plain = body.replace('"', "").strip()
    if not plain:
        raise BadInput("The quotes hold nothing.")
    return plain


def _values(name: str, rest: str) -> tuple[str, ...]:
    if name not in FIELDS:
        raise BadInput(f"There is no field “{name}”; there are {', '.join(FIELDS)}.")
    given = tuple(" ".join(one.split()) for one in _parts(rest))
    if not any(given):
        known = _VALUES.get(name)
        what = f", such as {', '.join(known)}" if known else ""
        raise BadInput(f"“{name}:” needs a value{what}.")
    return tuple(_known(name, one) for one in given if one)


def _parts(rest: str) -> list[str]:
    """Split at the commas that stand outside quotes."""
    parts = [""]
    for found in _PIECE.finditer(rest):
        quoted, bare, comma = found.groups()
        if comma:
            parts.append("")
        else:
            parts[-1] += quoted if quoted is not None else bare
    return parts


def _known(name: str, given: str) -> str:
    """Return the one value that `given` is or begins, where only some values are known."""
    if name == "check":
        return _check(given)
    if name not in _VALUES:
        return given
    lowered = given.lower()
    found = [one for one in _VALUES[name] if one.startswith(lowered)]
    if lowered in found:
        return lowered
    if len(found) != 1:
        raise BadInput(f"“{name}:{given}” is none of {', '.join(_VALUES[name])}.")
    return str(found[0])


def _check(given: str) -> str:
    check, _, outcome = given.partition("=")
    if not check.strip() or outcome not in tuple(Outcome):
        known = ", ".join(Outcome)
        raise BadInput(f"“check:{given}” wants a check and its outcome ({known}): niches=fail.")
    return f"{check.strip().lower()}={outcome}"


def _quoted(value: str, others: tuple[str, ...] = ()) -> str:
    return value if _BARE.fullmatch(value) and value not in others else f'"{value}"'


def _written(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")

"""A draft as the rules see it: its message apart from its frame, their words apart from ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from linktriage.model import Policy
from linktriage.pitching.facts import Facts

QUOTED = re.compile(r"“([^“”]{1,600})”|\"([^\"\n]{1,600})\"|«([^«»]{1,600})»|„([^„“]{1,600})“")
"""A run between double quotes of any house style."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""A word of a text in which every apostrophe is straight; found all at once, as pages are long."""

_GREETING = re.compile(
    r"\A(?:hello|hi|hey|dear|good (?:morning|day|afternoon))\b"
    r"(?:\b(?:dr|mrs?|ms|prof)\.|[^\n,.!:]){0,60}[,.!:]?[ ]*(?:\n|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letter:
    """A draft, the facts it was made from, the policy, and the drafts before it."""

    subject: str
    body: str
    facts: Facts
    policy: Policy
    others: tuple[str, ...] = ()

    @cached_property
    def message(self) -> str:
        """The body without greeting, signature, address and opt-out line: what it has to say."""
        return bare_message(self.body, self.frame)

    @cached_property
    def frame(self) -> tuple[str, ...]:
        """What every letter of the campaign ends with, a piece each."""
        sender = ("signature", "opt_out", "address")
        return tuple(text for key in sender if (text := self.fact(f"sender.{key}").strip()))

    @cached_property
    def own_words(self) -> str:
        """Subject and message with quotes and titles left out: what the writer says in person."""
        text = f"{self.subject}\n{self.message}"
        for title in (self.fact("page.title"), self.fact("target.title")):
            text = text.replace(title, "…") if title else text
        return QUOTED.sub("“…”", text)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The quoted runs of the message, without their quotation marks."""
        return tuple(next(filter(None, match.groups())) for match in QUOTED.finditer(self.message))

    @cached_property
    def page_words(self) -> str:
        """The words of their page between single spaces, with a space at either end."""
        page = (self.fact(f"page.{key}") for key in ("title", "author", "text", "passage"))
        return spaced(" ".join(page))

    def fact(self, name: str) -> str:
        """Return the fact called `name` ("page.title") as text; "" when it is not known."""
        group, _, key = name.partition(".")
        return str(self.facts.get(group, {}).get(key, ""))

    def on_page(self, quote: str) -> bool:
        """Return True when the words of `quote` stand on their page, pieces around a "…" apart."""
        pieces = [spaced(piece) for piece in quote.split("…")]
        return all(piece in self.page_words for piece in pieces if piece.strip())


def bare_message(body: str, frame: tuple[str, ...] = ()) -> str:
    """Return `body` without its greeting and without the pieces of `frame`."""
    for piece in frame:
        body = body.replace(piece, "")
    return _GREETING.sub("", body.strip()).strip()


def spaced(text: str) -> str:
    """Return the words of `text` in lower case between single spaces, one at either end too."""
    return f" {' '.join(_WORD.findall(text.casefold().replace('’', chr(39))))} "

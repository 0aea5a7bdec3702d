"""Cutting short pieces out of a page's words: a sentence to quote, a title without its tail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from linktriage.terms import terms
from linktriage.text import clean_line

QUOTE_WORDS = 24
"""Words that are left of a long sentence: enough to find it, few enough for a short message."""
WHOLE_WORDS = 30
"""Words of the longest sentence that is quoted whole."""
LINE_TERMS = 2
"""Terms from which a sentence is on a subject."""
LINE_WORDS = 8
"""Words from which a sentence says something without what stands around it."""
MAX_QUOTE = 240
"""Characters of the longest quote."""

MAX_NAME_WORDS = 5
"""Words of a site's name; what is longer and said to be one is a title put in the wrong place."""

_MARKUP = re.compile(r"[\[\]{}<>=|]|https?:|www\.")
"""What prose does not hold: remains of code, addresses."""
_SENTENCE_END = re.compile(r"""(?<=[.!?…])[”’"')\]]?\s{1,20}(?=[“"‘(]?[^\W_a-z])""")
_TITLE_BREAK = re.compile(r"\s{1,5}[|·•»–—-]\s{1,5}|\s{0,5}:{2}\s{0,5}")
_WITHOUT_SUBJECT = re.compile(
    r"(?:answers|compares|explains|gives|has|holds|is|lists|measures|names|shows|states|tells) "
    r"(?:a|all|an|each|every|how|one|the|what|when|where|which|why|your)\b",
    re.IGNORECASE,
)
"""How people begin to say what a page does. A noun ("lists of carriers") goes on in another way."""
_DOUBLE_QUOTES = str.maketrans({"“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’", '"': "’"})


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of `text`, each on one line."""
    for sentence in _SENTENCE_END.split(clean_line(text)):
        if sentence.strip():
            yield sentence.strip()


def brief_quote(passage: str, about: Iterable[str] = ()) -> str:
    """Return the sentence of `passage` that shares most terms with `about`, cut when it is long.

    A cut is marked with "…". Double quotes inside become single, as the quote will stand in double
    ones. Empty for an empty passage.
    """
    wanted = set(terms(" ".join(about)))
    best = max(sentences(passage), key=lambda s: _worth(s, wanted), default="")
    return _cut(best).translate(_DOUBLE_QUOTES)


def _worth(sentence: str, wanted: set[str]) -> tuple[bool, int, bool]:
    """Return what makes a sentence worth quoting: plain prose, shared terms, a full thought."""
    prose = not _MARKUP.search(sentence)
    return prose, len(wanted.intersection(terms(sentence))), len(sentence.split()) > 4


def _cut(sentence: str) -> str:
    """Return `sentence` whole or cut to `QUOTE_WORDS`, without a full stop at its end."""
    parts = sentence.split()
    if len(parts) <= WHOLE_WORDS and len(sentence) <= MAX_QUOTE:
        return sentence.rstrip(" .")
    head = shorten(" ".join(parts[:QUOTE_WORDS]), MAX_QUOTE)
    return head.rstrip(" .…,;:–—-(") + " …"


def bare_title(title: str, *names: str) -> str:
    """Return `title` without the name of the site before or after it.

    "Loading a pallet | Freight Notes" is "Loading a pallet". A part is a name when it is one of
    `names` (the site's name, its host) and short. Double quotes become single.
    """
    known = {_letters(name) for name in names if name} | {_letters(n.split(".")[0]) for n in names}
    title = title.translate(_DOUBLE_QUOTES)
    parts = _TITLE_BREAK.split(title)
    for drop in (parts[-1], parts[0]):
        if len(parts) > 1 and _letters(drop) in known and len(drop.split()) <= MAX_NAME_WORDS:
            kept = title[len(drop) :] if title.startswith(drop) else title[: -len(drop)]
            return _before_bar(kept.strip(" |·•»–—-:"))
    return _before_bar(title)


def _before_bar(title: str) -> str:
    """Return what stands before the first bar of a title, when that says something by itself."""
    first = title.partition(" | ")[0].strip()
    return first if len(first.split()) > 1 else title


def _letters(text: str) -> str:
    """Return the letters and digits of `text`, in lower case and nothing between them."""
    return "".join(char for char in text.casefold() if char.isalnum())


def best_line(texts: Iterable[str], about: Iterable[str]) -> str:
    """Return the sentence of `texts` that shares most terms with `about`, as a brief quote.

    Empty when none is plain prose of a fair length that shares `LINE_TERMS` terms: one in common
    is a chance.
    """
    wanted = set(terms(" ".join(about)))
    lines = (line for text in texts for line in sentences(text) if _is_plain(line))
    shared = ((len(wanted.intersection(terms(line))), line) for line in lines)
    number, best = max(shared, key=itemgetter(0), default=(0, ""))
    return _cut(best).translate(_DOUBLE_QUOTES) if number >= LINE_TERMS else ""


def _is_plain(sentence: str) -> bool:
    """Return True for a full statement without remains of code: worth being quoted by itself."""
    ends = sentence.endswith((".", "!", "…"))
    return ends and len(sentence.split()) >= LINE_WORDS and not _MARKUP.search(sentence)


def shorten(text: str, limit: int) -> str:
    """Return `text` cut at a word to at most `limit` characters, the cut marked with "…".

    Of a text in quotation marks the words between them are cut.
    """
    if len(text) <= limit:
        return text
    if text.startswith("“") and text.endswith("”"):
        return f"“{shorten(text[1:-1], limit - 2)}”"
    head = text[: limit - 1]
    cut = head if text[limit - 1].isspace() else head.rpartition(" ")[0] or head
    return cut.rstrip(" ,.;:–—-(“‘") + "…"


def with_subject(text: str) -> str:
    """Return what was said of a page, "shows how a class is found", with a subject before it."""
    line = clean_line(text)
    return f"it {line[0].lower()}{line[1:]}" if _WITHOUT_SUBJECT.match(line) else line


def as_sentence(text: str) -> str:
    """Return `text` as a sentence: a capital first, a full stop last when nothing ends it."""
    line = clean_line(text)
    if not line:
        return ""
    ended = line if line[-1] in ".!?…”" else f"{line}."
    return ended[0].upper() + ended[1:]

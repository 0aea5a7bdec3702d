"""Is the text written with care: its length, repetition, concrete facts, forgotten placeholders.

Facts about the text, never about who or what wrote it. The repetition limits are Gopher's (Rae
et al. 2021, as datatrove implements them) and flag about 3 % of ordinary pages; other published
text filters flag up to 16 % of them and are not used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linktriage.checks.answers import (
    HARDLY_ANY,
    count,
    no_text,
    passed,
    quote,
    unread,
    warned,
    word_count,
)
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Page
from linktriage.text import words

CHECK = Check("text", "text", "Is the text written with care?", Basis.MEASURED)

SAME_PARAGRAPHS = 0.30
"""Share of paragraphs that repeat an earlier one, from which a text is repetitive."""
SAME_FIVES = 0.15
"""Share of the text in runs of five words that stand more than once."""
SHORT = 40
"""Characters up to which a paragraph is a label and may repeat."""
MOST_TEXT = 200_000
"""Characters of the text that are looked at."""

LEFT_OVER = re.compile(
    r"lorem ipsum|\byour (?:main )?keywords? here\b|\[(?:insert|your|add) [a-z ]{1,40}\]"
    r"|\{\{[a-z_. ]{1,40}\}\}|\b(?:sample page|hello world!|just another wordpress site)\b",
    re.IGNORECASE,
)
_IN_LEFT_OVERS = (
    "lorem ipsum", "keyword", "[", "{{", "sample page", "hello world!", "just another wordpress",
)  # fmt: skip
"""One of these stands in all that `LEFT_OVER` finds: most pages need not be searched for more."""
NUMBER = re.compile(r"\b\d[\d.,]{0,20}")
QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{15,400}[”“»\"]")


def look(subject: Subject) -> Finding:
    """Warn of thin, repeated or unfinished text; else pass with the facts."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    if word_count(page) < HARDLY_ANY or not page.paragraphs:
        return no_text(CHECK, page)
    line = _facts(page)
    figure = count(word_count(page), "word")
    faults = _faults(page, subject.policy.thin_words)
    if faults:
        line = f"{', '.join(fault for fault, _ in faults)}; {line}"
        return warned(CHECK, line, *(proof for _, proof in faults), figure=figure)
    return passed(CHECK, line, _longest(page), figure=figure)


def _longest(page: Page) -> Evidence:
    at = max(range(len(page.paragraphs)), key=lambda at: len(page.paragraphs[at].text))
    return quote(page.paragraphs[at].text, f"paragraph {at}")


def _faults(page: Page, thin: int) -> list[tuple[str, Evidence]]:
    faults: list[tuple[str, Evidence]] = []
    if word_count(page) < thin:
        faults.append((f"fewer than {thin} words", _longest(page)))
    faults.extend(_left_overs(page))
    running = [block.text for block in page.paragraphs if block.kind in {"text", "quote"}]
    texts = [text for text in running if len(text) > SHORT]
    repeated = _repeated(texts)
    if repeated:
        fault, said = repeated
        faults.append((fault, _found(page, said)))
    return faults


def _left_overs(page: Page) -> list[tuple[str, Evidence]]:
    text = "\n".join(block.text for block in page.paragraphs).casefold()
    if not any(part in text for part in _IN_LEFT_OVERS):
        return []
    for at, block in enumerate(page.paragraphs):
        found = LEFT_OVER.search(block.text[:MOST_TEXT])
        if found and block.kind != "code":
            name = f"left-over “{found.group()}”"
            return [(name, quote(block.text[max(0, found.start() - 40) :], f"paragraph {at}"))]
    return []


def _found(page: Page, said: str) -> Evidence:
    """Return what is said again with the paragraph of its first time; it may go on in the next."""
    folded = _folded(said)
    holding = (at for at, block in enumerate(page.paragraphs) if folded in _folded(block.text))
    first = next(holding, None)
    return quote(said, "page" if first is None else f"paragraph {first}")


def _folded(text: str) -> str:
    return f" {' '.join(words(text)).casefold()} "


def _repeated(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the fault of a text that repeats itself, and the words that stand in it most."""
    times = Counter(texts)
    again = len(texts) - len(times)
    most = max(times, key=lambda text: times[text], default="")
    if texts and again / len(texts) > SAME_PARAGRAPHS:
        return f"{again} of {len(texts)} paragraphs repeat another", most
    share, run = repeated_runs(texts)
    if share > SAME_FIVES:
        return f"{share:.0%} of the text repeats itself", run
    return None


def repeated_runs(texts: Sequence[str], length: int = 5) -> tuple[float, str]:
    """Return the share of words in runs of `length` words seen before, and the commonest run."""
    tokens = [word.casefold() for text in texts for word in words(text)]
    if len(tokens) < 20 * length:
        return 0.0, ""
    runs = list(zip(*(tokens[at:] for at in range(length)), strict=False))
    covered = bytearray(len(tokens))
    first: dict[tuple[str, ...], int] = {}
    again: Counter[tuple[str, ...]] = Counter()
    for at, run in enumerate(runs):
        if first.setdefault(run, at) != at:
            again[run] += 1
            covered[at : at + length] = b"\x01" * length
    top = max(again, key=lambda run: (again[run], -first[run]), default=())
    return sum(covered) / len(tokens), " ".join(top)


def _facts(page: Page) -> str:
    """Return length, numbers and quotations of the text: what makes a text concrete."""
    text = "\n".join(block.text for block in page.paragraphs)[:MOST_TEXT]
    numbers, quotations = len(NUMBER.findall(text)), len(QUOTED.findall(text))
    cited = len({link.site for link in page.links if link.in_text and not link.internal})
    length = f"{count(word_count(page), 'word')}, {count(numbers, 'number')}"
    return f"{length}, {count(quotations, 'quotation')}, {count(cited, 'site')} cited"

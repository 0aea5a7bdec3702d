"""Rules that count: words, the subject's length, links, and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import Problem, Severity
from linktriage.pitching.linting.letter import Letter
from linktriage.text import count_words

SUBJECT = (36, 50)
"""Characters of a subject; also the span in which templates choose theirs."""

_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”)\]]{1,2000}", re.IGNORECASE)
_WAY_OUT = re.compile(
    r"\b(?:opt(?:ing)?[ -]out|unsubscribe|not (?:write|mail|email|contact) (?:to )?you again"
    r"|(?:rather|prefer) not (?:to )?(?:hear|be contacted)|no further (?:e?mails?|messages?))",
    re.IGNORECASE,
)
_FAKE_REPLY = re.compile(r"\A\s*(?:re|fwd?|aw|sv)\s*:", re.IGNORECASE)


def length(letter: Letter) -> Iterator[Problem]:
    """Find too few words to say anything, more than are read, more than may leave; or none."""
    policy, count = letter.policy, count_words(letter.body)
    if not count:
        yield Problem("empty", "the message is empty", Severity.BLOCK)
    elif count > policy.pitch_hard_max:
        yield Problem("length", f"{count} words; {policy.pitch_hard_max} at most", Severity.BLOCK)
    elif count > policy.pitch_soft_max:
        yield Problem("length", f"{count} words; up to {policy.pitch_soft_max} are read")
    elif count < policy.pitch_soft_min:
        yield Problem("length", f"{count} words; fewer than {policy.pitch_soft_min} say too little")


def subject(letter: Letter) -> Iterator[Problem]:
    """Find no subject, one that pretends to be a reply, or one that is cut off or says nothing."""
    line, (low, high) = letter.subject.strip(), SUBJECT
    fake = _FAKE_REPLY.match(line)
    if not line:
        yield Problem("subject", "there is no subject", Severity.BLOCK)
    elif fake:
        yield Problem("subject", "it pretends to be a reply", Severity.BLOCK, fake.group().strip())
    elif not low <= len(line) <= high:
        message = f"the subject has {len(line)} characters; {low} to {high} are read best"
        yield Problem("subject", message, quote=line)


def links(letter: Letter) -> Iterator[Problem]:
    """Find more than one address to follow, theirs and those of the signature not counted."""
    names = ("page.url", "dead.url", "site.host", "site.name")
    theirs = {_bare(letter.fact(name)) for name in names}
    found = dict.fromkeys(_bare(match.group()) for match in _LINK.finditer(letter.message))
    ours = [url for url in found if url not in theirs]
    if len(ours) > 1:
        yield Problem(
            "links", f"{len(ours)} links; one is a pointer, more are a mailing", quote=ours[1]
        )


def opt_out(letter: Letter) -> Iterator[Problem]:
    """Find no way out although the policy asks for one."""
    line = letter.fact("sender.opt_out").strip()
    offered = (line and line in letter.body) or _WAY_OUT.search(letter.body)
    if letter.policy.opt_out_required and not offered:
        message = "the policy asks for a line that offers not to write again"
        yield Problem("opt-out", message, Severity.BLOCK)


def _bare(url: str) -> str:
    """Return a URL without scheme, final slash and the punctuation of the sentence around it."""
    return url.partition("://")[2].rstrip(".,;:!?/") or url.rstrip(".,;:!?/")

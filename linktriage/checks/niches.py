"""Does the page link to niches that pay for links everywhere: casinos, adult, pills and so on.

Judged by the domain that is linked to, never by words in the text: an article that mentions
casinos is fine, a followed link to one is evidence. On 953 ordinary pages words alone flagged 71
links of which 15 were right; domain stems flagged 8 of which 7 were right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from linktriage.checks.answers import (
    MOST_EVIDENCE,
    count,
    failed,
    link_quote,
    listed,
    passed,
    quote,
    unknown,
    unread,
    warned,
)
from linktriage.checks.everyday import is_everyday
from linktriage.checks.niche_words import INNOCENT, PHRASES, STEMS, TLDS, WORDS
from linktriage.checks.signs import looked_at
from linktriage.checks.subject import Subject, links_out
from linktriage.model import Basis, Check, Evidence, Finding, OutboundLink, Page, Placement
from linktriage.urls import host_of

CHECK = Check("niches", "bad links", "Does it link to casinos, pills and the like?", Basis.MEASURED)

MAX_ANCHOR = 200
"""Characters of an anchor that are looked at."""
_ENDS_IN_BET = re.compile(r"[a-z0-9]{2,40}bet")


@dataclass(frozen=True, slots=True)
class Flag:
    """One link into a flagged niche."""

    at: int
    link: OutboundLink
    niche: str

    @property
    def in_comment(self) -> bool:
        """Tell whether a reader wrote it, not the site."""
        return self.link.placement is Placement.COMMENT


def look(subject: Subject) -> Finding:
    """Fail on a followed link to a flagged domain; warn of unfollowed, commented, worded ones."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    ignored = subject.policy.ignored_niches
    flags = [flag for flag in _by_domain(page, subject.flagged) if flag.niche not in ignored]
    own = niche_of_host(subject.prospect.site.partition("/")[0])
    if any(flag.link.followed and not flag.in_comment for flag in flags):
        return failed(CHECK, _line(flags), *_evidence(flags), figure=_figure(flags))
    if flags:
        return warned(CHECK, _line(flags), *_evidence(flags), figure=_figure(flags))
    if own and own not in ignored:
        proof = quote(subject.prospect.site, url=page.final_url)
        return warned(CHECK, f"the site itself is named like {own}", proof, figure=own)
    return _worded(page, ignored) or _clean(page)


@lru_cache(maxsize=65_536)
def niche_of_host(host: str) -> str:
    """Return the flagged niche that a host's name speaks of, else ""."""
    *labels, suffix = host.casefold().split(".")
    for niche, suffixes in TLDS.items():
        if labels and suffix in suffixes.split():
            return niche
    for label in labels:
        name = _innocent().sub("-", _folded(label))
        found = _stems().search(name)
        if found:
            return str(found.lastgroup).replace("_", " ")
    return "gambling" if _ends_in_bet(labels) else ""


def hosts_linked(page: Page) -> frozenset[str]:
    """Return the names under which the links of a page may stand on a list of flagged hosts."""
    names = {name for _, link in links_out(page) for name in _names(link)}
    return frozenset(names - {""})


def _names(link: OutboundLink) -> tuple[str, str, str]:
    host = host_of(link.url)
    return host, host.removeprefix("www."), link.site


def _by_domain(page: Page, flagged: Mapping[str, str]) -> Iterator[Flag]:
    """Flag links by the stems in their host's name, then by the lists that the user brought."""
    for at, link in links_out(page):
        niche = niche_of_host(host_of(link.url)) or (flagged and _listed(link, flagged))
        if niche:
            yield Flag(at, link, niche)


def _listed(link: OutboundLink, flagged: Mapping[str, str]) -> str:
    return next((flagged[name] for name in _names(link) if name in flagged), "")


def _worded(page: Page, ignored: Sequence[str]) -> Finding | None:
    """Warn by anchor: one telling phrase, or one niche's words on links to two sites."""
    phrases: list[Flag] = []
    words: list[Flag] = []
    for at, link in links_out(page):
        if link.placement is Placement.COMMENT or is_everyday(link.site):
            continue
        anchor = link.anchor[:MAX_ANCHOR].casefold()
        for pattern, flags in ((_phrases(), phrases), (_words(), words)):
            found = pattern.search(anchor)
            niche = str(found.lastgroup).replace("_", " ") if found else ""
            if niche and niche not in ignored:
                flags.append(Flag(at, link, niche))
    flags = phrases or _of_two_sites(words)
    if not flags:
        return None
    line = f"by anchor text only: {_line(flags)}"
    return warned(CHECK, line, *_evidence(flags), figure=_figure(flags))


def _of_two_sites(flags: Sequence[Flag]) -> list[Flag]:
    sites = Counter(niche for niche, _ in {(flag.niche, flag.link.site) for flag in flags})
    return [flag for flag in flags if sites[flag.niche] > 1]


def _clean(page: Page) -> Finding:
    out = links_out(page)
    sites = len({link.site for _, link in out})
    line = f"none among {count(len(out), 'link')} to {count(sites, 'other site')}"
    if page.partly_read:
        return unknown(CHECK, f"{line}, but the page was only partly read", figure="partly read")
    return passed(CHECK, line, looked_at(page), figure="none")


def _line(flags: Sequence[Flag]) -> str:
    """Say what stands where: "3 casino.example links (gambling, footer, followed)"."""
    sites = {flag.link.site for flag in flags}
    niches = Counter(flag.niche for flag in flags)
    spots = tuple(sorted({str(flag.link.placement) for flag in flags}))
    followed = sum(flag.link.followed for flag in flags)
    kinds = listed(tuple(niche for niche, _ in niches.most_common()))
    line = f"{count(len(flags), 'link')} to {count(len(sites), 'site')} of {kinds}"
    line += f" in {listed(spots)}, {followed} followed"
    if all(flag.in_comment for flag in flags):
        line += ": the comments are not moderated"
    return line


def _figure(flags: Sequence[Flag]) -> str:
    sites = {flag.link.site for flag in flags}
    return f"{len(sites)} {flags[0].niche}"


def _evidence(flags: Sequence[Flag]) -> tuple[Evidence, ...]:
    return tuple(link_quote(flag.at, flag.link) for flag in flags[:MOST_EVIDENCE])


def _ends_in_bet(labels: Sequence[str]) -> bool:
    return any(
        _ENDS_IN_BET.fullmatch(part)
        for label in labels[-1:]
        for part in _innocent().sub("-", label).split("-")
    )


def _folded(label: str) -> str:
    """Return a label as it reads: punycode undone, accents folded, hyphens out."""
    if label.startswith("xn--"):
        try:
            label = label.encode("ascii").decode("idna")
        except UnicodeError:
            return label
    plain = unicodedata.normalize("NFKD", label.replace("-", ""))
    return "".join(char for char in plain if not unicodedata.combining(char))


@cache
def _innocent() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, INNOCENT.split())))


@cache
def _stems() -> re.Pattern[str]:
    lists = {niche: "|".join(map(_stem, stems.split())) for niche, stems in STEMS.items()}
    return _grouped(lists, "{}")


def _stem(stem: str) -> str:
    """Return the pattern of one stem, folded as labels are (kana marks come off too)."""
    return re.escape(_folded(stem))


@cache
def _phrases() -> re.Pattern[str]:
    return _grouped(PHRASES, r"\b{}\b")


@cache
def _words() -> re.Pattern[str]:
    return _grouped(WORDS, r"\b{}\b")


def _grouped(lists: Mapping[str, str], frame: str) -> re.Pattern[str]:
    """Return one pattern with a named group for each niche."""
    groups = (f"(?P<{niche.replace(' ', '_')}>{words})" for niche, words in lists.items())
    return re.compile(frame.format(f"(?:{'|'.join(groups)})"))

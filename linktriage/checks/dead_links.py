"""Does the page link to something that is dead: as the imported list says, or as was asked.

The links are asked only on the person's word: the program contacts no other host by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linktriage.checks.answers import count, link_quote, passed, quote, warned
from linktriage.checks.subject import Subject, links_out
from linktriage.model import (
    Basis,
    Candidate,
    Check,
    Evidence,
    FetchState,
    Finding,
    OutboundLink,
    Page,
)
from linktriage.urls import key

CHECK = Check("dead-links", "dead links", "Does it link to a dead page?", Basis.IMPORTED)


Asked = tuple[int, OutboundLink, FetchState]
"""A link by its number on the page, with how asking for it ended."""
DEAD = frozenset({FetchState.NOT_FOUND, FetchState.GONE, FetchState.DNS})
"""Ends that asking again will not change; all others leave it open whether a page is dead."""


def look(subject: Subject) -> Finding | None:
    """Pass on a dead link that still stands there; warn when it is gone; silent without one."""
    if subject.page and (asked := _asked(subject.page, subject.asked_links)):
        return _measured(asked)
    dead = [one for one in subject.prospect.candidates if one.facts.dead and one.facts.links_to]
    if not dead:
        return None
    page = subject.page
    standing = [proof for one in dead if page for proof in _links(page, one)]
    first = dead[0].facts.links_to
    if standing:
        line = f"links to {standing[0].url}, which the list calls dead"
        return passed(CHECK, line, *standing, figure=f"{len(standing)} dead")
    proof = quote(first, url=dead[0].url)
    if page and page.url in {one.url for one in dead}:
        return warned(CHECK, f"the dead link to {first} is no longer there", proof, figure="gone")
    line = f"the list says that {dead[0].url} links to {first}, which is dead"
    return passed(CHECK, line, proof, figure=f"{len(dead)} dead")


def _asked(page: Page, states: Mapping[str, FetchState]) -> list[Asked]:
    found = ((at, link, states.get(link.url)) for at, link in links_out(page))
    return [(at, link, state) for at, link, state in found if state is not None]


def _measured(asked: Sequence[Asked]) -> Finding:
    """Answer with the share of dead links among those that were asked for."""
    dead = [(at, link, state) for at, link, state in asked if state in DEAD]
    line = f"{len(dead)} of {count(len(asked), 'link')} asked for"
    if not dead:
        found = warned(CHECK, f"{line} are dead: nothing to offer", quote(line), figure="0 dead")
    else:
        line += f" are dead ({len(dead) / len(asked):.0%})"
        proof = [
            quote(f"{link.anchor or link.site}: {state}", f"link {at}", link.url)
            for at, link, state in dead
        ]
        found = passed(CHECK, line, *proof, figure=f"{len(dead)} dead")
    return replace(found, basis=Basis.MEASURED)


def _links(page: Page, candidate: Candidate) -> list[Evidence]:
    wanted = key(candidate.facts.links_to)
    return [link_quote(at, link) for at, link in links_out(page) if key(link.url) == wanted]

"""Does the page link to something that is dead, as far as the imported list says.

The links themselves are not asked here: the program contacts no host that is not in the queue.
"""

from __future__ import annotations

from linktriage.checks.answers import link_quote, passed, quote, warned
from linktriage.checks.subject import Subject, links_out
from linktriage.model import Basis, Candidate, Check, Evidence, Finding, Page
from linktriage.urls import key

CHECK = Check("dead-links", "dead links", "Does it link to a dead page?", Basis.IMPORTED)


def look(subject: Subject) -> Finding | None:
    """Pass on a dead link that still stands there; warn when it is gone; silent without one."""
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


def _links(page: Page, candidate: Candidate) -> list[Evidence]:
    wanted = key(candidate.facts.links_to)
    return [link_quote(at, link) for at, link in links_out(page) if key(link.url) == wanted]

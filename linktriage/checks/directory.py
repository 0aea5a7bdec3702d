"""Is the site a directory: listings that anybody may add."""

from __future__ import annotations

import re

from linktriage.checks.answers import listed, passed, unread, warned
from linktriage.checks.signs import all_looked_at, matching
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding

CHECK = Check("directory", "directory", "Is it more than a directory?", Basis.MEASURED)

ADD = re.compile(
    r"^(?:submit|add|list|register) (?:a |an |your |my )?(?:new )?(?:free )?"
    r"(?:site|website|web site|url|listing|blog|tool)s?\b"
    r"|^(?:submit|add|list) (?:a |your |my )?(?:business|company)\b|^add (?:a |your )?links?\b"
    r"|^(?:eintrag hinzuf[uü]gen|website anmelden|firma eintragen|ajouter (?:un|votre) site"
    r"|a[nñ]adir (?:sitio|web|empresa)|aggiungi (?:sito|azienda))\b",
    re.MULTILINE,
)
"""Signposts that ask for entries. A newspaper's link to its business directory is none, nor are a
curated page's wish for suggestions, a forum's "submit link" and the registering of a firm."""


def look(subject: Subject) -> Finding:
    """Warn when signposts ask for entries: such a link needs a customer who would see it."""
    if subject.page is None:
        return unread(CHECK, subject)
    found = matching(subject, ADD)
    if found:
        names = listed(tuple(f"“{sign.evidence.quote}”" for sign in found), 2)
        proof = tuple(sign.evidence for sign in found)
        return warned(CHECK, f"takes entries: {names}", *proof, figure="directory")
    line = "no signpost asks for entries"
    return passed(CHECK, line, *all_looked_at(subject), figure="no")

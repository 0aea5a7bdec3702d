"""Accepted prospects as a Markdown document to read or to paste in a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from linktriage.exporting.gate import Outgoing
from linktriage.text import clean_line, clean_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")
_FENCES = re.compile(r"`{3,}")


def write_markdown(outgoing: Iterable[Outgoing], file: BinaryIO) -> None:
    """Write a section for each prospect: the planned link, whom to write to, the draft."""
    file.writelines("\n".join(_section(out)).encode() + b"\n\n" for out in outgoing)


def _section(out: Outgoing) -> list[str]:
    """Return the lines of one prospect."""
    intent, contact = out.intent, out.contact
    page = intent.page_url or out.prospect.url
    whom = " ".join(filter(None, (contact.name, out.email or contact.form_url)))
    title = out.dossier.page.title if out.dossier.page else ""
    facts = {
        "Page": f"{title} {page}",
        "Approach": out.prospect.approach.value,
        "Link to": intent.target,
        "Anchor": f"{intent.anchor} ({intent.anchor_kind})",
        "Passage": intent.passage,
        "Why": intent.why,
        "Contact": whom or "needs contact",
    }
    lines = [f"## {plain(out.prospect.site)}", ""]
    lines += [f"- **{name}:** {plain(value)}" for name, value in facts.items() if value.strip()]
    return [*lines, *_draft(out)]


def _draft(out: Outgoing) -> list[str]:
    """Return the draft in a fence longer than any within it."""
    if out.pitch is None:
        return ["- **Draft:** none"]
    body = clean_text(out.pitch.body)
    longest = max((len(run) for run in _FENCES.findall(body)), default=2)
    fence = "`" * (longest + 1)
    subject = clean_line(out.pitch.subject)
    return ["", f"{fence}text", f"Subject: {subject}", "", body, fence]


def plain(text: str) -> str:
    """Return foreign text on one line with everything that Markdown would act on escaped."""
    return _SPECIAL.sub(r"\\\1", clean_line(text))

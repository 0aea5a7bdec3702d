"""Ten thousand drafts rendered, linted and exported, beside the bare cost of the template engine.

    python benchmarks/drafting.py [DRAFTS]

Pages have 1,200 words; every draft is compared with the fifty before it. The floor is one plain
Jinja template of the same length, rendered as often. All times are of the processor.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment

from linktriage.exporting import write
from linktriage.model import (
    Accept,
    AnchorKind,
    Approach,
    Campaign,
    Candidate,
    Contact,
    Dossier,
    LinkIntent,
    Page,
    Paragraph,
    Placement,
    Prospect,
    Role,
    RowFacts,
    Sender,
    Status,
    TargetPage,
)
from linktriage.pitching import Library, draft

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CAMPAIGN = Campaign(
    "packhaus",
    ("packhaus.example",),
    ("Packhaus",),
    sender=Sender("Jo Berg", "editor", "Packhaus", opt_out="Tell me if I should not write again."),
)
TARGET = TargetPage(
    "https://packhaus.example/stability",
    Role.PILLAR,
    "pallet stability",
    "it has tilt-test results for 14 stacking patterns",
    title="Pallet stability, tested",
)
WORDS = [f"{a}{b}{c}" for a in ("ba", "ko", "ri", "tu") for b in ("ran", "lem", "sti") for c in
         ("ing", "er", "al", "ed", "s", "um", "ope", "y")]  # fmt: skip


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 20))).capitalize() + "."


def accepted(number: int) -> Dossier:
    chance = random.Random(number)
    texts = [" ".join(sentence(chance) for _ in range(5)) for _ in range(17)]
    texts[3] = f"{sentence(chance)[:-1]} as Packhaus says."
    url = f"https://site{number}.example/page"
    intent = LinkIntent(
        TARGET.url, TARGET.cluster, "tests", AnchorKind.TOPICAL, Placement.BODY, texts[3], "figures"
    )
    dead = RowFacts(links_to="https://gone.example/tests", dead=True, anchor="the tests")
    page = Page(
        url,
        url,
        NOW,
        200,
        title=sentence(chance)[:40],
        author="Ana Silva",
        site_name=f"Site {number}",
        paragraphs=tuple(map(Paragraph, texts)),
    )
    prospect = Prospect(
        number + 1,
        "packhaus",
        f"site{number}.example",
        url,
        Status.ACCEPTED,
        list(Approach)[number % len(Approach)],
        candidates=(Candidate(url, url, facts=dead),),
    )
    return Dossier(prospect, page, decision=Accept(intent), decided_at=NOW)


def drafted(dossiers: list[Dossier]) -> Iterator[Dossier]:
    library = Library()
    last: deque[str] = deque(maxlen=50)
    for dossier in dossiers:
        contact = Contact(f"ana@{dossier.prospect.site}", "Ana Silva", "author")
        pitch = draft(
            dossier, CAMPAIGN, TARGET, library, contact=contact, now=NOW, others=tuple(last)
        )
        last.appendleft(pitch.body)
        yield replace(dossier, pitch=pitch)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    dossiers = [accepted(number) for number in range(count)]
    plain = Environment().from_string("Hello {{ name }},\n\n{{ text }}\n" + "Words of it. " * 40)
    began = time.process_time()
    for dossier in dossiers:
        plain.render(name="Ana", text=dossier.prospect.url)
    floor = time.process_time() - began
    began = time.process_time()
    ready = list(drafted(dossiers))
    made = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        for profile in ("csv", "jsonl", "eml"):
            write(ready, profile, Path(folder) / profile)
        written = time.process_time() - began
    problems = sum(len(dossier.pitch.problems) for dossier in ready if dossier.pitch)
    print(f"{count} drafts, {problems} problems found")
    print(f"plain Jinja, one template  {floor:7.2f} s  {1e3 * floor / count:6.3f} ms each")
    print(f"drafted and linted         {made:7.2f} s  {1e3 * made / count:6.3f} ms each")
    print(f"exported csv, jsonl, eml   {written:7.2f} s  {1e3 * written / count:6.3f} ms each")
    print(f"in all                     {made + written:7.2f} s; the bar for 10,000 is 60 s")


if __name__ == "__main__":
    main()

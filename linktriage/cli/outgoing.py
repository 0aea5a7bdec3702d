"""`linktriage pitch` and `export`: drafts, and files for the tools people use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from linktriage.cli.options import JsonFlag, dossier_of, opened
from linktriage.cli.printing import counted, say, say_json


def pitch(
    context: typer.Context,
    site: str,
    template: Annotated[
        str | None, typer.Option(help="Another template than the approach's own.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Draft the pitch for an accepted prospect, and say what is wrong with it."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        draft = triage.draft(dossier, template)
        triage.save_pitch(dossier.prospect, draft)
        if as_json:
            say_json(triage.record(triage.dossier(dossier.prospect.id)))
            return
    say(f"Subject: {draft.subject}\n\n{draft.body}")
    for problem in draft.problems:
        say(f"{problem.severity.value}: {problem.message}")


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file (or folder) to write.")],
    profile: Annotated[
        str, typer.Option("--format", help="csv, xlsx, jsonl, eml ...: see the README.")
    ] = "csv",
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was exported before in this format.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Write the accepted prospects with their intents and drafts; nothing else goes out."""
    with opened(context) as triage:
        written = triage.export(profile, output, force=force, again=again)
    if as_json:
        files = [str(file) for file in written.files]
        say_json({"exported": written.exported, "skipped": dict(written.skipped), "files": files})
        return
    say(
        f"{written.exported:,} exported: {written.ready:,} with an address, "
        f"{written.needs_contact:,} still without"
    )
    for file in written.files:
        say(f"  {file}")
    if written.skipped:
        say(f"left out: {counted(written.skipped)}")
    for note in written.notes:
        say(note)

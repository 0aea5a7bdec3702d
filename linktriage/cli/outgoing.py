"""`linktriage pitch` and `export`: drafts, and files for the tools people use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import JsonFlag, dossier_of, opened
from linktriage.cli.people import contact_of
from linktriage.cli.printing import counted, say, say_json
from linktriage.tui.editing import edit_outside, joined, parted

if TYPE_CHECKING:
    from linktriage.model import Dossier, Pitch
    from linktriage.triage import Triage


def pitch(
    context: typer.Context,
    site: str,
    template: Annotated[
        str | None, typer.Option(help="Another template than the approach's own.")
    ] = None,
    to: Annotated[str | None, typer.Option(help="Another contact: their address.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Draft anew, even if the draft was edited.")
    ] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open the draft in $EDITOR.")] = False,
    rules_read: Annotated[
        bool,
        typer.Option("--rules-read", help="You read the site's own rules; undo takes it back."),
    ] = False,
    overrule: Annotated[
        str | None, typer.Option(metavar="NOTE", help="Let blocking problems pass, and why.")
    ] = None,
    mailto: Annotated[
        bool, typer.Option("--mailto", help="Print the address that opens it as a new mail.")
    ] = False,
    history: Annotated[bool, typer.Option("--history", help="Show all versions.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Draft the pitch for an accepted prospect, and say what is wrong with it."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        if mailto or history:
            _say_what_is_there(triage, dossier, mailto=mailto)
            return
        if rules_read:
            triage.mark_rules_read(dossier)
            dossier = dossier_of(triage, site)
        if again or template or to or dossier.pitch is None or not dossier.pitch.edited:
            _draft(triage, dossier, template, to, again=again)
            dossier = dossier_of(triage, site)
        if edit:
            _edit(triage, dossier)
        if overrule is not None:
            triage.overrule(dossier_of(triage, site), overrule)
        dossier = dossier_of(triage, site)
        if as_json:
            say_json(triage.record(dossier))
            return
        _say_rules(triage, dossier)
    if dossier.pitch:
        _say_draft(dossier.pitch)


def _say_what_is_there(triage: Triage, dossier: Dossier, *, mailto: bool) -> None:
    """Print the address that opens the draft as a mail, or all its versions."""
    if mailto:
        say(triage.mailto(dossier))
        return
    for version in triage.history(dossier):
        _say_draft(version)


def _draft(
    triage: Triage, dossier: Dossier, template: str | None, to: str | None, *, again: bool
) -> None:
    """Draft and keep it."""
    contact = None if to is None else contact_of(dossier, to)
    draft = triage.draft(dossier, template, contact, again=again)
    triage.save_pitch(dossier.prospect, draft)


def _edit(triage: Triage, dossier: Dossier) -> None:
    """Let the person change the kept draft in an editor."""
    assert dossier.pitch is not None, "it was drafted just before"
    before = joined(dossier.pitch.subject, dossier.pitch.body)
    after = edit_outside(before)
    if after.strip() != before.strip():
        changed = triage.edited(dossier, dossier.pitch, *parted(after))
        triage.save_pitch(dossier.prospect, changed)


def _say_rules(triage: Triage, dossier: Dossier) -> None:
    """Print what the site says about requests, and what happened with it before."""
    for line in triage.rules(dossier):
        say(f"their rules say: {line.quote} ({line.url}, read {line.read_on})")
    if triage.rules_wait(dossier):
        say(f"Read them, then: linktriage pitch {dossier.prospect.site} --rules-read")
    for mark in triage.earlier(dossier):
        say(f"before: {mark.site} {mark.kind} on {mark.on} ({mark.campaign}) {mark.note}".rstrip())


def _say_draft(draft: Pitch) -> None:
    """Print one version of a draft with its problems."""
    to = draft.contact
    say(f"To: {(to.email or to.form_url) if to else 'no contact found yet'}")
    say(f"Template: {draft.template}{', edited' if draft.edited else ''}")
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


def disavow(
    context: typer.Context,
    sites: Annotated[
        list[str], typer.Argument(help="Sites that link to you and should not count.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
) -> None:
    """Write a disavow file for named sites that link to you, as an imported list says.

    Rejected prospects do not link to you and never belong there. Uploading such a file replaces
    the one before it.
    """
    with opened(context) as triage:
        count = triage.disavow(sites, output, force=force)
    say(f"{count:,} sites in {output}. Search engines replace the file you gave them before.")

"""`linktriage contact` and `history`: whom to write to, and what happened with a site before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from linktriage.cli.options import dossier_of, opened
from linktriage.cli.printing import say
from linktriage.errors import BadInput
from linktriage.text import clean_line

if TYPE_CHECKING:
    from linktriage.model import Contact, Dossier

contact_app = typer.Typer(help="Whom to write to.", no_args_is_help=True, rich_markup_mode=None)


@contact_app.command("add")
def contact_add(
    context: typer.Context,
    site: str,
    email: Annotated[str, typer.Option(help="Their address.")],
    name: Annotated[str, typer.Option(help="Their name.")] = "",
    role: Annotated[str, typer.Option(help="What they do, such as editor.")] = "",
) -> None:
    """Add a contact to a site, or put right the name and role of the one with that address."""
    with opened(context) as triage:
        added = triage.add_contact(dossier_of(triage, site), email, name, role)
    say(f"{added.email} is a contact of {site}, and the first choice for its draft.")


@contact_app.command("fix")
def contact_fix(
    context: typer.Context,
    site: str,
    contact: Annotated[str, typer.Argument(help="The address, or the form, as listed.")],
    email: Annotated[str | None, typer.Option(help="The right address.")] = None,
    name: Annotated[str | None, typer.Option(help="The right name.")] = None,
    role: Annotated[str | None, typer.Option(help="The right role.")] = None,
) -> None:
    """Put the address, name or role of a contact right; undo takes it back."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        old = contact_of(dossier, contact)
        right = triage.put_right(
            dossier,
            old,
            old.email if email is None else email,
            old.name if name is None else name,
            old.role if role is None else role,
        )
    parts = (right.email or right.form_url, right.name, right.role)
    say("  ".join(clean_line(part) for part in parts if part))


@contact_app.command("remove")
def contact_remove(
    context: typer.Context,
    site: str,
    contact: Annotated[str, typer.Argument(help="The address, or the form, as listed.")],
) -> None:
    """Take a contact away, also when it is found again; undo takes it back."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        triage.remove_contact(dossier, contact_of(dossier, contact))
    say(f"{contact} is no contact of {site} any more.")


@contact_app.command("import")
def contact_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV: email; site, name, role, date if known.")],
) -> None:
    """Take contacts from a file; those with a date were written to on that day."""
    with opened(context) as triage:
        taken = triage.bring_contacts(file)
    say(
        f"{taken.marked:,} contacts taken, {taken.elsewhere:,} of them written to before, "
        f"{len(taken.refused):,} rows not taken"
    )
    for sentence in taken.refused:
        say(f"  {sentence}")
    if taken.refused and not taken.marked:
        raise BadInput("No contact was taken from that file.")


@contact_app.command("list")
def contact_list(context: typer.Context, site: str) -> None:
    """Show whom one may write to, the best first, and what happened with that site before."""
    with opened(context) as triage:
        dossier = dossier_of(triage, site)
        found, marks = triage.contacts(dossier), triage.earlier(dossier)
        dead = {one for one in found if triage.bounced(one)}
    for one in found:
        bounced = "mail to it came back" if one in dead else ""
        parts = (one.email or one.form_url, one.name, one.role, one.found_at, bounced)
        say("  ".join(clean_line(part) for part in parts if part))
    if not found:
        say(f"No contact of {site}: linktriage contact add {site} --email ADDRESS")
    for mark in marks:
        say(f"before: {mark.kind} on {mark.on} ({mark.campaign}) {mark.note}".rstrip())


def contact_of(dossier: Dossier, named: str) -> Contact:
    """Return the contact a person named; raises `BadInput` when it is not one of the site's."""
    for one in dossier.contacts:
        if named.lower() in {one.email.lower(), one.form_url.lower()} - {""}:
            return one
    site = dossier.prospect.site
    raise BadInput(
        f"{named} is no contact of {site}: linktriage contact add {site} --email {named}"
    )


def history(context: typer.Context, site: str) -> None:
    """Show what happened with a site in all campaigns: decisions, drafts, exports, outcomes."""
    with opened(context) as triage:
        found = triage.past(dossier_of(triage, site))
    for one in found:
        say(f"{one.on}  {one.what}  ({one.where})")
    if not found:
        say("Nothing yet.")

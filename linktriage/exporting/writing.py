"""The one way out: approved prospects into files, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import BinaryIO

from linktriage.errors import BadInput, RefusedExport
from linktriage.exporting import mail, markdown, tables
from linktriage.exporting.atomic import Writer, folder, publish
from linktriage.exporting.gate import Gate, Outgoing
from linktriage.exporting.profiles import TABLES
from linktriage.exporting.record import as_record
from linktriage.exporting.row import row_of
from linktriage.model import Dossier

PROFILES: tuple[str, ...] = (*TABLES, "jsonl", "markdown", "eml", "mbox")
"""What `write` can write."""

NEEDS_CONTACT = "needs-contact"
"""What is added to the name of a file whose prospects have no mailbox yet."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an export."""

    exported: int
    """Prospects that went out."""
    ready: int
    """Those of them with a mailbox to write to."""
    needs_contact: int
    skipped: Mapping[str, int]
    """Why the others stayed, in a few words, to how many."""
    files: tuple[Path, ...]
    prospect_ids: tuple[int, ...] = ()
    """The prospects that went out."""
    notes: tuple[str, ...] = field(default=())
    """What the person should know of the files, a sentence each."""


def write(  # noqa: PLR0913 - one value for each thing an export depends on
    dossiers: Iterable[Dossier],
    profile: str,
    path: Path,
    *,
    force: bool = False,
    suppressed: Collection[str] = (),
    bounced: Collection[str] = (),
    before: Collection[int] = (),
) -> Written:
    """Write what may go out of `dossiers` to `path`, in the form `profile` names.

    `suppressed` are sites and e-mail addresses to leave alone, `bounced` addresses in lower case
    to which mail came back, `before` the ids of prospects that went out already and stay unless
    asked for again (leave it empty then). "eml" takes a folder, or one file that ends in .eml for
    one draft. Raises `BadInput` for an unknown profile and `RefusedExport` when nothing may go
    out, a file exists (unless `force`) or cannot be written.
    """
    if profile not in PROFILES:
        raise BadInput(f"There is no export called “{profile}”; there are {', '.join(PROFILES)}.")
    gate = Gate(
        suppressed={text.lower() for text in suppressed},
        bounced=bounced,
        before=before,
        drafts_only=profile in {"eml", "mbox"},
        blocked_too=profile == "jsonl",
    )
    notes: list[str] = []
    with folder(path) if profile == "eml" and path.suffix != ".eml" else nullcontext():
        files = _files(gate, gate.through(dossiers), profile, path, notes)
        publish(files, force=force)
    return Written(
        exported=len(gate.ids),
        ready=len(gate.ids) - gate.needs_contact,
        needs_contact=gate.needs_contact,
        skipped=dict(gate.skipped),
        files=tuple(files),
        prospect_ids=tuple(gate.ids),
        notes=tuple(notes),
    )


def _files(
    gate: Gate, outgoing: Iterator[Outgoing], profile: str, path: Path, notes: list[str]
) -> dict[Path, Writer]:
    """Return what is to be written where; `notes` takes what the person should know of it."""
    if profile == "jsonl":
        return {path: partial(_write_records, gate, outgoing)}
    leaving = sorted(outgoing, key=lambda out: not out.ready)
    _require_some(gate)
    if profile in TABLES:
        return _tables(leaving, profile, path, notes)
    if profile == "markdown":
        return {path: partial(markdown.write_markdown, leaving)}
    drafts = {out.prospect.id: _message(out) for out in leaving}
    if profile == "mbox":
        return _split(
            leaving,
            path,
            lambda group: partial(mail.write_mbox, [drafts[out.prospect.id] for out in group]),
        )
    return {
        file: partial(mail.write_eml, drafts[out.prospect.id])
        for file, out in _eml_names(leaving, path).items()
    }


def _require_some(gate: Gate) -> None:
    """Raise `RefusedExport` when nothing came through the gate, with the reasons."""
    if not gate.ids:
        reasons = ", ".join(f"{count} {reason}" for reason, count in gate.skipped.items())
        raise RefusedExport(f"Nothing may go out: {reasons or 'there are no prospects'}.")


def _write_records(gate: Gate, outgoing: Iterable[Outgoing], file: BinaryIO) -> None:
    """Write a JSON record a line, one after another, so that any number fits in memory."""
    for out in outgoing:
        line = json.dumps(as_record(out.dossier), ensure_ascii=False)
        file.write(line.encode(errors="replace") + b"\n")
    _require_some(gate)


def _tables(
    leaving: Sequence[Outgoing], profile: str, path: Path, notes: list[str]
) -> dict[Path, Writer]:
    """Return the table of a profile, or its two: for mail tools those without a mailbox apart."""
    table = TABLES[profile]
    rows = {out.prospect.id: row_of(out) for out in leaving}
    write_table = tables.write_xlsx if profile == "xlsx" else tables.write_csv
    cut = tables.too_long(rows.values(), table) if profile in {"xlsx", "excel"} else 0
    if cut:
        notes.append(
            f"{cut} texts are longer than a cell holds and were cut; JSONL has them whole."
        )

    def writer(group: Sequence[Outgoing]) -> Writer:
        """Return what writes the rows of a group."""
        return partial(write_table, [rows[out.prospect.id] for out in group], table)

    return _split(leaving, path, writer) if table.mail_tool else {path: writer(leaving)}


def _split(
    leaving: Sequence[Outgoing], path: Path, writer: Callable[[Sequence[Outgoing]], Writer]
) -> dict[Path, Writer]:
    """Return the file for those with a mailbox and, when there are others, one beside it."""
    ready = [out for out in leaving if out.ready]
    rest = [out for out in leaving if not out.ready]
    apart = path.with_name(f"{path.stem}.{NEEDS_CONTACT}{path.suffix}")
    return {path: writer(ready)} | ({apart: writer(rest)} if rest else {})


def _message(out: Outgoing) -> EmailMessage:
    """Return the draft of a prospect that has one (the gate sees to it)."""
    assert out.pitch is not None
    return mail.message(out.pitch, out.email, out.contact.name)


def _eml_names(leaving: Sequence[Outgoing], path: Path) -> dict[Path, Outgoing]:
    """Return the file of each draft: made of its number, never of words from a page.

    Raises `BadInput` for several drafts and one file.
    """
    if path.suffix != ".eml":
        return {
            path / f"draft-{out.prospect.id:05d}{'' if out.ready else f'-{NEEDS_CONTACT}'}.eml": out
            for out in leaving
        }
    if len(leaving) > 1:
        raise BadInput(f"{len(leaving)} drafts do not fit in {path.name}: give a folder.")
    return {path: leaving[0]}

"""Drafts for mail programs: `.eml` files, an mbox, a mailto address. Nothing here sends.

Headers hold only what was cleaned to one line; there is one recipient or none. A draft has no
Date and no Message-ID: those belong to the moment of sending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import BinaryIO
from urllib.parse import quote

from linktriage.model import Pitch
from linktriage.people import email_address
from linktriage.text import clean_line, clean_text

MAILTO_BODY = 1500
"""Encoded characters of the longest body in a mailto address; some systems cut it near 2,000."""
MAX_SUBJECT = 250
MAX_NAME = 120

_FROM = re.compile(rb"\A>*From ")
"""What would begin the next message of a mailbox file."""
_LF = SMTP.clone(linesep="\n")
"""The same message with the line ends of a mailbox file."""


def message(pitch: Pitch, email: str, name: str = "") -> EmailMessage:
    """Return a draft as a message that mail programs open for writing (X-Unsent).

    `email` is one checked mailbox or empty; a name that cannot stand in a header is left out.
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["Subject"] = clean_line(pitch.subject, MAX_SUBJECT)
    address = email_address(email)
    if address:
        local, _, host = address.rpartition("@")
        draft["To"] = Address(clean_line(name, MAX_NAME), local, host)
    draft.set_content(clean_text(pitch.body).strip() + "\n")
    return draft


def write_eml(draft: EmailMessage, file: BinaryIO) -> None:
    """Write one draft as a file of its own."""
    file.write(draft.as_bytes())


def write_mbox(drafts: Iterable[EmailMessage], file: BinaryIO) -> None:
    """Write drafts one after another as a mailbox (mboxrd: lines that begin "From " are quoted)."""
    for draft in drafts:
        file.write(b"From linktriage@localhost Thu Jan  1 00:00:00 1970\n")
        lines = draft.as_bytes(policy=_LF).splitlines()
        file.writelines(_FROM.sub(rb">\g<0>", line) + b"\n" for line in lines)
        file.write(b"\n")


def mailto(pitch: Pitch) -> str | None:
    """Return the address that opens a draft in the mail program; None when it would be cut."""
    address = email_address(pitch.contact.email) if pitch.contact else ""
    local, _, host = address.rpartition("@")
    recipient = f"{quote(local, safe='')}@{host}" if address else ""
    body = quote(clean_text(pitch.body).strip().replace("\n", "\r\n"), safe="")
    if len(body) > MAILTO_BODY:
        return None
    return f"mailto:{recipient}?subject={quote(clean_line(pitch.subject), safe='')}&body={body}"

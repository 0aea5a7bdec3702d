"""Drafts for mail programs: one recipient, clean headers, nothing that sends."""

from __future__ import annotations

import mailbox
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.exporting import mailto, write
from linktriage.exporting.mail import message
from linktriage.model import Contact
from tests.exporting.outgoing import ANA, PITCH, accepted


def parsed(draft: EmailMessage) -> EmailMessage:
    found = message_from_bytes(draft.as_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_draft_opens_for_writing() -> None:
    draft = parsed(message(PITCH, ANA.email, ANA.name))
    assert draft["X-Unsent"] == "1"
    assert draft["Date"] is None
    assert draft["Message-ID"] is None
    assert draft["Subject"] == PITCH.subject
    assert draft["To"] == "Ana Silva <ana@freightnotes.example>"
    assert draft.get_content().replace("\r\n", "\n") == PITCH.body + "\n"


def test_without_a_mailbox_there_is_no_recipient() -> None:
    assert message(PITCH, "")["To"] is None


INJECTIONS = [
    "a\r\nBcc: evil@x.example", "a\nBcc: evil@x.example", "a\rX: y", "a\x00b", "a\x1b[2Jb",
    "a\x85b", "a\u2028b", "a\x0bb", "a\x0cb", "a\u202eb", "=?utf-8?q?=0AX:_y?=", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_header_can_be_added_by_a_subject_or_a_name(text: str) -> None:
    draft = message(replace(PITCH, subject=text), ANA.email, text)
    raw = draft.as_bytes().partition(b"\r\n\r\n")[0]
    names = {line.partition(b":")[0].lower() for line in raw.split(b"\r\n") if line[:1] != b" "}
    assert names == {
        b"x-unsent", b"subject", b"to", b"content-type", b"content-transfer-encoding",
        b"mime-version",
    }  # fmt: skip
    assert b"\x00" not in raw
    assert b"\x1b" not in raw


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example, evil@x.example", "a@b.example;evil@x.example", "Ana <a@b.example>",
        "a@b.example\r\nBcc: evil@x.example", "jö@b.example", '"a b"@b.example', "a@b", "nobody",
    ],
)  # fmt: skip
def test_an_address_that_is_not_one_is_left_out(address: str) -> None:
    assert message(PITCH, address, "Ana")["To"] is None


NAMES = st.text(st.characters() | st.sampled_from('\r\n\t",<>@;\x00\u202eא👩‍🌾'), max_size=80)


@given(NAMES, NAMES, NAMES)
def test_any_text_makes_a_draft_for_one_person(name: str, subject: str, body: str) -> None:
    draft = parsed(message(replace(PITCH, subject=subject, body=body), ANA.email, name))
    assert [address.addr_spec for address in draft["To"].addresses] == [ANA.email]
    assert len(draft.get_all("Subject") or []) == 1
    assert draft["Bcc"] is None


def test_each_draft_is_a_file_named_by_its_number(tmp_path: Path) -> None:
    nobody = replace(PITCH, contact=None)
    written = write([accepted(7), accepted(12, nobody)], "eml", tmp_path / "drafts")
    assert [file.name for file in written.files] == [
        "draft-00007.eml",
        "draft-00012-needs-contact.eml",
    ]
    assert sorted(tmp_path.joinpath("drafts").iterdir()) == sorted(written.files)


def test_one_draft_fits_in_one_file(tmp_path: Path) -> None:
    from linktriage.errors import BadInput

    write([accepted(7)], "eml", tmp_path / "one.eml")
    assert (tmp_path / "one.eml").read_bytes().startswith(b"X-Unsent: 1\r\n")
    with pytest.raises(BadInput, match=r"2 drafts do not fit in two\.eml: give a folder"):
        write([accepted(7), accepted(8)], "eml", tmp_path / "two.eml")


def test_a_mailbox_file_holds_every_draft(tmp_path: Path) -> None:
    tricky = replace(PITCH, body="Hello,\nFrom here on.\n>From there.\n\nÜber")
    write([accepted(7), accepted(8, tricky)], "mbox", tmp_path / "drafts.mbox")
    box = mailbox.mbox(tmp_path / "drafts.mbox", factory=None, create=False)
    drafts = [message_from_bytes(found.as_bytes(), policy=default) for found in box]
    box.close()
    assert [draft["X-Unsent"] for draft in drafts] == ["1", "1"]
    assert drafts[0]["Date"] is None
    body = drafts[1].get_content()
    assert body == "Hello,\n>From here on.\n>>From there.\n\nÜber\n"


def test_a_short_draft_fits_in_an_address() -> None:
    link = mailto(replace(PITCH, contact=Contact("a+b?c&d@x.example"), subject="1 + 1 & 2"))
    assert link
    parts = urlsplit(link)
    assert unquote(parts.path) == "a+b?c&d@x.example"
    assert parse_qs(parts.query) == {
        "subject": ["1 + 1 & 2"],
        "body": [PITCH.body.replace("\n", "\r\n")],
    }
    assert "+" not in parts.query


def test_an_address_for_nobody_names_no_recipient() -> None:
    assert str(mailto(replace(PITCH, contact=None))).startswith("mailto:?subject=")


def test_a_long_draft_does_not() -> None:
    assert mailto(replace(PITCH, body="é" * 300)) is None


def test_nothing_here_can_send() -> None:
    import linktriage

    sources = Path(linktriage.__file__).parent.rglob("*.py")
    assert not [file for file in sources if "smtplib" in file.read_text(encoding="utf-8")]

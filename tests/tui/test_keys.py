from __future__ import annotations

from collections import Counter

import pytest

from linktriage.tui.keys import KEYS, Mode, help_rows, hints, of_mode

PINNED = {
    "read.accept": "a",
    "read.reject": "x",
    "read.reject_now": "X",
    "read.later": "s",
    "read.repeat": "full_stop",
    "read.undo": "u",
    "read.redo": "U",
    "read.suppress": "D",
    "read.line_down": "j,down",
    "read.line_up": "k,up",
    "read.page_down": "space,pagedown",
    "read.page_up": "b,pageup",
    "read.top": "g,home",
    "read.bottom": "G,end",
    "read.place": "p",
    "read.place_back": "P",
    "read.evidence": "e",
    "read.evidence_back": "E",
    "read.links": "L",
    "read.search": "slash",
    "read.hit_next": "n",
    "read.hit_back": "N",
    "read.answer_this": "0",
    "read.all_checks": "C",
    "read.star": "m",
    "read.note": "c",
    "read.approach": "t",
    "read.lead": "v",
    "read.again": "r",
    "read.why": "w",
    "read.draft": "d",
    "read.past": "h",
    "read.open": "o",
    "read.copy": "y",
    "read.next": "J",
    "read.previous": "K",
    "read.list": "l",
    "read.filter": "f",
    "read.saved": "F",
    "read.jump": "S",
    "list.range": "V",
    "list.later": "L",
    "list.requeue": "R",
    "list.reverse": "r",
    "list.saved": "F",
    "saved.take": "enter",
    "saved.down": "j,down",
    "saved.up": "k,up",
    "saved.save": "s",
    "saved.remove": "x",
    "saved.undo": "u",
    "saved.help": "question_mark",
    "saved.back": "q,F,escape",
    "read.seen": "apostrophe",
    "read.order": "O",
    "read.freeze": "z",
    "read.coverage": "M",
    "read.targets": "T",
    "read.palette": "colon,ctrl+p",
    "read.help": "question_mark",
    "read.clear": "escape",
    "read.quit": "q",
    "accept.save": "enter",
    "accept.place": "p",
    "accept.anchor": "n",
    "accept.zone": "z",
    "accept.rel": "r",
    "accept.helps": "h",
    "accept.signal": "s",
    "accept.field": "tab",
    "accept.field_back": "shift+tab",
    "accept.down": "down",
    "accept.up": "up",
    "accept.back": "escape",
    "choose.enter": "enter",
    "choose.address": "u",
    "choose.site": "s",
    "choose.anchor": "a",
    "choose.pitch": "p",
    "choose.back": "escape",
    "text.save": "enter",
    "text.back": "escape",
    "list.down": "j,down",
    "list.up": "k,up",
    "list.page_down": "pagedown",
    "list.page_up": "b,pageup",
    "list.top": "g,home",
    "list.bottom": "G,end",
    "list.open": "enter",
    "list.mark": "space",
    "list.unmark": "M",
    "list.accept": "A",
    "list.reject": "X",
    "list.status": "s",
    "list.filter": "f,slash",
    "list.jump": "S",
    "list.order": "O",
    "list.raise": "K",
    "list.lower": "J",
    "list.front": "t",
    "list.undo": "u",
    "list.redo": "U",
    "list.help": "question_mark",
    "list.back": "q,l,escape",
    "jump.go": "enter",
    "jump.down": "down",
    "jump.up": "up",
    "jump.back": "escape",
    "links.down": "j,down",
    "links.up": "k,up",
    "links.page_down": "space,pagedown",
    "links.page_up": "b,pageup",
    "links.top": "g,home",
    "links.bottom": "G,end",
    "links.open": "o",
    "links.own": "i",
    "links.copy": "y",
    "links.help": "question_mark",
    "links.back": "q,L,escape",
    "draft.down": "j,down",
    "draft.up": "k,up",
    "draft.edit": "e",
    "draft.editor": "E",
    "draft.variant": "v",
    "draft.template": "t",
    "draft.contact": "c",
    "draft.rules": "R",
    "draft.overrule": "o",
    "draft.copy": "y",
    "draft.mail": "w",
    "draft.outcome": "m",
    "draft.versions": "h",
    "draft.past": "H",
    "draft.help": "question_mark",
    "draft.back": "q,d,escape",
    "read.import": "i",
    "paste.take": "enter",
    "paste.complete": "tab",
    "paste.back": "escape",
    "import.go": "enter",
    "import.down": "j,down",
    "import.up": "k,up",
    "import.column": "m",
    "import.sheet": "s",
    "import.help": "question_mark",
    "import.back": "q,escape",
    "imported.down": "j,down",
    "imported.up": "k,up",
    "imported.undo": "u",
    "imported.help": "question_mark",
    "imported.back": "q,enter,escape",
    "map.down": "j,down",
    "map.up": "k,up",
    "map.page_down": "space,pagedown",
    "map.page_up": "b,pageup",
    "map.help": "question_mark",
    "map.back": "q,M,escape",
    "edit.keep": "escape",
    "targets.down": "j,down",
    "targets.up": "k,up",
    "targets.check": "c",
    "targets.add": "a",
    "targets.edit": "e,enter",
    "targets.import": "i",
    "targets.remove": "x",
    "targets.undo": "u",
    "targets.redo": "U",
    "targets.help": "question_mark",
    "targets.back": "q,T,escape",
    "form.save": "enter",
    "form.field": "tab",
    "form.field_back": "shift+tab",
    "form.back": "escape",
    "panel.close": "escape,q,question_mark",
    **{f"read.answer.{n}": str(n) for n in range(1, 10)},
    **{f"accept.target.{n}": str(n) for n in range(1, 10)},
    **{f"choose.digit.{n}": str(n) for n in range(1, 10)},
    **{f"targets.answer.{n}": str(n) for n in range(1, 10)},
}
"""No default key changes or goes: a person's fingers know them.

Two keys differ from what other programs of this kind do, on purpose: `e` jumps to the evidence of
the next finding, because that is done on every prospect, while an intent is edited with `a` again;
and `X` is the one key that rejects with the suggested reason.
"""


def test_the_default_keys_stay_as_they_are() -> None:
    assert {key.id: key.keys for key in KEYS} == PINNED


@pytest.mark.parametrize("mode", Mode)
def test_no_key_means_two_things_in_one_mode(mode: Mode) -> None:
    keys = Counter(one for key in of_mode(mode) for one in key.keys.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


def test_dangerous_keys_are_bound_to_nothing() -> None:
    bound = {one for key in of_mode(Mode.READ) for one in key.keys.split(",")}
    assert not bound & {"backspace", "delete", "enter"}


def test_whatever_a_ctrl_key_does_has_a_plain_key_too() -> None:
    for key in KEYS:
        assert any(not one.startswith("ctrl+") for one in key.keys.split(","))


def test_every_key_says_what_it_does() -> None:
    assert all(key.label and key.help for key in KEYS)


def test_help_gives_the_nine_digits_once() -> None:
    faces = [face for face, _ in help_rows(Mode.READ)]
    assert faces.count("1-9") == 1
    assert "j ↓" in faces
    assert ". " not in faces


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_hints_at_the_way_out_or_at_help(mode: Mode) -> None:
    assert hints(mode)[-1][1].split(",")[0] in {"help", "back", "close"}

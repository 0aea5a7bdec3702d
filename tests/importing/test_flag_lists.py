from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.errors import BadInput
from linktriage.importing import flag_lists
from linktriage.importing.flag_lists import read_flag_list

TEXT = """# a list
0.0.0.0 www.lucky-seven.example
127.0.0.1\tspins.example  # a comment
::1 localhost
Plain.Example
two.example three.example
notahost
bad_host!.example
\x1b[2Jhidden.example
"""


def test_plain_lines_and_hosts_files_are_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(TEXT)
    hosts = read_flag_list(file)
    assert {"lucky-seven.example", "spins.example", "plain.example", "two.example"} <= hosts
    assert "three.example" in hosts
    assert not {"localhost", "notahost", "bad_host!.example"} & hosts
    assert not any("\x1b" in host for host in hosts)


def test_a_list_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flag_lists, "MOST_HOSTS", 2)
    file = tmp_path / "list.txt"
    file.write_text("a.example\nb.example\nc.example\n")
    assert read_flag_list(file) == {"a.example", "b.example"}


def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_flag_list(tmp_path / "missing.txt")
    (tmp_path / "empty.txt").write_text("# nothing\n")
    with pytest.raises(BadInput, match="holds no host"):
        read_flag_list(tmp_path / "empty.txt")

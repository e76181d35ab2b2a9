"""Why a file cannot be read or written: in English as Linux says it, in French in words of ours.

Spec: spec/03-command.md, "Languages".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from integra._os_errors import cannot_be_read, os_reason
from integra.text import Text

#: What a command that reads and writes files may meet.
MET = ("ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "ENOSPC", "EROFS", "EEXIST", "ENAMETOOLONG", "ELOOP", "EMFILE",
       "ENFILE", "EBUSY", "EIO", "EFBIG", "EDQUOT", "EINVAL", "ENXIO", "EPIPE", "ENODEV", "ETXTBSY", "EXDEV", "ENOLCK",
       "ESTALE", "ENOTEMPTY", "ENOMEM")


@pytest.mark.skipif(sys.platform != "linux", reason="the English is that of Linux")
@pytest.mark.parametrize("name", MET)
def test_the_english_is_the_systems_and_the_french_is_not(name: str) -> None:
    number = getattr(errno, name)
    said = os_reason(OSError(number, os.strerror(number), "a file"))
    assert said.en == os.strerror(number) and said.fr != said.en and name not in said.fr


def test_what_is_not_known_stands_as_the_system_says_it() -> None:
    said = f"{os.strerror(errno.EHOSTDOWN)} (EHOSTDOWN)"
    assert os_reason(OSError(errno.EHOSTDOWN, os.strerror(errno.EHOSTDOWN))) == Text(said, said)
    assert os_reason(OSError(987654, "Odd")) == Text("Odd (987654)", "Odd (987654)")
    assert os_reason(OSError("said by Python")) == Text("said by Python", "said by Python")
    assert os_reason(OSError()) == os_reason(OSError(errno.EIO, "x"))


@pytest.mark.parametrize("name", ["people.ndjson", "its text", "{x}", "{", "a: b", "line 3"])
def test_a_path_stands_as_it_was_given(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    with pytest.raises(OSError) as refused:
        open(path)
    assert cannot_be_read(path, refused.value) == Text(
        f"{path}: cannot be read (No such file or directory): check the path and its permissions",
        f"{path} : ne peut être lu (ce fichier ou dossier de fichiers n'existe pas) : vérifier le chemin et ses droits")

"""What goes wrong with the file of a store, said with its path and with what to do.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from .._os_errors import os_reason
from ..errors import TextError
from ..text import Text, verbatim
from .rows import Rows

__all__ = ["StoreError"]

#: How long a call waits for other processes, in seconds.
PATIENCE = 60.0

_FOLDER = Text("is a folder: name a file in it", "est un dossier de fichiers : donner le nom d'un de ses fichiers")
_NO_FOLDER = Text("its folder is not there: make it first", "son dossier de fichiers n'existe pas : le créer d'abord")
_CLOSED = Text("the store is closed: open it again", "la base de plans est fermée : l'ouvrir à nouveau")
_THREAD = Text("is used by another thread than the one that opened it: give each thread its own PlanStore",
               "est employé par un autre fil d'exécution que celui qui l'a ouvert : donner à chacun son PlanStore")
#: By the code of SQLite without its extension.
_BY_CODE = {
    sqlite3.SQLITE_CANTOPEN: Text("cannot be opened: check the path and its permissions",
                                  "ne peut être ouvert : vérifier le chemin et les droits d'accès"),
    sqlite3.SQLITE_NOTADB: Text("is no SQLite database: name another file, or restore a backup",
                                "n'est pas une base SQLite : donner un autre fichier, ou restaurer une sauvegarde"),
    sqlite3.SQLITE_ERROR: Text("is no store of plans, or one of another version: name another file",
                               "n'est pas une base de plans, ou est d'une autre version : donner un autre fichier"),
    sqlite3.SQLITE_CORRUPT: Text("is damaged: restore a backup, then merge the plans of the other sites",
                                 "est endommagé : restaurer une sauvegarde, puis fusionner les plans des autres sites"),
    sqlite3.SQLITE_READONLY: Text("cannot be written: allow this program to write the file and its folder",
                                  "ne peut être écrit : permettre à ce programme d'écrire le fichier et son dossier "
                                  "de fichiers"),
    sqlite3.SQLITE_FULL: Text("the disk is full, and nothing was changed: make room, then call again",
                              "le disque est plein, et rien n'a changé : faire de la place, puis appeler à nouveau"),
    sqlite3.SQLITE_IOERR: Text("the disk fails: check it, and the connection to it",
                               "le disque ne répond pas : le vérifier, ainsi que la liaison"),
}
_BUSY = Text(f"another program has kept it locked for {PATIENCE:g} seconds: end that one, or call again",
             f"un autre programme le verrouille depuis {PATIENCE:g} secondes : y mettre fin, ou appeler à nouveau")
_BY_CODE |= dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED), _BUSY)
_BY_ERRNO = {
    errno.EACCES: sqlite3.SQLITE_READONLY, errno.EPERM: sqlite3.SQLITE_READONLY, errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.ENOSPC: sqlite3.SQLITE_FULL, errno.EDQUOT: sqlite3.SQLITE_FULL, errno.EIO: sqlite3.SQLITE_IOERR,
}


def damaged() -> Text:
    """A row of the file is not as it was written."""
    return _BY_CODE[sqlite3.SQLITE_CORRUPT]


class StoreError(TextError, sqlite3.Error):
    """The database of a :class:`integra.plan.store.PlanStore` does not serve; ``__cause__`` is what it said itself.

    Attributes:
        path: the file, as it was given; of another database what names it, without a password.
        reason: what is wrong and what to do, in both languages.
    """

    def __init__(self, path: str, reason: Text) -> None:
        super().__init__(reason.at(path))
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason)


class _Stored(Protocol):
    """What has a database, and what its verifier raised last, which is no error of the database."""

    _rows: Rows
    _raised: BaseException | None


S = TypeVar("S", bound=_Stored)
P = ParamSpec("P")
R = TypeVar("R")


def naming_path(call: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """A call of a store that names its database where that, or the system, refuses."""

    @wraps(call)
    def named(store: S, /, *args: P.args, **options: P.kwargs) -> R:
        try:
            return call(store, *args, **options)
        except StoreError:
            raise
        except Exception as error:
            reason = None if error is store._raised else store._rows.told(error)
            if reason is None:
                raise
            raise StoreError(store._rows.name, reason) from error

    return named


def told(path: Path, error: sqlite3.Error | OSError) -> Text:
    """What SQLite or the system refuses of a file, in our words."""
    if isinstance(error, OSError):
        return _of_system(path, error)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own: of a connection that is closed, or of another thread
        return _THREAD if "thread" in str(error) else _CLOSED if "closed" in str(error) else verbatim(error)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and path.is_dir():
        return _FOLDER
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and not path.absolute().parent.is_dir():
        return _NO_FOLDER
    return _BY_CODE.get(code & 0xFF, verbatim(error))


def _of_system(path: Path, error: OSError) -> Text:
    if error.errno == errno.ENOENT and not path.absolute().parent.is_dir():
        return _NO_FOLDER
    known = _BY_ERRNO.get(error.errno or 0)
    return os_reason(error) if known is None else _BY_CODE[known]

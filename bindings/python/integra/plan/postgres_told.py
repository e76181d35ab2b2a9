"""What goes wrong with a store in PostgreSQL, in our words, and what errors call it: its address without a password.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Of what the server says only the code is told: its words may quote a row, and so may what it says a row clashed with.
"""
from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from ..text import Text, verbatim
from .store_error import PATIENCE, damaged

__all__ = ["CLOSED", "LATER", "LOST", "MOVED", "NEEDED", "NO_DSN", "NO_STORE", "RECEIVED", "SCHEME", "THREAD", "UNSURE", "Told",
           "by_code", "is_address", "name_of", "unreached"]

SCHEME = "postgresql://"
_SCHEMES = (SCHEME, "postgres://")

CLOSED = Text("the store is closed: open it again", "la base de plans est fermée : l'ouvrir à nouveau")
THREAD = Text("is used by another thread or process than the one that opened it: give each its own PlanStore",
              "est employé par un autre fil d'exécution ou processus que celui qui l'a ouvert : donner à chacun son PlanStore")
NO_DSN = Text("is no address of a database: give one as postgresql://user@host/database",
              "n'est pas l'adresse d'une base de données : en donner une telle que postgresql://utilisateur@hôte/base")
NEEDED = Text("needs psycopg: pip install psycopg psycopg-binary, or in a clone of libintegra pip install '.[postgres]'",
              "demande psycopg : pip install psycopg psycopg-binary, ou dans un clone de libintegra pip install '.[postgres]'")
NO_STORE = Text("holds no store of plans in this schema, or one of another version: name another one",
                "ne contient pas de base de plans dans ce schéma, ou d'une autre version : en nommer un autre")
LATER = Text("was made by a later version: update the library",
             "a été créé par une version plus récente : mettre la bibliothèque à jour")
_UNREACHED = Text("cannot be reached: check the address, the user and the server",
                  "est hors d'atteinte : vérifier l'adresse, l'utilisateur et le serveur")
LOST = Text("the connection was lost, and nothing was recorded: call again",
            "la liaison a été perdue, et rien n'a été enregistré : appeler à nouveau")
MOVED = Text("is not the database any more that it was when the call began, and nothing was recorded: call again",
             "n'est plus la base de données du début de l'appel, et rien n'a été enregistré : appeler à nouveau")
RECEIVED = Text("the connection was lost while what was received was being recorded: take it in again, which changes nothing "
                "where it was recorded",
                "la liaison a été perdue pendant l'enregistrement de ce qui a été reçu : l'intégrer à nouveau, ce qui ne change "
                "rien si c'était enregistré")
UNSURE = Text("the connection was lost while a change was being committed, and the server cannot be asked: whether it was "
              "recorded is not known; read the plan before you append again",
              "la liaison a été perdue pendant la validation d'un changement, et le serveur ne peut être interrogé : on ne "
              "sait s'il a été enregistré ; relire le plan avant d'ajouter à nouveau")
_BUSY = Text(f"another program has kept it locked for {PATIENCE:g} seconds: end that one, or call again",
             f"un autre programme le verrouille depuis {PATIENCE:g} secondes : y mettre fin, ou appeler à nouveau")
_READ_ONLY = Text("cannot be written, as a standby or by what its server says of this user: open it with read_only=True, or "
                  "name the server that is written",
                  "ne peut être écrit, comme serveur de secours ou selon les réglages de cet utilisateur : l'ouvrir par "
                  "read_only=True, ou nommer le serveur où l'on écrit")
_DENIED = Text("this user may not do that: grant what docs/stores.md lists, or open it with read_only=True",
               "cet utilisateur n'en a pas le droit : accorder ce que donne docs/stores.md, ou l'ouvrir par read_only=True")
_FULL = Text("the server's disk is full, and nothing was changed: make room, then call again",
             "le disque du serveur est plein, et rien n'a changé : faire de la place, puis appeler à nouveau")
_CROWDED = Text("the server takes no more connections: close others, or raise max_connections",
                "le serveur n'accepte plus de liaisons : en fermer, ou augmenter max_connections")
_TOOK_LONG = Text("the server ended a statement that took too long, and nothing was changed: raise statement_timeout, or call "
                  "again",
                  "le serveur a mis fin à une requête trop longue, et rien n'a changé : augmenter statement_timeout, ou "
                  "appeler à nouveau")
_AGAIN = Text("another program was in the way, and nothing was changed: call again",
              "un autre programme faisait obstacle, et rien n'a changé : appeler à nouveau")
_FAILED = Text("a statement failed, and nothing was changed: call again",
               "une requête a échoué, et rien n'a changé : appeler à nouveau")
_BY_CODE = {
    "25006": _READ_ONLY, "25P02": _FAILED, "3D000": _UNREACHED, "3F000": NO_STORE, "40001": _AGAIN, "40P01": _AGAIN,
    "42501": _DENIED, "42703": NO_STORE, "42P01": NO_STORE, "53100": _FULL, "53300": _CROWDED, "55P03": _BUSY,
    "57014": _TOOK_LONG, "XX001": damaged(), "XX002": damaged(),
}


class Told(Exception):
    """What is wrong with how a store is used, or what came of a change, in words of ours."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def is_address(path: object) -> bool:
    """Whether what a store is to be opened by is the address of a database in PostgreSQL."""
    return isinstance(path, str) and path.startswith(_SCHEMES)


def by_code(code: str | None) -> Text | None:
    """What an error of the server says by its SQLSTATE, None where there are no words for it."""
    return _BY_CODE.get(code or "")


def name_of(said: Mapping[str, object]) -> str:
    """An address out of what a connection is made with: user, host, port and database, and nothing else."""
    user, host, port, database = (quote(str(said.get(key) or ""), safe=",:[]") for key in ("user", "host", "port", "dbname"))
    return f"{SCHEME}{user}{'@' if user else ''}{host}{':' if port else ''}{port}/{database}"


def unreached(error: BaseException) -> Text:
    """What an error says that came of connecting: its first line is the library's own, which knows no password."""
    return _UNREACHED.within(verbatim(str(error).strip().split("\n", 1)[0]))

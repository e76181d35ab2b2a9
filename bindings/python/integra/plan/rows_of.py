"""Which database a store is opened in: a file of SQLite, or what an address leads to.

Spec: spec/32-exchange.md, "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os

from .postgres_told import NEEDED, SCHEME, is_address
from .rows import Rows
from .sqlite_rows import SqliteRows
from .store_error import StoreError

__all__ = ["rows_of", "shown_address"]


def rows_of(path: str | os.PathLike[str], read_only: bool) -> Rows:
    """The rows that a path names, or the address of a database in PostgreSQL, for which an extra is needed."""
    if isinstance(path, str) and is_address(path):
        try:
            from .postgres_rows import PostgresRows
        except ImportError as error:
            raise StoreError(shown_address(path), NEEDED) from error
        return PostgresRows(path, read_only=read_only)
    return SqliteRows(path, read_only=read_only)


def shown_address(address: str) -> str:
    """An address as people are shown it: without a password, and not at all where nobody here can tell what is one."""
    try:
        from .postgres_link import shown
    except ImportError:
        return SCHEME
    return shown(address)

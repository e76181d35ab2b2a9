"""Where stores of plans are opened: in a file, and in PostgreSQL.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from postgres_server import Server

DATABASES = ("sqlite", "postgres")


@pytest.fixture(params=DATABASES)
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Gives by a name what a store is opened by that nobody has opened yet; in either database."""
    if request.param == "sqlite":
        yield lambda name: str(tmp_path / name)
        return
    server: Server = request.getfixturevalue("postgres_server")
    with ExitStack() as lent:
        yield lambda name: server.uri(lent.enter_context(server.lent()))


@pytest.fixture
def address(new_address: Callable[[str], str]) -> str:
    """What a new store is opened by, in either database."""
    return new_address("plans")

"""A PostgreSQL server for tests: made in a folder of its own, on a Unix socket alone, and gone when they end.

Spec: CONTRIBUTING.md, "Keeping the house".  Layer: tests.  SPDX-License-Identifier: Apache-2.0

Made without waiting for the disk, since nothing of it is to outlast the tests; what a killed program has committed is there
all the same. PostgreSQL refuses to run as root: where the tests do, it runs as a user who is there already. It is told by the
kernel to end where the tests are killed.
"""
from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

__all__ = ["Server", "postgres", "postgres_server"]

#: Who may run a server in root's stead.
_USERS = ("postgres", "nobody")
#: A socket's path has 107 bytes at the most, and its name takes some twenty.
_LONGEST = 80
#: What two servers and some databases take.
_ROOM = 1 << 30
_OPTIONS = ("listen_addresses=", "fsync=off", "max_connections=60", "shared_buffers=16MB", "autovacuum=off", "min_wal_size=32MB",
            "max_wal_size=128MB")


@dataclass
class Server:
    """A server that runs.

    Attributes:
        programs: the folder of PostgreSQL's programs.
        data: its files.
        socket: the folder of its socket.
    """

    programs: Path
    data: Path
    socket: Path
    _user: pwd.struct_passwd | None
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _free: list[str] = field(default_factory=list)

    def uri(self, database: str, user: str = "integra", **options: str) -> str:
        """How to reach one of its databases."""
        said = "".join(f"&{name}={quote(value, safe='')}" for name, value in options.items())
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket), safe='')}{said}"

    def run(self, program: str, *arguments: str) -> str:
        """What one of PostgreSQL's programs says, run as the user of the server."""
        return subprocess.run([*as_user(self._user), str(self.programs / program), *arguments], cwd="/", check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """What a statement of the server's owner gives."""
        import psycopg

        with psycopg.connect(self.uri(database), autocommit=True) as rows:
            found = rows.execute(statement.encode())
            return found.fetchall() if found.description else []

    def database(self, template: str = "template0") -> str:
        """A new database, and its name."""
        name = f"plans{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The name of a database without anything in it, which is emptied and lent again: to make one takes long."""
        name = self._free.pop() if self._free else self.database()
        yield name
        if self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            self.sql(f"SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = '{name}'")
            self.sql(f"ALTER DATABASE {name} RESET ALL")
            for schema, in self.sql("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$'", name):
                self.sql(f'DROP SCHEMA "{schema}" CASCADE', name)
            self.sql("CREATE SCHEMA public", name)
            self._free.append(name)


def as_user(user: pwd.struct_passwd | None) -> list[str]:
    """What a command begins with that runs as a user, None as the one who runs the tests, and ends with these."""
    words = ["setpriv", "--pdeathsig=QUIT"]
    return words if user is None else [*words, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: what PATH finds, else the newest of Debian's."""
    found = shutil.which("postgres")
    if found is not None:
        return Path(found).resolve().parent
    every = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    return every[-1].parent if every else None


def unprivileged() -> pwd.struct_passwd | None:
    """Who runs a server in root's stead; None where the tests run as somebody else, who may."""
    if os.getuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return next(known[name] for name in _USERS if name in known)


def folder_of(user: pwd.struct_passwd | None) -> Path:
    """A new folder with a short path that the user may reach and nobody else; in memory where there is room for it."""
    for where in ("/dev/shm", tempfile.gettempdir(), "/tmp", "/var/tmp"):
        if not os.path.isdir(where) or shutil.disk_usage(where).free < _ROOM:
            continue
        folder = Path(tempfile.mkdtemp(prefix="integra-", dir=where))
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        if len(str(folder)) <= _LONGEST and subprocess.run(
                [*as_user(user), "test", "-w", str(folder)], check=False).returncode == 0:
            return folder
        folder.rmdir()
    raise RuntimeError("no folder for a server")


@contextmanager
def running(server: Server, *options: str) -> Iterator[Server]:
    """A server whose files are there, as long as it is wanted."""
    said = [word for option in (*_OPTIONS, f"unix_socket_directories={server.socket}", *options) for word in ("-c", option)]
    process = subprocess.Popen([*as_user(server._user), str(server.programs / "postgres"), "-D", str(server.data), *said],
                               cwd="/", stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    with process.stderr:
        try:
            begun = list(itertools.takewhile(lambda line: "ready to accept" not in line, process.stderr))
            if process.poll() is not None:
                raise RuntimeError("the server did not start: " + "".join(begun))
            # What it says from here on nobody reads, and it would wait for a pipe that is full.
            with subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL):
                try:
                    yield server
                finally:
                    process.send_signal(signal.SIGINT)  # it ends without waiting for who is connected
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A server, one for all tests of a session; skips where the machine has none, or psycopg is not there."""
    pytest.importorskip("psycopg", reason="psycopg is not here: pip install '.[postgres]'")
    found, user = programs(), unprivileged()
    if found is None:
        pytest.skip("PostgreSQL's server is not here: on Debian, apt-get install postgresql")
    folder = folder_of(user)
    try:
        server = Server(found, folder / "data", folder, user)
        server.run("initdb", "-D", str(server.data), "-U", "integra", "-A", "trust", "-N", "--no-locale", "-E", "UTF8")
        with running(server):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: Server) -> Iterator[str]:
    """How to reach an empty database."""
    with postgres_server.lent() as name:
        yield postgres_server.uri(name)

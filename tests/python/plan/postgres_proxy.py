"""Stands between a program and PostgreSQL, and cuts the connection where a test wants it cut.

Spec: spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path

__all__ = ["Proxy"]

SOCKET = ".s.PGSQL.5432"


class Proxy:
    """A socket in a folder, before the one in another folder.

    Attributes:
        cut: where the connection is cut when COMMIT comes next: ``"before"`` the server hears of it, ``"after"`` it has
            answered, which the program does not hear; None where it is not.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self.cut: str | None = None
        self._server = str(server / SOCKET)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / SOCKET))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Nobody is let in any more."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                program, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            silent = threading.Event()
            threading.Thread(target=self._from_program, args=(program, server, silent), daemon=True).start()
            threading.Thread(target=self._from_server, args=(program, server, silent), daemon=True).start()

    def _from_program(self, program: socket.socket, server: socket.socket, silent: threading.Event) -> None:
        while data := _received(program):
            if b"COMMIT\0" in data and self.cut is not None:
                before, self.cut = self.cut == "before", None
                if before:
                    break
                silent.set()
            server.sendall(data)
        _closed(program, server)

    def _from_server(self, program: socket.socket, server: socket.socket, silent: threading.Event) -> None:
        while data := _received(server):
            if silent.is_set():
                break
            program.sendall(data)
        _closed(program, server)


def _received(stream: socket.socket) -> bytes:
    try:
        return stream.recv(1 << 16)
    except OSError:
        return b""


def _closed(*streams: socket.socket) -> None:
    for stream in streams:
        with suppress(OSError):
            stream.shutdown(socket.SHUT_RDWR)

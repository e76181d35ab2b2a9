"""Chromium, driven through a pipe by its own debugging protocol: no driver to install, no port to open.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
         "--remote-debugging-pipe")
#: How long a browser may live that has stopped answering: long enough for any machine that is busy with more.
SECONDS = 900
#: The protocol is spoken on descriptors 3 and 4: puts them there, by way of two that stand in nobody's place.
START = """
import os, sys
read, write = map(int, sys.argv[1:3])
high = [os.dup2(each, 90 + number) for number, each in enumerate((read, write))]
os.dup2(high[0], 3)
os.dup2(high[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


def find_browser() -> str | None:
    """The browser's command, None where there is none."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


class Browser:
    """One headless browser with one page."""

    def __init__(self, command: str, folder: Path) -> None:
        """Starts it with an empty profile in a folder."""
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        # A browser that hangs is ended, and what waits for it then fails.
        self._process = subprocess.Popen(
            ["timeout", str(SECONDS), sys.executable, "-c", START, str(to_read), str(to_write), command, *FLAGS,
             f"--user-data-dir={folder}"], pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self._numbers, self._rest, self._session = itertools.count(1), b"", ""
        self.events: list[Json] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Json:
        """Calls a method and gives its result; events that come meanwhile are kept."""
        number = next(self._numbers)
        message: Json = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data):]
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: Json = answer["result"]
                return result

    def _next(self) -> Json:
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            assert more, "the browser has ended"
            self._rest += more
        data, _, self._rest = self._rest.partition(b"\0")
        message: Json = json.loads(data)
        if "method" in message:
            self.events.append(message)
        return message

    def open(self, path: Path, *, width: int, scale: float = 1) -> None:
        """Shows a file in a window of so many CSS pixels, and waits until it is loaded."""
        self.resize(width, scale)
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._next()

    def resize(self, width: int, scale: float = 1) -> None:
        """Gives the window so many CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=scale, mobile=False)

    def value(self, script: str) -> Any:
        """What an expression gives, a promise once it is kept."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Presses a key and lets it go."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def close(self) -> None:
        """Ends it."""
        self._session = ""
        self.call("Browser.close")
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

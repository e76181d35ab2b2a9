"""The command ``integra``.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Exit status: 0 done, whatever the verdict; 1 some records refused, or a check answered no; 2 usage; 3 input
unreadable; 4 internal error, one line (with INTEGRA_DEBUG=1 the whole of it).
"""
from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from . import cohort, demo, explain, messages, orient, plan, protocol, questionnaire, rules, screening
from .console import INTERNAL, INTERRUPTED, TERMINATED, USAGE, Failure, complain
from .language import SPEECH, settle
from .version import Version

DEBUG = "INTEGRA_DEBUG"


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line, in the language asked for, and where to look."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        self.print_usage(sys.stderr)
        complain(f"{message} ({self.prog} --help shows how)")
        self.exit(USAGE)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = Parser(
        prog="integra", description="Screens people in France for a complex health pathway,\nand says where demands go, with reasons.\n"
        "It proposes, people decide.",
        epilog="examples:\n  integra demo\n  integra cohort | integra screen -\n"
        "  integra cohort --count 1 | integra explain -\n  integra protocol show\n  integra rules SCR-3\n  integra screen --help",
        formatter_class=argparse.RawDescriptionHelpFormatter)
    whole.add_argument("--version", action=Version, help="show versions and the digests of the rule packs")
    commands = whole.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for module in (demo, screening, explain, orient, protocol, rules, questionnaire, messages, cohort, plan):
        module.add(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; the result is the exit status."""
    with suppress(ValueError):  # only the main thread may
        signal.signal(signal.SIGTERM, _terminated)
    return guarded(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    given = sys.argv[1:] if argv is None else list(argv)
    settle(given)
    args = parser().parse_args(given)
    SPEECH.language, SPEECH.quiet = args.lang, args.quiet
    status: int = args.run(args)
    sys.stdout.flush()
    return status


def _terminated(_: int, __: FrameType | None) -> None:
    raise SystemExit(TERMINATED)


def guarded(run: Callable[[], int]) -> int:
    """Turns whatever ends a run early into an exit status and one line."""
    try:
        return run()
    except Failure as failure:
        complain(str(failure))
        return failure.status
    except BrokenPipeError:
        # Whoever read the output has read enough; nothing is left to be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain("interrupted: a file asked for with -o was not written")
        return INTERRUPTED
    except OSError as error:
        _debug()
        complain(f"the output cannot be written ({error.strerror}): make room or choose another place with -o")
        return INTERNAL
    except Exception as error:
        _debug()
        # The text of an unforeseen error may hold somebody's data: only its kind is shown.
        complain(f"internal error ({type(error).__name__}): please report it; {DEBUG}=1 shows all of it")
        return INTERNAL


def _debug() -> None:
    """Shows the whole of the exception where that is asked for."""
    if os.environ.get(DEBUG) == "1":
        traceback.print_exc()

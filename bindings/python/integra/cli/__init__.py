"""The command ``integra``.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Exit status: 0 done, whatever the verdict; 1 some records refused, or a check answered no; 2 usage; 3 input
unreadable; 4 internal error, one line (with INTEGRA_DEBUG=1 the whole of it).
"""
from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from .._os_errors import os_reason
from ..opening import InputError
from ..text import Text
from .console import INTERNAL, INTERRUPTED, TERMINATED, UNREADABLE, Stop, complain, lines, untold
from .language import SPEECH, settle, settle_parsed
from .version import NAME, show

DEBUG = "INTEGRA_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; the result is the exit status."""
    with suppress(ValueError):  # only the main thread may
        signal.signal(signal.SIGTERM, _terminated)
    return guarded(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    given = sys.argv[1:] if argv is None else list(argv)
    settle(given)
    if given == [NAME]:  # the commands take as long to load as the package, and none of them is asked for
        show()
        return 0
    from .commands import parser

    args, others = parser(given).parse_known_args(given)
    settle_parsed(args)
    if others:
        args.parser.unknown(others[0])
    from .apart import keep_apart

    keep_apart(args)
    status: int = args.run(args)
    untold()
    sys.stdout.flush()
    return status


def _terminated(_: int, __: FrameType | None) -> None:
    raise SystemExit(TERMINATED)


def guarded(run: Callable[[], int]) -> int:
    """Turns whatever ends a run early into an exit status and one line."""
    try:
        return run()
    except (Stop, InputError) as failure:
        untold()
        complain(failure.text)
        return failure.status if isinstance(failure, Stop) else UNREADABLE
    except BrokenPipeError:
        # Whoever read the output has read enough; nothing is left to be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _ended()
        return INTERRUPTED
    except SystemExit as end:
        if end.code != TERMINATED:
            raise
        _ended()
        return TERMINATED
    except OSError as error:
        _debug()
        complain(Text("the output cannot be written ({reason}): make room or choose another place with -o",
                      "le résultat ne peut être écrit ({reason}) : faire de la place ou choisir un autre endroit avec -o"
                      ).of(reason=os_reason(error)))
        return INTERNAL
    except Exception as error:
        _debug()
        # The text of an unforeseen error may hold somebody's data: only its kind is shown.
        name = type(error).__name__
        complain(Text(f"internal error ({name}): please report it; {DEBUG}=1 shows all of it",
                      f"erreur interne ({name}) : merci de la signaler ; {DEBUG}=1 la montre en entier"))
        return INTERNAL


def _ended() -> None:
    complain(Text("interrupted: the file of -o was not written", "interrompu : le fichier de -o n'a pas été écrit")
             if SPEECH.to_file else Text("interrupted", "interrompu"))


def _debug() -> None:
    """Shows the whole of the exception where that is asked for."""
    if os.environ.get(DEBUG) == "1":
        lines(*traceback.format_exc().splitlines())

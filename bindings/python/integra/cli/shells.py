"""Completion scripts for bash, zsh and fish, written from an outline of the command line.

Spec: spec/03-command.md, "Completion and manual".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Each script stands alone: it holds every word and starts no process, so that Tab answers at once. bash and fish walk the
words before the cursor in the same way: which command, which option waits for its value, else how many arguments there are.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .outline import Command, Taken

#: To bash an equals sign is a word of its own; where no option waits, what follows it belongs to the word before.
_BASH = """\
_integra() {
    local at=integra option= place=0 words= files= word now=${COMP_WORDS[COMP_CWORD]} IFS=$' \\t\\n'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word == = ]]; then option=${option:-=}; continue; fi
        if [[ $option ]]; then option=; continue; fi
        case "$at $word" in
        @commands@) at="$at $word" ;;
        @valued@) option=$word ;;
        *' -'?*) ;;
        *) place=$((place + 1)) ;;
        esac
    done
    if [[ $now == = ]]; then now= option=${option:-=}; fi
    case "$at:${option:-$place}" in
@offers@
    esac
    if [[ -z $option && ( $now == -* || -z $words$files ) ]]; then
        files=
        case $at in
@options@
        esac
    fi
    [[ $files ]] || compopt +o default 2>/dev/null # bash 3 has no compopt, and offers files there
    [[ $words ]] && COMPREPLY=($(compgen -W "$words" -- "$now"))
    [[ ${COMPREPLY-} == *= ]] && compopt -o nospace 2>/dev/null
    if [[ $files && ${COMPREPLY-} ]]; then # beside words of ours; where there are none, bash completes files by itself
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$now")
        compopt -o filenames 2>/dev/null
    fi
}
complete -o default -F _integra integra
"""

#: Read from a folder of fpath the whole file is the function's body; evaluated, it says whose function it is.
_ZSH = """
if [[ ${funcstack[1]} == _integra ]]; then
    _integra "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _integra integra
fi
"""

_FISH = """\
# Whether the line stands at a command, with as many arguments after it as one number says, or more, up to another.
function __integra_at
    set -l at integra
    set -l option
    set -l place 0
    set -l line (commandline -opc)
    set -e line[1]
    for word in $line
        if set -q option[1]
            set -e option
            continue
        end
        switch "$at $word"
            case @commands@
                set at "$at $word"
            case @valued@
                set option $word
            case '* -'
                set place (math $place + 1)
            case '* -*'
            case '*'
                set place (math $place + 1)
        end
    end
    test "$at" = $argv[1]; or return
    set -q argv[2]; or return 0
    test $place -ge $argv[2]; or return
    set -q argv[3]; or return 0
    test $place -le $argv[3]
end

complete -c integra -e
complete -c integra -f
"""


def _quoted(text: str) -> str:
    """A text as one word of bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _commands(whole: Command) -> Iterator[str]:
    """The path of every command but the whole."""
    return (part.path for each in whole.all() for part in each.parts)


def _valued(whole: Command) -> list[str]:
    """Every option that waits for a value; it does in every command that takes it."""
    return sorted({name for each in whole.all() for option in each.options if option.value for name in option.names})


def _names(command: Command) -> Iterator[str]:
    return (name for option in command.options for name in option.names)


def bash(whole: Command) -> str:
    """The script for bash, which shows words without what they are."""
    offers: dict[str, list[str]] = {}
    for each in whole.all():
        if each.parts:
            offers[_bash_words(part.name for part in each.parts)] = [_quoted(f"{each.path}:0")]
        for taken, places in _bash_taken(each):
            words = [_bash_words(word for word, _ in taken.words)] if taken.words else []
            offers.setdefault(" ".join([*words, *["files=1"] * taken.files]), []).extend(places)
    offers.pop("", None)
    options = (f"        {_quoted(each.path)}) {_bash_words(_names(each))} ;;" for each in whole.all())
    return (_BASH.replace("@commands@", _patterns(map(_quoted, _commands(whole))))
            .replace("@valued@", _patterns(f"*' {name}'" for name in _valued(whole)))
            .replace("@offers@", "\n".join(f"    {_patterns(places)}) {what} ;;" for what, places in offers.items()))
            .replace("@options@", "\n".join(options)))


def _bash_words(words: Iterable[str]) -> str:
    return f"words={_quoted(' '.join(words))}"


def _bash_taken(command: Command) -> Iterator[tuple[Taken, list[str]]]:
    """What a command takes, and where: behind a name, at a place, or from a place on."""
    for option in command.options:
        yield option, [_quoted(f"{command.path}:{name}") for name in option.names]
    for place, argument in enumerate(command.arguments):
        at = _quoted(f"{command.path}:")
        yield argument, [f"{at}[{place}-9]", f"{at}[1-9][0-9]*"] if argument.often else [f"{at}{place}"]


def _patterns(patterns: Iterable[str]) -> str:
    return " | ".join(patterns)


class _Zsh:
    """The functions of the script for zsh: one a command, and one for each list of words that say what they are."""

    def __init__(self) -> None:
        self._lists: dict[tuple[tuple[tuple[str, str], ...], bool], str] = {}

    def lists(self) -> Iterator[str]:
        """The functions of the lists that were asked for."""
        for (words, files), name in self._lists.items():
            told = "\n".join("        " + _quoted(f"{word}:{about}") for word, about in words)
            goes_on = " -S ''" if words[0][0].endswith("=") else ""
            more = "    _files\n" if files else ""
            yield (f"{name}() {{\n    local -a offered\n    offered=(\n{told}\n    )\n"
                   f"    _describe -t words \"$1\" offered{goes_on}\n{more}}}\n")

    def command(self, command: Command) -> str:
        """The function of a command; one that has parts hands on to theirs."""
        own = "_" + command.path.replace(" ", "_")
        specs = [self._option(option, name) for option in command.options for name in option.names]
        for place, argument in enumerate(command.arguments, 1):
            specs.append(f"{'*' if argument.often else place}:{_escaped(argument.value)}:{self._action(argument)}")
        if command.parts:
            list_ = self._list(tuple((part.name, part.summary) for part in command.parts), False)
            specs += [f"1:{command.name}: {list_} {command.name}", "*:: :->part"]
        lines = " \\\n".join("        " + _quoted(each) for each in specs)
        if not command.parts:
            return f"{own}() {{\n    _arguments -s -S : \\\n{lines}\n}}\n"
        return (f"{own}() {{\n    local curcontext=$curcontext state line\n    typeset -A opt_args\n"
                f"    _arguments -C -s -S -A '-*' : \\\n{lines} && return\n"
                f"    [[ $state == part ]] && (( $+functions[{own}_$words[1]] )) && {own}_$words[1]\n}}\n")

    def _option(self, option: Taken, name: str) -> str:
        spec = f"{'*' if option.often else '(' + ' '.join(option.names) + ')'}{name}"
        told = f"[{_escaped(option.brief)}]"
        if not option.value:
            return spec + told
        return f"{spec}{'=' if name.startswith('--') else '+'}{told}:{_escaped(option.value)}:{self._action(option)}"

    def _action(self, taken: Taken) -> str:
        """What completes: words, which is a function where they say what they are or files stand beside; files; nothing."""
        if taken.words and (taken.files or any(about for _, about in taken.words)):
            return f" {self._list(taken.words, taken.files)} {taken.value}"  # the space: no options of compadd before it
        if taken.words:
            return f"({' '.join(word for word, _ in taken.words)})"
        return "_files" if taken.files else " "

    def _list(self, words: tuple[tuple[str, str], ...], files: bool) -> str:
        return self._lists.setdefault((words, files), f"__integra_{len(self._lists) + 1}")


def _escaped(text: str) -> str:
    """A text within what _arguments reads."""
    return "".join("\\" + sign if sign in "\\[]:" else sign for sign in text)


def zsh(whole: Command) -> str:
    """The script for zsh."""
    written = _Zsh()
    commands = [written.command(each) for each in whole.all()]
    return "#compdef integra\n\n" + "\n".join([*commands, *written.lists()]) + _ZSH


def fish(whole: Command) -> str:
    """The script for fish: a line a command, an option and an argument."""
    head = (_FISH.replace("@commands@", " ".join(map(_fish_quoted, _commands(whole))))
            .replace("@valued@", " ".join(f"'* {name}'" for name in _valued(whole))))
    return head + "".join(f"complete -c integra -n {line}\n" for each in whole.all() for line in _fish_lines(each))


def _fish_lines(command: Command) -> Iterator[str]:
    at = f"__integra_at {_fish_quoted(command.path)}"
    for part in command.parts:
        yield f"{_fish_quoted(f'{at} 0 0')} -a {part.name} -d {_fish_quoted(part.summary)}"
    for option in command.options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        value = f" -r{_fish_offers(option)}" if option.value else ""
        yield f"{_fish_quoted(at)} {names}{value} -d {_fish_quoted(option.brief)}"
    for place, argument in enumerate(command.arguments):
        places = f"{place}" if argument.often else f"{place} {place}"
        yield f"{_fish_quoted(f'{at} {places}')}{_fish_offers(argument)}"


def _fish_offers(taken: Taken) -> str:
    """Files or none, and words, each behind a tab what it is."""
    words = " ".join(f"{word}\\t{_fish_quoted(about)}" if about else word for word, about in taken.words)
    return (" -F" if taken.files else " -f") + (f" -a {_fish_quoted(words)}" if words else "")


def _fish_quoted(text: str) -> str:
    """A text as one word of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


#: The shells that there is a script for.
SHELLS: dict[str, Callable[[Command], str]] = {"bash": bash, "zsh": zsh, "fish": fish}

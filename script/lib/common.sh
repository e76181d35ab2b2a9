# common.sh - sourced by every script here: where things are, and how a step is run and reported.
# The caller is in script/ and has set -eu.  SPDX-License-Identifier: Apache-2.0

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$ROOT"

# A copied or moved checkout brings a .venv and a build that name the old place.
mkdir -p .cache/log .cache/tmp
if [ "$(cat .cache/root 2>/dev/null)" != "$ROOT" ]; then
    rm -rf .venv build
    printf '%s\n' "$ROOT" >.cache/root
fi
mkdir -p build

# Nothing outside the checkout is written, and nobody's own Python settings reach in.
# What pip honours for reaching its index (PIP_*, proxies, certificates) passes through.
export PIP_CACHE_DIR="$ROOT/.cache/pip" XDG_CACHE_HOME="$ROOT/.cache" TMPDIR="$ROOT/.cache/tmp"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONNOUSERSITE=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV

VENV="$ROOT/.venv"

# content_key PATH... : one hash of the names and contents of all files there
content_key() {
    find "$@" -type f ! -name '*.pyc' -exec sha256sum {} + | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

# up_to_date STAMP KEY : whether STAMP was written for KEY
up_to_date() {
    [ "$(cat "$1" 2>/dev/null)" = "$2" ]
}

# step NAME WORDS COMMAND... : runs COMMAND into a log; one line when it ends, the log's end when it fails
step() {
    step_log=".cache/log/$1.log" step_words=$2
    shift 2
    step_start=$(date +%s)
    if "$@" >"$step_log" 2>&1 </dev/null; then
        printf '%4d s  %s\n' "$(($(date +%s) - step_start))" "$step_words"
        return 0
    else
        step_status=$?
    fi
    {
        printf '%4d s  FAILED (status %d): %s\n' "$(($(date +%s) - step_start))" "$step_status" "$step_words"
        grep -vE '^ +Start |   Passed  ' "$step_log" | tail -n 60 | sed 's/^/    | /'
        printf '    the whole of it: %s\n' "$step_log"
    } >&2
    return "$step_status"
}

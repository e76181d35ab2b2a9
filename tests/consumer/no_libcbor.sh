#!/bin/sh
# no_libcbor.sh PREFIX WORK - a copy made with libcbor, used where pkg-config knows none: the shared library does without,
# the static one is refused by the name of what it lacks.
# Spec: docs/building.md.  SPDX-License-Identifier: Apache-2.0
set -eu
prefix=$1 work=$2
project=$(dirname -- "$0")/project
rm -rf "$work"
mkdir -p "$work/empty"
export PKG_CONFIG_LIBDIR="$work/empty"
unset PKG_CONFIG_PATH

cmake -S "$project" -B "$work/shared" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DKINDS=integra
cmake --build "$work/shared"
ctest --test-dir "$work/shared" --output-on-failure --no-tests=error

if cmake -S "$project" -B "$work/static" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DKINDS=static >"$work/log" 2>&1; then
    echo "integra::static was found without libcbor" >&2
    exit 1
fi
tr -s '\n ' ' ' <"$work/log" | grep 'integra::static needs libcbor >= 0.8'

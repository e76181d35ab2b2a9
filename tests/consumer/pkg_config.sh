#!/bin/sh
# pkg_config.sh PREFIX SOURCE OUTPUT VERSION - compiles SOURCE against the copy in PREFIX, shared and static, and runs it.
# SPDX-License-Identifier: Apache-2.0
set -eu
prefix=$1 source=$2 output=$3 version=$4
libdir=$(dirname -- "$(find "$prefix" -name libintegra.pc)")
PKG_CONFIG_PATH=$libdir
export PKG_CONFIG_PATH
[ "$(pkg-config --modversion libintegra)" = "$version" ]

# pkg-config quotes what a shell would split: eval reads it back.
eval "cc -std=c11 -Wall -Wextra -Werror \"\$source\" -o \"\$output-shared\" $(pkg-config --cflags --libs libintegra)"
LD_LIBRARY_PATH=$(dirname -- "$libdir") "$output-shared"

others=$(pkg-config --static --libs libintegra | sed 's/-lintegra/-l:libintegra.a/')
eval "cc -std=c11 -Wall -Wextra -Werror \"\$source\" -o \"\$output-static\" $(pkg-config --cflags libintegra) $others"
"$output-static"

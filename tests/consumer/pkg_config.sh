#!/bin/sh
# pkg_config.sh PREFIX SOURCE OUTPUT VERSION - compiles SOURCE against the copy in PREFIX, shared and static, and runs it;
# then the example of the README, by the line that stands there.
# Spec: README.md, "From C"; docs/building.md.  SPDX-License-Identifier: Apache-2.0
set -eu
prefix=$1 source=$2 output=$3 version=$4
root=$(dirname -- "$0")/../..
libdir=$(dirname -- "$(find "$prefix" -name libintegra.pc)")
PKG_CONFIG_PATH=$libdir
export PKG_CONFIG_PATH
unset LD_LIBRARY_PATH
[ "$(pkg-config --modversion libintegra)" = "$version" ]
[ -e "$(pkg-config --variable=pkgdatadir libintegra)/spec/kinds.tsv" ]

# pkg-config quotes what a shell would split: eval reads it back.
# The shared library wants nothing but itself: no other package is known here.
shared=$(PKG_CONFIG_LIBDIR=$libdir pkg-config --cflags --libs libintegra)
eval "cc -std=c11 -Wall -Wextra -Werror \"\$source\" -o \"\$output-shared\" $shared"
LD_LIBRARY_PATH=$(dirname -- "$libdir") "$output-shared"

static=$(pkg-config --cflags --static --libs libintegra | sed 's/-lintegra/-l:libintegra.a/')
eval "cc -std=c11 -Wall -Wextra -Werror \"\$source\" -o \"\$output-static\" $static"
"$output-static"

# The line of the README, in a folder and a prefix whose names need no quotes.
line=$(grep '^cc screen_one\.c ' "$root/README.md")
fresh=$(mktemp -d /tmp/integra-consumer.XXXXXX)
trap 'rm -rf "$fresh"' EXIT
ln -s "$(cd -- "$prefix" && pwd -P)" "$fresh/prefix"
cp "$prefix/share/integra/examples/screen_one.c" "$fresh"
cd "$fresh"
PKG_CONFIG_PATH=$fresh/prefix/${libdir#"$prefix"/}
eval "$line"
[ "$(./a.out)" = "2 criteria met, stage: awaiting_judgement" ]

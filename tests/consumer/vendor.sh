#!/bin/sh
# vendor.sh SOURCE WORK - libintegra within a vendor's tree: one library, the kind that the vendor makes; nothing of ours
# is installed with the vendor's program unless INTEGRA_INSTALL says so, and what is then found by find_package.
# Spec: docs/building.md.  SPDX-License-Identifier: Apache-2.0
set -eu
source=$1 work=$2
here=$(dirname -- "$0")
rm -rf "$work"

# tree NAME OPTION... : the vendor's tree, configured; its CMakeLists.txt says what must hold
tree() {
    tree_name=$1
    shift
    cmake -S "$here/vendor" -B "$work/$tree_name" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DINTEGRA="$source" "$@"
}

# holds FILE... : whether the prefix has each
holds() {
    for holds_file in "$@"; do
        [ -e "$work/prefix/$holds_file" ] || { echo "not installed: $holds_file" >&2; return 1; }
    done
}

tree fetched -DFETCH=ON -DWANT=STATIC_LIBRARY
tree shared -DBUILD_SHARED_LIBS=ON -DWANT=SHARED_LIBRARY
tree both -DINTEGRA_SHARED_LIBRARY=ON -DWANT=SHARED_LIBRARY -DBOTH=ON

tree own -DWANT=STATIC_LIBRARY
cmake --build "$work/own"
ctest --test-dir "$work/own" --output-on-failure --no-tests=error
cmake --install "$work/own" --prefix "$work/prefix"
[ "$(find "$work/prefix" -type f)" = "$work/prefix/bin/vendor" ]

tree own -DINTEGRA_INSTALL=ON
cmake --build "$work/own"
cmake --install "$work/own" --prefix "$work/prefix"
holds include/integra/integra.h share/integra/spec/kinds.tsv
[ -z "$(find "$work/prefix" -name 'libintegra.so*')" ]
cmake -S "$here/project" -B "$work/found" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix"
cmake --build "$work/found"
ctest --test-dir "$work/found" --output-on-failure --no-tests=error

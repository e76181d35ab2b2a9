#!/bin/sh
# cross.sh SOURCE WORK - a build for another machine asks the pkg-config of this one nothing and takes no libcbor; where
# libcbor is wanted and nothing says where that of the other machine is, it stops and says so. Nothing is compiled.
# Spec: docs/building.md.  SPDX-License-Identifier: Apache-2.0
set -eu
source=$1 work=$2
rm -rf "$work"
mkdir -p "$work/bin"
cat >"$work/bin/pkg-config" <<EOF
#!/bin/sh
echo "\$*" >>'$work/asked'
EOF
chmod +x "$work/bin/pkg-config"
# Whoever names a system builds for another machine, though it be the same.
cat >"$work/toolchain.cmake" <<'EOF'
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR elsewhere)
set(CMAKE_C_COMPILER cc)
EOF
PATH=$work/bin:$PATH
unset PKG_CONFIG PKG_CONFIG_LIBDIR PKG_CONFIG_PATH

cmake -S "$source" -B "$work/plain" -G Ninja --toolchain "$work/toolchain.cmake"
grep '^INTEGRA_LIBCBOR:BOOL=OFF$' "$work/plain/CMakeCache.txt"

if cmake -S "$source" -B "$work/libcbor" -G Ninja --toolchain "$work/toolchain.cmake" -DINTEGRA_LIBCBOR=ON \
    >"$work/log" 2>&1; then
    echo "libcbor was taken from this machine" >&2
    exit 1
fi
grep 'PKG_CONFIG_LIBDIR' "$work/log"
if [ -e "$work/asked" ]; then
    echo "the pkg-config of this machine was asked: $(cat "$work/asked")" >&2
    exit 1
fi

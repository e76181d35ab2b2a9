# system.sh - what must be on the machine, how to see that it is, and how Debian 12 gets it.
# Sourced after common.sh.  SPDX-License-Identifier: Apache-2.0

# One need a line: who needs it (test needs what demo does, windows what both do) | its name when missing | Debian packages | the check
system_needs() {
    cat <<'EOF'
demo|gcc with the C library's headers|gcc libc6-dev|echo '#include <stdlib.h>' | gcc -fsyntax-only -x c -
demo|Python >= 3.11 with its venv module and C headers|python3 python3-venv python3-dev|find_python
test|g++|g++|g++ --version
test|clang >= 14 with libFuzzer and the sanitizers|clang libclang-rt-14-dev|clang_runtime fuzzer && clang_runtime asan
test|cmake >= 3.25|cmake|at_least 3.25 "$(cmake --version)"
test|ninja >= 1.10|ninja-build|at_least 1.10 "$(ninja --version)"
test|pkg-config|pkg-config|pkg-config --version
test|cmocka >= 1.1 (library and headers)|libcmocka-dev|pkg-config --atleast-version 1.1 cmocka
test|libcbor >= 0.8 (library and headers)|libcbor-dev|pkg-config --atleast-version 0.8 libcbor
test|valgrind|valgrind libc6-dbg|valgrind -q true
test|Chromium and a font|chromium fonts-dejavu-core|chromium --version
test|zsh|zsh|zsh --version
test|fish >= 3.2|fish|at_least 3.2 "$(fish --version)"
test|man and mandoc|man-db mandoc|man --version && mandoc -T ascii /dev/null
test|javac >= 11 (a JDK)|default-jdk-headless|at_least 11 "$(javac -version 2>&1)"
test|PostgreSQL >= 13 (a server)|postgresql-15|at_least 13 "$("$(postgres_folder)/postgres" --version)"
windows|mingw-w64, 64 bits|gcc-mingw-w64-x86-64-win32|x86_64-w64-mingw32-gcc --version
windows|mingw-w64, 32 bits|gcc-mingw-w64-i686-win32|i686-w64-mingw32-gcc --version
windows|Wine, 64 bits|wine64|wine
EOF
}

# at_least WANTED TEXT : whether the first number in TEXT is WANTED or more
at_least() {
    found=$(printf '%s\n' "$2" | sed -n '1s/^[^0-9]*\([0-9.]*\).*/\1/p')
    [ -n "$found" ] && printf '%s\n' "$1" "$found" | sort -VC
}

# clang_runtime NAME : whether clang has that runtime library
clang_runtime() {
    at_least 14 "$(clang --version)" || return 1
    [ -e "$(clang -print-file-name="libclang_rt.$1-$(uname -m).a")" ] ||
        [ -e "$(clang -print-runtime-dir)/libclang_rt.$1.a" ]
}

# wine : prints the Wine that runs 64-bit programs; Debian's wine64 alone puts none in PATH
wine() {
    command -v wine64 || { [ -x /usr/lib/wine/wine64 ] && echo /usr/lib/wine/wine64; }
}

# postgres_folder : prints where PostgreSQL's programs are; Debian puts none of the server's in PATH. The newest of them.
postgres_folder() {
    postgres_found=$(command -v postgres || printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)
    [ -x "$postgres_found" ] && dirname "$(readlink -f "$postgres_found")"
}

# find_python : prints the first interpreter that can make the venv and compile the binding; Debian's own first
find_python() {
    for candidate in "${INTEGRA_PYTHON:-}" /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do
        candidate=$(command -v "$candidate") || continue
        "$candidate" -I - <<'EOF' 2>/dev/null && printf '%s\n' "$candidate" && return 0
import os, sys, sysconfig, venv, ensurepip
header = os.path.join(sysconfig.get_path("include"), "Python.h")
sys.exit(not (sys.version_info >= (3, 11) and os.path.exists(header)))
EOF
    done
    return 1
}

# missing WHO FIELD : that field of every need of WHO (demo, test or windows) that is not met
missing() {
    system_needs | while IFS='|' read -r who name packages check; do
        case "$1 $who" in
        "windows "* | "test test" | *" demo") ;;
        *) continue ;;
        esac
        (eval "$check") >/dev/null 2>&1 </dev/null && continue
        [ "$2" = packages ] && printf '%s\n' "$packages" || printf '  %s\n' "$name"
    done
}

is_debian_12() {
    [ "$(. /etc/os-release 2>/dev/null && printf '%s %s' "$ID" "${VERSION_ID:-}")" = "debian 12" ] && [ -x /usr/bin/apt-get ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@"
    else # sudo clears the environment: a proxy must be named
        sudo env ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} "$@"
    fi
}

# Debian's PostgreSQL makes and starts a server of its own, unless told not to; what a machine says already is left.
no_own_server() {
    [ -e /etc/postgresql-common/createcluster.conf ] || as_root sh -c 'mkdir -p /etc/postgresql-common &&
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf'
}

apt_install() {
    case " $* " in *" postgresql"*) no_own_server || return 1 ;; esac
    as_root DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update &&
        as_root DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get -q -y -o DPkg::Lock::Timeout=300 \
            install --no-install-recommends "$@"
}

# require_system WHO : everything that WHO needs is there afterwards, or the script stops with status 2
require_system() {
    packages=$(missing "$1" packages)
    [ -n "$packages" ] || return 0
    if is_debian_12 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
        # one word a package
        # shellcheck disable=SC2086
        step apt "Debian packages: $(echo $packages)" apt_install $packages || true
    fi
    names=$(missing "$1" names)
    [ -n "$names" ] || return 0
    {
        printf 'Missing on this system:\n%s\n' "$names"
        printf 'On Debian 12, root (or a user with sudo) gets it by: apt-get install %s\n' \
            "$(missing "$1" packages | tr '\n' ' ')"
    } >&2
    exit 2
}

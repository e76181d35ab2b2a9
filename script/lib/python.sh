# python.sh - the .venv of pinned packages, and the wheel of this checkout installed in it.
# Sourced after common.sh and system.sh.  SPDX-License-Identifier: Apache-2.0

make_venv() {
    rm -rf "$VENV"
    "$1" -m venv "$VENV" &&
        "$VENV/bin/python" -m pip install --no-input --no-deps --only-binary :all: -r script/requirements.txt &&
        "$VENV/bin/python" -m pip check
}

# require_venv : .venv holds exactly script/requirements.txt
require_venv() {
    venv_python=$(find_python)
    venv_key="$venv_python $(content_key script/requirements.txt script/lib/python.sh)"
    up_to_date "$VENV/.key" "$venv_key" && "$VENV/bin/python" -c '' 2>/dev/null && return 0
    step venv "Python packages into .venv" make_venv "$venv_python" || return 1
    printf '%s\n' "$venv_key" >"$VENV/.key"
}

# Data frame libraries, a type checker: a few hundred megabytes, whose wheels are not kept a second time in the cache.
add_extra() {
    "$VENV/bin/python" -m pip install --no-input --no-deps --only-binary :all: --no-compile --no-cache-dir \
        -r "script/requirements-$1.txt" && "$VENV/bin/python" -m pip check
}

# require_extra NAME WORDS : .venv holds script/requirements-NAME.txt as well
require_extra() {
    extra_key="$(cat "$VENV/.key") $(content_key "script/requirements-$1.txt")"
    up_to_date "$VENV/.$1-key" "$extra_key" && return 0
    step "$1" "$2 into .venv" add_extra "$1" || return 1
    printf '%s\n' "$extra_key" >"$VENV/.$1-key"
}

require_extras() {
    require_extra frames "data frame libraries" && require_extra types "basedpyright" &&
        require_extra postgres "psycopg"
}

# axe-core, which judges how accessible the report is, out of a package that carries it; its other files stay unused.
AXE_PACKAGE=axe-playwright-python==0.1.8
AXE=build/axe/axe_playwright_python/axe.min.js

add_axe() {
    rm -rf build/axe
    "$VENV/bin/python" -m pip install --no-input --no-deps --no-compile --target build/axe "$AXE_PACKAGE" && [ -f "$AXE" ]
}

# require_axe : build/axe holds it
require_axe() {
    up_to_date build/axe/.key "$AXE_PACKAGE" && return 0
    step axe "axe-core for the tests of the report" add_axe || return 1
    printf '%s\n' "$AXE_PACKAGE" >build/axe/.key
}

make_wheel() {
    rm -rf build/wheel
    mkdir -p build/wheel
    # The build tools are those of .venv: nothing is fetched, and Debian's older SWIG and CMake are not met.
    PATH="$VENV/bin:$PATH" "$VENV/bin/python" -m pip wheel --no-input --no-deps --no-build-isolation \
        --wheel-dir build/wheel . &&
        "$VENV/bin/python" -m pip install --no-input --no-deps --no-index --force-reinstall build/wheel/*.whl
}

# require_package : the package of this checkout, as it now stands, is installed in .venv from its wheel
require_package() {
    package_key="$(cat "$VENV/.key") $(content_key CMakeLists.txt cmake include libintegra bindings pyproject.toml \
        README.md LICENSE spec/vectors.json spec/words.tsv spec/plan_form.tsv spec/integra.cddl spec/schema)"
    up_to_date "$VENV/.package-key" "$package_key" && return 0
    step wheel "the wheel, built and installed in .venv" make_wheel || return 1
    printf '%s\n' "$package_key" >"$VENV/.package-key"
}

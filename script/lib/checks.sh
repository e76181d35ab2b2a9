# checks.sh - what script/test runs, step by step; sourced after the other files of this folder.
# SPDX-License-Identifier: Apache-2.0

FUZZ_SECONDS=1 FUZZ_RUNS=100000
# Targets that take long over each seed, and start from few of them.
FUZZ_SLOW="fuzz_orientation_receipt fuzz_plan_sites fuzz_plan_strangers fuzz_view"
# The parts of pytest, the longest first: folders of tests, and the rest.
PYTEST_PARTS="rest conformance growth oracle"
# Where the lanes that run side by side say what they have taken; empty where a lane runs alone.
SHARED=

# count NAME PASSED FAILED SKIPPED : the tests of one step, for the last line
count() {
    printf '%d %d %d\n' "${2:-0}" "${3:-0}" "${4:-0}" >"build/counts/$1"
}

# number WORD LOG : the number before WORD in the last line of pytest's output, 0 where it has none
number() {
    tail -n 1 "$2" | awk -v word="$1" '{
        for (i = 2; i <= NF; i++) if (index($i, word) == 1) n = $(i - 1)
        print n + 0
    }'
}

# cmake_build PRESET
cmake_build() {
    cmake --preset "$1" && cmake --build --preset "$1"
}

# ctest_step PRESET WORDS [OPTION...] : builds a preset and runs its tests, all but those that options of ctest leave out
ctest_step() {
    step "build-$1" "$2: built" cmake_build "$1" || return 1
    ctest_status=0 ctest_preset=$1 ctest_words=$2
    shift 2
    step "ctest-$ctest_preset" "$ctest_words: tests" ctest --preset "$ctest_preset" "$@" || ctest_status=1
    ctest_log=.cache/log/ctest-$ctest_preset.log
    ctest_total=$(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$ctest_log")
    ctest_failed=$(sed -n 's/.*, \([0-9]*\) tests failed out of [0-9]*$/\1/p' "$ctest_log")
    count "ctest-$ctest_preset" "$((${ctest_total:-0} - ${ctest_failed:-0}))" "${ctest_failed:-0}" 0
    return "$ctest_status"
}

# fuzz_all : each target runs every seed, then looks further for a bounded time
fuzz_all() {
    "$(find_python)" fuzz/seeds.py build/fuzz/seeds build/fuzz/few && mkdir -p build/fuzz/found || return 1
    fuzz_ran=0
    for source in fuzz/fuzz_*.c; do
        fuzz_name=$(basename "$source" .c)
        mkdir -p "build/fuzz/corpus/$fuzz_name"
        case " $FUZZ_SLOW " in *" $fuzz_name "*) fuzz_seeds=few ;; *) fuzz_seeds=seeds ;; esac
        printf '== %s\n' "$fuzz_name"
        "build/fuzz/fuzz/$fuzz_name" -runs="$FUZZ_RUNS" -max_total_time="$FUZZ_SECONDS" -timeout=30 -seed=2014 \
            -rss_limit_mb=2048 -artifact_prefix=build/fuzz/found/ "build/fuzz/corpus/$fuzz_name" "build/fuzz/$fuzz_seeds" ||
            return 1
        fuzz_ran=$((fuzz_ran + 1))
    done
    count fuzz "$fuzz_ran"
}

# pytest_part NAME : the tests of one part; what stands in no folder named here is in the rest
pytest_part() {
    part_log=.cache/log/pytest-$1.log part_status=0
    if [ "$1" = rest ]; then
        set -- "$1" tests --ignore=tests/conformance --ignore=tests/growth --ignore=tests/oracle
    else
        set -- "$1" "tests/$1"
    fi
    part=$1
    shift
    PATH="$VENV/bin:$PATH" step "pytest-$part" "pytest: $part" "$VENV/bin/python" -m pytest -q -ra --durations=20 --durations-min=2 "$@" || part_status=1
    part_failed=$(($(number failed "$part_log") + $(number error "$part_log")))
    count "pytest-$part" "$(number passed "$part_log")" "$part_failed" "$(number skipped "$part_log")"
    return "$part_status"
}

# pytest_parts : the parts that no other lane has taken; whichever lane is free first takes the next
pytest_parts() {
    parts_status=0
    for next_part in $PYTEST_PARTS; do
        [ -z "$SHARED" ] || mkdir "$SHARED/$next_part" 2>/dev/null || continue
        pytest_part "$next_part" || parts_status=1
    done
    return "$parts_status"
}

c_lane() {
    lane_status=0
    step generated "generated files are those of spec/" "$(find_python)" script/generate --check || lane_status=1
    ctest_step dev "gcc, libcbor, valgrind, guards" -LE walks || lane_status=1
    ctest_step asan "clang, own CBOR heads, ASan and UBSan" || lane_status=1
    if step build-fuzz "fuzz targets: built" cmake_build fuzz; then
        step fuzz "fuzz targets: at most $FUZZ_SECONDS s each" fuzz_all || lane_status=1
    else
        lane_status=1
    fi
    if [ -n "$SHARED" ] && [ -d "$SHARED/ready" ]; then # the package is installed: help with its tests
        pytest_parts || lane_status=1
    fi
    return "$lane_status"
}

# The wheel alone in an empty environment: it carries all it needs.
clean_venv() {
    rm -rf build/clean-venv
    "$VENV/bin/python" -m venv --without-pip build/clean-venv &&
        "$VENV/bin/python" -m pip --python build/clean-venv/bin/python install --no-deps --no-index \
            build/wheel/*-cp311-abi3-*.whl &&
        build/clean-venv/bin/integra --version &&
        build/clean-venv/bin/integra cohort --seed 2014 --count 20 >build/clean-venv/cohort.ndjson &&
        build/clean-venv/bin/integra screen build/clean-venv/cohort.ndjson &&
        build/clean-venv/bin/integra demo -o build/clean-venv/demo.html
}

# What the Python tests run on, and no test.
wheel_lane() {
    require_venv && require_extras && require_package
}

python_lane() {
    lane_status=0
    require_venv && require_extras && require_axe && require_package || return 1
    [ -z "$SHARED" ] || mkdir "$SHARED/ready"
    step clean-venv "the wheel alone in a clean venv" clean_venv || lane_status=1
    step mypy "types (mypy --strict)" "$VENV/bin/python" -m mypy --strict bindings/python/integra || lane_status=1
    pytest_parts || lane_status=1
    return "$lane_status"
}

#!/bin/sh
# Builds and runs all tests of the plug-in in C; with "asan" under the address and undefined-behaviour sanitizers.
#     test/run.sh [asan] [NAME...]     such as: test/run.sh asan pass storm
# Exit code 1 if one failed. Needs nothing but a C compiler; the LV2 check also lilv's tools and lv2_validate.
set -eu
cd "$(dirname "$0")/.."
target=target
mode=tests
if [ "${1:-}" = asan ]; then
    target=target/asan
    mode=asan
    shift
fi
sh build.sh $mode
[ -d "$target/tests" ] || exit 0 # without a compiler; build.sh has said so

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=detect_leaks=1
export BEARING_RUNTIME_DIR="$work/run" BEARING_ENGINE_CONF="$work/engine.conf"

failed=0
run() {
    if ! timeout 300 "$@"; then
        echo "failed: $*" >&2
        failed=1
    fi
}

# The descriptions of the LV2 plug-in, by its own validator.
check_lv2() {
    if ! command -v lv2_validate > /dev/null 2>&1 || [ ! -d "$target/bearing.lv2" ]; then
        echo "left out: lv2_validate or the LV2 plug-in is missing"
        return
    fi
    lv2_validate "$target"/bearing.lv2/*.ttl > "$work/validate" 2>&1 || true
    if ! grep -q "Found 0 errors" "$work/validate"; then
        cat "$work/validate" >&2
        echo "failed: lv2_validate" >&2
        failed=1
    else
        echo "passed: lv2_validate finds no error"
    fi
}

if [ $# -gt 0 ]; then
    for name in "$@"; do
        run "$target/tests/test_$name"
    done
else
    for test in "$target"/tests/test_*; do
        run "$test"
    done
    check_lv2
fi
exit $failed

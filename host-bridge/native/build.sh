#!/bin/sh
# Builds the plug-in in its three formats into target/, only what is older than its sources.
#     build.sh          for this machine
#     build.sh asan     into target/asan with the address and undefined-behaviour sanitizers, and the tests with them
#     build.sh tests    the tests into target/tests
#     build.sh arm64    cross-compiled into target/arm64
set -eu
cd "$(dirname "$0")"
mode=${1:-plain}

say() { echo "native: $*" >&2; }

find_compiler() {
    for candidate in ${CC:-} cc gcc clang; do
        if command -v "$candidate" > /dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

compiler=$(find_compiler)
if [ -z "$compiler" ]; then
    say "no C compiler found (looked for \$CC, cc, gcc, clang), so the DAW plug-ins are not built;" \
        "install one, such as Debian's gcc, and build again."
    exit 0
fi

target=target
cross=$compiler
extra=
case $mode in
    plain | tests) ;;
    asan)
        target=target/asan
        extra="-g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
        ;;
    arm64)
        target=target/arm64
        cross=aarch64-linux-gnu-gcc
        if ! command -v $cross > /dev/null 2>&1; then
            say "$cross not found, so nothing is built for arm64; install Debian's gcc-aarch64-linux-gnu."
            exit 1
        fi
        ;;
    *)
        say "unknown argument $mode; use none, asan, tests or arm64."
        exit 2
        ;;
esac
case $($cross -dumpmachine) in
    aarch64*) vst3_folder=aarch64-linux ;;
    *) vst3_folder=x86_64-linux ;;
esac

warnings="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror"
flags="-std=c11 -O3 -fPIC -pthread -fvisibility=hidden -Isrc -Itarget/generated $warnings $extra"
link_flags="-shared -pthread -Wl,-soname,bearing.so"
[ "$mode" = asan ] || link_flags="$link_flags -Wl,-z,defs -Wl,--gc-sections -s"

# older FILE SOURCE...: whether FILE is missing or one of the sources is newer.
older() {
    made=$1
    shift
    [ -e "$made" ] || return 0
    [ -n "$(find "$@" build.sh -newer "$made" -print 2> /dev/null | head -n 1)" ]
}

escape() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

# entries of a list file, without comments.
entries() { sed -e '/^#/d' -e '/^[[:space:]]*$/d' "$1"; }

generate() {
    for file in ../../presets/*.toml; do
        name=$(basename "$file" .toml)
        if ! entries presets.list | grep -qx "$name"; then
            say "presets/$name.toml is not in host-bridge/native/presets.list; add the line $name at its end."
            exit 1
        fi
    done
    mkdir -p target/generated
    {
        echo '/* Made by build.sh. */'
        echo "#define BEARING_PRESETS $(entries presets.list | wc -l)"
        echo "#define BEARING_METHODS $(($(entries methods.list | wc -l) + 1))"
    } > target/generated/presets.h.new
    {
        echo '/* Made by build.sh from presets.list, methods.list and presets/. */'
        echo '#include "presets.h"'
        echo '#include "core.h"'
        echo 'const bearing_named bearing_presets[] = {'
        entries presets.list | while read -r name; do
            if [ ! -f "../../presets/$name.toml" ]; then
                say "presets.list has $name, but presets/$name.toml is missing; a preset stays, once published."
                exit 1
            fi
            text=$(sed -n 's/^description *= *"\(.*\)".*/\1/p' "../../presets/$name.toml" | head -n 1)
            echo "    {\"$name\", \"$(escape "$text")\"},"
        done
        echo '};'
        echo 'const int bearing_preset_count = BEARING_PRESETS;'
        echo 'const bearing_named bearing_methods[] = {'
        echo '    {"", "The method of the preset."},'
        entries methods.list | while read -r name; do
            echo "    {\"$name\", \"\"},"
        done
        echo '};'
        echo 'const int bearing_method_count = BEARING_METHODS;'
    } > target/generated/presets.c.new
    for file in presets.h presets.c; do
        # The old one stays if nothing changed, so that nothing is built again.
        cmp -s "target/generated/$file.new" "target/generated/$file" ||
            cp "target/generated/$file.new" "target/generated/$file"
        rm "target/generated/$file.new"
    done
}

core="core settings targets result report recorder parameters watchdog launch java midi os_posix"

# compile SOURCE NAME: one object.
compile() {
    if older "$target/objects/$2.o" "$1" src/*.h target/generated/presets.h; then
        mkdir -p "$target/objects"
        $cross $flags -c "$1" -o "$target/objects/$2.o"
    fi
}

build_core() {
    objects=
    for name in $core; do
        compile "src/$name.c" "$name"
        objects="$objects $target/objects/$name.o"
    done
    compile target/generated/presets.c presets
    objects="$objects $target/objects/presets.o"
}

# plug_in NAME OUTPUT: links one format from src/NAME.c and src/NAME_*.c, if it is there.
plug_in() {
    [ -f "src/$1.c" ] || return 0
    own=
    for file in "src/$1.c" "src/$1"_*.c; do
        if [ -f "$file" ]; then
            part=$(basename "$file" .c)
            compile "$file" "$part"
            own="$own $target/objects/$part.o"
        fi
    done
    if older "$2" $own $objects; then
        mkdir -p "$(dirname "$2")"
        # Beside it first: a host that has the old file mapped keeps it.
        $cross $extra $link_flags $own $objects -lm -o "$2.new"
        mv "$2.new" "$2"
    fi
}

build_lv2() {
    [ -f src/lv2.c ] || return 0
    if ! echo '#include <lv2/core/lv2.h>' | $compiler -E - > /dev/null 2>&1; then
        say "the LV2 headers (lv2/core/lv2.h) are missing, so the LV2 plug-in is not built; install Debian's lv2-dev."
        return 0
    fi
    if [ "$mode" = arm64 ]; then # the headers are the same on every machine, but a cross compiler does not look there
        mkdir -p target/arm64/include
        lv2=$(echo '#include <lv2/core/lv2.h>' | $compiler -E - |
            sed -n 's|^# 1 "\(.*\)/core/lv2.h".*|\1|p' | head -n 1)
        ln -sfn "$lv2" target/arm64/include/lv2
        flags="$flags -Itarget/arm64/include"
    fi
    plug_in lv2 "$target/bearing.lv2/bearing.so"
    if older "$target/bearing.lv2/manifest.ttl" lv2 src/parameters.c target/generated/presets.c src/lv2_ports.h; then
        mkdir -p target/generated
        $compiler -std=c11 $warnings -Isrc -Itarget/generated lv2/generate.c src/parameters.c \
            target/generated/presets.c -lm -o target/generated/generate-lv2
        target/generated/generate-lv2 "$target/bearing.lv2"
    fi
}

build_tests() {
    for file in test/test_*.c test/fake_*.c test/bench_*.c; do
        [ -f "$file" ] || continue
        name=$(basename "$file" .c)
        if older "$target/tests/$name" "$file" test/*.h src/*.h $objects; then
            mkdir -p "$target/tests"
            $cross $flags -D_GNU_SOURCE -Itest "$file" $objects -lm -ldl -rdynamic -o "$target/tests/$name"
        fi
    done
}

generate
build_core
build_lv2
plug_in clap "$target/bearing.clap"
plug_in vst3 "$target/bearing.vst3/Contents/$vst3_folder/bearing.so"
case $mode in
    asan | tests) build_tests ;;
esac

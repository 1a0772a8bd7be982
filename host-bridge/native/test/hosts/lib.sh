# What the tests inside real hosts share. Sourced by each of them; POSIX shell.
#
# Nothing of the user's is touched: HOME, the runtime folder and the engine's configuration are temporary, and what was
# started is stopped.

set -u
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../../../.." && pwd)
target=$repository/host-bridge/native/target
uri=urn:bearing:bearing
capture_uri=urn:bearing:bearing-capture

# Exit codes: 0 passed, 1 failed, 75 Ardour crashed or was dropped by JACK, 77 left out.
fail() {
    echo "failed: $*" >&2
    [ -z "${ardour-}" ] || kill -0 "$ardour" 2>/dev/null || { wait "$ardour"; crashed $?; }
    ! grep -qs "JACK HALTED" "$work/ardour.log" || exit 75
    exit 1
}

# Ardour 7's Lua shell dies now and then by itself, with any plug-in: one session in twenty while it is made, most while
# they close after an export. Or two of its threads talk to JACK at once, and JACK drops it.
crashed() {
    [ "$1" -lt 128 ] || exit 75
}

skip() {
    echo "left out: $*" >&2
    exit 77
}

need() {
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || skip "$program is not installed"
    done
}

need_file() {
    [ -e "$1" ] || skip "$1 is not there; build it with 'mvn -B -ntp compile'"
}

# The engine leaves by itself, but not before its idle time: the control file has its process number.
stop_engine() {
    [ -s "$BEARING_RUNTIME_DIR/control" ] || return 0
    engine=$(od -An -tu4 -j12 -N4 "$BEARING_RUNTIME_DIR/control" | tr -d ' ')
    [ "$engine" = 0 ] || kill "$engine" 2>/dev/null || :
}

started=
mounted=
jack=
work=$(mktemp -d)
finish() {
    code=$?
    for pid in $started; do kill "$pid" 2>/dev/null; done
    # Last, and waited for, so that it takes its shared memory away; but it can hang on a client that was killed.
    if [ -n "$jack" ]; then
        sleep 0.5
        kill "$jack" 2>/dev/null
        i=0
        while kill -0 "$jack" 2>/dev/null && [ $i -lt 50 ]; do
            sleep 0.1
            i=$((i + 1))
        done
        kill -9 "$jack" 2>/dev/null
    fi
    stop_engine
    [ "$code" -eq 1 ] && [ -s "$BEARING_RUNTIME_DIR/engine.log" ] && tail -5 "$BEARING_RUNTIME_DIR/engine.log" >&2
    for place in $mounted; do umount -l "$place" 2>/dev/null; done
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT
trap 'exit 1' INT TERM

export HOME="$work/home"
export XDG_DATA_HOME="$HOME/.local/share" XDG_CONFIG_HOME="$HOME/.config" XDG_CACHE_HOME="$HOME/.cache"
export BEARING_RUNTIME_DIR="$work/runtime"
export BEARING_ENGINE_CONF="$work/engine.conf"
export LV2_PATH="$work/lv2:/usr/lib/lv2"
mkdir -p "$HOME" "$BEARING_RUNTIME_DIR" "$work/lv2"
ln -s "$target/bearing.lv2" "$work/lv2/bearing.lv2"
chmod 700 "$BEARING_RUNTIME_DIR"
java=$(command -v java) || java=
# The engine's configuration: JAVA JAR.
conf() {
    printf 'java=%s\njar=%s\narchive=%s\nversion=test\n' "$1" "$2" "$repository/plugin/app/target/classes.jsa" \
        >"$BEARING_ENGINE_CONF"
}
conf "$(readlink -f "$java")" "$repository/plugin/app/target/bearing.jar"

# The scene at 48 kHz: as the hosts read it, and its bare samples.
scene() {
    ffmpeg -v error -i "$here/two-places.wav" -ar 48000 -c:a pcm_f32le -bitexact "$work/in.wav"
    samples "$work/in.wav" >"$work/in.raw"
}

# The samples of a file as they are, without its header.
samples() {
    ffmpeg -v error -i "$1" -f f32le -c:a pcm_f32le -
}

# Whether two runs of samples are the same, bit by bit; the second may be longer by silence.
same() {
    first=$(stat -c %s "$1")
    second=$(stat -c %s "$2")
    [ "$first" -gt 0 ] || fail "$3: no samples to compare"
    [ "$second" -ge "$first" ] || fail "$3: $second bytes of samples came back of $first"
    cmp -n "$first" "$1" "$2" || fail "$3: the audio was changed"
    if [ "$second" -gt "$first" ]; then
        [ -z "$(tail -c +$((first + 1)) "$2" | tr -d '\000' | head -c 1)" ] || fail "$3: sound after the end"
    fi
}

# Reads "TIME AZIMUTH" lines; the median of those between two times has to be near the truth.
near() {
    awk -v from="$2" -v to="$3" -v truth="$4" -v most="$5" '
        $1 >= from && $1 <= to { v[n++] = $2 }
        END {
            if (n < 3) { print "only " n " values between " from " and " to " s"; exit 1 }
            for (i = 1; i < n; i++) for (j = i; j > 0 && v[j - 1] > v[j]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
            m = v[int(n / 2)]
            d = m - truth; if (d < 0) d = -d
            printf "%s to %s s: azimuth %.1f for %d (%d values)\n", from, to, m, truth, n
            exit d <= most ? 0 : 1
        }' "$1" || fail "the azimuth between $2 and $3 s is not within $5 degrees of $4"
}

# The number of the first frame (two floats of 4 bytes) that is not silent.
first_sound() {
    at=$(cmp "$1" /dev/zero 2>/dev/null | sed 's/.* byte \([0-9]*\).*/\1/')
    echo $(((at - 1) / 8))
}

# A JACK server of our own on its dummy driver, which runs in real time.
start_jack() {
    need jackd jack-stdin jack-stdout jack_lsp
    # One name for all tests, one test at a time: JACK keeps only eight names, also of servers that were killed, and
    # takes the same name back.
    export JACK_DEFAULT_SERVER=bearing-test
    exec 9>"${TMPDIR:-/tmp}/bearing-test-jack-$(id -u)"
    flock 9 || skip "flock is not installed"
    jackd -n "$JACK_DEFAULT_SERVER" -S -r -t 5000 -d dummy -r 48000 -p 1024 >"$work/jackd.log" 2>&1 9>&- &
    jack=$!
    i=0
    until jack_lsp >/dev/null 2>&1; do
        i=$((i + 1))
        [ $i -lt 200 ] && kill -0 "$jack" 2>/dev/null ||
            skip "no JACK server starts here: $(tail -1 "$work/jackd.log")"
        sleep 0.1
    done
}

# Tries a command ten times a second, for up to 20 s.
wait_for() {
    what=$1
    shift
    i=0
    until "$@" >/dev/null 2>&1; do
        i=$((i + 1))
        [ $i -lt 200 ] || fail "waited 20 s for $what"
        sleep 0.1
    done
}

# Plays the scene into two ports while two others are recorded, and compares.
play() {
    jack-stdout -q -e float -S 480000 -d 15 "$3" "$4" >"$work/out.raw" 2>"$work/stdout.log" &
    recorder=$!
    sleep 0.5
    date +%s.%N >"$work/began"
    # A second of silence after it, because jack-stdin leaves before its last block is played.
    { cat "$work/in.raw"; head -c 384000 /dev/zero; } |
        jack-stdin -q -e float -S 480000 "$1" "$2" >"$work/stdin.log" 2>&1
    wait "$recorder"
    # The recording begins with silence: both are compared from their first sound on.
    tail -c +$(($(first_sound "$work/in.raw") * 8 + 1)) "$work/in.raw" >"$work/in.cut"
    tail -c +$(($(first_sound "$work/out.raw") * 8 + 1)) "$work/out.raw" >"$work/out.cut"
    same "$work/in.cut" "$work/out.cut" "$5"
    echo "$5: bit by bit"
}

# By how many seconds a curve of "TIME AZIMUTH" lags behind a step after 6 s, by cross-correlation with it: CURVE FROM TO.
lag() {
    awk -v from="$2" -v to="$3" '
        { t[n] = $1; v[n++] = $2 }
        END {
            best = -1
            for (lag = -0.5; lag <= 1.5; lag += 0.01) {
                sum = 0
                i = 0
                for (at = 4; at < 9; at += 0.01) {
                    while (i + 1 < n && t[i + 1] <= at) i++
                    sum += (v[i] - (from + to) / 2) * (at - lag < 6 ? from - to : to - from) / 2
                }
                if (best < 0 || sum > most) { best = 1; most = sum; found = lag }
            }
            printf "%.2f\n", found
        }' "$1"
}

#!/bin/sh
# What can go wrong around the plug-in: the audio passes bit by bit each time, and doctor says in one line what it was.
. "$(dirname "$0")/lib.sh"
need ffmpeg java mount
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
jar=$repository/plugin/app/target/bearing.jar
ffmpeg -v error -t 4 -i "$here/two-places.wav" -ar 48000 -c:a pcm_f32le -bitexact "$work/in.wav"
samples "$work/in.wav" >"$work/in.raw"
cp "$BEARING_ENGINE_CONF" "$work/good.conf"

# The sound in real time through the plug-in, then doctor, whose line has to match: WHAT PATTERN.
passes() {
    ffmpeg -v error -y -re -i "$work/in.wav" -af 'lv2=p=urn\\:bearing\\:bearing' -c:a pcm_f32le -bitexact "$work/out.wav" ||
        fail "$1: ffmpeg cannot run it"
    samples "$work/out.wav" >"$work/out.raw"
    same "$work/in.raw" "$work/out.raw" "$1"
    says "$1" "$2"
}
says() {
    java -Duser.home="$HOME" -jar "$jar" doctor >"$work/doctor" 2>&1
    grep -i -E -m1 "$2" "$work/doctor" >"$work/line" || { cat "$work/doctor" >&2; fail "$1: doctor does not say it"; }
    echo "$1: $(sed 's/^ *//' "$work/line")"
}

passes "nothing wrong" "engine now .*runs as process"
stop_engine
conf "$work/no-java" "$jar"
passes "no such Java" "is not there any more"
stop_engine
conf "$(readlink -f "$java")" "$work/no.jar"
passes "no engine there" "no.jar is missing"
stop_engine

# The engine's own command line says 512 MB; this comes after it.
printf '#!/bin/sh\nexec env _JAVA_OPTIONS="-Xms3m -Xmx4m" "%s" "$@"\n' "$(readlink -f "$java")" >"$work/little-java"
chmod 755 "$work/little-java"
conf "$work/little-java" "$jar"
passes "engine without memory" "engine now .*runs as process"
ffmpeg -v error -re -stream_loop -1 -i "$work/in.wav" -af 'lv2=p=urn\\:bearing\\:bearing' -f null - &
started=$!
wait_for "the engine to want memory" grep -q OutOfMemoryError "$BEARING_RUNTIME_DIR/engine.log"
says "engine without memory, later" "engine now .*OutOfMemoryError"
kill "$started"
stop_engine
cp "$work/good.conf" "$BEARING_ENGINE_CONF"

[ "$(id -u)" = 0 ] || skip "the rest needs root, to mount a small folder and to own another's"
small=$work/small
mkdir "$small"
mount -t tmpfs -o size=256k,mode=700 tmpfs "$small" 2>/dev/null || skip "nothing can be mounted here"
mounted=$small
BEARING_RUNTIME_DIR=$small passes "runtime folder full" "shared memory .*full"

mkdir -m 700 "$work/theirs"
chown 65534 "$work/theirs"
BEARING_RUNTIME_DIR=$work/theirs passes "runtime folder of another user" "shared memory .*is no folder of yours"

mount -t tmpfs -o ro,mode=700 tmpfs "$HOME"
mounted="$mounted $HOME"
passes "home read-only" "engine now .*runs as process"
java -Duser.home="$HOME" -jar "$jar" install >"$work/install" 2>&1
[ $? = 1 ] && [ "$(wc -l <"$work/install")" = 1 ] || { cat "$work/install" >&2; fail "install in a read-only home"; }
echo "install: $(cat "$work/install")"

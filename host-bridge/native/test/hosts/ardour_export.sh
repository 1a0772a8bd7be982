#!/bin/sh
# Ardour records the scene on a track and exports it twice: the same sound and the same captured directions.
. "$(dirname "$0")/lib.sh"
need ardour7-lua ffmpeg
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
scene
start_jack

WORK=$work PLUGIN=$capture_uri LISTEN_S=20 ARM=1 ardour7-lua "$here/ardour.lua" >"$work/ardour.log" 2>&1 &
ardour=$!
started="$started $ardour"
wait_for "Ardour's track" [ -e "$work/ready" ]
touch "$work/go"
wait_for "the transport" [ -e "$work/rolling" ]
sleep 1 # an armed track that begins to roll fades its monitoring
play "ardour:Bus/audio_in 1" "ardour:Bus/audio_in 2" "ardour:Bus/audio_out 1" "ardour:Bus/audio_out 2" "recorded"
wait_for "Ardour's end" [ -e "$work/done" ]
wait "$ardour"

mkdir -p "$work/export"
for name in first second; do
    rm -f "$work/done"
    rm -rf "$XDG_DATA_HOME/bearing/captures"
    WORK=$work SESSION=1 LISTEN_S=0 EXPORT=$name timeout 120 ardour7-lua "$here/ardour.lua" >"$work/ardour-$name.log" 2>&1
    code=$?
    [ -e "$work/done" ] || { tail -20 "$work/ardour-$name.log" >&2; crashed $code; fail "the export failed"; }
    samples "$work/export/$name"*.wav >"$work/$name.raw" || fail "nothing was exported"
    # A file for every time that Ardour activated the plug-in.
    cat "$XDG_DATA_HOME"/bearing/captures/*.jsonl >"$work/$name.jsonl" || fail "nothing was captured"
    sed -n 's/^exported, //p' "$work/ardour-$name.log"
done
same "$work/first.raw" "$work/second.raw" "two exports"
cmp "$work/first.jsonl" "$work/second.jsonl" || fail "two exports captured different directions"
echo "two exports: the same sound and $(wc -l <"$work/first.jsonl") captured directions"

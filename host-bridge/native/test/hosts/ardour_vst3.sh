#!/bin/sh
# Ardour with the VST3 plug-in on a stereo track: scanned, loaded, the scene in real time through it bit by bit, and the
# outputs as they move (ENGINE=no leaves these out). VST3=FOLDER/bearing.vst3 tries another build; SHOW=1 prints all.
. "$(dirname "$0")/lib.sh"
need ardour7-lua ffmpeg
plugin=${VST3:-$target/bearing.vst3}
need_file "$plugin"
scanner=/usr/lib/ardour7/ardour-vst3-scanner
need_file "$scanner"

mkdir -p "$HOME/.vst3"
cp -r "$plugin" "$HOME/.vst3/bearing.vst3"
# Ardour takes what the scanner noted only if the file is older than the note.
find "$HOME/.vst3" -exec touch -d '1 hour ago' {} +
LD_LIBRARY_PATH=/usr/lib/ardour7 "$scanner" -f -v "$HOME/.vst3/bearing.vst3" >"$work/scan.log" 2>&1 ||
    { cat "$work/scan.log" >&2; fail "Ardour's scanner does not take the plug-in"; }
grep -q "Found Plugin: Bearing" "$work/scan.log" || { cat "$work/scan.log" >&2; fail "Ardour's scanner found nothing"; }
echo "Ardour's scanner: found"

export LV2_PATH=/usr/lib/lv2
scene
# jack-stdin drops a last block that is not full: end with a full one of silence.
size=$(stat -c %s "$work/in.raw")
head -c $((16384 - size % 8192)) /dev/zero >>"$work/in.raw"
start_jack
WORK=$work PLUGIN=Bearing TYPE=VST3 LISTEN_S=16 ardour7-lua "$here/ardour.lua" >"$work/ardour.log" 2>&1 &
ardour=$!
started="$started $ardour"
wait_for "Ardour's track" [ -e "$work/ready" ]
engine=${ENGINE:-yes}
[ -e "$repository/plugin/app/target/bearing.jar" ] || engine=no
if [ "$engine" = yes ]; then
    wait_for "the engine" [ -s "$BEARING_RUNTIME_DIR/control" ]
fi
sleep 1
touch "$work/go"
play "ardour:Bus/audio_in 1" "ardour:Bus/audio_in 2" "ardour:Bus/audio_out 1" "ardour:Bus/audio_out 2" "Ardour, VST3"
wait_for "Ardour's end" [ -e "$work/done" ]
wait "$ardour" # jackd does not end while a client that was killed is missing
[ -z "${SHOW:-}" ] || cat "$work/ardour.log"
if [ "$engine" = yes ]; then
    awk '$2 == "azimuth" && $5 == 1 { print $1 - 0.5, $3 }' "$work/ardour.log" >"$work/azimuth"
    [ -s "$work/azimuth" ] || { tail -20 "$work/ardour.log" >&2; fail "Ardour showed no direction"; }
    near "$work/azimuth" 2 6 30 6
    near "$work/azimuth" 8 12 -45 6
else
    echo "no engine: the outputs were not looked at"
fi

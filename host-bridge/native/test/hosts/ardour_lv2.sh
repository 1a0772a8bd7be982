#!/bin/sh
# Ardour with the plug-in on a stereo track: the scene in real time, the outputs as they move, the audio bit by bit.
. "$(dirname "$0")/lib.sh"
need ardour7-lua ffmpeg
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
scene
start_jack

WORK=$work PLUGIN=${PLUGIN:-$uri} TYPE=${TYPE:-LV2} LISTEN_S=16 ardour7-lua "$here/ardour.lua" >"$work/ardour.log" 2>&1 &
ardour=$!
started="$started $ardour"
wait_for "Ardour's track" [ -e "$work/ready" ]
wait_for "the engine" [ -s "$BEARING_RUNTIME_DIR/control" ]
sleep 1
touch "$work/go"
play "ardour:Bus/audio_in 1" "ardour:Bus/audio_in 2" "ardour:Bus/audio_out 1" "ardour:Bus/audio_out 2" Ardour
wait_for "Ardour's end" [ -e "$work/done" ]
wait "$ardour"
awk '$2 == "azimuth" && $5 == 1 { print $1 - 0.5, $3 }' "$work/ardour.log" >"$work/azimuth"
[ -s "$work/azimuth" ] || { tail -20 "$work/ardour.log" >&2; fail "Ardour showed no direction"; }
near "$work/azimuth" 2 6 30 6
near "$work/azimuth" 8 12 -45 6

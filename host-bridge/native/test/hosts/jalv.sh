#!/bin/sh
# jalv under a JACK server: the scene in real time, the outputs as they move, the audio bit by bit.
. "$(dirname "$0")/lib.sh"
need jalv ffmpeg perl stdbuf
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
scene
start_jack

mkfifo "$work/keys"
# Asked four times a second, jalv prints its outputs.
while sleep 0.25; do echo monitors; done >"$work/keys" &
started="$! $started"
stdbuf -oL jalv -x -n bearing "$uri" <"$work/keys" 2>&1 |
    perl -MTime::HiRes=time -ne '$| = 1; print time, " $_"' >"$work/jalv.log" &
wait_for "jalv's ports" sh -c 'jack_lsp | grep -q "^bearing:"'
ports=$(jack_lsp 2>/dev/null | grep "^bearing:")
in_left=$(echo "$ports" | sed -n 1p)
in_right=$(echo "$ports" | sed -n 2p)
out_left=$(echo "$ports" | sed -n 3p)
out_right=$(echo "$ports" | sed -n 4p)
started="$(pgrep -f "jalv -x -n bearing $uri" | tr '\n' ' ') $started"

# The engine starts with the first instance; the scene waits until it listens.
wait_for "the engine" [ -s "$BEARING_RUNTIME_DIR/control" ]
sleep 1
play "$in_left" "$in_right" "$out_left" "$out_right" jalv

began=$(cat "$work/began")
awk -v began="$began" '/out_azimuth/ { angle = $NF } /out_present/ { if ($NF > 0) print $1 - began, angle }' \
    "$work/jalv.log" >"$work/azimuth"
near "$work/azimuth" 2 6 30 6
near "$work/azimuth" 8 12 -45 6

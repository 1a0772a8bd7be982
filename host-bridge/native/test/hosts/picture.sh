#!/bin/sh
# picture.sh OUT.png: the plug-in in jalv's window while the scene plays; for docs/.
out=$(readlink -f "${1:?name the picture: picture.sh OUT.png}")
. "$(dirname "$0")/lib.sh"
need jalv.gtk3 Xvfb ffmpeg
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
scene
start_jack
export DISPLAY=:97
Xvfb "$DISPLAY" -screen 0 900x900x24 >/dev/null 2>&1 &
started="$started $!"
sleep 1
jalv.gtk3 -g -n bearing "$uri" >"$work/jalv.log" 2>&1 &
started="$! $started"
wait_for "jalv's ports" sh -c 'jack_lsp | grep -q "^bearing:"'
wait_for "the engine" [ -s "$BEARING_RUNTIME_DIR/control" ]
sleep 1
(sleep 5 && ffmpeg -v error -y -f x11grab -draw_mouse 0 -video_size 640x622 -i "$DISPLAY" -frames:v 1 "$out") &
ports=$(jack_lsp 2>/dev/null | grep "^bearing:")
play "$(echo "$ports" | sed -n 1p)" "$(echo "$ports" | sed -n 2p)" "$(echo "$ports" | sed -n 3p)" \
    "$(echo "$ports" | sed -n 4p)" jalv.gtk3
echo "$out"

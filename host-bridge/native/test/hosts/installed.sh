#!/bin/sh
# Install, delete what was built, and use it: the plug-ins start the installed engine.
. "$(dirname "$0")/lib.sh"
need ffmpeg java lv2apply
need_file "$target/bearing.clap"
need_file "$repository/plugin/app/target/bearing.jar"
scene
unset BEARING_ENGINE_CONF
mkdir -p "$work/clone/plugin/app/target" "$work/clone/host-bridge/native"
cp -r "$repository/plugin/app/target/bearing.jar" "$repository/plugin/app/target/lib" "$work/clone/plugin/app/target"
cp -r "$target" "$work/clone/host-bridge/native/target"
java -Duser.home="$HOME" -jar "$work/clone/plugin/app/target/bearing.jar" install || fail "install"
rm -r "$work/clone"

installed=$(sed -n 's/^jar=//p' "$XDG_DATA_HOME/bearing/engine.conf")
[ -f "$installed" ] || fail "engine.conf names no jar that is there"
LV2_PATH=$HOME/.lv2 lv2apply -i "$work/in.wav" -o "$work/out.wav" "$uri" >/dev/null || fail "lv2apply cannot run it"
env PATH=/usr/bin:/bin "$(command -v java)" -jar "$installed" host "$work/in.wav" --plugin "$HOME/.clap/bearing.clap" --offline \
    >"$work/host.jsonl" || fail "the host cannot run it"
sed -n 's/.*"time_s":\([0-9.]*\),"parameter":"azimuth out","value":\([-0-9.]*\).*/\1 \2/p' "$work/host.jsonl" >"$work/azimuth"
near "$work/azimuth" 2 6 30 6
near "$work/azimuth" 8 12 -45 6
java -Duser.home="$HOME" -jar "$installed" doctor | grep -i -E "plug-in|engine|install" || fail "doctor says nothing of it"
java -Duser.home="$HOME" -jar "$installed" install --uninstall || fail "uninstall"
[ ! -e "$HOME/.clap/bearing.clap" ] && [ ! -e "$HOME/.lv2/bearing.lv2" ] || fail "uninstalling left plug-ins behind"

#!/bin/sh
# The CLAP plug-in in the Java host over JNA: the scene twice as an offline export gives the same sound, bit by bit, and
# the same outputs; and qtractor's scanner knows it.
. "$(dirname "$0")/lib.sh"
need ffmpeg java
need_file "$target/bearing.clap"
need_file "$repository/plugin/app/target/bearing.jar"
scene
export_once() {
    java -jar "$repository/plugin/app/target/bearing.jar" host "$work/in.wav" --plugin "$target/bearing.clap" --offline \
        --out "$work/$1.wav" >"$work/$1.jsonl" || fail "the host cannot run it"
    samples "$work/$1.wav" >"$work/$1.raw"
    same "$work/in.raw" "$work/$1.raw" "the CLAP host"
}
export_once first
export_once second
cmp "$work/first.jsonl" "$work/second.jsonl" || fail "two exports have different outputs"
sed -n 's/.*"time_s":\([0-9.]*\),"parameter":"azimuth out","value":\([-0-9.]*\).*/\1 \2/p' "$work/first.jsonl" >"$work/azimuth"
near "$work/azimuth" 2 6 30 6
near "$work/azimuth" 8 12 -45 6
echo "two exports: the same sound and $(wc -l <"$work/first.jsonl") outputs"

scanner=/usr/lib/x86_64-linux-gnu/qtractor/qtractor_plugin_scan
[ -x "$scanner" ] && command -v xvfb-run >/dev/null || { echo "left out: qtractor's scanner is not installed"; exit 0; }
echo "CLAP:$target/bearing.clap" | timeout 60 xvfb-run -a "$scanner" >"$work/scan" 2>&1
grep -q "^CLAP|Bearing|2:2|" "$work/scan" || { cat "$work/scan" >&2; fail "qtractor's scanner does not know it"; }
echo "qtractor: $(grep "^CLAP|" "$work/scan")"

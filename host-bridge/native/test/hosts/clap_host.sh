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
        --set capture=1 --out "$work/$1.wav" >"$work/$1.jsonl" || fail "the host cannot run it"
    mv "$XDG_DATA_HOME"/bearing/captures/*.jsonl "$work/$1.capture.jsonl" || fail "nothing was captured"
    samples "$work/$1.wav" >"$work/$1.raw"
    same "$work/in.raw" "$work/$1.raw" "the CLAP host"
}
curves() {
    sed -n 's/.*"time_s":\([0-9.]*\),"parameter":"azimuth","value":\([-0-9.]*\).*/\1 \2/p' "$work/$1.jsonl" >"$work/automation"
    java -jar "$repository/plugin/app/target/bearing.jar" localize --from-capture "$work/$1.capture.jsonl" \
        --out "$work/capture.csv" || fail "the capture cannot be read back"
    sed 1d "$work/capture.csv" | tr ',' ' ' | awk '{ print $1, $3 }' >"$work/captured"
}
export_once first
export_once second
cmp "$work/first.jsonl" "$work/second.jsonl" || fail "two exports have different outputs"
cmp "$work/first.capture.jsonl" "$work/second.capture.jsonl" || fail "two exports captured different directions"
echo "two exports: the same sound and $(wc -l <"$work/first.jsonl") outputs"
sed -n 's/.*"time_s":\([0-9.]*\),"parameter":"azimuth out","value":\([-0-9.]*\).*/\1 \2/p' "$work/first.jsonl" >"$work/azimuth"
near "$work/azimuth" 2 6 30 6
near "$work/azimuth" 8 12 -45 6
curves first
near "$work/captured" 2 5.9 30 6
near "$work/captured" 6.6 12 -45 6
live=$(lag "$work/automation" 30 -45)
file=$(lag "$work/captured" 30 -45)
echo "talker: lag behind the jump, by cross-correlation: automation as it is written $live s, captured file $file s"

# Speech is not heard everywhere alike, so where it seems to jump follows from what is said around it. A steady noise that
# jumps from one delay to another shows the lag alone: the captured file's is at most one hop, 64 ms.
ffmpeg -v error -y -filter_complex "anoisesrc=r=48000:d=6:seed=1:a=0.2,asplit[a][b];[b]adelay=10S[c];[a][c]join=inputs=2:channel_layout=stereo[left];
    anoisesrc=r=48000:d=6:seed=2:a=0.2,asplit[d][e];[d]adelay=16S[f];[f][e]join=inputs=2:channel_layout=stereo[right];[left][right]concat=v=0:a=1" \
    -c:a pcm_f32le "$work/in.wav" || fail "ffmpeg cannot make the noise"
samples "$work/in.wav" >"$work/in.raw"
export_once noise
curves noise
from=$(awk '$1 > 2 && $1 < 5 { s += $2; n++ } END { print s / n }' "$work/captured")
to=$(awk '$1 > 7 && $1 < 11 { s += $2; n++ } END { print s / n }' "$work/captured")
live=$(lag "$work/automation" "$from" "$to")
file=$(lag "$work/captured" "$from" "$to")
echo "noise: lag behind the jump from $from to $to degrees: automation as it is written $live s, captured file $file s"
awk -v lag="$file" 'BEGIN { exit lag < -0.065 || lag > 0.065 }' || fail "the captured file lags by $file s, more than a hop"

scanner=/usr/lib/x86_64-linux-gnu/qtractor/qtractor_plugin_scan
[ -x "$scanner" ] && command -v xvfb-run >/dev/null || { echo "left out: qtractor's scanner is not installed"; exit 0; }
echo "CLAP:$target/bearing.clap" | timeout 60 xvfb-run -a "$scanner" >"$work/scan" 2>&1
grep -q "^CLAP|Bearing|2:2|" "$work/scan" || { cat "$work/scan" >&2; fail "qtractor's scanner does not know it"; }
echo "qtractor: $(grep "^CLAP|" "$work/scan")"

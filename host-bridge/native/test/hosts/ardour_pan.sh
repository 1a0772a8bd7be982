#!/bin/sh
# The script that './bearing localize --format ardour' writes, run in Ardour: the session is saved, opened again and exported, and the
# levels of the two channels follow the curve. A mono track's panner has constant power; a stereo track carries the plug-in, whose
# Azimuth gets the degrees.
. "$(dirname "$0")/lib.sh"
need ardour7-lua ffmpeg
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"

# A source at the left (+30 degrees) that moves to the right (-30) between 2 and 4 s.
awk 'BEGIN {
    for (t = 0.5; t < 7; t += 0.064) {
        azimuth = t < 2 ? 30 : t < 4 ? 30 - 30 * (t - 2) : -30
        printf "{\"time_s\":%.3f,\"track\":1,\"azimuth_deg\":%.1f,\"confidence\":0.9,\"spread_deg\":4.0}\n", t, azimuth
    }
}' >"$work/turn.jsonl"
"$java" -jar "$repository/plugin/app/target/bearing.jar" localize --from-capture "$work/turn.jsonl" --format ardour \
    --out "$work/turn.lua" || fail "no script was written"

# INPUTS PLUGIN
play_script() {
    rm -rf "$work/session" "$work/export" "$work/saved" "$work/exported"
    mkdir -p "$work/export"
    for stage in saved exported; do
        WORK=$work LISTEN_S=7 INPUTS=$1 PLUGIN=$2 SCRIPT=$work/turn.lua EXPORT=$([ $stage = saved ] || echo 1) \
            timeout 120 ardour7-lua "$here/ardour_pan.lua" >"$work/$stage.log" 2>&1
        code=$?
        [ -e "$work/$stage" ] || { tail -20 "$work/$stage.log" >&2; crashed $code; fail "Ardour has not $stage the session"; }
    done
    # Ardour exports at 44.1 kHz.
    ffmpeg -v error -i "$work/export/pan.wav" -ar 48000 -f f32le -c:a pcm_f32le "$work/pan.raw" -y || fail "nothing was exported"
}

# The two samples at a time in ms.
at() {
    od -An -tf4 -j$(($1 * 48 * 8)) -N8 "$work/pan.raw"
}

# Where a constant-power pan stands by its levels: 0 = left, 1 = right. TIME_MS TRUTH; 3 of 60 degrees are 0.05.
stands() {
    at "$1" | awk -v t="$1" -v truth="$2" '{
        pan = atan2($2, $1) / (atan2(0, -1) / 2)
        printf "%.1f s: left %.3f right %.3f, pan %.3f for %.2f\n", t / 1000, $1, $2, pan, truth
        exit $1 + $2 > 0.1 && pan > truth - 0.06 && pan < truth + 0.06 ? 0 : 1
    }' || fail "the pan at $1 ms is not that of the curve"
}

play_script 1 ""
for point in "1000 0" "1800 0" "2500 0.25" "3000 0.5" "3500 0.75" "4200 1" "6000 1"; do
    stands $point
done

play_script 2 "$uri"
at 1500 | awk '{ exit $1 > 0.1 && $2 < 0.02 ? 0 : 1 }' || fail "left is not left on the stereo track"
at 5000 | awk '{ exit $2 > 0.1 && $1 < 0.02 ? 0 : 1 }' || fail "right is not right on the stereo track"
sed -n 's/^azimuth //p' "$work/exported.log" | awk '
    { truth = $1 < 2 ? 30 : $1 < 4 ? 30 - 30 * ($1 - 2) : -30
      d = $2 - truth
      if (d < -3.1 || d > 3.1) { print "azimuth " $2 " at " $1 " s for " truth; exit 1 }
      n++ }
    END { if (n < 6) exit 1; print n " azimuths of the plug-in as written" }' ||
    fail "the plug-in's azimuth is not that of the curve"

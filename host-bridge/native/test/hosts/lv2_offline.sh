#!/bin/sh
# lv2_validate, lv2apply, lv2proc, ffmpeg and ecasound: the audio comes back bit by bit, without an engine.
. "$(dirname "$0")/lib.sh"
need lv2_validate lv2apply lv2proc ffmpeg ecasound
need_file "$target/bearing.lv2/manifest.ttl"
rm "$BEARING_ENGINE_CONF" # none of these hosts says that it is offline, and none lasts long enough for an engine
scene

lv2_validate "$target"/bearing.lv2/*.ttl >"$work/validate" 2>&1 || { cat "$work/validate"; fail "lv2_validate complains"; }
echo "lv2_validate: $(grep -i "error" "$work/validate" | tail -1)"

for plugin in "$uri" "$capture_uri"; do
    lv2info "$plugin" >"$work/info" 2>&1 || fail "lv2info does not know $plugin"
done
grep -q "Azimuth" "$work/info" || fail "lv2info shows no azimuth"

lv2apply -i "$work/in.wav" -o "$work/out.wav" "$uri" >/dev/null || fail "lv2apply cannot run it"
samples "$work/out.wav" >"$work/out.raw"
same "$work/in.raw" "$work/out.raw" lv2apply

lv2proc -i "$work/in.wav" -o "$work/proc.wav" "$uri" >/dev/null 2>&1 || fail "lv2proc cannot run it"
samples "$work/proc.wav" >"$work/proc.raw"
same "$work/in.raw" "$work/proc.raw" lv2proc

ffmpeg -v error -y -i "$work/in.wav" -af 'lv2=p=urn\\:bearing\\:bearing' -c:a pcm_f32le -bitexact "$work/ff.wav" ||
    fail "ffmpeg cannot run it"
samples "$work/ff.wav" >"$work/ff.raw"
same "$work/in.raw" "$work/ff.raw" ffmpeg

# Bare samples, because ecasound does not read the header that ffmpeg writes for floats.
ecasound -q -f:f32_le,2,48000 -i "$work/in.raw" -f:f32_le,2,48000 -o "$work/eca.raw" "-elv2:$uri" >"$work/eca.log" 2>&1 ||
    { cat "$work/eca.log"; fail "ecasound cannot run it"; }
same "$work/in.raw" "$work/eca.raw" ecasound
echo "lv2apply, lv2proc, ffmpeg, ecasound: bit by bit"

#!/bin/sh
# Two instances in two hosts send to one object number: a real OSC receiver sees the first one only. LEFT is positive.
. "$(dirname "$0")/lib.sh"
need oscdump
need_file "$target/bearing.clap"
need_file "$repository/plugin/app/target/bearing.jar"
port=$((20000 + $$ % 20000))
mkdir -p "$XDG_CONFIG_HOME/bearing"
echo "here = osc:127.0.0.1:$port,adm-osc" >"$XDG_CONFIG_HOME/bearing/targets.conf"
oscdump -L "$port" >"$work/osc" 2>"$work/osc.log" &
started="$started $!"

# host NAME SECONDS OPTIONS...: an instance that sends, with the scene's sound.
host() {
    name=$1
    shift
    java -XX:+UseSerialGC -jar "$repository/plugin/app/target/bearing.jar" host "$here/two-places.wav" \
        --plugin "$target/bearing.clap" --realtime --settle 4 --set target=0 --set object=5 "$@" \
        >"$work/$name.out" 2>"$work/$name.log" &
}
host first --set send=1
first=$!
sleep 3
host second --set send=1
second=$!
host third
third=$!
started="$started $first $second $third"
wait "$first" "$second" "$third"
sed -i 's/^[^ ]* //' "$work/osc" # the time in front
grep -q "\"number in use\"" "$work/second.out" || fail "the second instance does not say that the number is in use"
grep -q "listening" "$work/first.out" || fail "the first instance does not say that it listens"
! grep -q "number in use" "$work/third.out" || fail "an instance that does not send claims a number"
grep -q '^/adm/obj/5/name s "two-places.wav"' "$work/osc" ||
    fail "the object has not the track's name: $(grep name "$work/osc" | head -2)"
[ -z "$(grep -v '^/adm/obj/5/' "$work/osc")" ] || fail "sent besides: $(grep -v '^/adm/obj/5/' "$work/osc" | head -2)"
[ "$(grep -c '/mute i 1' "$work/osc")" -ge 1 ] || fail "the object was never muted"

# One instance tells a place, then the other; two at once would mix them. The middle of each half is far from the jump.
awk '$1 ~ /\/aed$/ { print $3 }' "$work/osc" >"$work/sent"
lines=$(wc -l <"$work/sent")
[ "$lines" -gt 60 ] || fail "only $lines directions were sent"
awk -v n="$lines" 'NR > n * 0.2 && NR < n * 0.45 { print 1, $1 } NR > n * 0.65 && NR < n * 0.95 { print 2, $1 }' \
    "$work/sent" >"$work/halves"
near "$work/halves" 1 1 30 6
near "$work/halves" 2 2 -45 6
echo "oscdump saw $lines directions of one object from two instances; the second said: number in use"

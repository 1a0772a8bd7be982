#!/bin/sh
# Ardour records the scene's direction as automation: pass 1 in Write, pass 2 in Touch writes nothing, then a point is
# edited and the outputs follow the edit.
. "$(dirname "$0")/lib.sh"
need ardour7-lua ffmpeg perl
need_file "$target/bearing.lv2/manifest.ttl"
need_file "$repository/plugin/app/target/bearing.jar"
scene
start_jack

# One run of Ardour: its environment, then whether the scene is played.
ardour() {
    rm -f "$work/ready" "$work/go" "$work/rolling" "$work/done"
    env WORK="$work" PLUGIN="$capture_uri" LISTEN_S=17 "$@" ardour7-lua "$here/ardour.lua" >"$work/ardour.log" 2>&1 &
    ardour=$!
    started="$started $ardour"
    wait_for "Ardour's track" [ -e "$work/ready" ]
    wait_for "the engine" [ -s "$BEARING_RUNTIME_DIR/control" ]
    sleep 1
    touch "$work/go"
    wait_for "the transport" [ -e "$work/rolling" ]
}
played() {
    sleep 1 # a track that begins to roll fades its monitoring
    play "ardour:Bus/audio_in 1" "ardour:Bus/audio_in 2" "ardour:Bus/audio_out 1" "ardour:Bus/audio_out 2" "$1"
    ended
}
# The next one may come only when this one has left the JACK server.
ended() {
    wait_for "Ardour's end" [ -e "$work/done" ]
    wait "$ardour"
}
# The points of the plug-in's azimuth in the saved session: seconds and degrees. Points stand in quarter notes of 1920
# ticks; a new session plays 120 a minute.
points() {
    perl -0777 -ne 'while (/<AutomationList ([^>]*[^>\/])>(.*?)<\/AutomationList>/sg) {
        my ($head, $body) = ($1, $2);
        next unless $head =~ /automation-id="parameter-'"$1"'"/ && $body =~ /<events>(.*?)<\/events>/s;
        for (split /\n/, $1) { printf "%.3f %s\n", $1 / 3840, $2 if /^\s*[bB](\d+)\s+(\S+)/ } }' "$work/session/bearing.ardour"
}

ardour RECORD=Write
rolled=$(stat -c %.Y "$work/rolling")
played "pass 1, Write"
azimuth=$(sed -n 's/^port Azimuth \([0-9]*\)$/\1/p' "$work/ardour.log")
points "$azimuth" >"$work/points"
count=$(wc -l <"$work/points")
[ "$count" -ge 20 ] || { tail -5 "$work/ardour.log" >&2; fail "only $count points were recorded"; }
# The scene begins on the timeline when it was played after the transport rolled.
began=$(cat "$work/began")
awk -v offset="$(echo "$began $rolled" | awk '{ print $1 - $2 }')" '{ print $1 - offset, $2 }' "$work/points" >"$work/curve"
near "$work/curve" 2 6 30 6
near "$work/curve" 8 12 -45 6
awk '$2 > -0.5 && $2 < 0.5 { bad++ } END { exit bad > 0 }' "$work/points" || fail "points at 0 degrees, where nothing was"
stopped=$(awk '/position/ { p = $NF } END { print p / 48000 + 0.2 }' "$work/ardour.log")
awk -v stop="$stopped" '$1 > stop { late++ } END { exit late > 0 }' "$work/points" || fail "points after the stop"
echo "pass 1, Write: $count points, none at 0, none after the stop"

ardour SESSION=1 RECORD=Touch
played "pass 2, Touch"
points "$azimuth" >"$work/points2"
cmp "$work/points" "$work/points2" || fail "a pass in Touch wrote points"
echo "pass 2, Touch: nothing written"

# Someone drags the curve to 77 degrees for a second around the fourth, and lets it steer.
perl -0777 -pi -e 's/(<AutomationList [^>]*automation-id="parameter-'"$azimuth"'".*?<events>)(.*?)(<\/events>)/
    my ($a, $b, $c) = ($1, $2, $3);
    $b =~ s{([bB])(\d+) (\S+)}{"$1$2 " . ($2 >= 3840 * 3.5 && $2 <= 3840 * 4.5 ? 77 : $3)}ge; "$a$b$c"/se' \
    "$work/session/bearing.ardour"
points "$azimuth" | awk '$2 == 77 { n++ } END { exit n < 3 }' || fail "the session cannot be edited"
ardour SESSION=1 FOLLOW=1
ended
awk '$2 == "azimuth" { print $NF / 48000, $3 }' "$work/ardour.log" >"$work/followed"
near "$work/followed" 3.7 4.3 77 1
near "$work/followed" 5 7 30 6
echo "source = automation: the outputs follow the edited curve"

#!/bin/sh
# Runs the plug-ins inside real hosts, one test after the other, and says how each ended. A test whose host is not installed
# is left out; one in which Ardour crashed is tried again, eight times at most. Exit code 1 if one failed.
here=$(cd "$(dirname "$0")" && pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
for test in lv2_offline clap_host sends installed faults jalv ardour_lv2 ardour_record ardour_export ardour_vst3 ardour_pan; do
    tries=1
    while timeout 300 "$here/$test.sh" >"$log" 2>&1; code=$?; [ $code -eq 75 ] && [ $tries -lt 8 ]; do
        echo "crashed   $test: Ardour, once more: $(sed -n "s/^failed: //p" "$log")"
        tries=$((tries + 1))
    done
    case $code in
        0) echo "passed    $test" && sed 's/^/            /' "$log" ;;
        77) echo "left out  $test: $(sed -n 's/^left out: //p' "$log")" ;;
        *) echo "FAILED    $test" && sed 's/^/            /' "$log" && failed=1 ;;
    esac
done
exit $failed

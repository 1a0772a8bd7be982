#!/bin/sh
# bench.sh [OUT.md]: measures the bridge on this machine and writes the table of docs/results/bridge.md.
out=${1:--}
cd "$(dirname "$0")/.." || exit 1
sh build.sh tests || exit 1
repository=$(cd ../.. && pwd)
[ -x target/tests/bench_engine ] || exit 1
jar=$repository/plugin/app/target/bearing.jar
[ -f "$jar" ] || { echo "there is no $jar: run ./bearing --version first" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_DATA_HOME="$work/home/data" BEARING_RUNTIME_DIR="$work/run"
mkdir -p "$HOME"
unset BEARING_ENGINE_CONF
java -Duser.home="$HOME" -jar "$jar" install >"$work/install" 2>&1 || { cat "$work/install" >&2; exit 1; }
export BEARING_ENGINE_CONF="$XDG_DATA_HOME/bearing/engine.conf"

stop_engine() {
    pid=$(od -An -tu4 -j12 -N4 "$BEARING_RUNTIME_DIR/control" 2>/dev/null | tr -d ' ')
    [ -n "$pid" ] && [ "$pid" != 0 ] && kill "$pid" 2>/dev/null && sleep 1
}
echo "bench: process()" >&2
BEARING_ENGINE_CONF=none target/tests/bench_process >"$work/process" || exit 1
# The virtual machine compiles what a stream runs bit by bit: with one instance it has little left to do after 100 s.
for run in 1:150 32:90; do
    echo "bench: the engine with ${run%:*}" >&2
    target/tests/bench_engine ${run%:*} ${run#*:} >"$work/engine${run%:*}" || exit 1
    stop_engine
done
echo "bench: the lag" >&2
sh test/hosts/clap_host.sh >"$work/lag" 2>/dev/null
begin=$(date +%s%N)
echo "bench: the kill storm" >&2
storm=$(target/tests/test_storm 2>&1 | tail -1)
took=$(($(date +%s%N) - begin))

value() {
    sed "s/.*\"$2\": \([-0-9.]*\).*/\1/" "$work/$1"
}
# lag talker|noise live|file
lag_of() {
    case $2 in
        live) sed -n "s/^$1: lag.*as it is written \([-0-9.]*\) s.*/\1/p" "$work/lag" ;;
        file) sed -n "s/^$1: lag.*captured file \([-0-9.]*\) s.*/\1/p" "$work/lag" ;;
    esac
}
verdict() {
    awk -v seen="$1" -v most="$2" 'BEGIN { print seen <= most ? "yes" : "**no**" }'
}
row() {
    echo "| $1 | $2 $4 | $3 $4 | $(verdict "$2" "$3") |"
}
page() {
    cat <<EOF
# The bridge between a host and the engine

Made by \`host-bridge/native/test/bench.sh docs/results/bridge.md\`; other machines give other numbers. Machine:
$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before it began.

| what | seen | at most | held |
|---|---|---|---|
$(row "\`process()\` at 256 frames against an empty plug-in, median: core" "$(value process core_ratio_p50)" 4 times)
$(row "the same, 99th percentile" "$(value process core_ratio_p99)" 8 times)
$(row "LV2's \`run()\`, median" "$(value process lv2_ratio_p50)" 4 times)
$(row "the same, 99th percentile" "$(value process lv2_ratio_p99)" 8 times)
$(row "CLAP's \`process()\`, median" "$(value process clap_ratio_p50)" 4 times)
$(row "the same, 99th percentile" "$(value process clap_ratio_p99)" 8 times)
$(row "VST3's \`process()\`, median" "$(value process vst3_ratio_p50)" 4 times)
$(row "the same, 99th percentile" "$(value process vst3_ratio_p99)" 8 times)
$(row "opening and closing an instance, as a scan does" "$(awk "BEGIN { print $(value process open_close_ns) / 1e6 }")" 2 ms)
$(row "host memory per active instance" "$(awk "BEGIN { printf \"%.2f\", $(value process kb_per_instance) / 1024 }")" 1.2 MB)
$(row "activation to \"listening\", engine cold" "$(value engine1 cold_listening_s)" 1.5 s)
$(row "the same, engine running" "$(value engine1 warm_listening_s)" 0.3 s)
$(row "activation to the first direction, engine cold" "$(value engine1 cold_direction_s)" 2.5 s)
$(row "the same, engine running" "$(value engine1 warm_direction_s)" 1.3 s)
$(row "engine with 1 instance: resident memory" "$(value engine1 mb)" 150 MB)
$(row "engine with 1 instance: of one core" "$(value engine1 cpu_percent)" 2 %)
$(row "engine with 32 instances: resident memory" "$(value engine32 mb)" 400 MB)
$(row "engine with 32 instances: of one core" "$(value engine32 cpu_percent)" 50 %)
$(row "captured file: lag behind a steady noise's jump" "$(lag_of noise file)" 0.064 s)

Lags are by cross-correlation with the jump, in the CLAP host's export (\`test/hosts/clap_host.sh\`). The automation as it is
written live lags by $(lag_of noise live) s for the noise: half of the second that is listened to, and several estimates until another
place is believed. For a talker who jumps it is $(lag_of talker live) s, and $(lag_of talker file) s in the captured file: when speech is heard at the
new place follows from what is said around the jump.

The empty plug-in takes $(value process empty_p50_ns) / $(value process empty_p99_ns) ns (median / 99th percentile), the core $(value process core_p50_ns) /
$(value process core_p99_ns) ns, LV2 $(value process lv2_p50_ns) / $(value process lv2_p99_ns), CLAP $(value process clap_p50_ns) / $(value process clap_p99_ns), VST3 $(value process vst3_p50_ns) / $(value process vst3_p99_ns) ns. With 32 instances that become active at once and a cold engine it
takes $(value engine32 cold_listening_s) s until all of them listen, and $(value engine32 lost_frames) frames of all 32 together are lost meanwhile; with a
running one $(value engine32 warm_listening_s) s. A noise 0.25 ms earlier at the left was placed at $(value engine1 azimuth_deg) degrees. The kill storm (60,000
blocks, 25 kills): "$storm" in $((took / 1000000000)) s.
EOF
}
if [ "$out" = - ]; then page; else cd "$repository" && page >"$work/page" && cp "$work/page" "$out"; fi

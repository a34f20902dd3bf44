#!/bin/sh
# FUZZER CORPUS: runs for some seconds from the kept corpus; what is found new stays out of the tree.
#   BEKET_FUZZ_SECONDS=600 meson test --suite fuzz    longer
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$2/." "$work/"
# A seed that is longer than the limit would be cut, and no act survives that.
max=$(find "$2" -type f -printf '%s\n' | sort -n | tail -n 1)
[ "${max:-0}" -gt 61440 ] && max=$((max + 4096)) || max=65536
exec_seconds=${BEKET_FUZZ_SECONDS:-6}
[ "${BEKET_LONG:-0}" = 1 ] && exec_seconds=${BEKET_FUZZ_SECONDS:-120}
ASAN_OPTIONS=detect_leaks=1 "$1" -max_total_time="$exec_seconds" -timeout=10 -rss_limit_mb=1024 -max_len=$max \
  -artifact_prefix="$work/" -print_final_stats=1 "$work" || { cat "$work"/crash-* 2>/dev/null | head -c 2000 | od -c | head -n 40; exit 1; }

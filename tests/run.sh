#!/bin/sh
# Installs what it needs, builds, runs every test without a screen; the last line counts.
#   BEKET_LONG=1 sh tests/run.sh    the long drills too
set -eu

cd "$(dirname "$0")/.."
. data/install.sh

build=${BEKET_BUILD:-build/tests}
# Set and "1", or not set at all: nobody has to ask which.
[ "${BEKET_LONG:-0}" = 1 ] || unset BEKET_LONG

beket_install $BEKET_PACKAGES $BEKET_DISPLAY_PACKAGES desktop-file-utils appstream jq sqlite3 qpdf poppler-utils mupdf-tools openssl \
  uncrustify zbar-tools libxtst-dev libasan8 curl softhsm2 gnutls-bin
# The fuzzers need clang with its runtime, whose package carries the version of the release.
beket_install clang
beket_install "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"

# The environment of whoever runs this must not decide.
unset LANGUAGE LC_MESSAGES BEKET_STATION BEKET_DATADIR BEKET_LOCALEDIR || true
export LC_ALL=C.UTF-8

logs=$build/logs
mkdir -p "$logs"
: >"$logs/all.json"
status=0

# One suite of one build, and what is not built yet of what it needs: its subtests are counted from TAP, so that a program with forty tests
# counts forty.
run_suite () {
  name=$1 folder=$2
  shift 2
  echo "== $name"
  meson test -C "$folder" --print-errorlogs --timeout-multiplier 4 --logbase "beket-$name" "$@" \
    >"$logs/$name.out" 2>&1 || { status=1; tail -n 120 "$logs/$name.out"; }
  cat "$folder/meson-logs/beket-$name.json" >>"$logs/all.json"
}

configure () {
  folder=$1 targets=$2
  shift 2
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" >"$logs/setup.out" 2>&1 || { cat "$logs/setup.out"; exit 1; }
  ninja -C "$folder" $targets >"$logs/build.out" 2>&1 || { grep -E 'error|FAILED' -A6 "$logs/build.out" | head -n 80; exit 1; }
}

configure "$build/plain" "" --fatal-meson-warnings
run_suite plain "$build/plain"

# Window tests stay outside: GTK's own caches are no leaks of ours. What goes over everything there is (suite "whole": each byte, each form, kill after
# kill) goes once, above: the same code runs here in parts.
# The programs are built as its suites need them: nothing of the window.
configure "$build/asan" build.ninja -Db_sanitize=address,undefined -Db_lundef=false -Dbuildtype=debug
export G_SLICE=always-malloc UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"
# What a disk does was waited for above; here the stores are in memory, where there is room for them.
disk=${TMPDIR:-/tmp}
room=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)
[ "${room:-0}" -lt 1000000 ] || export TMPDIR=/dev/shm
run_suite asan "$build/asan" --suite domain --suite record --suite trust --suite ledger --suite act --suite exchange \
  --suite node --suite station --suite tool --no-suite whole
unset ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS G_SLICE
export TMPDIR=$disk

CC=clang configure "$build/fuzz" fuzzers -Dfuzz=true -Dbuildtype=debugoptimized -Db_lundef=false
run_suite fuzz "$build/fuzz" --suite fuzz

# Reasons of what was skipped, then the count.
sh tests/count.sh "$logs/all.json"
exit $status

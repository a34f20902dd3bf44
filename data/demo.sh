#!/bin/sh
# Two states, one lorry: installs what is missing, builds, makes a world under build/demo and plays a crossing in two real
# windows, from the scan of a passport to the neighbour's recognition. Then the windows are yours.
#
#   sh data/demo.sh               plays on this display and leaves the windows open
#   sh data/demo.sh --headless    plays on a display of its own; pictures in build/demo/screens (also when there is no display)
set -eu

cd "$(dirname "$0")/.."
. data/install.sh
. data/demo/keys.sh

headless=0
case ${1-} in
  '') ;;
  --headless) headless=1 ;;
  *) echo "usage: sh data/demo.sh [--headless]" >&2; exit 2 ;;
esac
[ -n "${DISPLAY-}" ] || headless=1

beket_install $BEKET_PACKAGES $BEKET_DISPLAY_PACKAGES jq

build=$PWD/build/beket
world=$PWD/build/demo
screens=$world/screens
[ -f "$build/build.ninja" ] || meson setup "$build" >/dev/null
echo "Building…"
ninja -C "$build" programs >"$PWD/build/build.log" 2>&1 || {
  grep -E 'error:|FAILED' -A4 "$PWD/build/build.log"; exit 1; }

beket=$build/src/app/beket beketctl=$build/src/tool/beketctl node=$build/src/node/beket-node
export BEKET_DATADIR="$PWD/data" BEKET_LOCALEDIR="$build/po" GSETTINGS_SCHEMA_DIR="$build/data"
unset BEKET_STATION LANGUAGE || true

# ---- What was started is stopped by its number ----

started=
stop_all () {
  trap - EXIT INT TERM
  for process in $started; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# ---- Words ----

failed=0
begun=$(date +%s)
check () { # what, then a command that must become true within 20 seconds
  what=$1
  shift
  if until_true 20 "$@"; then
    printf '  ✓ %s\n' "$what"
  else
    # What follows would only be guessed: the play ends here, and what came of it is still said.
    printf '  ✗ %s\n' "$what"
    failed=1
    return 1
  fi
}
until_true () { # seconds, command
  deadline=$(($(date +%s) + $1))
  shift
  while ! "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}
shows () { case $(xdotool getwindowname "$1" 2>/dev/null) in *"$2"*) return 0 ;; *) return 1 ;; esac; }
state_is () { # booth, list, jq condition
  "$beketctl" "$2" list $4 --json --station "$world/$1/booth" 2>/dev/null | jq -e "$3" >/dev/null 2>&1
}
crossing () { state_is kz crossing "$1" ''; }
crossing_there () { state_is ru crossing "$1" ''; }
own_act () { state_is kz act "$1" ''; }
their_act () { state_is ru act "$1" --neighbour; }
picture () { # window, name: taken when the window has drawn what it was told
  [ "$headless" -eq 1 ] || return 0
  settle "$1"
  import -window "$1" "$screens/$2.png"
}

. data/demo/play.sh

# ---- The world ----

rm -rf "$world"
mkdir -p "$PWD/build"
"$beketctl" demo world --folder "$world" --node-program "$node"
mkdir -p "$screens" "$world/acts"

start_node () { # side; sets node_$side
  "$node" run --node "$world/$1/node" >"$world/$1/node.out" 2>>"$world/$1/node.log" &
  eval "node_$1=$!"
  started="$started $!"
  until_true 10 grep -q '^ready' "$world/$1/node.out"
}
kill_node () { # as a power cut does
  eval "process=\$node_$1"
  kill -9 "$process"
  wait "$process" 2>/dev/null || true
}

if [ "$headless" -eq 1 ]; then
  export XDG_RUNTIME_DIR="$world/run" GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=memory GTK_A11Y=none
  mkdir -m 700 "$world/run"
  mkfifo "$world/run/display"
  Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$world/run/display" 2>"$world/run/xvfb.log" &
  started="$started $!"
  read -r number <"$world/run/display"
  export DISPLAY=":$number"
  setxkbmap us
  openbox >/dev/null 2>&1 &
  started="$started $!"
else
  export GDK_BACKEND=x11
fi

open_window () { # side, language; sets window_$side
  "$beket" --station "$world/$1/booth" --language "$2" >"$world/$1/beket.log" 2>&1 &
  process=$!
  started="$started $process"
  eval "beket_$1=$process"
  until_true 20 find_window "$1" || { cat "$world/$1/beket.log"; exit 1; }
}
find_window () { # side; sets window_$side: the window is built anew when the language changes
  eval "process=\$beket_$1"
  window=$(xdotool search --onlyvisible --pid "$process" 2>/dev/null | tail -n 1)
  [ -n "$window" ] && eval "window_$1=$window"
}

echo "1. Two stations, two test authorities, officers with keys behind PINs: $world"
start_node kz
start_node ru
echo "2. Two nodes run on loopback: HTTPS with mutual TLS"
open_window kz kk
open_window ru ru

play || true

# ---- What came of it ----

echo
echo "Acts:"
for number in $("$beketctl" act list --json --station "$world/kz/booth" | jq -r '.[].number'); do
  file=$world/acts/$number.pdf
  row=$("$beketctl" act show "$number" -o "$file" --station "$world/kz/booth")
  printf '  %s\n' "$file"
  for side in kz ru; do
    printf '    verified at the %s booth: %s\n' "$side" "$("$beketctl" verify "$file" --station "$world/$side/booth" | sed 's/.*: //')"
  done
  printf '%s' "$row" | jq -r '"    state: \(.state)", (.stages | to_entries | sort_by(.value)[] | "    \(.value)  \(.key)")'
done
printf '\n%s seconds, %s step failed\n' "$(($(date +%s) - begun))" "$failed"
if [ "$headless" -eq 1 ]; then
  echo "Pictures: $screens"
else
  echo "The windows are yours: PIN 246810 for KZ-10442, 135790 for RU-20917. Close both to end."
  wait "$beket_kz" "$beket_ru" || true
fi
exit "$((failed > 0))"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs one command on a display of its own: a private X server at a free number, a message bus and a window manager
# where they are installed. Ends what it started, by process number, whatever happens.
#
#   display.sh [--size 1366x768x24] COMMAND [ARGUMENT...]

set -u

size=1366x768x24
if [ "${1-}" = --size ]; then
  size=$2
  shift 2
fi

if ! command -v Xvfb >/dev/null; then
  echo "1..0 # SKIP no Xvfb here"
  exit 77
fi

run=$(mktemp -d) || exit 1
chmod 700 "$run"
server=
bus=
manager=

finish () {
  for process in $manager $bus $server; do
    kill "$process" 2>/dev/null
  done
  wait 2>/dev/null
  rm -rf "$run"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# -noreset: without it the server forgets the keyboard when its last client leaves.
mkfifo "$run/display"
Xvfb -displayfd 3 -screen 0 "$size" -nolisten tcp -noreset 3>"$run/display" >"$run/Xvfb.log" 2>&1 &
server=$!
read -r number <"$run/display" || { cat "$run/Xvfb.log" >&2; exit 1; }

export DISPLAY=":$number" XDG_RUNTIME_DIR="$run" GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER-cairo}"
unset WAYLAND_DISPLAY

# A bus with no service to start: nothing of this machine's desktop is woken, and a missing notifier is really missing.
if command -v dbus-daemon >/dev/null; then
  cat >"$run/bus.conf" <<EOF
<busconfig><type>session</type><listen>unix:dir=$run</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
EOF
  mkfifo "$run/address"
  dbus-daemon --nofork --config-file="$run/bus.conf" --print-address=3 3>"$run/address" 2>"$run/bus.log" &
  bus=$!
  read -r DBUS_SESSION_BUS_ADDRESS <"$run/address" && export DBUS_SESSION_BUS_ADDRESS
fi

# Without a window manager the window does not get the focus back from a dialog.
if command -v openbox >/dev/null && command -v xprop >/dev/null; then
  openbox --sm-disable >"$run/openbox.log" 2>&1 &
  manager=$!
  tries=0
  until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q '#' || [ $tries -ge 100 ]; do
    tries=$((tries + 1))
    sleep 0.05
  done
fi

"$@"

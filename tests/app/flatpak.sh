#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Parses the Flatpak manifest. flatpak-builder only warns of a property that it does not know: here that fails.
#
#   flatpak.sh FLATPAK_BUILDER MANIFEST

set -u
run=$(mktemp -d) || exit 1
trap 'rm -rf "$run"' EXIT

HOME=$run "$1" --show-manifest "$2" >"$run/manifest" 2>"$run/errors" || {
  cat "$run/errors" >&2
  exit 1
}

if grep -i 'unknown property' "$run/errors" >&2; then
  exit 1
fi

for needed in '"org.beket.Beket"' '"separate-locales" : false' '"command" : "beket"' talk-name=org.freedesktop.Notifications; do
  grep -q -- "$needed" "$run/manifest" || {
    echo "not in the manifest: $needed" >&2
    exit 1
  }
done

# Sourced by data/demo.sh and tests/run.sh: installs what is missing, and says so before it does it.

# Build and run.
BEKET_PACKAGES="gcc libc6-dev meson ninja-build pkgconf gettext libxml2-utils
libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libsqlite3-dev libjson-glib-dev libgnutls28-dev libmicrohttpd-dev
libqpdf-dev libqrencode-dev libpoppler-glib-dev libnotify-dev glib-networking librsvg2-common adwaita-icon-theme
fonts-noto-core"

# A display of its own, keys and pictures.
BEKET_DISPLAY_PACKAGES="xvfb xauth openbox xdotool x11-xkb-utils x11-utils imagemagick dbus"

beket_missing () {
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

beket_install () {
  missing=$(beket_missing "$@")
  [ -n "$missing" ] || return 0
  echo "Installing from Debian: $missing"
  if [ "$(id -u)" -eq 0 ]; then sudo=; else sudo=sudo; fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq update
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends \
    $missing >/dev/null
}

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the two faces of acts from Debian's Noto Sans (fonts-noto-core), by hb-subset (libharfbuzz-bin):
#   sh data/fonts/make.sh FOLDER
# Every letter, glyph number and layout feature stays; only hinting goes. Acts are drawn without it, but cairo copies its tables into each subset of
# each act: a seventh of the file of a short one.
set -eu

for face in NotoSans-Regular NotoSans-Bold; do
  hb-subset --font-file="/usr/share/fonts/truetype/noto/$face.ttf" --output-file="${1:?the folder}/$face.ttf" --no-hinting \
    --unicodes='*' --gids='*' --layout-features='*' --name-IDs='*' --name-languages='*' --notdef-outline
done

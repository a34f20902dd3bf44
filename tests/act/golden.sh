#!/bin/sh
# Makes tests/act/golden.txt anew, after the pages of an act were changed on purpose and looked at:
#   sh tests/act/golden.sh BUILD_FOLDER
# draw-forms FOLDER, in the same place, writes them as files to look at.
set -eu

source=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?the build folder}" && pwd)

ninja -C "$build" tests/act/draw-forms >/dev/null
BEKET_DATADIR=$source/data "$build/tests/act/draw-forms" >"$source/tests/act/golden.new"
mv "$source/tests/act/golden.new" "$source/tests/act/golden.txt"

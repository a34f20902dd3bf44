#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Both languages are complete, always: no text is untranslated or fuzzy, and the catalogues have just the texts of the
# sources, no more and no less.
#
#   catalogues.sh SOURCE_ROOT

set -u
cd "$1" || exit 1
export LC_ALL=C
run=$(mktemp -d) || exit 1
trap 'rm -rf "$run"' EXIT
number=0
failed=0

# tell WELL TEXT
tell () {
  number=$((number + 1))
  if [ "$1" = 0 ]; then
    echo "ok $number $2"
  else
    failed=1
    echo "not ok $number $2"
  fi
}

ids () {
  msgattrib --no-obsolete "$1" | msgcat --no-location --no-wrap --sort-output - |
    sed -n '/^msgid /,/^msgstr/{/^msgstr/d;p}' | sed '1,1{/^msgid ""$/d}'
}

# The keywords of meson's preset "glib"; the kinds of file are told by their names.
grep -v '^#' po/POTFILES.in >"$run/files"
sort -c "$run/files" 2>"$run/why"
tell $? "POTFILES.in is sorted"

ls src/*/*.c | xargs grep -lE '\b(N?_|ngettext|gettext) ?\("' >"$run/wanted"
ls ui/*.ui | xargs grep -l 'translatable="yes"' >>"$run/wanted"
sort "$run/wanted" | comm -23 - "$run/files" >"$run/missing"
[ ! -s "$run/missing" ]
tell $? "POTFILES.in names every file with words"
sed 's/^/# missing: /' "$run/missing"

xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 \
  --keyword=ngettext:1,2 --files-from="$run/files" --output="$run/now.pot" 2>"$run/xgettext"
tell $? "the texts can be extracted"
ids "$run/now.pot" >"$run/now"

for language in $(cat po/LINGUAS); do
  msgfmt --check --output-file=/dev/null "po/$language.po" 2>"$run/why"
  tell $? "$language: the catalogue is well formed"
  sed 's/^/# /' "$run/why"

  left=$(msgattrib --untranslated "po/$language.po"; msgattrib --only-fuzzy --no-obsolete "po/$language.po")
  [ -z "$left" ]
  tell $? "$language: nothing is untranslated or fuzzy"
  echo "$left" | grep '^msgid' | sed 's/^/# /'

  ids "po/$language.po" >"$run/$language"
  diff "$run/now" "$run/$language" >"$run/difference"
  tell $? "$language: the catalogue has just the texts of the sources"
  grep '^[<>]' "$run/difference" | sed 's/^/# /'
done

echo "1..$number"
exit $failed

#!/bin/sh
# The laws that a script can check. One TAP line a law; each failure names file and line.
cd "$(dirname "$0")/../.." || exit 1
n=0
law () { # name, lines that break it
  n=$((n + 1))
  if [ -z "$2" ]; then echo "ok $n - $1"; else printf 'not ok %s - %s\n' "$n" "$1"; printf '%s\n' "$2" | sed 's/^/# /'; fi
}

c_files () { git ls-files "$1/*.c" "$1/*.h" 2>/dev/null | while read -r f; do [ -f "$f" ] && echo "$f"; done; }
sources=$(c_files src)
tests=$(c_files tests)
rooms="domain record trust ledger act exchange station node app tool"

may_use () {
  case $1 in
    domain) echo domain ;;
    record) echo domain record ;;
    trust) echo domain record trust ;;
    ledger) echo domain record ledger ;;
    act) echo domain record trust act ;;
    exchange) echo domain record trust ledger exchange ;;
    station) echo domain record trust ledger act exchange station ;;
    node) echo domain record trust exchange node ;;
    app) echo domain station app ;;
    tool) echo domain station tool ;;
  esac
}

foreign_includes () {
  for room in $rooms; do
    allowed=$(may_use "$room" | tr ' ' '|')
    grep -nE '^#include "' src/"$room"/*.[ch] | grep -vE "#include \"(($allowed)/[a-z0-9-]+\.h|config\.h)\""
  done
}

# A library belongs to the rooms that the plan names.
foreign_libraries () {
  grep -nE '#include <(gtk|adwaita|libnotify)' $sources | grep -v '^src/app/'
  grep -nE '#include <sqlite3' $sources | grep -vE '^src/(ledger|node)/'
  grep -nE '#include <json-glib' $sources | grep -vE '^src/record/json'
  grep -nE '#include <gnutls' $sources | grep -vE '^src/(trust|node)/|^src/record/hash\.c'
  grep -nE '#include <libsoup' $sources | grep -vE '^src/exchange/'
  grep -nE '#include <microhttpd' $sources | grep -vE '^src/node/'
  grep -nE '#include <(cairo|pango|qpdf|qrencode|poppler)' $sources | grep -vE '^src/act/'
  grep -nE '#include <(gio)/' src/domain/*.[ch]
}

# What will be replaced upstream is touched in four places only.
fence () {
  grep -nE 'adw_message_dialog|adw_about_window|gtk_file_chooser_native|AdwMessageDialog|AdwAboutWindow' $sources |
    grep -vE '^src/app/(ask|ask-file|about)\.[ch]'
  grep -nE '(Gtk(Dialog|MessageDialog|TreeView|ListStore|ComboBox|ComboBoxText|EntryCompletion|InfoBar|Statusbar|Assistant|LockButton)|Adw(Leaflet|Flap|Squeezer|ViewSwitcherTitle|PreferencesWindow))\b' $sources ui/*.ui
}

# A thread of the pool may be the last to let go of its task, and of the station with it: station/stage.h.
pool_threads () { grep -n 'g_task_run_in_thread' $sources | grep -vE '^src/(station/stage|app/notifier)\.c:'; }

long_files () {
  wc -l $sources $tests | awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines" }'
}
no_purpose () { for f in $(printf '%s\n' $sources | grep '\.c$'); do sed -n 3p "$f" | grep -qE '^ \* [A-Z“a-z].' || echo "$f:3"; done; }
no_licence () { for f in $sources; do head -n 1 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$f:1"; done; }
no_domain () { for f in $(printf '%s\n' $sources | grep '\.c$'); do room=${f#src/}; grep -q "^#define G_LOG_DOMAIN \"beket-${room%%/*}\"" "$f" || echo "$f"; done; }
banned () { grep -nE '\b(strcpy|strcat|sprintf|gets|atoi|atol|strtok|system|popen|alloca|g_usleep|sleep|usleep)[[:space:]]*\(' $sources; }
# Time is UTC inside and a point's own outside; the machine's zone is nobody's.
machine_time () {
  grep -nE '\b(g_date_time_(new_now_local|new_now|new_local|new_from_unix_local|to_local)|g_time_zone_new(_local|_identifier|_offset)?|localtime(_r)?|mktime|ctime(_r)?|asctime(_r)?|strftime|tzset|g_date_set_time(_t|_val)?)[[:space:]]*\(' $sources
}
loud () { for room in domain record trust ledger act exchange; do grep -nE '\b(g_warning|g_message|g_critical|g_print|g_printerr|printf|puts)[[:space:]]*\(' src/$room/*.c; done; }
# "XXX" in quotes is a nationality of ICAO 9303.
promises () { grep -nIP '\b(TODO|FIXME|HACK)\b|(?<!")\bXXX\b(?!")' $sources $(git ls-files ui tests data 2>/dev/null | grep -vE 'tests/style/|corpus/'); }
tabs () { grep -nP '\t' $(printf '%s\n' $sources | grep '\.c$'); }

format () {
  command -v uncrustify >/dev/null || { echo 'SKIP uncrustify is not installed'; return; }
  # Another release lays out some lines in another way.
  [ "$(uncrustify --version)" = Uncrustify-0.72.0_f ] || { echo "SKIP not the uncrustify of Debian 12: $(uncrustify --version)"; return; }
  for f in $(printf '%s\n' $sources | grep '\.c$'); do
    uncrustify -q -c tests/style/uncrustify.cfg -f "$f" 2>/dev/null | cmp -s - "$f" || echo "$f"
  done
}

self_only () { git grep -nIE '/work/|\.library' -- . ':!tests/style/check.sh' 2>/dev/null; }
root_only () { git ls-files 2>/dev/null | grep -vE '^(meson\.build|README\.md|LICENSE|meson_options\.txt|\.[^/]*|(src|data|ui|po|tests|flatpak|\.ci)/.*)$'; }
same_names () { for f in ui/*.ui; do b=$(basename "$f" .ui); [ "$b" = help-overlay ] || [ -f "src/app/$b.c" ] || echo "$f has no src/app/$b.c"; done; }

law 'an include names a room that this room may use' "$(foreign_includes)"
law 'a library is used in its room only' "$(foreign_libraries)"
law 'what is deprecated later stays behind the fence' "$(fence)"
law 'a thread of the pool holds no station' "$(pool_threads)"
law 'files have at most 400 lines' "$(long_files)"
law 'a source file begins with what it is for' "$(no_purpose)"
law 'every file names its licence' "$(no_licence)"
law 'the log domain is the room' "$(no_domain)"
law 'no banned function' "$(banned)"
law 'no time by the zone of the machine' "$(machine_time)"
law 'library rooms neither log nor print' "$(loud)"
law 'no unkept promise' "$(promises)"
law 'no tabs' "$(tabs)"
law 'the project speaks of itself alone' "$(self_only)"
law 'nothing but the plan at the root' "$(root_only)"
law 'a template has the name of its class' "$(same_names)"
formatted=$(format)
if [ "${formatted#SKIP}" != "$formatted" ]; then n=$((n + 1)); echo "ok $n - formatted # $formatted"; else law 'formatted by uncrustify' "$formatted"; fi
echo "1..$n"

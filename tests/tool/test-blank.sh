#!/bin/sh
# beketctl blank: what is written, what is printed, what is refused and with which words; a whole day with it is in drill/blank.sh.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
by () { "$BEKETCTL" blank "$@" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$booth"; }
look () { "$BEKETCTL" blank "$@" --station "$booth"; }
list () { look list --json | jq -e "$1" >/dev/null; }
says () { # words, then a command that is refused with them
  words=$1
  shift
  code=0
  "$@" </dev/null >"$tap_work/said" 2>&1 || code=$?
  cat "$tap_work/said"
  [ "$code" -eq 1 ] && grep -qF -e "$words" "$tap_work/said"
}
is 'a world' "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"

# ---- Wrong calls ----

is 'no verb' status 2 look
is 'a verb that there is not' status 2 look burn
is 'too many words' status 2 by reserve 3
is 'nobody reserves' status 2 look reserve
is 'nothing to spoil' status 2 by spoil
is 'no reason' status 2 by spoil JCA-KZSYR-20261122-000042-B02-V
is 'printed nowhere' status 2 look print
is 'help' "$BEKETCTL" blank --help

# ---- Reserved and printed ----

is 'none to print' says 'бір жолы 1-ден 100-ге дейін бланк алынады' look print --output "$tap_work/none.pdf"
is 'and no file' test ! -e "$tap_work/none.pdf"
is 'none is reserved' says 'бір жолы 1-ден 100-ге дейін бланк алынады' by reserve --count 0
is 'nor too many' says 'бір жолы 1-ден 100-ге дейін бланк алынады' by reserve --count 101
numbers () { by reserve --count 2 --json --output "$tap_work/two.pdf" >"$tap_work/numbers" && jq -e 'length == 2 and .[0] != .[1]' "$tap_work/numbers"; }
is 'two are' numbers
first=$(jq -r '.[0]' "$tap_work/numbers")
is 'listed' list "map(.number) | sort == $(jq -c sort "$tap_work/numbers")"
is 'one to a line' sh -c "[ \"\$(\"\$0\" blank list --station $booth | grep -c ' open ')\" -eq 2 ]" "$BEKETCTL"
is 'printed once more' look print --output "$tap_work/again.pdf"
is 'the same pages' cmp "$tap_work/two.pdf" "$tap_work/again.pdf"
is 'of one alone' look print "$first" --output "$tap_work/one.pdf"
pages () { pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p'; }
is 'half as many pages' sh -c "[ $(($(pages "$tap_work/one.pdf") * 2)) -eq $(pages "$tap_work/two.pdf") ]"
is 'a file that cannot be written is told' status 1 look print "$first" --output "$tap_work/no/where.pdf"

# ---- Spoiled, entered ----

is 'unknown' says 'мұндай нөмірі бар бланк бұл жерде резервке қойылмаған' by spoil JCA-KZSYR-20201122-000042-B02-V --reason x
is 'spoiled' by spoil "$first" --reason 'жыртылған'
is 'with its reason' list "map(select(.number == \"$first\"))[0] | .state == \"spoiled\" and .spoiled.reason == \"жыртылған\" and .spoiled.officer == \"KZ-10442\""
is 'and is out no more' says 'бланк бүлінген деп белгіленген' look print "$first" --output "$tap_work/none.pdf"
is 'nor entered' says 'бланк бүлінген деп белгіленген' by enter "$first"
second=$(jq -r '.[1]' "$tap_work/numbers")
queued () { by enter "$second" --json | jq -e '.crossing | length == 36'; }
is 'into the queue' queued
is 'once' says 'бланк кезекте тұр' by enter "$second"
by reserve >"$tap_work/third"
jq --arg number "$(cat "$tap_work/third")" '.facts.blank = {number: $number, at: "2020-01-01T00:00:00.000Z"}' "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/forged.json"
is 'no facts of a script pass the station by' says 'facts.blank' "$BEKETCTL" crossing play "$tap_work/forged.json" --station "$booth"
tap_end

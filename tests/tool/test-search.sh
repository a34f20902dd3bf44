#!/bin/sh
# beketctl search and register: what was seen is found in both alphabets, the register has it, and a rebuild changes nothing.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

booth=$tap_work/world/kz/booth
demo=$BEKET_DATADIR/demo/crossing.json
play () { "$BEKETCTL" crossing play "$1" --station "$booth" >"$tap_work/played"; }
search () { "$BEKETCTL" search --station "$booth" "$@"; }
register () { "$BEKETCTL" register --station "$booth" "$@"; }
says () { # exit status, words, then a command that ends so
  wanted=$1 words=$2
  shift 2
  code=0
  "$@" </dev/null >"$tap_work/said" 2>&1 || code=$?
  cat "$tap_work/said"
  [ "$code" -eq "$wanted" ] && grep -qF -e "$words" "$tap_work/said"
}
is 'a world' "$BEKETCTL" demo world --folder "$tap_work/world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$tap_work/world"
is 'play' play "$demo"

# ---- Search ----

found () { # kind, words
  kind=$1
  shift
  search --json "$@" | jq -e --arg kind "$kind" '.rows | length == 1 and .[0].kind == $kind and .[0].crossing != null'
}
is 'a person in Cyrillic letters' found person ахметов нұрлан
is 'and in Latin ones, inside the word' found person KHMETO
is 'a document by its end' found person 345678
is 'a plate by look-alikes' found plate '512авс'
is 'a container' found container 'CSQU 305438'
act=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.number? // .[0].number' | head -n 1)
is 'an act by its number' found act "$act"
is 'nothing of what is not there' sh -c "[ \"\$('$BEKETCTL' search --json --station '$booth' Достоевский | jq -c .rows)\" = '[]' ]"
is 'for people' says 0 'CSQU3054383' search csqu
is 'a page of one row says where the next begins' says 0 '--after' search --limit 1 a
paged () {
  after=$(search --json --limit 1 5 | jq -r .next)
  one=$(search --json --limit 1 5 | jq -c '.rows[0].number')
  two=$(search --json --limit 1 --after "$after" 5 | jq -c '.rows[0].number')
  [ "$two" != null ] && [ "$one" != "$two" ]
}
is 'and there it goes on' paged

long=$(printf '%0101d' 0)
is 'nothing to look for' status 2 "$BEKETCTL" search --station "$booth"
is 'no letter and no digit' says 1 'no letter and no digit' search '**'
is 'too long' says 1 'more than 100 characters' search "$long"
is 'bytes that are no text' says 1 'not UTF-8' search "$(printf 'a\377')"
is 'a page of no rows' status 2 "$BEKETCTL" search --station "$booth" --limit 0 a
is 'a key of no page' says 1 'no page begins there' search --after x a
is 'no such station' status 1 "$BEKETCTL" search --station "$tap_work/none" a
is 'help' status 0 "$BEKETCTL" search --help

# ---- Register ----

day=$(register --json | jq -r '.rows[0].day')
line () { # filter of jq, then options
  filter=$1
  shift
  register --json "$@" | jq -e "$filter"
}
is 'the line' line '.rows | length == 1 and .[0].state == "admitted" and .[0].act != null and .[0].persons == 1'
is 'totals of its day' line '.totals | .crossings == 1 and .persons == 1 and .vehicles == 1 and .decision.admitted == 1 and .citizenship.KAZ == 1' --day "$day"
is 'each filter' line '.rows | length == 1' --day "$day" --subject truck --control border --decision admitted --citizenship KAZ --officer KZ-10442
is 'another direction' line '(.rows | length) + (.next // "" | length) == 0' --direction entry --subject car
is 'play again' play "$demo"
is 'the second is there at once' line '.rows | length == 2'
pages () {
  after=$(register --json --limit 1 | jq -r .next)
  [ "$(register --json --limit 1 --after "$after" | jq -r '.rows[0].id')" = "$(register --json | jq -r '.rows[1].id')" ]
}
is 'pages by key' pages
is 'by name' line '.rows | length == 2' --day "$day" --order kk
is 'for people' says 0 '512 ABC 07' register --day "$day"
is 'by name without a day' says 1 'order: ' register --order kk
is 'no such word' says 1 'direction: ' register --direction sideways
is 'no such day' says 1 'day: ' register --day 2026-02-30
is 'a word too much' status 2 "$BEKETCTL" register today --station "$booth"
is 'a key of no page' says 1 'no page begins there' register --after x
is 'help' status 0 "$BEKETCTL" register --help

# ---- Rebuild ----

both () { search --json a 5 && search --json ахм && register --json && register --json --day "$day"; }
same () {
  both >"$tap_work/before"
  "$BEKETCTL" rebuild --station "$booth" && both >"$tap_work/after" && cmp "$tap_work/before" "$tap_work/after"
}
is 'a rebuild changes nothing' same
tap_end

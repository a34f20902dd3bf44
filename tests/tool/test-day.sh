#!/bin/sh
# beketctl day: closing the register of a day, what is late, reopening it.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
boss () { "$BEKETCTL" "$@" --officer KZ-10001 --pin-file "$tap_work/boss.pin" --station "$booth"; }
play () { "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"; }
day () { "$BEKETCTL" day show "$today" --json --station "$booth" | jq -e "$1" >/dev/null; }
list () { "$BEKETCTL" day list --json --station "$booth" | jq -e "$1" >/dev/null; }
says () { # words, then a command that is refused with them
  words=$1
  shift
  code=0
  "$@" </dev/null >"$tap_work/said" 2>&1 || code=$?
  cat "$tap_work/said"
  [ "$code" -eq 1 ] && grep -qF -e "$words" "$tap_work/said"
}
supervisor () { # id
  echo 135791 >"$tap_work/boss.pin"
  "$BEKETCTL" demo officer --authority "$world/authority/KZ" --id "$1" --name 'Сейітова А.' --point KZSYR \
    --pin-file "$tap_work/boss.pin" --output "$tap_work/$1.p12" &&
    quick_key "$tap_work/$1.p12" "$tap_work/boss.pin" &&
    "$BEKETCTL" enrol --station "$booth" --officer "$tap_work/$1.p12" --pin-file "$tap_work/boss.pin" --role supervisor
}
is 'a world' "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"
is 'a supervisor' supervisor KZ-10001
is 'and another' supervisor KZ-10002
is 'a crossing' play
# By the clock of the point, as the register counts.
today=$("$BEKETCTL" register --json --station "$booth" | jq -r '.rows[0].day')

inspector () { "$BEKETCTL" day close "$today" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$booth"; }
is 'open' day '.state == "open" and .totals.crossings == 1 and .totals.acts == 1'
is 'not sent is said before it is closed' day '(.undelivered | length == 1) and .waiting > 0'
is 'an inspector closes nothing' status 1 inspector
in_words () { inspector 2>&1 | tee "$tap_work/said" | grep -q '^4-баптың 1-тармағы.* · мұны бақылау жетекшісі ғана жасайды' || { cat "$tap_work/said"; return 1; }; }
is 'and reads by which article' in_words
is 'a day that has not begun' says 'has not begun' boss day close 2099-01-01
is 'a day that is none' says 'is none' boss day close 2026-02-30
is 'a wrong call' status 2 "$BEKETCTL" day close --station "$booth"
is 'it is not closed' list 'length == 0'
is 'closed' boss day close "$today"
is 'with its totals' list '.[0] | .state == "closed" and .totals.crossings == 1 and .totals.acts == 1 and .log.size > 0 and .officer == "KZ-10001" and .side == "own"'
is 'once' says 'it is closed already' boss day close "$today"
is 'nothing is late' day '.state == "closed" and .late_count == 0'
is 'what was not sent then is on record, for the own state alone' sh -c "'$BEKETCTL' ledger export --ledger own --station '$booth' |
  jq -e -s 'map(select(.type == \"day.stated\"))[0].data | .undelivered_count == 1 and .waiting > 0'"
is 'a crossing that comes after it' play
is 'is late, and in no total of the closing' day '.late_count > 0 and (.late | map(.type) | index("crossing.opened") != null) and
  .closing.totals.crossings == 1 and .totals.crossings == 2'
for_people () { LC_ALL=C "$BEKETCTL" day show "$today" --station "$booth" | grep -q '^Late'; }
is 'and says so to people' for_people
again () { boss day reopen "$today" --reason C3 --text 'қате' "$@"; }
is 'reopening needs a second person' status 2 again
is 'another one' says 'өзге болуы тиіс' again --second KZ-10001 --second-pin-file "$tap_work/boss.pin"
is 'who is a supervisor' says 'бақылау жетекшісі емес' again --second KZ-10442 --second-pin-file "$world/officers/KZ-10442.pin"
is 'with the right PIN' status 1 again --second KZ-10002 --second-pin-file "$world/officers/KZ-10442.pin"
is 'and a reason of the list' says 'not a reason' boss day reopen "$today" --reason X --text 'қате' --second KZ-10002 --second-pin-file "$tap_work/boss.pin"
is 'it is closed still' day '.state == "closed"'
is 'reopened' again --second KZ-10002 --second-pin-file "$tap_work/boss.pin"
is 'open again, nothing is late' day '.state == "reopened" and .late_count == 0 and .closing == null'
is 'once' says 'it is not closed' again --second KZ-10002 --second-pin-file "$tap_work/boss.pin"
is 'closed with all of it' boss day close "$today"
is 'both are in the totals' list '(.[0].totals.crossings == 2) and (map(.state) == ["closed", "reopened", "closed"]) and .[1].approvedBy == "KZ-10002"'
is 'a rebuild changes nothing' sh -c "'$BEKETCTL' day list --json --station '$booth' >'$tap_work/a' && '$BEKETCTL' rebuild --station '$booth' &&
  '$BEKETCTL' day list --json --station '$booth' | cmp - '$tap_work/a'"
tap_end

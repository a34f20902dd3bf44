#!/bin/sh
# A day without power: blanks are reserved and printed, one is spoiled, one filled in the evening before is entered with its times while the program is killed
# again and again; its act is drawn, signed and verified, and the other state reads that it was entered from a blank.
set -u
. "$TESTS/drill/world.sh"

yesterday () (
  export LD_PRELOAD="$BEKET_DRILL_CLOCK" BEKET_DRILL_BEFORE=$((24 * 60 * 60))
  "$@"
)
blanks () { "$BEKETCTL" blank list --json --station "$kz" | jq -e "$1" >/dev/null; }
# By the clock of the point, so many minutes after the blanks were reserved.
at () { TZ=UTC-5 date -d "@$((reserved + $1 * 60))" '+%d.%m.%Y %H:%M'; }

# ---- Yesterday ----

is 'a world' yesterday make_world
reserve () { yesterday kz blank reserve --count 5 --output "$tap_work/blanks.pdf" >"$tap_work/numbers"; }
is 'five blanks are reserved and printed' reserve
reserved=$(($(date +%s) - 24 * 60 * 60))
number () { sed -n "$1p" "$tap_work/numbers"; }
is 'all are out' blanks 'length == 5 and all(.state == "open")'
qr () { pdftoppm -r 150 -f 1 -l 1 -png "$tap_work/blanks.pdf" "$tap_work/page" 2>/dev/null && zbarimg -q --raw "$tap_work"/page*.png 2>/dev/null | grep -qx "$(number 1)"; }
is 'the QR code of a page is its number' qr
is 'no verifier takes a blank for an act' status 1 "$BEKETCTL" verify "$tap_work/blanks.pdf" --station "$kz"

# ---- Today ----

script () { # number, condition of jq that changes the script
  jq -n --arg blank "$1" --arg arrived "$(at 30)" --arg start "$(at 35)" --arg stop "$(at 45)" --arg rest "$(at 60)" --arg decided "$(at 65)" \
    --arg early "$(at -60)" --slurpfile script "$BEKET_DATADIR/demo/crossing.json" '$script[0] | .blank = $blank
    | .controls = [.controls[0] + {at: [$start, $stop]}] | .at = {arrived: $arrived, satisfied: $rest, decided: $decided} | '"$2" >"$tap_work/script.json"
}
enter () { script "$@" && "$BEKETCTL" crossing play "$tap_work/script.json" --station "$kz"; }
entered () { # number: how often
  [ "$("$BEKETCTL" ledger export --ledger own --station "$kz" | jq -s "map(select(.type == \"crossing.opened\" and .data.blank.number == \"$1\")) | length")" -eq "$2" ]
}

is 'one is spoiled' kz blank spoil "$(number 4)" --reason 'су төгілген'
is 'and not entered' status 1 enter "$(number 4)" .
is 'a time before it was reserved is refused' status 1 enter "$(number 5)" '.at.arrived = $early'
is 'nothing was entered' entered "$(number 5)" 0
is 'one is put into the queue' kz blank enter "$(number 3)" --subject car
is 'where it is found again' blanks "map(select(.state == \"typing\" and .number == \"$(number 3)\" and .crossing != null)) | length == 1"
is 'and not put there twice' status 1 kz blank enter "$(number 3)"

killed () { # after its first entry
  script "$(number 2)" .
  "$BEKETCTL" crossing play "$tap_work/script.json" --station "$kz" >"$tap_work/lines" 2>"$tap_work/errors" &
  process=$!
  within 20 test -s "$tap_work/lines"
  kill -9 "$process" 2>/dev/null
  wait "$process" 2>/dev/null
  entered "$(number 2)" 1
}
is 'killed while one is entered' killed
is 'it is entered, and once' status 1 enter "$(number 2)" .
is 'as before' entered "$(number 2)" 1
whole () { "$BEKETCTL" doctor --json --station "$kz" | jq -s -e 'map(select(.what == "chains" or .what == "projections")) | length == 2 and all(.ok)'; }
is 'the records are whole' whole

# ---- Its act, here and on the other side ----

is 'a blank is entered' enter "$(number 1)" .
reads () { # side, condition: of the act's file there
  "$BEKETCTL" act show "$(number 1)" --json --station "$world/$1/booth" | jq -e --arg number "$(number 1)" --arg day "$(TZ=UTC date -d "@$((reserved + 30 * 60))" '+%Y-%m-%dT%H:%M')" \
    ".file_verdict == \"valid\" and (.file_record | .crossing.fromBlank and .blank.number == \$number and (.crossing.arrived | startswith(\$day))
    and .controls[0].started < .controls[0].finished and .decision.decided < .act.drawn) and ($2)" >/dev/null
}
is 'its act has the number and the times of the paper, and is valid' reads kz '.state == "signed"'
is 'it is entered' blanks "map(select(.state == \"entered\")) | length == 2"
day=$(TZ=UTC-5 date -d "@$((reserved + 30 * 60))" '+%Y-%m-%d')
is 'the register has it on the day of the arrival' sh -c "\"\$0\" register --day $day --json --station $kz | jq -e '.rows | length == 2'" "$BEKETCTL"
is 'the nodes run' start kz
is 'on both sides' start ru
arrives () {
  exchange "$kz" "$ru"
  reads ru '.verdict == "valid"'
}
is 'the other state has the act, and that it was entered from a blank' within 30 arrives
is 'in each entry' sh -c "\"\$0\" ledger export --ledger peer --origin KZ-KZSYR-B02 --station $ru |
  jq -s -e 'map(select(.data.blank.number == \"$(number 1)\" and .data.blank.entered != null and (.data.blank | length == 2)) | .type) | length == 5 and last == \"act.issued\"'" "$BEKETCTL"
tap_end

#!/bin/sh
# beketctl: an act is superseded, another annulled, a record corrected; a copy of the ledger tells all of it.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
is 'a world' status 0 "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"
echo 135791 >"$tap_work/second.pin"
is 'a supervisor' status 0 "$BEKETCTL" demo officer --authority "$world/authority/KZ" --id KZ-10001 --name 'Сейітова А.' --point KZSYR \
  --pin-file "$tap_work/second.pin" --output "$tap_work/second.p12"
is 'with a quick key' quick_key "$tap_work/second.p12" "$tap_work/second.pin"
is 'is enrolled' status 0 "$BEKETCTL" enrol --station "$booth" --officer "$tap_work/second.p12" --pin-file "$tap_work/second.pin" --role supervisor
is 'a crossing' status 0 "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"
is 'another' status 0 "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"

acts () { "$BEKETCTL" act list --json --station "$booth"; }
act () { "$BEKETCTL" act "$@" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$booth"; }
one=$(acts | jq -r '.[-1].number')
two=$(acts | jq -r '.[0].number')
crossing=$(acts | jq -r '.[-1].crossing')
record=$("$BEKETCTL" crossing records "$crossing" --json --station "$booth" | jq -r '.[0].entry')

# ---- A record ----

correct () {
  "$BEKETCTL" crossing correct "$crossing" "$record" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$booth" "$@"
}
is 'no correction without a reason' status 2 correct --text 'қате' --set remarks=жоқ
is 'nor with a reason that is none' status 1 correct --reason X9 --text 'қате' --set remarks=жоқ
is 'a control is not waived by a correction' status 1 correct --reason C1 --text 'қате' --set status=waived
is 'corrected' status 0 correct --reason C1 --text 'қате' --set 'remarks=нөмірі түзетілді'
is 'only the newest may be corrected' status 1 correct --reason C1 --text 'қате' --set remarks=жоқ
reads () { "$BEKETCTL" crossing records "$crossing" --json --station "$booth" | jq -e '.[0].data.remarks == "нөмірі түзетілді" and .[0].latest != .[0].entry'; }
is 'the record reads as corrected' reads

# ---- Acts ----

is 'superseding needs its words' status 2 act supersede "$one" --reason C3
is 'superseded' status 0 act supersede "$one" --reason C3 --text 'ескертпе қате'
state () { # number, state
  acts | jq -e --arg number "$1" --arg state "$2" '.[] | select (.number == $number) | .state == $state'
}
is 'the old act says so' state "$one" superseded
newest=$(acts | jq -r '.[0].number')
in_place () { acts | jq -e --arg one "$one" '.[0].replaces.act == $one and .[0].state == "signed"'; }
is 'the new one stands in its place' in_place
carries () { "$BEKETCTL" act show "$newest" --station "$booth" | jq -e --arg one "$one" '.file_record.act.replaces == $one and .file_record.controls[0].remarks == "нөмірі түзетілді"'; }
is 'and has what was corrected' carries
is 'not twice' status 1 act supersede "$one" --reason C3 --text 'ескертпе қате'
is 'an annulment needs a second person' status 1 act annul "$two" --reason C5 --text 'екінші рет'
is 'with her PIN' status 1 act annul "$two" --reason C5 --text 'екінші рет' --second KZ-10001 --second-pin-file "$world/officers/KZ-10442.pin"
is 'annulled' status 0 act annul "$two" --reason C5 --text 'екінші рет' --second KZ-10001 --second-pin-file "$tap_work/second.pin"
is 'the act says so' state "$two" annulled

# ---- All of it is in the shared ledger, and nothing was changed ----

told () {
  "$BEKETCTL" ledger export --ledger peer --station "$booth" | jq -s -e '[.[] | .type // empty] |
    (index ("act.annulled") != null) and (index ("act.superseded") != null) and (index ("correction.recorded") != null)'
}
is 'the neighbour is told' told
is 'doctor is content' status 0 "$BEKETCTL" doctor --station "$booth"
same () {
  acts >"$tap_work/before"
  "$BEKETCTL" rebuild --station "$booth" && acts | cmp - "$tap_work/before"
}
is 'rebuild makes the same' same
tap_end

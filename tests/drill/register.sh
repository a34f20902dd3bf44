#!/bin/sh
# The register of a busy day as one act goes from a booth over both nodes to the neighbour's, who verifies and draws it again: 300 crossings, with BEKET_LONG=1
# the 6000 of the busiest point. And the register of a day that was closed is drawn from the ledger.
set -u
. "$TESTS/drill/world.sh"

rows=300
[ "${BEKET_LONG:-0}" = 1 ] && rows=6000 || echo '# 300 crossings: with BEKET_LONG=1 there are 6000'

is 'a world' make_world
is 'a supervisor is enrolled' enrol_boss
is 'a crossing' play
is 'the nodes run' start kz
is 'on both sides' start ru

# ---- A busy day ----

jq -n --argjson n "$rows" '{
  day: {date: "2026-11-22"}, totals: {crossings: $n},
  crossings: [range($n) | {
    id: "01935fd0-\(. + 1000)-7b3a-9d2f-\((. * 7919 % 899981) + 100000)\((. * 104729 % 899989) + 100000)",
    direction: (if . % 2 == 0 then "exit" else "entry" end), subject: (if . % 3 == 0 then "truck" else "car" end),
    arrived: "2026-11-22T\((. / 360 | floor) % 19 + 100 | tostring[1:]):\((. / 6 | floor) % 60 + 100 | tostring[1:]):20.000Z",
    decision: "admitted", act: "JCA-KZSYR-20261122-\(. + 100001)-02"}],
  officers: [{post: "аға инспектор", name: "Ахметов Н.", party: "KZ", body: "border"}]}' >"$tap_work/day.json"

draw () { kz act draw D19 --facts "$tap_work/day.json" --output "$tap_work/register.pdf" >"$tap_work/entry"; }
arrived () {
  exchange "$kz" "$ru"
  "$BEKETCTL" act show "$(cat "$tap_work/entry")" --purpose supervision --output "$tap_work/there.pdf" --station "$ru" >"$tap_work/there.json"
}
is "an act of $rows crossings" draw
is 'its file is valid' "$BEKETCTL" verify "$tap_work/register.pdf" --station "$kz"
is 'it arrives at the neighbour, and is valid there' within 120 arrived
is 'with the very same bytes' cmp "$tap_work/register.pdf" "$tap_work/there.pdf"
is 'and every crossing' jq -s -e ".[0].file_record.crossings | length == $rows" "$tap_work/there.json"

# ---- The day that was closed here ----

today=$("$BEKETCTL" register --json --station "$kz" | jq -r '.rows[0].day')
is 'a day that is open has no register' status 1 boss act draw D19 --about "$today"
is 'it is closed' boss day close "$today"
is 'and drawn from the ledger' boss act draw D19 --about "$today" --output "$tap_work/today.pdf"
is 'once' status 1 boss act draw D19 --about "$today"
tap_end

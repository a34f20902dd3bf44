#!/bin/sh
# Two states, two nodes: an offence found at one booth is seen and acknowledged at the other, a request answered, a file handed over, and a day that was closed
# with something not delivered says so and is settled later.
set -u
. "$TESTS/drill/world.sh"

sees () { # side, command, condition: after an exchange
  exchange "$world/$1/booth"
  "$BEKETCTL" "$2" list --json --station "$world/$1/booth" | jq -e "$3" >/dev/null
}

is 'a world' make_world
is 'a supervisor is enrolled' enrol_boss
is 'a crossing' play
act=$("$BEKETCTL" act list --json --station "$kz" | jq -r '.[0].number')
printf 'photograph of the hiding place' >"$tap_work/photo.jpg"
hash=$(sha256sum <"$tap_work/photo.jpg" | cut -c1-64)

# ---- The day is closed while there is no link (odoo#137648) ----

today=$("$BEKETCTL" register --json --station "$kz" | jq -r '.rows[0].day')
day () { exchange "$kz"; "$BEKETCTL" day show "$today" --json --station "$kz" | jq -e "$1" >/dev/null; }
is 'no link: the day is closed, and what was not delivered is said' sh -c "\"\$0\" day close $today --officer KZ-10001 --pin-file $tap_work/boss.pin \
  --station $kz --json | jq -e '.undelivered == [\"$act\"] and .waiting > 0'" "$BEKETCTL"
is 'the nodes run' start kz
is 'on both sides' start ru

# ---- An offence ----

report () { kz offence report --act "$act" --category drugs --kk 'жасырын орыннан табылды' --measure seizure --evidence "$tap_work/photo.jpg" >"$tap_work/number"; }
is 'an officer reports an offence' report
number=$(cat "$tap_work/number")
is 'it was sent with the report' sh -c "\"\$0\" offence list --json --station $kz | jq -e '.[0].stages[\"own-node\"] != null'" "$BEKETCTL"
is 'the neighbour sees it' within 30 sees ru offence ".[0] | .number == \"$number\" and .side == \"peer\" and .category == \"drugs\" and .persons[0].name == \"AKHMETOV NURLAN\""
has_photo () { exchange "$ru"; find "$ru/blobs" -name "$hash" -type f | grep -q .; }
is 'with its evidence' within 30 has_photo
is 'nobody has read it yet' sees kz offence '.[0].reply == null'
is 'the officer there acknowledges it' ru offence acknowledge "$number"
is 'once' status 1 ru offence acknowledge "$number"
is 'the receipt comes back' within 30 sees kz offence '.[0] | .state == "acknowledged" and .reply.officer == "RU-20917" and .reply.received != null'

# ---- Assistance ----

is 'the neighbour asks' ru assistance request --topic evidence --text 'нужна фотография' --due '01.01.2099 10:00' --offence "$number"
is 'the request arrives' within 30 sees kz assistance '.[0] | .side == "peer" and .offence != null'
request=$("$BEKETCTL" assistance list --json --station "$kz" | jq -r '.[0].number')
is 'answered' kz assistance answer "$request" --outcome done --text 'жіберілді' --file "$tap_work/photo.jpg"
is 'the answer arrives' within 30 sees ru assistance '.[0] | .state == "done" and .reply.officer == "KZ-10442"'

# ---- Evidence ----

item=$(kz evidence record --kind photograph --description 'жасырын орын' --offence "$number" --file "$tap_work/photo.jpg")
is 'handed over' kz evidence hand-over "$item" --to RU-20917 --to-body border
is 'the neighbour has it in writing, bound by its hash' within 30 sees ru evidence ".handedOver[0] | .item == \"$item\" and .digest == \"$hash\""
is 'and nothing of its custody' sees ru evidence '.custody | length == 0'

# ---- The closed day ----

is 'the neighbour reads the closing' within 30 sees ru day '.[0] | .state == "closed" and .side == "peer" and .totals.crossings == 1'
is 'nothing of the day is undelivered any more' within 30 day '.undelivered_count == 0 and .state == "closed"'
is 'a closing tells the peer totals and nothing of what is open' sh -c "\"\$0\" ledger export --ledger peer --station $ru |
  jq -e -s 'map(select(.type == \"day.closed\"))[0].data | has(\"open\") == false and has(\"undelivered\") == false'" "$BEKETCTL"
is 'the day is reopened by two, or not at all' status 2 boss day reopen "$today" --reason C3 --text 'x'
tap_end

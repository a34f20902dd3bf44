#!/bin/sh
# beketctl offence, assistance and evidence: what an officer tells, asks and keeps (Article 3(5)), and what is refused.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
as () { "$BEKETCTL" "$@" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$booth"; }
# The demo's node does not run: what is filed is saved, and that it is not sent yet is said.
report () { as offence report "$@"; }
list () { "$BEKETCTL" "$1" list --json --station "$booth" | jq -e "$2" >/dev/null; } # command, condition
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
is 'a crossing' "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"
act=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.[0].number')
crossing=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.[0].crossing')
printf 'photograph' >"$tap_work/photo.jpg"

# ---- Offences ----

is 'an officer reports' status 2 "$BEKETCTL" offence report --category drugs --station "$booth"
is 'an offence has a category' says 'category: is missing' report --act "$act" --kk 'табылды' --measure seizure
is 'of the list' says 'category: not a word of its list' report --act "$act" --category fun --kk 'табылды' --measure seizure
is 'it says what happened' says 'circumstances: is missing' report --act "$act" --category drugs --measure seizure
is 'who, what or with what' says 'persons: an offence is of a person' report --category drugs --kk 'табылды' --measure seizure
is 'who was told' says 'reportedTo: is missing' report --act "$act" --category drugs --kk 'табылды' --measure report
is 'a norm that there is' says 'no such norm' report --act "$act" --category drugs --kk 'табылды' --measure seizure --norm none-1
is 'a file that there is' says 'nothing-there' report --act "$act" --category drugs --kk 'табылды' --measure seizure --evidence "$tap_work/nothing-there"
is 'nothing was written' list offence 'length == 0'
report --act "$act" --category drugs --kk 'қораптан табылды' --measure seizure --measure detention --norm agreement-3-5 \
  --evidence "$tap_work/photo.jpg" >"$tap_work/number" 2>"$tap_work/warning"
number=$(cat "$tap_work/number")
is 'told, under a number' [ "${number#D10-KZSYR-}" != "$number" ]
is 'that it is not sent yet is said' grep -q 'not sent yet' "$tap_work/warning"
is 'all of it is there' list offence ".[0] | .number == \"$number\" and .crossing == \"$crossing\" and .side == \"own\" and .state == \"signed\" and
  .persons[0].name == \"AKHMETOV NURLAN\" and .vehicles[0].plate == \"512 ABC 07\" and (.goods | length == 1) and .party == \"KZ\" and
  .point == \"KZSYR\" and .peerPoint == \"RUMSH\" and .place != null and .urgency == \"immediate\" and (.norms | length == 1) and (.blobs | length == 1)"
hash=$(sha256sum <"$tap_work/photo.jpg" | cut -c1-64)
is 'its file is stored under its hash' sh -c "find '$booth/blobs' -name '$hash' -type f | grep -q ."
is 'the neighbour reads no service marks' sh -c "'$BEKETCTL' ledger export --ledger peer --station '$booth' | grep -F offence.reported | grep -vqF operationalMarks"
is 'nobody acknowledges what he has told himself' says 'the other Party has told nothing' as offence acknowledge "$number"
for_people () { LC_ALL=C "$BEKETCTL" offence list --station "$booth" | tee "$tap_work/list" | grep -qF "$number" && grep -qF 'AKHMETOV' "$tap_work/list"; }
is 'listed for people' for_people

jq -n '{category: "forged-document", persons: [{name: "X Y"}], circumstances: {ru: "подделка"}, measures: ["return"]}' >"$tap_work/notice.json"
is 'from a file' report "$tap_work/notice.json" --json
is 'an option is over the file' list offence '.[0] | .category == "forged-document" and .fact == "offence"'
echo '{"category": "drugs", "mood": 1}' >"$tap_work/bad.json"
is 'a member that nobody knows' says 'mood: no such member' report "$tap_work/bad.json"
printf '{"category": ' >"$tap_work/bad.json"
is 'bytes that are no JSON' status 1 report "$tap_work/bad.json"
is 'a file that is none' status 1 report "$tap_work/nothing.json"

# ---- Assistance ----

ask () { as assistance request --topic identity "$@"; }
is 'a request has a time' says 'due: is missing' ask --text 'кім?'
is 'that is not over' says 'due: that time is over' ask --text 'кім?' --due '01.01.2020 10:00'
is 'that is one' says '--due: ' ask --text 'кім?' --due 25:00
is 'asked' ask --text 'кім?' --due '01.01.2099 10:00' --offence "$number"
is 'it waits' list assistance '.[0] | .state == "signed" and .topics == ["identity"] and .overdue == null and .side == "own"'
request=$("$BEKETCTL" assistance list --json --station "$booth" | jq -r '.[0].number')
is 'nobody answers his own request' says 'the other Party has told nothing' as assistance answer "$request" --outcome done --text x
is 'a wrong call' status 2 as assistance answer

# ---- Evidence ----

record () { as evidence record "$@"; }
is 'an item says what it is' says 'description: is missing' record --kind thing
item=$(record --kind photograph --description 'қорап' --offence "$number" --file "$tap_work/photo.jpg" 2>&1)
is 'it has a number' [ "${item#EVD-KZSYR-}" != "$item" ]
is 'packed' record "$item" --event packed --place 'сейф 2'
is 'an item that there is none' says 'item: there is none' record EVD-1 --event packed
is 'it is described once' says 'is known' record "$item" --event packed --kind thing
is 'the custody' list evidence ".custody | map(.event) == [\"packed\", \"seized\"] and .[1].digest == \"$hash\""
give () { as evidence hand-over "$item" --to RU-20917 --to-body border "$@"; }
is 'not to the own state' says 'toParty: ' give --to-party KZ
is 'handed over' give
is 'as the record says it' list evidence ".handedOver[0] | .item == \"$item\" and .blob == \"$hash\" and .toParty == \"RU\" and .fromOfficer == \"KZ-10442\" and .kind == \"photograph\""
is 'once' says 'it is handed over already' give
is 'and nothing is done with it here' says 'it is handed over already' record "$item" --event opened
is 'until it comes back' record "$item" --event returned
is 'and can go again' give
is 'the tables are those of a replay' sh -c "'$BEKETCTL' doctor --station '$booth' --json | grep '\"projections\"' | jq -e .ok"
tap_end

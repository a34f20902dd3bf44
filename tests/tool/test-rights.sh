#!/bin/sh
# beketctl suspension, pass and act reinspect: what an officer decides, what the neighbour sees of it, what is refused and by which article.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
by () { # officer, then a command
  officer=$1
  shift
  "$BEKETCTL" "$@" --officer "$officer" --pin-file "$world/officers/$officer.pin" --station "$booth"
}
suspension () { by KZ-10442 suspension "$@"; }
pass () { by KZ-10442 pass "$@"; }
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

# ---- Article 8 ----

# In national mode two controls are planned, and the script ends both of them itself.
jq '.satisfactory = false' "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/national.json"
mode_is () { # of a crossing that is played now, as its act says; its protocol is there in joint control only
  script=$BEKET_DATADIR/demo/crossing.json
  [ "$1" = joint ] || script=$tap_work/national.json
  "$BEKETCTL" crossing play "$script" --station "$booth" >/dev/null || return 1
  act=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.[0].number')
  "$BEKETCTL" act show "$act" --station "$booth" >"$tap_work/act"
  jq -c .file_record.crossing "$tap_work/act"
  jq -e --arg mode "$1" '.file_verdict == "valid" and .file_record.crossing.mode == $mode and
    (.file_record.protocol != null) == ($mode == "joint")' "$tap_work/act"
}
is 'nothing is suspended' list suspension 'length == 0'
is 'joint control' mode_is joint
is 'a suspension needs a reason' status 2 suspension suspend
is 'and an officer' status 2 "$BEKETCTL" suspension suspend --reason E1 --station "$booth"
is 'a reason that Article 8 does not name' says 'reason: ' suspension suspend --reason E9
is 'an unknown kind' says 'kinds: no list knows "custom"' suspension suspend --reason E1 --kind custom
is 'a time that is none' says '--from: ' suspension suspend --reason E1 --from 25:00
is 'a wrong call' status 2 "$BEKETCTL" suspension resume --station "$booth"
is 'one kind alone' suspension suspend --reason E2 --kind transport --direction entry
is 'is joint control still' mode_is joint
suspension suspend --reason E3 --text 'су тасқыны' --json >"$tap_work/suspended"
number=$(jq -r .number "$tap_work/suspended")
is 'all of it' [ "${number#D17-KZSYR-}" != "$number" ]
is 'is national mode' mode_is national
is 'listed' list suspension '.[0] | .state == "in-force" and .party == "KZ" and .reason == "E3" and (.resumptions | length == 0)'
for_people () { LC_MESSAGES=C "$BEKETCTL" suspension list --station "$booth" | tee "$tap_work/list" | grep -qF 'су тасқыны' && grep -qF transport "$tap_work/list"; }
is 'listed for people' for_people
is 'resumed' suspension resume "$number"
is 'joint control again' mode_is joint
is 'it is over' list suspension '.[0] | .state == "over" and (.resumptions | length == 1)'
is 'only once' says 'is over' suspension resume "$number"

# On paper: the notice has the number of what it writes down, and is an act like any other.
draw () { by KZ-10442 act draw "$@"; }
is 'which decision' says 'the form D17 needs the number' draw D17
is 'a form that is none' says 'no form D77' draw D77
is 'the notice is drawn' draw D17 --about "$number" -o "$tap_work/notice.pdf"
is 'only once' says 'is drawn already' draw D17 --about "$number"
is 'it is valid' "$BEKETCTL" verify "$tap_work/notice.pdf" --station "$booth"
noted () { "$BEKETCTL" act show "$number" --station "$booth" | jq -e '.file_verdict == "valid" and .file_record.suspension.circumstances == "су тасқыны"'; }
is 'and says what was decided' noted
is 'a copy says for whom' status 2 "$BEKETCTL" act copy "$number" --station "$booth"
is 'no such copy' says 'has no copy' "$BEKETCTL" act copy "$number" --for person -o "$tap_work/copy.pdf" --station "$booth"
is 'a copy for the neighbour' "$BEKETCTL" act copy "$number" --for peer -o "$tap_work/copy.pdf" --station "$booth"
is 'which is not signed' says 'signature-missing' "$BEKETCTL" verify "$tap_work/copy.pdf" --json --station "$booth"
printf '{"fact":{"kind":"offence"}}' >"$tap_work/facts.json"
is 'a notice of offence that lacks something' says 'sender.body' draw D10 --facts "$tap_work/facts.json"
is 'nothing to resume' says 'suspension: ' suspension resume D17-9

# ---- Article 6 ----

visitor="--holder RU-20917 --name Петров --party RU --body customs"
# shellcheck disable=SC2086
issue () { pass issue $visitor --to "$@"; }
is 'a pass lacks its last day' status 2 pass issue --holder RU-20917
is 'a pass that is over' says 'validTo: ' issue 2026-01-01
is 'issued' issue 2099-12-31
is 'it is valid' list pass ".[0] | .state == \"valid\" and .holder == \"RU-20917\" and .point == \"KZSYR\""
is 'listed for people' status 0 "$BEKETCTL" pass list --station "$booth"
pass_number=$("$BEKETCTL" pass list --json --station "$booth" | jq -r '.[0].number')

# The visitor works at this booth with a key of his own state.
is 'a visiting officer is enrolled' "$BEKETCTL" enrol --station "$booth" --officer "$world/officers/RU-20917.p12" \
  --pin-file "$world/officers/RU-20917.pin"
explained () { # article, reason, then a command
  article=$1
  shift
  says "$@" && grep -qF "$article" "$tap_work/said"
}
is 'he suspends nothing, and is told by which article' explained '7-баптың 1-тармағы' 'мұндай өкілеттік жоқ' \
  by RU-20917 suspension suspend --reason E1
is 'he issues no passes' explained '6-бап' 'шекара органы ғана береді' by RU-20917 pass revoke "$pass_number"
is 'revoked' pass revoke "$pass_number"
is 'is not valid' list pass '.[0].state == "revoked"'
is 'only once' says 'is revoked already' pass revoke "$pass_number"
is 'no such pass' says 'has issued no pass' pass revoke D16-9

# ---- Article 3(4) ----

is "no act is inspected again without a ground" says 'a ground is needed' by KZ-10442 act reinspect JCA-1
is 'an unknown ground' says 'G77' by KZ-10442 act reinspect JCA-1 --reason G77
own=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.[0].number')
is 'nor the own one' says 'other Party' by KZ-10442 act reinspect "$own" --reason G01

# ---- All of it are entries that both states read ----

shared () {
  "$BEKETCTL" ledger export --ledger peer --station "$booth" | grep -o '"type":"[a-z]*\.[a-z]*"' | sort | uniq -c >"$tap_work/types"
  cat "$tap_work/types"
  grep -q '2 "type":"suspension.notified"' "$tap_work/types" && grep -q '1 "type":"suspension.resumed"' "$tap_work/types" &&
    grep -q '1 "type":"pass.issued"' "$tap_work/types" && grep -q '1 "type":"pass.revoked"' "$tap_work/types"
}
is 'the neighbour receives them' shared
rebuilt () {
  for what in suspension pass; do "$BEKETCTL" $what list --json --station "$booth"; done >"$tap_work/before"
  "$BEKETCTL" rebuild --station "$booth" &&
    for what in suspension pass; do "$BEKETCTL" $what list --json --station "$booth"; done | cmp - "$tap_work/before"
}
is 'rebuild makes the same lists' rebuilt
is 'the station is well' status 0 "$BEKETCTL" doctor --station "$booth"
tap_end

#!/bin/sh
# beketctl advance and risk: notices come in once, rules are simulated before they are on, and the neighbour learns nothing.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

booth=$tap_work/world/kz/booth
demo=$BEKET_DATADIR/demo/advance.json
rule=$BEKET_DATADIR/risk/plate-again-today.json
play () { "$BEKETCTL" crossing play "$1" --station "$booth" >"$tap_work/played"; }
says () { # words, then a command that is refused with them
  words=$1
  shift
  code=0
  "$@" </dev/null >"$tap_work/said" 2>&1 || code=$?
  cat "$tap_work/said"
  [ "$code" -eq 1 ] && grep -qF "$words" "$tap_work/said"
}
is 'a world' "$BEKETCTL" demo world --folder "$tap_work/world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$tap_work/world"

# ---- Notices ----

# The sample's own time is in the past for a station of today.
now=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)
jq --arg now "$now" '.sent = $now | .eta = $now' "$demo" >"$tap_work/notice.json"
is 'import' status 0 "$BEKETCTL" advance import "$tap_work/notice.json" --station "$booth"
once () { "$BEKETCTL" advance import "$tap_work/notice.json" --json --station "$booth" | jq -e '.ok and (.new | not)'; }
is 'import again: it was here' once
listed () { "$BEKETCTL" advance list --json --station "$booth" | jq -e '.title == "512 ABC 07" and .revision == 1'; }
is 'it is expected' listed
jq '.containers = ["CSQU3054384"] | .id = "bad"' "$tap_work/notice.json" >"$tap_work/bad.json"
is 'a bad container' says 'bad.json: containers[0]: ' "$BEKETCTL" advance import "$tap_work/bad.json" --station "$booth"
jq '.point = "RUMSH" | .id = "away"' "$tap_work/notice.json" >"$tap_work/away.json"
is "another point's" says 'away.json: point: RUMSH' "$BEKETCTL" advance import "$tap_work/away.json" --station "$booth"
jq '.cargo[0].massKg = 1' "$tap_work/notice.json" >"$tap_work/changed.json"
is 'another text without a new revision' says 'changed.json: revision: ' "$BEKETCTL" advance import "$tap_work/changed.json" --station "$booth"
jq '.revision = 2' "$tap_work/changed.json" >"$tap_work/newer.json"
several () { # a bad one among them: the good one is taken all the same
  code=0
  "$BEKETCTL" advance import "$tap_work/bad.json" "$tap_work/newer.json" "$tap_work/none.json" --station "$booth" >"$tap_work/said" 2>&1 || code=$?
  [ "$code" -eq 1 ] && "$BEKETCTL" advance list --json --station "$booth" | jq -e '.revision == 2'
}
is 'a bad file is in the way of no other' several
head -c 40000 /dev/zero | tr '\0' ' ' >"$tap_work/large.json"
is 'a file that is too large' says 'large.json: ' "$BEKETCTL" advance import "$tap_work/large.json" --station "$booth"
is 'import without a file' status 2 "$BEKETCTL" advance import --station "$booth"

# ---- Rules ----

is 'not enabled before it was simulated' says 'was not simulated' "$BEKETCTL" risk enable "$rule" --station "$booth"
is 'play' play "$BEKET_DATADIR/demo/crossing.json"
gone () { [ -z "$("$BEKETCTL" advance list --json --station "$booth")" ]; }
is 'the lorry has come: it is expected no more' gone
jq '.controls[1].result = "violation"' "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/violation.json"
is 'play one with a violation' play "$tap_work/violation.json"
simulated () { "$BEKETCTL" risk simulate "$rule" --json --station "$booth" | jq -e '.crossings == 2 and .hits == 1 and .confirmed == 1 and .perMille == 500'; }
is 'simulate' simulated
is 'simulate for people' status 0 "$BEKETCTL" risk simulate "$rule" --station "$booth"
sed 's/seen.plate/seen.plates/' "$rule" >"$tap_work/plate-again-today.json"
is 'a rule that reads what is not there' says 'plate-again-today.json: when: reads "seen.plates"' "$BEKETCTL" risk simulate "$tap_work/plate-again-today.json" --station "$booth"
is 'enable' status 0 "$BEKETCTL" risk enable "$rule" --station "$booth"
sed 's/"weight": 30/"weight": 31/' "$rule" >"$tap_work/plate-again-today.json"
is 'other bytes are another rule' says 'was not simulated' "$BEKETCTL" risk enable "$tap_work/plate-again-today.json" --station "$booth"
is 'play with the rule on' play "$BEKET_DATADIR/demo/crossing.json"
fired () { jq -s -e '[.[] | select(.type == "risk.fired" or .type == "risk.judged") | .ledger] == ["own", "own"]' "$tap_work/played"; }
is 'it fires into the own ledger' fired
figures () { "$BEKETCTL" risk list --json --station "$booth" | jq -e '.[0] | .state == "on" and .fired == 1 and .confirmed == 0 and .notConfirmed == 1 and .simulated.hits == 1'; }
is 'list' figures
is 'list for people' status 0 "$BEKETCTL" risk list --station "$booth"
silent () { # Article 4
  "$BEKETCTL" ledger export --ledger peer --station "$booth" >"$tap_work/peer"
  grep -q act.issued "$tap_work/peer" && ! grep -qE 'risk|plate-again|advance|уже проходило|бұрын өткен' "$tap_work/peer"
}
is 'the neighbour learns nothing of it' silent
rebuilt () {
  "$BEKETCTL" risk list --json --station "$booth" >"$tap_work/before"
  "$BEKETCTL" rebuild --station "$booth" && "$BEKETCTL" risk list --json --station "$booth" | cmp - "$tap_work/before"
}
is 'rebuild makes the same figures' rebuilt
is 'disable' status 0 "$BEKETCTL" risk disable plate-again-today --station "$booth"
is 'disable twice' says 'is not on' "$BEKETCTL" risk disable plate-again-today --station "$booth"
off () { "$BEKETCTL" risk list --json --station "$booth" | jq -e '.[0].state == "off"'; }
is 'it is off' off
is 'a wrong call' status 2 "$BEKETCTL" risk enable --station "$booth"
is 'the station is well' status 0 "$BEKETCTL" doctor --station "$booth"
echo '{}' >"$booth/library/risk/broken.json"
is 'doctor tells a broken rule' says 'broken.json: id: missing' "$BEKETCTL" doctor --station "$booth"
is 'and so does list' says 'broken.json: id: missing' "$BEKETCTL" risk list --station "$booth"
is 'work goes on' play "$BEKET_DATADIR/demo/crossing.json"
tap_end

#!/bin/sh
# Two states: what one booth writes arrives at the other once, whatever is killed in the middle; strangers are refused.
set -u
. "$TESTS/drill/world.sh"

same_bytes () {
  sync "$kz" >/dev/null && sync "$ru" >/dev/null
  for side in kz ru; do
    "$BEKETCTL" ledger export --origin KZ-KZSYR-B02 --ledger peer --station "$world/$side/booth" >"$world/$side.lines"
  done
  [ -s "$world/kz.lines" ] && cmp "$world/kz.lines" "$world/ru.lines"
}
once () { # no act, and no entry of one chain, is there twice
  "$BEKETCTL" act list --neighbour --json --station "$ru" | jq -e 'map(.number) | length == (unique | length)' &&
    jq -s -e 'map(select(has("prev")) | [.inc, .seq]) | length > 0 and length == (unique | length)' "$world/ru.lines"
}

is 'a world' make_world
is 'played with no node at all' play
is 'again' play
is 'and a third time' play
is 'an exchange with no node is refused, nothing is lost' status 1 "$BEKETCTL" sync --station "$kz"
is 'the nodes run' start kz
is 'on both sides' start ru
is 'sent' sync "$kz"
is 'all acts are at the neighbour, verified' within 30 see "$ru" --neighbour 'length == 3 and all(.verdict == "valid")'
is 'received, with times' within 30 see "$kz" '' 'all(.state == "received" and .stages["own-node"] != null and .stages["peer-node"] != null and .stages["peer-post"] != null)'
number=$("$BEKETCTL" act list --json --station "$kz" | jq -r '.[0].number')
is 'recognised' ru act recognise "$number"
is 'only once' status 1 ru act recognise "$number"
is 'the answer comes back' within 30 see "$kz" '' '.[0].state == "recognised" and .[0].stages.recognised != null'

# ---- The second signature, in the place of the other Party (Article 7) ----

two () { "$BEKETCTL" act show "$number" --station "$1" | jq -s -e '.[0] | .file_verdict == "valid" and (.file_signatures | map (.id) == ["KZ-10442", "RU-20917"])' >/dev/null; }
both () { exchange "$kz" "$ru"; two "$1"; }
is 'the place is not of this Party' status 1 kz act countersign "$number"
is 'countersigned' ru act countersign "$number"
is 'only once as well' status 1 ru act countersign "$number"
is 'both signatures there' two "$ru"
is 'and both come back, with the file' within 30 both "$kz"

# ---- The act beside own findings ----

differs='[.[] | select (.agreement == "differs") | .field] == ["grossWeightKg"]'
compares () { "$BEKETCTL" act compare "$number" --json --station "$ru" | jq -e "$1" >/dev/null; }
is 'nothing here is about it' status 1 "$BEKETCTL" act compare "$number" --station "$ru"
jq --rawfile pin "$world/officers/RU-20917.pin" '.officer = "RU-20917" | .pin = ($pin | rtrimstr ("\n")) | .facts.cargo.grossWeightKg = 18400
  | del (.controls, .satisfactory, .decision, .sign)' "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/open.json"
is 'the lorry comes to the Russian booth' "$BEKETCTL" crossing play "$tap_work/open.json" --station "$ru"
is 'what was found there differs in one field' compares "$differs"
is 'and agrees in its plate' compares 'any (.field == "plate" and .agreement == "agrees")'
is 'in words' sh -c "\"\$0\" act compare $number --station $ru | grep -q '^≠ .*18420 | 18400$'" "$BEKETCTL"

# ---- Joint control is suspended on one side of the border (Article 8) ----

doctor_says () { exchange "$kz" "$ru"; "$BEKETCTL" doctor --station "$1" | grep -qF "$2"; }
suspended () { exchange "$kz" "$ru"; "$BEKETCTL" suspension list --json --station "$1" | jq -e "$2" >/dev/null; }
other=$("$BEKETCTL" act list --json --station "$kz" | jq -r '.[1].number')
is 'joint control' doctor_says "$ru" 'A protocol under Article 9 is in force'
is 'the Kazakh side suspends it' kz suspension suspend --reason E1
notice=$("$BEKETCTL" suspension list --json --station "$kz" | jq -r '.[0].number')
is 'the Russian side is in national mode' within 30 doctor_says "$ru" 'Joint control is suspended (Article 8): national mode'
is 'and recognises nothing' status 1 ru act recognise "$other"
is 'it may propose to go on' ru suspension resume "$notice"
is 'the proposal arrives' within 30 suspended "$kz" '.[0] | .state == "in-force" and (.resumptions | length == 1)'
is 'the Kazakh side goes on' kz suspension resume "$notice"
is 'and so does the Russian one' within 30 doctor_says "$ru" 'A protocol under Article 9 is in force'
is 'recognised then' ru act recognise "$other"

# ---- Killed in the middle: each time at another point of an act's way ----

size () { "$BEKET_NODE" status --node "$world/$1/node" --json | jq ".$2.size"; } # side, log or mirror
grown () { [ "$(size "$1" "$2")" -gt "$3" ]; }
told () { [ -s "$world/told" ]; }
rounds=4
[ "${BEKET_LONG:-0}" = 1 ] && rounds=20
for round in $(seq "$rounds"); do
  pushed=$(size kz log)
  pulled=$(size ru mirror)
  reached=1
  : >"$world/told"
  play >"$world/told" &
  player=$!
  case $((round % 4)) in
    0) side=kz point='while the crossing is played'; within 20 told || reached=0; murder kz ;;
    1) side=kz point='when it took the first entry'; wait "$player"; sync "$kz" >/dev/null 2>&1 & syncer=$!
       within 20 grown kz log "$pushed" || reached=0; murder kz; wait "$syncer" ;;
    2) side=ru point='when there was something to pull'; wait "$player"; sync "$kz" >/dev/null 2>&1 & syncer=$!
       within 20 grown kz log "$pushed" || reached=0; murder ru; wait "$syncer" ;;
    3) side=ru point='when it mirrored the first entry'; wait "$player"; sync "$kz" >/dev/null 2>&1 & syncer=$!
       within 20 grown ru mirror "$pulled" || reached=0; murder ru; wait "$syncer" ;;
  esac
  wait "$player" 2>/dev/null
  is "round $round: killed $point" [ "$reached" = 1 ]
  is "round $round: the $side node runs again" start "$side"
  is "round $round: everything arrives" within 40 see "$ru" --neighbour "length == $((3 + round)) and all(.verdict == \"valid\")"
done
is 'every receipt comes back' within 40 see "$kz" '' 'all(.stages["own-node"] != null and .stages["peer-node"] != null and .stages["peer-post"] != null)'
is 'both booths hold the same bytes, each entry once' within 20 same_bytes
is 'nothing twice' once
is 'nothing is in quarantine' calm

# ---- Strangers ----

port=$(sed -n 's/^ready //p' "$world/kz.ready")
chain=v1/ledgers/KZ-KZSYR-B02/peer/0000000000000000
knock () { # address, what curl is told
  address=$1
  shift
  curl -s --max-time 10 --cacert "$world/authority/KZ/root.pem" -o "$tap_work/body" -w '%{http_code}' "$@" "https://127.0.0.1:$port/$address"
}
# By an alert of TLS (35, 55, 56), or in words; a node that does not answer at all has refused nobody.
refused () {
  code=0
  answer=$(knock "$@") || code=$?
  echo "$code $answer"
  case $code in
    35 | 55 | 56) return 0 ;;
    0) cat "$tap_work/body" ;;
    *) return 1 ;;
  esac
  [ "$answer" = 403 ] && jq -e '.status == 403 and (.title | length > 0) and (.detail | length > 0)' "$tap_work/body"
}
held () { "$BEKET_NODE" status --node "$world/kz/node" --json | jq -c '[.log.size, .stations]'; find "$world/kz/node/blobs" -type f | sort; }
held >"$tap_work/before"
is 'no certificate: refused' refused "$chain"
"$BEKETCTL" demo authority --folder "$tap_work/stranger" --party KZ
"$BEKETCTL" init --station "$tap_work/booth" --party KZ --point KZSYR --workstation B02 >/dev/null
"$BEKETCTL" demo issue --authority "$tap_work/stranger" --request "$tap_work/booth/keys/station.csr" --output "$tap_work/stranger.pem"
set -- --cert "$tap_work/stranger.pem" --key "$tap_work/booth/keys/station.key"
is 'a certificate of a stranger: refused' refused "$chain" "$@"
is 'a stranger writes no entries' refused "$chain/entries?from=1" "$@" --data-binary '{}'
printf stranger >"$tap_work/blob"
is 'nor files' refused "v1/blobs/sha-256/$(sha256sum <"$tap_work/blob" | cut -c1-64)" "$@" --upload-file "$tap_work/blob"
set -- --cert "$ru/keys/station.pem" --key "$ru/keys/station.key"
is "the neighbour's station is no caller here" refused "$chain" "$@"
is 'and is given back no entries' refused "$chain/entries?from=1" "$@"
unchanged () { held | cmp - "$tap_work/before"; }
is 'nothing of theirs is stored' unchanged
logged () { # six callers were sent away in words or by TLS
  [ "$(grep -cE '403 (unknown-key|forbidden): (GET|POST|PUT) ' "$world/kz.log")" -ge 6 ]
}
is 'and each is logged' logged
own () { [ "$(knock "$chain" --cert "$kz/keys/station.pem" --key "$kz/keys/station.key")" = 404 ]; }
is 'its own station is heard' own
tap_end

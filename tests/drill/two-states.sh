#!/bin/sh
# Two states: what one booth writes arrives at the other once, whatever is killed in the middle; strangers are refused.
set -u
. "$TESTS/support/tap.sh"

world=$tap_work/world
kz=$world/kz/booth
ru=$world/ru/booth
node_kz= node_ru=
finish () {
  for process in $node_kz $node_ru; do kill -9 "$process" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf "$tap_work"
}
trap finish EXIT

start () { # side
  "$BEKET_NODE" run --node "$world/$1/node" >"$world/$1.ready" 2>>"$world/$1.log" &
  eval "node_$1=$!"
  within 10 grep -q '^ready' "$world/$1.ready"
}
murder () { eval "kill -9 \$node_$1; wait \$node_$1 2>/dev/null; node_$1="; }
play () { "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$kz"; }
sync () { "$BEKETCTL" sync --station "$1"; }
see () { # booth, list options, jq condition: after an exchange of both
  sync "$kz" >/dev/null 2>&1
  sync "$ru" >/dev/null 2>&1
  # shellcheck disable=SC2086
  "$BEKETCTL" act list $2 --json --station "$1" | jq -e "$3" >/dev/null
}
same_bytes () {
  sync "$kz" >/dev/null && sync "$ru" >/dev/null
  for side in kz ru; do
    "$BEKETCTL" ledger export --origin KZ-KZSYR-B02 --ledger peer --station "$world/$side/booth" >"$world/$side.lines"
  done
  [ -s "$world/kz.lines" ] && cmp "$world/kz.lines" "$world/ru.lines"
}
calm () {
  for side in kz ru; do
    [ "$("$BEKETCTL" ledger quarantine --station "$world/$side/booth")" = '[]' ] || return 1
  done
}

is 'a world' "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'played with no node at all' play
is 'and again' play
is 'an exchange with no node is refused, nothing is lost' status 1 "$BEKETCTL" sync --station "$kz"
is 'the nodes run' start kz
is 'on both sides' start ru
is 'sent' sync "$kz"
is 'both acts are at the neighbour, verified' within 30 see "$ru" --neighbour 'length == 2 and all(.verdict == "valid")'
is 'received, with times' within 30 see "$kz" '' 'all(.state == "received" and .stages["own-node"] != null and .stages["peer-node"] != null and .stages["peer-post"] != null)'
number=$("$BEKETCTL" act list --json --station "$kz" | jq -r '.[0].number')
is 'recognised' "$BEKETCTL" act recognise "$number" --officer RU-20917 --pin-file "$world/officers/RU-20917.pin" --station "$ru"
is 'only once' status 1 "$BEKETCTL" act recognise "$number" --officer RU-20917 --pin-file "$world/officers/RU-20917.pin" --station "$ru"
is 'the answer comes back' within 30 see "$kz" '' '.[0].state == "recognised" and .[0].stages.recognised != null'

rounds=3
[ "${BEKET_LONG:-0}" = 1 ] && rounds=20
for round in $(seq "$rounds"); do
  side=$([ $((round % 2)) -eq 0 ] && echo kz || echo ru)
  play >/dev/null &
  player=$!
  sync "$kz" >/dev/null 2>&1 &
  syncer=$!
  murder "$side"
  wait "$player"
  wait "$syncer"
  is "round $round: the $side node was killed and runs again" start "$side"
  is "round $round: everything arrives" within 40 see "$ru" --neighbour "length == $((2 + round)) and all(.verdict == \"valid\")"
done
is 'both booths hold the same bytes, each entry once' within 20 same_bytes
is 'nothing is in quarantine' calm

# ---- Strangers ----

port=$(sed -n 's/^ready //p' "$world/kz.ready")
knock () { curl -s --max-time 10 --cacert "$world/authority/KZ/root.pem" "$@" "https://127.0.0.1:$port/v1/ledgers/KZ-KZSYR-B02/peer/0000000000000000"; }
refused () {
  answer=$(knock -o "$tap_work/body" -w '%{http_code}' "$@") || return 0   # by TLS
  cat "$tap_work/body"
  [ "$answer" = 403 ] && jq -e '.title or .detail' "$tap_work/body"
}
is 'no certificate: refused' refused
"$BEKETCTL" demo authority --folder "$tap_work/stranger" --party KZ
"$BEKETCTL" init --station "$tap_work/booth" --party KZ --point KZSYR --workstation B02 >/dev/null
"$BEKETCTL" demo issue --authority "$tap_work/stranger" --request "$tap_work/booth/keys/station.csr" --output "$tap_work/stranger.pem"
is 'a certificate of a stranger: refused' refused --cert "$tap_work/stranger.pem" --key "$tap_work/booth/keys/station.key"
logged () { grep -qiE 'refused|403|certificate' "$world/kz.log"; }
is 'and logged' logged
own () { [ "$(knock -o /dev/null -w '%{http_code}' --cert "$kz/keys/station.pem" --key "$kz/keys/station.key")" = 404 ]; }
is 'its own station is heard' own
tap_end

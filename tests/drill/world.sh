# Sourced by the drills: a world of two states with a booth and a node each, and what is done there. The nodes end with the drill.
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

make_world () { "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"; }
start () { # side: its node
  "$BEKET_NODE" run --node "$world/$1/node" >"$world/$1.ready" 2>>"$world/$1.log" &
  eval "node_$1=$!"
  within 10 grep -q '^ready' "$world/$1.ready"
}
murder () { eval "kill -9 \$node_$1; wait \$node_$1 2>/dev/null; node_$1="; } # side: its node

# A command of an officer at the booth: the inspectors of both sides, and a supervisor of the Kazakh one, who is enrolled first.
kz () { "$BEKETCTL" "$@" --officer KZ-10442 --pin-file "$world/officers/KZ-10442.pin" --station "$kz"; }
ru () { "$BEKETCTL" "$@" --officer RU-20917 --pin-file "$world/officers/RU-20917.pin" --station "$ru"; }
boss () { "$BEKETCTL" "$@" --officer KZ-10001 --pin-file "$tap_work/boss.pin" --station "$kz"; }
enrol_boss () {
  echo 135791 >"$tap_work/boss.pin"
  "$BEKETCTL" demo officer --authority "$world/authority/KZ" --id KZ-10001 --name 'Сейітова А.' --point KZSYR \
    --pin-file "$tap_work/boss.pin" --output "$tap_work/boss.p12" &&
    "$BEKETCTL" enrol --station "$kz" --officer "$tap_work/boss.p12" --pin-file "$tap_work/boss.pin" --role supervisor
}
play () { "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$kz"; }

sync () { "$BEKETCTL" sync --station "$1"; } # booth
exchange () { # booths; whoever waits for something asks again when it went wrong
  for booth in "$@"; do sync "$booth" >/dev/null 2>&1; done
}
see () { # booth, list options, jq condition: after an exchange of both
  exchange "$kz" "$ru"
  # shellcheck disable=SC2086
  "$BEKETCTL" act list $2 --json --station "$1" | jq -e "$3" >/dev/null
}
calm () { # nothing is in quarantine
  for booth in "$kz" "$ru"; do
    [ "$("$BEKETCTL" ledger quarantine --station "$booth")" = '[]' ] || return 1
  done
}

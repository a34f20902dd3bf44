#!/bin/sh
# beketctl act paper: what a scanner gives for a printed page, at the own station and at the neighbour's, with no network.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
is 'a world' status 0 "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"
is 'a crossing' status 0 "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"
number=$("$BEKETCTL" act list --json --station "$booth" | jq -r '.[0].number')
"$BEKETCTL" act show "$number" --station "$booth" --output "$tap_work/act.pdf" >/dev/null
seal=$(qpdf --json "$tap_work/act.pdf" | jq -r '[.. | strings | select (startswith ("u:KZ1:") or startswith ("KZ1:"))][0] | ltrimstr ("u:")')

paper () { # side, officer, text
  "$BEKETCTL" act paper "$3" --officer "$2" --pin-file "$world/officers/$2.pin" --station "$world/$1/booth"
}
says () { # side, officer, text, jq condition
  paper "$1" "$2" "$3" | jq -e "$4"
}
here=$(basename "$world"/officers/KZ-*.pin .pin)
there=$(basename "$world"/officers/RU-*.pin .pin)
is 'the page of an own act' says kz "$here" "$seal" '.verdict == "valid" and .act.paper == "same"'
is 'the neighbour reads it with no network' says ru "$there" "$seal" '.verdict == "valid" and .act == null and .form == "D1" and .decision == "admitted"'
is 'and by whom it was sealed' says ru "$there" "$seal" '.sealer | startswith ("KZ-")'
is 'which is well' status 0 paper ru "$there" "$seal"
forged=$(printf '%s' "$seal" | sed 's/.$//')$(printf '%s' "$seal" | sed 's/.*0$/1/; t; s/.*/0/')
is 'a changed one is refused' says ru "$there" "$forged" '.verdict == "refused" and (.reason | length > 0)'
is 'and does not end well' status 1 paper ru "$there" "$forged"
is 'what is no seal has a position' status 1 paper ru "$there" 'KZ1:ab'
rm "$world"/ru/booth/trust/seals/*.pem
is 'without the certificate it cannot be told' says ru "$there" "$seal" '.verdict == "unknown-key"'
is 'which does not end well either' status 1 paper ru "$there" "$seal"
is 'a root is no seal' status 1 "$BEKETCTL" enrol --station "$world/ru/booth" --seal "$world/authority/KZ/root.pem"
is 'the certificate is enrolled' status 0 "$BEKETCTL" enrol --station "$world/ru/booth" --seal "$booth/keys/seal.pem"
is 'and tells again' says ru "$there" "$seal" '.verdict == "valid"'
kept () { "$BEKETCTL" ledger export --ledger own --station "$world/ru/booth" | jq -s -e '[.[] | .type // empty | select (. == "paper.scanned")] | length >= 6'; }
is 'every reading was kept' kept
is 'and nothing of it is wrong' status 0 "$BEKETCTL" rebuild --station "$world/ru/booth"
tap_end

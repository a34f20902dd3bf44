#!/bin/sh
# beketctl erase: what is over is listed, then taken out; the export keeps its header lines and can be verified by anyone.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

world=$tap_work/world
booth=$world/kz/booth
is 'a world' status 0 "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"
"$BEKETCTL" demo officer --authority "$world/authority/KZ" --id KZ-10001 --name 'Сейітова А.' --point KZSYR \
  --pin-file "$world/officers/KZ-10442.pin" --output "$tap_work/second.p12"
is 'with a quick key' quick_key "$tap_work/second.p12" "$world/officers/KZ-10442.pin"
is 'an administrator' status 0 "$BEKETCTL" enrol --station "$booth" --officer "$tap_work/second.p12" --pin-file "$world/officers/KZ-10442.pin" --role administrator
is 'a crossing' status 0 "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"

erase () { "$BEKETCTL" erase --reason expired --officer "$1" --pin-file "$world/officers/KZ-10442.pin" --station "$booth"; }
is 'no reason, no erasure' status 2 "$BEKETCTL" erase --station "$booth"
is 'nothing is over today' sh -c "[ -z \"\$('$BEKETCTL' erase --dry-run --station '$booth' 2>/dev/null)\" ]"
is 'an inspector erases nothing' status 1 erase KZ-10442
is 'nothing to erase is no error' status 0 erase KZ-10001

# ---- Six years on: the times of arrival alone are older, as if the clock had been turned ----

cp -r "$BEKET_DATADIR" "$tap_work/data"
sed -i 's/"days": [0-9]*/"days": 1/' "$tap_work/data/codes/retention.json"
sqlite3 "$booth/ledger.db" "SELECT sql FROM sqlite_schema WHERE name = 'entry_update'" >"$tap_work/trigger.sql"
sqlite3 "$booth/ledger.db" "DROP TRIGGER entry_update; UPDATE entry SET received = received - 200000000000;
  INSERT INTO stage SELECT origin, ledger, inc, 'own-node', max (seq), time, '{}' FROM entry GROUP BY origin, ledger, inc;
  INSERT INTO stage SELECT origin, ledger, inc, 'peer-node', seq, time, proof FROM stage;"
sqlite3 "$booth/ledger.db" <"$tap_work/trigger.sql"
over () { "$BEKETCTL" erase --dry-run --json --station "$booth" --data "$tap_work/data" 2>/dev/null; }
says () { over | jq -s -e '(map (.type) | index ("crossing.opened") != null and index ("act.issued") != null) and all (.rule != null and .checked == false)'; }
is 'what is over, and why' says
grep -q N12345678 "$booth/ledger.db" "$booth/ledger.db-wal" 2>/dev/null
is 'the document was there' [ $? -eq 0 ]
"$BEKETCTL" ledger export --station "$booth" | grep '"prev"' >"$tap_work/headers"
is 'erased' status 0 "$BEKETCTL" erase --reason expired --text 'мерзімі өтті' --officer KZ-10001 --pin-file "$world/officers/KZ-10442.pin" \
  --station "$booth" --data "$tap_work/data"
gone () { ! grep -q N12345678 "$booth/ledger.db" && ! grep -q N12345678 "$booth/ledger.db-wal" 2>/dev/null; }
is 'the document is in no file' gone
no_blob () { [ -z "$(find "$booth/blobs" -type f)" ]; }
is 'nor the act' no_blob
kept () { "$BEKETCTL" ledger export --station "$booth" >"$tap_work/after"; ! grep -vxFf "$tap_work/after" "$tap_work/headers"; }
is 'every header line is there' kept
chained () {
  for ledger in own peer; do
    prev=0000000000000000000000000000000000000000000000000000000000000000
    "$BEKETCTL" ledger export --station "$booth" --ledger "$ledger" | grep '"prev"' >"$tap_work/chain"
    while IFS= read -r header; do
      [ "$(printf '%s' "$header" | jq -r .prev)" = "$prev" ] || return 1
      prev=$(printf '%s' "$header" | sha256sum | cut -c1-64)
    done <"$tap_work/chain"
  done
}
is 'the chain holds' chained
is 'doctor is content' status 0 "$BEKETCTL" doctor --station "$booth"
is 'nothing is over now' [ -z "$(over)" ]
tap_end

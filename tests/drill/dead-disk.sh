#!/bin/sh
# A disk dies. A copy on a stick and what the node holds bring everything back; no number is used twice, nobody notices elsewhere.
set -u
. "$TESTS/drill/world.sh"

chains () { # of the Kazakh booth, as it holds them itself: "inc seq" of each header
  "$BEKETCTL" ledger export --origin KZ-KZSYR-B02 --station "$kz" | jq -rc 'select(has("prev")) | [.ledger, .inc, .seq]' | sort
}

is 'a world' make_world
cp -a "$kz" "$tap_work/fresh"
is 'the nodes run' start kz
is 'on both sides' start ru
is 'a lorry' play
is 'at the neighbour' within 30 see "$ru" --neighbour 'length == 1 and all(.verdict == "valid")'
is 'copied to a stick' "$BEKETCTL" backup "$tap_work/stick" --station "$kz"
is 'not twice into one folder' status 1 "$BEKETCTL" backup "$tap_work/stick" --station "$kz"
is 'no key is on the stick' test "$(find "$tap_work/stick" -type f | grep -vcE '/(ledger\.db|blobs/../[0-9a-f]{64})$')" = 0
is 'a second lorry, after the copy' play
is 'which the node has' within 30 see "$ru" --neighbour 'length == 2 and all(.verdict == "valid")'
chains >"$tap_work/before"

mv "$kz" "$tap_work/dead"
cp -a "$tap_work/fresh" "$kz"
is 'a new disk: restored' "$BEKETCTL" restore "$tap_work/stick" --station "$kz"
is 'not over a station that works' status 1 "$BEKETCTL" restore "$tap_work/stick" --station "$kz"
is 'the station is well' "$BEKETCTL" doctor --station "$kz"
is 'the first act is there' see "$kz" '' 'length >= 1'
is 'the second one comes back from the node, with its file' within 30 see "$kz" '' 'length == 2 and all(.have_blob)'
is 'a third lorry' play
is 'the neighbour has three acts' within 30 see "$ru" --neighbour 'length == 3 and all(.verdict == "valid")'
is 'and every receipt comes' within 40 see "$kz" '' 'length == 3 and all(.stages["own-node"] != null and .stages["peer-node"] != null and .stages["peer-post"] != null)'
all_back () { chains >"$tap_work/after" && [ -z "$(comm -23 "$tap_work/before" "$tap_work/after")" ]; }
is 'each entry of before is back' all_back
twice () { [ "$(sort "$tap_work/after" | uniq -d | wc -l)" = 0 ] && [ "$(jq -rc '.[1]' "$tap_work/after" | sort -u | wc -l)" = 2 ]; }
is 'no number was used twice, in two incarnations' twice
is 'the station is still well' "$BEKETCTL" doctor --station "$kz"
is 'nothing is in quarantine' calm
is 'and no alarm was raised' test "$(grep -c -i alarm "$world/kz.log" "$world/ru.log" | grep -cv ':0$')" = 0

# ---- The new disk dies as well, and the stick is the same: it knows nothing of the first restoring ----

mv "$kz" "$tap_work/dead-too"
cp -a "$tap_work/fresh" "$kz"
is 'restored once more' "$BEKETCTL" restore "$tap_work/stick" --station "$kz"
is 'what was written after the first restoring comes back too' within 40 see "$kz" '' 'length == 3 and all(.have_blob and .stages["peer-node"] != null)'
is 'a fourth lorry' play
is 'the neighbour has four acts, each with a number of its own' within 30 see "$ru" --neighbour \
  'length == 4 and all(.verdict == "valid") and (map (.number) | unique | length == 4)'
is 'each entry of before is back once more' all_back
is 'still nothing is in quarantine' calm
is 'the station is well with all of it' "$BEKETCTL" doctor --station "$kz"
tap_end

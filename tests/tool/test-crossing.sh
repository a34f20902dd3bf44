#!/bin/sh
# beketctl crossing and ledger: what is told stands in the ledger, in one chain, whenever the program is killed.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

booth=$tap_work/world/kz/booth
play () { # script, where what is told goes
  "$BEKETCTL" crossing play "$1" --station "$booth" >"$2"
}
demo=$BEKET_DATADIR/demo/crossing.json
hashes () { # writes the hashes of all entries; fails where a chain or a body does not fit
  : >"$tap_work/hashes"
  for ledger in own peer; do
    "$BEKETCTL" ledger export --station "$booth" --ledger "$ledger" >"$tap_work/$ledger.lines" || return 1
    # What each header says of the one before and of its body.
    sed -n 'p;n' "$tap_work/$ledger.lines" | jq -r '"\(.prev) \(.body)"' >"$tap_work/says" || return 1
    prev=0000000000000000000000000000000000000000000000000000000000000000
    while IFS= read -r header && IFS= read -r body; do
      read -r said_prev said_body <&3 || return 1
      [ "$said_prev" = "$prev" ] || return 1
      [ "$said_body" = "$(printf '%s' "$body" | sha256sum | cut -c1-64)" ] || return 1
      prev=$(printf '%s' "$header" | sha256sum | cut -c1-64)
      printf '%s\n' "$prev" >>"$tap_work/hashes"
    done <"$tap_work/$ledger.lines" 3<"$tap_work/says"
  done
}
told () { # files of what was told: each line is one entry of the ledger
  jq -r .hash "$@" >"$tap_work/told"
  [ -s "$tap_work/told" ] || return 1
  while read -r hash; do [ "$(grep -c "^$hash$" "$tap_work/hashes")" -eq 1 ] || return 1; done <"$tap_work/told"
}

is 'a world' "$BEKETCTL" demo world --folder "$tap_work/world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$tap_work/world"
is 'play' play "$demo" "$tap_work/one"
is 'play again' play "$demo" "$tap_work/two"
full () { for run in one two; do [ "$(jq -r .type "$tap_work/$run" | grep -c '^act.issued$')" -eq 1 ] || return 1; done; }
is 'each ends with its act' full
going_on () { # in each ledger the second goes on where the first has ended
  jq -s -e 'group_by([.ledger, .inc]) | length == 2 and all(.[]; map(.seq) == [range(1; length + 1)])' "$tap_work/one" "$tap_work/two"
}
is 'numbered without a gap' going_on
is 'every header names the one before and its body' hashes
is 'what was told is there' told "$tap_work/one" "$tap_work/two"
is 'jq reads every line' jq -e . "$tap_work/own.lines" "$tap_work/peer.lines"
shared () { # Article 4
  grep -q '"type":"act.issued"' "$tap_work/peer.lines" &&
    ! grep -qE '"type":"(crossing.opened|shift.opened|check.overruled)"' "$tap_work/peer.lines"
}
is 'the peer is shown acts and controls, not shifts and own marks' shared

refuses () { # change of the script, words of the refusal
  jq "$1" "$demo" >"$tap_work/bad.json"
  code=0
  "$BEKETCTL" crossing play "$tap_work/bad.json" --station "$booth" >"$tap_work/bad" 2>"$tap_work/said" || code=$?
  cat "$tap_work/said"
  [ "$code" -eq 1 ] && grep -qF "$2" "$tap_work/said"
}
is 'a script without an officer' refuses 'del(.officer)' 'officer is missing'
is 'a wrong PIN' refuses '.pin = "000000"' 'bad.json'
is 'a scan that is none' refuses '.scans[1] = "?"' 'scans[1]'
is 'a control that is not in the plan' refuses '.controls[0].kind = "astrology"' 'controls[0]'
# Article 2(1): on foot, with nothing to record, the decision is the end.
on_foot () {
  jq '.subject = "on-foot" | .scans = .scans[:1] | .controls = [] | del(.facts, .sign)' "$demo" >"$tap_work/on-foot.json"
  play "$tap_work/on-foot.json" "$tap_work/on-foot.out" &&
    [ "$(jq -r .type "$tap_work/on-foot.out" | tail -n 1)" = crossing.decided ] &&
    "$BEKETCTL" crossing list --json --station "$booth" | jq -e 'all(.[]; .facts.crossing.subject != "on-foot")'
}
is 'on foot: the decision ends the crossing' on_foot
is 'and no act is signed for it' refuses '.subject = "on-foot" | .scans = .scans[:1] | .controls = [] | del(.facts)' 'needs no act'
is 'no such script' status 1 "$BEKETCTL" crossing play "$tap_work/none" --station "$booth"

killed () { # after how many lines
  : >"$tap_work/killed"
  "$BEKETCTL" crossing play "$demo" --station "$booth" >"$tap_work/killed" &
  process=$!
  within 30 sh -c "[ \$(wc -l <'$tap_work/killed') -ge $1 ]" || return 1
  kill -9 "$process"
  wait "$process" 2>/dev/null
  hashes && told "$tap_work/killed"
}
for lines in 1 2 3 5; do
  is "killed after line $lines: what was told is there, once" killed "$lines"
done
is 'and the station is well' status 0 "$BEKETCTL" doctor --station "$booth"
is 'and goes on' play "$demo" "$tap_work/on"
is 'in the same chain' hashes

rebuilt () {
  for what in 'act list' 'crossing list' 'ledger outbox'; do
    # shellcheck disable=SC2086
    "$BEKETCTL" $what --json --station "$booth" | jq -e 'length >= 1'
    # shellcheck disable=SC2086
    "$BEKETCTL" $what --json --station "$booth" >>"$tap_work/$1"
  done
}
rebuilt before >/dev/null
is 'rebuild' status 0 "$BEKETCTL" rebuild --station "$booth"
same () { rebuilt after >/dev/null; cmp "$tap_work/before" "$tap_work/after" && [ "$(wc -c <"$tap_work/before")" -gt 1000 ]; }
is 'and every list is as before' same
tap_end

#!/bin/sh
# beketctl library check: ok, or the first fault with file, place and reason.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

copy="$tap_work/copy"
mkdir "$copy"
cp -r "$BEKET_DATADIR/codes" "$BEKET_DATADIR/forms" "$BEKET_DATADIR/protocols" "$BEKET_DATADIR/reference" "$copy"

says () { # folder, jq condition
  "$BEKETCTL" library check --json "$1" >"$tap_work/answer"
  [ "$(wc -l <"$tap_work/answer")" -eq 1 ] && jq -e "$2" "$tap_work/answer" >/dev/null || { cat "$tap_work/answer"; return 1; }
}
prints () { # folder, line
  [ "$("$BEKETCTL" library check "$1")" = "$2" ]
}

is 'what is shipped is ok' prints "$BEKET_DATADIR" "$BEKET_DATADIR: ok"
is 'exit status 0' status 0 "$BEKETCTL" library check "$copy"
is 'counts of the lists' says "$copy" '.ok and .items.points == 88 and .items.countries == 264 and .items["hs-chapters"] == 97 and .unchecked["hs-chapters"] == 97'
mkdir "$tap_work/station" && ln -s ../copy "$tap_work/station/library"
is 'a station is its library' says "$tap_work/station" '.ok and (.folder | endswith("/station/library"))'

printf '%s' '{"bodies":[{"id":"KZ-border","party":"KZ","kind":"border","class":"control","name":{"kk":"ә","ru":"я"},"validFrom":"2027-01-01","checked":true}]}' \
  >"$copy/reference/bodies-2027.json"
is 'a file that adds an edition' says "$copy" '.ok and .items.bodies == 19'
sed -i 's/2027-01-01/2027-02-30/' "$copy/reference/bodies-2027.json"
is 'a bad one: file, place, reason' says "$copy" '.ok == false and .file == "reference/bodies-2027.json" and .place == "bodies[0].validFrom"
  and .reason == "not a day: \"2027-02-30\"" and .error == "date" and .message == "reference/bodies-2027.json: bodies[0].validFrom: not a day: \"2027-02-30\""'
is 'the same as a line' prints "$copy" "$copy: reference/bodies-2027.json: bodies[0].validFrom: not a day: \"2027-02-30\""
is 'exit status 1' status 1 "$BEKETCTL" library check "$copy"
printf '{"bodies":' >"$copy/reference/bodies-2027.json"
is 'half a file' says "$copy" '.ok == false and .file == "reference/bodies-2027.json" and (.place | startswith("byte "))'
rm "$copy/reference/bodies-2027.json"
printf '{}' >"$copy/reference/bodys.json"
is 'a list that there is not' says "$copy" '.ok == false and .file == "reference/bodys.json" and .error == "unknown"'
rm "$copy/reference/bodys.json" "$copy/reference/points.json"
is 'no points' says "$copy" '.ok == false and .file == "reference/points.json" and .error == "unreadable" and (has("place") | not)'
is 'no folder' status 1 "$BEKETCTL" library check "$tap_work/nowhere"
is 'no FOLDER' status 2 "$BEKETCTL" library check
is 'another word' status 2 "$BEKETCTL" library mend "$copy"
is 'help' status 0 "$BEKETCTL" library --help
tap_end

#!/bin/sh
# beketctl parse: what each kind reads and refuses, with word and position, and what bytes can do to a line.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

says () { # kind, case, jq condition
  printf '%s\n' "$2" | "$BEKETCTL" parse "$1" >"$tap_work/answer" && jq -s -e "length == 1 and (.[0] | $3)" "$tap_work/answer" ||
    { cat "$tap_work/answer"; return 1; }
}
refuses () { # kind, case, word, position
  says "$1" "$2" ".ok == false and .error == \"$3\" and .position == $4 and (.message | length > 0)"
}
plate () { # case, country, kind
  says plate "$1" ".ok and .country == \"$2\" and .kind == \"$3\""
}
answers () { # kind, file, jq condition over all answers: each line by itself is one object
  "$BEKETCTL" parse "$1" <"$2" >"$tap_work/lines" || return 1
  jq -R -s -e "split(\"\\n\")[:-1] | map(fromjson) | all(.[]; (.ok | type) == \"boolean\" and (.ok or (.message | length > 0))) and ($3)" \
    "$tap_work/lines"
}

is 'passport of Russia' says mrz 'P<RUSIMIAREK<<EVGENII<<<<<<<<<<<<<<<<<<<<<<<1104000008RUS8209120M2601157<<<<<<<<<<<<<<06' \
  '.ok and .issuer == "RUS" and .number == "110400000" and .expiry == "2026-01-15"'
is 'TD1: the composite digit' refuses mrz 'I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<7ERIKSSON<<ANNA<MARIA<<<<<<<<<<' check-digit 59
is 'TD2: the digit of a birth date' refuses mrz 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408123F1204159<<<<<<<6' check-digit 55
is 'internal passport: the digit of the number' refuses mrz 'PNRUSW2GOLEV<<7RIQ<IL9I3<<<<<<<<<<<<<<<<<<<<9901234566RUS8502142M<<<<<<<0120305990001<24' check-digit 53
is 'a small letter' refuses mrz 'P<UTOeRIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10' character 5

is 'container, as it is painted' says container 'medu 870768-8' '.ok and .number == "MEDU8707688"'
is 'container of no category' refuses container 'CSQX3054383' character 3
is 'container with a letter for a digit' refuses container 'CSQU30543O3' character 9
is 'container cut' refuses container 'CSQU305438' length 10
is 'container with too much' refuses container 'CSQU30543831' length 11

is 'plate of a legal entity' plate '123AB02' KZ legal
is 'plate from before 2012' plate 'A123CD' KZ old
is 'car' plate 'а123вс199' RU car
is 'trailer' plate 'АВ123477' RU trailer
is 'motorcycle' plate '1234АВ77' RU motorcycle
is 'taxi' plate 'АВ12377' RU taxi
is 'transit' plate 'АВ123А77' RU transit
is 'police' plate 'А123477' RU police
is 'diplomats' plate '123CD177' RU diplomatic
is 'no such region' refuses plate '123ABC21' format 7
is 'no plate' refuses plate '???' format 0

is 'seal too short' refuses seal 'ab' length 2
is 'seal too long' refuses seal '123456789012345678901' length 20
is 'seal without a digit' refuses seal 'ABC' character 0
is 'seal with a stroke' refuses seal 'S-0012/4' character 6

for kind in mrz plate container seal; do
  is "$kind: an empty line" refuses "$kind" '' empty 0
done
printf '\n\n\n' >"$tap_work/empty"
is 'empty lines are cases too' answers mrz "$tap_work/empty" 'length == 3'
: >"$tap_work/nothing"
is 'nothing in, nothing out' answers mrz "$tap_work/nothing" 'length == 0'
printf 'CSQU3054383\r\nCSQU3054384\r\n' >"$tap_work/crlf"
is 'the line ends of Windows are no part of a case' answers container "$tap_work/crlf" 'map([.ok, .position]) == [[true, null], [false, 10]]'
printf 'a\000b\nаб\377\n"\\\t\001\nCSQU3054383' >"$tap_work/bytes"
is 'NUL, bad UTF-8, controls, no last line end: each says where' answers container "$tap_work/bytes" \
  'map([.ok, .error, .position]) == [[false, "character", 1], [false, "character", 2], [false, "character", 0], [true, null, null]]'
{ head -c 1000000 /dev/zero | tr '\0' A; printf '\nCSQU3054383\n'; } >"$tap_work/long"
is 'a megabyte in one line is too much, and the next line is read' answers container "$tap_work/long" \
  'map([.ok, .error, .position]) == [[false, "limit", 4096], [true, null, null]]'
{ head -c 4095 /dev/zero | tr '\0' A; printf 'я\n'; } >"$tap_work/edge"
is 'a letter across the limit is too much as well' answers container "$tap_work/edge" 'map([.error, .position]) == [["limit", 4095]]'
tap_end

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

is 'wagon of the 1520 mm lines' says wagon '5454 8854' '.ok and .number == "54548854" and .format == "1520" and .kind == "private"'
is 'wagon by UIC' says wagon '31 81 5560 123-6' '.ok and .format == "uic" and .kind == null'
is 'wagon with a wrong check digit' refuses wagon '5454 8855' check-digit 8
is 'wagon cut' refuses wagon '5454885' length 7

is 'IIN: birth date and sex' says iin '900115 300003' '.ok and .number == "900115300003" and .birthDate == "1990-01-15" and .sex == "M" and .foreign == false'
is 'IIN: the second pass' says iin '900115300401' '.ok'
is 'IIN: no digit is right' refuses iin '900115301205' check-digit 11
is 'IIN: a foreigner' says iin '850701010550' '.ok and .foreign and .birthDate == null and .sex == null'
is 'IIN: a wrong digit' refuses iin '900115-300004' check-digit 12
is 'IIN: a letter for a digit, with what was meant' says iin '9O0115300003' '.error == "character" and .position == 1 and .suggestion == "900115300003"'
is 'BIN' says bin '941240000193' '.ok and .registered == "1994-12" and .kind == "legal" and .division == 0'
is 'BIN of 1997' says bin '971240001315' '.ok'
is 'BIN of 2002' says bin '020540003431' '.ok and .registered == "2002-05"'
is 'BIN of 1994' says bin '940140000385' '.ok'
is 'BIN: a person is none' refuses bin '900115300003' range 4
is 'INN of an organisation' says inn '7707083893' '.ok and .kind == "organisation"'
is 'INN of another' says inn '7830002293' '.ok'
is 'INN of a person' says inn '500100732259' '.ok and .kind == "person"'
is 'INN with a wrong digit' refuses inn '7707083894' check-digit 9
is 'INN with eleven digits' refuses inn '77070838931' length 11
is 'SNILS' says snils '112-233-445 95' '.ok and .number == "11223344595" and .printed == "112-233-445 95" and .checked'
is 'SNILS: a hundred and one' says snils '087-654-303 00' '.ok'
is 'SNILS: before there were check digits' says snils '001-001-998 00' '.ok and .checked == false'
is 'SNILS with a wrong digit' refuses snils '112-233-445 96' check-digit 13
is 'OGRN' says ogrn '1027700132195' '.ok and .kind == "organisation"'
is 'OGRN of an entrepreneur' says ogrn '304500116000157' '.ok and .kind == "entrepreneur"'
is 'OGRN with a wrong digit' refuses ogrn '1027700132194' check-digit 12

is 'VIN' says vin '1M8GDM9AXKP042788' '.ok and .kind == "vin" and .hint == null'
is 'VIN of ones' says vin '11111111111111111' '.ok and .hint == null'
is 'VIN: the check digit is a hint' says vin '1M8GDM9A1KP042788' '.ok and .hint == "check-digit"'
is 'VIN: no O' says vin '1M8GDM9AXKPO42788' '.error == "character" and .position == 11 and .suggestion == "1M8GDM9AXKP042788"'
is 'chassis number' says vin 'JZX100-0012345' '.ok and .kind == "chassis" and .number == "JZX1000012345" and .hint == null'
is 'chassis number too long' refuses vin '12345678901234567890123456789012345678901' length 40
is 'TIR carnet' says tir 'XA 12345678' '.ok and .series == "XA" and .serial == "12345678"'
is 'TIR carnet with no series' says tir '12345678' '.ok and .series == null'
is 'TIR carnet cut' refuses tir 'XA1234567' length 9
is 'declaration of Russia' says declaration '10702070/150126/0001234' '.ok and .country == "RU" and .day == "2026-01-15" and .body == "10702070"'
is 'declaration of Kazakhstan' says declaration '50408/150126/0001234' '.ok and .country == "KZ"'
is 'declaration of no such day' refuses declaration '10702070/310226/0001234' date 9
is 'code of goods' says hs '8703 23 198 1' '.ok and .number == "8703231981" and .group == "87" and .heading == "8703" and .level == "full"'
is 'code with nine digits' says hs '870323198' '.ok and .level == "national"'
is 'code of a heading' says hs '8703' '.ok and .level == "heading"'
is 'code with five digits' refuses hs '87032' length 5
is 'code of no group' refuses hs '9801' range 0

is 'control mark' says mark 'RU-430301-ABC1234567' '.ok and .kind == "control-mark" and .gtin == null'
is 'GS1 mark, as printed' says mark '(01)04600439931256(21)A1b2C3' '.ok and .kind == "gs1" and .gtin == "04600439931256" and .serial == "A1b2C3"'
is 'GS1 mark with a wrong digit' refuses mark '010460043993125521A1b2C3' check-digit 15
is 'a right answer has no suggestion' says container 'CSQU3054383' '.ok and has("suggestion") == false'
is 'a zone: what was probably meant' says mrz 'P<UTOERIKS5ON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO74O8122F1204159ZE184226B<<<<<10' \
  '.position == 10 and .suggestion == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"'
is 'nothing near: no suggestion' says iin '123' '.error == "length" and has("suggestion") == false'

for kind in mrz plate container wagon seal iin bin inn snils ogrn vin tir declaration hs mark; do
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

#!/bin/sh
# beketctl parse: one case a line in, one JSON object a line out, whatever comes in.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

says () { # kind, case, jq condition
  printf '%s\n' "$2" | "$BEKETCTL" parse "$1" | tee "$tap_work/answer" | jq -e "$3" >/dev/null || { cat "$tap_work/answer"; return 1; }
}
lines () { # kind, file, count
  [ "$("$BEKETCTL" parse "$1" <"$2" | jq -c . | wc -l)" -eq "$3" ]
}

is 'TD3 of ICAO 9303' says mrz 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10' \
  '.ok and .format == "TD3" and .number == "L898902C3" and .surname == "ERIKSSON" and .given == "ANNA MARIA" and .birthDate == "1974-08-12"'
is 'TD2 of ICAO 9303' says mrz 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6' '.ok and .format == "TD2"'
is 'TD1 of ICAO 9303' says mrz 'I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<' '.ok and .format == "TD1"'
is 'passport of Kazakhstan, with IIN' says mrz 'P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22' \
  '.ok and .personalNumber == "900115300003" and .expiry == "2030-01-14"'
is 'identity card of Kazakhstan' says mrz 'IDKAZ0123456784900115300003<<<9001158M3001145KAZ<<<<<<<<<<<6AKHMETOV<<NURLAN<<<<<<<<<<<<<<' \
  '.ok and .number == "012345678" and .personalNumber == "900115300003"'
is 'internal passport of Russia, exact Cyrillic' says mrz 'PNRUSW2GOLEV<<7RIQ<IL9I3<<<<<<<<<<<<<<<<<<<<9901234565RUS8502142M<<<<<<<0120305990001<24' \
  '.ok and .surname == "ЩЁГОЛЕВ" and .given == "ЮРИЙ" and .patronymic == "ИЛЬИЧ" and .number == "9900123456" and .issuedOn == "2012-03-05" and .issuerCode == "990-001" and .expiry == null'
is 'a wrong check digit: word and position' says mrz 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C37UTO7408122F1204159ZE184226B<<<<<10' \
  '.ok == false and .error == "check-digit" and .position == 53'
is 'a lost character' says mrz 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10' '.ok == false and .error == "length"'
is 'container' says container 'CSQU3054383' '.ok and .owner == "CSQ" and .printed == "CSQU 305438 3"'
is 'container with a wrong check digit' says container 'CSQU3054384' '.ok == false and .error == "check-digit" and .position == 10'
is 'more containers' says container 'MSKU0383250' '.ok'
is 'plate of Kazakhstan' says plate '512 ABC 07' '.ok and .country == "KZ" and .printed == "512 ABC 07" and .region == "07"'
is 'plate of Russia, Latin look-alikes' says plate 'A123BC56' '.ok and .country == "RU" and .printed == "А 123 ВС 56" and .folded == "A123BC56"'
is 'no known plate' says plate '???' '.ok == false'
is 'seal' says seal 'H 4418203' '.ok and .class == "H" and .number == "4418203"'
is 'empty line' says seal '' '.ok == false and .error == "empty"'
printf 'CSQU3054383\r\nCSQU3054384\r\n' >"$tap_work/crlf"
is 'line ends of Windows' lines container "$tap_work/crlf" 2
printf 'a\000b\n\377\376\nCSQU3054383' >"$tap_work/bytes"
is 'NUL, bad UTF-8, no last line end: still one object a line' lines container "$tap_work/bytes" 3
head -c 1000000 /dev/zero | tr '\0' 'A' >"$tap_work/long"
is 'a megabyte without a line end' lines mrz "$tap_work/long" 1
head -c 200000 /dev/urandom >"$tap_work/random"
random_lines () {
  for kind in mrz plate container wagon seal iin bin inn snils ogrn vin tir declaration hs mark; do
    lines "$kind" "$tap_work/random" "$(awk 'END { print NR }' "$tap_work/random")" || return 1
  done
}
is 'random bytes' random_lines
is 'unknown kind' status 2 "$BEKETCTL" parse passport
is 'no kind' status 2 "$BEKETCTL" parse
is 'help' status 0 "$BEKETCTL" parse --help
tap_end

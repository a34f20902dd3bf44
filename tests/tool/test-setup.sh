#!/bin/sh
# A station is set up by hand, step by step, as an administrator does it; each step refuses what does not belong.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

booth=$tap_work/booth
kz=$tap_work/kz
ru=$tap_work/ru
printf '246810\r\n' >"$tap_work/pin"
echo 000000 >"$tap_work/wrong"
head -c 300 /dev/zero | tr '\0' 1 >"$tap_work/long"

refusal () { # words that the refusal has, command
  words=$1
  shift
  code=0
  said=$("$@" 2>&1 >/dev/null </dev/null) || code=$?
  echo "$said"
  [ "$code" -eq 1 ] && [ "$(printf '%s\n' "$said" | wc -l)" -eq 1 ] && printf '%s' "$said" | grep -qF "$words"
}
enrol () { "$BEKETCTL" enrol --station "$booth" "$@"; }
officer () { "$BEKETCTL" demo officer --id KZ-10442 --name 'Ахметов Н.' --point KZSYR "$@"; }

is 'an authority of Kazakhstan' status 0 "$BEKETCTL" demo authority --folder "$kz" --party KZ
is 'an authority of Russia' status 0 "$BEKETCTL" demo authority --folder "$ru" --party RU
is 'an authority is not made twice' status 1 "$BEKETCTL" demo authority --folder "$kz" --party KZ
is 'init' status 0 "$BEKETCTL" init --station "$booth" --party KZ --point KZSYR --workstation B02
is 'init twice' refusal 'there is a station already' "$BEKETCTL" init --station "$booth" --party KZ --point KZSYR --workstation B02
requests () { [ -s "$booth/keys/station.csr" ] && [ -s "$booth/keys/seal.csr" ]; }
is 'init leaves two requests' requests
private () { [ "$(stat -c %a "$booth" "$booth/keys/station.key" "$booth/keys/seal.key" "$booth/ledger.db" | tr '\n' ' ')" = '700 600 600 600 ' ]; }
is 'for its owner only' private

for name in station seal; do
  is "issue $name" status 0 "$BEKETCTL" demo issue --authority "$kz" --request "$booth/keys/$name.csr" --output "$tap_work/$name.pem"
done
is 'issue: no such request' status 1 "$BEKETCTL" demo issue --authority "$kz" --request "$tap_work/none" --output "$tap_work/x.pem"
is 'issue: no such authority' status 1 "$BEKETCTL" demo issue --authority "$tap_work/none" --request "$booth/keys/seal.csr" --output "$tap_work/x.pem"
is 'issue: another state' status 1 "$BEKETCTL" demo issue --authority "$ru" --request "$booth/keys/seal.csr" --output "$tap_work/x.pem"
is 'the root of another state' refusal "another state's" enrol --root "KZ=$ru/root.pem"
is 'no such root' status 1 enrol --root "KZ=$tap_work/none"
is 'a root of no state' status 2 enrol --root "$kz/root.pem"
is 'not before its root is there' refusal 'no root' enrol --certificate "$tap_work/station.pem"
is 'both roots' status 0 enrol --root "KZ=$kz/root.pem" --root "RU=$ru/root.pem"
is 'no such revocation list' status 1 enrol --list "$tap_work/none"
is 'a revocation list of nobody' refusal 'Revocation list' enrol --list "$kz/root.pem"
is 'both revocation lists' status 0 enrol --list "$kz/crl.pem" --list "$ru/crl.pem"
is 'the same one again' status 0 enrol --list "$kz/crl.pem"
kept () { [ "$(ls "$booth/trust/crls" | wc -l)" -eq 2 ]; }
is 'each is kept once' kept
is 'both certificates' status 0 enrol --certificate "$tap_work/station.pem" --certificate "$tap_work/seal.pem"
cp "$booth/keys/station.pem" "$tap_work/installed"

"$BEKETCTL" init --station "$tap_work/other" --party KZ --point KZSYR --workstation B03 >/dev/null
"$BEKETCTL" demo issue --authority "$kz" --request "$tap_work/other/keys/station.csr" --output "$tap_work/other.pem"
is "another station's certificate" status 1 enrol --certificate "$tap_work/other.pem"
is 'a certificate that is none' status 1 enrol --certificate "$tap_work/pin"

is 'an officer' status 0 officer --authority "$kz" --pin-file "$tap_work/pin" --output "$tap_work/officer.p12"
is 'an officer without a PIN' status 2 officer --authority "$kz" --output "$tap_work/x.p12"
is 'a PIN that is too long' refusal 'the PIN is too long' officer --authority "$kz" --pin-file "$tap_work/long" --output "$tap_work/x.p12"
is 'enrol: no PIN' status 2 enrol --officer "$tap_work/officer.p12"
is 'enrol: no such PIN file' status 1 enrol --officer "$tap_work/officer.p12" --pin-file "$tap_work/none"
is 'enrol: a wrong PIN' status 1 enrol --officer "$tap_work/officer.p12" --pin-file "$tap_work/wrong"
is 'enrol: a file that is no key' status 1 enrol --officer "$tap_work/pin" --pin-file "$tap_work/pin"
is 'enrol: nothing' status 2 enrol
nobody () { [ -z "$(ls "$booth/officers")" ]; }
is 'what was refused left nothing' nobody
is 'a station with no officer is not well' status 1 "$BEKETCTL" doctor --station "$booth"
named () { [ "$(enrol --officer "$tap_work/officer.p12" --pin-file "$tap_work/pin")" = KZ-10442 ]; }
is 'enrol: an officer, whose PIN file has the line ends of Windows' named
is 'a station that is well' status 0 "$BEKETCTL" doctor --station "$booth"
by_pipe () { printf '246810\n' | enrol --officer "$tap_work/officer.p12" --pin-file -; }
is 'a PIN by standard input' by_pipe

"$BEKETCTL" demo authority --folder "$tap_work/stranger" --party KZ
"$BEKETCTL" demo issue --authority "$tap_work/stranger" --request "$booth/keys/station.csr" --output "$tap_work/strange.pem"
is "a stranger's certificate for the station's own key is refused" refusal strange.pem enrol --certificate "$tap_work/strange.pem"
kept () { cmp "$booth/keys/station.pem" "$tap_work/installed"; }
is 'and the one that was there stays' kept
is 'no station' status 1 "$BEKETCTL" act list --station "$tap_work/none"
is 'doctor of no station' status 1 "$BEKETCTL" doctor --station "$tap_work/none"
tap_end

#!/bin/sh
# An officer whose RSA key is on a token of SoftHSM, made by other programs: enrolled by its URI, signs an act that strangers find valid.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

for program in softhsm2-util p11tool openssl pdfsig; do
  command -v "$program" >/dev/null || { echo "1..0 # SKIP $program (softhsm2, gnutls-bin, openssl, poppler-utils) is not installed"; exit 0; }
done

world=$tap_work/world
booth=$world/kz/booth
authority=$world/authority/KZ
export SOFTHSM2_CONF="$tap_work/softhsm2.conf"
mkdir "$tap_work/tokens"
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$tap_work/tokens" >"$SOFTHSM2_CONF"
echo 13579 >"$tap_work/pin"
echo 00000 >"$tap_work/wrong"
uri='pkcs11:token=Officer;id=%07'

is 'a world' "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
make_key () {
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$tap_work/key.pem" 2>/dev/null &&
    openssl req -new -utf8 -key "$tap_work/key.pem" -subj '/C=KZ/O=border/OU=KZSYR/CN=Токенов Т./serialNumber=KZ-20555' \
      -addext 'subjectAltName=URI:urn:beket:kz:officer:KZ-20555' -out "$tap_work/officer.csr" &&
    "$BEKETCTL" demo issue --authority "$authority" --request "$tap_work/officer.csr" --output "$tap_work/officer.pem"
}
is 'an RSA key and its certificate' make_key
fill_token () {
  softhsm2-util --init-token --free --label Officer --pin 13579 --so-pin 24680 &&
    softhsm2-util --import "$tap_work/key.pem" --token Officer --label key --id 07 --pin 13579 &&
    openssl x509 -in "$tap_work/officer.pem" -outform DER -out "$tap_work/officer.der" &&
    GNUTLS_PIN=13579 p11tool --batch --login --write --load-certificate "$tap_work/officer.pem" --id 07 --label paper 'pkcs11:token=Officer'
}
is 'both on a token, by strangers' fill_token

enrol () { "$BEKETCTL" enrol --station "$booth" --officer "$1" --pin-file "$2" --role inspector; }
told () { # words, URI, PIN file
  code=0
  said=$(enrol "$2" "$3" 2>&1) || code=$?
  echo "$said"
  [ "$code" -eq 1 ] && printf '%s' "$said" | grep -qF "$1"
}
is 'no such token' told 'токен салынбаған' 'pkcs11:token=Other;id=%07' "$tap_work/pin"
is 'no such key' told 'онда бұл кілт жоқ' 'pkcs11:token=Officer;id=%08' "$tap_work/pin"
is 'a wrong PIN' told 'PIN-код қате' "$uri" "$tap_work/wrong"
is 'a PIN in the URI' told 'query part' "$uri?pin-value=13579" "$tap_work/pin"
is 'enrolled' enrol "$uri" "$tap_work/pin"
kept () {
  grep -q '^token=pkcs11:.*serial=.*id=%07' "$booth/officers/KZ-20555.ini" && ! grep -rq 13579 "$booth/officers" &&
    [ ! -e "$booth/officers/KZ-20555.p12" ]
}
is 'kept: serial number and id; not the PIN' kept

play () {
  jq '.officer = "KZ-20555" | .pin = "13579"' "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/script.json"
  "$BEKETCTL" crossing play "$tap_work/script.json" --station "$booth"
}
is 'an act is signed with it' play
act=$(grep -rl '^%PDF' "$booth/blobs" | head -n 1)
is 'verify' "$BEKETCTL" verify --station "$booth" "$act"
foreign () {
  pdfsig -nocert "$act" >"$tap_work/pdfsig"
  cat "$tap_work/pdfsig"
  grep -q 'Signature is Valid' "$tap_work/pdfsig" && grep -q 'Токенов' "$tap_work/pdfsig"
}
is 'pdfsig: valid, by him' foreign
cades () { # the ranges and the CMS, cut out by what /ByteRange says
  set -- $(grep -a -o '/ByteRange \[[0-9 ]*' "$act" | tr -d '[' | cut -d' ' -f2-)
  head -c "$2" "$act" >"$tap_work/ranges"
  tail -c "+$(($3 + 1))" "$act" | head -c "$4" >>"$tap_work/ranges"
  head -c "$(($3 - 1))" "$act" | tail -c "+$(($2 + 2))" | tr a-f A-F | basenc --base16 -d >"$tap_work/hole"
  openssl asn1parse -inform DER -in "$tap_work/hole" -noout -out "$tap_work/sig.der" || return 1
  openssl cms -verify -cades -binary -inform DER -in "$tap_work/sig.der" -content "$tap_work/ranges" -CAfile "$authority/root.pem" \
    -purpose any -out "$tap_work/content" && cmp "$tap_work/content" "$tap_work/ranges"
}
is 'openssl cms -verify -cades agrees' cades

tap_end

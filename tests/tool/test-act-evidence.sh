#!/bin/sh
# What others have signed or received of an act: attached, listed as what it is, sent to the neighbour; never a part of the verdict.
set -u
. "$TESTS/support/tap.sh"
trap 'rm -rf "$tap_work"' EXIT

command -v openssl >/dev/null || { echo '1..0 # SKIP openssl is not installed'; exit 0; }

world=$tap_work/world
booth=$world/kz/booth
act () { "$BEKETCTL" act "$@" --station "$booth"; }
add () { act evidence add "$number" "$1" --officer KZ-10442 --pin-file "$tap_work/pin"; }
listed () { act evidence list "$number" --json >"$tap_work/list.json" && jq -e "$1" "$tap_work/list.json"; }
refused () { # words, file
  code=0
  said=$(add "$2" 2>&1) || code=$?
  echo "$said"
  [ "$code" -eq 1 ] && printf '%s' "$said" | grep -qF "$1"
}

is 'a world' "$BEKETCTL" demo world --folder "$world" --node-program "$BEKET_NODE"
is 'with quick keys' quick_keys "$world"
is 'an act' "$BEKETCTL" crossing play "$BEKET_DATADIR/demo/crossing.json" --station "$booth"
jq -r .pin "$BEKET_DATADIR/demo/crossing.json" >"$tap_work/pin"
number=$(act list --json | jq -r '.[0].number')
is 'its file' act show "$number" --output "$tap_work/act.pdf"

# A national tool: its own authority, a detached signature over the file.
sign () { # data, result
  openssl cms -sign -binary -in "$1" -signer "$tap_work/n.pem" -inkey "$tap_work/n.key" -outform DER -out "$2"
}
national () {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$tap_work/n.key" -out "$tap_work/n.pem" -days 30 -utf8 \
    -subj '/C=KZ/CN=ҮЛГІ ҮЛГІҰЛЫ/serialNumber=IIN900115000017' 2>/dev/null &&
    sign "$tap_work/act.pdf" "$tap_work/act.p7s" && { cat "$tap_work/act.pdf"; echo; } >"$tap_work/other.pdf" && sign "$tap_work/other.pdf" "$tap_work/other.p7s"
}
is 'a national signature' national
is 'nothing is attached yet' listed '. == []'
is 'of other bytes: refused' refused 'other bytes' "$tap_work/other.p7s"
head -c 300 "$tap_work/act.p7s" >"$tap_work/cut.p7s"
is 'cut off: refused' refused 'not DER' "$tap_work/cut.p7s"
head -c 300000 /dev/zero >"$tap_work/large.p7s"
is 'too large: refused' refused 'larger than 256 KiB' "$tap_work/large.p7s"
is 'the act itself: refused' refused 'not DER' "$tap_work/act.pdf"
is 'no PIN' status 2 "$BEKETCTL" act evidence add "$number" "$tap_work/act.p7s" --station "$booth"
is 'what was refused left nothing' listed '. == []'
is 'attached' add "$tap_work/act.p7s"
is 'twice: refused' refused 'attached already' "$tap_work/act.p7s"
hash=$(sha256sum "$tap_work/act.p7s" | cut -c1-64)
is 'listed: who, when, by what, and what was checked' listed 'length == 1 and (.[0] | .who == "ҮЛГІ ҮЛГІҰЛЫ" and .id == "IIN900115000017" and
  .kind == "national-signature" and .algorithm == "RSA-SHA256" and .digest == "SHA256" and .checked == "signature-right" and
  .officer == "KZ-10442" and (.when | length) > 0 and .blob == "'"$hash"'")'
in_words () { act evidence list "$number" >"$tap_work/words" && cat "$tap_work/words" && grep -q 'сертификатын біз тексерген жоқпыз' "$tap_work/words"; }
is 'in words: the certificate was not checked by us' in_words
kept () { cmp "$tap_work/act.p7s" "$booth/blobs/$(printf %s "$hash" | cut -c1-2)/$hash"; }
is 'kept byte for byte' kept
entry () {
  "$BEKETCTL" ledger export --station "$booth" --ledger peer | jq -c 'select(.type == "act.evidence") | .data' >"$tap_work/entry"
  jq -s -e 'length == 1 and .[0].evidence.blob == "'"$hash"'" and .[0].blob == "'"$(sha256sum "$tap_work/act.pdf" | cut -c1-64)"'"' "$tap_work/entry"
}
is 'an entry for the neighbour names both files' entry

# Evidence never makes an invalid act valid.
shelf=$(sha256sum "$tap_work/act.pdf" | cut -c1-2)
file=$booth/blobs/$shelf/$(sha256sum "$tap_work/act.pdf" | cut -c1-64)
is 'the act is valid' act show "$number"
break_act () { chmod u+w "$file" && printf 'x' | dd of="$file" bs=1 seek=2000 conv=notrunc 2>/dev/null; }
is 'its file is damaged' break_act
verdict () { act show "$number" >"$tap_work/show"; [ $? -eq 1 ] && jq -s -e '.[0].file_verdict == "digest"' "$tap_work/show"; }
is 'not valid with the evidence either' verdict
is 'and the evidence is of no file that is here' listed '.[0].checked == "missing"'
is 'nor can more be attached' refused 'is not here' "$tap_work/other.p7s"
cp "$tap_work/act.pdf" "$file"
printf 'x' | dd of="$booth/blobs/$(printf %s "$hash" | cut -c1-2)/$hash" bs=1 seek=40 conv=notrunc 2>/dev/null
is 'a damaged file of evidence is told as such' listed '.[0].checked == "damaged"'
is 'and the act is valid as before' act show "$number"

tap_end

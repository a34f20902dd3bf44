# Sourced by shell tests: one line a check. is NAME COMMAND... passes when the command does.

tap_n=0
tap_failed=0

is () {
  tap_n=$((tap_n + 1))
  tap_name=$1
  shift
  if "$@" >"$tap_out" 2>&1; then
    echo "ok $tap_n - $tap_name"
  else
    echo "not ok $tap_n - $tap_name"
    sed 's/^/# /' "$tap_out" | head -n 20
    tap_failed=1
  fi
}

# jq -e of nothing at all is false: jq 1.6 ends with 0 there, where 1.7 ends with 4, and what a program never said would pass.
jq () {
  case " $* " in
    *' -e '*) tap_said=$(command jq "$@") || return; [ -n "$tap_said" ] || return 4; printf '%s\n' "$tap_said" ;;
    *) command jq "$@" ;;
  esac
}

# status N COMMAND...: the command ends with that exit status.
status () {
  tap_expected=$1
  shift
  tap_status=0
  "$@" </dev/null || tap_status=$?
  [ "$tap_status" -eq "$tap_expected" ] || { echo "exit status $tap_status, not $tap_expected"; return 1; }
}

# within SECONDS COMMAND...: the command becomes true in time.
within () {
  tap_deadline=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$tap_deadline" ] || return 1
    sleep 0.1
  done
}

# quick_key PKCS12 PIN-FILE: the key opens at once from here on; support/officer.h says why.
quick_key () {
  openssl pkcs12 -in "$1" -passin "file:$2" -nodes -out "$tap_work/quick.pem" &&
    openssl pkcs12 -export -in "$tap_work/quick.pem" -passout "file:$2" -iter 1 -out "$1" &&
    rm "$tap_work/quick.pem"
}

# quick_keys WORLD: the same for all its officers, at their booths too.
quick_keys () {
  for tap_pin in "$1"/officers/*.pin; do
    tap_key=${tap_pin%.pin}.p12
    quick_key "$tap_key" "$tap_pin" || return 1
    for tap_booth in "$1"/*/booth/officers/"${tap_key##*/}"; do
      [ ! -f "$tap_booth" ] || cp "$tap_key" "$tap_booth" || return 1
    done
  done
}

tap_end () {
  echo "1..$tap_n"
  exit "$tap_failed"
}

tap_work=$(mktemp -d)
tap_out=$tap_work/out

# Sourced: keyboard events to a real window, as an officer's fingers and as a wedge scanner make them.

focus () { xdotool windowactivate --sync "$1" 2>/dev/null || xdotool windowfocus --sync "$1"; }

# press WINDOW KEY...: named keys, one after another.
press () {
  focus "$1"
  shift
  xdotool key --delay 40 "$@"
}

# A hand types: slow enough not to be taken for a scanner.
hand () {
  focus "$1"
  xdotool key --delay 70 $(us_keys "$2")
}

# A scanner types by US key codes, whatever layout is active, a few milliseconds a key, Enter behind.
scan () {
  focus "$1"
  xdotool key --delay 4 $(us_keys "$2") 36
}

# The key codes of a US keyboard for a text: shift is held for capitals and for "<".
us_keys () {
  printf '%s' "$1" | awk '
    BEGIN {
      rows[10] = "1234567890-="; rows[24] = "qwertyuiop"; rows[38] = "asdfghjkl;"; rows[52] = "zxcvbnm,./"
      high[10] = "!@#$%^&*()_+"; high[24] = "QWERTYUIOP"; high[38] = "ASDFGHJKL:"; high[52] = "ZXCVBNM<>?"
      for (first in rows)
        for (i = 1; i <= length(rows[first]); i++) {
          code[substr(rows[first], i, 1)] = first + i - 1
          code[substr(high[first], i, 1)] = "shift+" (first + i - 1)
        }
      code[" "] = 65
    }
    { for (i = 1; i <= length($0); i++) printf "%s ", code[substr($0, i, 1)] }'
}

# settle WINDOW: until two pictures of it in a row are the same (but for the running clocks, which change once a second).
settle () {
  focus "$1"
  before=
  for try in 1 2 3 4 5 6 7 8 9 10; do
    now=$(import -window "$1" -resize 25% rgb:- | cksum)
    [ "$now" != "$before" ] || return 0
    before=$now
    sleep 0.1
  done
}

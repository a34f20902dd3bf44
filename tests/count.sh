#!/bin/sh
# Counts subtests in meson's JSON logs; says why each skipped one was, then how each failed program ended. Last line: N passed, N failed, N skipped
jq -r '
  .name as $program | .result as $result |
  (.stdout // "" | split("\n") | map(select(test("^(not )?ok [0-9]+")))) as $lines |
  (if ($lines | length) == 0 or ($result == "TIMEOUT") or ($result == "ERROR" and ($lines | all(test("^ok")))) then
    if $result == "OK" then "pass" elif $result == "SKIP" then "skip \($program)" else "fail \($program) (\($result))" end
  else
    $lines[] | if test("^not ok") then "fail \($program) \(.)"
      elif test("# SKIP") then "skip \($program) \(.)" else "pass" end
  end),
  (if $result == "OK" or $result == "SKIP" then empty else
    [.stdout, .stderr] | map(values | rtrimstr("\n") | split("\n")[-8:][]) | .[] | "tail \(.[:300])"
  end)' "$1" |
awk '/^pass/ { pass++ } /^skip/ { skip++; print "skipped:" substr($0, 5) }
  /^fail/ { fail++; failed = failed "FAILED:" substr($0, 5) "\n" } /^tail/ { failed = failed "  |" substr($0, 5) "\n" }
  END { printf "%s", failed; printf "%d passed, %d failed, %d skipped\n", pass, fail, skip; exit (fail > 0) }'

#!/bin/sh
# Counts subtests in meson's JSON logs; says why each skipped one was. Last line: N passed, N failed, N skipped
jq -r '
  .name as $program | .result as $result |
  (.stdout // "" | split("\n") | map(select(test("^(not )?ok [0-9]+")))) as $lines |
  if ($lines | length) == 0 or ($result == "TIMEOUT") or ($result == "ERROR" and ($lines | all(test("^ok")))) then
    if $result == "OK" then "pass" elif $result == "SKIP" then "skip \($program)" else "fail \($program)" end
  else
    $lines[] | if test("^not ok") then "fail \($program) \(.)"
      elif test("# SKIP") then "skip \($program) \(.)" else "pass" end
  end' "$1" |
awk '/^pass/ { pass++ } /^fail/ { fail++; print "FAILED:" substr($0, 5) } /^skip/ { skip++; print "skipped:" substr($0, 5) }
  END { printf "%d passed, %d failed, %d skipped\n", pass, fail, skip; exit (fail > 0) }'

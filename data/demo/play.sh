# Sourced by data/demo.sh: the crossing, step by step, by keys. Each step is checked: in the window's title, or in the ledger.

once () { # the peer ledger of the Kazakh booth, as both booths hold it, byte for byte
  for side in kz ru; do
    "$beketctl" ledger export --origin KZ-KZSYR-B02 --ledger peer --station "$world/$side/booth" >"$world/$side.export" || return 1
  done
  cmp -s "$world/kz.export" "$world/ru.export" && [ -s "$world/kz.export" ]
}
calm () { [ "$("$beketctl" ledger quarantine --station "$world/$1/booth")" = '[]' ]; }

page_seal () { # what a scanner gives for the QR code of the act's page
  "$beketctl" act show "$("$beketctl" act list --json --station "$world/kz/booth" | jq -r '.[0].number')" \
    --station "$world/kz/booth" --output "$world/page.pdf" >"$world/page.json"
  grep -a -o 'KZ1:[^)]*' "$world/page.pdf" | head -n 1
}
page_there () { # jq condition on the readings of pages at the Russian booth
  "$beketctl" ledger export --ledger own --station "$world/ru/booth" | jq -s -e "[.[] | select (.type == \"paper.scanned\")] | $1"
}

play () {
  echo "3. The Kazakh booth: an officer, a scanner, a lorry"
  check 'sign-in page is open' shows "$window_kz" 'Сырым' || return 1
  picture "$window_kz" 01-kk-sign-in
  hand "$window_kz" 246810
  press "$window_kz" Return
  check 'signed in with the PIN' shows "$window_kz" 'Өту' || return 1
  press "$window_kz" F2
  check 'F2: a new crossing' crossing 'length == 1' || return 1
  check 'first step: documents' shows "$window_kz" 'Құжаттар' || return 1
  picture "$window_kz" 02-kk-documents-empty

  # One wrong digit first: the field must say so, and lose nothing.
  scan "$window_kz" 'P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456786KAZ9001158M3001145900115300003<<22'
  check 'a scan with a wrong check digit stands in its field' crossing '.[0].facts.persons[0].mrz | startswith("P<KAZAKHMETOV")' || return 1
  picture "$window_kz" 03-kk-scan-wrong
  scan "$window_kz" 'P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22'
  check 'the MRZ fills the driver' crossing '.[0].facts.persons | length == 1 and .[0].documentNumber == "N12345678" and .[0].mrz == null' || return 1
  picture "$window_kz" 04-kk-documents
  press "$window_kz" Return
  check 'Enter: the vehicle' shows "$window_kz" 'Көлік' || return 1
  hand "$window_kz" '512abc07'
  check 'the plate is typed by hand' crossing '.[0].facts.usedTransportMeans[0].plate | ascii_upcase | gsub(" "; "") == "512ABC07"' || return 1
  scan "$window_kz" 'CSQU3054383'
  check 'the container is scanned' crossing '.[0].facts.transportEquipment[0].number == "CSQU3054383"' || return 1
  scan "$window_kz" 'H 4418203'
  check 'the seal is scanned' crossing '.[0].facts.affixedSeal[0].number == "4418203"' || return 1
  picture "$window_kz" 05-kk-vehicle
  press "$window_kz" Return
  check 'Enter: the cargo' shows "$window_kz" 'Жүк' || return 1
  picture "$window_kz" 05-kk-vehicle-cargo
  press "$window_kz" Return
  check 'Enter: the grounds' shows "$window_kz" 'Негіздемелер' || return 1
  press "$window_kz" Return
  check 'Enter: the controls that the protocol asks for' crossing '.[0].state == "in-control" and (.[0].facts.controls | length) == 3' || return 1
  check 'the controls are shown' shows "$window_kz" 'Бақылау' || return 1
  picture "$window_kz" 06-kk-controls
  press "$window_kz" Return
  check 'border control is running' crossing '.[0].facts.controls[0].status == "running"' || return 1
  press "$window_kz" Return
  check 'border control is recorded' crossing '.[0].facts.controls[0] | .status == "done" and .result == "no-remarks"' || return 1
  press "$window_kz" Return
  check 'customs control is running' crossing '.[0].facts.controls[1].status == "running"' || return 1
  picture "$window_kz" 07-kk-controls-running
  press "$window_kz" Return
  check 'customs control is recorded' crossing '.[0].facts.controls[1].status == "done"' || return 1
  press "$window_kz" F8
  picture "$window_kz" 08-kk-all-satisfactory
  press "$window_kz" Return
  check 'F8: all satisfactory' crossing '[.[0].facts.controls[] | .status == "done"] | all' || return 1
  check 'the guide goes on to the seal' shows "$window_kz" 'Пломба' || return 1
  press "$window_kz" F12
  check 'F12: the whole window is Russian at once' shows "$window_kz" 'Пломбы' || return 1
  picture "$window_kz" 09-ru-seals
  press "$window_kz" F12
  check 'F12: and Kazakh again, on the same step' shows "$window_kz" 'Пломба' || return 1
  picture "$window_kz" 10-kk-seals
  press "$window_kz" Return
  check 'Enter: the decision' shows "$window_kz" 'Шешім' || return 1
  picture "$window_kz" 11-kk-decision
  press "$window_kz" 1 Return
  check 'admitted' crossing '.[0].state == "admitted"' || return 1
  check 'the act is drawn' crossing '.[0].act != null' || return 1
  check 'the act is shown page by page' shows "$window_kz" 'Акт' || return 1
  picture "$window_kz" 12-kk-act

  echo "5. The Kazakh node is killed before the act is signed"
  kill_node kz
  press "$window_kz" F9
  picture "$window_kz" 13-kk-act-sign
  hand "$window_kz" 246810
  press "$window_kz" Return
  check 'F9: signed with no link' own_act 'length == 1 and .[0].state == "signed"' || return 1
  check 'the crossing has left the queue' crossing 'length == 0' || return 1
  press "$window_kz" ctrl+3
  picture "$window_kz" 14-kk-acts-signed

  echo "4. The page goes with the driver: the Russian booth reads it with no link"
  hand "$window_ru" 135790
  press "$window_ru" Return
  check 'the Russian officer is signed in' shows "$window_ru" 'Пересечения' || return 1
  scan "$window_ru" "$(page_seal)"
  check 'the seal of the page is genuine' page_there 'length == 1 and .[0].data.verdict == "valid" and .[0].data.decision == "admitted"' || return 1
  check 'the page is shown' shows "$window_ru" 'JCA-KZSYR-' || return 1
  picture "$window_ru" 14-ru-paper

  echo "4. The node is back: the act goes to the neighbour"
  start_node kz
  check 'the own node holds it' own_act '.[0].stages["own-node"] != null' || return 1
  check 'the peer state holds it' own_act '.[0].stages["peer-node"] != null' || return 1
  check 'the Russian booth has it, verified' their_act 'length == 1 and .[0].verdict == "valid"' || return 1
  check 'the Kazakh booth shows: received' own_act '.[0].state == "received"' || return 1
  picture "$window_kz" 15-kk-acts-received

  check 'the act says what the page said' their_act '.[0].paper == "same"' || return 1
  press "$window_ru" ctrl+2
  check 'the inbox is open' shows "$window_ru" 'Сосед' || return 1
  picture "$window_ru" 16-ru-neighbour

  echo "5. The Russian node is killed before the recognition"
  kill_node ru
  press "$window_ru" F5
  check 'F5: recognised with no link' their_act '.[0].answer.decision == "recognised"' || return 1
  picture "$window_ru" 17-ru-recognised
  start_node ru
  check 'the Kazakh booth shows: recognised' own_act '.[0].state == "recognised" and .[0].answer.time != null' || return 1
  picture "$window_kz" 18-kk-acts-recognised
  press "$window_kz" ctrl+5
  check 'the link is open' shows "$window_kz" 'Байланыс' || return 1
  picture "$window_kz" 19-kk-link
  press "$window_kz" F12
  check 'F12: the link in Russian' shows "$window_kz" 'Связь' || return 1
  picture "$window_kz" 20-ru-link
  press "$window_kz" ctrl+3
  picture "$window_kz" 21-ru-acts
  press "$window_kz" F12
  check 'F12: the acts in Kazakh' shows "$window_kz" 'Актілер' || return 1
  press "$window_ru" F12
  check 'F12: the inbox in Kazakh' shows "$window_ru" 'Көрші' || return 1
  picture "$window_ru" 22-kk-neighbour
  press "$window_ru" F12
  check 'F12: the inbox in Russian' shows "$window_ru" 'Сосед' || return 1

  echo "6. The lorry comes to the Russian booth: what was done is not done again"
  press "$window_ru" ctrl+1 F2
  check 'F2: a new crossing there' crossing_there 'length == 1' || return 1
  scan "$window_ru" 'P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22'
  check 'the same driver' crossing_there '.[0].facts.persons[0].documentNumber == "N12345678"' || return 1
  press "$window_ru" Return
  check 'Enter: the vehicle there' shows "$window_ru" 'Транспорт' || return 1
  scan "$window_ru" '512ABC07'
  check 'the same plate' crossing_there '.[0].facts.usedTransportMeans[0].plate != null' || return 1
  scan "$window_ru" 'CSQU3054383'
  scan "$window_ru" 'H 4418203'
  check 'the same seal' crossing_there '.[0].facts.affixedSeal[0].number == "4418203"' || return 1
  press "$window_ru" Return
  check 'the cargo there' shows "$window_ru" 'Груз' || return 1
  press "$window_ru" Return
  check 'the grounds there' shows "$window_ru" 'Основания' || return 1
  press "$window_ru" Return
  check 'the controls there' crossing_there '(.[0].facts.controls | length) == 3' || return 1
  press "$window_ru" Return
  check 'border control is running there' crossing_there '.[0].facts.controls[0].status == "running"' || return 1
  press "$window_ru" Return
  check 'border control is recorded there' crossing_there '.[0].facts.controls[0].status == "done"' || return 1
  press "$window_ru" F5
  picture "$window_ru" 23-ru-recognise-control
  press "$window_ru" Return
  check 'F5: customs control is recognised by the Kazakh act' crossing_there '.[0].facts.controls[1] | .status == "recognised" and (.reliedAct | startswith("JCA-KZSYR-"))' || return 1
  picture "$window_ru" 24-ru-control-recognised

  check 'everything arrived once: both booths hold the same bytes' once || return 1
  check 'nothing is in quarantine at the Kazakh booth' calm kz || return 1
  check 'nothing is in quarantine at the Russian booth' calm ru || return 1
}

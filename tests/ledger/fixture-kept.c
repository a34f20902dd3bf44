/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each projection of what corrects, erases and logs, of what both states tell each other, and of the register's days.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "record/json.h"

#define BLANK "JCA-KZSYR-20261122-000042-B02-V"
#define OTHER "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static BeketValue *
views_body (void)
{
  static const char text[] = "{\"rows\":[{\"officer\":\"KZ-1\",\"what\":\"x\",\"time\":\"2026-11-22T09:00:00.000Z\",\"purpose\":\"control\"}]}";
  g_autoptr (BeketValue) data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_BODY, NULL);

  return beket_body_new ("access.logged", "KZ-1", "urn:beket:kz:kzsyr:b02", "views", g_steal_pointer (&data));
}

static void
fill_told (BeketLedger *ledger)
{
  static const char time[] = "2026-11-22T09:00:00.000Z";

  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("evidence.recorded", "E-1", "item", "E-1", "event", "seized",
                                                                  "officer", "KZ-1", "recorded", time, NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("offence.received", "c1", "number", "D10-1", "entry", OTHER,
                                                                   "officer", "KZ-1", "received", time, NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("day.reopened", DAY, "day", DAY, "point", "KZSYR", "reason",
                                                                   "C4", "text", "t", "officer", "KZ-1", "approvedBy", "KZ-2",
                                                                   "reopened", time, NULL)));
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("paper.scanned", "paper", "number", "D1-1", "form", "D1",
                                                                  "verdict", "valid", "officer", "KZ-1", "record", OTHER,
                                                                  "scanned", time, "sealed", time, NULL)));
}

static void
append_json (BeketLedger *ledger,
             const char  *type,
             const char  *text)
{
  g_autoptr (BeketValue) data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_BODY, NULL);

  beket_entry_unref (fixture_append (ledger, "own", beket_body_new (type, "KZ-1", "urn:beket:kz:kzsyr:b02", "blank",
                                                                    g_steal_pointer (&data))));
}

static void
fill_blanks (BeketLedger *ledger)
{
  append_json (ledger, "blank.reserved", "{\"form\":\"D1\",\"formVersion\":\"1.0\",\"officer\":\"KZ-1\",\"numbers\":[\"" BLANK "\"],"
               "\"reserved\":\"2026-11-22T09:00:00.000Z\"}");
  append_json (ledger, "crossing.opened", "{\"arrived\":\"2026-11-22T09:10:00.000Z\",\"blank\":{\"number\":\"" BLANK "\"}}");
  append_json (ledger, "blank.spoiled", "{\"number\":\"" BLANK "\",\"reason\":\"t\",\"officer\":\"KZ-1\","
               "\"spoiled\":\"2026-11-22T09:20:00.000Z\"}");
}

void
fixture_fill_kept (BeketLedger      *ledger,
                   const BeketEntry *act)
{
  g_autoptr (BeketValue) body = fixture_body ("correction.recorded", "c1", "entry", OTHER, "type", "crossing.decided", "reason",
                                              "C1", "text", "t", "officer", "KZ-1", NULL);

  g_autoptr (BeketEntry) shift = fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL));

  beket_value_set_text (beket_value_object (beket_value_get (body, "data"), "decision"), "decision", "refused");
  beket_entry_unref (fixture_append (ledger, "peer", g_steal_pointer (&body)));
  fixture_erase (ledger, shift);
  beket_entry_unref (fixture_append (ledger, "own", views_body ()));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.annulled", "c1", "act", "D1-1", "entry",
                                                                   act->hash, "reason", "C1", "text", "t", "officer",
                                                                   "KZ-1", "approvedBy", "KZ-2", NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.countersigned", "c1", "act", "D1-1", "entry",
                                                                   act->hash, "base", OTHER, "blob", OTHER, "officer",
                                                                   "KZ-2", "signed", "2026-11-22T03:00:00.000Z", NULL)));
  fill_told (ledger);
  fill_blanks (ledger);
}

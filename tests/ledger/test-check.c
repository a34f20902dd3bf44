/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One changed byte anywhere is found; and a rebuild is a replay.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "domain/error.h"
#include "fixture.h"
#include "record/json.h"

static const char *const projections[] = {
  "crossing", "crossing_step", "act", "act_received", "act_answer", "advance", "advance_key", "advance_arrived",
  "risk_state", "risk_hit", "risk_judged", "suspension", "resumption", "pass", "pass_revoked",
  "act_reinspected", "act_end", "act_countersigned", "correction", "erased", "access", "matter", "matter_reply", "day_state",
  "paper_scan", "blank", "blank_entered", "blank_spoiled",
};

/* Past the triggers, as bad memory or a bad hand would do it. */
#define TAMPER(script) "DROP TRIGGER entry_update; DROP TRIGGER entry_delete;" script

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char         blob[BEKET_HASH_LENGTH + 1];
  BeketEntry  *act;        /* of THERE */
} Fixture;

#define HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static BeketValue *
notice_body (void)
{
  static const char text[] = "{\"notice\":{\"format\":\"advance.notice\",\"sender\":\"KZ-T\",\"id\":\"a\",\"revision\":1,"
                             "\"sent\":\"2026-11-21T16:00:00.000Z\",\"eta\":\"2026-11-22T09:00:00.000Z\",\"point\":\"KZSYR\","
                             "\"direction\":\"exit\",\"vehicles\":[{\"plate\":\"123 ABC 02\"}]}}";
  g_autoptr (BeketValue) data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_BODY, NULL);

  return beket_body_new ("advance.received", "KZ-10442", "urn:beket:kz:kzsyr:b02", "KZ-T a", g_steal_pointer (&data));
}

static void
fill_own (BeketLedger *ledger)
{
  static const char *const kinds[] = { "risk.simulated", "risk.enabled", "risk.fired", "risk.judged" };

  beket_entry_unref (fixture_append (ledger, "own", notice_body ()));
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("advance.arrived", "c1", "sender", "KZ-T",
                                                                  "id", "a", NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    beket_entry_unref (fixture_append (ledger, "own", fixture_body (kinds[i], "c1", "rule", "r", "hash", HASH, NULL)));
}

static void
fill_rights (Fixture *self)
{
  static const char time[] = "2026-11-22T09:00:00.000Z";
  BeketLedger *ledger = self->ledger;

  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("suspension.notified", "1", "number", "1", "notified", time,
                                                                   "party", "KZ", "reason", "E1", "from", time, NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("suspension.resumed", "2", "number", "2", "notified", time,
                                                                   "party", "KZ", "suspension", "1", "from", time, NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("pass.issued", "3", "number", "3", "holder", "RU-20917", "party",
                                                                   "RU", "body", "border", "point", "KZSYR", "validFrom", DAY,
                                                                   "validTo", DAY, "issuerParty", "KZ", "issuerBody", "border",
                                                                   NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("pass.revoked", "3", "number", "3", "issuerParty", "KZ",
                                                                   "issuerBody", "border", "revoked", DAY, NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.reinspected", "r1", "entry", self->act->hash, "blob",
                                                                   self->blob, NULL)));
}

static void
fill (Fixture *self)
{
  BeketLedger *ledger = self->ledger;
  g_autoptr (BeketEntry) answer = NULL;
  g_autoptr (BeketEntry) unknown = NULL;
  g_autoptr (BeketEntry) bad = NULL;

  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("crossing.opened", "c1", "title", "123 ABC 02",
                                                                  "plate", "123 ABC 02",
                                                                  "documentNumber", "N01234567", NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("control.recorded", "c1", "kind", "border", NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("crossing.decided", "c1",
                                                                   "decision", "admitted", NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.issued", "c1", "number", "D1-1",
                                                                   "blob", self->blob, NULL)));
  self->act = fixture_next (THERE, "peer", NULL, fixture_body ("act.issued", "r1", "number", "D1-R",
                                                               "blob", self->blob, NULL));
  answer = fixture_next (NEAR, "peer", NULL, fixture_body ("act.declined", "r1", "entry", self->act->hash,
                                                           "blob", self->blob, NULL));
  bad = fixture_next_bytes (THERE, "peer", self->act, g_bytes_new_static ("{}", 2));
  unknown = fixture_next (THERE, "peer", bad, fixture_body ("permit.checked", "r1", NULL));

  /* Another order of arrival than of names. */
  fixture_accept (ledger, answer);
  fixture_accept (ledger, self->act);
  fixture_accept (ledger, bad);
  fixture_accept (ledger, unknown);
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.received", "r1", "entry", self->act->hash,
                                                                   "blob", self->blob, "verdict", "valid", NULL)));
  fill_own (ledger);
  fill_rights (self);
  fixture_fill_kept (ledger, self->act);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  g_assert_true (beket_blob_store (self->folder, pdf, self->blob, NULL));
  fill (self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  beket_entry_unref (self->act);
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static char *
dump_all (Fixture *self)
{
  g_autoptr (GString) dump = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (projections); i++)
    {
      g_autofree char *rows = fixture_dump (self->folder, projections[i]);

      /* A projection without a row would prove nothing. */
      g_assert_cmpstr (rows, !=, "");
      g_string_append (dump, rows);
    }

  return g_string_free (g_steal_pointer (&dump), FALSE);
}

static void
test_rebuild (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *before = dump_all (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;

  beket_ledger_rebuild (self->ledger, &n_entries, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_entries, ==, 33);
  after = dump_all (self);
  g_assert_cmpstr (before, ==, after);

  /* Also when they were lost or are wrong. */
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, "DELETE FROM crossing_step; UPDATE act SET number = 'X'; UPDATE crossing SET keys = ''");
  self->ledger = fixture_open (self->folder);
  beket_ledger_rebuild (self->ledger, &n_entries, &error);
  g_assert_no_error (error);
  g_free (after);
  after = dump_all (self);
  g_assert_cmpstr (before, ==, after);
}

/* Every table but those of the entries and the things beside them is a projection and in the list above; those that follow are in
 * test-follow.c. */
static void
test_no_projection_is_missing (Fixture      *self,
                               gconstpointer data)
{
  g_autofree char *rows = fixture_dump (self->folder,
                                        "(SELECT name, 1, 1 FROM sqlite_schema WHERE type = 'table' AND name NOT IN"
                                        " ('meta', 'entry', 'blob_name', 'blob_wanted', 'draft', 'mark', 'stage',"
                                        " 'act_number', 'quarantine', 'followed', 'search_page', 'search_gram',"
                                        " 'register_line', 'register_total', 'blob_doomed'))");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (rows), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (projections));
  for (guint i = 0; i < G_N_ELEMENTS (projections); i++)
    {
      g_autofree char *line = g_strconcat (projections[i], "|1|1|", NULL);

      g_assert_true (g_strv_contains ((const char *const *) lines, line));
    }
}

static void
assert_faults (Fixture    *self,
               guint       n,
               const char *word)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  faults = beket_ledger_check (self->ledger, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, n);
  if (n > 0)
    g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), word));
}

static void
tamper (Fixture    *self,
        const char *script)
{
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, script);
  self->ledger = fixture_open (self->folder);
}

/* ---- Derived tables against a replay ---- */

static void
assert_other (Fixture    *self,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) others = beket_ledger_check_projections (self->ledger, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, name != NULL);
  if (name != NULL)
    g_assert_cmpstr (g_ptr_array_index (others, 0), ==, name);
}

static void
test_projections (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *before = dump_all (self);

  assert_other (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (projections); i++)
    {
      g_autofree char *script = g_strdup_printf ("DELETE FROM %s", projections[i]);
      g_autofree char *after = NULL;

      fixture_sql (self->folder, script);
      assert_other (self, projections[i]);
      g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
      after = dump_all (self);
      g_assert_cmpstr (after, ==, before);
    }
  assert_other (self, NULL);
}

/* A value that is another, not a row that is missing; and what is written after the look goes into the file. */
static void
test_projection_value (Fixture      *self,
                       gconstpointer data)
{
  g_autofree char *rows = NULL;

  fixture_sql (self->folder, "UPDATE crossing SET title = '123 ABD 02' WHERE id = 'c1'");
  assert_other (self, "crossing");
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("crossing.opened", "c9", NULL)));
  rows = fixture_dump (self->folder, "crossing");
  g_assert_nonnull (strstr (rows, "|c9|"));
}

static void
test_all_well (Fixture      *self,
               gconstpointer data)
{
  assert_faults (self, 0, NULL);
}

/* A byte in the middle becomes another one: the nonce of a body stands there, and the hash of a header. */
#define CHANGE(column) \
  TAMPER ("UPDATE entry SET " column " = CAST (substr (" column ", 1, 40) ||" \
          " CASE substr (" column ", 41, 1) WHEN x'61' THEN x'62' ELSE x'61' END ||" \
          " substr (" column ", 42) AS BLOB) WHERE ledger = 'peer' AND origin = '" HERE "' AND seq = 2")

static void
test_body (Fixture      *self,
           gconstpointer data)
{
  tamper (self, CHANGE ("body"));
  assert_faults (self, 1, HERE "/peer/");
}

static void
test_header (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tamper (self, CHANGE ("header"));
  assert_faults (self, 1, HERE "/peer/");

  /* A rebuild does not make truth of it. */
  g_assert_false (beket_ledger_rebuild (self->ledger, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_column (Fixture      *self,
             gconstpointer data)
{
  tamper (self, TAMPER ("UPDATE entry SET time = '2026-11-22T09:14:03.119Z' WHERE seq = 2 AND ledger = 'peer'"
                        " AND origin = '" HERE "'"));
  assert_faults (self, 1, "columns");
}

static void
test_missing (Fixture      *self,
              gconstpointer data)
{
  tamper (self, TAMPER ("PRAGMA foreign_keys = OFF; DELETE FROM crossing_step;"
                        "DELETE FROM entry WHERE seq = 2 AND ledger = 'peer' AND origin = '" HERE "'"));
  assert_faults (self, 1, HERE "/peer/");
}

/* The end is missing and nothing in the file says so, but a receipt does. */
static void
test_cut_off (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (BeketEntry) last = fixture_append (self->ledger, "own",
                                                fixture_body ("shift.closed", "s", NULL));

  fixture_stage (self->ledger, last, "own-node", "2026-11-22T10:00:00.000Z");
  assert_faults (self, 0, NULL);
  tamper (self, TAMPER ("DELETE FROM entry WHERE type = 'shift.closed'"));
  assert_faults (self, 1, "acknowledged");
}

static void
test_blob (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *path = beket_blob_path (self->folder, self->blob);

  g_assert_true (g_file_set_contents (path, "%PDF-1.8", 8, NULL));
  assert_faults (self, 1, "blob ");
  g_assert_cmpint (remove (path), ==, 0);
  assert_faults (self, 1, "blob ");
}

/* What was named by others and has not come yet is wanted, not lost. */
static void
test_wanted_blob (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *blob = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "later", -1);
  g_autoptr (BeketEntry) entry = fixture_next ("RU-RUMSH-P02", "peer", NULL,
                                               fixture_body ("act.issued", "r", "number", "2", "blob", blob, NULL));

  fixture_accept (self->ledger, entry);
  assert_faults (self, 0, NULL);
}

#define ADD(name, func) g_test_add ("/ledger/check/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rebuild", test_rebuild);
  ADD ("no-projection-is-missing", test_no_projection_is_missing);
  ADD ("projections", test_projections);
  ADD ("projection-value", test_projection_value);
  ADD ("all-well", test_all_well);
  ADD ("body", test_body);
  ADD ("header", test_header);
  ADD ("column", test_column);
  ADD ("missing", test_missing);
  ADD ("cut-off", test_cut_off);
  ADD ("blob", test_blob);
  ADD ("wanted-blob", test_wanted_blob);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices in the ledger: nothing twice, the newest revision counts, a rebuild makes the same tables.
 */

#include "config.h"

#include "fixture.h"

#include "domain/clock.h"
#include "ledger/advance.h"
#include "record/advance.h"

#include <string.h>

#define EARLY "2026-11-20T00:00:00.000Z"
#define LATE  "2026-12-20T00:00:00.000Z"

static BeketAdvance *
make_notice (const char *id,
             int         revision,
             const char *plate,
             gboolean    cancelled)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  BeketAdvance *notice;

  text = g_strdup_printf ("{\"format\":\"advance.notice\",\"sender\":\"KZ-T\",\"id\":\"%s\",\"revision\":%d,\"cancelled\":%s,"
                          "\"sent\":\"2026-11-21T16:00:00.000Z\",\"eta\":\"2026-11-22T0%d:00:00.000Z\","
                          "\"point\":\"KZSYR\",\"direction\":\"exit\",\"vehicles\":[{\"plate\":\"%s\"}]}",
                          id, revision, cancelled ? "true" : "false", revision, plate);
  notice = beket_advance_parse (text, strlen (text), &error);
  g_assert_no_error (error);

  return notice;
}

typedef struct
{
  BeketAdvance   *notice;
  BeketAdvanceHow how;
} Receive;

static gboolean
receive_one (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Receive *call = data;

  return beket_tx_advance_receive (tx, call->notice, "KZ-10442", NULL, NOW, &call->how, NULL, error);
}

static BeketAdvanceHow
receive (FixtureLedger *self,
         const char    *id,
         int            revision,
         const char    *plate,
         gboolean       cancelled)
{
  g_autoptr (BeketAdvance) notice = make_notice (id, revision, plate, cancelled);
  Receive call = { notice, 99 };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, receive_one, &call, &error);
  g_assert_no_error (error);

  return call.how;
}

typedef struct
{
  const char *point;
  const char *from;
  const char *key;        /* (nullable): matches instead of what is expected */
  const char *crossing;
  BeketValue *rows;
} Ask;

static gboolean
ask_one (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Ask *ask = data;
  const char *const keys[] = { ask->key, NULL };

  ask->rows = ask->key == NULL ? beket_tx_advance_expected (tx, ask->point, ask->from, 50, error)
            : beket_tx_advance_matches (tx, keys, ask->point, ask->crossing, ask->from, LATE, error);

  return ask->rows != NULL;
}

/* "title revision,..." */
static char *
ask (FixtureLedger *self,
     Ask            call)
{
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);

  beket_ledger_read (self->ledger, ask_one, &call, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < beket_value_length (call.rows); i++)
    {
      const BeketValue *row = beket_value_index (call.rows, i);

      g_string_append_printf (all, "%s %d,", beket_value_get_text (row, "title"),
                              (int) beket_value_get_integer (row, "revision", 0));
    }
  beket_value_unref (call.rows);

  return g_string_free (all, FALSE);
}

#define assert_asked(self, expected, ...) \
  G_STMT_START { g_autofree char *asked = ask (self, (Ask) { __VA_ARGS__ }); g_assert_cmpstr (asked, ==, expected); } G_STMT_END

static void
test_once (FixtureLedger *self,
           gconstpointer  unused)
{
  g_assert_cmpint (receive (self, "a", 1, "512ABC07", FALSE), ==, BEKET_ADVANCE_NEW);
  g_assert_cmpint (receive (self, "a", 1, "512ABC07", FALSE), ==, BEKET_ADVANCE_SAME);
  g_assert_cmpint (receive (self, "a", 1, "513ABC07", FALSE), ==, BEKET_ADVANCE_OLDER);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "own", NULL), ==, 1);
  g_assert_cmpint (receive (self, "a", 3, "513ABC07", FALSE), ==, BEKET_ADVANCE_NEW);
  g_assert_cmpint (receive (self, "a", 2, "514ABC07", FALSE), ==, BEKET_ADVANCE_OLDER);
  /* What was here before is the same also after a newer one. */
  g_assert_cmpint (receive (self, "a", 1, "512ABC07", FALSE), ==, BEKET_ADVANCE_SAME);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "own", NULL), ==, 2);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "peer", NULL), ==, 0);
}

static void
test_expected (FixtureLedger *self,
               gconstpointer  unused)
{
  receive (self, "late", 4, "444ABC07", FALSE);
  receive (self, "early", 1, "111ABC07", FALSE);
  receive (self, "moved", 2, "222ABC07", FALSE);
  receive (self, "moved", 3, "333ABC07", FALSE);
  receive (self, "off", 1, "555ABC07", FALSE);
  receive (self, "off", 2, "555ABC07", TRUE);
  assert_asked (self, "111ABC07 1,333ABC07 3,444ABC07 4,", "KZSYR", EARLY);
  assert_asked (self, "444ABC07 4,", "KZSYR", "2026-11-22T03:30:00.000Z");
  assert_asked (self, "", "RUMSH", EARLY);
}

static void
arrive (FixtureLedger *self,
        const char    *id,
        const char    *crossing)
{
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     fixture_body ("advance.arrived", crossing, "sender", "KZ-T", "id", id, NULL)));
}

static void
test_matches (FixtureLedger *self,
              gconstpointer  unused)
{
  receive (self, "a", 1, "512 abc 07", FALSE);
  receive (self, "b", 2, "512ABC07", FALSE);
  receive (self, "c", 1, "513ABC07", FALSE);
  receive (self, "d", 1, "514ABC07", FALSE);
  receive (self, "d", 2, "514ABC07", TRUE);
  assert_asked (self, "512 abc 07 1,512ABC07 2,", "KZSYR", EARLY, "plate 512ABC07", "x");
  assert_asked (self, "513ABC07 1,", "KZSYR", EARLY, "plate 513ABC07", "x");
  assert_asked (self, "", "KZSYR", EARLY, "plate 514ABC07", "x");
  assert_asked (self, "", "RUMSH", EARLY, "plate 512ABC07", "x");
  assert_asked (self, "", "KZSYR", LATE, "plate 512ABC07", "x");
  assert_asked (self, "", "KZSYR", EARLY, "document 512ABC07", "x");

  /* A notice belongs to the crossing that it came with, and is expected no more. */
  arrive (self, "a", "x");
  assert_asked (self, "512 abc 07 1,512ABC07 2,", "KZSYR", EARLY, "plate 512ABC07", "x");
  assert_asked (self, "512ABC07 2,", "KZSYR", EARLY, "plate 512ABC07", "y");
  assert_asked (self, "513ABC07 1,512ABC07 2,", "KZSYR", EARLY);
}

/* What another station received is its own affair; what is no notice is in nobody's way. */
static void
test_others (FixtureLedger *self,
             gconstpointer  unused)
{
  g_autoptr (BeketAdvance) notice = make_notice ("a", 1, "512ABC07", FALSE);
  g_autoptr (BeketValue) data = beket_value_new_object ();
  g_autoptr (BeketEntry) entry = NULL;

  beket_value_set (data, "notice", beket_value_copy (notice->value));
  entry = fixture_next (NEAR, "own", NULL,
                        beket_body_new ("advance.received", "KZ-1", "urn:beket:kz:kzsyr:b03", "KZ-T a", g_steal_pointer (&data)));
  fixture_accept (self->ledger, entry);
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("advance.received", "KZ-T b", "notice", "x", NULL)));
  assert_asked (self, "", "KZSYR", EARLY);
}

static void
test_rebuild (FixtureLedger *self,
              gconstpointer  unused)
{
  static const char *const tables[] = { "advance", "advance_key", "advance_arrived" };
  g_autoptr (GError) error = NULL;

  receive (self, "a", 1, "512ABC07", FALSE);
  receive (self, "a", 2, "513ABC07", FALSE);
  receive (self, "b", 1, "514ABC07", TRUE);
  arrive (self, "a", "x");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *before = fixture_dump (self->folder, tables[i]);
      g_autofree char *after = NULL;

      g_assert_cmpstr (before, !=, "");
      beket_ledger_rebuild (self->ledger, NULL, &error);
      g_assert_no_error (error);
      after = fixture_dump (self->folder, tables[i]);
      g_assert_cmpstr (after, ==, before);
    }
}

#define ADD(name, func) g_test_add ("/ledger/advance/" name, FixtureLedger, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("once", test_once);
  ADD ("expected", test_expected);
  ADD ("matches", test_matches);
  ADD ("others", test_others);
  ADD ("rebuild", test_rebuild);
  return g_test_run ();
}

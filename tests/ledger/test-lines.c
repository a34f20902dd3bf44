/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register's lines: each filter, pages by key, both orders, totals.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "fixture.h"
#include "ledger/search.h"

#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
} Fixture;

/* One crossing, and what became of it. */
typedef struct
{
  const char *id;
  int         day;            /* before today */
  const char *name;
  const char *nationality;
  const char *direction;
  const char *subject;
  const char *point;
  const char *officer;
  const char *control;        /* (nullable) */
  const char *decision;       /* (nullable); "abandoned" */
} Crossing;

static const Crossing crossings[] = {
  { "a", 2, "Яна", "KAZ", "exit", "car", "KZSYR", "KZ-1", "border", "admitted" },
  { "b", 2, "Өмір", "KAZ", "entry", "bus", "KZSYR", "KZ-1", "customs", "refused" },
  { "c", 2, "Омар", "RUS", "exit", "truck", "KZSYR", "KZ-2", NULL, NULL },
  { "d", 1, "Іңкәр", "KAZ", "exit", "car", "KZSYR", "KZ-2", "border", NULL },
  { "e", 0, "Ёлкин", "RUS", "entry", "car", "KZSYR", "KZ-2", "border", "abandoned" },
  { "f", 0, "Ержан", "KAZ", "exit", "on-foot", "KZZHA", "KZ-1", "border", "admitted" },
  { "g", 0, "Ивакин", "GEO", "exit", "car", "KZSYR", "KZ-3", "radiation", "admitted" },
};

typedef struct
{
  const char *chain;
  BeketValue *body;    /* (owned) */
  gint64      now;
} Append;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Append *call = data;
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, call->chain, call->body, NULL, call->now, error);

  return entry != NULL;
}

static void
write_body (Fixture        *self,
            const Crossing *crossing,
            const char     *chain,
            const char     *type,
            const char     *actor,
            BeketValue     *data)
{
  Append call = { chain, beket_body_new (type, actor, "urn:beket:kz:kzsyr:b02", crossing->id, data), NOW - crossing->day * DAY_US };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, append, &call, &error);
  g_assert_no_error (error);
  beket_value_unref (call.body);
}

static void
open_one (Fixture        *self,
          const Crossing *crossing)
{
  BeketValue *facts = beket_value_new_object ();
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (person, "surname", crossing->name);
  beket_value_set_text (person, "nationality", crossing->nationality);
  beket_value_append (beket_value_list (facts, "persons"), person);
  if (strcmp (crossing->subject, "car") == 0)
    beket_value_append (beket_value_list (facts, "usedTransportMeans"), beket_value_new_object ());
  beket_value_set_text (facts, "direction", crossing->direction);
  beket_value_set_text (facts, "subject", crossing->subject);
  beket_value_set_text (facts, "point", crossing->point);
  beket_value_set_text (facts, "title", crossing->name);
  write_body (self, crossing, "own", "crossing.opened", crossing->officer, facts);
}

static void
end_one (Fixture        *self,
         const Crossing *crossing)
{
  BeketValue *control = beket_value_new_object ();
  BeketValue *decision = beket_value_new_object ();
  gboolean abandoned = g_strcmp0 (crossing->decision, "abandoned") == 0;

  beket_value_set_text (control, "kind", crossing->control);
  beket_value_set_text (decision, "decision", crossing->decision);
  if (crossing->control != NULL)
    write_body (self, crossing, "peer", "control.recorded", "KZ-9", beket_value_ref (control));
  if (crossing->decision != NULL)
    write_body (self, crossing, abandoned ? "own" : "peer", abandoned ? "crossing.abandoned" : "crossing.decided", "KZ-9",
                beket_value_ref (decision));
  beket_value_unref (control);
  beket_value_unref (decision);
}

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  return beket_tx_follow (tx, 3, data, error);
}

static void
follow_all (Fixture *self)
{
  gboolean more = TRUE;

  while (more)
    g_assert_true (beket_ledger_write (self->ledger, follow, &more, NULL));
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (crossings); i++)
    open_one (self, &crossings[i]);
  for (guint i = 0; i < G_N_ELEMENTS (crossings); i++)
    end_one (self, &crossings[i]);
  follow_all (self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

/* ---- Asked ---- */

typedef struct
{
  const BeketRegisterAsk *ask;
  const char             *day;
  BeketValue             *result;
} Call;

static gboolean
read_register (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Call *call = data;

  call->result = call->day != NULL ? beket_tx_register_totals (tx, call->day, error) : beket_tx_register (tx, call->ask, error);
  return call->result != NULL;
}

static BeketValue *
page_of (Fixture                *self,
         const BeketRegisterAsk *ask)
{
  Call call = { .ask = ask };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_register, &call, &error);
  g_assert_no_error (error);
  return call.result;
}

/* All pages: "abc". */
static char *
ids_of (Fixture         *self,
        BeketRegisterAsk ask)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *after = NULL;

  do
    {
      g_autoptr (BeketValue) page = NULL;
      const BeketValue *rows;

      ask.after = after;
      page = page_of (self, &ask);
      rows = beket_value_get (page, "rows");
      for (guint i = 0; i < beket_value_length (rows); i++)
        g_string_append (ids, beket_value_get_text (beket_value_index (rows, i), "id"));
      g_free (after);
      after = g_strdup (beket_value_get_text (page, "next"));
    }
  while (after != NULL);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
gives (Fixture         *self,
       BeketRegisterAsk ask,
       const char      *ids)
{
  for (ask.limit = 1; ask.limit <= 8; ask.limit++)
    {
      g_autofree char *found = ids_of (self, ask);

      g_assert_cmpstr (found, ==, ids);
    }
}

static void
test_filters (Fixture      *self,
              gconstpointer data)
{
  gives (self, (BeketRegisterAsk) { .day = NULL }, "gfedcba");
  gives (self, (BeketRegisterAsk) { .day = DAY }, "gfe");
  gives (self, (BeketRegisterAsk) { .day = "2026-11-21" }, "d");
  gives (self, (BeketRegisterAsk) { .day = "2026-11-19" }, "");
  gives (self, (BeketRegisterAsk) { .point = "KZZHA" }, "f");
  gives (self, (BeketRegisterAsk) { .direction = "entry" }, "eb");
  gives (self, (BeketRegisterAsk) { .subject = "car" }, "geda");
  gives (self, (BeketRegisterAsk) { .control = "border" }, "feda");
  gives (self, (BeketRegisterAsk) { .control = "bord" }, "");
  gives (self, (BeketRegisterAsk) { .decision = "admitted" }, "gfa");
  gives (self, (BeketRegisterAsk) { .decision = "abandoned" }, "e");
  gives (self, (BeketRegisterAsk) { .decision = "registered" }, "c");
  gives (self, (BeketRegisterAsk) { .decision = "in-control" }, "d");
  gives (self, (BeketRegisterAsk) { .citizenship = "RUS" }, "ec");
  gives (self, (BeketRegisterAsk) { .officer = "KZ-2" }, "edc");
  gives (self, (BeketRegisterAsk) { .officer = "KZ-9" }, "gfedba");
  gives (self, (BeketRegisterAsk) { .officer = "'; DROP TABLE register_line --" }, "");
  gives (self, (BeketRegisterAsk) { .subject = "car", .citizenship = "KAZ", .control = "border" }, "da");
  gives (self, (BeketRegisterAsk) { .day = DAY, .direction = "exit", .decision = "admitted", .officer = "KZ-3" }, "g");
  gives (self, (BeketRegisterAsk) { .citizenship = "GEO", .decision = "refused" }, "");
}

static void
test_orders (Fixture      *self,
             gconstpointer data)
{
  BeketRegisterAsk bad = { .order = BEKET_REGISTER_BY_NAME, .limit = 5 };
  Call call = { .ask = &bad };
  g_autoptr (GError) error = NULL;

  gives (self, (BeketRegisterAsk) { .day = DAY, .order = BEKET_REGISTER_BY_NAME, .language = BEKET_KK }, "feg");
  gives (self, (BeketRegisterAsk) { .day = DAY, .order = BEKET_REGISTER_BY_NAME, .language = BEKET_RU }, "efg");
  gives (self, (BeketRegisterAsk) { .day = "2026-11-20", .order = BEKET_REGISTER_BY_NAME, .language = BEKET_KK }, "cba");
  gives (self, (BeketRegisterAsk) { .day = "2026-11-20", .order = BEKET_REGISTER_BY_NAME, .language = BEKET_RU, .direction = "exit" }, "ca");
  g_assert_false (beket_ledger_read (self->ledger, read_register, &call, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

static void
test_bad_keys (Fixture      *self,
               gconstpointer data)
{
  static const char *const keys[] = { "", "x", "2026-11-22", "2026-11-22 ", "2026-11-22 -1", "2026-11-22 1x", "2026-11-22222222 1", NULL };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      BeketRegisterAsk ask = { .after = keys[i], .limit = 5 };
      Call call = { .ask = &ask };
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_ledger_read (self->ledger, read_register, &call, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
    }
}

static void
test_row (Fixture      *self,
          gconstpointer data)
{
  BeketRegisterAsk ask = { .citizenship = "GEO", .limit = 5 };
  g_autoptr (BeketValue) page = page_of (self, &ask);
  const BeketValue *row = beket_value_index (beket_value_get (page, "rows"), 0);

  g_assert_null (beket_value_get_text (page, "next"));
  g_assert_cmpstr (beket_value_get_text (row, "day"), ==, DAY);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "admitted");
  g_assert_cmpstr (beket_value_get_text (row, "opened"), ==, "2026-11-22T09:14:03.118Z");
  g_assert_cmpstr (beket_value_get_text (row, "decided"), ==, "2026-11-22T09:14:03.118Z");
  g_assert_cmpint (beket_value_get_integer (row, "vehicles", 0), ==, 1);
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (row, "controls"), 0)), ==, "radiation");
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "officers")), ==, 2);
}

static gint64
total (const BeketValue *totals,
       const char       *name,
       const char       *word)
{
  return beket_value_get_integer (beket_value_get (totals, name), word, 0);
}

static BeketValue *
totals_of (Fixture    *self,
           const char *day)
{
  Call call = { .day = day };

  g_assert_true (beket_ledger_read (self->ledger, read_register, &call, NULL));
  return call.result;
}

static void
test_totals (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (BeketValue) totals = totals_of (self, DAY);
  g_autoptr (BeketValue) none = totals_of (self, "2025-01-01");

  g_assert_cmpint (beket_value_get_integer (totals, "crossings", 0), ==, 3);
  g_assert_cmpint (beket_value_get_integer (totals, "persons", 0), ==, 3);
  g_assert_cmpint (beket_value_get_integer (totals, "vehicles", 0), ==, 2);
  g_assert_cmpint (total (totals, "decision", "admitted"), ==, 2);
  g_assert_cmpint (total (totals, "decision", "abandoned"), ==, 1);
  g_assert_null (beket_value_get (beket_value_get (totals, "decision"), "registered"));
  g_assert_cmpint (total (totals, "control", "border"), ==, 2);
  g_assert_cmpint (total (totals, "officer", "KZ-9"), ==, 3);
  g_assert_cmpint (total (totals, "hour", "09"), ==, 3);
  g_assert_cmpuint (beket_value_length (none), ==, 0);
}

/* What was postponed is controlled and decided again: the newest word counts, once. */
static void
test_again (Fixture      *self,
            gconstpointer data)
{
  Crossing again = crossings[0];
  g_autoptr (BeketValue) totals = NULL;

  again.decision = "postponed";
  end_one (self, &again);
  again.decision = "refused";
  end_one (self, &again);
  follow_all (self);
  gives (self, (BeketRegisterAsk) { .decision = "refused" }, "ba");
  gives (self, (BeketRegisterAsk) { .control = "border" }, "feda");
  totals = totals_of (self, "2026-11-20");
  g_assert_cmpint (total (totals, "decision", "refused"), ==, 2);
  g_assert_cmpint (total (totals, "control", "border"), ==, 1);
}

/* More days than one look finds, and none of them has both words: it says where it goes on, and comes to an end. */
static void
test_bounded (Fixture      *self,
              gconstpointer data)
{
  BeketRegisterAsk ask = { .subject = "train", .citizenship = "KGZ", .limit = 5 };
  g_autoptr (BeketValue) first = NULL;

  for (int day = 10; day < 400; day++)
    {
      g_autofree char *id = g_strdup_printf ("t%d", day);
      Crossing one = { id, day, "А", day % 2 == 0 ? "KGZ" : "KAZ", "exit", day % 2 == 0 ? "car" : "train", "KZSYR", "KZ-1", NULL, NULL };

      open_one (self, &one);
    }
  follow_all (self);
  first = page_of (self, &ask);
  g_assert_cmpuint (beket_value_length (beket_value_get (first, "rows")), ==, 0);
  g_assert_nonnull (beket_value_get_text (first, "next"));
  gives (self, ask, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/lines/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/ledger/lines/orders", Fixture, NULL, set_up, test_orders, tear_down);
  g_test_add ("/ledger/lines/bad-keys", Fixture, NULL, set_up, test_bad_keys, tear_down);
  g_test_add ("/ledger/lines/row", Fixture, NULL, set_up, test_row, tear_down);
  g_test_add ("/ledger/lines/totals", Fixture, NULL, set_up, test_totals, tear_down);
  g_test_add ("/ledger/lines/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/ledger/lines/bounded", Fixture, NULL, set_up, test_bounded, tear_down);
  return g_test_run ();
}

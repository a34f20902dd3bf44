/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts and marks: exact bytes, oldest first, there after reopening.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "fixture.h"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

typedef struct
{
  const char *id;
  const char *json;    /* NULL: drop it */
  gssize      length;
  gint64      now;
} Draft;

static gboolean
save (BeketTx *tx,
      gpointer data,
      GError **error)
{
  Draft *draft = data;
  g_autoptr (GBytes) json = NULL;

  if (draft->json == NULL)
    return beket_tx_draft_drop (tx, draft->id, error);

  json = g_bytes_new (draft->json, draft->length >= 0 ? (gsize) draft->length : strlen (draft->json));
  return beket_tx_draft_save (tx, draft->id, json, draft->now, error);
}

static void
put (Fixture    *self,
     const char *id,
     const char *json,
     gint64      now)
{
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, save, &(Draft) { id, json, -1, now }, &error);
  g_assert_no_error (error);
}

static gboolean
read_drafts (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketValue **drafts = data;

  *drafts = beket_tx_drafts (tx, error);
  return *drafts != NULL;
}

static void
assert_draft (const BeketValue *drafts,
              guint             index,
              const char       *id,
              const char       *json,
              gint64            saved)
{
  const BeketValue *draft = beket_value_index (drafts, index);

  g_assert_cmpstr (beket_value_get_text (draft, "id"), ==, id);
  g_assert_cmpstr (beket_value_get_text (draft, "json"), ==, json);
  g_assert_cmpint (beket_value_get_integer (draft, "saved", -1), ==, saved);
}

static void
test_drafts (Fixture      *self,
             gconstpointer data)
{
  /* Spaces and letters as they were typed: not JSON that was written again. */
  const char *typed = "{ \"surname\" : \"Әбділдә\" ,\"half\":";
  g_autoptr (BeketValue) drafts = NULL;
  g_autoptr (BeketValue) left = NULL;

  put (self, "b", "{}", NOW);
  put (self, "a", "{\"n\":1}", NOW + 1);
  put (self, "b", typed, NOW + 2);
  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);

  g_assert_true (beket_ledger_read (self->ledger, read_drafts, &drafts, NULL));
  g_assert_cmpuint (beket_value_length (drafts), ==, 2);
  assert_draft (drafts, 0, "b", typed, NOW + 2);
  assert_draft (drafts, 1, "a", "{\"n\":1}", NOW + 1);

  put (self, "b", NULL, 0);
  put (self, "never there", NULL, 0);
  g_assert_true (beket_ledger_read (self->ledger, read_drafts, &left, NULL));
  g_assert_cmpuint (beket_value_length (left), ==, 1);
  assert_draft (left, 0, "a", "{\"n\":1}", NOW + 1);
}

static void
test_not_text (Fixture      *self,
               gconstpointer data)
{
  static const Draft bad[] = {
    { "a", "", 0, NOW },
    { "a", "\xff\xfe", 2, NOW },
    { "a", "{\0}", 3, NOW },
  };
  g_autoptr (BeketValue) drafts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      Draft draft = bad[i];

      g_assert_false (beket_ledger_write (self->ledger, save, &draft, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
    }

  g_assert_true (beket_ledger_read (self->ledger, read_drafts, &drafts, NULL));
  g_assert_cmpuint (beket_value_length (drafts), ==, 0);
}

static gboolean
set_marks (BeketTx *tx,
           gpointer data,
           GError **error)
{
  return beket_tx_set_mark (tx, "feed", "17", error) &&
         beket_tx_set_mark (tx, "feed", "18", error) &&
         beket_tx_set_mark (tx, "gone", "1", error) &&
         beket_tx_set_mark (tx, "gone", NULL, error);
}

static gboolean
read_marks (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autofree char *feed = beket_tx_mark (tx, "feed", error);
  g_autofree char *gone = beket_tx_mark (tx, "gone", error);

  g_assert_cmpstr (feed, ==, "18");
  g_assert_null (gone);
  return TRUE;
}

static void
test_marks (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, set_marks, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);
  beket_ledger_read (self->ledger, read_marks, NULL, &error);
  g_assert_no_error (error);
}

#define ADD(name, func) g_test_add ("/ledger/draft/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("drafts", test_drafts);
  ADD ("not-text", test_not_text);
  ADD ("marks", test_marks);

  return g_test_run ();
}

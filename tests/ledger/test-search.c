/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search follows the entries: what is found, page by page, and that the tables are the same however they came to be.
 */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "ledger/follow.h"
#include "ledger/search.h"

#define BLOB "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static const char *const tables[] = { "followed", "search_page", "search_gram", "register_line", "register_total" };

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

/* ---- Written ---- */

static void
add_person (BeketValue *facts,
            const char *surname,
            const char *given,
            const char *document)
{
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (person, "surname", surname);
  beket_value_set_text (person, "given", given);
  beket_value_set_text (person, "documentNumber", document);
  beket_value_set_text (person, "personalNumber", "900115300003");
  beket_value_append (beket_value_list (facts, "persons"), person);
}

static void
add_thing (BeketValue *facts,
           const char *list,
           const char *member,
           const char *number)
{
  BeketValue *thing = beket_value_new_object ();

  beket_value_set_text (thing, member, number);
  beket_value_append (beket_value_list (facts, list), thing);
}

static void
open_crossing (Fixture    *self,
               const char *id,
               BeketValue *facts)
{
  beket_value_set_text (facts, "point", "KZSYR");
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     beket_body_new ("crossing.opened", "KZ-10442", "urn:beket:kz:kzsyr:b02", id,
                                                     beket_value_ref (facts))));
}

/* One person for each number from @from on, in crossings of a hundred. */
static void
add_crowd (Fixture *self,
           guint    from,
           guint    n)
{
  for (guint i = from; i < from + n; i += 100)
    {
      g_autofree char *id = g_strdup_printf ("crowd-%u", i);
      g_autoptr (BeketValue) facts = beket_value_new_object ();

      for (guint person = i; person < MIN (i + 100, from + n); person++)
        {
          g_autofree char *document = g_strdup_printf ("N%08u", person);

          add_person (facts, person % 2 == 0 ? "Ахметов" : "Смирнова", person % 1000 == 7 ? "Гүлнар" : "Асқар", document);
        }
      open_crossing (self, id, facts);
    }
}

/* ---- Asked ---- */

typedef struct
{
  guint       limit;
  gboolean    more;
  const char *text;
  const char *after;
  BeketValue *page;
} Call;

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;

  return beket_tx_follow (tx, call->limit, &call->more, error);
}

static void
follow_all (Fixture *self,
            guint    batch)
{
  Call call = { .limit = batch, .more = TRUE };
  g_autoptr (GError) error = NULL;

  while (call.more)
    {
      beket_ledger_write (self->ledger, follow, &call, &error);
      g_assert_no_error (error);
    }
}

static gboolean
search (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;
  g_autoptr (GPtrArray) terms = beket_search_parse (call->text, error);

  call->page = terms != NULL ? beket_tx_search (tx, terms, call->after, call->limit, error) : NULL;
  return call->page != NULL;
}

static BeketValue *
look (Fixture    *self,
      const char *text,
      const char *after,
      guint       limit)
{
  Call call = { .text = text, .after = after, .limit = limit };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, search, &call, &error);
  g_assert_no_error (error);
  return call.page;
}

/* All pages together: numbers, or names where there is none. */
static char *
find (Fixture    *self,
      const char *text,
      guint       limit)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *after = NULL;

  do
    {
      g_autoptr (BeketValue) page = look (self, text, after, limit);
      const BeketValue *rows = beket_value_get (page, "rows");

      g_assert_cmpuint (beket_value_length (rows), <=, limit);
      for (guint i = 0; i < beket_value_length (rows); i++)
        g_string_append_printf (found, "%s ", beket_value_get_text (beket_value_index (rows, i), "number"));
      g_free (after);
      after = g_strdup (beket_value_get_text (page, "next"));
    }
  while (after != NULL);

  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
finds (Fixture    *self,
       const char *text,
       const char *numbers)
{
  g_autofree char *found = find (self, text, 50);

  g_assert_cmpstr (found, ==, numbers);
}

static char *
dump (Fixture *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *table = NULL;

      /* Lists are bytes: they are compared as such. */
      if (strcmp (tables[i], "search_gram") == 0)
        table = fixture_dump (self->folder, "(SELECT gram, volume, book, hex (things) FROM search_gram)");
      else
        table = fixture_dump (self->folder, tables[i]);
      g_string_append_printf (all, "%s\n%s", tables[i], table);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* ---- What is found ---- */

static void
test_kinds (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) page = NULL;
  const BeketValue *row;

  add_person (facts, "Әбенова", "Гүл\tнар", "N12345678");
  add_thing (facts, "usedTransportMeans", "plate", "512 АВС 07");
  add_thing (facts, "usedTransportMeans", "trailerPlate", "77 XYZ 07");
  add_thing (facts, "transportEquipment", "number", "CSQU3054383");
  add_thing (facts, "wagons", "wagon", "58123459");
  add_thing (facts, "grounds", "number", "CMR-0099");
  add_thing (facts, "affixedSeal", "number", "H4418203");
  open_crossing (self, "c1", facts);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("act.issued", "c1", "number", "KZSYR-B02-1",
                                                                         "title", "512 ABC 07", "blob", BLOB, NULL)));
  finds (self, "512", "");   /* it follows */
  follow_all (self, 10);
  finds (self, "512abc", "512 АВС 07 ");
  finds (self, "77xyz", "77 XYZ 07 ");
  finds (self, "054383", "CSQU3054383 ");
  finds (self, "58123459", "58123459 ");
  finds (self, "cmr0099", "CMR-0099 ");
  finds (self, "b021", "KZSYR-B02-1 ");
  finds (self, "абенова 5678", "N12345678 ");
  finds (self, "4418203", "");        /* seals have lists of their own */
  finds (self, "900115300003", "");   /* nobody is looked for by his IIN */

  page = look (self, "gulnar", NULL, 50);
  g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), ==, 0);   /* a tab has parted it */
  beket_value_unref (page);
  page = look (self, "gul nar", NULL, 50);
  row = beket_value_index (beket_value_get (page, "rows"), 0);
  g_assert_cmpstr (beket_value_get_text (row, "kind"), ==, "person");
  g_assert_cmpstr (beket_value_get_text (row, "name"), ==, "Әбенова Гүл нар");
  g_assert_cmpstr (beket_value_get_text (row, "crossing"), ==, "c1");
  g_assert_cmpstr (beket_value_get_text (row, "time"), ==, "2026-11-22T09:14:03.118Z");
}

static void
test_others (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (BeketEntry) opened = fixture_next (THERE, "own", NULL,
                                                fixture_body ("crossing.opened", "c9", "plate", "999 YYY 99", NULL));
  g_autoptr (BeketEntry) act = fixture_next (THERE, "peer", NULL,
                                             fixture_body ("act.issued", "c9", "number", "RUMSH-7", "blob", BLOB, NULL));

  fixture_accept (self->ledger, opened);
  fixture_accept (self->ledger, act);
  follow_all (self, 10);
  finds (self, "999", "");
  finds (self, "rumsh7", "RUMSH-7 ");   /* an act of the neighbour is looked for by its number */
}

/* ---- Pages, volumes, batches ---- */

static void
test_pages (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *whole = NULL;
  GError *error = NULL;
  Call bad = { .text = "a", .after = "x", .limit = 1 };

  add_crowd (self, 0, 1000);
  follow_all (self, 1000);
  all = find (self, "ахметов", 200);
  for (guint limit = 1; limit <= 200; limit = limit * 3 + 1)
    {
      g_autofree char *paged = find (self, "ахметов", limit);

      g_assert_true (strcmp (paged, all) == 0);
    }
  g_assert_true (g_str_has_prefix (all, "N00000998 N00000996 "));
  g_assert_true (g_str_has_suffix (all, "N00000002 N00000000 "));
  g_assert_cmpuint (strlen (all), ==, 500 * strlen ("N00000998 "));

  /* Also where a page of the table ends: with the thing 255. */
  whole = find (self, "n0000025", 3);
  g_assert_cmpstr (whole, ==, "N00000259 N00000258 N00000257 N00000256 N00000255 N00000254 N00000253 N00000252 N00000251 N00000250 ");

  g_assert_false (beket_ledger_read (self->ledger, search, &bad, &error));
  g_clear_error (&error);
  bad.after = "1001";
  g_assert_false (beket_ledger_read (self->ledger, search, &bad, &error));
  g_clear_error (&error);
}

/* Once a volume is closed its lists are asked: they must say what the pages say. */
static void
test_volumes (Fixture      *self,
              gconstpointer data)
{
  static const char *const asked[] = {
    "n00008191", "n00008192", "n00000000", "0000819", "гүлнар", "смирнова gulnar", "ахм аскар 77", "кар 0007", "007", "shch", "а", "г",
  };
  char *before[G_N_ELEMENTS (asked)] = { NULL };
  g_autofree char *grams = NULL;

  add_crowd (self, 0, BEKET_VOLUME_THINGS);
  follow_all (self, 20);
  add_crowd (self, BEKET_VOLUME_THINGS, 500);
  follow_all (self, 20);
  grams = fixture_dump (self->folder, "(SELECT count (*) > 100, max (volume) FROM search_gram)");
  g_assert_cmpstr (grams, ==, "1|0|\n");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    before[i] = find (self, asked[i], 200);
  g_assert_cmpstr (before[0], ==, "N00008191 ");
  g_assert_cmpstr (before[1], ==, "N00008192 ");
  g_assert_cmpstr (before[4] + strlen (before[4]) - 10, ==, "N00000007 ");
  g_assert_cmpuint (strlen (before[4]), ==, 9 * 10);
  g_assert_cmpuint (strlen (before[10]), ==, (BEKET_VOLUME_THINGS + 500) * 10);

  /* Without the lists: every page as it is. */
  fixture_sql (self->folder, "UPDATE followed SET volumes = 0");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *now = find (self, asked[i], 200);

      g_assert_true (strcmp (now, before[i]) == 0);   /* not printed: they are long */
      g_clear_pointer (&before[i], g_free);
    }
}

/* Search = replay, and batches of any size, one of them interrupted, are one. */
static void
test_replay (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *followed = NULL;
  g_autofree char *by_ones = NULL;
  g_autofree char *rebuilt = NULL;

  add_crowd (self, 0, BEKET_VOLUME_THINGS + 1234);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "crowd-0", "decision", "refused", NULL)));
  follow_all (self, 7);
  followed = dump (self);

  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  rebuilt = dump (self);
  g_assert_true (strcmp (rebuilt, followed) == 0);

  fixture_sql (self->folder, "DELETE FROM search_page; DELETE FROM search_gram; DELETE FROM register_line;"
               "DELETE FROM register_total; UPDATE followed SET position = 0, things = 0, volumes = 0");
  follow_all (self, 1);
  by_ones = dump (self);
  g_assert_true (strcmp (by_ones, followed) == 0);
}

static gboolean
follow_and_fail (BeketTx *tx,
                 gpointer data,
                 GError **error)
{
  Call *call = data;

  g_assert_true (beket_tx_follow (tx, call->limit, &call->more, NULL));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "killed");
  return FALSE;
}

static void
test_interrupted (Fixture      *self,
                  gconstpointer data)
{
  Call call = { .limit = 3 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_crowd (self, 0, 700);
  g_assert_true (beket_ledger_write (self->ledger, follow, &call, NULL));
  g_assert_true (call.more);
  before = dump (self);
  g_assert_false (beket_ledger_write (self->ledger, follow_and_fail, &call, NULL));
  after = dump (self);
  g_assert_true (strcmp (after, before) == 0);

  follow_all (self, 3);
  finds (self, "n00000699", "N00000699 ");
  finds (self, "n00000300", "N00000300 ");   /* once */
}

/* Retention: a body is taken away, and after a rebuild nobody is found by it. */
static void
test_erased (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (BeketValue) one = beket_value_new_object ();
  g_autoptr (BeketValue) two = beket_value_new_object ();

  add_person (one, "Ахметов", "Асқар", "N00000001");
  add_person (two, "Ахметов", "Асқар", "N00000002");
  open_crossing (self, "c1", one);
  open_crossing (self, "c2", two);
  follow_all (self, 10);
  finds (self, "ахметов", "N00000002 N00000001 ");
  fixture_sql (self->folder, "DROP TRIGGER entry_update; UPDATE entry SET body = NULL, type = NULL WHERE position = 1");
  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  finds (self, "ахметов", "N00000002 ");
}

/* The officer's commit writes none of these tables. */
static void
test_not_in_the_commit (Fixture      *self,
                        gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  add_crowd (self, 0, 100);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "crowd-0", "decision", "refused", NULL)));
  after = dump (self);
  g_assert_true (strcmp (after, before) == 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/search/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/ledger/search/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/ledger/search/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/ledger/search/volumes", Fixture, NULL, set_up, test_volumes, tear_down);
  g_test_add ("/ledger/search/replay", Fixture, NULL, set_up, test_replay, tear_down);
  g_test_add ("/ledger/search/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/ledger/search/erased", Fixture, NULL, set_up, test_erased, tear_down);
  g_test_add ("/ledger/search/not-in-the-commit", Fixture, NULL, set_up, test_not_in_the_commit, tear_down);
  return g_test_run ();
}

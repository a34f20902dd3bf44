/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found, page by page, with the lists of closed volumes and without.
 */

#include "config.h"

#include <string.h>

#include "crowd.h"
#include "fixture.h"
#include "ledger/follow.h"
#include "record/json.h"

#define BLOB "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* ---- What is found ---- */

static void
test_kinds (Crowd        *self,
            gconstpointer data)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) page = NULL;
  const BeketValue *row;

  crowd_add_person (facts, "Әбенова", "Гүл\tнар", "N12345678");
  crowd_add_thing (facts, "usedTransportMeans", "plate", "512 АВС 07");
  crowd_add_thing (facts, "usedTransportMeans", "trailerPlate", "77 XYZ 07");
  crowd_add_thing (facts, "transportEquipment", "number", "CSQU3054383");
  crowd_add_thing (facts, "wagons", "wagon", "58123459");
  crowd_add_thing (facts, "grounds", "number", "CMR-0099");
  crowd_add_thing (facts, "affixedSeal", "number", "H4418203");
  crowd_open_crossing (self, "c1", facts);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("act.issued", "c1", "number", "KZSYR-B02-1",
                                                                         "title", "512 ABC 07", "blob", BLOB, NULL)));
  crowd_finds (self, "512", "");   /* it follows */
  crowd_follow (self, 10);
  crowd_finds (self, "512abc", "512 АВС 07 ");
  crowd_finds (self, "77xyz", "77 XYZ 07 ");
  crowd_finds (self, "054383", "CSQU3054383 ");
  crowd_finds (self, "58123459", "58123459 ");
  crowd_finds (self, "cmr0099", "CMR-0099 ");
  crowd_finds (self, "b021", "KZSYR-B02-1 ");
  crowd_finds (self, "абенова 5678", "N12345678 ");
  crowd_finds (self, "4418203", "");        /* seals have lists of their own */
  crowd_finds (self, "900115300003", "");   /* nobody is looked for by his IIN */

  page = crowd_look (self, "gulnar", NULL, 50);
  g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), ==, 0);   /* a tab has parted it */
  beket_value_unref (page);
  page = crowd_look (self, "gul nar", NULL, 50);
  row = beket_value_index (beket_value_get (page, "rows"), 0);
  g_assert_cmpstr (beket_value_get_text (row, "kind"), ==, "person");
  g_assert_cmpstr (beket_value_get_text (row, "name"), ==, "Әбенова Гүл нар");
  g_assert_cmpstr (beket_value_get_text (row, "crossing"), ==, "c1");
  g_assert_cmpstr (beket_value_get_text (row, "time"), ==, "2026-11-22T09:14:03.118Z");
}

static void
test_others (Crowd        *self,
             gconstpointer data)
{
  g_autoptr (BeketEntry) opened = fixture_next (THERE, "own", NULL,
                                                fixture_body ("crossing.opened", "c9", "plate", "999 YYY 99", NULL));
  g_autoptr (BeketEntry) act = fixture_next (THERE, "peer", NULL,
                                             fixture_body ("act.issued", "c9", "number", "RUMSH-7", "blob", BLOB, NULL));

  fixture_accept (self->ledger, opened);
  fixture_accept (self->ledger, act);
  crowd_follow (self, 10);
  crowd_finds (self, "999", "");
  crowd_finds (self, "rumsh7", "RUMSH-7 ");   /* an act of the neighbour is looked for by its number */
}

/* ---- Pages, volumes, batches ---- */

static void
test_pages (Crowd        *self,
            gconstpointer data)
{
  g_autofree char *all = NULL;
  g_autofree char *whole = NULL;

  crowd_add (self, 0, 1000);
  crowd_follow (self, 1000);
  all = crowd_find (self, "ахметов", 200);
  for (guint limit = 1; limit <= 200; limit = limit * 3 + 1)
    {
      g_autofree char *paged = crowd_find (self, "ахметов", limit);

      g_assert_true (strcmp (paged, all) == 0);
    }
  g_assert_true (g_str_has_prefix (all, "N00000998 N00000996 "));
  g_assert_true (g_str_has_suffix (all, "N00000002 N00000000 "));
  g_assert_cmpuint (strlen (all), ==, 500 * strlen ("N00000998 "));

  /* Also where a page of the table ends: with the thing 255. */
  whole = crowd_find (self, "n0000025", 3);
  g_assert_cmpstr (whole, ==, "N00000259 N00000258 N00000257 N00000256 N00000255 N00000254 N00000253 N00000252 N00000251 N00000250 ");
}

/* Once a volume is closed its lists are asked: they must say what the pages say. */
static void
test_volumes (Crowd        *self,
              gconstpointer data)
{
  static const char *const asked[] = {
    "n00007679", "n00007680", "n00000000", "0000768", "гүлнар", "смирнова gulnar", "ахм аскар 77", "кар 0007", "007", "shch", "а", "г",
    "9", "ж", "07", "n0", "ов", "ми к", "7 9", "ар-г", "г-а", "ва-гул", "a a a",
  };
  char *before[G_N_ELEMENTS (asked)] = { NULL };
  g_autofree char *grams = NULL;

  crowd_add (self, 0, BEKET_VOLUME_THINGS);
  crowd_follow (self, 20);
  crowd_add (self, BEKET_VOLUME_THINGS, 500);
  crowd_follow (self, 20);
  grams = fixture_dump (self->folder, "(SELECT count (*) > 100, max (volume), max (length (things)) FROM search_gram)");
  g_assert_cmpstr (grams, ==, "1|0|960|\n");   /* a bit for each of the things is the most */
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    before[i] = crowd_find (self, asked[i], 200);
  g_assert_cmpstr (before[0], ==, "N00007679 ");
  g_assert_cmpstr (before[1], ==, "N00007680 ");
  g_assert_cmpstr (before[4] + strlen (before[4]) - 10, ==, "N00000007 ");
  g_assert_cmpuint (strlen (before[4]), ==, 9 * 10);
  g_assert_cmpuint (strlen (before[10]), ==, (BEKET_VOLUME_THINGS + 500) * 10);

  /* Without the lists: every page as it is. */
  fixture_sql (self->folder, "UPDATE followed SET volumes = 0");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *now = crowd_find (self, asked[i], 200);

      g_assert_true (strcmp (now, before[i]) == 0);   /* not printed: they are long */
      g_clear_pointer (&before[i], g_free);
    }
}

/* One letter, two, or two words of them, however seldom: no look goes through all that was ever seen to find them. */
static void
test_short (Crowd        *self,
            gconstpointer data)
{
  static const char *const asked[] = { "ж", "жу", "ju", "уж", "9q", "q9", "ж 9", "в-гу" };
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  crowd_add_person (facts, "Жу", "Уж", "Q9Q");
  crowd_add_person (facts, "Ахметов-Гу", "Жан", "N9");
  crowd_open_crossing (self, "first", facts);
  crowd_add (self, 0, 3 * BEKET_VOLUME_THINGS);
  crowd_follow (self, 100);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (BeketValue) page = crowd_look (self, asked[i], NULL, 50);
      g_autofree char *rows = beket_json_write (beket_value_get (page, "rows"));

      g_test_message ("%s: %s", asked[i], rows);
      g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), >, 0);
      g_assert_null (beket_value_get_text (page, "next"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/search/kinds", Crowd, NULL, crowd_set_up, test_kinds, crowd_tear_down);
  g_test_add ("/ledger/search/others", Crowd, NULL, crowd_set_up, test_others, crowd_tear_down);
  g_test_add ("/ledger/search/pages", Crowd, NULL, crowd_set_up, test_pages, crowd_tear_down);
  g_test_add ("/ledger/search/volumes", Crowd, NULL, crowd_set_up, test_volumes, crowd_tear_down);
  g_test_add ("/ledger/search/short", Crowd, NULL, crowd_set_up, test_short, crowd_tear_down);
  return g_test_run ();
}

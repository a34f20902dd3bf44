/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editions of reference data: which one is in use on a day.
 */

#include "config.h"

#include "domain/edition.h"

#include <string.h>

static void
item_free (gpointer data)
{
  beket_edition_clear (data);
  g_free (data);
}

static BeketEdition *
item (const char *id,
      const char *from,
      const char *to)
{
  BeketEdition *self = g_new0 (BeketEdition, 1);

  self->id = g_strdup (id);
  self->valid_from = g_strdup (from);
  self->valid_to = g_strdup (to);

  return self;
}

static const char *
first_day (const BeketEditions *editions,
           const char          *id,
           const char          *day)
{
  const BeketEdition *edition = beket_editions_on (editions, id, day);

  if (edition == NULL)
    return "none";

  return edition->valid_from != NULL ? edition->valid_from : "beginning";
}

static void
test_on (void)
{
  g_autoptr (BeketEditions) editions = beket_editions_new (item_free);

  /* In no order of days. */
  g_assert_true (beket_editions_add (editions, item ("a", "2024-03-01", "2026-12-31")));
  g_assert_true (beket_editions_add (editions, item ("a", NULL, NULL)));
  g_assert_true (beket_editions_add (editions, item ("a", "2020-01-01", "2021-01-01")));
  g_assert_false (beket_editions_add (editions, item ("a", "2020-01-01", NULL)));
  g_assert_false (beket_editions_add (editions, item ("a", NULL, "2030-01-01")));

  g_assert_cmpstr (first_day (editions, "a", "1999-01-01"), ==, "beginning");
  g_assert_cmpstr (first_day (editions, "a", "2019-12-31"), ==, "beginning");
  g_assert_cmpstr (first_day (editions, "a", "2020-01-01"), ==, "2020-01-01");
  g_assert_cmpstr (first_day (editions, "a", "2021-01-01"), ==, "2020-01-01");
  /* What has ended does not give way to what stood before it. */
  g_assert_cmpstr (first_day (editions, "a", "2021-01-02"), ==, "none");
  g_assert_cmpstr (first_day (editions, "a", "2024-02-29"), ==, "none");
  g_assert_cmpstr (first_day (editions, "a", "2024-03-01"), ==, "2024-03-01");
  g_assert_cmpstr (first_day (editions, "a", "2026-12-31"), ==, "2024-03-01");
  g_assert_cmpstr (first_day (editions, "a", "2027-01-01"), ==, "none");
  g_assert_cmpstr (first_day (editions, "a", NULL), ==, "2024-03-01");
  g_assert_cmpstr (first_day (editions, "b", "2024-03-01"), ==, "none");
  g_assert_cmpstr (first_day (editions, NULL, "2024-03-01"), ==, "none");
  g_assert_cmpuint (beket_editions_count (editions), ==, 3);
  g_assert_cmpuint (beket_editions_all (editions, "a")->len, ==, 3);
}

static char *
ids (const BeketEditions *editions,
     const char          *day)
{
  g_autoptr (GPtrArray) list = beket_editions_list (editions, day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append (text, ((const BeketEdition *) g_ptr_array_index (list, i))->id);

  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  g_autoptr (BeketEditions) editions = beket_editions_new (item_free);
  g_autofree char *before = NULL;
  g_autofree char *within = NULL;
  g_autofree char *newest = NULL;

  beket_editions_add (editions, item ("c", NULL, "2025-12-31"));
  beket_editions_add (editions, item ("a", "2026-01-01", NULL));
  beket_editions_add (editions, item ("b", NULL, NULL));
  beket_editions_add (editions, item ("c", "2027-01-01", NULL));

  before = ids (editions, "2025-06-01");
  within = ids (editions, "2026-06-01");
  newest = ids (editions, NULL);
  g_assert_cmpstr (before, ==, "cb");
  g_assert_cmpstr (within, ==, "ab");
  g_assert_cmpstr (newest, ==, "cab");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/edition/on", test_on);
  g_test_add_func ("/domain/edition/list", test_list);

  return g_test_run ();
}

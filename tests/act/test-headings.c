/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No page ends with a heading, of a section or of a table: what it stands over begins below it.
 */

#include "config.h"

#include "every-form.h"

#include "act/layout.h"

#define LINES 16   /* the head of the act grows by one after the other: each thing comes to the foot of a page once */

static Fixture fixture;

static gboolean
is_heading (BeketTags *tags,
            int        tag)
{
  const BeketTag *element = beket_tags_get (tags, tag);

  if (g_str_equal (element->role, "P") && element->parent >= 0)
    element = beket_tags_get (tags, element->parent);

  return g_str_equal (element->role, "H2") || (g_str_equal (element->role, "TH") && g_strcmp0 (element->scope, "Column") == 0);
}

/* Returns: the tag of what stands lowest on a page, above its foot; -1: there is nothing. */
static int
lowest (const GArray *page)
{
  double y = 0;
  int tag = -1;

  for (guint i = 0; i < page->len; i++)
    {
      const BeketMark *mark = &g_array_index (page, BeketMark, i);

      if (mark->tag >= 0 && mark->y >= y && mark->y < BEKET_PAGE_FOOT)
        {
          y = mark->y;
          tag = mark->tag;
        }
    }

  return tag;
}

static void
check_pages (const EveryCase *which,
             guint            lines)
{
  const BeketForm *form = every_form (fixture.data, which->id);
  g_autoptr (BeketValue) record = every_record (fixture.data, form, which->kind);
  g_autofree char *title = g_strnfill (lines, '\n');
  g_autoptr (BeketLayout) layout = NULL;

  if (lines > 0)
    beket_value_set_text (beket_value_object (beket_value_object (record, "agreement"), "title"), "kk", title);
  layout = beket_layout_new (fixture.data, form, record, NULL, NULL);
  beket_act_lay_out (layout);
  g_assert_false (layout->too_long);
  for (guint i = 0; i < layout->pages->len; i++)
    {
      int tag = lowest (g_ptr_array_index (layout->pages, i));

      g_assert_cmpint (tag, >=, 0);
      if (is_heading (layout->tags, tag))
        g_error ("with %u lines more page %u of %u ends with a heading", lines, i + 1, layout->pages->len);
    }
}

static void
test_form (gconstpointer data)
{
  const EveryCase *which = data;

  if (which->kind == EVERY_EXTREME && g_getenv ("BEKET_LONG") == NULL)
    {
      g_test_skip ("extreme facts of every form are laid out with BEKET_LONG=1");
      return;
    }
  for (guint lines = 0; lines < (which->kind == EVERY_EXTREME ? 1 : LINES); lines++)
    check_pages (which, lines);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  every_add_tests ("/act/headings", test_form);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}

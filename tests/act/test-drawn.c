/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act that has too much in it, or pages of another layout, signed by the right officer.
 */

#include "config.h"

#include "forge.h"

static Fixture fixture;

static qpdf_oh
first_page (qpdf_data pdf)
{
  return qpdf_get_page_n (pdf, 0);
}

/* ---- Too much ---- */

static void
deep (qpdf_data pdf)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "[ ");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "] ");
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Deep", text->str);
  g_string_free (text, TRUE);
}

static void
many_pages (qpdf_data pdf)
{
  for (guint i = 0; i < 300; i++)
    qpdf_add_page (pdf, pdf, first_page (pdf), QPDF_FALSE);
}

static void
many_keys (qpdf_data pdf)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("/K%u", i);

      forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), name, "0");
    }
}

static void
many_parts (qpdf_data pdf)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < 210000; i++)
    g_string_append (text, " 0");
  g_string_append (text, " ]");
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Many", text->str);
}

static void
many_objects (qpdf_data pdf)
{
  qpdf_oh list = qpdf_oh_new_array (pdf);

  for (guint i = 0; i < BEKET_MAX_OBJECTS; i++)
    qpdf_oh_append_item (pdf, list, qpdf_make_indirect_object (pdf, qpdf_oh_new_null (pdf)));
  qpdf_oh_replace_key (pdf, forge_key (pdf, qpdf_get_root (pdf), "/MarkInfo"), "/Many", list);
}

/* Fifty megabytes of blanks make fifty kilobytes. */
static void
large_stream (qpdf_data pdf)
{
  gsize size = 50 * 1024 * 1024;
  g_autofree char *blanks = g_strnfill (size, ' ');

  qpdf_oh_replace_stream_data (pdf, forge_key (pdf, first_page (pdf), "/Contents"), (const unsigned char *) blanks, size,
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
}

/* ---- Another layout ---- */

/* The page is that of another release, which this one cannot draw: it is not compared, and that is said. */
static void
other_layout (qpdf_data pdf)
{
  forge_set (pdf, forge_key (pdf, qpdf_get_root (pdf), "/Beket"), "/Layout", "99");
}

/* ---- The table ---- */

static void
test_change (gconstpointer data)
{
  forge_judge (&fixture, data);
}

/* Whoever is shown such an act is told that its pages were not compared. */
static void
test_can_compare (void)
{
  g_autoptr (GBytes) honest = fixture_act (&fixture, 1);
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) changed = forge_base (base, other_layout);
  g_autoptr (GBytes) signed_changed = beket_act_sign (changed, 0, fixture.officers[0], "Үлгібаев", FIXTURE_DRAWN, NULL);
  g_autoptr (BeketVerdict) here = beket_act_verify (honest, fixture.trust, 0, 1);
  g_autoptr (BeketVerdict) elsewhere = beket_act_verify (signed_changed, fixture.trust, 0, 1);

  g_assert_true (here->valid && elsewhere->valid);
  g_assert_true (beket_verdict_can_compare (here, fixture.data));
  g_assert_false (beket_verdict_can_compare (elsewhere, fixture.data));
}

static const ForgeCase changes[] = {
  { "other-layout", other_layout, NULL, TRUE },

  { "deep", deep, "limit", FALSE },
  { "many-pages", many_pages, "limit", FALSE },
  { "many-keys", many_keys, "limit", FALSE },
  { "many-parts", many_parts, "limit", FALSE },
  { "many-objects", many_objects, "limit", FALSE },
  { "large-stream", large_stream, "limit", FALSE },
};

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/act/drawn/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  g_test_add_func ("/act/drawn/can-compare", test_can_compare);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}

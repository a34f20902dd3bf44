/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an act costs: against the same page drawn by cairo with no structure, no archive form, no
 * signature. Ratios travel between machines, milliseconds do not.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "act/layout.h"
#include "act/pages.h"
#include "record/json.h"

#define ROUNDS 25

static Fixture fixture;

typedef struct
{
  const char *name;
  void (*run)(void);
} Job;

static BeketValue *record;
static GBytes *json;
static GBytes *base;
static GBytes *twice;
static char *page_text;

/* ---- What others do: text on a page ---- */

static cairo_status_t
count_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* As many characters as the act has, in Noto Sans, over as many pages. */
static void
naive (void)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size,
                                                                  BEKET_PAGE_WIDTH, BEKET_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_auto (GStrv) lines = g_strsplit (page_text, "\n", -1);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans 8");
  double y = 40;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      pango_layout_set_text (layout, lines[i], -1);
      cairo_move_to (cr, 40, y);
      pango_cairo_show_layout (cr, layout);
      y += 6;
      if (y > 800)
        {
          cairo_show_page (cr);
          y = 40;
        }
    }

  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* ---- What we do ---- */

static void
render (void)
{
  g_bytes_unref (beket_act_render (fixture.data,
                                   beket_library_form (fixture.data, "D1", "1.0",
                                                       NULL), record, json,
                                   "KZ1:A SEAL", NULL));
}

static void
sign (void)
{
  g_bytes_unref (fixture_sign (&fixture, base, 0));
}

static void
make (void)
{
  g_autoptr (GBytes) fresh = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = fixture_sign (&fixture, fresh, 0);

  g_bytes_unref (fixture_sign (&fixture, once, 1));
}

static void
verify (void)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (twice, fixture.trust, 0, 2);

  g_assert_true (verdict->valid);
}

static void
show (void)
{
  g_autoptr (BeketPageImage) image = beket_pages_render (base, 0, 1.333, NULL, NULL);

  g_assert_nonnull (image);
}

/* ---- Measuring ---- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
median (const Job *job)
{
  gint64 times[ROUNDS];

  job->run ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      job->run ();
      times[i] = g_get_monotonic_time () - start;
    }

  qsort (times, ROUNDS, sizeof times[0], compare);
  return times[ROUNDS / 2] / 1000.0;
}

/* Every text of the record stands for itself and for its two labels. */
static void
gather (GString          *text,
        const BeketValue *value)
{
  g_autofree const char **names = NULL;

  if (beket_value_to_text (value) != NULL)
    g_string_append_printf (text, "%s\nБелгі %s Надпись\n", beket_value_to_text (value),
                            beket_value_to_text (value));
  for (guint i = 0; beket_value_get_kind (value) == BEKET_VALUE_LIST &&
       i < beket_value_length (value); i++)
    gather (text, beket_value_index (value, i));
  if (beket_value_get_kind (value) != BEKET_VALUE_OBJECT)
    return;

  names = beket_value_names (value);
  for (guint i = 0; names[i] != NULL; i++)
    gather (text, beket_value_get (value, names[i]));
}

int
main (int   argc,
      char *argv[])
{
  static const Job jobs[] = {
    { "naive cairo drawing", naive }, { "render and finish", render }, { "sign once", sign },
    { "render, finish, two signatures", make }, { "verify two signatures",
                                                  verify }, { "page picture, 96 dpi", show },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  double unit = 0;

  fixture_open (&fixture);
  record = fixture_record (1);
  json = beket_json_write_bytes (record);
  base = fixture_act (&fixture, 0);
  twice = fixture_act (&fixture, 2);
  gather (text, record);
  page_text = text->str;

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      double time = median (&jobs[i]);

      if (i == 0)
        unit = time;
      printf ("%-32s %8.2f ms   %6.2f x naive\n", jobs[i].name, time, time / unit);
    }

  printf ("%-32s %8.1f KB\n", "base revision", g_bytes_get_size (base) / 1024.0);
  printf ("%-32s %8.1f KB\n", "with two signatures", g_bytes_get_size (twice) / 1024.0);

  beket_value_unref (record);
  g_bytes_unref (json);
  g_bytes_unref (base);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return 0;
}

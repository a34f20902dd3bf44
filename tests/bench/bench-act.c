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
#include <time.h>

#include "fixture.h"
#include "act/font.h"
#include "act/layout.h"
#include "act/pages.h"
#include "act/qr.h"
#include "record/entry.h"
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

/* ---- What others do: the same page by cairo and Pango alone ---- */

typedef struct
{
  char        *text;         /* (owned) (nullable): a frame or a surface */
  PangoLayout *like;         /* (owned) (nullable): width and alignment */
  BeketMark    mark;
} Piece;

static char *seal;
static GArray *pieces;       /* (element-type GArray of Piece): by page */

static cairo_status_t
count_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* As anybody would: a layout for each text, drawn where it stands. */
static void
draw_text (cairo_t      *cr,
           PangoContext *context,
           const Piece  *piece)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_attributes (layout, pango_layout_get_attributes (piece->like));
  pango_layout_set_width (layout, pango_layout_get_width (piece->like));
  pango_layout_set_alignment (layout, pango_layout_get_alignment (piece->like));
  pango_layout_set_text (layout, piece->text, -1);
  cairo_move_to (cr, piece->mark.x, piece->mark.y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_piece (cairo_t       *cr,
            PangoContext  *context,
            const BeketQr *code,
            const Piece   *piece)
{
  const BeketMark *mark = &piece->mark;

  if (piece->text != NULL)
    {
      draw_text (cr, context, piece);
    }
  else if (mark->kind == BEKET_MARK_SEAL)
    {
      beket_qr_draw (code, cr, mark->x, mark->y, mark->width);
    }
  else
    {
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
    }
}

static void
naive (void)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, BEKET_PAGE_WIDTH, BEKET_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = beket_font_context_new (NULL);
  g_autoptr (BeketQr) code = beket_qr_new (seal, NULL);

  for (guint page = 0; page < pieces->len; page++)
    {
      const GArray *on_page = g_array_index (pieces, GArray *, page);

      for (guint i = 0; i < on_page->len; i++)
        draw_piece (cr, context, code, &g_array_index (on_page, Piece, i));
      cairo_show_page (cr);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* What stands where on the act's pages. A text that goes on over a page is drawn where it begins. */
static void
learn_pages (const BeketForm *form)
{
  BeketLayout *layout = beket_layout_new (fixture.data, form, record, seal, NULL);

  beket_act_lay_out (layout);
  pieces = g_array_new (FALSE, FALSE, sizeof (GArray *));
  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *marks = g_ptr_array_index (layout->pages, page);
      GArray *on_page = g_array_new (FALSE, FALSE, sizeof (Piece));

      for (guint i = 0; i < marks->len; i++)
        {
          Piece piece = { .mark = g_array_index (marks, BeketMark, i) };

          if (piece.mark.layout != NULL)
            {
              piece.like = g_object_ref (piece.mark.layout);
              piece.text = g_strdup (piece.mark.first == 0 ? pango_layout_get_text (piece.like) : "");
            }
          g_array_append_val (on_page, piece);
        }
      g_array_append_val (pieces, on_page);
    }
  beket_layout_free (layout);
}

/* ---- What we do ---- */

static void
render (void)
{
  g_bytes_unref (beket_act_render (fixture.data,
                                   beket_library_form (fixture.data, "D1", "1.0",
                                                       NULL), record, json,
                                   seal, NULL));
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
make_once (void)
{
  g_autoptr (GBytes) fresh = fixture_render (&fixture, record);

  g_bytes_unref (fixture_sign (&fixture, fresh, 0));
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

/* Of this thread, microseconds: what others do on the machine does not count. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Round by round through all of them, so that what slows the machine down for a while slows down each. */
static void
measure (const Job *jobs,
         guint      n_jobs,
         gint64     times[][ROUNDS])
{
  for (guint job = 0; job < n_jobs; job++)
    jobs[job].run ();
  for (guint round = 0; round < ROUNDS; round++)
    for (guint job = 0; job < n_jobs; job++)
      {
        gint64 start = cpu_time ();

        jobs[job].run ();
        times[job][round] = cpu_time () - start;
      }
  for (guint job = 0; job < n_jobs; job++)
    qsort (times[job], ROUNDS, sizeof times[job][0], compare);
}

int
main (int   argc,
      char *argv[])
{
  static const Job jobs[] = {
    { "naive cairo drawing", naive }, { "render and finish", render }, { "sign once", sign },
    { "render, finish, one signature", make_once }, { "render, finish, two signatures", make },
    { "verify two signatures", verify }, { "page picture, 96 dpi", show },
  };
  gint64 times[G_N_ELEMENTS (jobs)][ROUNDS];
  g_autofree char *hash = NULL;
  double making = 0, verifying = 0;

  fixture_open (&fixture);
  record = fixture_record (1);
  json = beket_json_write_bytes (record);
  base = fixture_act (&fixture, 0);
  twice = fixture_act (&fixture, 2);
  hash = beket_hash_hex (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  seal = fixture_seal (&fixture, record, hash);
  learn_pages (beket_library_form (fixture.data, "D1", "1.0", NULL));

  measure (jobs, G_N_ELEMENTS (jobs), times);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      double time = times[i][ROUNDS / 2] / 1000.0;

      making = jobs[i].run == make_once ? time : making;
      verifying = jobs[i].run == verify ? time : verifying;
      printf ("%-32s %8.2f ms   %6.2f x naive\n", jobs[i].name, time,
              (double) times[i][ROUNDS / 2] / (double) times[0][ROUNDS / 2]);
    }

  printf ("%-32s %8.2f of making it with one, at most 0.50\n", "verify two signatures", verifying / making);
  printf ("%-32s %8.1f KB\n", "base revision", g_bytes_get_size (base) / 1024.0);
  printf ("%-32s %8.1f KB\n", "with two signatures", g_bytes_get_size (twice) / 1024.0);

  beket_value_unref (record);
  g_bytes_unref (json);
  g_bytes_unref (base);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was noted on the pages, drawn by cairo: rules first, then the text.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include <cairo-pdf.h>
#include <math.h>

#include "act/font.h"
#include "act/layout.h"
#include "domain/error.h"

/* Where Noto's ascent leaves it within the leading. */
static double
baseline (const BeketMark *mark,
          guint            line)
{
  return mark->y + (line - mark->first + 0.78) * beket_style_leading (mark->style);
}

static void
draw_line (BeketLayout     *self,
           cairo_t         *cr,
           const BeketMark *mark,
           guint            line)
{
  PangoLayoutLine *text = pango_layout_get_line_readonly (mark->layout, (int) line);
  PangoRectangle extents = { 0 };

  if (text == NULL)
    return;
  beket_font_keep_spaces (text, self->spaced);
  if (pango_layout_get_alignment (mark->layout) != PANGO_ALIGN_LEFT)
    {
      int width = pango_layout_get_width (mark->layout);

      pango_layout_line_get_extents (text, NULL, &extents);
      extents.x = (width - extents.width) / (pango_layout_get_alignment (mark->layout) == PANGO_ALIGN_CENTER ? 2 : 1);
    }
  cairo_move_to (cr, mark->x + pango_units_to_double (extents.x), baseline (mark, line));
  pango_cairo_show_layout_line (cr, text);
}

/* The lines lie at even distances. */
static void
draw_text (BeketLayout     *self,
           cairo_t         *cr,
           const BeketMark *mark)
{
  if (mark->figures != NULL)
    {
      cairo_move_to (cr, mark->x, baseline (mark, mark->first));
      pango_cairo_show_glyph_item (cr, mark->figures->text, mark->figures->run);
      return;
    }

  for (guint line = mark->first; line < mark->first + mark->n_lines; line++)
    draw_line (self, cr, mark, line);
}

/* Along the diagonal of the page. */
static void
draw_water (cairo_t         *cr,
            const BeketMark *mark)
{
  PangoRectangle extents;

  pango_layout_get_extents (mark->layout, NULL, &extents);
  cairo_save (cr);
  cairo_translate (cr, mark->x, mark->y);
  cairo_rotate (cr, -atan2 (BEKET_PAGE_HEIGHT, BEKET_PAGE_WIDTH));
  cairo_move_to (cr, -pango_units_to_double (extents.x + extents.width / 2), -pango_units_to_double (extents.height) / 2);
  pango_cairo_show_layout (cr, mark->layout);
  cairo_restore (cr);
}

static void
draw_mark (BeketLayout     *self,
           cairo_t         *cr,
           const BeketMark *mark)
{
  switch (mark->kind)
    {
      case BEKET_MARK_FILL:
        cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
        cairo_fill (cr);
        break;
      case BEKET_MARK_FRAME:
        cairo_set_line_width (cr, 0.6);
        cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
        cairo_stroke (cr);
        break;
      case BEKET_MARK_TEXT:
        draw_text (self, cr, mark);
        break;
      case BEKET_MARK_WATER:
        draw_water (cr, mark);
        break;
      case BEKET_MARK_SEAL:
        beket_qr_draw (self->qr, cr, mark->x, mark->y, mark->width);
        break;
      default:
        g_assert_not_reached ();
    }
}

/* White under everything: cairo keeps the region of what was drawn, and one rectangle is much less work to it than hundreds. */
static void
ground (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, BEKET_PAGE_WIDTH, BEKET_PAGE_HEIGHT);
  cairo_fill (cr);
}

typedef struct
{
  BeketLayout *layout;
  cairo_t     *cr;
  gboolean     named;
} Draw;

static void
set_colour (const Draw      *draw,
            const BeketMark *mark,
            guint            index)
{
  const double *ink = beket_ink_colour (mark->ink);
  double name[3];

  beket_mark_colour (index, name);
  if (draw->named)
    ink = name;
  cairo_set_source_rgb (draw->cr, ink[0], ink[1], ink[2]);
}

static void
draw_kind (const Draw *draw,
           GArray     *page,
           guint       kinds)
{
  for (guint i = 0; i < page->len; i++)
    {
      const BeketMark *mark = &g_array_index (page, BeketMark, i);

      if ((kinds & (1u << mark->kind)) == 0)
        continue;
      set_colour (draw, mark, i);
      draw_mark (draw->layout, draw->cr, mark);
    }
}

/* What lies below, then rules and boxes, then what is read. */
static void
draw_page (const Draw *draw,
           GArray     *page)
{
  ground (draw->cr);
  draw_kind (draw, page, 1u << BEKET_MARK_WATER);
  draw_kind (draw, page, 1u << BEKET_MARK_FILL | 1u << BEKET_MARK_FRAME | 1u << BEKET_MARK_SEAL);
  draw_kind (draw, page, 1u << BEKET_MARK_TEXT);

  cairo_show_page (draw->cr);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (GByteArray *bytes,
              const char *created)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_bytes, bytes, BEKET_PAGE_WIDTH, BEKET_PAGE_HEIGHT);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  /* Without a date cairo writes the time of day, and no two files are alike. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  return surface;
}

GBytes *
beket_layout_draw (BeketLayout *self,
                   const char  *created,
                   gboolean     named,
                   GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_surface (bytes, created);
  Draw draw = { .layout = self, .cr = cairo_create (surface), .named = named };
  cairo_status_t status;

  g_hash_table_remove_all (self->spaced);
  for (guint i = 0; i < self->pages->len; i++)
    draw_page (&draw, g_ptr_array_index (self->pages, i));

  cairo_destroy (draw.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The act could not be drawn: %s",
               cairo_status_to_string (status));
  return NULL;
}

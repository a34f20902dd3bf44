/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others do: the pages of an act by cairo and Pango alone, with no structure, no archive form, no signature; and its words as HTML.
 */

#include "config.h"

#include "naive-act.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "act/font.h"
#include "act/qr.h"

typedef struct
{
  char        *text;         /* (owned) (nullable): a frame or a surface */
  PangoLayout *like;         /* (owned) (nullable): width and alignment */
  BeketMark    mark;
} Piece;

static const char *seal;      /* text of the QR code */
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

void
naive_draw (void)
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
void
naive_learn (BeketLayout *layout)
{
  seal = layout->seal;
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
}

/* The same words on a page of HTML. */
void
naive_html (const char *path)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html><html lang='kk'><title>act</title><style>body { font: 8pt 'Noto Sans' }</style>");

  for (guint page = 0; page < pieces->len; page++)
    for (guint i = 0; i < g_array_index (pieces, GArray *, page)->len; i++)
      {
        const Piece *piece = &g_array_index (g_array_index (pieces, GArray *, page), Piece, i);
        g_autofree char *text = g_markup_escape_text (piece->text != NULL ? piece->text : "", -1);

        g_string_append_printf (html, "<p>%s</p>\n", text);
      }
  g_file_set_contents (path, html->str, (gssize) html->len, NULL);
}

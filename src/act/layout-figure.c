/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures: numbers, times, plates and codes in the cells of a long table, letter by letter, each as wide as it is alone. So figures stand below
 * figures; and Pango, which looks at a text from six sides before it sets it, is asked once for each letter and not for each of twenty
 * thousand cells.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include <string.h>

static gboolean
is_figure (char c)
{
  return c >= BEKET_FIGURE_FIRST && c <= BEKET_FIGURE_LAST;
}

/* (nullable): the one glyph of @c. */
static const PangoGlyphItem *
letter (BeketLayout *self,
        char         c)
{
  PangoLayout **known = &self->figures[c - BEKET_FIGURE_FIRST];
  const PangoLayoutLine *line;

  if (*known == NULL)
    {
      const char text[] = { c, '\0' };
      g_autoptr (BeketBlock) block = beket_block_new (self, text, BEKET_NEUTRAL, BEKET_STYLE_CELL, PANGO_ALIGN_LEFT, BEKET_PAGE_BODY);

      *known = g_object_ref (block->layout);
    }

  line = pango_layout_get_line_readonly (*known, 0);
  return line->runs != NULL && ((PangoGlyphItem *) line->runs->data)->glyphs->num_glyphs == 1 ? line->runs->data : NULL;
}

static int
width_of (BeketLayout *self,
          const char  *text)
{
  int width = 0;

  for (; *text != '\0'; text++)
    {
      const PangoGlyphItem *one = is_figure (*text) ? letter (self, *text) : NULL;

      if (one == NULL)
        return G_MAXINT;
      width += one->glyphs->glyphs[0].geometry.width;
    }

  return width;
}

static PangoGlyphItem *
set_letters (BeketLayout *self,
             const char  *text,
             int          length)
{
  PangoGlyphItem *run = pango_glyph_item_copy ((PangoGlyphItem *) letter (self, *text));

  pango_glyph_string_set_size (run->glyphs, length);
  for (int i = 0; i < length; i++)
    {
      run->glyphs->glyphs[i] = letter (self, text[i])->glyphs->glyphs[0];
      run->glyphs->log_clusters[i] = i;
    }
  run->item->length = length;
  run->item->num_chars = length;
  return run;
}

BeketFigures *
beket_figures_new (BeketLayout *self,
                   const char  *text,
                   double       width)
{
  gsize length = strlen (text);
  BeketFigures *figures;

  if (length == 0 || length > BEKET_FIGURES_MAX || width_of (self, text) > pango_units_from_double (width))
    return NULL;

  figures = g_rc_box_new0 (BeketFigures);
  figures->text = g_strdup (text);
  figures->run = set_letters (self, text, (int) length);
  return figures;
}

static void
figures_clear (gpointer data)
{
  BeketFigures *self = data;

  g_free (self->text);
  pango_glyph_item_free (self->run);
}

void
beket_figures_unref (BeketFigures *self)
{
  g_rc_box_release_full (self, figures_clear);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs: a text set in a width. An act says many things more than once: the heads and feet of its pages, labels, decisions; each is set
 * once and drawn where it stands.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include "act/font.h"

#include <string.h>

static const struct
{
  const char *font;
  double      leading;   /* from line to line */
  BeketInk    ink;
} styles[BEKET_N_STYLES] = {
  [BEKET_STYLE_TITLE] = { "Noto Sans Bold 12", 15.5, BEKET_INK_BLACK },
  [BEKET_STYLE_NUMBER] = { "Noto Sans Bold 11.5", 15.5, BEKET_INK_BLACK },
  [BEKET_STYLE_HEADING] = { "Noto Sans Bold 8.2", 11.0, BEKET_INK_BLACK },
  [BEKET_STYLE_VALUE] = { "Noto Sans 8.2", 10.8, BEKET_INK_BLACK },
  [BEKET_STYLE_STRONG] = { "Noto Sans Bold 8.2", 10.8, BEKET_INK_BLACK },
  [BEKET_STYLE_CELL] = { "Noto Sans 7.6", 9.9, BEKET_INK_BLACK },
  [BEKET_STYLE_FIGURES] = { "Noto Sans 7.6", 9.9, BEKET_INK_BLACK },
  [BEKET_STYLE_LABEL] = { "Noto Sans 7.2", 9.4, BEKET_INK_GREY },
  [BEKET_STYLE_SMALL] = { "Noto Sans 6.3", 8.2, BEKET_INK_GREY },
  [BEKET_STYLE_WARNING] = { "Noto Sans Bold 7", 9.4, BEKET_INK_WARNING },
  [BEKET_STYLE_WATER] = { "Noto Sans Bold 24", 34.0, BEKET_INK_WATER },
};

/* ---- Setting ---- */

/* Nothing of the language: neither face draws a letter otherwise for one of the two, and Pango would look for its fonts twice. */
static PangoAttrList *
make_attributes (BeketStyle style)
{
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (styles[style].font);

  pango_attr_list_insert (list, pango_attr_font_desc_new (font));
  /* A number that is too long for its line is not written with a hyphen that it does not have. */
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  return list;
}

static PangoAttrList *
attributes_of (BeketLayout *self,
               BeketStyle   style)
{
  PangoAttrList **list = &self->attributes[style];

  if (*list == NULL)
    *list = make_attributes (style);
  return *list;
}

/* Letters, digits and marks of both languages alone: they are composed already, and each has a glyph of its own. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if ((c < 0x20) || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x300 && c < 0x400) || (c >= 0x483 && c < 0x48a) ||
          (c >= 0x530 && c != 0x2013 && c != 0x2116 && c != 0x20b8))
        return FALSE;
    }

  return TRUE;
}

static PangoLayout *
set_text (BeketLayout   *self,
          const char    *text,
          BeketStyle     style,
          PangoAlignment alignment,
          double         width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  gboolean plain = is_plain (text);
  g_autofree char *composed = plain ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  const char *set = composed != NULL ? composed : "";

  pango_layout_set_attributes (layout, attributes_of (self, style));
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_text (layout, plain ? text : set, -1);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    self->missing = TRUE;
  if (!plain || pango_layout_get_line_count (layout) > 1)
    beket_font_repair_spaces (layout);
  return layout;
}

/* A long text is said once, and its name would be as long as itself. */
#define KEPT_LENGTH 300

static PangoLayout *
find_or_set (BeketLayout   *self,
             const char    *text,
             BeketStyle     style,
             PangoAlignment alignment,
             double         width)
{
  PangoLayout *layout;
  char *name;

  if (strlen (text) > KEPT_LENGTH)
    return set_text (self, text, style, alignment, width);

  name = g_strdup_printf ("%d %d %d %s", (int) style, (int) alignment, pango_units_from_double (width), text);
  layout = g_hash_table_lookup (self->blocks, name);
  if (layout == NULL)
    {
      layout = set_text (self, text, style, alignment, width);
      g_hash_table_insert (self->blocks, name, layout);
    }
  else
    {
      g_free (name);
    }

  return g_object_ref (layout);
}

BeketBlock *
beket_block_new (BeketLayout   *self,
                 const char    *text,
                 int            language,
                 BeketStyle     style,
                 PangoAlignment alignment,
                 double         width)
{
  BeketBlock *block = g_new0 (BeketBlock, 1);

  block->language = language;
  block->style = style;
  block->n_lines = 1;
  if (style == BEKET_STYLE_FIGURES)
    block->figures = beket_figures_new (self, text, width);
  if (block->figures != NULL)
    return block;

  block->layout = find_or_set (self, text, style, alignment, width);
  block->n_lines = (guint) pango_layout_get_line_count (block->layout);
  return block;
}

void
beket_block_free (BeketBlock *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->figures, beket_figures_unref);
  g_free (self);
}

void
beket_block_shorten (BeketBlock *self)
{
  PangoLayout *layout;

  if (self->n_lines < 2)
    return;

  layout = pango_layout_copy (self->layout);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  beket_font_repair_spaces (layout);
  g_object_unref (self->layout);
  self->layout = layout;
  self->n_lines = 1;
}

double
beket_style_leading (BeketStyle style)
{
  return styles[style].leading;
}

double
beket_block_height (const BeketBlock *self)
{
  return self->n_lines * styles[self->style].leading;
}

void
beket_layout_lines (BeketLayout *self,
                    BeketBlock  *block,
                    guint        first,
                    guint        n_lines,
                    double       x,
                    double       y,
                    int          tag)
{
  beket_layout_mark (self,
                     (BeketMark) { .kind = BEKET_MARK_TEXT, .x = x, .y = y, .ink = styles[block->style].ink,
                                   .layout = block->layout != NULL ? g_object_ref (block->layout) : NULL,
                                   .figures = block->figures != NULL ? g_rc_box_acquire (block->figures) : NULL, .style = block->style,
                                   .first = first, .n_lines = n_lines, .tag = tag });
}

double
beket_layout_text (BeketLayout   *self,
                   const char    *text,
                   int            language,
                   BeketStyle     style,
                   PangoAlignment alignment,
                   double         x,
                   double         y,
                   double         width,
                   const char    *role)
{
  g_autoptr (BeketBlock) block = beket_block_new (self, text, language, style, alignment, width);

  beket_layout_lines (self, block, 0, block->n_lines, x, y,
                      role != NULL ? beket_tags_add (self->tags, role, language) : -1);
  return beket_block_height (block);
}

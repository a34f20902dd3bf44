/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that fill up from above: what is to be drawn is only noted, because each page says how many
 * there are.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include "act/font.h"
#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"

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
  [BEKET_STYLE_LABEL] = { "Noto Sans 7.2", 9.4, BEKET_INK_GREY },
  [BEKET_STYLE_SMALL] = { "Noto Sans 6.3", 8.2, BEKET_INK_GREY },
  [BEKET_STYLE_WARNING] = { "Noto Sans Bold 7", 9.4, BEKET_INK_WARNING },
  [BEKET_STYLE_WATER] = { "Noto Sans Bold 24", 34.0, BEKET_INK_WATER },
};

static void
mark_clear (gpointer data)
{
  g_clear_object (&((BeketMark *) data)->layout);
}

static void
add_page (BeketLayout *self)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (BeketMark));

  g_array_set_clear_func (page, mark_clear);
  g_ptr_array_add (self->pages, page);
  self->page = self->pages->len - 1;
}

static const BeketPoint *
point_of (BeketLayout *self,
          const char  *which)
{
  return beket_library_point (self->library,
                              beket_value_get_text (beket_value_get (self->record, "crossing"), which));
}

/* Names are those of the day on which the act was drawn. */
static char *
day_of (BeketLayout *self)
{
  const char *drawn = beket_value_get_text (beket_value_get (self->record, "act"), "drawn");
  gint64 when;

  return drawn != NULL && beket_time_parse_wire (drawn, &when, NULL) ? beket_point_day (self->points[0], when) : NULL;
}

BeketLayout *
beket_layout_new (const BeketLibrary *library,
                  const BeketForm    *form,
                  const BeketValue   *record,
                  const char         *seal,
                  GError            **error)
{
  PangoContext *context = beket_font_context_new (error);
  BeketLayout *self;

  if (context == NULL)
    return NULL;

  self = g_new0 (BeketLayout, 1);
  self->library = library;
  self->codes = beket_library_codes (library);
  self->form = form;
  self->record = record;
  self->seal = seal;
  self->copy = BEKET_NO_COPY;
  self->context = context;
  self->tags = beket_tags_new ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->points[0] = point_of (self, "point");
  self->points[1] = point_of (self, "peerPoint");
  self->day = day_of (self);
  self->fields[0].page = self->fields[1].page = -1;
  add_page (self);
  self->y = self->fresh = beket_layout_top (self);
  return self;
}

void
beket_layout_free (BeketLayout *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->tags, beket_tags_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self->day);
  g_free (self);
}

/* Past the limit everything goes on to the last page: the act is refused in the end, and no memory
 * is spent on it. */
void
beket_layout_new_page (BeketLayout *self)
{
  if (self->pages->len >= BEKET_MAX_PAGES)
    self->too_long = TRUE;
  else
    add_page (self);

  self->y = beket_layout_top (self);
  if (self->repeat != NULL)
    self->repeat (self, self->repeat_data);
  self->fresh = self->y;
}

void
beket_layout_need (BeketLayout *self,
                   double       height)
{
  if (self->y + height > BEKET_PAGE_FOOT)
    beket_layout_new_page (self);
}

static void
add_mark (BeketLayout *self,
          BeketMark    mark)
{
  g_array_append_val ((GArray *) g_ptr_array_index (self->pages, self->page), mark);
}

void
beket_layout_fill (BeketLayout *self,
                   double       x,
                   double       y,
                   double       width,
                   double       height,
                   BeketInk     ink)
{
  add_mark (self,
            (BeketMark) { .kind = BEKET_MARK_FILL, .x = x, .y = y, .width = width, .height = height,
                          .ink = ink, .tag = -1 });
}

void
beket_layout_frame (BeketLayout *self,
                    double       x,
                    double       y,
                    double       width,
                    double       height,
                    BeketInk     ink)
{
  add_mark (self,
            (BeketMark) { .kind = BEKET_MARK_FRAME, .x = x, .y = y, .width = width,
                          .height = height,
                          .ink = ink, .tag = -1 });
}

/* ---- Text ---- */

static PangoAttrList *
attributes_of (int        language,
               BeketStyle style)
{
  const char *name = language == BEKET_RU ? "ru-RU" : "kk-KZ";
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (styles[style].font);

  pango_attr_list_insert (list, pango_attr_font_desc_new (font));
  pango_attr_list_insert (list, pango_attr_language_new (pango_language_from_string (name)));
  /* A number that is too long for its line is not written with a hyphen that it does not have. */
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  return list;
}

BeketBlock *
beket_block_new (BeketLayout *self,
                 const char  *text,
                 int          language,
                 BeketStyle   style,
                 double       width)
{
  g_autoptr (PangoAttrList) attributes = attributes_of (language, style);
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  BeketBlock *block = g_new0 (BeketBlock, 1);

  block->layout = pango_layout_new (self->context);
  block->language = language;
  block->style = style;
  pango_layout_set_attributes (block->layout, attributes);
  pango_layout_set_auto_dir (block->layout, FALSE);
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (block->layout, pango_units_from_double (width));
  pango_layout_set_text (block->layout, composed != NULL ? composed : "", -1);
  block->n_lines = (guint) pango_layout_get_line_count (block->layout);
  if (pango_layout_get_unknown_glyphs_count (block->layout) > 0)
    self->missing = TRUE;
  beket_font_repair_spaces (block->layout);
  return block;
}

void
beket_block_free (BeketBlock *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

/* Before the lines are drawn: an alignment sets the lines anew. */
void
beket_block_align (BeketBlock    *self,
                   PangoAlignment alignment)
{
  pango_layout_set_alignment (self->layout, alignment);
  beket_font_repair_spaces (self->layout);
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
  add_mark (self,
            (BeketMark) { .kind = BEKET_MARK_TEXT, .x = x, .y = y, .ink = styles[block->style].ink,
                          .layout = g_object_ref (block->layout), .style = block->style,
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
  g_autoptr (BeketBlock) block = beket_block_new (self, text, language, style, width);

  if (alignment != PANGO_ALIGN_LEFT)
    beket_block_align (block, alignment);
  beket_layout_lines (self, block, 0, block->n_lines, x, y,
                      role != NULL ? beket_tags_add (self->tags, role, language) : -1);
  return beket_block_height (block);
}

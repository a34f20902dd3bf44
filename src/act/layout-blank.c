/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form to be filled in by hand: each field a box with its label in both languages and room to write.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define COLUMNS   4
#define PAD       2.5
#define HAND      17.0   /* room for one written line: six millimetres */
#define HAND_WIDE 26.0   /* for a remark */
#define STAMP     46.0
#define TICK      6.5
#define TICKS     3      /* side by side */
#define MAX_TICKS 9      /* words of a list that are printed to be ticked; of a longer one the word is written */

static const char *const hand_texts[BEKET_N_LANGUAGES] = { "Қолы, мөр", "Подпись, печать" };

/* ---- Head ---- */

static void
both (BeketLayout     *self,
      const BeketText *text,
      BeketStyle       style,
      PangoAlignment   alignment)
{
  double half = BEKET_PAGE_BODY / 2;
  double height = 0;

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    height = MAX (height, beket_layout_text (self, text->in[i], i, style, alignment, BEKET_PAGE_LEFT + i * half + PAD, self->y,
                                             half - 2 * PAD, "P"));
  self->y += height;
}

static void
head (BeketLayout *self)
{
  g_autofree char *number = g_strdup_printf ("№ %s", beket_value_get_text (beket_value_get (self->record, "act"), "number"));

  self->y += 4;
  both (self, &self->form->title, BEKET_STYLE_TITLE, PANGO_ALIGN_CENTER);
  self->y += 3;
  self->y += beket_layout_text (self, number, BEKET_NEUTRAL, BEKET_STYLE_NUMBER, PANGO_ALIGN_CENTER, BEKET_PAGE_LEFT, self->y,
                                BEKET_PAGE_BODY, "P");
  self->y += 3;
  both (self, &self->form->blank, BEKET_STYLE_STRONG, PANGO_ALIGN_LEFT);
  self->y += 3;
  both (self, &self->form->legal, BEKET_STYLE_SMALL, PANGO_ALIGN_LEFT);
  self->y += 4;
}

/* ---- Places to write ---- */

typedef struct
{
  double      x;
  double      width;
  BeketBlock *labels[BEKET_N_LANGUAGES];   /* (owned) */
  BeketBlock *value;                       /* (owned) (nullable): what is known beforehand */
  GPtrArray  *ticks;                       /* (owned) (nullable) (element-type BeketBlock): words to be ticked */
  double      hand;                        /* room below the labels */
} Box;

static void
box_clear (gpointer data)
{
  Box *box = data;

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_block_free (box->labels[i]);
  g_clear_pointer (&box->value, beket_block_free);
  g_clear_pointer (&box->ticks, g_ptr_array_unref);
}

static double
labels_height (const Box *box)
{
  return beket_block_height (box->labels[BEKET_KK]) + beket_block_height (box->labels[BEKET_RU]);
}

/* One row of ticks; a long word has two lines. */
static double
tick_height (const Box *box)
{
  double height = TICK + 2;

  for (guint i = 0; i < box->ticks->len; i++)
    height = MAX (height, beket_block_height (g_ptr_array_index (box->ticks, i)));

  return height + 2;
}

static double
box_height (const Box *box)
{
  double value = box->value != NULL ? beket_block_height (box->value) + 2 : 0;
  double ticks = box->ticks != NULL ? (box->ticks->len + TICKS - 1) / TICKS * tick_height (box) + 2 : 0;

  return 2 * PAD + labels_height (box) + MAX (MAX (value, box->hand), ticks);
}

static void
draw_ticks (BeketLayout *self,
            const Box   *box,
            double       y)
{
  double width = box->width / TICKS;

  for (guint i = 0; box->ticks != NULL && i < box->ticks->len; i++)
    {
      BeketBlock *block = g_ptr_array_index (box->ticks, i);
      double x = box->x + PAD + i % TICKS * width;
      double at = y + i / TICKS * tick_height (box);

      beket_layout_frame (self, x, at + 1.5, TICK, TICK, BEKET_INK_BLACK);
      beket_layout_lines (self, block, 0, block->n_lines, x + TICK + 3, at, -1);
    }
}

static void
draw_box (BeketLayout *self,
          const Box   *box,
          double       height)
{
  double y = self->y + PAD;

  beket_layout_frame (self, box->x, self->y, box->width, height, BEKET_INK_RULE);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      beket_layout_lines (self, box->labels[i], 0, box->labels[i]->n_lines, box->x + PAD, y, -1);
      y += beket_block_height (box->labels[i]);
    }
  if (box->value != NULL)
    beket_layout_lines (self, box->value, 0, box->value->n_lines, box->x + PAD, y + 1, -1);
  draw_ticks (self, box, y + 1);
}

static double
line_height (GArray *boxes)
{
  double height = 0;

  for (guint i = 0; i < boxes->len; i++)
    height = MAX (height, box_height (&g_array_index (boxes, Box, i)));

  return height;
}

/* Boxes side by side are of one height. */
static void
draw_line (BeketLayout *self,
           GArray      *boxes)
{
  double height = line_height (boxes);

  if (boxes->len == 0)
    return;
  beket_layout_need (self, height);
  for (guint i = 0; i < boxes->len; i++)
    draw_box (self, &g_array_index (boxes, Box, i), height);
  self->y += height;
  g_array_set_size (boxes, 0);
}

static void
add_box (BeketLayout *self,
         GArray      *boxes,
         guint        columns,
         const char  *kk,
         const char  *ru)
{
  double width = BEKET_PAGE_BODY / columns;
  Box box = { .x = BEKET_PAGE_LEFT + boxes->len * width, .width = width, .hand = HAND };

  box.labels[BEKET_KK] = beket_block_new (self, kk, BEKET_KK, BEKET_STYLE_SMALL, PANGO_ALIGN_LEFT, width - 2 * PAD);
  box.labels[BEKET_RU] = beket_block_new (self, ru, BEKET_RU, BEKET_STYLE_SMALL, PANGO_ALIGN_LEFT, width - 2 * PAD);
  g_array_append_val (boxes, box);
}

/* ---- Fields ---- */

static gboolean
is_asked (const BeketField *field)
{
  return field->on_act && field->on_blank && !field->service && field->type != BEKET_FIELD_MRZ;
}

/* (transfer full) (nullable): each word of its list in both languages. */
static GPtrArray *
ticks_of (BeketLayout        *self,
          const BeketSection *section,
          const BeketField   *field)
{
  const char *const *words = field->type == BEKET_FIELD_CODE && !section->repeated ? beket_codes_words (self->codes, field->codes) : NULL;
  guint n = words != NULL ? g_strv_length ((char **) words) : 0;
  GPtrArray *ticks;

  if (n < 2 || n > MAX_TICKS)
    return NULL;
  ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_block_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s / %s", beket_codes_label (self->codes, field->codes, words[i], BEKET_KK),
                                               beket_codes_label (self->codes, field->codes, words[i], BEKET_RU));

      g_ptr_array_add (ticks, beket_block_new (self, text, BEKET_NEUTRAL, BEKET_STYLE_SMALL, PANGO_ALIGN_LEFT,
                                               BEKET_PAGE_BODY / TICKS - TICK - 12));
    }
  return ticks;
}

/* (transfer full) (nullable): what is known, else how a date and a time are written. */
static char *
value_of (BeketLayout        *self,
          const BeketSection *section,
          const BeketField   *field)
{
  const BeketValue *facts = section->repeated ? NULL : beket_value_get (self->record, section->id);
  char *texts[BEKET_N_LANGUAGES] = { NULL, NULL };
  char *value;

  if (beket_value_get (facts, field->id) == NULL)
    return field->type == BEKET_FIELD_DATE ? g_strdup ("___ . ___ . ______") :
           field->type == BEKET_FIELD_TIME ? g_strdup ("___ . ___ . _____   ___ : ___") : NULL;
  beket_layout_value (self, section, field, facts, texts);
  value = g_strdup_printf ("%s%s%s", texts[BEKET_KK] != NULL ? texts[BEKET_KK] : "–", texts[BEKET_RU] != NULL ? "\n" : "",
                           texts[BEKET_RU] != NULL ? texts[BEKET_RU] : "");
  g_free (texts[BEKET_KK]);
  g_free (texts[BEKET_RU]);
  return value;
}

static void
place_field (BeketLayout        *self,
             const BeketSection *section,
             const BeketField   *field,
             GArray             *boxes)
{
  g_autoptr (GPtrArray) ticks = ticks_of (self, section, field);
  g_autofree char *value = ticks == NULL ? value_of (self, section, field) : NULL;
  gboolean wide = ticks != NULL || field->type == BEKET_FIELD_LONG_TEXT;
  Box *box;

  if (boxes->len == COLUMNS || wide)
    draw_line (self, boxes);
  add_box (self, boxes, wide ? 1 : COLUMNS, field->label.in[BEKET_KK], field->label.in[BEKET_RU]);
  box = &g_array_index (boxes, Box, boxes->len - 1);
  box->ticks = g_steal_pointer (&ticks);
  if (value != NULL)
    box->value = beket_block_new (self, value, BEKET_NEUTRAL, BEKET_STYLE_VALUE, PANGO_ALIGN_LEFT, box->width - 2 * PAD);
  if (wide)
    {
      box->hand = box->ticks != NULL ? 0 : HAND_WIDE;
      draw_line (self, boxes);
    }
}

/* Signatures have room for hand and stamp. */
static void
place_hand (BeketLayout        *self,
            const BeketSection *section,
            GArray             *boxes)
{
  if (!g_str_equal (section->id, "signatures"))
    return;
  draw_line (self, boxes);
  add_box (self, boxes, 1, hand_texts[BEKET_KK], hand_texts[BEKET_RU]);
  g_array_index (boxes, Box, 0).hand = STAMP;
}

/* What the row is high, if no label is long: it begins where all of it fits. */
static double
row_height (const BeketSection *section)
{
  double line = 2 * PAD + 2 * beket_style_leading (BEKET_STYLE_SMALL) + HAND;
  double height = g_str_equal (section->id, "signatures") ? line - HAND + STAMP : 0;
  guint n = 0;

  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);

      if (is_asked (field) && field->type == BEKET_FIELD_LONG_TEXT)
        height += line - HAND + HAND_WIDE;
      else if (is_asked (field))
        n++;
    }

  return height + (n + COLUMNS - 1) / COLUMNS * line;
}

/* Its number stands before a row. */
static void
place_row (BeketLayout        *self,
           const BeketSection *section,
           int                 row)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (Box));

  g_array_set_clear_func (boxes, box_clear);
  if (section->repeated)
    {
      g_autofree char *number = g_strdup_printf ("%d", row + 1);

      beket_layout_need (self, row_height (section) + 13);
      self->y += 2;
      self->y += beket_layout_text (self, number, BEKET_NEUTRAL, BEKET_STYLE_STRONG, PANGO_ALIGN_LEFT, BEKET_PAGE_LEFT, self->y,
                                    BEKET_PAGE_BODY, "P");
    }
  for (guint i = 0; i < section->fields->len; i++)
    if (is_asked (g_ptr_array_index (section->fields, i)))
      place_field (self, section, g_ptr_array_index (section->fields, i), boxes);
  place_hand (self, section, boxes);
  draw_line (self, boxes);
}

void
beket_layout_blank (BeketLayout *self)
{
  int document = beket_tags_open (self->tags, "Document", BEKET_NEUTRAL);

  head (self);
  for (guint i = 0; i < self->form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (self->form->sections, i);

      if (section->blank_rows > 0)
        beket_layout_heading (self, section, MIN (row_height (section) + 15, 240.0));
      for (int row = 0; row < section->blank_rows && !self->too_long; row++)
        place_row (self, section, row);
    }
  /* Printed on both sides a sheet belongs to one blank. */
  if (self->pages->len % 2 == 1)
    beket_layout_new_page (self);
  beket_layout_foot (self);
  beket_tags_close (self->tags, document);
}

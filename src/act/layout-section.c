/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section of the form: its letter and title in both languages, then its fields or its table.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define GAP    7.0
#define PAD    2.0
#define LETTER 18.0

/* The letter stands in a box, as the letters of a form do; titles of sections without one begin at
 * the edge. */
static void
letter (BeketLayout        *self,
        const BeketSection *section,
        double              height)
{
  beket_layout_frame (self, BEKET_PAGE_LEFT + 0.3, self->y + 0.3, LETTER - 0.6, height - 0.6,
                      BEKET_INK_RULE);
  beket_layout_text (self, section->letter, BEKET_NEUTRAL, BEKET_STYLE_HEADING, PANGO_ALIGN_CENTER,
                     BEKET_PAGE_LEFT, self->y + PAD, LETTER, "P");
}

static void
titles (BeketLayout        *self,
        const BeketSection *section,
        BeketBlock        **blocks,
        double              inset)
{
  double height = MAX (beket_block_height (blocks[BEKET_KK]),
                       beket_block_height (blocks[BEKET_RU])) + 2 * PAD;

  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, height, BEKET_INK_SHADE);
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 0.6, BEKET_INK_RULE);
  if (section->letter != NULL)
    letter (self, section, height);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_layout_lines (self, blocks[i], 0, blocks[i]->n_lines,
                        i == BEKET_KK ? BEKET_PAGE_LEFT + inset : BEKET_PAGE_MIDDLE + 4, self->y + PAD,
                        beket_tags_add (self->tags, "H2", i));
  self->y += height;
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 0.35, BEKET_INK_RULE);
}

void
beket_layout_heading (BeketLayout        *self,
                      const BeketSection *section,
                      double              follows)
{
  double inset = section->letter != NULL ? LETTER + 5 : 4;
  BeketBlock *blocks[BEKET_N_LANGUAGES];

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    blocks[i] = beket_block_new (self, section->title.in[i], i, BEKET_STYLE_HEADING, PANGO_ALIGN_LEFT,
                                 i == BEKET_KK ? BEKET_PAGE_BODY / 2 - inset : BEKET_PAGE_BODY / 2 - 8);

  beket_layout_need (self, GAP + MAX (beket_block_height (blocks[BEKET_KK]), beket_block_height (blocks[BEKET_RU])) + 2 * PAD + follows);
  if (self->y > self->fresh + 0.5)
    self->y += GAP;
  titles (self, section, blocks, inset);

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_block_free (blocks[i]);
}

static const BeketValue *
facts_of (BeketLayout        *self,
          const BeketSection *section)
{
  return *section->id == '\0' ? self->record : beket_value_get (self->record, section->id);
}

/* (transfer full) (element-type BeketRow): one of each field that the section asks for. */
static GPtrArray *
rows_of (BeketLayout        *self,
         const BeketSection *section)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_row_free);

  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);
      char *texts[BEKET_N_LANGUAGES];

      if (!beket_layout_asks (self, section, field))
        continue;
      beket_layout_value (self, section, field, facts_of (self, section), texts);
      g_ptr_array_add (rows, beket_row_pair (self, field->label.in[BEKET_KK], field->label.in[BEKET_RU], texts[BEKET_KK], texts[BEKET_RU]));
      g_free (texts[BEKET_KK]);
      g_free (texts[BEKET_RU]);
    }

  return rows;
}

static void
place_rows (BeketLayout     *self,
            const GPtrArray *rows)
{
  int table = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);

  for (guint i = 0; i < rows->len; i++)
    beket_layout_row (self, g_ptr_array_index (rows, i));

  beket_tags_close (self->tags, table);
}

/* A short section stands on one page with its heading as a whole, of any other at least what comes first. */
static void
fields (BeketLayout        *self,
        const BeketSection *section)
{
  g_autoptr (GPtrArray) rows = rows_of (self, section);

  beket_layout_heading (self, section, MAX (MIN (16.0 * rows->len, 240.0), beket_row_start (rows->pdata[0])));
  place_rows (self, rows);
}

static gboolean
has_fields (BeketLayout        *self,
            const BeketSection *section)
{
  for (guint i = 0; i < section->fields->len; i++)
    if (beket_layout_asks (self, section, g_ptr_array_index (section->fields, i)))
      return TRUE;

  return FALSE;
}

/* An empty list is struck out, so that nothing can be written into it later. */
static void
struck (BeketLayout        *self,
        const BeketSection *section)
{
  double height = beket_style_leading (BEKET_STYLE_VALUE) + 3.8;

  beket_layout_heading (self, section, height);
  beket_layout_text (self, "–", BEKET_NEUTRAL, BEKET_STYLE_VALUE, PANGO_ALIGN_CENTER,
                     BEKET_PAGE_LEFT, self->y + 1.6, BEKET_PAGE_BODY, "P");
  self->y += height;
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 0.35, BEKET_INK_HAIR);
}

static void
rows (BeketLayout        *self,
      const BeketSection *section)
{
  const BeketValue *list = facts_of (self, section);

  if (beket_value_length (list) == 0)
    struck (self, section);
  else
    beket_layout_table (self, section, list);
}

static void
signatures (BeketLayout        *self,
            const BeketSection *section)
{
  beket_layout_heading (self, section, BEKET_SIGNERS_HEIGHT);
  beket_layout_signers (self);
}

void
beket_layout_section (BeketLayout        *self,
                      const BeketSection *section)
{
  gboolean signers = g_str_equal (section->id, "signatures");
  int sect;

  if (!signers && (!has_fields (self, section) ||
                   (section->when != NULL && !beket_condition_holds (section->when, self->record))))
    return;

  sect = beket_tags_open (self->tags, "Sect", BEKET_NEUTRAL);
  if (signers)
    signatures (self, section);
  else if (section->repeated)
    rows (self, section);
  else
    fields (self, section);
  if (section->signed_by_hand)
    beket_layout_hands (self, section, facts_of (self, section));
  beket_tags_close (self->tags, sect);
}

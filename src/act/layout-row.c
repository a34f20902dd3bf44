/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of cells: kept together where a page has room for them, and never cut within a line.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define PAD_ABOVE 1.6
#define PAD_BELOW 2.2
#define PAD_SIDE  3.0
#define HAIR      0.35

/* A row that is higher than this begins where it stands, if there is some room: pages would stay half empty for it. */
#define KEPT      240.0
#define SOME_ROOM 60.0

/* How far a cell has been drawn, and under which element. */
typedef struct
{
  BeketCell *cell;
  int        tag;      /* of the cell; -1 = artifact */
  gboolean   leaf;     /* the cell itself is the leaf */
  guint      block;
  guint      line;
} Progress;

static void
cell_free (BeketCell *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

BeketRow *
beket_row_new (void)
{
  BeketRow *self = g_new0 (BeketRow, 1);

  self->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->shade = BEKET_INK_BLACK;
  beket_row_band (self);
  return self;
}

void
beket_row_free (BeketRow *self)
{
  g_ptr_array_unref (self->bands);
  g_free (self);
}

void
beket_row_band (BeketRow *self)
{
  g_ptr_array_add (self->bands, g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free));
}

BeketCell *
beket_row_cell (BeketRow   *self,
                double      x,
                double      width,
                const char *role)
{
  BeketCell *cell = g_new0 (BeketCell, 1);

  cell->x = x;
  cell->width = width;
  cell->role = role;
  cell->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_block_free);
  g_ptr_array_add (g_ptr_array_index (self->bands, self->bands->len - 1), cell);
  return cell;
}

/* Each line of a text is a paragraph of its own, or a reader of the structure would join its words
 * to the last line's. */
void
beket_cell_add (BeketLayout *self,
                BeketCell   *cell,
                const char  *text,
                int          language,
                BeketStyle   style)
{
  gboolean empty = text == NULL || *text == '\0';
  g_auto (GStrv) lines = g_strsplit (empty ? "–" : text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (cell->blocks,
                     beket_block_new (self, lines[i], empty ? BEKET_NEUTRAL : language,
                                      style, PANGO_ALIGN_LEFT, cell->width - 2 * PAD_SIDE));
}

static double
band_height (const GPtrArray *band)
{
  double highest = 0;

  for (guint i = 0; i < band->len; i++)
    {
      const BeketCell *cell = g_ptr_array_index (band, i);
      double height = 0;

      for (guint j = 0; j < cell->blocks->len; j++)
        height += beket_block_height (g_ptr_array_index (cell->blocks, j));
      highest = MAX (highest, height);
    }

  return highest + PAD_ABOVE + PAD_BELOW;
}

double
beket_row_height (const BeketRow *self)
{
  double height = 0;

  for (guint i = 0; i < self->bands->len; i++)
    height += band_height (g_ptr_array_index (self->bands, i));

  return height;
}

double
beket_row_start (const BeketRow *self)
{
  double height = beket_row_height (self);

  return height <= KEPT ? height : SOME_ROOM;
}

/* ---- Structure ---- */

/* A cell of one paragraph that is drawn in one piece is a leaf; any other holds paragraphs. */
static Progress
start_cell (BeketLayout *self,
            BeketRow    *row,
            BeketCell   *cell,
            gboolean     whole)
{
  Progress progress = { .cell = cell, .tag = -1 };
  BeketTag *tag;
  int language;

  if (row->artifact)
    return progress;

  progress.leaf = whole && cell->blocks->len == 1;
  language = progress.leaf ? ((BeketBlock *) cell->blocks->pdata[0])->language : BEKET_NEUTRAL;
  progress.tag = beket_tags_add (self->tags, cell->role, language);
  tag = beket_tags_get (self->tags, progress.tag);
  tag->span = cell->span;
  tag->scope = cell->scope;
  return progress;
}

static int
leaf_of (BeketLayout    *self,
         const Progress *progress,
         int             language)
{
  if (progress->tag < 0 || progress->leaf)
    return progress->tag;

  return beket_tags_add_to (self->tags, progress->tag, "P", language);
}

/* ---- Placing ---- */

/* A label stands on the line of the value beside it. */
static double
lowered (const BeketRow   *row,
         const BeketBlock *block)
{
  double leading = beket_style_leading (block->style);

  return row->aligned ? 0.78 * (beket_style_leading (BEKET_STYLE_VALUE) - leading) : 0;
}

/* Draws what fits into @room of a cell that may have been begun on a page before. Returns: the
 * height used. */
static double
place_cell (BeketLayout *self,
            BeketRow    *row,
            Progress    *progress,
            double       room)
{
  double used = 0;

  while (progress->block < progress->cell->blocks->len)
    {
      BeketBlock *block = g_ptr_array_index (progress->cell->blocks, progress->block);
      double leading = beket_style_leading (block->style);
      guint fits = (guint) MAX (0.0, (room - used + 0.01) / leading);
      guint n = MIN (fits, block->n_lines - progress->line);

      if (n == 0)
        break;
      beket_layout_lines (self, block, progress->line, n, progress->cell->x + PAD_SIDE,
                          self->y + PAD_ABOVE + used + lowered (row, block),
                          leaf_of (self, progress, block->language));
      used += n * leading;
      progress->line += n;
      if (progress->line < block->n_lines)
        break;
      progress->block++;
      progress->line = 0;
    }

  return used;
}

static void
rule_band (BeketLayout *self,
           BeketRow    *row,
           GPtrArray   *band,
           double       height)
{
  if (row->shade == BEKET_INK_SHADE)
    beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, height, BEKET_INK_SHADE);
  for (guint i = 1; row->ruled && i < band->len; i++)
    beket_layout_fill (self, ((BeketCell *) band->pdata[i])->x, self->y, HAIR, height,
                       BEKET_INK_HAIR);
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y + height, BEKET_PAGE_BODY, HAIR,
                     BEKET_INK_HAIR);
}

/* One piece of a band, down to the foot of the page at most. Returns: is the band complete? */
static gboolean
place_piece (BeketLayout *self,
             BeketRow    *row,
             GPtrArray   *band,
             Progress    *progress)
{
  double room = BEKET_PAGE_FOOT - self->y - PAD_ABOVE - PAD_BELOW;
  double highest = 0;
  gboolean complete = TRUE;

  for (guint i = 0; i < band->len; i++)
    {
      double used = place_cell (self, row, &progress[i], room);

      highest = MAX (highest, used);
      complete = complete && progress[i].block >= progress[i].cell->blocks->len;
    }

  if (highest > 0)
    {
      rule_band (self, row, band, highest + PAD_ABOVE + PAD_BELOW);
      self->y += highest + PAD_ABOVE + PAD_BELOW;
    }

  return complete;
}

static void
place_band (BeketLayout *self,
            BeketRow    *row,
            GPtrArray   *band)
{
  gboolean whole = self->y + band_height (band) <= BEKET_PAGE_FOOT + 0.01;
  g_autofree Progress *progress = g_new0 (Progress, band->len);

  for (guint i = 0; i < band->len; i++)
    progress[i] = start_cell (self, row, g_ptr_array_index (band, i), whole);

  while (!place_piece (self, row, band, progress) && !self->too_long)
    beket_layout_new_page (self);
}

/* Does the row belong on the next page? */
static gboolean
is_next (BeketLayout    *self,
         const BeketRow *row)
{
  return !row->artifact && self->y > self->fresh + 0.5 && self->y + beket_row_start (row) > BEKET_PAGE_FOOT;
}

void
beket_layout_row (BeketLayout *self,
                  BeketRow    *row)
{
  int tag = -1;

  if (is_next (self, row))
    beket_layout_new_page (self);

  if (!row->artifact)
    tag = beket_tags_open (self->tags, "TR", BEKET_NEUTRAL);
  for (guint i = 0; i < row->bands->len; i++)
    place_band (self, row, g_ptr_array_index (row->bands, i));
  if (tag >= 0)
    beket_tags_close (self->tags, tag);
}

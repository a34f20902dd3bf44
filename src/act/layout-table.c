/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A repeated section as a table. One that is too wide for the page lies in bands: each row of facts
 * is then several lines of cells, under headings that lie in the same way.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout-table.h"

#define NUMBER_WIDTH 18.0
#define LEGEND       75.0   /* of a legend so much stands with the heading above it */

static BeketStyle
style_of (const BeketTable *table)
{
  return table->section->dense != NULL ? BEKET_STYLE_FIGURES : BEKET_STYLE_CELL;
}

static BeketRow *
headings (BeketLayout      *self,
          const BeketTable *table)
{
  BeketRow *row = beket_row_new ();
  BeketCell *cell = beket_row_cell (row, BEKET_PAGE_LEFT, table->number_width, "TH");

  row->ruled = TRUE;
  cell->scope = "Column";
  beket_cell_add (self, cell, "№", BEKET_NEUTRAL, BEKET_STYLE_SMALL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const BeketColumn *column = &table->columns[i];

      if (i > 0 && column->band != (column - 1)->band)
        beket_row_band (row);
      cell = beket_row_cell (row, column->x, column->width, "TH");
      cell->scope = "Column";
      for (int language = 0; language < BEKET_N_LANGUAGES; language++)
        beket_cell_add (self, cell, column->field->label.in[language], language, BEKET_STYLE_SMALL);
    }

  return row;
}

static void
add_value (BeketLayout       *self,
           const BeketTable  *table,
           BeketRow          *row,
           const BeketColumn *column,
           const BeketValue  *facts)
{
  BeketCell *cell = beket_row_cell (row, column->x, column->width, "TD");
  char *texts[BEKET_N_LANGUAGES];

  beket_table_texts (table, self, column->field, facts, texts);
  beket_cell_add (self, cell, texts[BEKET_KK], texts[BEKET_RU] != NULL ? BEKET_KK : BEKET_NEUTRAL,
                  style_of (table));
  if (texts[BEKET_RU] != NULL)
    beket_cell_add (self, cell, texts[BEKET_RU], BEKET_RU, style_of (table));
  g_free (texts[BEKET_KK]);
  g_free (texts[BEKET_RU]);
}

static BeketRow *
value_row (BeketLayout      *self,
           const BeketTable *table,
           guint             index,
           const BeketValue *facts)
{
  BeketRow *row = beket_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  row->ruled = table->section->dense == NULL;
  beket_cell_add (self, beket_row_cell (row, BEKET_PAGE_LEFT, table->number_width, "TD"), number,
                  BEKET_NEUTRAL, style_of (table));
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (i > 0 && table->columns[i].band != table->columns[i - 1].band)
        beket_row_band (row);
      add_value (self, table, row, &table->columns[i], facts);
    }

  return row;
}

/* A thicker rule where one row of several bands ends and the next begins. */
static void
end_row (BeketLayout *self)
{
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 0.5, BEKET_INK_RULE);
}

static void
repeat_headings (BeketLayout *self,
                 gpointer     data)
{
  g_autoptr (BeketRow) row = headings (self, data);

  row->artifact = TRUE;
  beket_layout_row (self, row);
  end_row (self);
}

/* What stands in front of each row of a long table is wider. */
static BeketTable
table_of (BeketLayout        *self,
          const BeketSection *section,
          const BeketValue   *rows)
{
  BeketTable table = { .section = section, .number_width = NUMBER_WIDTH };

  if (section->dense == NULL)
    return table;

  table.dense = beket_dense_of (self, section);
  for (guint n = beket_value_length (rows); n > 99; n /= 10)
    table.number_width += 4.4;
  return table;
}

static void
add_row (BeketLayout      *self,
         const BeketTable *table,
         guint             index,
         const BeketValue *facts)
{
  g_autoptr (BeketRow) row = value_row (self, table, index, facts);

  beket_layout_row (self, row);
  if (table->section->dense == NULL)
    end_row (self);
}

/* Neither the section's heading nor the table's own, @height with the first row, ends a page. Between them stands the legend, if there is one. */
static void
begin (BeketLayout      *self,
       const BeketTable *table,
       double            height)
{
  const BeketSection *section = table->section;

  beket_layout_heading (self, section, section->dense != NULL ? LEGEND : height);
  if (section->dense == NULL)
    return;

  beket_layout_legend (self, section, &table->dense);
  beket_layout_need (self, height);
}

void
beket_layout_table (BeketLayout        *self,
                    const BeketSection *section,
                    const BeketValue   *rows)
{
  BeketTable table = table_of (self, section, rows);
  g_autoptr (BeketRow) heading = NULL;
  g_autoptr (BeketRow) first = NULL;
  int tag;

  beket_table_columns (&table, self, rows);
  heading = headings (self, &table);
  first = value_row (self, &table, 0, beket_value_index (rows, 0));
  begin (self, &table, beket_row_height (heading) + 0.5 + beket_row_start (first));
  tag = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);
  beket_layout_row (self, heading);
  end_row (self);

  self->repeat = repeat_headings;
  self->repeat_data = &table;
  for (guint i = 0; i < beket_value_length (rows) && !self->too_long; i++)
    add_row (self, &table, i, beket_value_index (rows, i));
  self->repeat = NULL;

  beket_tags_close (self->tags, tag);
}

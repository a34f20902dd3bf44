/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A repeated section as a table. One that is too wide for the page lies in bands: each row of facts
 * is then several lines of cells, under headings that lie in the same way. Columns follow what is
 * written in them.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define NUMBER_WIDTH 18.0
#define MAX_COLUMNS  32
#define MIN_WIDTH    36.0
#define MAX_WIDTH    132.0

typedef struct
{
  const BeketField *field;
  double            width;    /* needed, then given */
  double            ideal;    /* with which nothing would be broken */
  double            x;
  guint             band;
} Column;

typedef struct
{
  const BeketSection *section;
  Column              columns[MAX_COLUMNS];
  guint               n_columns;
  guint               n_bands;
} Table;

/* ---- Columns ---- */

/* Of a text in the style of cells; to lay every one of them out only for this would take longer
 * than the act. */
static double
rough_width (const char *text)
{
  double width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isupper (c))
        width += 5.1;
      else if (g_unichar_isdigit (c))
        width += 4.4;
      else
        width += g_unichar_isalpha (c) ? 4.3 : 2.7;
    }

  return width;
}

/* What is typed as one word should not be broken; a text of a few words should not be a tower of
 * them. */
static void
measure (Column     *column,
         const char *text,
         double      scale)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n", -1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    column->width = MAX (column->width, scale * rough_width (words[i]) + 8);
  for (guint i = 0; lines[i] != NULL; i++)
    column->ideal = MAX (column->ideal, scale * rough_width (lines[i]) + 8);
}

static void
measure_column (BeketLayout        *self,
                const BeketSection *section,
                Column             *column,
                const BeketValue   *rows)
{
  for (int language = 0; language < BEKET_N_LANGUAGES; language++)
    measure (column, column->field->label.in[language], 0.83);

  for (guint i = 0; i < MIN (beket_value_length (rows), 40u); i++)
    {
      char *texts[BEKET_N_LANGUAGES];

      beket_layout_value (self, section, column->field, beket_value_index (rows, i), texts);
      for (int language = 0; language < BEKET_N_LANGUAGES; language++)
        measure (column, texts[language], 1.0);
      g_free (texts[BEKET_KK]);
      g_free (texts[BEKET_RU]);
    }

  column->width = CLAMP (MAX (column->width, MIN (column->ideal, 64.0)), MIN_WIDTH, MAX_WIDTH);
  column->ideal = CLAMP (column->ideal, column->width, 150.0);
}

/* Free text gets the whole width, unless it stands alone in the table anyway. */
static gboolean
is_broad (const Column *column)
{
  return column->field->type == BEKET_FIELD_LONG_TEXT;
}

/* How many bands the columns need when they lie one after the other in @room. */
static guint
lay_bands (Table *table,
           double room)
{
  guint band = 0;
  double used = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      Column *column = &table->columns[i];
      gboolean apart = i > 0 && (is_broad (column) || is_broad (column - 1));

      if (i > 0 && (apart || used + column->width > room))
        {
          band++;
          used = 0;
        }
      column->band = band;
      used += column->width;
    }

  return band + 1;
}

/* The same number of bands with as little room as possible: so they come out even. */
static void
even_bands (Table *table)
{
  double room = BEKET_PAGE_BODY - NUMBER_WIDTH;

  table->n_bands = lay_bands (table, room);
  while (room > MAX_WIDTH && lay_bands (table, room - 4) == table->n_bands)
    room -= 4;
  lay_bands (table, room);
}

/* What is left over goes first to columns that still break their texts. */
static void
stretch_band (Table *table,
              guint  band)
{
  double spare = BEKET_PAGE_BODY - NUMBER_WIDTH;
  double wish = 0.001;
  double x = BEKET_PAGE_LEFT + NUMBER_WIDTH;

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].band == band)
      {
        spare -= table->columns[i].width;
        wish += table->columns[i].ideal - table->columns[i].width + 6;
      }

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].band == band)
      {
        Column *column = &table->columns[i];

        column->width += spare * (column->ideal - column->width + 6) / wish;
        column->x = x;
        x += column->width;
      }
}

/* Which one of its band a column is. */
static guint
position_of (const Table *table,
             guint        index)
{
  guint first = index;

  while (first > 0 && table->columns[first - 1].band == table->columns[index].band)
    first--;

  return index - first;
}

static guint
columns_in (const Table *table,
            guint        band)
{
  guint n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].band == band)
      n++;

  return n;
}

/* Bands of as many columns as the first share its grid, when there is room for the widest of each:
 * the uprights then go through. */
static void
share_grid (Table *table)
{
  double widths[MAX_COLUMNS] = { 0 };
  double ideals[MAX_COLUMNS] = { 0 };
  guint n = columns_in (table, 0);
  double sum = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (columns_in (table, table->columns[i].band) == n)
      {
        guint position = position_of (table, i);

        widths[position] = MAX (widths[position], table->columns[i].width);
        ideals[position] = MAX (ideals[position], table->columns[i].ideal);
      }
  for (guint position = 0; position < n; position++)
    sum += widths[position];

  for (guint i = 0; i < table->n_columns && sum <= BEKET_PAGE_BODY - NUMBER_WIDTH; i++)
    if (columns_in (table, table->columns[i].band) == n)
      {
        table->columns[i].width = widths[position_of (table, i)];
        table->columns[i].ideal = ideals[position_of (table, i)];
      }
}

static void
make_columns (BeketLayout      *self,
              Table            *table,
              const BeketValue *rows)
{
  for (guint i = 0; i < table->section->fields->len && table->n_columns < MAX_COLUMNS; i++)
    {
      const BeketField *field = g_ptr_array_index (table->section->fields, i);

      if (!beket_layout_asks (self, table->section, field))
        continue;
      table->columns[table->n_columns].field = field;
      measure_column (self, table->section, &table->columns[table->n_columns++], rows);
    }

  even_bands (table);
  share_grid (table);
  for (guint band = 0; band < table->n_bands; band++)
    stretch_band (table, band);
}

/* ---- Rows ---- */

static BeketRow *
headings (BeketLayout *self,
          const Table *table)
{
  BeketRow *row = beket_row_new ();
  BeketCell *cell = beket_row_cell (row, BEKET_PAGE_LEFT, NUMBER_WIDTH, "TH");

  row->ruled = TRUE;
  cell->scope = "Column";
  beket_cell_add (self, cell, "№", BEKET_NEUTRAL, BEKET_STYLE_SMALL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const Column *column = &table->columns[i];

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
add_value (BeketLayout      *self,
           const Table      *table,
           BeketRow         *row,
           const Column     *column,
           const BeketValue *facts)
{
  BeketCell *cell = beket_row_cell (row, column->x, column->width, "TD");
  char *texts[BEKET_N_LANGUAGES];

  beket_layout_value (self, table->section, column->field, facts, texts);
  beket_cell_add (self, cell, texts[BEKET_KK], texts[BEKET_RU] != NULL ? BEKET_KK : BEKET_NEUTRAL,
                  BEKET_STYLE_CELL);
  if (texts[BEKET_RU] != NULL)
    beket_cell_add (self, cell, texts[BEKET_RU], BEKET_RU, BEKET_STYLE_CELL);
  g_free (texts[BEKET_KK]);
  g_free (texts[BEKET_RU]);
}

static BeketRow *
value_row (BeketLayout      *self,
           const Table      *table,
           guint             index,
           const BeketValue *facts)
{
  BeketRow *row = beket_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  row->ruled = TRUE;
  beket_cell_add (self, beket_row_cell (row, BEKET_PAGE_LEFT, NUMBER_WIDTH, "TD"), number,
                  BEKET_NEUTRAL, BEKET_STYLE_CELL);
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

void
beket_layout_table (BeketLayout        *self,
                    const BeketSection *section,
                    const BeketValue   *rows)
{
  Table table = { .section = section };
  int tag = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);
  g_autoptr (BeketRow) heading = NULL;

  make_columns (self, &table, rows);
  heading = headings (self, &table);
  beket_layout_row (self, heading);
  end_row (self);

  self->repeat = repeat_headings;
  self->repeat_data = &table;
  for (guint i = 0; i < beket_value_length (rows) && !self->too_long; i++)
    {
      g_autoptr (BeketRow) row = value_row (self, &table, i, beket_value_index (rows, i));

      beket_layout_row (self, row);
      end_row (self);
    }
  self->repeat = NULL;

  beket_tags_close (self->tags, tag);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the columns of a table share the width of the page: they follow what is written in them.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout-table.h"

#define MIN_WIDTH    36.0
#define MIN_DENSE    28.0    /* "14:05" and the space beside it */
#define MAX_WIDTH    132.0

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
measure (BeketColumn *column,
         const char  *text,
         double       scale)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n", -1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    column->width = MAX (column->width, scale * rough_width (words[i]) + 8);
  for (guint i = 0; lines[i] != NULL; i++)
    column->ideal = MAX (column->ideal, scale * rough_width (lines[i]) + 8);
}

void
beket_table_texts (const BeketTable *self,
                   BeketLayout      *layout,
                   const BeketField *field,
                   const BeketValue *facts,
                   char             *texts[BEKET_N_LANGUAGES])
{
  texts[BEKET_RU] = NULL;
  if (self->section->dense != NULL)
    texts[BEKET_KK] = beket_dense_text (layout, &self->dense, self->section, field, facts);
  else
    beket_layout_value (layout, self->section, field, facts, texts);
}

/* The first rows tell how wide the others are. In a dense table most have nothing where a few have a number: there all are looked at. */
static guint
rows_to_measure (const BeketTable  *table,
                 const BeketColumn *column,
                 const BeketValue  *rows)
{
  guint n = beket_value_length (rows);

  if (table->section->dense == NULL)
    return MIN (n, 40u);
  return beket_dense_is_narrow (column->field) ? 0 : n;
}

static void
measure_column (BeketLayout      *self,
                const BeketTable *table,
                BeketColumn      *column,
                const BeketValue *rows)
{
  guint n = rows_to_measure (table, column, rows);

  for (int language = 0; language < BEKET_N_LANGUAGES; language++)
    measure (column, column->field->label.in[language], table->section->dense == NULL ? 0.83 : 0.9);

  for (guint i = 0; i < n; i++)
    {
      char *texts[BEKET_N_LANGUAGES];

      beket_table_texts (table, self, column->field, beket_value_index (rows, i), texts);
      for (int language = 0; language < BEKET_N_LANGUAGES; language++)
        measure (column, texts[language], 1.0);
      g_free (texts[BEKET_KK]);
      g_free (texts[BEKET_RU]);
    }

  if (table->section->dense == NULL)
    column->width = MAX (MAX (column->width, MIN (column->ideal, 64.0)), MIN_WIDTH);
  column->width = CLAMP (column->width, MIN_DENSE, MAX_WIDTH);
  column->ideal = CLAMP (column->ideal, column->width, 150.0);
}

/* Free text gets the whole width, unless it stands alone in the table anyway. */
static gboolean
is_broad (const BeketColumn *column)
{
  return column->field->type == BEKET_FIELD_LONG_TEXT;
}

/* How many bands the columns need when they lie one after the other in @room. */
static guint
lay_bands (BeketTable *table,
           double      room)
{
  guint band = 0;
  double used = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      BeketColumn *column = &table->columns[i];
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
even_bands (BeketTable *table)
{
  double room = BEKET_PAGE_BODY - table->number_width;

  table->n_bands = lay_bands (table, room);
  while (room > MAX_WIDTH && lay_bands (table, room - 4) == table->n_bands)
    room -= 4;
  lay_bands (table, room);
}

/* What is left over goes first to columns that still break their texts. */
static void
stretch_band (BeketTable *table,
              guint       band)
{
  double spare = BEKET_PAGE_BODY - table->number_width;
  double wish = 0.001;
  double x = BEKET_PAGE_LEFT + table->number_width;

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].band == band)
      {
        spare -= table->columns[i].width;
        wish += table->columns[i].ideal - table->columns[i].width + 6;
      }

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].band == band)
      {
        BeketColumn *column = &table->columns[i];

        column->width += spare * (column->ideal - column->width + 6) / wish;
        column->x = x;
        x += column->width;
      }
}

/* Which one of its band a column is. */
static guint
position_of (const BeketTable *table,
             guint             index)
{
  guint first = index;

  while (first > 0 && table->columns[first - 1].band == table->columns[index].band)
    first--;

  return index - first;
}

static guint
columns_in (const BeketTable *table,
            guint             band)
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
share_grid (BeketTable *table)
{
  double widths[BEKET_TABLE_COLUMNS] = { 0 };
  double ideals[BEKET_TABLE_COLUMNS] = { 0 };
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

  for (guint i = 0; i < table->n_columns && sum <= BEKET_PAGE_BODY - table->number_width; i++)
    if (columns_in (table, table->columns[i].band) == n)
      {
        table->columns[i].width = widths[position_of (table, i)];
        table->columns[i].ideal = ideals[position_of (table, i)];
      }
}

void
beket_table_columns (BeketTable       *self,
                     BeketLayout      *layout,
                     const BeketValue *rows)
{
  for (guint i = 0; i < self->section->fields->len && self->n_columns < BEKET_TABLE_COLUMNS; i++)
    {
      const BeketField *field = g_ptr_array_index (self->section->fields, i);

      if (!beket_layout_asks (layout, self->section, field))
        continue;
      self->columns[self->n_columns].field = field;
      measure_column (layout, self, &self->columns[self->n_columns++], rows);
    }

  even_bands (self);
  share_grid (self);
  for (guint band = 0; band < self->n_bands; band++)
    stretch_band (self, band);
}

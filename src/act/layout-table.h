/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/layout.h"

G_BEGIN_DECLS

#define BEKET_TABLE_COLUMNS 32

/** BeketColumn: one field of each row. */
typedef struct
{
  const BeketField *field;
  double            width;    /* needed, then given */
  double            ideal;    /* with which nothing would be broken */
  double            x;
  guint             band;
} BeketColumn;

/** BeketTable: a repeated section on the page. */
typedef struct
{
  const BeketSection *section;
  BeketDense          dense;           /* only where the section is dense */
  double              number_width;    /* of the column before the first */
  BeketColumn         columns[BEKET_TABLE_COLUMNS];
  guint               n_columns;
  guint               n_bands;
} BeketTable;

/** beket_table_columns: finds the columns of @self, whose section and @number_width are set: how wide each is, and in which band it lies. */
void beket_table_columns (BeketTable       *self,
                          BeketLayout      *layout,
                          const BeketValue *rows);
/** beket_table_texts: (out) (transfer full): as they stand in a cell: see beket_layout_value(); a dense table has the one for both languages. */
void beket_table_texts   (const BeketTable *self,
                          BeketLayout      *layout,
                          const BeketField *field,
                          const BeketValue *facts,
                          char             *texts[BEKET_N_LANGUAGES]);

G_END_DECLS

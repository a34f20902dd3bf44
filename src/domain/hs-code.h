/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketHsCode:
 * A code of goods: the Harmonized System to 6 digits, the commodity nomenclature of the Eurasian Economic Union (ТН ВЭД) to 10;
 * forms of Kazakhstan also know 9. Whether a list has the code is not known here.
 */
typedef struct
{
  char        number[11];
  char        group[3];      /* "87" */
  char        heading[5];    /* "8703" */
  char        printed[16];   /* as the nomenclature prints it: "8703 23 198 1" */
  const char *level;         /* "heading" (4), "subheading" (6), "national" (9), "full" (10) */
} BeketHsCode;

/**
 * beket_hs_code_parse: spaces, hyphens and dots are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (there are the groups
 * 01 to 97, and no heading 00); the position counts in @text as given.
 */
gboolean beket_hs_code_parse (const char   *text,
                              BeketHsCode  *code,
                              GError      **error);

G_END_DECLS

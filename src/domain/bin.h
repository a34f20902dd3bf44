/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketBin: the business identification number of Kazakhstan (БСН, БИН). */
typedef struct
{
  char        number[13];      /* "941240000193" */
  char        registered[8];   /* month of registration, 1970 to 2069: "1994-12" */
  const char *kind;            /* the fifth digit: "legal", "non-resident", "joint-entrepreneurs" */
  int         division;        /* the sixth digit: 0 = the head office, others its parts */
} BeketBin;

/**
 * beket_bin_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone; a fifth digit
 * other than 4, 5, 6: with 0 to 3 the number is a person's), DATE (no such month), CHECK_DIGIT; the position counts in @text
 * as given.
 */
gboolean beket_bin_parse (const char  *text,
                          BeketBin    *bin,
                          GError     **error);

G_END_DECLS

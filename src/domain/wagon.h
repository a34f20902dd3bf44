/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketWagon: a railway wagon: 8 digits on the lines of 1520 mm, 12 by UIC; the last digit checks the others. */
typedef struct
{
  char        number[13];
  gboolean    uic;
  const char *kind;         /* (nullable): the first of 8 digits: "passenger", "covered", "flat", "gondola", "tank", "reefer", "private", "other" */
} BeketWagon;

/**
 * beket_wagon_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone), CHECK_DIGIT at
 * the last digit; the position counts in @text as given.
 */
gboolean beket_wagon_parse (const char  *text,
                            BeketWagon  *wagon,
                            GError     **error);

G_END_DECLS

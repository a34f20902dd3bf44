/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketInn: the taxpayer number of Russia (ИНН): 10 digits of an organisation, 12 of a person. */
typedef struct
{
  char     number[13];
  gboolean person;
} BeketInn;

/**
 * beket_inn_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone), CHECK_DIGIT at
 * the tenth digit, or at the eleventh or twelfth; the position counts in @text as given.
 */
gboolean beket_inn_parse (const char  *text,
                          BeketInn    *inn,
                          GError     **error);

G_END_DECLS

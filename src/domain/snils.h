/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketSnils: the insurance number of a personal account in Russia (СНИЛС): nine digits and two that check them. */
typedef struct
{
  char     number[12];    /* "11223344595" */
  gboolean unchecked;     /* up to 001-001-998 the last two digits check nothing */
} BeketSnils;

/**
 * beket_snils_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone), CHECK_DIGIT at
 * the first of the last two digits that does not agree; the position counts in @text as given.
 */
gboolean beket_snils_parse  (const char        *text,
                             BeketSnils        *snils,
                             GError           **error);
/** beket_snils_format: (transfer full): "112-233-445 95". */
char    *beket_snils_format (const BeketSnils  *self);

G_END_DECLS

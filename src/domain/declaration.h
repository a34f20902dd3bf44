/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketDeclaration:
 * The number of a customs declaration: body/DDMMYY/NNNNNNN, where the body has 8 digits in Russia and 5 in Kazakhstan.
 */
typedef struct
{
  char        number[24];   /* "10702070/150126/0001234" */
  const char *country;      /* "RU", "KZ" */
  char        body[9];      /* the customs body that registered it */
  char        day[11];      /* ISO day; the century is the twenty-first */
  char        serial[8];
} BeketDeclaration;

/**
 * beket_declaration_parse: spaces are passed over, the two strokes are not. Errors: EMPTY, CHARACTER, LENGTH, DATE; the position
 * counts in @text as given.
 */
gboolean beket_declaration_parse (const char        *text,
                                  BeketDeclaration  *declaration,
                                  GError           **error);

G_END_DECLS

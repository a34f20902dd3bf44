/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketOgrn: the state registration number of Russia: 13 digits of an organisation (ОГРН), 15 of an entrepreneur (ОГРНИП). */
typedef struct
{
  char     number[16];
  gboolean entrepreneur;
} BeketOgrn;

/**
 * beket_ogrn_parse: spaces and hyphens are passed over. Errors: EMPTY, CHARACTER, LENGTH, RANGE (zeros alone), CHECK_DIGIT at
 * the last digit; the position counts in @text as given.
 */
gboolean beket_ogrn_parse (const char  *text,
                           BeketOgrn   *ogrn,
                           GError     **error);

G_END_DECLS

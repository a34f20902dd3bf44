/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BeketTir: the number of a TIR carnet (МДП, ХЖТ): a series of up to two letters and eight digits. It has no check digit. */
typedef struct
{
  char number[11];   /* "XA12345678" */
  char series[3];    /* "XA", or "" */
  char serial[9];
} BeketTir;

/**
 * beket_tir_parse: spaces, hyphens and dots are passed over. Errors: EMPTY, CHARACTER, LENGTH; the position counts in @text as
 * given.
 */
gboolean beket_tir_parse (const char  *text,
                          BeketTir    *tir,
                          GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/form.h"

G_BEGIN_DECLS

/** beket_identifier_is: container, iin, bin, inn, snils, ogrn, vin, wagon, tir, declaration or hs. */
gboolean beket_identifier_is     (BeketFieldType   type);

/**
 * beket_identifier_normal:
 *
 * How a number of this type is kept in a record: without the gaps in which it was typed.
 *
 * Returns: (transfer full) (nullable): %NULL with the error of its parser; %NULL without one for a type of another sort
 */
char    *beket_identifier_normal (BeketFieldType   type,
                                  const char      *text,
                                  GError         **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketVin:
 * The number of a vehicle. 17 characters are a VIN of ISO 3779: letters and digits without I, O and Q. Any other length from 3
 * to 40 is the chassis or body number of a vehicle from before the standard. Papers of both states write these in either
 * alphabet, so that Cyrillic letters which look like Latin ones are read as these.
 */
typedef struct
{
  char     number[41];       /* capital Latin letters and digits */
  gboolean chassis;          /* no VIN */
  gboolean check_agrees;     /* of a VIN: a hint and no more, only North America asks for the check digit */
  char     check_digit;      /* of a VIN: what would stand in the ninth place; 0 for a chassis number */
} BeketVin;

/**
 * beket_vin_parse: spaces and hyphens are passed over. Errors: EMPTY, LENGTH, CHARACTER (also for I, O, Q in a VIN and for a
 * chassis number without a digit); the position counts in @text as given.
 */
gboolean beket_vin_parse (const char  *text,
                          BeketVin    *vin,
                          GError     **error);

G_END_DECLS

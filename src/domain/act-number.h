/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketActNumber:
 * "JNT-KZSYR-20261122-000042-B02-X": form, point, the point's day, the workstation's count, the workstation, check character
 * (check-character.h). The workstation stands in the number, so two that never talk never make the same one.
 */
typedef struct
{
  char   prefix[9];        /* 1 to 8 capital letters and digits */
  char   point[13];        /* 1 to 12 */
  char   day[11];          /* ISO */
  gint64 n;                /* 1 to 999999999999; at least six digits as written */
  char   workstation[9];   /* 1 to 8 */
} BeketActNumber;

/** beket_act_number: (transfer full) (nullable): %NULL when a part cannot stand in a number, which is the caller's mistake. */
char    *beket_act_number       (const char      *prefix,
                                 const char      *point,
                                 const char      *day_iso,
                                 gint64           n,
                                 const char      *workstation);

/**
 * beket_act_number_parse:
 * @number: (nullable)
 *
 * Reads only that exact form. Errors with positions: EMPTY, LENGTH, CHARACTER, DATE, RANGE (count 0), CHECK_DIGIT.
 */
gboolean beket_act_number_parse (const char      *text,
                                 BeketActNumber  *number,
                                 GError         **error);

G_END_DECLS

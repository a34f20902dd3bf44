/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Retention and purpose (Article 4, paragraph 2): codes/retention.json says how long the bodies of each kind of entry are kept. */

/** BeketErasure: what was, or would be, erased. */
typedef struct
{
  gint64 entries;
  gint64 unsent;   /* over, but kept: the neighbour, or the own node, has not acknowledged them */
  guint  files;    /* that only those entries named; 0 for what would be */
} BeketErasure;

/** BeketErasableFunc: @row: {origin, ledger, inc, seq, type, subject, time, rule, days, checked, basis: {kk, ru}}. */
typedef void (*BeketErasableFunc) (const BeketValue *row, gpointer data);

/** beket_tools_erasable: waits: tells each entry whose time is over, oldest first; changes nothing. */
gboolean beket_tools_erasable (BeketStation       *station,
                               BeketErasableFunc   func,
                               gpointer            data,
                               BeketErasure       *result,
                               GError            **error);
/**
 * beket_tools_erase:
 * @reason: word of "erasure-reason"
 * @text: (nullable)
 *
 * Waits: takes out these bodies, the files that only they name and all that was made of them; each batch is told by an entry "body.erased" of the
 * own ledger first. The header lines stay, so every chain can be verified as before. Needs a supervisor or administrator who is signed in.
 * Copies on other media are not touched. %BEKET_ERROR_POWER, %BEKET_ERROR_INVALID.
 */
gboolean beket_tools_erase    (BeketStation       *station,
                               const char         *reason,
                               const char         *text,
                               BeketErasure       *result,
                               GError            **error);

G_END_DECLS

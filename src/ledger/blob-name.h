/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Which entry names which blob, and which blobs are not here yet. Private to the room. */

/**
 * beket_blob_names: notes every blob that @body names ("blob": hash, "blobs": [hash...], at any depth) and @more.
 * @foreign: the entry came from outside: a file that is there and does not have the hash of its name is put away ("HASH.damaged") and wanted again
 */
gboolean  beket_blob_names  (BeketTx            *tx,
                             gint64              position,
                             const BeketValue   *body,
                             const char *const  *more,      /* (nullable) */
                             gboolean            foreign,
                             GError            **error);
/** beket_blob_prune: a BeketLedgerFunc: forgets wants that were fulfilled. */
gboolean  beket_blob_prune  (BeketTx            *tx,
                             gpointer            data,
                             GError            **error);

G_END_DECLS

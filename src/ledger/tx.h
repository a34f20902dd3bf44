/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* The connection and the transaction that is open on it. Worker thread only, but for new and free. Private to the room. */
struct _BeketTx
{
  sqlite3      *db;           /* (owned) */
  GHashTable   *statements;   /* (owned) (element-type text sqlite3_stmt) */
  BeketLibrary *library;      /* (owned) (nullable): %NULL: no points, no kinds */
  char         *folder;       /* (owned) */
  char         *origin;       /* (owned) */
  char         *inc;          /* (owned) */
  gboolean      writes;       /* BEGIN IMMEDIATE */
  gboolean      broken;       /* a statement failed: there will be no commit */
  gboolean      again;        /* its function goes on in another transaction */
  BeketTouched  touched;      /* since it was asked; what was rolled back may stand here too */
  gint64        version;      /* of the file, as other connections change it */
};

/** beket_tx_new: (transfer full): @db: (transfer full). Reads who the station is. */
BeketTx  *beket_tx_new      (sqlite3          *db,
                             const char       *folder,
                             BeketLibrary     *library,
                             GError          **error);
/** beket_tx_free: closes the connection. */
void      beket_tx_free     (BeketTx          *self);
/** beket_tx_run: begin, @func, commit; or everything rolled back. */
gboolean  beket_tx_run      (BeketTx          *self,
                             gboolean          writes,
                             BeketLedgerFunc   func,
                             gpointer          data,
                             GCancellable     *cancellable,
                             GError          **error);
/** beket_tx_is_mine: was it written by this station, in whatever incarnation? */
gboolean  beket_tx_is_mine  (BeketTx          *self,
                             const char       *origin);
/** beket_tx_must_write: %FALSE with @error in a reading transaction. */
gboolean  beket_tx_must_write (BeketTx        *self,
                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketTx, beket_tx_free)

G_END_DECLS

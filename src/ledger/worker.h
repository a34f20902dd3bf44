/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/tx.h"

G_BEGIN_DECLS

/**
 * BeketWorker:
 * The thread that owns the connection, and its queue: first come, first served, no priorities. A finished job travels back
 * to the thread that made it and is freed there. Private to the room.
 */
typedef struct _BeketWorker BeketWorker;

/** beket_worker_new: @tx: (transfer full). */
BeketWorker *beket_worker_new    (BeketTx          *tx);
/** beket_worker_free: ends the queue, joins the thread, closes the connection. */
void         beket_worker_free   (BeketWorker      *self);
/** beket_worker_expect: a job comes within microseconds: the thread gets up now and not only when it is there. */
void         beket_worker_expect (BeketWorker      *self);
/** beket_worker_queue: @task: (transfer full): returned in its own context when the job is done. */
void         beket_worker_queue  (BeketWorker      *self,
                                  gboolean          writes,
                                  BeketLedgerFunc   func,
                                  gpointer          data,
                                  GTask            *task);
/** beket_worker_wait: the same, waiting. Never from the worker itself. */
gboolean     beket_worker_wait   (BeketWorker      *self,
                                  gboolean          writes,
                                  BeketLedgerFunc   func,
                                  gpointer          data,
                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketWorker, beket_worker_free)

G_END_DECLS

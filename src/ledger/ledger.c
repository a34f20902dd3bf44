/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store of one station: its class, and the door to the worker.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/ledger.h"

#include "domain/error.h"
#include "ledger/archive.h"
#include "ledger/blob-name.h"
#include "ledger/db.h"
#include "ledger/disk.h"
#include "ledger/migrate.h"
#include "ledger/project.h"
#include "ledger/worker.h"

struct _BeketLedger
{
  GObject      parent_instance;

  char        *origin;   /* (owned) */
  char        *folder;   /* (owned) */

  GMutex       lock;
  BeketWorker *worker;   /* (owned) (nullable), under the lock: %NULL = closed */
};

G_DEFINE_FINAL_TYPE (BeketLedger, beket_ledger, G_TYPE_OBJECT)

gboolean
beket_ledger_create (const char *folder,
                     const char *origin,
                     GError    **error)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autofree char *blobs = NULL;

  g_return_val_if_fail (folder != NULL && origin != NULL && *origin != 0, FALSE);

  blobs = g_build_filename (folder, "blobs", NULL);
  return beket_disk_make_folder (folder, error) &&
         beket_disk_make_folder (blobs, error) &&
         beket_db_create (folder, origin, steps, error);
}

static BeketLedger *
ledger_new (const char *folder,
            BeketTx    *tx)
{
  BeketLedger *self = g_object_new (BEKET_TYPE_LEDGER, NULL);

  self->origin = g_strdup (tx->origin);
  self->folder = g_strdup (folder);
  self->worker = beket_worker_new (tx);
  return self;
}

BeketLedger *
beket_ledger_open (const char   *folder,
                   BeketLibrary *library,
                   GError      **error)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (BeketTx) tx = NULL;
  sqlite3 *db;

  g_return_val_if_fail (folder != NULL, NULL);

  db = beket_db_open (folder, steps, error);
  if (db == NULL)
    return NULL;

  tx = beket_tx_new (db, folder, library, error);
  if (tx == NULL || !beket_rebuild_owed (tx, error))
    return NULL;

  /* Only tidying: a full disk must not keep an officer from reading. */
  beket_tx_run (tx, TRUE, beket_blob_prune, NULL, NULL, NULL);

  return ledger_new (folder, g_steal_pointer (&tx));
}

BeketLedger *
beket_ledger_open_archive (const char   *folder,
                           const char   *workshop,
                           BeketLibrary *library,
                           GError      **error)
{
  BeketTx *tx;

  g_return_val_if_fail (folder != NULL && workshop != NULL, NULL);

  tx = beket_archive_open (folder, workshop, library, error);
  return tx != NULL ? ledger_new (folder, tx) : NULL;
}

void
beket_ledger_close (BeketLedger *self)
{
  BeketWorker *worker;

  g_return_if_fail (BEKET_IS_LEDGER (self));

  g_mutex_lock (&self->lock);
  worker = g_steal_pointer (&self->worker);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&worker, beket_worker_free);
}

const char *
beket_ledger_get_origin (BeketLedger *self)
{
  g_return_val_if_fail (BEKET_IS_LEDGER (self), NULL);

  return self->origin;
}

const char *
beket_ledger_get_folder (BeketLedger *self)
{
  g_return_val_if_fail (BEKET_IS_LEDGER (self), NULL);

  return self->folder;
}

void
beket_ledger_expect (BeketLedger *self)
{
  g_return_if_fail (BEKET_IS_LEDGER (self));

  g_mutex_lock (&self->lock);
  if (self->worker != NULL)
    beket_worker_expect (self->worker);
  g_mutex_unlock (&self->lock);
}

static GError *
closed_error (void)
{
  return g_error_new_literal (BEKET_ERROR, BEKET_ERROR_STORE, "the ledger is closed");
}

static void
queue (BeketLedger    *self,
       gboolean        writes,
       BeketLedgerFunc func,
       gpointer        data,
       GTask          *task)
{
  g_mutex_lock (&self->lock);
  if (self->worker != NULL)
    {
      beket_worker_queue (self->worker, writes, func, data, g_object_ref (task));
      g_mutex_unlock (&self->lock);
    }
  else
    {
      g_mutex_unlock (&self->lock);
      g_task_return_error (task, closed_error ());
    }
}

void
beket_ledger_write_async (BeketLedger        *self,
                          BeketLedgerFunc     func,
                          gpointer            data,
                          GDestroyNotify      free_data,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BEKET_IS_LEDGER (self) && func != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, beket_ledger_write_async);
  g_task_set_task_data (task, data, free_data);
  queue (self, TRUE, func, data, task);
}

void
beket_ledger_read_async (BeketLedger        *self,
                         BeketLedgerFunc     func,
                         gpointer            data,
                         GDestroyNotify      free_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BEKET_IS_LEDGER (self) && func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, beket_ledger_read_async);
  g_task_set_task_data (task, data, free_data);
  queue (self, FALSE, func, data, task);
}

static gboolean
finish (GAsyncResult *result,
        gpointer     *data,
        GError      **error)
{
  if (data != NULL)
    *data = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
beket_ledger_write_finish (BeketLedger  *self,
                           GAsyncResult *result,
                           gpointer     *data,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_ledger_write_async), FALSE);

  return finish (result, data, error);
}

gboolean
beket_ledger_read_finish (BeketLedger  *self,
                          GAsyncResult *result,
                          gpointer     *data,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_ledger_read_async), FALSE);

  return finish (result, data, error);
}

/* Whoever waits here holds a reference; close() from another thread is a mistake of the program. */
static gboolean
wait_for (BeketLedger    *self,
          gboolean        writes,
          BeketLedgerFunc func,
          gpointer        data,
          GError        **error)
{
  BeketWorker *worker;

  g_mutex_lock (&self->lock);
  worker = self->worker;
  g_mutex_unlock (&self->lock);

  if (worker != NULL)
    return beket_worker_wait (worker, writes, func, data, error);

  g_propagate_error (error, closed_error ());
  return FALSE;
}

gboolean
beket_ledger_write (BeketLedger    *self,
                    BeketLedgerFunc func,
                    gpointer        data,
                    GError        **error)
{
  g_return_val_if_fail (BEKET_IS_LEDGER (self) && func != NULL, FALSE);

  return wait_for (self, TRUE, func, data, error);
}

gboolean
beket_ledger_read (BeketLedger    *self,
                   BeketLedgerFunc func,
                   gpointer        data,
                   GError        **error)
{
  g_return_val_if_fail (BEKET_IS_LEDGER (self) && func != NULL, FALSE);

  return wait_for (self, FALSE, func, data, error);
}

static void
beket_ledger_finalize (GObject *object)
{
  BeketLedger *self = BEKET_LEDGER (object);

  beket_ledger_close (self);
  g_mutex_clear (&self->lock);
  g_free (self->origin);
  g_free (self->folder);

  G_OBJECT_CLASS (beket_ledger_parent_class)->finalize (object);
}

static void
beket_ledger_class_init (BeketLedgerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = beket_ledger_finalize;
}

static void
beket_ledger_init (BeketLedger *self)
{
  g_mutex_init (&self->lock);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One round of everything that is there now: push, feed with its files, receipts, advance notices.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

static void once_next (GTask *task);

static void
once_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  guint lane = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  gboolean more;

  if (!beket_sync_lane_finish (result, &more, &error))
    {
      beket_sync_count_waiting (self);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (!more || lane == BEKET_LANE_PUSH)
    lane++;
  g_task_set_task_data (task, GUINT_TO_POINTER (lane), NULL);
  once_next (task);
}

static void
once_next (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  guint lane = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (lane < BEKET_LANE_LAST)
    {
      self->lanes[lane].run (self, 0, g_task_get_cancellable (task), once_done, task);
      return;
    }
  beket_sync_count_waiting (self);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
beket_sync_once_async (BeketSync          *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (BEKET_IS_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, beket_sync_once_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GUINT_TO_POINTER (BEKET_LANE_PUSH), NULL);
  g_hash_table_remove_all (self->checked);
  once_next (task);
}

gboolean
beket_sync_once_finish (BeketSync    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

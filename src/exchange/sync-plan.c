/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be pushed next: read from the ledger on its worker, chain after chain.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-plan.h"

#include "domain/error.h"
#include "exchange/names.h"

#define BATCH_BYTES (1024 * 1024)

BeketSyncPlan *
beket_sync_plan_new (guint chain,
                     guint batch)
{
  BeketSyncPlan *self = g_new0 (BeketSyncPlan, 1);

  self->chain = chain;
  self->batch = batch;
  return self;
}

void
beket_sync_plan_free (BeketSyncPlan *self)
{
  g_free (self->ledger);
  g_free (self->inc);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static void
collect_files (BeketSyncPlan *plan)
{
  plan->files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < plan->entries->len; i++)
    {
      g_autoptr (GPtrArray) names =
        beket_body_blobs (((BeketEntry *) plan->entries->pdata[i])->body);

      g_ptr_array_extend_and_steal (plan->files, g_steal_pointer (&names));
    }
}

gboolean
beket_sync_plan_make (BeketTx *tx,
                      gpointer data,
                      GError **error)
{
  BeketSyncPlan *plan = data;
  g_auto (GStrv) incs = beket_tx_incarnations (tx, error);
  g_autofree char *mark = NULL;
  gint64 acknowledged;

  if (incs == NULL)
    return FALSE;
  plan->none = plan->chain / 2 >= g_strv_length (incs);
  if (plan->none)
    return TRUE;
  plan->inc = g_strdup (incs[plan->chain / 2]);
  plan->ledger = g_strdup (plan->chain % 2 == 0 ? "peer" : "own");
  mark = beket_sync_mark_of (plan->ledger, plan->inc);
  if (!beket_sync_cursor (tx, mark, &acknowledged, NULL, error))
    return FALSE;
  plan->from = acknowledged + 1;
  plan->entries = beket_tx_entries (tx, NULL, plan->ledger, plan->inc, plan->from, plan->batch,
                                    BATCH_BYTES, error);
  if (plan->entries == NULL)
    return FALSE;
  collect_files (plan);
  return TRUE;
}

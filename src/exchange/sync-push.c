/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The own chains go to the own node: compared once, then sent from the cursor on, files first.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-plan.h"

#include "domain/error.h"
#include "exchange/problem.h"

#include <string.h>

typedef struct
{
  guint      chain;
  char      *ledger;   /* (owned) */
  char      *inc;      /* (owned) */
  gint64     from;
  GPtrArray *entries;  /* (owned) (nullable) */
  GPtrArray *files;    /* (owned) (nullable) */
  gboolean   posted;   /* the answer that is being settled is one to a push */
  gboolean   moved;    /* something was acknowledged */
} Push;

static void plan_next (GTask *task);

static void
push_free (Push *push)
{
  g_free (push->ledger);
  g_free (push->inc);
  g_clear_pointer (&push->entries, g_ptr_array_unref);
  g_clear_pointer (&push->files, g_ptr_array_unref);
  g_free (push);
}

static void
give_up (GTask  *task,
         GError *error)
{
  BeketSync *self = g_task_get_source_object (task);

  g_hash_table_remove_all (self->checked);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
sound (BeketSync    *self,
       const char   *word,
       const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", word, error->message);

  beket_sync_set_alarm (self, text);
}

/* ---- Settling an answer ---- */

static void
settled (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  BeketSettle *settle;
  GError *error = NULL;

  if (!beket_ledger_write_finish (self->ledger, result, (gpointer *) &settle, &error))
    {
      give_up (task, error);
      return;
    }
  if (settle->settled == BEKET_SETTLE_FORK)
    {
      g_autofree char *text = g_strdup_printf ("fork: the node holds entry %" G_GINT64_FORMAT " of %s/%s that is not ours",
                                               settle->seq, settle->ledger, settle->inc);

      self->forked = TRUE;
      beket_sync_set_alarm (self, text);
      give_up (task, g_error_new_literal (BEKET_ERROR, BEKET_ERROR_FORK, text));
      return;
    }
  if (settle->settled == BEKET_SETTLE_LOST)
    {
      g_autofree char *text = g_strdup_printf ("node-lost-data: it acknowledged %" G_GINT64_FORMAT " of %s and holds %" G_GINT64_FORMAT,
                                               settle->acknowledged, settle->ledger, settle->seq);

      beket_sync_set_alarm (self, text);
    }
  if (push->posted && settle->settled == BEKET_SETTLE_SAME)
    {
      give_up (task,
               g_error_new (BEKET_ERROR, BEKET_ERROR_REFUSED,
                            "the node takes nothing after entry %" G_GINT64_FORMAT, settle->seq));
      return;
    }
  push->moved |= settle->settled == BEKET_SETTLE_MOVED;
  plan_next (task);
}

static void
settle_reply (GTask            *task,
              const BeketReply *reply)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  BeketSettle *settle = beket_settle_from_reply (self, reply, push->ledger, push->inc, &error);

  if (settle == NULL)
    give_up (task, error);
  else
    beket_ledger_write_async (self->ledger, beket_settle_run, settle,
                              (GDestroyNotify) beket_settle_free, settled, task);
}

/* ---- Comparing once ---- */

static void
compared (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);

  if (reply == NULL)
    {
      give_up (task, error);
      return;
    }
  g_hash_table_add (self->checked, beket_sync_mark_of (push->ledger, push->inc));
  push->posted = FALSE;
  settle_reply (task, reply);
}

static char *
chain_path (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);

  return g_strdup_printf ("/v1/ledgers/%s/%s/%s", beket_ledger_get_origin (self->ledger),
                          push->ledger, push->inc);
}

static void
compare (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  g_autofree char *path = chain_path (task);
  BeketRequest request = { .method = "GET", .path = path };

  beket_client_send_async (self->lanes[BEKET_LANE_PUSH].client, &request,
                           g_task_get_cancellable (task), compared, task);
}

/* ---- Sending ---- */

static void
refuse_push (GTask            *task,
             const BeketReply *reply)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  BeketPace *pace = &self->lanes[BEKET_LANE_PUSH].pace;
  GError *error = NULL;

  if (reply->status == 413 && push->entries->len > 1)
    {
      beket_pace_shrink (pace);
      plan_next (task);
      return;
    }
  beket_reply_error (reply, "push", &error);
  if (reply->status == 422)
    sound (self, "node-refused", error);
  give_up (task, error);
}

static void
posted (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  BeketPace *pace = &self->lanes[BEKET_LANE_PUSH].pace;
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);

  if (reply == NULL)
    {
      beket_pace_shrink (pace);
      give_up (task, error);
      return;
    }
  if (reply->status != 200 && reply->status != 409)
    {
      refuse_push (task, reply);
      return;
    }
  if (reply->status == 200)
    beket_pace_grow (pace);
  push->posted = TRUE;
  settle_reply (task, reply);
}

static void
post (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  g_autofree char *chain = chain_path (task);
  g_autofree char *path = g_strdup_printf ("%s/entries?from=%" G_GINT64_FORMAT, chain, push->from);
  GError *error = NULL;
  g_autoptr (GBytes) body = beket_sync_lines (self, push->entries, &error);
  BeketRequest request =
  { .method = "POST", .path = path, .media = "application/x-ndjson", .body = body };

  if (body == NULL)
    give_up (task, error);
  else
    beket_client_send_async (self->lanes[BEKET_LANE_PUSH].client, &request,
                             g_task_get_cancellable (task), posted, task);
}

static void send_next_file (GTask *task);

static void
file_sent (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_sync_lane_finish (result, NULL, &error))
    {
      give_up (task, error);
      return;
    }
  g_ptr_array_remove_index (push->files, push->files->len - 1);
  send_next_file (task);
}

/* A file before the entry that names it: a receipt speaks for both. */
static void
send_next_file (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);

  if (push->files->len == 0)
    post (task);
  else
    beket_sync_send_blob_async (self, push->files->pdata[push->files->len - 1],
                                g_task_get_cancellable (task), file_sent, task);
}

/* ---- Chain after chain ---- */

static void
take_plan (Push          *push,
           BeketSyncPlan *plan)
{
  g_clear_pointer (&push->entries, g_ptr_array_unref);
  g_clear_pointer (&push->files, g_ptr_array_unref);
  g_free (push->ledger);
  g_free (push->inc);
  push->ledger = g_steal_pointer (&plan->ledger);
  push->inc = g_steal_pointer (&plan->inc);
  push->from = plan->from;
  push->entries = g_steal_pointer (&plan->entries);
  push->files = g_steal_pointer (&plan->files);
}

/* What a disk has damaged cannot be sent, and nothing of its chain behind it; the other chains go on. */
static void
not_planned (GTask  *task,
             GError *error)
{
  Push *push = g_task_get_task_data (task);

  if (!g_error_matches (error, BEKET_ERROR, BEKET_ERROR_CORRUPT))
    {
      give_up (task, error);
      return;
    }
  sound (g_task_get_source_object (task), "entry-damaged", error);
  g_error_free (error);
  push->chain++;
  plan_next (task);
}

static void
planned (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  g_autofree char *mark = NULL;
  BeketSyncPlan *plan;
  GError *error = NULL;

  if (!beket_ledger_write_finish (self->ledger, result, (gpointer *) &plan, &error))
    {
      not_planned (task, error);
      return;
    }
  if (plan->none)
    {
      g_task_return_boolean (task, push->moved);
      g_object_unref (task);
      return;
    }
  take_plan (push, plan);
  mark = beket_sync_mark_of (push->ledger, push->inc);
  if (!g_hash_table_contains (self->checked, mark))
    compare (task);
  else if (push->entries->len > 0)
    send_next_file (task);
  else
    {
      push->chain++;
      plan_next (task);
    }
}

static void
plan_next (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  BeketSyncPlan *plan = beket_sync_plan_new (push->chain, self->lanes[BEKET_LANE_PUSH].pace.batch);

  beket_ledger_write_async (self->ledger, beket_sync_plan_make, plan,
                            (GDestroyNotify) beket_sync_plan_free, planned, task);
}

void
beket_sync_push_async (BeketSync          *self,
                       guint               wait,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, beket_sync_push_async);
  g_task_set_check_cancellable (task, FALSE);   /* what was acknowledged stays so */
  g_task_set_task_data (task, g_new0 (Push, 1), (GDestroyNotify) push_free);
  if (self->forked)
    give_up (task, g_error_new_literal (BEKET_ERROR, BEKET_ERROR_FORK, self->alarm));
  else
    plan_next (task);
}

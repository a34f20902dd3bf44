/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this station wrote in an earlier incarnation, and no longer has, comes back from the node.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-return.h"

#include "domain/error.h"
#include "exchange/problem.h"

#include <string.h>

#define PAGE_MAX (8 * 1024 * 1024)

typedef struct
{
  char    *ledger;   /* (owned) */
  char    *inc;      /* (owned) */
  gint64   from;     /* (out): the next that is wanted */
  GBytes  *lines;    /* (owned) (nullable): a page of them */
  gint64   now;
  gboolean came;     /* (out): something of the last page was new */
} Return;

static void
return_free (Return *self)
{
  g_free (self->ledger);
  g_free (self->inc);
  g_clear_pointer (&self->lines, g_bytes_unref);
  g_free (self);
}

/* ---- On the ledger's worker ---- */

/* The node may not hand us anything but the next entry of this very chain. */
static gboolean
take_entry (BeketTx    *tx,
            Return     *self,
            const char *line,
            gsize       length,
            GError    **error)
{
  g_autoptr (BeketEntry) entry = beket_entry_parse_line (line, length, error);
  const char *origin;
  BeketAccept how;

  if (entry == NULL)
    return FALSE;

  origin = beket_tx_origin (tx);
  if (!g_str_equal (entry->origin, origin) || !g_str_equal (entry->ledger, self->ledger) ||
      !g_str_equal (entry->inc, self->inc))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the node gave back an entry of another chain");
      return FALSE;
    }

  if (!beket_tx_accept (tx, entry, self->now, &how, error))
    return FALSE;

  self->came |= how == BEKET_ACCEPT_NEW;
  return TRUE;
}

static gboolean
take_lines (BeketTx *tx,
            Return  *self,
            GError **error)
{
  gsize length;
  const char *at = g_bytes_get_data (self->lines, &length);
  const char *end = at + length;

  self->came = FALSE;
  while (at < end)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((stop != NULL ? stop : end) - at);

      if (size > 0 && !take_entry (tx, self, at, size, error))
        return FALSE;
      at += size + 1;
    }

  /* Receipts that came before their entries were passed over. */
  return !self->came || beket_sync_set_cursor (tx, BEKET_MARK_RECEIPTS, 0, "", error);
}

static gboolean
take_page (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Return *self = data;
  char hash[BEKET_HASH_LENGTH + 1];
  gint64 head;

  if ((self->lines != NULL && !take_lines (tx, self, error)) ||
      !beket_tx_head (tx, NULL, self->ledger, self->inc, &head, hash, error))
    return FALSE;

  self->from = head + 1;
  return TRUE;
}

/* ---- Asking ---- */

static void ask (GTask *task);

static void
give_up (GTask  *task,
         GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
taken (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Return *page = g_task_get_task_data (task);
  gboolean first = page->lines == NULL;
  GError *error = NULL;

  if (!beket_ledger_write_finish (self->ledger, result, NULL, &error))
    give_up (task, error);
  else if (first || page->came)
    ask (task);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Return *page = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);

  if (reply != NULL && reply->status != 200 && reply->status != 204)
    beket_reply_error (reply, "return", &error);
  if (error != NULL)
    {
      give_up (task, error);
      return;
    }

  g_clear_pointer (&page->lines, g_bytes_unref);
  page->lines = g_bytes_ref (reply->body);
  beket_ledger_write_async (self->ledger, take_page, page, NULL, taken, task);
}

static void
ask (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Return *page = g_task_get_task_data (task);
  g_autofree char *path = g_strdup_printf ("/v1/ledgers/%s/%s/%s/entries?from=%" G_GINT64_FORMAT,
                                           beket_ledger_get_origin (self->ledger), page->ledger, page->inc,
                                           page->from);
  BeketRequest request = { .method = "GET", .path = path, .limit = PAGE_MAX };

  beket_client_send_async (self->lanes[BEKET_LANE_PUSH].client, &request, g_task_get_cancellable (task), answered,
                           task);
}

void
beket_sync_return_async (BeketSync          *self,
                         const char         *ledger,
                         const char         *inc,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Return *page = g_new0 (Return, 1);

  g_task_set_source_tag (task, beket_sync_return_async);
  g_task_set_check_cancellable (task, FALSE);   /* what was taken in stays so */
  page->ledger = g_strdup (ledger);
  page->inc = g_strdup (inc);
  page->now = g_get_real_time ();
  g_task_set_task_data (task, page, (GDestroyNotify) return_free);
  beket_ledger_write_async (self->ledger, take_page, page, NULL, taken, task);
}

gboolean
beket_sync_return_finish (BeketSync    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

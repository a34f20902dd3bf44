/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of lines from the node: asked for from the cursor on, committed together with the cursor.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-page.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/problem.h"
#include "exchange/text.h"

#include <string.h>

#define LINES_MEDIA "application/x-ndjson"

typedef struct
{
  BeketSyncPageKind kind;
  guint             wait;
} Ask;

static BeketSyncPage *
page_new (BeketSync               *self,
          const BeketSyncPageKind *kind)
{
  BeketSyncPage *page = g_new0 (BeketSyncPage, 1);

  page->kind = *kind;
  page->trust = beket_trust_ref (self->trust);
  page->origin = g_strdup (beket_ledger_get_origin (self->ledger));
  page->party = g_strdup (self->party);
  page->now = g_get_real_time ();
  return page;
}

static void
page_free (BeketSyncPage *page)
{
  g_clear_pointer (&page->trust, beket_trust_unref);
  g_clear_pointer (&page->lines, g_bytes_unref);
  g_free (page->origin);
  g_free (page->party);
  g_free (page->store);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketSyncPage, page_free)

static void
fail (GTask  *task,
      GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
done (GTask   *task,
      gboolean more)
{
  g_task_return_boolean (task, more);
  g_object_unref (task);
}

/* ---- Taking in, on the ledger's worker ---- */

gboolean
beket_sync_page_refuse (BeketTx             *tx,
                        const BeketSyncPage *page,
                        const char          *kind,
                        const char          *line,
                        gsize                length,
                        const GError        *bad,
                        GError             **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (line, length);
  g_autofree char *reason = g_strconcat ("line: ", bad->message, NULL);

  return beket_tx_quarantine (tx, kind, bytes, reason, beket_parse_error_get_position (bad), page->now, error);
}

static gboolean
take_lines (BeketTx       *tx,
            BeketSyncPage *page,
            gint64        *last,
            GError       **error)
{
  gsize length;
  const char *at = g_bytes_get_data (page->lines, &length);
  const char *end = at + length;

  while (at < end)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((stop == NULL ? end : stop) - at);
      gint64 pos;

      if (size > 0 && !page->kind.take (tx, page, at, size, &pos, error))
        return FALSE;
      if (size > 0)
        *last = MAX (*last, pos);
      at += size + (stop == NULL ? 0 : 1);
    }
  return TRUE;
}

/* The cursor is the node's word for the end of the page: also a last line that cannot be read must not come for ever. */
static gboolean
take_page (BeketTx *tx,
           gpointer data,
           GError **error)
{
  BeketSyncPage *page = data;
  gint64 last = page->after;

  if (page->lines != NULL && !take_lines (tx, page, &last, error))
    return FALSE;
  return beket_sync_set_cursor (tx, page->kind.mark, MAX (last, page->last),
                                page->store == NULL ? "" : page->store, error);
}

static void
taken (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  BeketSyncPage *page;

  if (!beket_ledger_write_finish (self->ledger, result, (gpointer *) &page, &error))
    {
      fail (task, error);
      return;
    }
  if (page->came)
    beket_sync_arrived (self);
  done (task, TRUE);
}

/* ---- Answers ---- */

static void
take (GTask            *task,
      const BeketReply *reply,
      BeketSyncPage    *page)
{
  BeketSync *self = g_task_get_source_object (task);
  const char *last = beket_reply_header (reply, "beket-position");

  if (last == NULL || !beket_number_parse (last, &page->last))
    page->last = 0;
  beket_ledger_write_async (self->ledger, take_page, page, (GDestroyNotify) page_free, taken, task);
}

/* Another store, or one that is behind our cursor, is read from its start: nothing comes in twice. */
static gboolean
must_begin_again (const BeketReply *reply,
                  const char       *store,
                  const char       *before)
{
  g_autoptr (BeketProblem) problem = NULL;

  if (reply->status == 409)
    {
      problem = beket_problem_read (reply->body);
      return g_str_equal (problem->word, "cursor-ahead");
    }
  return store != NULL && before != NULL && *before != '\0' && !g_str_equal (store, before);
}

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  BeketSyncPage *asked = g_task_get_task_data (task);
  g_autoptr (BeketSyncPage) page = NULL;
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);
  const char *store;

  if (reply == NULL)
    {
      fail (task, error);
      return;
    }
  store = beket_reply_header (reply, "beket-store");
  page = page_new (self, &asked->kind);
  page->store = g_strdup (store);
  if (must_begin_again (reply, store, asked->store))
    take (task, reply, g_steal_pointer (&page));
  else if (reply->status == 204 && store != NULL)
    done (task, FALSE);
  else if (reply->status == 200 && store != NULL && g_str_equal (reply->media, LINES_MEDIA))
    {
      page->after = asked->after;
      page->lines = g_bytes_ref (reply->body);
      take (task, reply, g_steal_pointer (&page));
    }
  else
    {
      beket_reply_error (reply, asked->kind.path, &error);
      fail (task, error);
    }
}

/* ---- Asking ---- */

static gboolean
read_cursor (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketSyncPage *page = data;

  return beket_sync_cursor (tx, page->kind.mark, &page->after, &page->store, error);
}

static void
cursor_read (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  BeketRequest request = { .method = "GET", .limit = ask->kind.max, .wait = ask->wait };
  g_autofree char *path = NULL;
  BeketSyncPage *asked;
  BeketSyncPage *page;
  GError *error = NULL;

  if (!beket_ledger_read_finish (self->ledger, result, (gpointer *) &page, &error))
    {
      fail (task, error);
      return;
    }
  path = g_strdup_printf ("%s?after=%" G_GINT64_FORMAT "&limit=%u&wait=%u", ask->kind.path,
                          page->after, ask->kind.limit, ask->wait);
  asked = page_new (self, &ask->kind);
  asked->after = page->after;
  asked->store = g_strdup (page->store);
  request.path = path;
  beket_client_send_async (self->lanes[ask->kind.lane].client, &request,
                           g_task_get_cancellable (task), answered, task);
  g_task_set_task_data (task, asked, (GDestroyNotify) page_free);
}

void
beket_sync_page_async (BeketSync               *self,
                       const BeketSyncPageKind *kind,
                       guint                    wait,
                       GCancellable            *cancellable,
                       GAsyncReadyCallback      callback,
                       gpointer                 data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Ask *ask = g_new0 (Ask, 1);

  g_task_set_source_tag (task, beket_sync_page_async);
  g_task_set_check_cancellable (task, FALSE);
  ask->kind = *kind;
  ask->wait = wait;
  g_task_set_task_data (task, ask, g_free);
  beket_ledger_read_async (self->ledger, read_cursor, page_new (self, kind),
                           (GDestroyNotify) page_free, NULL, cursor_read, task);
}

gboolean
beket_sync_page_finish (BeketSync    *self,
                        GAsyncResult *result,
                        gboolean     *more,
                        GError      **error)
{
  return beket_sync_lane_finish (result, more, error);
}

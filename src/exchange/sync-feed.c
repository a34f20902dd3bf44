/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others wrote comes in: page after page of the node's feed, then the files.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/problem.h"
#include "exchange/sync-page.h"
#include "record/json.h"

#include <string.h>

#define LIMIT     500
#define PAGE_MAX  (8 * 1024 * 1024)
#define LINE_MAX_BYTES (4 * BEKET_JSON_MAX_BODY)

/* ---- One line, on the ledger's worker ---- */

static GBytes *
member_bytes (const BeketValue *object,
              const char       *name)
{
  const char *text = beket_value_get_text (object, name);

  return text == NULL ? NULL : g_bytes_new (text, strlen (text));
}

static BeketEntry *
read_entry (const BeketValue *line,
            GError          **error)
{
  const BeketValue *object = beket_value_get (line, "entry");
  g_autoptr (GBytes) header = member_bytes (object, "header");
  g_autoptr (GBytes) body = member_bytes (object, "body");

  if (header != NULL)
    return beket_entry_parse (header, body, error);
  beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0, "no entry.header");
  return NULL;
}

static gboolean
take_line (BeketTx       *tx,
           BeketSyncPage *page,
           const char    *line,
           gsize          length,
           gint64        *pos,
           GError       **error)
{
  g_autoptr (GError) bad = NULL;
  g_autoptr (BeketValue) value = beket_json_parse (line, length, LINE_MAX_BYTES, &bad);
  g_autoptr (BeketEntry) entry = value == NULL ? NULL : read_entry (value, &bad);
  BeketAccept how;

  *pos = beket_value_get_integer (value, "pos", 0);
  if (entry == NULL)
    return beket_sync_page_refuse (tx, page, "feed", line, length, bad, error);
  if (!beket_tx_accept (tx, entry, page->now, &how, error))
    return FALSE;
  page->came |= how == BEKET_ACCEPT_NEW;
  return TRUE;
}

/* ---- Then the files ---- */

static void
files_came (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean came;

  if (!beket_sync_lane_finish (result, &came, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (came)
    beket_sync_arrived (self);
  g_task_return_boolean (task, g_task_get_task_data (task) != NULL);
  g_object_unref (task);
}

static void
page_came (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean more;

  if (!beket_sync_page_finish (self, result, &more, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, GINT_TO_POINTER (more), NULL);
  beket_sync_fetch_blobs_async (self, g_task_get_cancellable (task), files_came, task);
}

void
beket_sync_feed_async (BeketSync          *self,
                       guint               wait,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  BeketSyncPageKind kind = {
    .mark = BEKET_MARK_FEED, .path = "/v1/feed", .lane = BEKET_LANE_FEED, .limit = LIMIT,
    .max = PAGE_MAX, .take = take_line,
  };

  g_task_set_source_tag (task, beket_sync_feed_async);
  g_task_set_check_cancellable (task, FALSE);
  beket_sync_page_async (self, &kind, wait, cancellable, page_came, task);
}

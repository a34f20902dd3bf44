/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices for the station's point come in from the own node: each becomes an entry of the own ledger, once.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/sync-page.h"
#include "ledger/advance.h"
#include "record/advance.h"
#include "record/json.h"

#include <string.h>

#define LIMIT          200
#define PAGE_MAX       (8 * 1024 * 1024)
#define LINE_MAX_BYTES (8 * BEKET_ADVANCE_MAX_BYTES)   /* a text inside a text is escaped */

/* ---- One line, on the ledger's worker ---- */

static gboolean
check_point (const BeketAdvance *notice,
             const char         *origin,
             GError            **error)
{
  g_auto (GStrv) parts = g_strsplit (origin, "-", 3);

  if (g_strv_length (parts) == 3 && g_str_equal (parts[1], notice->point))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "point: %s is not the point of %s", notice->point, origin);
  return FALSE;
}

static BeketAdvance *
read_notice (const BeketValue *line,
             const char       *origin,
             GError          **error)
{
  const char *text = beket_value_get_text (line, "notice");
  g_autoptr (BeketAdvance) notice = NULL;

  if (text == NULL)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0, "no notice");
      return NULL;
    }
  notice = beket_advance_parse (text, strlen (text), error);
  if (notice == NULL || !check_point (notice, origin, error))
    return NULL;
  return g_steal_pointer (&notice);
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
  g_autoptr (BeketAdvance) notice = value == NULL ? NULL : read_notice (value, page->origin, &bad);
  BeketAdvanceHow how;

  *pos = beket_value_get_integer (value, "pos", 0);
  if (notice == NULL)
    return beket_sync_page_refuse (tx, page, "advance", line, length, bad, error);
  if (!beket_tx_advance_receive (tx, notice, page->origin, NULL, page->now, &how, NULL, error))
    return FALSE;
  page->came |= how == BEKET_ADVANCE_NEW;
  return TRUE;
}

/* What came is an entry of ours, and goes out as any other. */
static void
page_came (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean more;

  if (beket_sync_page_finish (self, result, &more, &error))
    {
      if (more)
        beket_sync_poke (self);
      g_task_return_boolean (task, more);
    }
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

void
beket_sync_advance_async (BeketSync          *self,
                          guint               wait,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  BeketSyncPageKind kind = {
    .mark = BEKET_MARK_ADVANCE, .path = "/v1/advance", .lane = BEKET_LANE_ADVANCE, .limit = LIMIT,
    .max = PAGE_MAX, .take = take_line,
  };

  g_task_set_source_tag (task, beket_sync_advance_async);
  g_task_set_check_cancellable (task, FALSE);
  beket_sync_page_async (self, &kind, wait, cancellable, page_came, task);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Receipts of the peer state for the own entries: each proves itself, or it is set aside.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/proof.h"
#include "exchange/sync-page.h"
#include "record/chain.h"
#include "record/json.h"

#define LIMIT    200
#define PAGE_MAX (8 * 1024 * 1024)
#define LINE_MAX_BYTES (128 * 1024)

/* The entry that the receipt is about, from the own ledger. */
static BeketEntry *
own_entry (BeketTx          *tx,
           const BeketValue *line,
           GError          **error)
{
  const char *ledger = beket_value_get_text (line, "ledger");
  const char *inc = beket_value_get_text (line, "inc");
  gint64 seq = beket_value_get_integer (line, "seq", 0);
  g_autoptr (GPtrArray) entries = NULL;

  if (ledger == NULL || inc == NULL || seq < 1)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0, "ledger, inc or seq");
      return NULL;
    }
  entries = beket_tx_entries (tx, NULL, ledger, inc, seq, 1, 1, error);
  if (entries == NULL)
    return NULL;
  if (entries->len == 0 || ((BeketEntry *) entries->pdata[0])->seq != seq)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                   "a receipt for an entry that is not ours");
      return NULL;
    }
  return beket_entry_ref (entries->pdata[0]);
}

static gboolean
check (BeketTx          *tx,
       BeketSyncPage    *page,
       const BeketValue *line,
       char            **time,
       GError          **error)
{
  const char *stage = beket_value_get_text (line, "stage");
  const char *proof = beket_value_get_text (line, "proof");
  g_autoptr (BeketEntry) entry = NULL;

  if (line == NULL)
    return FALSE;
  if (stage == NULL || !g_str_equal (stage, "peer-node") || proof == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                  "an unknown stage, or no proof");
  entry = own_entry (tx, line, error);
  return entry != NULL && beket_proof_check (proof, entry->header, page->trust, page->party,
                                             page->now, time, error);
}

/* After a restore a receipt may come before the entry that it is for; when that is back, receipts are read again. It may be the first word of an
 * incarnation that the copy did not know. */
static gboolean
is_early (BeketTx          *tx,
          const BeketValue *line)
{
  const char *ledger = beket_value_get_text (line, "ledger");
  const char *inc = beket_value_get_text (line, "inc");
  g_autofree char *current = beket_tx_incarnation (tx, NULL);
  char hash[BEKET_HASH_LENGTH + 1];
  gint64 head;

  if (!beket_chain_is_ledger (ledger) || !beket_chain_is_incarnation (inc) || g_strcmp0 (inc, current) == 0 ||
      !beket_tx_head (tx, NULL, ledger, inc, &head, hash, NULL))
    return FALSE;
  if (head == 0)
    return beket_tx_note_incarnation (tx, inc, NULL);
  return beket_value_get_integer (line, "seq", 0) > head;
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
  g_autofree char *time = NULL;

  *pos = beket_value_get_integer (value, "pos", 0);
  if (is_early (tx, value))
    return TRUE;
  if (!check (tx, page, value, &time, &bad))
    return beket_sync_page_refuse (tx, page, "receipts", line, length, bad, error);
  page->came = TRUE;
  return beket_tx_stage (tx, page->origin, beket_value_get_text (value,
                                                                 "ledger"),
                         beket_value_get_text (value, "inc"),
                         beket_value_get_integer (value, "seq", 0), "peer-node", time,
                         beket_value_get_text (value, "proof"), error);
}

static void
page_came (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  GError *error = NULL;
  gboolean more;

  if (beket_sync_page_finish (g_task_get_source_object (task), result, &more, &error))
    g_task_return_boolean (task, more);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

void
beket_sync_receipts_async (BeketSync          *self,
                           guint               wait,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  BeketSyncPageKind kind = {
    .mark = BEKET_MARK_RECEIPTS, .path = "/v1/receipts", .lane = BEKET_LANE_RECEIPTS,
    .limit = LIMIT, .max = PAGE_MAX,
    .take = take_line,
  };

  g_task_set_source_tag (task, beket_sync_receipts_async);
  g_task_set_check_cancellable (task, FALSE);
  beket_sync_page_async (self, &kind, wait, cancellable, page_came, task);
}

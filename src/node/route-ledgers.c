/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station's own chains: where they stand, and what is added.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/error.h"
#include "exchange/text.h"
#include "node/push.h"
#include "record/chain.h"
#include "record/json.h"

/* Fifty entries of at most 49 KiB each stay below what a station reads of one answer, also with every quote escaped. */
#define RETURN_LINES 50

/* /v1/ledgers/{origin}/{ledger}/{inc} */
static gboolean
read_names (BeketNodeCall *call,
            BeketNodePush *push)
{
  push->node = call->node;
  push->origin = call->path[2];
  push->ledger = call->path[3];
  push->inc = call->path[4];
  if (!g_str_equal (push->origin, call->caller->id))
    beket_node_call_problem (call, 403, "wrong-origin", NULL,
                             "%s writes and reads only its own ledgers", call->caller->id);
  else if (!beket_chain_is_origin (push->origin) || !beket_chain_is_ledger (push->ledger) ||
           !beket_is_inc (push->inc))
    beket_node_call_problem (call, 404, "not-found", NULL, "no such ledger");
  return call->status == 0;
}

static BeketValue *
head_value (const BeketNodePush *push)
{
  BeketValue *value = beket_value_new_object ();

  beket_value_set_integer (value, "seq", push->seq);
  beket_value_set_text (value, "hash", push->hash);
  beket_value_set_text (value, "receipt", push->receipt);
  return value;
}

void
beket_node_get_head (BeketNodeCall *call)
{
  g_auto (BeketNodePush) push = { 0 };
  g_autoptr (BeketValue) value = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_names (call, &push))
    return;
  if (!beket_node_store_read (call->node->store, beket_node_push_head, &push, &error))
    {
      beket_node_call_failed (call, error);
      return;
    }
  if (push.seq == 0)
    {
      beket_node_call_problem (call, 404, "not-found", NULL, "nothing is held of this chain");
      return;
    }
  value = head_value (&push);
  beket_node_call_value (call, 200, value);
}

/* ---- Adding ---- */

static const char *
word_of (const GError *error)
{
  if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_REFUSED))
    return "bad-signature";
  return error->domain == BEKET_ERROR ? "chain-broken" : "bad-json";
}

static void
refuse_line (BeketNodeCall *call,
             guint          line,
             const GError  *error)
{
  g_autoptr (BeketValue) extra = beket_value_new_object ();

  beket_value_set_integer (extra, "line", line);
  beket_node_call_problem (call, 422, word_of (error), extra, "line %u: %s", line, error->message);
}

/* A receipt speaks for the files too, so they come first. */
static gboolean
check_blobs (BeketNodeCall *call,
             BeketNodePush *push)
{
  g_autoptr (BeketValue) extra = beket_value_new_object ();
  BeketValue *missing = beket_value_list (extra, "missing");

  for (guint i = 0; i < push->blobs->len; i++)
    {
      const GPtrArray *names = push->blobs->pdata[i];

      for (guint j = 0; j < names->len; j++)
        if (!beket_node_blob_exists (call->node->blobs, names->pdata[j]))
          beket_value_append (missing, beket_value_new_text (names->pdata[j]));
    }
  if (beket_value_length (missing) == 0)
    return TRUE;
  beket_node_call_problem (call, 422, "missing-blob", extra,
                           "files that the entries name are not here");
  return FALSE;
}

static void
answer_push (BeketNodeCall *call,
             BeketNodePush *push)
{
  g_autoptr (BeketValue) value = NULL;

  if (push->written)
    {
      beket_node_call_text (call, 200, "application/json", push->receipt);
      return;
    }
  value = head_value (push);
  beket_node_call_problem (call, 409, "another-head", value,
                           "the node holds entries up to %" G_GINT64_FORMAT, push->seq);
}

void
beket_node_post_entries (BeketNodeCall *call)
{
  g_auto (BeketNodePush) push = { 0 };
  g_autoptr (GError) error = NULL;
  guint line;

  if (!read_names (call, &push) || !beket_node_call_number (call, "from", 0, &push.from))
    return;
  if (!beket_node_push_read (&push, (const char *) call->body->data, call->body->len, &line,
                             &error))
    {
      refuse_line (call, line, error);
      return;
    }
  if (!check_blobs (call, &push))
    return;
  if (!beket_node_store_write (call->node->store, beket_node_push_write, &push, &error))
    {
      beket_node_call_failed (call, error);
      return;
    }
  g_atomic_int_add (&call->node->pushed, push.written ? (gint) push.entries->len : 0);
  beket_node_waiters_news (call->node->waiters);
  answer_push (call, &push);
}

/* ---- Giving back: a station that was restored from a copy asks for what it wrote after that copy ---- */

typedef struct
{
  BeketNodePush *names;
  GString       *lines;   /* (out) */
} Return;

static gboolean
read_entries (BeketNodeTx *tx,
              gpointer     data,
              GError     **error)
{
  Return *self = data;
  gboolean row = TRUE;
  sqlite3_stmt *stmt;

  stmt = beket_node_sql (tx, error, "SELECT entry.header, entry.body FROM entry JOIN chain ON chain.id = entry.chain "
                         "WHERE chain.origin = ?1 AND chain.ledger = ?2 AND chain.inc = ?3 AND chain.side = 'own' "
                         "AND entry.seq >= ?4 ORDER BY entry.seq LIMIT ?5", "tttii", self->names->origin,
                         self->names->ledger, self->names->inc, self->names->from, (gint64) RETURN_LINES);
  while (stmt != NULL && beket_node_sql_next (tx, stmt, &row, error))
    {
      g_autoptr (BeketValue) line = NULL;
      g_autofree char *text = NULL;

      if (!row)
        return TRUE;
      line = beket_value_new_object ();
      beket_node_row_text (line, "header", stmt, 0);
      beket_node_row_text (line, "body", stmt, 1);
      text = beket_json_write (line);
      g_string_append (self->lines, text);
      g_string_append_c (self->lines, '\n');
    }
  return FALSE;
}

void
beket_node_get_entries (BeketNodeCall *call)
{
  g_auto (BeketNodePush) push = { 0 };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Return self = { &push, lines };

  if (!read_names (call, &push) || !beket_node_call_number (call, "from", 1, &push.from))
    return;
  if (!beket_node_store_read (call->node->store, read_entries, &self, &error))
    beket_node_call_failed (call, error);
  else if (lines->len == 0)
    beket_node_call_answer (call, 204, NULL, NULL);
  else
    beket_node_call_text (call, 200, "application/x-ndjson", lines->str);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the node says it holds, judged against the own ledger: only here a push cursor moves.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"
#include "exchange/problem.h"
#include "exchange/text.h"
#include "record/head.h"
#include "record/json.h"

#include <string.h>

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define ANSWER_MAX (64 * 1024)

void
beket_settle_free (BeketSettle *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_free (self->ledger);
  g_free (self->inc);
  g_free (self->hash);
  g_free (self->time);
  g_free (self->proof);
  g_free (self);
}

/* ---- Marks ---- */

char *
beket_sync_mark_of (const char *ledger,
                    const char *inc)
{
  return g_strdup_printf ("sync/push/%s/%s", ledger, inc);
}

gboolean
beket_sync_cursor (BeketTx    *tx,
                   const char *name,
                   gint64     *number,
                   char      **text,
                   GError    **error)
{
  g_autoptr (GError) own = NULL;
  g_autofree char *mark = beket_tx_mark (tx, name, &own);
  g_auto (GStrv) parts = NULL;

  *number = 0;
  if (text != NULL)
    *text = NULL;
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (mark == NULL)
    return TRUE;
  parts = g_strsplit (mark, " ", 2);
  if (!beket_number_parse (parts[0], number))
    *number = 0;   /* an unreadable cursor begins again: nothing comes in twice */
  else if (text != NULL)
    *text = g_strdup (parts[1]);
  return TRUE;
}

gboolean
beket_sync_set_cursor (BeketTx    *tx,
                       const char *name,
                       gint64      number,
                       const char *text,
                       GError    **error)
{
  g_autofree char *mark = g_strdup_printf ("%" G_GINT64_FORMAT " %s", number, text);

  return beket_tx_set_mark (tx, name, mark, error);
}

/* ---- Judging, on the ledger's worker ---- */

static gboolean
is_our_own (BeketTx           *tx,
            const BeketSettle *self,
            gboolean          *own,
            GError           **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  *own = self->seq == 0;
  if (*own)
    return TRUE;
  entries = beket_tx_entries (tx, NULL, self->ledger, self->inc, self->seq, 1, 1, error);
  if (entries == NULL)
    return FALSE;
  if (entries->len > 0)
    {
      const BeketEntry *entry = entries->pdata[0];

      *own = entry->seq == self->seq && g_str_equal (entry->hash, self->hash);
    }
  return TRUE;
}

/* A node that lost entries lost positions too: what it gives is read again from the start. */
static gboolean
forget_cursors (BeketTx *tx,
                GError **error)
{
  return beket_sync_set_cursor (tx, BEKET_MARK_FEED, 0, "", error) &&
         beket_sync_set_cursor (tx, BEKET_MARK_RECEIPTS, 0, "", error) &&
         beket_sync_set_cursor (tx, BEKET_MARK_ADVANCE, 0, "", error);
}

/* After a restore the node knows more of the earlier chain than we do: no fork, as long as nobody goes on writing it. */
static gboolean
judge_stranger (BeketTx     *tx,
                BeketSettle *self,
                GError     **error)
{
  g_autofree char *current = beket_tx_incarnation (tx, error);
  char hash[BEKET_HASH_LENGTH + 1];
  gint64 head;

  if (current == NULL || !beket_tx_head (tx, NULL, self->ledger, self->inc, &head, hash, error))
    return FALSE;

  self->settled = !g_str_equal (current, self->inc) && self->seq > head ? BEKET_SETTLE_AHEAD : BEKET_SETTLE_FORK;
  return TRUE;
}

gboolean
beket_settle_run (BeketTx *tx,
                  gpointer settle,
                  GError **error)
{
  BeketSettle *self = settle;
  g_autofree char *mark = beket_sync_mark_of (self->ledger, self->inc);
  gboolean own;

  if (!beket_sync_cursor (tx, mark, &self->acknowledged, NULL, error) ||
      !is_our_own (tx, self, &own, error))
    return FALSE;
  if (!own)
    return judge_stranger (tx, self, error);
  self->settled = self->seq > self->acknowledged ? BEKET_SETTLE_MOVED
                : self->seq < self->acknowledged ? BEKET_SETTLE_LOST : BEKET_SETTLE_SAME;
  if (self->settled == BEKET_SETTLE_LOST && !forget_cursors (tx, error))
    return FALSE;
  if (self->settled != BEKET_SETTLE_SAME &&
      !beket_sync_set_cursor (tx, mark, self->seq, self->hash, error))
    return FALSE;
  return self->proof == NULL || self->seq == 0 ||
         beket_tx_stage (tx, self->origin, self->ledger, self->inc, self->seq, "own-node",
                         self->time, self->proof, error);
}

/* ---- Reading an answer ---- */

static gboolean
refused (GError    **error,
         const char *what)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "the node's answer: %s", what);
  return FALSE;
}

static gboolean
check_signature (BeketSync *self,
                 GBytes    *bytes,
                 GBytes    *signature,
                 GBytes    *certificate,
                 GError   **error)
{
  g_autoptr (BeketIdentity) signer = NULL;

  signer = beket_trust_check (self->trust, certificate, BEKET_ROLE_NODE, g_get_real_time (), error);
  if (signer == NULL)
    return FALSE;
  if (!g_str_equal (signer->party, self->party))
    return refused (error, "signed by the node of another state");
  return beket_signature_check (certificate, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes), signature, error);
}

/* An answer with status 200 proves nothing; a signed head does. */
static gboolean
take_receipt (BeketSync   *self,
              BeketSettle *settle,
              const char  *line,
              gsize        length,
              GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (BeketHead) head = beket_head_open (line, length, &bytes, &signature, &certificate,
                                                error);

  if (head == NULL)
    {
      g_prefix_error (error, "the node's answer is no receipt: ");
      return FALSE;
    }
  if (!check_signature (self, bytes, signature, certificate, error))
    return FALSE;
  if (!g_str_equal (head->origin, beket_ledger_get_origin (self->ledger)) ||
      !g_str_equal (head->ledger, settle->ledger) || !g_str_equal (head->inc, settle->inc))
    return refused (error, "a receipt for another chain");
  settle->seq = head->seq;
  settle->hash = g_strdup (head->hash);
  settle->time = g_strdup (head->time);
  settle->proof = g_strndup (line, length);
  return TRUE;
}

/* {"seq","hash","receipt"} of a GET, or in the problem document of a 409. */
static gboolean
take_head (BeketSync        *self,
           BeketSettle      *settle,
           const BeketReply *reply,
           GError          **error)
{
  g_autoptr (BeketValue) value = beket_json_parse_bytes (reply->body, ANSWER_MAX, error);
  const char *receipt;
  const char *hash;
  gint64 seq;

  if (value == NULL)
    return FALSE;
  seq = beket_value_get_integer (value, "seq", -1);
  hash = beket_value_get_text (value, "hash");
  receipt = beket_value_get_text (value, "receipt");
  if (seq == 0 && receipt == NULL)
    {
      settle->hash = g_strdup (NO_HASH);
      return TRUE;
    }
  if (receipt == NULL || hash == NULL ||
      !take_receipt (self, settle, receipt, strlen (receipt), error))
    return error != NULL && *error != NULL ? FALSE : refused (error, "a head without a receipt");
  return (settle->seq == seq && g_str_equal (settle->hash, hash)) ||
         refused (error, "head and receipt differ");
}

BeketSettle *
beket_settle_from_reply (BeketSync        *self,
                         const BeketReply *reply,
                         const char       *ledger,
                         const char       *inc,
                         GError          **error)
{
  BeketSettle *settle = g_new0 (BeketSettle, 1);
  g_autoptr (BeketProblem) problem = beket_problem_read (reply->body);
  gsize length;
  const char *bytes = g_bytes_get_data (reply->body, &length);
  gboolean good;

  settle->origin = g_strdup (beket_ledger_get_origin (self->ledger));
  settle->ledger = g_strdup (ledger);
  settle->inc = g_strdup (inc);
  if (reply->status == 404 && g_str_equal (problem->word, "not-found"))
    good = (settle->hash = g_strdup (NO_HASH)) != NULL;
  else if (reply->status == 200 && beket_value_get (problem->value, "receipt") == NULL)
    good = take_receipt (self, settle, bytes, length, error);
  else if (reply->status == 200 ||
           (reply->status == 409 && g_str_equal (problem->word, "another-head")))
    good = take_head (self, settle, reply, error);
  else
    good = beket_reply_error (reply, "push", error);
  if (good)
    return settle;
  beket_settle_free (settle);
  return NULL;
}

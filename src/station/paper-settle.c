/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is decided inside the transaction: numbers, and whether what is answered is there and not answered yet. All of it on the worker.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/paper-private.h"

#include "domain/error.h"
#include "ledger/neighbour.h"

static gboolean
refuse (GError    **error,
        BeketError  code,
        const char *name,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, (int) code, "%s: %s", name, why);
  return FALSE;
}

/* (transfer full) (nullable): what @name of the data names; it leaves the data. */
static BeketValue *
find (BeketFiling *filing,
      BeketTx     *tx,
      BeketMatter  kind,
      const char  *name,
      GError     **error)
{
  BeketValue *data = filing->decision.data;
  g_autoptr (BeketValue) row = beket_tx_matter (tx, kind, beket_value_get_text (data, name), "peer", error);

  if (row == NULL)
    return NULL;
  if (beket_value_get_kind (row) == BEKET_VALUE_NULL)
    {
      refuse (error, BEKET_ERROR_INVALID, name, "the other Party has told nothing by that number");
      return NULL;
    }
  beket_value_set (data, name, NULL);
  beket_value_set_text (data, "number", beket_value_get_text (row, "number"));
  beket_value_set_text (data, "entry", beket_value_get_text (row, "entry"));
  filing->decision.subject = g_strdup (beket_value_get_text (row, "number"));
  return g_steal_pointer (&row);
}

static gboolean
add_blobs (BeketFiling *filing,
           GError     **error)
{
  BeketValue *hashes = beket_filing_store (filing, error);

  if (hashes == NULL)
    return FALSE;
  beket_value_set (filing->decision.data, "blobs", hashes);
  return TRUE;
}

/* ---- Offences ---- */

/* Both states find the crossing by it, and the register counts it. */
static gboolean
settle_offence (BeketFiling *filing,
                BeketTx     *tx,
                GError     **error)
{
  BeketDecision *decision = &filing->decision;
  const char *crossing = beket_value_get_text (decision->data, "crossing");

  beket_value_set_text (decision->data, "reported", decision->time);
  if (!add_blobs (filing, error) || !beket_decision_number (decision, tx, "D10", error))
    return FALSE;
  beket_filing_add (filing, "offence.reported", crossing != NULL ? crossing : decision->subject, decision->data, NULL);
  return TRUE;
}

static gboolean
settle_acknowledgement (BeketFiling *filing,
                        BeketTx     *tx,
                        GError     **error)
{
  BeketDecision *decision = &filing->decision;
  g_autoptr (BeketValue) offence = find (filing, tx, BEKET_MATTER_OFFENCE, "offence", error);

  if (offence == NULL)
    return FALSE;
  if (beket_value_get (offence, "reply") != NULL)
    return refuse (error, BEKET_ERROR_TRANSITION, decision->subject, "it is acknowledged already");
  beket_value_set_text (decision->data, "received", decision->time);
  beket_filing_add (filing, "offence.received", beket_value_get_text (offence, "crossing"), decision->data, NULL);
  return TRUE;
}

/* ---- Assistance ---- */

static gboolean
settle_request (BeketFiling *filing,
                BeketTx     *tx,
                GError     **error)
{
  BeketDecision *decision = &filing->decision;

  beket_value_set_text (decision->data, "requested", decision->time);
  if (g_strcmp0 (beket_value_get_text (decision->data, "due"), decision->time) <= 0)
    return refuse (error, BEKET_ERROR_INVALID, "due", "that time is over");
  if (!add_blobs (filing, error) || !beket_decision_number (decision, tx, "D11", error))
    return FALSE;
  beket_filing_add (filing, "assistance.requested", decision->subject, decision->data, NULL);
  return TRUE;
}

/* What was done in part can be answered again. */
static gboolean
settle_answer (BeketFiling *filing,
               BeketTx     *tx,
               GError     **error)
{
  BeketDecision *decision = &filing->decision;
  g_autoptr (BeketValue) request = find (filing, tx, BEKET_MATTER_ASSISTANCE, "request", error);
  const char *outcome = beket_value_get_text (beket_value_get (request, "reply"), "outcome");

  if (request == NULL)
    return FALSE;
  if (outcome != NULL && g_strcmp0 (outcome, "partly") != 0)
    return refuse (error, BEKET_ERROR_TRANSITION, decision->subject, "it is answered already");
  beket_value_set_text (decision->data, "answered", decision->time);
  if (!add_blobs (filing, error))
    return FALSE;
  beket_filing_add (filing, "assistance.answered", decision->subject, decision->data, NULL);
  return TRUE;
}

/* ---- Evidence ---- */

/* A file is bound by its hash, in the record and in every hand-over. */
static gboolean
bind_file (BeketFiling *filing,
           GError     **error)
{
  BeketValue *data = filing->decision.data;
  g_autoptr (BeketValue) hashes = beket_filing_store (filing, error);
  const char *hash = hashes != NULL ? beket_value_to_text (beket_value_index (hashes, 0)) : NULL;

  beket_value_set_text (data, "blob", hash);
  beket_value_set_text (data, "digest", hash);
  return hashes != NULL;
}

/* Word of what was done last with the item; (nullable): there is none. */
static gboolean
check_custody (BeketTx    *tx,
               const char *item,
               const char *event,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *last = beket_tx_custody (tx, item, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (last == NULL)
    return refuse (error, BEKET_ERROR_INVALID, "item", "there is none with that number");
  if (g_str_equal (last, "destroyed"))
    return refuse (error, BEKET_ERROR_TRANSITION, item, "it is destroyed");
  return !g_str_equal (last, "handed-over") || g_strcmp0 (event, "returned") == 0 ||
         refuse (error, BEKET_ERROR_TRANSITION, item, "it is handed over already");
}

static gboolean
settle_item (BeketFiling *filing,
             BeketTx     *tx,
             GError     **error)
{
  BeketDecision *decision = &filing->decision;
  const char *item = beket_value_get_text (decision->data, "item");
  const char *event = beket_value_get_text (decision->data, "event");

  if (g_strcmp0 (event, "handed-over") == 0)
    return refuse (error, BEKET_ERROR_INVALID, "event", "a hand-over is a record of its own");
  if (!bind_file (filing, error) || (item != NULL && !check_custody (tx, item, event, error)) ||
      (item == NULL && !beket_decision_number (decision, tx, "EVD", error)))
    return FALSE;
  if (item != NULL)
    decision->subject = g_strdup (item);
  beket_value_set (decision->data, "number", NULL);
  beket_value_set_text (decision->data, "item", decision->subject);
  beket_value_set_text (decision->data, "recorded", decision->time);
  beket_filing_add (filing, "evidence.recorded", decision->subject, decision->data, NULL);
  return TRUE;
}

/* What it is was said when it was taken in. */
static void
describe_item (BeketDecision    *decision,
               const BeketValue *first)
{
  static const char *const names[] = { "kind", "description", "digest", "blob", "offence" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    beket_value_set_text (decision->data, names[i], beket_value_get_text (first, names[i]));
  beket_value_set_text (decision->data, "fromParty", beket_value_get_text (decision->data, "party"));
  beket_value_set_text (decision->data, "fromBody", beket_value_get_text (decision->data, "body"));
  beket_value_set_text (decision->data, "fromOfficer", beket_value_get_text (decision->data, "officer"));
  beket_value_set_text (decision->data, "handedOver", decision->time);
}

static gboolean
settle_hand_over (BeketFiling *filing,
                  BeketTx     *tx,
                  GError     **error)
{
  BeketDecision *decision = &filing->decision;
  const char *item = beket_value_get_text (decision->data, "item");
  g_autoptr (BeketValue) first = NULL;

  if (g_strcmp0 (beket_value_get_text (decision->data, "toParty"), beket_value_get_text (decision->data, "party")) == 0)
    return refuse (error, BEKET_ERROR_INVALID, "toParty", "evidence is handed over to the other Party");
  if (!check_custody (tx, item, NULL, error) ||
      (first = beket_tx_matter (tx, BEKET_MATTER_EVIDENCE, item, "own", error)) == NULL ||
      !beket_decision_number (decision, tx, "D12", error))
    return FALSE;
  describe_item (decision, first);
  beket_filing_add (filing, "evidence.handed-over", item, decision->data, NULL);
  return TRUE;
}

BeketFilingFunc
beket_paper_settle (BeketPaper paper)
{
  static const BeketFilingFunc settle[] = {
    [BEKET_PAPER_OFFENCE] = settle_offence,
    [BEKET_PAPER_ACKNOWLEDGEMENT] = settle_acknowledgement,
    [BEKET_PAPER_REQUEST] = settle_request,
    [BEKET_PAPER_ANSWER] = settle_answer,
    [BEKET_PAPER_ITEM] = settle_item,
    [BEKET_PAPER_HAND_OVER] = settle_hand_over,
  };

  return settle[paper];
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verifier says of an act, and whether it is the act that the register knows.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/act-judge.h"

#include <string.h>

#include "act/act.h"
#include "domain/clock.h"

void
beket_judge_init (BeketJudge   *self,
                  BeketStation *station)
{
  self->trust = beket_trust_ref (station->trust);
  self->library = beket_library_ref (station->library);
  self->origin = g_strdup (station->profile->origin);
  self->now = beket_station_now (station);
}

void
beket_judge_clear (BeketJudge *self)
{
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->library, beket_library_unref);
  g_clear_pointer (&self->origin, g_free);
}

BeketActView *
beket_act_view_new (void)
{
  BeketActView *view = g_new0 (BeketActView, 1);

  view->position = -1;
  view->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_officer_free);
  view->signatures = beket_value_new_list ();
  return view;
}

/* ---- What the verdict tells ---- */

static BeketValue *
signature_of (const BeketSigner *signer)
{
  BeketValue *signature = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (signer->when);

  beket_value_set_text (signature, "id", signer->identity->id);
  beket_value_set_text (signature, "name", signer->identity->name);
  beket_value_set_text (signature, "body", signer->identity->body);
  beket_value_set_text (signature, "party", signer->identity->party);
  beket_value_set_text (signature, "signed", time);
  return signature;
}

static void
add_signers (BeketActView       *view,
             const BeketVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_signers; i++)
    {
      const BeketIdentity *identity = verdict->signers[i].identity;
      BeketOfficer *officer = g_new0 (BeketOfficer, 1);

      officer->id = g_strdup (identity->id);
      officer->name = g_strdup (identity->name);
      officer->body = g_strdup (identity->body);
      officer->role = g_strdup ("");
      g_ptr_array_add (view->signers, officer);
      beket_value_append (view->signatures, signature_of (&verdict->signers[i]));
    }
}

static void
take_verdict (BeketActView       *view,
              const BeketVerdict *verdict)
{
  view->valid = verdict->valid;
  view->failed = g_strdup (verdict->failed);
  view->detail = g_strdup (verdict->detail);
  view->position = verdict->position;
  view->drawn = verdict->drawn;
  view->record = verdict->record != NULL ? beket_value_copy (verdict->record) : NULL;
  add_signers (view, verdict);
}

static void
fail (BeketActView *view,
      const char   *word,
      const char   *detail)
{
  view->valid = FALSE;
  view->failed = g_strdup (word);
  view->detail = g_strdup (detail);
}

/* ---- What the register knows ---- */

/* Is what the register has by its hash this file, or what it was before a signature was added? */
static gboolean
is_registered (const BeketActView *view,
               const BeketVerdict *verdict)
{
  const char *blob = beket_value_get_text (view->row, "blob");
  const guint8 *data = g_bytes_get_data (view->pdf, NULL);

  for (guint i = 0; blob != NULL && i < G_N_ELEMENTS (verdict->ends) && verdict->ends[i] != 0; i++)
    {
      g_autofree char *hash = beket_hash_hex (data, verdict->ends[i]);

      if (g_str_equal (hash, blob))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_the_very_file (const BeketActView *view,
                  const BeketValue   *row)
{
  const char *blob = beket_value_get_text (row, "blob");
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (view->pdf, NULL), g_bytes_get_size (view->pdf));

  return g_strcmp0 (hash, blob) == 0;
}

/* (nullable): what of the ledger is about this very file: the act as it was issued, or its second signature. */
static const BeketValue *
find_row (const BeketActView *view)
{
  const BeketValue *second = beket_value_get (view->row, "countersigned");

  if (second != NULL && is_the_very_file (view, second))
    return second;

  return view->row != NULL && is_the_very_file (view, view->row) ? view->row : NULL;
}

static gboolean
is_own (const BeketValue *row,
        const BeketJudge *judge)
{
  return g_strcmp0 (beket_value_get_text (row, "origin"), judge->origin) == 0;
}

/* Facts that date a signature, the surest first: a receipt of the own node, of the peer's; that this station held the act; the own entry. What
 * the signer says himself dates nothing: whoever holds a stolen key would say a day before it was revoked. */
static gint64
trusted_time (const BeketValue *row,
              const BeketJudge *judge)
{
  const BeketValue *stages = beket_value_get (row, "stages");
  const char *said = beket_value_get_text (row, beket_value_get (row, "signed") != NULL ? "signed" : "issued");
  const char *times[] = {
    beket_value_get_text (stages, "own-node"), beket_value_get_text (stages, "peer-node"),
    beket_value_get_text (stages, "peer-post"), is_own (row, judge) ? said : NULL,
  };

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (times); i++)
    {
      gint64 when = 0;

      if (times[i] != NULL && beket_time_parse_wire (times[i], &when, NULL))
        return when;
    }

  return judge->now;
}

static void
compare_register (BeketActView       *view,
                  const BeketVerdict *verdict)
{
  const char *said = beket_value_get_text (view->row, "record");

  if (!view->valid || view->row == NULL)
    return;
  if (!is_registered (view, verdict))
    fail (view, "other-act", "the register has another act of this number");
  else if (g_strcmp0 (said, verdict->record_hash) != 0)
    fail (view, "record", "the entry names another record than the file carries");
}

/* An own act was shown before it was signed, and a neighbour's was compared when it came. */
static gboolean
was_seen (const BeketActView *view,
          const BeketJudge   *judge)
{
  const char *origin = beket_value_get_text (view->row, "origin");
  const char *verdict = beket_value_get_text (view->row, "verdict");

  return is_own (view->row, judge) ||
         (origin != NULL && strncmp (origin, judge->origin, 2) != 0 && g_strcmp0 (verdict, "valid") == 0);
}

void
beket_act_view_judge (BeketActView     *view,
                      const BeketJudge *judge)
{
  const BeketValue *row = find_row (view);
  guint known = beket_value_get (view->row, "countersigned") != NULL ? 1 : 0;
  guint at_least = MAX (1, beket_value_length (beket_value_get (view->row, "signers"))) + known;
  g_autoptr (BeketVerdict) verdict = beket_act_verify (view->pdf, judge->trust, trusted_time (row, judge), at_least);

  if (verdict->valid && !(row != NULL && was_seen (view, judge)))
    beket_verdict_compare_drawn (verdict, view->pdf, judge->library);
  view->undrawn = verdict->valid && !(row != NULL && is_own (view->row, judge)) && !beket_verdict_can_compare (verdict, judge->library);
  take_verdict (view, verdict);
  compare_register (view, verdict);
}

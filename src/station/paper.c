/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telling, asking, answering, keeping evidence: who may, and what the station adds to what the officer says.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/paper-private.h"

#include "domain/error.h"
#include "station/wait.h"

/* ---- What the officer need not say ---- */

static void
set_default (BeketValue *data,
             const char *name,
             const char *text)
{
  if (beket_value_get_text (data, name) == NULL)
    beket_value_set_text (data, name, text);
}

static BeketCrossing *
find_open (BeketStation *self,
           const char   *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->crossings));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);

      if (g_strcmp0 (beket_crossing_get_id (crossing), id) == 0)
        return crossing;   /* the queue keeps it */
    }
  return NULL;
}

static void
complete_offence (BeketFiling *filing)
{
  BeketStation *self = filing->decision.station;
  BeketValue *data = filing->decision.data;
  BeketCrossing *crossing = find_open (self, beket_value_get_text (data, "crossing"));

  if (crossing != NULL)
    beket_paper_take_facts (data, beket_crossing_get_facts (crossing), NULL);
  set_default (data, "fact", "offence");
  set_default (data, "urgency", "immediate");
  set_default (data, "time", filing->decision.time);
  set_default (data, "direction", self->profile->direction);
  set_default (data, "place", self->profile->lane);
}

/* Who says it, and where he stands. */
static void
sign_with (BeketFiling *filing)
{
  BeketDecision *decision = &filing->decision;
  const BeketProfile *profile = decision->station->profile;

  beket_value_set_text (decision->data, "officer", filing->officer);
  beket_value_set_text (decision->data, "party", decision->actor.party);
  beket_value_set_text (decision->data, "body", decision->actor.body);
  beket_value_set_text (decision->data, "point", profile->point);
  beket_value_set_text (decision->data, "peerPoint", profile->peer_point);
}

/* ---- Files ---- */

static gboolean
take_files (BeketFiling *filing,
            GError     **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  const BeketValue *files = beket_value_get (filing->decision.data, "files");
  guint most = filing->what == BEKET_PAPER_ITEM ? 1 : BEKET_PAPER_MAX_FILES;

  for (guint i = 0; i < beket_value_length (files); i++)
    {
      const char *path = beket_value_to_text (beket_value_index (files, i));

      if (path != NULL && i < most)
        {
          g_strv_builder_add (paths, path);
          continue;
        }
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "files: at most %u paths are wanted", most);
      return FALSE;
    }
  filing->files = g_strv_builder_end (paths);
  beket_value_set (filing->decision.data, "files", NULL);
  return TRUE;
}

/* ---- The way ---- */

/* Notices of offences go on while joint control is suspended: the protocol is the one that was agreed on. */
static BeketFiling *
begin (BeketStation     *self,
       BeketPaper        paper,
       const BeketValue *says,
       GError          **error)
{
  g_autoptr (BeketFiling) filing = beket_filing_new (self, says, beket_paper_settle (paper), error);
  BeketDecision *decision;

  if (filing == NULL)
    return NULL;
  decision = &filing->decision;
  decision->actor.protocol = beket_station_agreed_protocol (self);
  filing->what = paper;
  if (!beket_powers_check (&decision->actor, beket_paper_action (paper), error) || !take_files (filing, error))
    return NULL;
  if (paper == BEKET_PAPER_OFFENCE)
    complete_offence (filing);
  if (!beket_paper_check (paper, decision->data, beket_station_get_codes (self), error))
    return NULL;
  sign_with (filing);
  return g_steal_pointer (&filing);
}

void
beket_station_file_paper_async (BeketStation       *self,
                                BeketPaper          paper,
                                const BeketValue   *says,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GError *error = NULL;
  BeketFiling *filing;

  g_return_if_fail (BEKET_IS_STATION (self));

  filing = begin (self, paper, says, &error);
  if (filing != NULL)
    beket_filing_run (filing, callback, user_data);
  else
    beket_filing_fail (self, error, callback, user_data);
}

char *
beket_station_file_paper_finish (BeketStation *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return beket_filing_finish (self, result, error);
}

char *
beket_tools_file_paper (BeketStation     *self,
                        BeketPaper        paper,
                        const BeketValue *says,
                        GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_file_paper_async (self, paper, says, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_file_paper_finish (self, result, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections: which kind of entry is read by what, and what it needs.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/project.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

typedef struct
{
  const char     *type;
  const char     *texts[10];    /* members of data that must be texts */
  const char     *hashes[4];    /* and those that must be hashes */
  BeketProjection project;      /* (nullable): kept as an entry alone */
  BeketTouched    touches;      /* besides outbox and inbox */
  gboolean (*check)(const BeketValue *data, GError **error);         /* (nullable): what else must be so */
  const char     *times[3];     /* members of data that must be times of the wire */
} Kind;

static const Kind kinds[] = {
  { "crossing.opened", { NULL }, { NULL }, beket_project_crossing_opened },
  { "crossing.decided", { "decision", NULL }, { NULL }, beket_project_crossing_decided },
  { "crossing.abandoned", { NULL }, { NULL }, beket_project_crossing_abandoned },
  { "control.recorded", { "kind", NULL }, { NULL }, beket_project_control_recorded },
  { "act.issued", { "number", NULL }, { "blob", NULL }, beket_project_act_issued, BEKET_TOUCHED_ACTS },
  { "act.evidence", { "act", "officer", NULL }, { "entry", "blob", NULL }, NULL, 0, beket_project_check_evidence, { "attached" } },
  { "act.countersigned", { "act", "officer", NULL }, { "entry", "base", "blob", NULL }, beket_project_act_countersigned, BEKET_TOUCHED_ACTS, NULL,
    { "signed" } },
  { "act.received", { NULL }, { "entry", "blob", NULL }, beket_project_act_received, BEKET_TOUCHED_ACTS },
  { "act.recognised", { NULL }, { "entry", "blob", NULL }, beket_project_act_answered, BEKET_TOUCHED_ACTS },
  { "act.declined", { NULL }, { "entry", "blob", NULL }, beket_project_act_answered, BEKET_TOUCHED_ACTS },
  { "act.superseded", { "act", "reason", "text", "officer", "replacement", NULL }, { "entry", "replacementBlob", NULL },
    beket_project_act_ended, BEKET_TOUCHED_ACTS },
  { "act.annulled", { "act", "reason", "text", "officer", "approvedBy", NULL }, { "entry", NULL }, beket_project_act_ended,
    BEKET_TOUCHED_ACTS, beket_project_check_annulled },
  { "correction.recorded", { "type", "reason", "text", "officer", NULL }, { "entry", NULL }, beket_project_correction, 0,
    beket_project_check_correction },
  { "advance.received", { NULL }, { NULL }, beket_project_advance_received, BEKET_TOUCHED_NOTICES },
  { "advance.arrived", { "sender", "id", NULL }, { NULL }, beket_project_advance_arrived, BEKET_TOUCHED_NOTICES },
  { "risk.simulated", { "rule", NULL }, { "hash", NULL }, beket_project_risk_state },
  { "risk.enabled", { "rule", NULL }, { "hash", NULL }, beket_project_risk_state },
  { "risk.disabled", { "rule", NULL }, { "hash", NULL }, beket_project_risk_state },
  { "risk.fired", { "rule", NULL }, { "hash", NULL }, beket_project_risk_fired },
  { "risk.judged", { NULL }, { NULL }, beket_project_risk_judged },
  { "act.reinspected", { NULL }, { "entry", "blob", NULL }, beket_project_act_reinspected, BEKET_TOUCHED_ACTS },
  { "suspension.notified", { "number", "notified", "party", "reason", "from", NULL }, { NULL }, beket_project_suspension,
    BEKET_TOUCHED_RIGHTS, beket_project_check_suspension },
  { "suspension.resumed", { "number", "notified", "party", "suspension", "from", NULL }, { NULL }, beket_project_resumption,
    BEKET_TOUCHED_RIGHTS, beket_project_check_resumption },
  { "pass.issued", { "number", "holder", "party", "body", "point", "validFrom", "validTo", "issuerParty", "issuerBody", NULL },
    { NULL }, beket_project_pass, BEKET_TOUCHED_RIGHTS, beket_project_check_pass },
  { "pass.revoked", { "number", "issuerParty", "issuerBody", "revoked", NULL }, { NULL }, beket_project_pass_revoked,
    BEKET_TOUCHED_RIGHTS, beket_project_check_pass_revoked },
  { "offence.reported", { "number", "fact", "category", "urgency", "place", "point", "officer", NULL }, { NULL },
    beket_project_offence, BEKET_TOUCHED_MATTERS, beket_project_check_offence, { "time", "reported" } },
  { "offence.received", { "number", "officer", NULL }, { "entry", NULL }, beket_project_reply, BEKET_TOUCHED_MATTERS, NULL,
    { "received" } },
  { "assistance.requested", { "number", "text", "officer", NULL }, { NULL }, beket_project_assistance,
    BEKET_TOUCHED_MATTERS, beket_project_check_request, { "requested", "due" } },
  { "assistance.answered", { "number", "outcome", "text", "officer", NULL }, { "entry", NULL }, beket_project_reply,
    BEKET_TOUCHED_MATTERS, NULL, { "answered" } },
  { "evidence.recorded", { "item", "event", "officer", NULL }, { NULL }, beket_project_evidence, BEKET_TOUCHED_MATTERS, NULL,
    { "recorded" } },
  { "evidence.handed-over", { "number", "item", "kind", "fromParty", "fromOfficer", "toParty", "toOfficer", NULL }, { NULL },
    beket_project_hand_over, BEKET_TOUCHED_MATTERS, NULL, { "handedOver" } },
  { "blank.reserved", { "form", "formVersion", "officer", NULL }, { NULL }, beket_project_blank_reserved, 0, beket_project_check_blanks,
    { "reserved" } },
  { "blank.spoiled", { "number", "reason", "officer", NULL }, { NULL }, beket_project_blank_spoiled, 0, NULL, { "spoiled" } },
  { "day.closed", { "day", "point", "officer", NULL }, { NULL }, beket_project_day_closed, BEKET_TOUCHED_MATTERS,
    beket_project_check_day_closed, { "closed" } },
  { "day.stated", { "day", "number", NULL }, { NULL }, NULL, 0, beket_project_check_day_stated },
  { "day.reopened", { "day", "point", "reason", "text", "officer", "approvedBy", NULL }, { NULL }, beket_project_day_reopened,
    BEKET_TOUCHED_MATTERS, beket_project_check_day_reopened, { "reopened" } },
  { "protocol.in-force", { "protocol", "number", "point", "day", NULL }, { NULL }, NULL, 0, beket_project_check_in_force },
  { "shift.handed-over", { "from", "to", NULL }, { NULL }, NULL, 0, beket_project_check_handed_over, { "handedOver" } },
  { "paper.scanned", { "number", "form", "verdict", "officer", NULL }, { "record", NULL }, beket_project_paper,
    BEKET_TOUCHED_ACTS, NULL, { "scanned", "sealed" } },
  { "access.logged", { NULL }, { NULL }, beket_project_access, 0, beket_project_check_access },
  { "body.erased", { "reason", "officer", NULL }, { NULL }, beket_project_body_erased, BEKET_TOUCHED_ALL,
    beket_project_check_erased },
};

#define CLEAR "DELETE FROM "

/* The position of a row is that of the entry that it comes from; in "erased", that of the entry that is erased. */
static const char *const clear[] = {
  CLEAR "crossing",
  CLEAR "crossing_step",
  CLEAR "act",
  CLEAR "act_received",
  CLEAR "act_answer",
  CLEAR "act_reinspected",
  CLEAR "act_end",
  CLEAR "act_countersigned",
  CLEAR "correction",
  CLEAR "paper_scan",
  CLEAR "access",
  CLEAR "advance_key",
  CLEAR "advance_arrived",
  CLEAR "advance",
  CLEAR "risk_state",
  CLEAR "risk_hit",
  CLEAR "risk_judged",
  CLEAR "suspension",
  CLEAR "resumption",
  CLEAR "pass",
  CLEAR "pass_revoked",
  CLEAR "matter",
  CLEAR "matter_reply",
  CLEAR "day_state",
  CLEAR "blank",
  CLEAR "blank_spoiled",
  CLEAR "blank_entered",
  CLEAR "erased",
};

static const Kind *
find_kind (const BeketValue *body)
{
  const char *type = beket_value_get_text (body, "type");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].type, type) == 0)
        return &kinds[i];
    }

  return NULL;
}

static gboolean
refuse (const Kind *kind,
        const char *member,
        const char *why,
        GError    **error)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: data.%s %s", kind->type, member, why);
  return FALSE;
}

gboolean
beket_project_check (const BeketValue *body,
                     GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const Kind *kind = find_kind (body);

  if (kind == NULL)
    return TRUE;

  for (guint i = 0; kind->texts[i] != NULL; i++)
    {
      if (beket_value_get_text (data, kind->texts[i]) == NULL)
        return refuse (kind, kind->texts[i], "is not a text", error);
    }

  for (guint i = 0; kind->hashes[i] != NULL; i++)
    {
      const char *text = beket_value_get_text (data, kind->hashes[i]);

      if (text == NULL || !beket_is_hash (text))
        return refuse (kind, kind->hashes[i], "is not a hash", error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (kind->times) && kind->times[i] != NULL; i++)
    {
      const char *text = beket_value_get_text (data, kind->times[i]);
      gint64 when;

      if (text == NULL || !beket_time_parse_wire (text, &when, NULL))
        return refuse (kind, kind->times[i], "is not a time", error);
    }

  if (kind->check == NULL || kind->check (data, error))
    return TRUE;

  g_prefix_error (error, "%s: ", kind->type);
  return FALSE;
}

gboolean
beket_project_apply (BeketTx          *tx,
                     const BeketEntry *entry,
                     gint64            position,
                     const BeketValue *body,
                     GError          **error)
{
  const Kind *kind = body != NULL ? find_kind (body) : NULL;

  /* A bad body of another station was put aside when it came; its entry stays in the chain. */
  if (kind == NULL || !beket_project_check (body, NULL))
    return TRUE;

  tx->touched |= kind->touches;
  return kind->project == NULL || kind->project (tx, entry, position, body, error);
}

gboolean
beket_project_clear (BeketTx *tx,
                     GError **error)
{
  tx->touched = BEKET_TOUCHED_ALL;
  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    {
      if (!beket_sql_run (tx, error, clear[i], ""))
        return FALSE;
    }

  return TRUE;
}

/* Tables whose key does not begin with the position are not walked from end to end for the rows of a few days. */
static const char *
near (const char *statement)
{
  if (strcmp (statement, CLEAR "crossing") == 0)
    return " AND (day BETWEEN (SELECT date (min (time), '-2 days') FROM entry WHERE position IN these)"
           " AND (SELECT date (max (time), '+2 days') FROM entry WHERE position IN these)"
           " OR day IN (SELECT day FROM blank_entered WHERE position IN these))";
  if (strcmp (statement, CLEAR "crossing_step") == 0 || strcmp (statement, CLEAR "risk_hit") == 0)
    return " AND crossing IN (SELECT subject FROM entry WHERE position IN these)";

  return "";
}

gboolean
beket_project_forget (BeketTx *tx,
                      gint64   erasure,
                      GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    {
      g_autofree char *script =
        g_strdup_printf ("WITH these (position) AS (SELECT position FROM erased WHERE erasure = %" G_GINT64_FORMAT ")"
                         " %s WHERE position IN these%s", erasure, clear[i], near (clear[i]));

      if (strcmp (clear[i], CLEAR "erased") != 0 && !beket_sql_exec (tx->db, script, error))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
beket_project_tables (void)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    g_ptr_array_add (names, (gpointer) (clear[i] + strlen (CLEAR)));

  return names;
}

char *
beket_project_day (BeketTx    *tx,
                   const char *point,
                   const char *time)
{
  const BeketPoint *place = NULL;
  gint64 utc_us;

  if (tx->library != NULL && point != NULL)
    place = beket_library_point (tx->library, point);

  if (!beket_time_parse_wire (time, &utc_us, NULL))
    return g_strndup (time, strlen ("YYYY-MM-DD"));

  return beket_point_day (place, utc_us);
}

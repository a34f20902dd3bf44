/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of suspensions, resumptions and passes. A state speaks for itself only, and only in the ledger that both states read:
 * what a stranger writes gives nobody a right and takes none away.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/project.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/day.h"
#include "domain/error.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* An origin begins with its party: "KZ-KZSYR-B02". */
static gboolean
speaks_for (const BeketEntry *entry,
            const char       *party)
{
  return strcmp (entry->ledger, "peer") == 0 && strlen (party) == 2 && strncmp (entry->origin, party, 2) == 0 &&
         entry->origin[2] == '-';
}

static const char *
text (const BeketValue *data,
      const char       *name)
{
  return beket_value_get_text (data, name);
}

/* Words one a line; NULL: there is no list, which names everything. */
static char *
lines_of (const BeketValue *words)
{
  GString *lines;

  if (words == NULL)
    return NULL;

  lines = g_string_new (NULL);
  for (guint i = 0; i < beket_value_length (words); i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", beket_value_to_text (beket_value_index (words, i)));

  return g_string_free (lines, FALSE);
}

/* ---- What cannot be read ---- */

static gboolean
refuse (const char *member,
        const char *why,
        GError    **error)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.%s %s", member, why);
  return FALSE;
}

static gboolean
check_time (const BeketValue *data,
            const char       *name,
            GError          **error)
{
  return beket_time_parse_wire (text (data, name), &(gint64) { 0 }, NULL) || refuse (name, "is not a time", error);
}

static gboolean
check_day (const BeketValue *data,
           const char       *name,
           GError          **error)
{
  return beket_day_is_valid (text (data, name)) || refuse (name, "is not a day", error);
}

/* An empty list would name nothing, and a suspension of nothing is a mistake that somebody has to see. */
static gboolean
check_words (const BeketValue *data,
             const char       *name,
             GError          **error)
{
  const BeketValue *words = beket_value_get (data, name);

  if (words == NULL)
    return TRUE;
  if (beket_value_get_kind (words) != BEKET_VALUE_LIST || beket_value_length (words) == 0)
    return refuse (name, "is not a list of words", error);

  for (guint i = 0; i < beket_value_length (words); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (words, i));

      if (word == NULL || *word == '\0' || strchr (word, '\n') != NULL)
        return refuse (name, "is not a list of words", error);
    }

  return TRUE;
}

gboolean
beket_project_check_suspension (const BeketValue *data,
                                GError          **error)
{
  return check_time (data, "notified", error) && check_time (data, "from", error) &&
         check_words (data, "points", error) && check_words (data, "kinds", error);
}

gboolean
beket_project_check_resumption (const BeketValue *data,
                                GError          **error)
{
  return check_time (data, "notified", error) && check_time (data, "from", error);
}

gboolean
beket_project_check_pass (const BeketValue *data,
                          GError          **error)
{
  return check_day (data, "validFrom", error) && check_day (data, "validTo", error);
}

gboolean
beket_project_check_pass_revoked (const BeketValue *data,
                                  GError          **error)
{
  return check_day (data, "revoked", error);
}

/* ---- Article 8 ---- */

gboolean
beket_project_suspension (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  g_autofree char *points = lines_of (beket_value_get (data, "points"));
  g_autofree char *kinds = lines_of (beket_value_get (data, "kinds"));

  if (!speaks_for (entry, text (data, "party")))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO suspension (position, number, notified, party, body, decided_by, reason, text,"
                        " points, direction, kinds, begins)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", "ittttttttttt", position,
                        text (data, "number"), text (data, "notified"), text (data, "party"), text (data, "body"),
                        text (data, "decidedBy"), text (data, "reason"), text (data, "text"), points,
                        text (data, "direction"), kinds, text (data, "from"));
}

gboolean
beket_project_resumption (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (!speaks_for (entry, text (data, "party")))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO resumption (position, number, notified, party, body, decided_by, suspension, text,"
                        " begins) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", "itttttttt", position,
                        text (data, "number"), text (data, "notified"), text (data, "party"), text (data, "body"),
                        text (data, "decidedBy"), text (data, "suspension"), text (data, "text"), text (data, "from"));
}

/* ---- Article 6 ---- */

/* The host state's border body alone gives leave and takes it back. */
static gboolean
is_issuer (const BeketEntry *entry,
           const BeketValue *data)
{
  return speaks_for (entry, text (data, "issuerParty")) && strcmp (text (data, "issuerBody"), "border") == 0;
}

gboolean
beket_project_pass (BeketTx          *tx,
                    const BeketEntry *entry,
                    gint64            position,
                    const BeketValue *body,
                    GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (!is_issuer (entry, data))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO pass (position, number, holder, name, party, body, point, zone, purpose, valid_from,"
                        " valid_to, issuer_party, issuer_body)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", "itttttttttttt", position,
                        text (data, "number"), text (data, "holder"), text (data, "name"), text (data, "party"),
                        text (data, "body"), text (data, "point"), text (data, "zone"), text (data, "purpose"),
                        text (data, "validFrom"), text (data, "validTo"), text (data, "issuerParty"),
                        text (data, "issuerBody"));
}

gboolean
beket_project_pass_revoked (BeketTx          *tx,
                            const BeketEntry *entry,
                            gint64            position,
                            const BeketValue *body,
                            GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (!is_issuer (entry, data))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO pass_revoked (position, issuer_party, number, revoked) VALUES (?1, ?2, ?3, ?4)",
                        "ittt", position, text (data, "issuerParty"), text (data, "number"), text (data, "revoked"));
}

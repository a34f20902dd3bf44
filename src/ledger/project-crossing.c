/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of the station's own crossings: the register's lines and what was seen in them.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/plate.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

typedef struct
{
  BeketTx    *tx;
  const char *crossing;
  const char *day;
} Seen;

static gboolean see_value (const Seen       *seen,
                           const BeketValue *value,
                           GError          **error);

static gboolean
see_key (const Seen *seen,
         const char *key,
         GError    **error)
{
  if (key == NULL || *key == 0)
    return TRUE;

  return beket_sql_run (seen->tx, error,
                        "INSERT OR IGNORE INTO seen (key, day, crossing) VALUES (?1, ?2, ?3)", "ttt",
                        key, seen->day, seen->crossing);
}

static gboolean
see_member (const Seen       *seen,
            const char       *name,
            const BeketValue *value,
            GError          **error)
{
  const char *text = beket_value_to_text (value);

  if (text != NULL && strcmp (name, "documentNumber") == 0)
    return see_key (seen, text, error);

  if (text != NULL && (strcmp (name, "plate") == 0 || strcmp (name, "trailerPlate") == 0))
    {
      g_autofree char *folded = beket_plate_fold (text);

      return see_key (seen, folded, error);
    }

  return see_value (seen, value, error);
}

static gboolean
see_members (const Seen       *seen,
             const BeketValue *object,
             GError          **error)
{
  g_auto (GStrv) names = beket_value_names (object);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!see_member (seen, names[i], beket_value_get (object, names[i]), error))
        return FALSE;
    }

  return TRUE;
}

/* Facts have the shape of a form, and a form is data: plates and documents are found by their names, wherever they stand. */
static gboolean
see_value (const Seen       *seen,
           const BeketValue *value,
           GError          **error)
{
  if (beket_value_get_kind (value) == BEKET_VALUE_OBJECT)
    return see_members (seen, value, error);

  if (beket_value_get_kind (value) != BEKET_VALUE_LIST)
    return TRUE;

  for (guint i = 0; i < beket_value_length (value); i++)
    {
      if (!see_value (seen, beket_value_index (value, i), error))
        return FALSE;
    }

  return TRUE;
}

static const char *
text_of (const BeketValue *data,
         const char       *name)
{
  const char *text = beket_value_get_text (data, name);

  return text != NULL ? text : "";
}

gboolean
beket_project_crossing_opened (BeketTx          *tx,
                               const BeketEntry *entry,
                               gint64            position,
                               const BeketValue *body,
                               GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const char *id = beket_value_get_text (body, "subject");
  g_autofree char *day = NULL;
  Seen seen;

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  day = beket_project_day (tx, beket_value_get_text (data, "point"), entry->time);
  seen = (Seen) { tx, id, day };

  return beket_sql_run (tx, error,
                        "INSERT OR IGNORE INTO crossing"
                        " (position, id, title, direction, subject, day, opened)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "itttttt",
                        position, id, text_of (data, "title"), text_of (data, "direction"),
                        text_of (data, "subject"), day, entry->time) &&
         see_value (&seen, data, error);
}

static gboolean
add_step (BeketTx          *tx,
          const BeketEntry *entry,
          gint64            position,
          const BeketValue *body,
          const char       *state,
          gint64            decided,
          GError          **error)
{
  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO crossing_step (position, crossing, state, decided, time)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)", "ittit",
                        position, beket_value_get_text (body, "subject"), state, decided, entry->time);
}

gboolean
beket_project_control_recorded (BeketTx          *tx,
                                const BeketEntry *entry,
                                gint64            position,
                                const BeketValue *body,
                                GError          **error)
{
  return add_step (tx, entry, position, body, "in-control", 0, error);
}

gboolean
beket_project_crossing_decided (BeketTx          *tx,
                                const BeketEntry *entry,
                                gint64            position,
                                const BeketValue *body,
                                GError          **error)
{
  const char *decision = beket_value_get_text (beket_value_get (body, "data"), "decision");

  return add_step (tx, entry, position, body, decision, 1, error);
}

gboolean
beket_project_crossing_abandoned (BeketTx          *tx,
                                  const BeketEntry *entry,
                                  gint64            position,
                                  const BeketValue *body,
                                  GError          **error)
{
  return add_step (tx, entry, position, body, "abandoned", 0, error);
}

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

static void see_value (GString          *keys,
                       const BeketValue *value);

/* Each key stands between two line ends, which no key has in it. */
static void
see_key (GString    *keys,
         const char *key)
{
  if (*key == 0 || strchr (key, '\n') != NULL)
    return;

  g_string_append (keys, key);
  g_string_append_c (keys, '\n');
}

static void
see_member (GString          *keys,
            const char       *name,
            const BeketValue *value)
{
  const char *text = beket_value_to_text (value);

  if (text == NULL)
    {
      see_value (keys, value);
    }
  else if (strcmp (name, "documentNumber") == 0)
    {
      see_key (keys, text);
    }
  else if (strcmp (name, "plate") == 0 || strcmp (name, "trailerPlate") == 0)
    {
      g_autofree char *folded = beket_plate_fold (text);

      see_key (keys, folded);
    }
}

static void
see_members (GString          *keys,
             const BeketValue *object)
{
  g_autofree const char **names = beket_value_names (object);

  for (guint i = 0; names[i] != NULL; i++)
    see_member (keys, names[i], beket_value_get (object, names[i]));
}

/* Facts have the shape of a form, and a form is data: plates and documents are found by their names, wherever they stand. */
static void
see_value (GString          *keys,
           const BeketValue *value)
{
  if (beket_value_get_kind (value) == BEKET_VALUE_OBJECT)
    {
      see_members (keys, value);
      return;
    }

  for (guint i = 0; i < beket_value_length (value); i++)
    see_value (keys, beket_value_index (value, i));
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
  g_autoptr (GString) keys = NULL;
  g_autofree char *day = NULL;
  const char *opened;

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  keys = g_string_new ("\n");
  see_value (keys, data);
  opened = beket_project_time (body, entry->time);
  day = beket_project_day (tx, beket_value_get_text (data, "point"), opened);

  return beket_sql_run (tx, error,
                        "INSERT INTO crossing (day, position, id, title, direction, subject, opened, keys)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "titttttt",
                        day, position, beket_value_get_text (body, "subject"), text_of (data, "title"),
                        text_of (data, "direction"), text_of (data, "subject"), opened, keys->str) &&
         beket_project_blank_entered (tx, position, body, day, error);
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
                        position, beket_value_get_text (body, "subject"), state, decided,
                        beket_project_time (body, entry->time));
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

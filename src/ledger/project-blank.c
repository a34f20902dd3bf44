/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of paper blanks: which numbers were reserved, which were spoiled, which crossing was entered from which.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "domain/act-number.h"
#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

gboolean
beket_project_check_blanks (const BeketValue *data,
                            GError          **error)
{
  const BeketValue *numbers = beket_value_get (data, "numbers");
  guint n = numbers != NULL && beket_value_get_kind (numbers) == BEKET_VALUE_LIST ? beket_value_length (numbers) : 0;

  if (n < 1 || n > BEKET_BLANKS_AT_ONCE)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.numbers is not a list of 1 to %d numbers", BEKET_BLANKS_AT_ONCE);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *text = beket_value_to_text (beket_value_index (numbers, i));

      if (text == NULL || !beket_act_number_parse (text, NULL, NULL))
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "data.numbers[%u] is not an act's number", i);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
beket_project_blank_reserved (BeketTx          *tx,
                              const BeketEntry *entry,
                              gint64            position,
                              const BeketValue *body,
                              GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const BeketValue *numbers = beket_value_get (data, "numbers");

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  for (guint i = 0; i < beket_value_length (numbers); i++)
    if (!beket_sql_run (tx, error,
                        "INSERT OR IGNORE INTO blank (position, number, form, version, reserved, officer)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "ittttt",
                        position, beket_value_to_text (beket_value_index (numbers, i)), beket_value_get_text (data, "form"),
                        beket_value_get_text (data, "formVersion"), beket_value_get_text (data, "reserved"),
                        beket_value_get_text (data, "officer")))
      return FALSE;

  return TRUE;
}

gboolean
beket_project_blank_spoiled (BeketTx          *tx,
                             const BeketEntry *entry,
                             gint64            position,
                             const BeketValue *body,
                             GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO blank_spoiled (position, number, reason, officer, time) VALUES (?1, ?2, ?3, ?4, ?5)", "itttt",
                        position, beket_value_get_text (data, "number"), beket_value_get_text (data, "reason"),
                        beket_value_get_text (data, "officer"), beket_value_get_text (data, "spoiled"));
}

gboolean
beket_project_blank_entered (BeketTx          *tx,
                             gint64            position,
                             const BeketValue *body,
                             const char       *day,
                             GError          **error)
{
  const char *number = beket_value_get_text (beket_value_get (beket_value_get (body, "data"), "blank"), "number");

  if (number == NULL)
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO blank_entered (position, number, crossing, day) VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, number, beket_value_get_text (body, "subject"), day);
}

const char *
beket_project_time (const BeketValue *body,
                    const char       *written)
{
  static const char *const times[][2] = {
    { "crossing.opened", "arrived" }, { "control.recorded", "finished" }, { "crossing.decided", "decided" },
  };
  const BeketValue *data = beket_value_get (body, "data");
  const char *type = beket_value_get_text (body, "type");
  gint64 when;

  if (beket_value_get_text (beket_value_get (data, "blank"), "number") == NULL)
    return written;
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const char *time = beket_value_get_text (data, times[i][1]);

      if (g_strcmp0 (type, times[i][0]) == 0 && time != NULL && beket_time_parse_wire (time, &when, NULL))
        return time;
    }

  return written;
}

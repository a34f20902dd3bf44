/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a control or of a decision reads otherwise.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <string.h>

#include "station/correction-private.h"

#include "domain/error.h"
#include "ledger/correction.h"

typedef struct
{
  const char *crossing;
  const char *record;     /* (nullable): what must be the newest still */
  BeketValue *rows;       /* (owned) */
} Records;

/* Worker thread. */
static gboolean
read_records (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Records *call = data;

  g_clear_pointer (&call->rows, beket_value_unref);
  call->rows = beket_tx_records (tx, call->crossing, error);
  return call->rows != NULL;
}

static BeketValue *
find_record (const BeketValue *rows,
             const char       *entry,
             GError          **error)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);

      if (g_strcmp0 (beket_value_get_text (row, "latest"), entry) == 0)
        return row;
      if (g_strcmp0 (beket_value_get_text (row, "entry"), entry) != 0)
        continue;
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s was corrected already: correct %s", entry,
                   beket_value_get_text (row, "latest"));
      return NULL;
    }
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no such record of this crossing", entry);
  return NULL;
}

/* Worker thread. Asked again inside the transaction, so that of two corrections of one record one is refused. */
static gboolean
is_newest (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Records *call = data;

  return read_records (tx, data, error) && find_record (call->rows, call->record, error) != NULL;
}

BeketValue *
beket_tools_records (BeketStation *station,
                     const char   *crossing,
                     GError      **error)
{
  Records call = { .crossing = crossing };

  if (!beket_ledger_read (station->ledger, read_records, &call, error))
    return NULL;
  return call.rows;
}

static gboolean
change (BeketStation      *self,
        const char        *type,
        BeketValue        *data,
        const char *const *changes,
        GError           **error)
{
  for (guint i = 0; changes[i] != NULL; i++)
    {
      const char *equals = strchr (changes[i], '=');
      g_autofree char *member = g_strndup (changes[i], equals != NULL ? (gsize) (equals - changes[i]) : 0);

      if (equals == NULL)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "\"%s\" is not of the form MEMBER=VALUE", changes[i]);
          return FALSE;
        }
      if (!beket_correction_set (type, data, member, equals + 1, beket_station_get_codes (self), error))
        return FALSE;
    }
  return TRUE;
}

/* The white list of the kind takes what may be seen of the record. */
static BeketValue *
correction_of (BeketStation       *self,
               const BeketValue   *row,
               const char         *record,
               const char *const  *changes,
               const BeketGrounds *grounds,
               GError            **error)
{
  const char *type = beket_value_get_text (row, "type");
  const BeketValue *before = beket_value_get (row, "data");
  g_autoptr (BeketValue) after = beket_value_copy (before);
  g_autoptr (BeketValue) data = beket_station_correction_data (self, record, grounds, "corrected");

  if (!change (self, type, after, changes, error))
    return NULL;
  if (beket_value_equal (before, after))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "this is what the record says already");
      return NULL;
    }
  beket_value_set_text (data, "type", type);
  beket_value_set (data, g_str_equal (type, "control.recorded") ? "control" : "decision", g_steal_pointer (&after));
  return g_steal_pointer (&data);
}

gboolean
beket_tools_correct (BeketStation       *station,
                     const char         *crossing,
                     const char         *record,
                     const char *const  *changes,
                     const BeketGrounds *grounds,
                     GError            **error)
{
  Records call = { .crossing = crossing, .record = record };
  g_autoptr (BeketValue) rows = beket_tools_records (station, crossing, error);
  const BeketValue *row = rows != NULL ? find_record (rows, record, error) : NULL;
  const char *authors[] = { beket_value_get_text (row, "actor"), NULL };
  g_autoptr (BeketValue) data = NULL;
  gboolean written;

  if (row == NULL || !beket_station_may_correct (station, BEKET_CORRECTION_RECORD, grounds, authors, error))
    return FALSE;
  data = correction_of (station, row, record, changes, grounds, error);
  if (data == NULL)
    return FALSE;
  written = beket_station_append_if (station, "correction.recorded", crossing, data, is_newest, &call, error);
  g_clear_pointer (&call.rows, beket_value_unref);
  return written;
}

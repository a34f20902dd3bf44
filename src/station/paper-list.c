/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was told, asked and kept, as lists.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/paper.h"

#include "domain/clock.h"
#include "ledger/neighbour.h"
#include "station/station-private.h"

#define MAX_ROWS 200

typedef struct
{
  BeketMatter kind;
  BeketValue *rows;   /* (owned) (nullable) */
} Look;

/* Worker thread. */
static gboolean
read_matters (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Look *look = data;

  look->rows = beket_tx_matters (tx, look->kind, MAX_ROWS, error);
  return look->rows != NULL;
}

static void
tell_overdue (BeketStation *self,
              BeketValue   *rows)
{
  g_autofree char *now = beket_time_format_wire (beket_station_now (self));

  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);

      if (beket_value_get (row, "reply") == NULL && g_strcmp0 (beket_value_get_text (row, "due"), now) < 0)
        beket_value_set_boolean (row, "overdue", TRUE);
    }
}

BeketValue *
beket_tools_papers (BeketStation *self,
                    BeketPaper    paper,
                    GError      **error)
{
  static const BeketMatter kinds[] = {
    [BEKET_PAPER_OFFENCE] = BEKET_MATTER_OFFENCE,
    [BEKET_PAPER_ACKNOWLEDGEMENT] = BEKET_MATTER_OFFENCE,
    [BEKET_PAPER_REQUEST] = BEKET_MATTER_ASSISTANCE,
    [BEKET_PAPER_ANSWER] = BEKET_MATTER_ASSISTANCE,
    [BEKET_PAPER_ITEM] = BEKET_MATTER_EVIDENCE,
    [BEKET_PAPER_HAND_OVER] = BEKET_MATTER_HAND_OVER,
  };
  Look look = { kinds[paper], NULL };

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  if (!beket_ledger_read (self->ledger, read_matters, &look, error))
    return NULL;
  if (look.kind == BEKET_MATTER_ASSISTANCE)
    tell_overdue (self, look.rows);
  return look.rows;
}

GListModel *
beket_station_offences (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return G_LIST_MODEL (self->offences);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The busiest day at a booth.
 */

#include "config.h"

#include "bench-day.h"

#include "domain/clock.h"
#include "station/station-private.h"
#include "support/rights.h"

#define BATCH 500
#define BLOB  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  Booth *booth;
  guint  first;
} Fill;

static gboolean
say (BeketTx    *tx,
     Fill       *fill,
     const char *chain,
     const char *type,
     guint       crossing,
     const char *json,
     GError    **error)
{
  g_autofree char *id = g_strdup_printf ("01935fd0-0000-7b3a-9d2f-%012u", crossing);
  g_autoptr (BeketValue) body = beket_body_new (type, BOOTH_OFFICER, "urn:beket:kz:kzsyr:b02", id, rights_value (json));
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, chain, body, NULL, fill->booth->now, error);

  return entry != NULL;
}

static gboolean
say_controls (BeketTx *tx,
              Fill    *fill,
              guint    crossing,
              GError **error)
{
  static const char *const kinds[] = { "border", "customs", "transport", "sanitary", "radiation" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 lasted = (crossing * 7919 % 900 + 1) * G_USEC_PER_SEC;
      g_autofree char *started = beket_time_format_wire (fill->booth->now - lasted);
      g_autofree char *finished = beket_time_format_wire (fill->booth->now);
      g_autofree char *json =
        g_strdup_printf ("{'kind':'%s','performer':'KZ','body':'%s','mandatory':true,'waiveClause':'4.3','recogniseClause':'5.2','rules':['kz-%s'],"
                         "'status':'%s','result':'%s','started':'%s','finished':'%s','officer':'KZ-10442','territory':'KZ','participants':["
                         "{'party':'KZ','body':'border','officer':'KZ-10442','territory':'KZ'}],'crossing':{'id':'x','direction':'exit',"
                         "'subject':'truck','point':'KZSYR','peerPoint':'RUMSH','mode':'joint','protocol':'KZSYR-RUMSH-1','arrived':'%s'}}",
                         kinds[i], kinds[i], kinds[i], i == 2 && crossing % 3 == 0 ? "recognised" : "done",
                         crossing % 50 == 0 ? "violation" : "no-remarks", started, finished, started);

      if (!say (tx, fill, "peer", "control.recorded", crossing, json, error))
        return FALSE;
    }
  return TRUE;
}

/* Its bytes are not there: nobody opens it here. */
static gboolean
say_act (BeketTx *tx,
         Fill    *fill,
         guint    crossing,
         GError **error)
{
  g_autofree char *json = g_strdup_printf ("{'number':'JCA-KZSYR-20261122-%06u-B02','blob':'" BLOB "'}", crossing + 1);

  return say (tx, fill, "peer", "act.issued", crossing, json, error);
}

static gboolean
fill_batch (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Fill *fill = data;

  for (guint i = fill->first; i < fill->first + BATCH; i++)
    if (!say (tx, fill, "own", "crossing.opened", i,
              "{'title':'512 ABC 07','point':'KZSYR','direction':'exit','subject':'truck','vehicles':[{'plate':'512 ABC 07'}],"
              "'persons':[{'surname':'АХМЕТОВ','names':'НҰРЛАН','documentNumber':'N12345678','citizenship':'KAZ'}]}", error) ||
        !say_controls (tx, fill, i, error) ||
        !say (tx, fill, "peer", "crossing.decided", i, "{'decision':'admitted'}", error) || !say_act (tx, fill, i, error))
      return FALSE;
  return TRUE;
}

void
bench_day_fill (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  for (Fill fill = { booth, 0 }; fill.first < BENCH_DAY_CROSSINGS; fill.first += BATCH)
    {
      beket_ledger_write (booth->station->ledger, fill_batch, &fill, &error);
      g_assert_no_error (error);
      booth->now += G_USEC_PER_SEC;
    }
}

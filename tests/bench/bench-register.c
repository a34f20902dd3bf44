/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the register of the busiest day takes: 6000 crossings with five controls each, read from the ledger as the sections of the form, and drawn, signed and
 * issued as one act.
 */

#include "config.h"

#include <stdio.h>

#include "domain/clock.h"
#include "station/day.h"
#include "station/document-private.h"
#include "station/station-private.h"
#include "support/document.h"

#define N_CROSSINGS 6000
#define BATCH 500

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
        !say (tx, fill, "peer", "crossing.decided", i, "{'decision':'admitted'}", error))
      return FALSE;
  return TRUE;
}

static void
fill_day (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  for (Fill fill = { booth, 0 }; fill.first < N_CROSSINGS; fill.first += BATCH)
    {
      beket_ledger_write (booth->station->ledger, fill_batch, &fill, &error);
      g_assert_no_error (error);
      booth->now += G_USEC_PER_SEC;
    }
}

int
main (void)
{
  Booth booth;
  g_autofree char *day = NULL;
  g_autofree char *closing = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) facts = NULL;
  g_autoptr (BeketActView) view = NULL;
  gint64 begin, read, drawn;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth.station->officer->role);
  booth.station->officer->role = g_strdup ("supervisor");
  day = beket_station_today (booth.station);
  fill_day (&booth);
  closing = beket_tools_close_day (booth.station, day, &error);
  g_assert_no_error (error);
  booth_settle (&booth);

  begin = g_get_monotonic_time ();
  facts = beket_station_register_facts (booth.station, day, &number, &error);
  read = g_get_monotonic_time () - begin;
  g_assert_no_error (error);
  begin = g_get_monotonic_time ();
  view = document_draw (&booth, "D19", day, NULL);
  drawn = g_get_monotonic_time () - begin;
  printf ("%u crossings: reading the records %.0f ms, %.2f of the %.0f ms until the document is drawn, signed, issued and opened again\n",
          beket_value_length (beket_value_get (view->record, "crossings")), read / 1000.0, (double) read / drawn, drawn / 1000.0);
  booth_clear (&booth);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document of joint control that is not the act of a crossing: its facts checked by its form, then drawn, signed and registered as an act is.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document.h"

#include "act/act.h"
#include "domain/error.h"
#include "record/entry.h"
#include "record/json.h"
#include "station/blank-private.h"
#include "station/document-private.h"
#include "station/station-private.h"
#include "station/tools.h"

#define MAX_FACTS BEKET_ACT_RECORD_MAX

/* ---- What a crossing object stands for ---- */

static void
document_free (gpointer data)
{
  BeketDocument *document = data;

  g_free (document->number);
  g_free (document);
}

const BeketDocument *
beket_station_document (BeketCrossing *crossing)
{
  return g_object_get_data (G_OBJECT (crossing), "beket-document");
}

const BeketForm *
beket_station_form_of (BeketStation  *self,
                       BeketCrossing *crossing)
{
  const BeketDocument *document = beket_station_document (crossing);
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));

  return document != NULL ? document->form : beket_station_act_form (self);
}

/* A crossing is known by its plate or its person, a document by its name in both languages: no plate looks like one. */
char *
beket_station_act_title (BeketStation  *self,
                         BeketCrossing *crossing)
{
  const BeketForm *form = beket_station_form_of (self, crossing);

  if (beket_station_document (crossing) == NULL)
    return g_strdup (beket_crossing_get_title (crossing));
  return g_strdup_printf ("%s / %s", form->title.in[BEKET_KK], form->title.in[BEKET_RU]);
}

/* ---- Who may draw it ---- */

/* Others are acts of control: whoever carries out controls draws them. */
static const struct
{
  const char *form;
  BeketAction action;
} actions[] = {
  { "D10", BEKET_ACTION_NOTIFY },
  { "D11", BEKET_ACTION_ASSIST },
  { "D12", BEKET_ACTION_ASSIST },
  { "D13", BEKET_ACTION_RECOGNISE_INSPECTION },
  { "D14", BEKET_ACTION_INSPECT_AGAIN },
  { "D15", BEKET_ACTION_WAIVE },
  { "D16", BEKET_ACTION_ISSUE_PASS },
  { "D17", BEKET_ACTION_SUSPEND },
  { "D18", BEKET_ACTION_RESUME },
  { "D25", BEKET_ACTION_EXCHANGE },
};

static gboolean
may_draw (BeketStation    *self,
          const BeketForm *form,
          GError         **error)
{
  BeketAction action = BEKET_ACTION_PERFORM_CONTROL;
  g_autofree char *day = beket_station_today (self);
  BeketActor actor;

  if (self->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].form, form->id))
      action = actions[i].action;
  beket_station_actor (self, self->officer, day, &actor);
  /* Whoever suspends joint control, or goes on with it, does so by the protocol that is suspended. */
  if (beket_station_is_decision (form->id))
    actor.protocol = beket_station_agreed_protocol (self);
  return beket_powers_check (&actor, action, error);
}

/* ---- Which form, and in which mode ---- */

static const BeketForm *
find_form (BeketStation *self,
           const char   *id,
           const char   *about,
           GError      **error)
{
  const BeketProtocol *protocol = beket_station_agreed_protocol (self);
  const char *version = protocol != NULL ? beket_protocol_form (protocol, id) : NULL;
  const BeketForm *form = beket_station_get_form (self, id, version);

  if (form == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no form %s is in force today", id);
  else if (g_str_equal (id, "D1"))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the form D1 is drawn of a crossing");
  else if (about != NULL && !beket_station_is_decision (id) && !beket_station_is_recorded (id))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the form %s writes down nothing that is on record under a number", id);
  else if (about == NULL && beket_station_is_decision (id))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the form %s needs the number of the decision that it writes down", id);
  else
    return form;
  return NULL;
}

/* A notice under Article 8 is a document of the Agreement, also after it has suspended joint control. */
const char *
beket_station_mode_of_form (BeketStation    *self,
                            const BeketForm *form)
{
  if (beket_station_is_decision (form->id))
    return beket_station_agreed_protocol (self) != NULL ? "joint" : "national";
  return beket_station_get_protocol (self) != NULL ? "joint" : "national";
}

static gboolean
check_mode (const BeketForm *form,
            const char      *mode,
            GError         **error)
{
  if (beket_form_may_be_drawn (form, mode))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the form %s is not drawn in %s mode", form->id, mode);
  return FALSE;
}

/* ---- Once only ---- */

typedef struct
{
  const char *number;
  gboolean    known;
} Known;

/* Worker thread. */
static gboolean
find_act (BeketTx *tx,
          gpointer data,
          GError **error)
{
  Known *known = data;
  g_autoptr (BeketValue) row = beket_tx_act (tx, known->number, error);

  known->known = beket_value_get_text (row, "number") != NULL;
  return row != NULL;
}

static gboolean
check_new (BeketStation *self,
           const char   *number,
           GError      **error)
{
  Known known = { number, FALSE };

  if (number == NULL)
    return TRUE;
  if (!beket_ledger_read (self->ledger, find_act, &known, error))
    return FALSE;
  if (known.known)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s is drawn already", number);
  return !known.known;
}

/* ---- The way ---- */

static BeketCrossing *
stand_in (BeketStation    *self,
          const BeketForm *form,
          const char      *about,
          BeketValue      *facts)
{
  BeketDocument *document = g_new0 (BeketDocument, 1);
  g_autofree char *id = beket_uuid7 (beket_station_now (self));
  BeketCrossing *crossing = beket_crossing_new (id, facts, beket_station_now (self));

  document->form = form;
  document->number = g_strdup (about);
  g_object_set_data_full (G_OBJECT (crossing), "beket-document", document, document_free);
  return crossing;
}

char *
beket_tools_draw_document (BeketStation *station,
                           const char   *form,
                           const char   *about,
                           const char   *facts,
                           const char   *pin,
                           GError      **error)
{
  const BeketForm *found;
  g_autoptr (BeketCrossing) crossing = NULL;
  g_autoptr (BeketValue) said = NULL;
  g_autoptr (BeketValue) recorded = NULL;
  g_autofree char *number = NULL;
  BeketValue *whole;

  g_return_val_if_fail (BEKET_IS_STATION (station) && form != NULL && pin != NULL, NULL);

  if (facts != NULL && (said = beket_json_load (facts, MAX_FACTS, error)) == NULL)
    return NULL;
  found = find_form (station, form, about, error);
  if (found == NULL || !may_draw (station, found, error) || !check_mode (found, beket_station_mode_of_form (station, found), error))
    return NULL;
  recorded = beket_station_record_of (station, found, about, &number, error);
  if ((about != NULL && recorded == NULL) || !check_new (station, number, error) ||
      (whole = beket_station_document_facts (station, found, said, recorded, error)) == NULL)
    return NULL;
  crossing = stand_in (station, found, number, whole);
  return beket_tools_draw_and_sign (station, crossing, pin, error);
}

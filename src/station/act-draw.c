/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing an act: its number from the ledger, its record, its paper seal, its pages.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "act/act.h"
#include "act/paper-seal.h"
#include "domain/act-number.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "record/json.h"
#include "station/blank-private.h"
#include "station/document-private.h"
#include "station/stage.h"

static void
drawn_free (gpointer data)
{
  BeketDrawnAct *drawn = data;

  g_free (drawn->number);
  g_free (drawn->facts_hash);
  g_free (drawn->record_hash);
  g_clear_pointer (&drawn->record, beket_value_unref);
  g_clear_pointer (&drawn->pdf, g_bytes_unref);
  g_free (drawn);
}

static char *
hash_of (const BeketValue *value)
{
  g_autofree char *json = beket_json_write (value);

  return beket_hash_hex (json, strlen (json));
}

/* The act that was drawn from the facts as they are now, by the officer who is signed in now. */
const BeketDrawnAct *
beket_station_drawn (BeketStation  *self,
                     BeketCrossing *crossing)
{
  BeketDrawnAct *drawn = g_object_get_data (G_OBJECT (crossing), "beket-drawn");
  g_autofree char *hash = NULL;
  const char *signer;

  if (drawn == NULL || self->officer == NULL)
    return NULL;
  signer = beket_value_get_text (beket_value_index (beket_value_get (drawn->record, "signatures"), 0), "id");
  if (g_strcmp0 (signer, self->officer->id) != 0)
    return NULL;
  hash = hash_of (beket_crossing_get_facts (crossing));
  return g_str_equal (hash, drawn->facts_hash) ? drawn : NULL;
}

/* ---- The number ---- */

typedef struct
{
  char  *day;          /* (owned) */
  char  *crossing;     /* (owned) */
  gint64 number;
} Number;

/* An act in the place of another has a number of its own, also on the same day. */
static char *
number_key (BeketCrossing *crossing)
{
  const BeketValue *replaces = beket_value_get (beket_crossing_get_facts (crossing), "replaces");
  const char *id = beket_crossing_get_id (crossing);

  return replaces == NULL ? g_strdup (id) : g_strconcat (id, " ", beket_value_get_text (replaces, "entry"), NULL);
}

static void
number_free (Number *call)
{
  g_free (call->day);
  g_free (call->crossing);
  g_free (call);
}

/* Worker thread. */
static gboolean
take_number (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Number *call = data;

  return beket_tx_act_number (tx, call->day, call->crossing, &call->number, error);
}

/* ---- The pages ---- */

typedef struct
{
  BeketCrossing   *crossing;     /* (owned): main thread only */
  BeketLibrary    *library;      /* (owned) */
  const BeketForm *form;         /* (not owned): the library's */
  BeketDrawnAct   *drawn;        /* (owned) */
  GBytes          *json;         /* (owned) */
  BeketKey        *seal_key;     /* (owned) (nullable) */
  gint64           now;
} Draw;

static void
draw_free (Draw *draw)
{
  g_clear_object (&draw->crossing);
  beket_library_unref (draw->library);
  g_clear_pointer (&draw->drawn, drawn_free);
  g_clear_pointer (&draw->json, g_bytes_unref);
  g_clear_pointer (&draw->seal_key, beket_key_unref);
  g_free (draw);
}

static char *
seal_of (const Draw *draw,
         GError    **error)
{
  g_autoptr (BeketPaperSeal) says = beket_paper_seal_of (draw->drawn->record, draw->drawn->record_hash, draw->now, error);

  return says != NULL ? beket_paper_seal_make (draw->seal_key, says, error) : NULL;
}

/* Any thread: the record is this call's own until it is handed back. */
static void
draw_pages (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Draw *draw = data;
  g_autofree char *seal = NULL;
  GError *error = NULL;

  if (draw->seal_key != NULL)
    seal = seal_of (draw, &error);
  if (error == NULL)
    draw->drawn->pdf = beket_act_render (draw->library, draw->form, draw->drawn->record, draw->json, seal,
                                         &error);
  if (draw->drawn->pdf != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
pages_drawn (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Draw *draw = g_task_get_task_data (G_TASK (result));
  g_autoptr (BeketCrossing) crossing = g_steal_pointer (&draw->crossing);
  GError *error = NULL;
  GBytes *pdf;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  pdf = g_bytes_ref (draw->drawn->pdf);
  g_object_set_data_full (G_OBJECT (crossing), "beket-drawn", g_steal_pointer (&draw->drawn), drawn_free);
  beket_station_touch (self, crossing, NULL);
  g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
}

static Draw *
plan_drawing (BeketStation  *self,
              BeketCrossing *crossing,
              const char    *number)
{
  Draw *draw = g_new0 (Draw, 1);
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));
  g_autofree char *json = NULL;

  draw->crossing = g_object_ref (crossing);
  draw->library = beket_library_ref (self->library);
  draw->form = beket_station_form_of (self, crossing);
  draw->now = beket_station_now (self);
  draw->seal_key = self->seal_key != NULL ? beket_key_ref (self->seal_key) : NULL;
  draw->drawn = g_new0 (BeketDrawnAct, 1);
  draw->drawn->number = g_strdup (number);
  draw->drawn->facts_hash = hash_of (beket_crossing_get_facts (crossing));
  draw->drawn->record = beket_station_act_record (self, crossing, number, draw->now);
  json = beket_json_write (draw->drawn->record);
  draw->drawn->record_hash = beket_hash_hex (json, strlen (json));
  draw->json = g_bytes_new (json, strlen (json));
  return draw;
}

/* @task: (transfer full) */
static void
draw_numbered (BeketStation *self,
               GTask        *task,
               const char   *number)
{
  BeketCrossing *crossing = g_task_get_task_data (task);

  beket_crossing_set_act (crossing, number);
  beket_stage_run (task, plan_drawing (self, crossing, number), (GDestroyNotify) draw_free, draw_pages, pages_drawn);
}

static void
number_taken (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  BeketCrossing *crossing = g_task_get_task_data (task);
  g_autofree char *number = NULL;
  GError *error = NULL;
  gpointer data;
  Number *call;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->officer == NULL)
    {
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return;
    }
  call = data;
  number = beket_act_number (beket_station_form_of (self, crossing)->prefix, self->profile->point, call->day, call->number,
                             self->profile->workstation);
  draw_numbered (self, g_steal_pointer (&task), number);
}

static gboolean
may_draw (BeketStation  *self,
          BeketCrossing *crossing,
          GError       **error)
{
  if (beket_station_form_of (self, crossing) == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no form of the act is in force today");
      return FALSE;
    }
  if (beket_station_document (crossing) != NULL)
    return TRUE;
  if (beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "decision"), "decided") == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the crossing is not decided yet");
      return FALSE;
    }
  return TRUE;
}

/* A document that writes down what was decided has the number of that, what is entered from a paper blank the number on the paper. */
static const char *
given_number (BeketCrossing *crossing)
{
  const BeketDocument *document = beket_station_document (crossing);

  return document != NULL ? document->number : beket_station_blank_number (crossing);
}

void
beket_station_draw_act_async (BeketStation       *self,
                              BeketCrossing      *crossing,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  const BeketDrawnAct *drawn;
  const char *number;
  GError *error = NULL;
  Number *call;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_draw_act_async);
  g_task_set_task_data (task, g_object_ref (crossing), g_object_unref);
  drawn = beket_station_drawn (self, crossing);
  if (drawn != NULL)
    {
      g_task_return_pointer (task, g_bytes_ref (drawn->pdf), (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (!may_draw (self, crossing, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  number = given_number (crossing);
  if (number != NULL)
    {
      draw_numbered (self, g_steal_pointer (&task), number);
      return;
    }
  call = g_new0 (Number, 1);
  call->crossing = number_key (crossing);
  call->day = beket_point_day (beket_station_get_point (self, NULL), beket_station_now (self));
  beket_ledger_write_async (self->ledger, take_number, call, (GDestroyNotify) number_free, number_taken,
                            g_steal_pointer (&task));
}

GBytes *
beket_station_draw_act_finish (BeketStation *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

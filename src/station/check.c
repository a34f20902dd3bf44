/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a crossing, and what the officer should know about it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"
#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/document-hints.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "domain/parse-error.h"

GPtrArray *
beket_station_check (BeketStation  *self,
                     BeketCrossing *crossing,
                     const char    *step)
{
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));

  return beket_station_complaints (self, beket_crossing_get_facts (crossing), step);
}

/* ---- Alerts ---- */

static char *
text_in (BeketLanguage language,
         const char   *kk,
         const char   *ru)
{
  return g_strdup (language == BEKET_KK ? kk : ru);
}

/* The state that is entered, as documents name it. */
static const char *
entered_state (BeketStation     *self,
               const BeketValue *facts)
{
  gboolean exit = g_strcmp0 (beket_value_get_text (beket_value_get (facts, "crossing"), "direction"), "exit") == 0;
  gboolean kz = g_str_equal (self->profile->party, "KZ");

  return exit == kz ? "RUS" : "KAZ";
}

/* Alerts are shown in the language that is asked for, not in the process's: a window may show both. */
static void
add_hints (BeketStation     *self,
           const BeketValue *facts,
           BeketLanguage     language,
           GPtrArray        *alerts)
{
  g_autofree char *day = beket_station_today (self);
  const BeketValue *persons = beket_value_get (facts, "persons");

  for (guint i = 0; i < beket_value_length (persons); i++)
    {
      const BeketValue *person = beket_value_index (persons, i);
      const char *surname = beket_value_get_text (person, "surname");
      guint hints = beket_document_hints (person, entered_state (self, facts), day) & ~BEKET_HINTS_ROUTINE;

      for (guint hint = 0; hint < BEKET_N_HINTS; hint++)
        if ((hints & (1u << hint)) != 0)
          g_ptr_array_add (alerts, g_strdup_printf ("%s: %s", surname == NULL ? "–" : surname,
                                                    beket_codes_label (beket_station_get_codes (self), "document-hint",
                                                                       beket_hint_word ((BeketHint) hint), language)));
    }
}

/* Other crossings that stand open here have the same vehicle or document: perhaps it was begun twice. */
static gboolean
shares (const BeketValue *a,
        const BeketValue *b,
        const char       *section,
        const char       *field)
{
  const char *mine = beket_value_get_text (beket_value_index (beket_value_get (a, section), 0), field);
  const char *theirs = beket_value_get_text (beket_value_index (beket_value_get (b, section), 0), field);

  return mine != NULL && *mine != '\0' && g_strcmp0 (mine, theirs) == 0;
}

static void
add_open_twice (BeketStation  *self,
                BeketCrossing *crossing,
                BeketLanguage  language,
                GPtrArray     *alerts)
{
  const BeketValue *facts = beket_crossing_get_facts (crossing);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->crossings)); i++)
    {
      g_autoptr (BeketCrossing) other = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);
      const BeketValue *theirs = beket_crossing_get_facts (other);

      if (other != crossing &&
          (shares (facts, theirs, "usedTransportMeans", "plate") ||
           shares (facts, theirs, "persons", "documentNumber")))
        g_ptr_array_add (alerts, text_in (language, "Осы көлік не құжат кезекте тағы бір өтуде тұр",
                                          "Это ТС или документ есть ещё в одном пересечении очереди"));
    }
}

static void
add_act_today (BeketStation  *self,
               BeketCrossing *crossing,
               BeketLanguage  language,
               GPtrArray     *alerts)
{
  const char *title = beket_crossing_get_title (crossing);
  const BeketPoint *point = beket_station_get_point (self, NULL);
  g_autofree char *day = beket_station_today (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (self->acts), i);
      g_autofree char *of_act = NULL;
      gint64 issued;

      if (*title == '\0' || !g_str_equal (beket_item_text (item, "title"), title) ||
          !beket_time_parse_wire (beket_item_text (item, "issued"), &issued, NULL))
        continue;
      of_act = beket_point_day (point, issued);
      if (!g_str_equal (of_act, day))
        continue;
      g_ptr_array_add (alerts, text_in (language, "Осы көлік бүгін бұрын өткен",
                                        "Это транспортное средство сегодня уже проходило"));
      return;
    }
}

GPtrArray *
beket_station_alerts (BeketStation  *self,
                      BeketCrossing *crossing,
                      BeketLanguage  language)
{
  GPtrArray *alerts = g_ptr_array_new_with_free_func (g_free);
  const BeketValue *facts = beket_crossing_get_facts (crossing);
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));

  add_hints (self, facts, language, alerts);
  add_open_twice (self, crossing, language, alerts);
  add_act_today (self, crossing, language, alerts);
  beket_station_add_notice_alerts (self, crossing, language, alerts);
  beket_station_add_risk_alerts (self, crossing, language, alerts);
  return alerts;
}

/* ---- Overruling ---- */

static BeketComplaint *
find_complaint (GPtrArray  *complaints,
                const char *path)
{
  for (guint i = 0; i < complaints->len; i++)
    {
      BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      if (g_str_equal (complaint->path, path))
        return complaint;
    }
  return NULL;
}

/* What is missing cannot be overruled: there is nothing that could stand. Nor can a rule of the form. */
static gboolean
mutate_overrule (BeketStationStep *step,
                 BeketValue       *facts,
                 GError          **error)
{
  g_autoptr (GPtrArray) complaints = beket_station_complaints (step->station, facts, NULL);
  BeketComplaint *complaint = find_complaint (complaints, step->word);
  BeketValue *reason;

  if (!beket_station_step_may (step, NULL, BEKET_ACTION_PERFORM_CONTROL, BEKET_ACTION_CHECK_GROUNDS, error))
    return FALSE;
  if (complaint == NULL || complaint->error->code == BEKET_PARSE_ERROR_MISSING || complaint->check != NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: nothing to overrule", step->word);
      return FALSE;
    }
  if (step->text == NULL || *step->text == '\0')
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: a reason is needed", step->word);
      return FALSE;
    }
  reason = beket_value_new_object ();
  beket_value_set_text (reason, "reason", step->text);
  beket_value_set_text (reason, "check", beket_parse_error_word (complaint->error));
  beket_value_set_integer (reason, "position", beket_parse_error_get_position (complaint->error));
  beket_value_set (beket_value_object (facts, "overruled"), step->word, reason);
  return TRUE;
}

static const BeketValue *
value_at (const BeketValue *facts,
          const char       *path)
{
  g_auto (GStrv) names = g_strsplit_set (path, ".[]", -1);

  for (char **name = names; *name != NULL && facts != NULL; name++)
    if (**name == '\0')
      continue;
    else if (g_ascii_isdigit (**name))
      facts = beket_value_index (facts, (guint) g_ascii_strtoull (*name, NULL, 10));
    else
      facts = beket_value_get (facts, *name);
  return facts;
}

static void
overrule_entries (BeketStationStep *step,
                  const BeketValue *facts)
{
  const BeketValue *reason = beket_value_get (beket_value_get (facts, "overruled"), step->word);
  g_autoptr (BeketValue) data = beket_value_copy (reason);
  const BeketValue *value = value_at (facts, step->word);

  beket_value_set_text (data, "path", step->word);
  if (value != NULL)
    beket_value_set (data, "value", beket_value_copy (value));
  beket_station_step_add (step, "check.overruled", step->crossing_id, data, NULL);
}

void
beket_station_overrule_async (BeketStation       *self,
                              BeketCrossing      *crossing,
                              const char         *path,
                              const char         *reason,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_overrule_async,
                                                   callback, user_data);

  step->word = g_strdup (path);
  step->text = g_strdup (reason);
  step->mutate = mutate_overrule;
  step->entries = overrule_entries;
  beket_station_run_step (step);
}

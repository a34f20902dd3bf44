/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that the dialogs of corrections and of the hand-over share.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/ask-grounds.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/words.h"

void
beket_ask_add_grounds (BeketAsk     *self,
                       BeketStation *station)
{
  const char *const *words = beket_codes_words (beket_station_get_codes (station), "correction-reason");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *label = beket_words_sentence (beket_words_label (station, "correction-reason", words[i]));

      g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  beket_ask_add_choice (self, "reason", _ ("Reason of the correction"), words, (const char *const *) labels, NULL);
  beket_ask_add_text (self, "text", _ ("Explanation"), NULL, TRUE);
}

static gboolean
may_be_second (BeketStation       *station,
               const BeketOfficer *officer,
               const char         *role)
{
  const BeketOfficer *own = beket_station_get_officer (station);

  return (own == NULL || !g_str_equal (own->id, officer->id)) && (role == NULL || g_strcmp0 (officer->role, role) == 0) &&
         g_strcmp0 (officer->party, beket_station_get_profile (station)->party) == 0;
}

gboolean
beket_ask_add_second (BeketAsk     *self,
                      BeketStation *station,
                      const char   *label,
                      const char   *pin_label,
                      const char   *role)
{
  GPtrArray *officers = beket_station_officers (station);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < officers->len; i++)
    {
      const BeketOfficer *officer = g_ptr_array_index (officers, i);

      if (!may_be_second (station, officer, role))
        continue;
      g_ptr_array_add (ids, officer->id);
      g_ptr_array_add (names, officer->name);
    }
  if (ids->len == 0)
    return FALSE;

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  beket_ask_add_choice (self, "second", label, (const char *const *) ids->pdata, (const char *const *) names->pdata, NULL);
  beket_ask_add_pin (self, "second-pin", pin_label);

  return TRUE;
}

/* (nullable): "" of a row that is not there. */
static const char *
answer (BeketAsk   *self,
        const char *name)
{
  const char *text = beket_ask_get (self, name);

  return *text != '\0' ? text : NULL;
}

BeketGrounds
beket_ask_get_grounds (BeketAsk *self)
{
  return (BeketGrounds) {
           answer (self, "reason"), answer (self, "text"), answer (self, "second"), answer (self, "second-pin")
  };
}

void
beket_ask_refuse_error (BeketAsk     *self,
                        BeketStation *station,
                        const GError *error)
{
  g_autofree char *text = beket_complaint_of_station (station, error);

  beket_ask_refuse (self, text);
}

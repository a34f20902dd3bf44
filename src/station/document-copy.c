/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of an act for the authority, the person or the other Party, to be printed.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document.h"

#include "act/act.h"
#include "domain/error.h"
#include "station/station-private.h"
#include "station/tools.h"

/* The act keeps the version of its form for ever. */
static const BeketForm *
form_of (BeketStation     *self,
         const BeketValue *record,
         GError          **error)
{
  const BeketValue *act = beket_value_get (record, "act");
  const char *id = beket_value_get_text (act, "form");
  const char *version = beket_value_get_text (act, "formVersion");
  const BeketForm *form = id != NULL && version != NULL ? beket_library_form (self->library, id, version, NULL) : NULL;

  if (form == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the form %s %s is not known here", id != NULL ? id : "–",
                 version != NULL ? version : "–");
  return form;
}

static gboolean
is_valid (const BeketActView *view,
          GError            **error)
{
  if (view->valid && view->record != NULL)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the file of the act is not valid: %s", view->failed);
  return FALSE;
}

GBytes *
beket_tools_copy_act (BeketStation *station,
                      const char   *act,
                      const char   *copy,
                      GError      **error)
{
  g_autoptr (BeketActView) view = NULL;
  const BeketForm *form;
  BeketCopy word;

  g_return_val_if_fail (BEKET_IS_STATION (station) && act != NULL && copy != NULL, NULL);

  if (!beket_copy_from_word (copy, &word))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "there is no copy \"%s\"", copy);
      return NULL;
    }
  view = beket_tools_open_act (station, act, error);
  if (view == NULL || !is_valid (view, error) || (form = form_of (station, view->record, error)) == NULL)
    return NULL;
  return beket_act_copy (station->library, form, view->pdf, word, error);
}

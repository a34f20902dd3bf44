/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl act compare: the neighbour's act beside own findings.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/act-compare.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/error.h"
#include "station/findings.h"
#include "station/tools.h"
#include "tool/command.h"

/* (transfer full): words of a code list in the reader's language, everything else as it is kept. */
static char *
text_of (BeketStation     *station,
         const BeketField *field,
         const BeketValue *value)
{
  BeketCodes *codes = beket_station_get_codes (station);
  const char *text = value != NULL ? beket_value_to_text (value) : NULL;
  GString *words;

  if (value == NULL)
    return g_strdup ("–");
  if (text != NULL)
    return g_strdup (field->type == BEKET_FIELD_CODE ? beket_codes_label (codes, field->codes, text, beketctl_language ()) : text);
  if (beket_value_get_kind (value) == BEKET_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, beket_value_to_integer (value));
  if (beket_value_get_kind (value) == BEKET_VALUE_BOOLEAN)
    return g_strdup (beket_value_to_boolean (value) ? _ ("Yes") : _ ("No"));
  words = g_string_new (NULL);
  for (guint i = 0; i < beket_value_length (value); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "",
                            beket_codes_label (codes, field->codes, beket_value_to_text (beket_value_index (value, i)), beketctl_language ()));
  return g_string_free (words, FALSE);
}

static void
print_line (BeketStation        *station,
            const BeketCompared *one)
{
  static const char *const signs[] = { "=", "≠", "·", "+" };   /* by BeketAgreement */
  g_autofree char *theirs = text_of (station, one->field, one->theirs);
  g_autofree char *ours = text_of (station, one->field, one->ours);
  g_autofree char *row = one->section->repeated ? g_strdup_printf (" %u", one->row + 1) : g_strdup ("");

  printf ("%s %s%s · %s: %s", signs[one->agreement], one->section->title.in[beketctl_language ()], row,
          one->field->label.in[beketctl_language ()], theirs);
  if (one->agreement == BEKET_DIFFERS || one->agreement == BEKET_OURS_ONLY)
    printf (" | %s", ours);
  putchar ('\n');
}

static BeketValue *
to_value (const BeketCompared *one)
{
  BeketValue *value = beket_value_new_object ();

  beket_value_set_text (value, "section", one->section->id);
  beket_value_set_integer (value, "row", one->row);
  beket_value_set_text (value, "field", one->field->id);
  beket_value_set_text (value, "agreement", beket_agreement_word (one->agreement));
  beket_value_set_boolean (value, "whole", one->whole);
  if (one->theirs != NULL)
    beket_value_set (value, "theirs", beket_value_copy (one->theirs));
  if (one->ours != NULL)
    beket_value_set (value, "ours", beket_value_copy (one->ours));
  return value;
}

static void
print_all (BeketStation *station,
           const GArray *compared,
           gboolean      json)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();

  for (guint i = 0; i < compared->len; i++)
    if (json)
      beket_value_append (list, to_value (&g_array_index (compared, BeketCompared, i)));
    else
      print_line (station, &g_array_index (compared, BeketCompared, i));
  if (json)
    beketctl_print_json (list);
}

/* (transfer full) (nullable): as old as @view and the open crossing. */
static GArray *
compare (BeketStation       *station,
         const BeketActView *view,
         GError            **error)
{
  const BeketForm *form = beket_station_get_form (station, beket_value_get_text (view->row, "form"),
                                                  beket_value_get_text (view->row, "formVersion"));
  const BeketValue *ours = beket_station_findings (station, view->record);

  if (!view->valid || view->record == NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, _ ("the act is not valid: nothing is compared with it"));
  else if (form == NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, _ ("the form of the act is not known here"));
  else if (ours == NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                         _ ("no crossing that is open here is about the same vehicle, document or container"));
  else
    return beket_comparison_new (form, view->record, ours);
  return NULL;
}

int
beketctl_act_compare (BeketStation *station,
                      const char   *act,
                      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (station, act, &error);
  g_autoptr (GArray) compared = view != NULL ? compare (station, view, &error) : NULL;

  if (compared == NULL)
    return beketctl_refused (error);
  print_all (station, compared, json);
  return BEKETCTL_OK;
}

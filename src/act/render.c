/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a record to the base revision of its act.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/act.h"

#include "act/finish.h"
#include "act/layout.h"
#include "domain/clock.h"
#include "domain/error.h"

/* /CreationDate counts seconds. */
static char *
drawn_at (const BeketValue *record,
          GError          **error)
{
  const char *wire = beket_value_get_text (beket_value_get (record, "act"), "drawn");
  gint64 when;

  if (wire == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "The record does not say when the act was drawn (act.drawn)");
      return NULL;
    }

  if (!beket_time_parse_wire (wire, &when, error))
    {
      g_prefix_error (error, "act.drawn: ");
      return NULL;
    }

  return g_strdup_printf ("%.19sZ", wire);
}

void
beket_act_lay_out (BeketLayout *layout)
{
  int document = beket_tags_open (layout->tags, "Document", BEKET_NEUTRAL);

  beket_layout_head (layout);
  for (guint i = 0; i < layout->form->sections->len; i++)
    beket_layout_section (layout, g_ptr_array_index (layout->form->sections, i));
  beket_layout_foot (layout);
  beket_tags_close (layout->tags, document);
}

static gboolean
is_sound (const BeketLayout *layout,
          GError           **error)
{
  const char *fault = NULL;

  if (layout->too_long)
    fault = "The act has too many pages";
  else if (layout->missing)
    fault = "The act has a character that its font does not have";
  else if (layout->fields[0].page < 0 || layout->fields[1].page < 0)
    fault = "The form has no section for signatures";

  if (fault != NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, fault);

  return fault == NULL;
}

/* What no verifier would read is not drawn either. */
static gboolean
may_be_attached (GBytes  *record,
                 GError **error)
{
  if (g_bytes_get_size (record) <= BEKET_ACT_RECORD_MAX)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The record is too large: %" G_GSIZE_FORMAT " bytes", g_bytes_get_size (record));
  return FALSE;
}

static GBytes *
within_limit (GBytes  *pdf,
              GError **error)
{
  if (pdf == NULL || g_bytes_get_size (pdf) <= BEKET_ACT_BASE_MAX)
    return pdf;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
               "The act is too large: %" G_GSIZE_FORMAT " bytes", g_bytes_get_size (pdf));
  g_bytes_unref (pdf);
  return NULL;
}

static GBytes *
render (BeketLibrary     *library,
        const BeketForm  *form,
        const BeketValue *record,
        GBytes           *record_json,
        const char       *paper_seal,
        int               copy,
        GError          **error)
{
  g_autoptr (BeketLayout) layout = NULL;
  g_autoptr (GBytes) drawn = NULL;
  g_autofree char *created = NULL;

  created = drawn_at (record, error);
  if (created == NULL || !may_be_attached (record_json, error))
    return NULL;

  layout = beket_layout_new (library, form, record, paper_seal, error);
  if (layout == NULL)
    return NULL;

  layout->copy = copy;
  beket_act_lay_out (layout);
  if (!is_sound (layout, error))
    return NULL;

  drawn = beket_layout_draw (layout, created, TRUE, error);
  if (drawn == NULL)
    return NULL;

  return within_limit (beket_finish (layout, drawn, record_json, created, error), error);
}

GBytes *
beket_act_render (BeketLibrary     *library,
                  const BeketForm  *form,
                  const BeketValue *record,
                  GBytes           *record_json,
                  const char       *paper_seal,
                  GError          **error)
{
  g_return_val_if_fail (library != NULL && form != NULL && record != NULL && record_json != NULL,
                        NULL);

  return render (library, form, record, record_json, paper_seal, BEKET_NO_COPY, error);
}

GBytes *
beket_act_render_copy (BeketLibrary     *library,
                       const BeketForm  *form,
                       const BeketValue *record,
                       GBytes           *record_json,
                       const char       *paper_seal,
                       BeketCopy         copy,
                       GError          **error)
{
  g_return_val_if_fail (library != NULL && form != NULL && record != NULL && record_json != NULL,
                        NULL);

  if (!form->copies[copy])
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The form %s has no copy \"%s\"", form->id,
                   beket_copy_word (copy));
      return NULL;
    }

  return render (library, form, record, record_json, paper_seal, (int) copy, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing documents that are not the act of a crossing.
 */

#include "config.h"

#include "support/document.h"

#include "domain/error.h"
#include "station/document.h"

/* (transfer full): a file with @json, whose quotes are single ones. */
static char *
facts_file (Booth      *booth,
            const char *json)
{
  char *path = g_build_filename (booth->root, "facts.json", NULL);
  g_autoptr (BeketValue) value = rights_value (json);
  g_autofree char *text = beket_tools_json (value);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

BeketActView *
document_draw (Booth      *booth,
               const char *form,
               const char *about,
               const char *facts)
{
  g_autofree char *path = facts != NULL ? facts_file (booth, facts) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = beket_tools_draw_document (booth->station, form, about, path, BOOTH_PIN, &error);
  BeketActView *view;

  g_assert_no_error (error);
  view = beket_tools_open_act (booth->station, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->failed, ==, NULL);
  g_assert_true (view->valid);
  return view;
}

void
document_refuse (Booth      *booth,
                 const char *form,
                 const char *about,
                 const char *facts,
                 int         code,
                 const char *words)
{
  g_autofree char *path = facts != NULL ? facts_file (booth, facts) : NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_draw_document (booth->station, form, about, path, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, code);
  if (!g_str_has_prefix (error->message, words))
    g_error ("refused with \"%s\", not \"%s\"", error->message, words);
}

const char *
document_fact (const BeketActView *view,
               const char         *section,
               const char         *name)
{
  return beket_value_get_text (beket_value_get (view->record, section), name);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl act evidence: what others have signed or received of an act, attached and listed.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/act-evidence.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/evidence.h"
#include "station/tools.h"

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "–";
}

/* Who and when are words of the file; what was checked of them is said in the same line. */
static void
print_row (BeketStation     *station,
           const BeketValue *row)
{
  BeketCodes *codes = beket_station_get_codes (station);
  BeketLanguage language = beketctl_language ();
  const char *kind = beket_value_get_text (row, "kind");
  const char *checked = beket_value_get_text (row, "checked");

  printf ("%s: %s, %s, %s, %s %s. %s\n",
          beket_codes_label (codes, "attestation-kind", or_dash (kind), language),
          or_dash (beket_value_get_text (row, "who")), or_dash (beket_value_get_text (row, "issuer")),
          or_dash (beket_value_get_text (row, "when")), or_dash (beket_value_get_text (row, "algorithm")),
          or_dash (beket_value_get_text (row, "digest")), beket_codes_label (codes, "attestation-check", checked, language));
}

static int
list (BeketStation *station,
      const char   *act,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (station, act, &error);

  if (view == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (view->evidence);
  for (guint i = 0; !json && i < beket_value_length (view->evidence); i++)
    print_row (station, beket_value_index (view->evidence, i));
  return BEKETCTL_OK;
}

static int
add (BeketStation *station,
     const char   *act,
     const char   *path,
     const char   *officer,
     const char   *pin_file)
{
  g_autoptr (GError) error = NULL;

  if (officer == NULL || pin_file == NULL)
    return beketctl_usage ("beketctl act", _ ("evidence is attached with --officer and --pin-file"));
  if (!beketctl_sign_in (station, officer, pin_file, &error) || !beket_tools_add_evidence (station, act, path, &error))
    return beketctl_refused_by (station, error);
  return BEKETCTL_OK;
}

gboolean
beketctl_act_evidence_is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  return count >= 3 && g_str_equal (options->rest[0], "evidence") &&
         ((count == 3 && g_str_equal (options->rest[1], "list")) || (count == 4 && g_str_equal (options->rest[1], "add")));
}

int
beketctl_act_evidence (BeketStation       *station,
                       const BeketOptions *options,
                       const char         *officer,
                       const char         *pin_file)
{
  if (g_str_equal (options->rest[1], "list"))
    return list (station, options->rest[2], options->json);
  return add (station, options->rest[2], options->rest[3], officer, pin_file);
}

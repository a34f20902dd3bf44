/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of an act that is there: drawn from its own record, with its own paper seal.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/act.h"

#include "act/structure.h"
#include "record/json.h"

GBytes *
beket_act_copy (BeketLibrary    *library,
                const BeketForm *form,
                GBytes          *pdf,
                BeketCopy        copy,
                GError         **error)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, error);
  g_autoptr (GBytes) json = structure != NULL ? beket_record_read (structure, error) : NULL;
  g_autoptr (BeketValue) record = json != NULL ? beket_json_parse_bytes (json, BEKET_ACT_MAX, error) : NULL;
  g_autofree char *seal = NULL;

  if (record == NULL)
    return NULL;

  seal = beket_base_seal (structure);
  return beket_act_render_copy (library, form, record, json, seal, copy, error);
}

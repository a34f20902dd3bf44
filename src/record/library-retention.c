/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of retention from their file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-retention.h"

#include "record/json.h"
#include "record/library-private.h"

#define MAX_DAYS 36525
#define NAME "codes/retention.json"

static gboolean
claim_kinds (const BeketPlace *place,
             char            **kinds,
             const BeketCodes *codes,
             GHashTable       *claimed,
             GError          **error)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      BeketPlace kind = beket_place_item (place, i);

      if (!beket_codes_has (codes, "kind", kinds[i]))
        return beket_place_fail (&kind, error, BEKET_PARSE_ERROR_UNKNOWN, "not in the list \"kind\"");
      if (!g_hash_table_add (claimed, g_strdup (kinds[i])))
        return beket_place_fail (&kind, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", kinds[i]);
    }

  return TRUE;
}

static BeketRetentionRule *
read_rule (const BeketPlace *place,
           const BeketCodes *codes,
           GHashTable       *claimed,
           GError          **error)
{
  static const char *const names[] = { "id", "days", "kinds", "basis", "checked", NULL };
  g_autoptr (BeketRetentionRule) rule = beket_retention_rule_new ();
  BeketPlace days = beket_place_member (place, "days");
  BeketPlace kinds = beket_place_member (place, "kinds");

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "id", BEKET_NAME_WORD, 32, &rule->id, error) ||
      !beket_place_integer (place, "days", 1, MAX_DAYS, &rule->days, error) ||
      !beket_place_words (place, "kinds", TRUE, &rule->kinds, error) ||
      !beket_place_both (place, "basis", &rule->basis, error) ||
      !beket_place_boolean (place, "checked", &rule->checked, error) ||
      !claim_kinds (&kinds, rule->kinds, codes, claimed, error))
    return NULL;
  if (rule->days > 0)
    return g_steal_pointer (&rule);

  beket_place_fail (&days, error, BEKET_PARSE_ERROR_MISSING, "missing");
  return NULL;
}

static gboolean
read_kept (const BeketPlace *root,
           const BeketCodes *codes,
           GHashTable       *claimed,
           GError          **error)
{
  g_auto (GStrv) kept = NULL;
  BeketPlace place = beket_place_member (root, "kept");

  return beket_place_words (root, "kept", TRUE, &kept, error) && claim_kinds (&place, kept, codes, claimed, error);
}

static GPtrArray *
read_rules (const BeketPlace *root,
            const BeketCodes *codes,
            GError          **error)
{
  static const char *const names[] = { "rules", "kept", NULL };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_retention_rule_free);
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BeketPlace list;

  if (!beket_place_object (root, names, error) || !beket_place_list (root, "rules", &list, error))
    return NULL;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketRetentionRule *rule = read_rule (&item, codes, claimed, error);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (rules, rule);
    }

  return read_kept (root, codes, claimed, error) ? g_steal_pointer (&rules) : NULL;
}

GPtrArray *
beket_retention_parse (const char       *bytes,
                       gsize             length,
                       const BeketCodes *codes,
                       GError          **error)
{
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  BeketPlace root = beket_place_root (value);

  return value != NULL ? read_rules (&root, codes, error) : NULL;
}

GPtrArray *
beket_retention_load (const char       *folder,
                      const BeketCodes *codes,
                      GError          **error)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autoptr (BeketValue) value = NULL;
  GPtrArray *rules;
  BeketPlace root;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) beket_retention_rule_free);

  value = beket_json_load (path, BEKET_JSON_MAX_FILE, error);
  if (value == NULL)
    return NULL;

  root = beket_place_root (value);
  rules = read_rules (&root, codes, error);
  if (rules == NULL)
    g_prefix_error (error, NAME ": ");

  return rules;
}

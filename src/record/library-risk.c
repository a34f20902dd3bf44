/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A risk rule from its file: what is unknown, missing, or reads what is not there is refused with its place.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-risk.h"

#include "record/entry.h"
#include "record/json-private.h"
#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

#define MAX_TITLE       120   /* characters */
#define MAX_EXPLANATION 600
#define MAX_OWNER       120

/* ---- What a condition may read ---- */

static gboolean
is_counter (const char *path)
{
  static const char *const counters[] = { "seen", "seen.plate", "seen.document", "expected", NULL };

  return g_strv_contains (counters, path);
}

/* A field of a section that has no rows, or a section. */
static gboolean
is_fact (const BeketForm *form,
         const char      *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 3);
  const BeketSection *section = beket_form_section (form, names[0]);
  const BeketSection *top = beket_form_section (form, "");

  if (is_counter (path))
    return TRUE;
  if (names[1] == NULL)
    return section != NULL || (top != NULL && beket_section_field (top, names[0]) != NULL);

  return section != NULL && !section->repeated && names[2] == NULL &&
         beket_section_field (section, names[1]) != NULL;
}

/* "persons[].role": of the row, or, as everywhere in a row, of the whole. */
static gboolean
is_row_fact (const BeketForm *form,
             const char      *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "[].", 2);
  const BeketSection *section = beket_form_section (form, parts[0]);

  return (section != NULL && section->repeated && beket_section_field (section, parts[1]) != NULL) ||
         is_fact (form, parts[1]);
}

static gboolean
check_paths (const BeketCondition *condition,
             const BeketForm      *form,
             const BeketPlace     *place,
             GError              **error)
{
  g_auto (GStrv) paths = beket_condition_paths (condition);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      gboolean known = strstr (paths[i], "[].") != NULL ? is_row_fact (form, paths[i]) : is_fact (form, paths[i]);

      if (!known)
        return beket_place_fail (place, error, BEKET_PARSE_ERROR_UNKNOWN, "reads \"%s\", which it cannot",
                                 paths[i]);
    }

  return TRUE;
}

/* ---- Members ---- */

static gboolean
read_condition (BeketRiskRule    *rule,
                const BeketPlace *root,
                const BeketForm  *form,
                GError          **error)
{
  BeketPlace when = beket_place_member (root, "when");

  if (!beket_place_text (root, "when", TRUE, &rule->condition, error))
    return FALSE;
  rule->when = beket_condition_parse (rule->condition, error);
  if (rule->when == NULL)
    return beket_place_prefix (&when, error);

  return form == NULL || check_paths (rule->when, form, &when, error);
}

static gboolean
read_controls (BeketRiskRule    *rule,
               const BeketPlace *root,
               const BeketCodes *codes,
               GError          **error)
{
  BeketPlace list = beket_place_member (root, "controls");

  if (!beket_place_words (root, "controls", FALSE, &rule->controls, error) ||
      !beket_place_words (root, "words", FALSE, &rule->words, error) ||
      !beket_place_boolean (root, "secondLine", &rule->second_line, error))
    return FALSE;
  if (rule->controls == NULL && rule->words == NULL && !rule->second_line)
    return beket_place_fail (&list, error, BEKET_PARSE_ERROR_MISSING, "it asks for nothing");

  for (guint i = 0; codes != NULL && rule->controls != NULL && rule->controls[i] != NULL; i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!beket_codes_has (codes, "control-kind", rule->controls[i]))
        return beket_place_fail (&item, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"",
                                 rule->controls[i]);
    }

  return TRUE;
}

static gboolean
read_version (BeketRiskRule    *rule,
              const BeketPlace *root,
              GError          **error)
{
  BeketPlace self = beket_place_member (root, "version");

  if (!beket_place_text (root, "version", TRUE, &rule->version, error))
    return FALSE;

  return g_regex_match_simple ("^[0-9]{1,4}\\.[0-9]{1,4}$", rule->version, G_REGEX_DOLLAR_ENDONLY, 0) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a version: \"%s\"", rule->version);
}

static gboolean
read_days (BeketRiskRule    *rule,
           const BeketPlace *root,
           GError          **error)
{
  BeketPlace to = beket_place_member (root, "validTo");

  if (!beket_place_day (root, "validFrom", TRUE, &rule->valid_from, error) ||
      !beket_place_day (root, "validTo", FALSE, &rule->valid_to, error))
    return FALSE;

  return rule->valid_to == NULL || strcmp (rule->valid_to, rule->valid_from) >= 0 ||
         beket_place_fail (&to, error, BEKET_PARSE_ERROR_RANGE, "before validFrom");
}

/* What decides whether it works is said in so many words. */
static gboolean
read_switches (BeketRiskRule    *rule,
               const BeketPlace *root,
               GError          **error)
{
  static const char *const needed[] = { "weight", "on" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      BeketPlace member = beket_place_member (root, needed[i]);

      if (member.value == NULL)
        return beket_place_fail (&member, error, BEKET_PARSE_ERROR_MISSING, "missing");
    }

  return beket_place_integer (root, "weight", 1, BEKET_RISK_MAX_WEIGHT, &rule->weight, error) &&
         beket_place_boolean (root, "on", &rule->on, error) &&
         beket_place_boolean (root, "checked", &rule->checked, error);
}

static gboolean
check_length (const BeketPlace *root,
              const char       *name,
              const char       *text,
              glong             max,
              GError          **error)
{
  BeketPlace self = beket_place_member (root, name);

  return g_utf8_strlen (text, -1) <= max ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_LENGTH, "longer than %ld characters", max);
}

/* They stand at the side of the officer's work: a sentence, not a page. */
static gboolean
check_lengths (const BeketRiskRule *rule,
               const BeketPlace    *root,
               GError             **error)
{
  for (guint i = 0; i < BEKET_N_LANGUAGES; i++)
    if (!check_length (root, "title", rule->title.in[i], MAX_TITLE, error) ||
        !check_length (root, "explanation", rule->explanation.in[i], MAX_EXPLANATION, error))
      return FALSE;

  return check_length (root, "owner", rule->owner, MAX_OWNER, error);
}

BeketRiskRule *
beket_risk_rule_parse (const char       *bytes,
                       gsize             length,
                       const BeketCodes *codes,
                       const BeketForm  *form,
                       GError          **error)
{
  static const char *const names[] = {
    "id", "version", "title", "explanation", "when", "controls", "words", "secondLine", "weight", "validFrom", "validTo",
    "on", "owner", "checked", NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_RISK_MAX_BYTES, error);
  g_autoptr (BeketRiskRule) rule = beket_risk_rule_new ();
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_WORD, 48, &rule->id, error) ||
      !read_version (rule, &root, error) ||
      !beket_place_both (&root, "title", &rule->title, error) ||
      !beket_place_both (&root, "explanation", &rule->explanation, error) ||
      !read_condition (rule, &root, form, error) ||
      !read_controls (rule, &root, codes, error) ||
      !read_switches (rule, &root, error) ||
      !read_days (rule, &root, error) ||
      !beket_place_text (&root, "owner", TRUE, &rule->owner, error) ||
      !check_lengths (rule, &root, error))
    return NULL;

  rule->hash = beket_hash_hex (bytes, length);

  return g_steal_pointer (&rule);
}

BeketRiskRule *
beket_risk_rule_load (const char       *path,
                      const BeketCodes *codes,
                      const BeketForm  *form,
                      GBytes          **bytes,
                      GError          **error)
{
  gsize length;
  g_autofree char *text = beket_json_read (path, BEKET_RISK_MAX_BYTES, &length, error);
  g_autoptr (BeketRiskRule) rule = NULL;

  if (text != NULL)
    rule = beket_risk_rule_parse (text, length, codes, form, error);
  if (rule == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (bytes != NULL)
    *bytes = g_bytes_new_take (g_steal_pointer (&text), length);

  return g_steal_pointer (&rule);
}

/* ---- A folder of them ---- */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static gboolean
check_place (const BeketRiskRule *rule,
             const char          *path,
             guint                before,
             GError             **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *expected = g_strconcat (rule->id, ".json", NULL);

  if (strcmp (name, expected) != 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s: id: the file should be named %s",
                                  path, expected);

  return before < BEKET_RISK_MAX_RULES ||
         beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, 0, "%s: more than %d rules", path,
                                BEKET_RISK_MAX_RULES);
}

GPtrArray *
beket_risk_rules_load (const char       *folder,
                       const BeketCodes *codes,
                       const BeketForm  *form,
                       GPtrArray        *faults)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_risk_rule_unref);
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketRiskRule) rule = beket_risk_rule_load (path, codes, form, NULL, &error);

      if (rule != NULL && check_place (rule, path, rules->len, &error))
        g_ptr_array_add (rules, g_steal_pointer (&rule));
      else
        g_ptr_array_add (faults, g_strdup (error->message));
    }

  return rules;
}

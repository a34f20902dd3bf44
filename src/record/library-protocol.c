/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A protocol under Article 9 from its file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

static BeketRule *
read_rule (const BeketPlace *place,
           GError          **error)
{
  static const char *const names[] = {
    "kind", "points", "directions", "subjects", "performer", "body", "mandatory", "waiveClause",
    "recogniseClause", NULL
  };
  g_autoptr (BeketRule) rule = beket_rule_new ();
  BeketPlace mandatory = beket_place_member (place, "mandatory");

  if (!beket_place_object (place, names, error) ||
      !beket_place_text (place, "kind", TRUE, &rule->kind, error) ||
      !beket_place_words (place, "points", FALSE, &rule->points, error) ||
      !beket_place_words (place, "directions", FALSE, &rule->directions, error) ||
      !beket_place_words (place, "subjects", FALSE, &rule->subjects, error) ||
      !beket_place_text (place, "performer", TRUE, &rule->performer, error) ||
      !beket_place_text (place, "body", TRUE, &rule->body, error) ||
      !beket_place_boolean (place, "mandatory", &rule->mandatory, error) ||
      !beket_place_text (place, "waiveClause", FALSE, &rule->waive_clause, error) ||
      !beket_place_text (place, "recogniseClause", FALSE, &rule->recognise_clause, error))
    return NULL;

  /* Nobody should have to guess whether a lorry may leave without it. */
  if (mandatory.value == NULL)
    {
      beket_place_fail (&mandatory, error, BEKET_PARSE_ERROR_MISSING, "missing");
      return NULL;
    }

  return g_steal_pointer (&rule);
}

static gboolean
check_rule_points (const BeketProtocol *protocol,
                   const BeketRule     *rule,
                   const BeketPlace    *place,
                   GError             **error)
{
  BeketPlace points = beket_place_member (place, "points");

  for (guint i = 0; rule->points != NULL && rule->points[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) protocol->points, rule->points[i]))
      {
        BeketPlace item = beket_place_item (&points, i);

        return beket_place_fail (&item, error, BEKET_PARSE_ERROR_UNKNOWN,
                                 "\"%s\" is not a point of the protocol", rule->points[i]);
      }

  return TRUE;
}

static gboolean
read_rules (BeketProtocol    *protocol,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (root, "rules", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketRule *rule = read_rule (&item, error);

      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (protocol->rules, rule);
      if (!check_rule_points (protocol, rule, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_form_name (BeketProtocol    *protocol,
                const BeketPlace *place,
                GError          **error)
{
  static const char *const names[] = { "id", "version", NULL };
  BeketPlace self = beket_place_member (place, "id");
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;

  if (!beket_place_object (place, names, error) ||
      !beket_place_text (place, "id", TRUE, &id, error) ||
      !beket_place_text (place, "version", TRUE, &version, error))
    return FALSE;
  if (beket_protocol_form (protocol, id) != NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", id);

  g_ptr_array_add (protocol->forms, beket_form_name_new (id, version));

  return TRUE;
}

static gboolean
read_forms (BeketProtocol    *protocol,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (root, "forms", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read_form_name (protocol, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_dates (BeketProtocol    *protocol,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace to = beket_place_member (root, "validTo");

  if (!beket_place_day (root, "signedOn", TRUE, &protocol->signed_on, error) ||
      !beket_place_day (root, "validFrom", TRUE, &protocol->valid_from, error) ||
      !beket_place_day (root, "validTo", FALSE, &protocol->valid_to, error))
    return FALSE;
  if (protocol->valid_to != NULL && strcmp (protocol->valid_to, protocol->valid_from) < 0)
    return beket_place_fail (&to, error, BEKET_PARSE_ERROR_RANGE, "before validFrom");

  return TRUE;
}

BeketProtocol *
beket_protocol_parse (const char *bytes,
                      gsize       length,
                      GError    **error)
{
  static const char *const names[] = {
    "id", "number", "signedOn", "validFrom", "validTo", "title", "points", "demo", "rules", "forms",
    NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_WORD, 48, &protocol->id, error) ||
      !beket_place_text (&root, "number", TRUE, &protocol->number, error) ||
      !read_dates (protocol, &root, error) ||
      !beket_place_both (&root, "title", &protocol->title, error) ||
      !beket_place_words (&root, "points", TRUE, &protocol->points, error) ||
      !beket_place_boolean (&root, "demo", &protocol->demo, error) ||
      !read_forms (protocol, &root, error) ||
      !read_rules (protocol, &root, error))
    return NULL;

  return g_steal_pointer (&protocol);
}

/* ---- What it names, against the rest of the library ---- */

static gboolean
unknown (GError    **error,
         const char *path,
         const char *word)
{
  return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "%s: unknown word \"%s\"",
                                path, word);
}

static gboolean
check_word (const BeketLibrary *library,
            guint               rule,
            const char         *member,
            const char         *list,
            const char         *word,
            GError            **error)
{
  g_autofree char *path = g_strdup_printf ("rules[%u].%s", rule, member);

  return beket_codes_has (library->codes, list, word) || unknown (error, path, word);
}

static gboolean
check_words (const BeketLibrary *library,
             guint               rule,
             const char         *member,
             const char         *list,
             char              **words,
             GError            **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("rules[%u].%s[%u]", rule, member, i);

      if (!beket_codes_has (library->codes, list, words[i]))
        return unknown (error, path, words[i]);
    }

  return TRUE;
}

static gboolean
check_rule (const BeketLibrary *library,
            const BeketRule    *rule,
            guint               i,
            GError            **error)
{
  return check_word (library, i, "kind", "control-kind", rule->kind, error) &&
         check_word (library, i, "performer", "party", rule->performer, error) &&
         check_word (library, i, "body", "body", rule->body, error) &&
         check_words (library, i, "directions", "direction", rule->directions, error) &&
         check_words (library, i, "subjects", "subject", rule->subjects, error);
}

gboolean
beket_protocol_check (const BeketProtocol *protocol,
                      const BeketLibrary  *library,
                      GError             **error)
{
  for (guint i = 0; protocol->points[i] != NULL; i++)
    if (beket_library_point (library, protocol->points[i]) == NULL)
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                    "points[%u]: point %s is not there",
                                    i, protocol->points[i]);

  for (guint i = 0; i < protocol->forms->len; i++)
    {
      const BeketFormName *name = g_ptr_array_index (protocol->forms, i);

      if (beket_library_form (library, name->id, name->version, NULL) == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                      "forms[%u]: form %s %s is not there",
                                      i, name->id, name->version);
    }

  for (guint i = 0; i < protocol->rules->len; i++)
    if (!check_rule (library, g_ptr_array_index (protocol->rules, i), i, error))
      return FALSE;

  return TRUE;
}

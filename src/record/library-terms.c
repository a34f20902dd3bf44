/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a protocol and an amendment say in the same way: points, kinds of control, forms, rules, powers.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#include <string.h>

BeketTerms
beket_protocol_terms (const BeketProtocol *protocol)
{
  return (BeketTerms) { protocol->points, protocol->kinds, protocol->forms, protocol->rules,
                        protocol->powers };
}

BeketTerms
beket_amendment_terms (const BeketAmendment *amendment)
{
  return (BeketTerms) { amendment->points, amendment->kinds, amendment->forms, amendment->rules,
                        amendment->powers };
}

/* ---- Reading ---- */

typedef gboolean (*ReadItem) (GPtrArray        *items,
                              const BeketPlace *place,
                              GError          **error);

/* A code alone is a point without days of its own. */
static gboolean
read_point (GPtrArray        *points,
            const BeketPlace *place,
            GError          **error)
{
  static const char *const names[] = { "code", "from", "to", NULL };
  const char *code = beket_value_to_text (place->value);
  g_autoptr (BeketAgreedPoint) point = beket_agreed_point_new (code, NULL, NULL);

  if (code != NULL && *code == '\0')
    return beket_place_fail (place, error, BEKET_PARSE_ERROR_EMPTY, "empty");
  if (code == NULL &&
      (!beket_place_object (place, names, error) ||
       !beket_place_text (place, "code", TRUE, &point->code, error) ||
       !beket_span_read (place, &point->from, &point->to, error)))
    return FALSE;

  g_ptr_array_add (points, g_steal_pointer (&point));

  return TRUE;
}

static gboolean
read_kind (GPtrArray        *kinds,
           const BeketPlace *place,
           GError          **error)
{
  static const char *const names[] = { "word", "kk", "ru", NULL };
  g_autoptr (BeketOwnKind) kind = beket_own_kind_new ();

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "word", BEKET_NAME_WORD, 48, &kind->word, error) ||
      !beket_place_text (place, "kk", TRUE, &kind->name.in[BEKET_KK], error) ||
      !beket_place_text (place, "ru", TRUE, &kind->name.in[BEKET_RU], error))
    return FALSE;

  g_ptr_array_add (kinds, g_steal_pointer (&kind));

  return TRUE;
}

static gboolean
read_form_name (GPtrArray        *forms,
                const BeketPlace *place,
                GError          **error)
{
  static const char *const names[] = { "id", "version", NULL };
  BeketPlace self = beket_place_member (place, "id");
  g_autoptr (BeketFormName) form = beket_form_name_new (NULL, NULL);

  if (!beket_place_object (place, names, error) ||
      !beket_place_text (place, "id", TRUE, &form->id, error) ||
      !beket_place_text (place, "version", TRUE, &form->version, error))
    return FALSE;

  for (guint i = 0; i < forms->len; i++)
    if (strcmp (((BeketFormName *) g_ptr_array_index (forms, i))->id, form->id) == 0)
      return beket_place_fail (&self, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", form->id);

  g_ptr_array_add (forms, g_steal_pointer (&form));

  return TRUE;
}

static gboolean
is_there (const BeketPlace *root,
          const char       *name)
{
  return beket_place_member (root, name).value != NULL;
}

static gboolean
read_items (GPtrArray        *items,
            const BeketPlace *root,
            const char       *name,
            gboolean          required,
            ReadItem          read,
            GError          **error)
{
  BeketPlace list;

  if (!required && !is_there (root, name))
    return TRUE;
  if (!beket_place_list (root, name, &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read (items, &item, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
beket_terms_read (const BeketTerms *terms,
                  const BeketPlace *root,
                  gboolean          whole,
                  GError          **error)
{
  return read_items (terms->points, root, "points", whole, read_point, error) &&
         read_items (terms->kinds, root, "kinds", FALSE, read_kind, error) &&
         read_items (terms->forms, root, "forms", whole, read_form_name, error) &&
         ((!whole && !is_there (root, "rules")) || beket_rules_read (terms->rules, root, error)) &&
         (!is_there (root, "powers") || beket_powers_read (terms->powers, root, error));
}

/* ---- Against the rest of the library. Paths are written only when something is wrong. ---- */

static gboolean
check_word (const BeketLibrary *library,
            const char         *path,
            guint               i,
            const char         *member,
            const char         *list,
            const char         *word,
            GError            **error)
{
  return word == NULL || beket_codes_has (library->codes, list, word) ||
         beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                "%s[%u].%s: unknown word \"%s\"", path, i, member, word);
}

static gboolean
check_words (const BeketLibrary *library,
             const char         *path,
             guint               i,
             const char         *member,
             const char         *list,
             char              **words,
             GError            **error)
{
  for (guint j = 0; words != NULL && words[j] != NULL; j++)
    if (!beket_codes_has (library->codes, list, words[j]))
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                    "%s[%u].%s[%u]: unknown word \"%s\"", path, i, member, j,
                                    words[j]);

  return TRUE;
}

static gboolean
check_rules (GPtrArray          *rules,
             const BeketLibrary *library,
             const char         *path,
             GError            **error)
{
  g_autofree char *name = g_strconcat (path, "rules", NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const BeketRule *rule = g_ptr_array_index (rules, i);

      if (!check_word (library, name, i, "kind", "control-kind", rule->kind, error) ||
          !check_word (library, name, i, "performer", "party", rule->performer, error) ||
          !check_word (library, name, i, "body", "body", rule->body, error) ||
          !check_words (library, name, i, "directions", "direction", rule->directions, error) ||
          !check_words (library, name, i, "subjects", "subject", rule->subjects, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_powers (GPtrArray          *powers,
              const BeketLibrary *library,
              const char         *path,
              GError            **error)
{
  g_autofree char *name = g_strconcat (path, "powers", NULL);

  for (guint i = 0; i < powers->len; i++)
    {
      const BeketPower *power = g_ptr_array_index (powers, i);

      if (!check_word (library, name, i, "party", "party", power->party, error) ||
          !check_words (library, name, i, "bodies", "body", power->bodies, error) ||
          !check_words (library, name, i, "roles", "officer-role", power->roles, error) ||
          !check_words (library, name, i, "kinds", "control-kind", power->kinds, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_forms (GPtrArray          *forms,
             const BeketLibrary *library,
             const char         *path,
             GError            **error)
{
  for (guint i = 0; i < forms->len; i++)
    {
      const BeketFormName *name = g_ptr_array_index (forms, i);

      if (beket_library_form (library, name->id, name->version, NULL) == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                      "%sforms[%u]: form %s %s is not there", path, i, name->id,
                                      name->version);
    }

  return TRUE;
}

static gboolean
check_points (GPtrArray          *points,
              const BeketLibrary *library,
              const char         *path,
              GError            **error)
{
  for (guint i = 0; i < points->len; i++)
    {
      const BeketAgreedPoint *point = g_ptr_array_index (points, i);

      if (beket_library_point (library, point->code) == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                      "%spoints[%u]: point %s is not there", path, i, point->code);
    }

  return TRUE;
}

/* Two protocols may bring one kind, but not by two names. */
static gboolean
take_kind (BeketLibrary       *library,
           const BeketOwnKind *kind)
{
  const char *kk = kind->name.in[BEKET_KK];
  const char *ru = kind->name.in[BEKET_RU];

  return beket_codes_add (library->codes, "control-kind", kind->word, kk, ru) ||
         (strcmp (beket_codes_label (library->codes, "control-kind", kind->word, BEKET_KK), kk) == 0 &&
          strcmp (beket_codes_label (library->codes, "control-kind", kind->word, BEKET_RU), ru) == 0);
}

static gboolean
take_kinds (GPtrArray    *kinds,
            BeketLibrary *library,
            const char   *path,
            GError      **error)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const BeketOwnKind *kind = g_ptr_array_index (kinds, i);

      if (!take_kind (library, kind))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "%skinds[%u].word: \"%s\" has other names already", path, i,
                                      kind->word);
    }

  return TRUE;
}

gboolean
beket_terms_check (const BeketTerms *terms,
                   BeketLibrary     *library,
                   const char       *path,
                   GError          **error)
{
  return check_points (terms->points, library, path, error) &&
         check_forms (terms->forms, library, path, error) &&
         take_kinds (terms->kinds, library, path, error) &&
         check_rules (terms->rules, library, path, error) &&
         check_powers (terms->powers, library, path, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An amendment under Article 11 from its file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

static gboolean
read_added (BeketAmendment   *amendment,
            const BeketPlace *root,
            GError          **error)
{
  static const char *const names[] = {
    "points", "kinds", "forms", "rules", "powers", "samplingClause", NULL
  };
  BeketPlace added = beket_place_member (root, "add");
  BeketTerms terms = beket_amendment_terms (amendment);

  return added.value == NULL ||
         (beket_place_object (&added, names, error) &&
          beket_place_text (&added, "samplingClause", FALSE, &amendment->sampling_clause, error) &&
          beket_terms_read (&terms, &added, FALSE, error));
}

static gboolean
read_ended (BeketAmendment   *amendment,
            const BeketPlace *root,
            GError          **error)
{
  static const char *const names[] = { "points", "rules", "forms", "powers", NULL };
  BeketPlace ended = beket_place_member (root, "end");

  return ended.value == NULL ||
         (beket_place_object (&ended, names, error) &&
          beket_place_words (&ended, "points", FALSE, &amendment->end_points, error) &&
          beket_place_words (&ended, "rules", FALSE, &amendment->end_rules, error) &&
          beket_place_words (&ended, "forms", FALSE, &amendment->end_forms, error) &&
          beket_place_words (&ended, "powers", FALSE, &amendment->end_powers, error));
}

static gboolean
read_changes (BeketAmendment   *amendment,
              const BeketPlace *root,
              GError          **error)
{
  BeketPlace added = beket_place_member (root, "add");

  if (!read_added (amendment, root, error) || !read_ended (amendment, root, error))
    return FALSE;
  if (beket_value_length (added.value) > 0 ||
      beket_value_length (beket_place_member (root, "end").value) > 0)
    return TRUE;

  return beket_place_fail (&added, error, BEKET_PARSE_ERROR_MISSING, "it changes nothing");
}

BeketAmendment *
beket_amendment_parse (const char *bytes,
                       gsize       length,
                       GError    **error)
{
  static const char *const names[] = {
    "id", "number", "amends", "signedOn", "inForce", "title", "demo", "add", "end", NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketAmendment) amendment = beket_amendment_new ();
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_WORD, 48, &amendment->id, error) ||
      !beket_place_text (&root, "number", TRUE, &amendment->number, error) ||
      !beket_place_text (&root, "amends", TRUE, &amendment->amends, error) ||
      !beket_place_day (&root, "signedOn", TRUE, &amendment->signed_on, error) ||
      !beket_place_day (&root, "inForce", TRUE, &amendment->in_force, error) ||
      !beket_place_both (&root, "title", &amendment->title, error) ||
      !beket_place_boolean (&root, "demo", &amendment->demo, error) ||
      !read_changes (amendment, &root, error))
    return NULL;

  return g_steal_pointer (&amendment);
}

/* ---- Against the library ---- */

static const BeketProtocol *
find_protocol (const BeketLibrary *library,
               const char         *id)
{
  for (guint i = 0; i < library->protocols->len; i++)
    if (strcmp (((BeketProtocol *) g_ptr_array_index (library->protocols, i))->id, id) == 0)
      return g_ptr_array_index (library->protocols, i);

  return NULL;
}

static gboolean
check_day (const BeketAmendment *amendment,
           const BeketProtocol  *protocol,
           GError              **error)
{
  if (strcmp (amendment->in_force, protocol->valid_from) < 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0,
                                  "inForce: before %s is valid", protocol->id);
  if (protocol->valid_to != NULL && strcmp (amendment->in_force, protocol->valid_to) > 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0,
                                  "inForce: after %s is valid", protocol->id);

  return TRUE;
}

static gboolean
has_point (const BeketAmendment *amendment,
           const BeketProtocol  *protocol,
           const char           *point)
{
  for (guint i = 0; i < amendment->points->len; i++)
    if (strcmp (((BeketAgreedPoint *) g_ptr_array_index (amendment->points, i))->code, point) == 0)
      return TRUE;

  return beket_protocol_has_point (protocol, point);
}

static gboolean
check_rule_points (const BeketAmendment *amendment,
                   const BeketProtocol  *protocol,
                   guint                 rule,
                   GError              **error)
{
  char **points = ((BeketRule *) g_ptr_array_index (amendment->rules, rule))->points;

  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    if (!has_point (amendment, protocol, points[i]))
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                    "add.rules[%u].points[%u]: \"%s\" is not a point of the protocol",
                                    rule, i, points[i]);

  return TRUE;
}

gboolean
beket_amendment_check (const BeketAmendment *amendment,
                       BeketLibrary         *library,
                       GError              **error)
{
  const BeketProtocol *protocol = find_protocol (library, amendment->amends);
  BeketTerms terms = beket_amendment_terms (amendment);

  if (protocol == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                  "amends: protocol %s is not there", amendment->amends);
  if (!check_day (amendment, protocol, error) ||
      !beket_terms_check (&terms, library, "add.", error))
    return FALSE;

  for (guint i = 0; i < amendment->rules->len; i++)
    if (!check_rule_points (amendment, protocol, i, error))
      return FALSE;

  return TRUE;
}

/* ---- What they make of the protocols ---- */

/* "a1: add.rules[0] ..." of the domain becomes "amendments/a1.json: add.rules[0] ..." */
static gboolean
in_amendment (const GError *local_error,
              GError      **error)
{
  g_auto (GStrv) parts = g_strsplit (local_error->message, ": ", 2);

  return beket_parse_error_set (error, (BeketParseError) local_error->code, 0,
                                "amendments/%s.json: %s", parts[0], parts[1]);
}

/* Only when all are there: an amendment may end what another, with a later name, has added. */
gboolean
beket_library_amend (BeketLibrary *self,
                     GError      **error)
{
  for (guint i = 0; i < self->protocols->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GPtrArray) versions = beket_protocol_versions (g_ptr_array_index (self->protocols, i),
                                                                self->amendments, &local_error);

      if (versions == NULL)
        return in_amendment (local_error, error);
      for (guint j = 0; j < versions->len; j++)
        g_ptr_array_add (self->versions, beket_protocol_ref (g_ptr_array_index (versions, j)));
    }

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A protocol under Article 9 from its file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

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

static gboolean
check_rule_points (const BeketProtocol *protocol,
                   guint                rule,
                   GError             **error)
{
  char **points = ((BeketRule *) g_ptr_array_index (protocol->rules, rule))->points;

  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    if (!beket_protocol_has_point (protocol, points[i]))
      return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                    "rules[%u].points[%u]: \"%s\" is not a point of the protocol",
                                    rule, i, points[i]);

  return TRUE;
}

static gboolean
check_whole (const BeketProtocol *protocol,
             GError             **error)
{
  for (guint i = 0; i < protocol->rules->len; i++)
    if (!check_rule_points (protocol, i, error))
      return FALSE;

  return beket_protocol_check_overlap (protocol, error);
}

BeketProtocol *
beket_protocol_parse (const char *bytes,
                      gsize       length,
                      GError    **error)
{
  static const char *const names[] = {
    "id", "number", "signedOn", "validFrom", "validTo", "title", "points", "demo", "kinds", "rules",
    "forms", "powers", "samplingClause", NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketTerms terms = beket_protocol_terms (protocol);
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_WORD, 48, &protocol->id, error) ||
      !beket_place_text (&root, "number", TRUE, &protocol->number, error) ||
      !read_dates (protocol, &root, error) ||
      !beket_place_both (&root, "title", &protocol->title, error) ||
      !beket_place_boolean (&root, "demo", &protocol->demo, error) ||
      !beket_place_text (&root, "samplingClause", FALSE, &protocol->sampling_clause, error) ||
      !beket_terms_read (&terms, &root, TRUE, error) ||
      !check_whole (protocol, error))
    return NULL;

  return g_steal_pointer (&protocol);
}

/* ---- Against the other protocols ---- */

static const char *
common_point (const BeketProtocol *a,
              const BeketProtocol *b)
{
  for (guint i = 0; i < a->points->len; i++)
    {
      const BeketAgreedPoint *point = g_ptr_array_index (a->points, i);

      if (beket_protocol_has_point (b, point->code))
        return point->code;
    }

  return NULL;
}

/* A later protocol takes the place of an earlier one; of two that begin on one day nobody could say which holds. */
static gboolean
check_alone (const BeketProtocol *protocol,
             const BeketLibrary  *library,
             GError             **error)
{
  for (guint i = 0; i < library->protocols->len; i++)
    {
      const BeketProtocol *other = g_ptr_array_index (library->protocols, i);
      const char *point = common_point (protocol, other);

      if (point != NULL && other->demo == protocol->demo &&
          strcmp (other->valid_from, protocol->valid_from) == 0)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "validFrom: overlaps protocol %s at %s", other->id, point);
    }

  return TRUE;
}

gboolean
beket_protocol_check (const BeketProtocol *protocol,
                      BeketLibrary        *library,
                      GError             **error)
{
  BeketTerms terms = beket_protocol_terms (protocol);

  return beket_terms_check (&terms, library, "", error) && check_alone (protocol, library, error);
}

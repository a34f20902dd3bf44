/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The body of an entry: a CloudEvent 1.0 that says who did what to which crossing.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/entry.h"
#include "record/hex.h"
#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

#define NONCE_BYTES 16
#define MAX_TYPE 64

BeketValue *
beket_body_new (const char *type,
                const char *actor,
                const char *source,
                const char *subject,
                BeketValue *data)
{
  BeketValue *body;
  g_autofree char *id = NULL;
  g_autofree char *nonce = NULL;

  g_return_val_if_fail (type != NULL && actor != NULL && source != NULL && subject != NULL, NULL);
  g_return_val_if_fail (data != NULL && beket_value_get_kind (data) == BEKET_VALUE_OBJECT, NULL);

  body = beket_value_new_object ();
  id = beket_uuid7 (g_get_real_time ());
  nonce = beket_random_hex (NONCE_BYTES);
  beket_value_set_text (body, "actor", actor);
  beket_value_set (body, "data", data);
  beket_value_set_text (body, "id", id);
  beket_value_set_text (body, "nonce", nonce);
  beket_value_set_text (body, "source", source);
  beket_value_set_text (body, "specversion", "1.0");
  beket_value_set_text (body, "subject", subject);
  beket_value_set_text (body, "type", type);

  return body;
}

static gboolean
is_type (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_TYPE &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.-") == length;
}

static gboolean
check_texts (const BeketValue *body,
             GError          **error)
{
  static const char *const texts[] = {
    "specversion", "id", "type", "source", "subject", "actor", "nonce"
  };

  if (beket_value_get_kind (body) != BEKET_VALUE_OBJECT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "body: not an object");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = beket_value_get_text (body, texts[i]);

      if (beket_value_get (body, texts[i]) == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0,
                                      "body: \"%s\" is missing", texts[i]);
      if (text == NULL || *text == '\0')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                      "body: %s: a text expected", texts[i]);
    }

  return TRUE;
}

/* What else stands in a CloudEvent is kept: the bytes are kept. */
static gboolean
check_body (const BeketValue *body,
            GError          **error)
{
  const BeketValue *data;

  if (!check_texts (body, error))
    return FALSE;
  if (strcmp (beket_value_get_text (body, "specversion"), "1.0") != 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0, "body: specversion");
  if (!g_uuid_string_is_valid (beket_value_get_text (body, "id")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "body: id");
  if (!is_type (beket_value_get_text (body, "type")))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "body: type");
  if (!beket_is_hex (beket_value_get_text (body, "nonce"), 2 * NONCE_BYTES))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "body: nonce");

  data = beket_value_get (body, "data");
  if (data == NULL)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_MISSING, 0, "body: \"data\" is missing");
  if (beket_value_get_kind (data) != BEKET_VALUE_OBJECT)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "body: data: an object expected");

  return TRUE;
}

/* Facts are typed and scanned: a text that is no UTF-8, or too much of it, is refused here and not by the peer. */
GBytes *
beket_body_write (const BeketValue *body,
                  GError          **error)
{
  GBytes *bytes;

  g_return_val_if_fail (body != NULL, NULL);

  if (!check_body (body, error))
    return NULL;

  bytes = beket_json_write_limited (body, BEKET_JSON_MAX_BODY, error);
  if (bytes == NULL)
    g_prefix_error (error, "body: ");

  return bytes;
}

BeketValue *
beket_body_parse (GBytes  *body,
                  GError **error)
{
  g_autoptr (BeketValue) value = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  value = beket_json_parse_bytes (body, BEKET_JSON_MAX_BODY, error);
  if (value == NULL)
    {
      g_prefix_error (error, "body: ");
      return NULL;
    }

  return check_body (value, error) ? g_steal_pointer (&value) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON to facts and back: read by json-glib behind the strict validator, written in the form of
 * RFC 8785 (JCS).
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"
#include "record/json.h"

#include "domain/error.h"
#include "domain/parse-error.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>

static BeketValue *node_to_value (JsonNode *node);

static BeketValue *
array_to_value (JsonArray *array)
{
  BeketValue *value = beket_value_new_list ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    beket_value_append (value, node_to_value (json_array_get_element (array, i)));

  return value;
}

static BeketValue *
object_to_value (JsonObject *object)
{
  BeketValue *value = beket_value_new_object ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    beket_value_set (value, name, node_to_value (node));

  return value;
}

static BeketValue *
scalar_to_value (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return beket_value_new_boolean (json_node_get_boolean (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return beket_value_new_integer (json_node_get_int (node));

  return beket_value_new_text (json_node_get_string (node));
}

/* As deep as the validator allows and no deeper. */
static BeketValue *
node_to_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return object_to_value (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return array_to_value (json_node_get_array (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return beket_value_new_null ();

  return scalar_to_value (node);
}

BeketValue *
beket_json_parse (const char *bytes,
                  gsize       length,
                  gsize       limit,
                  GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!beket_json_check (bytes, length, limit, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &local_error))
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_SYNTAX, 0, "%s", local_error->message);
      return NULL;
    }

  return node_to_value (json_parser_get_root (parser));
}

BeketValue *
beket_json_parse_bytes (GBytes  *bytes,
                        gsize    limit,
                        GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return beket_json_parse (data, length, limit, error);
}

/* Asked before it is read: a file may be of any size. */
static gboolean
check_size (const char *path,
            gsize       limit,
            GError    **error)
{
  struct stat about;

  if (stat (path, &about) == 0 && about.st_size > 0 && (guint64) about.st_size > limit)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, (int) MIN (limit, G_MAXINT),
                                  "byte %" G_GSIZE_FORMAT ": too long", limit);

  return TRUE;
}

char *
beket_json_read (const char *path,
                 gsize       limit,
                 gsize      *length,
                 GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  char *contents = NULL;

  if (!check_size (path, limit, error))
    return NULL;
  if (!g_file_get_contents (path, &contents, length, &local_error))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", local_error->message);

  return contents;
}

BeketValue *
beket_json_load (const char *path,
                 gsize       limit,
                 GError    **error)
{
  gsize length;
  g_autofree char *contents = beket_json_read (path, limit, &length, error);
  BeketValue *value = contents != NULL ? beket_json_parse (contents, length, limit, error) : NULL;

  if (value == NULL)
    g_prefix_error (error, "%s: ", path);

  return value;
}

/* Bytes that stand for themselves, from here on. */
static gsize
plain_length (const char *text)
{
  const guchar *at = (const guchar *) text;

  while (*at >= 0x20 && *at != '"' && *at != '\\')
    at++;

  return (gsize) (at - (const guchar *) text);
}

/* RFC 8785, 3.2.2.2: seven short escapes, \u00xx for the other control characters, everything else
 * as it is. */
static void
write_text (GString    *out,
            const char *text)
{
  static const char controls[] = "\b\t\n\f\r\"\\";
  static const char letters[] = "btnfr\"\\";

  g_string_append_c (out, '"');
  for (;;)
    {
      gsize plain = plain_length (text);
      const char *control;

      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (*text == '\0')
        break;
      control = strchr (controls, *text);
      if (control != NULL)
        g_string_append_printf (out, "\\%c", letters[control - controls]);
      else
        g_string_append_printf (out, "\\u%04x", (guint) * text);
      text++;
    }
  g_string_append_c (out, '"');
}

static void write_value (GString          *out,
                         const BeketValue *value);

static void
write_list (GString          *out,
            const BeketValue *value)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < beket_value_length (value); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_value (out, beket_value_index (value, i));
    }
  g_string_append_c (out, ']');
}

static void
write_object (GString          *out,
              const BeketValue *value)
{
  g_auto (GStrv) names = beket_value_names (value);

  g_string_append_c (out, '{');
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_text (out, names[i]);
      g_string_append_c (out, ':');
      write_value (out, beket_value_get (value, names[i]));
    }
  g_string_append_c (out, '}');
}

static void
write_value (GString          *out,
             const BeketValue *value)
{
  switch (beket_value_get_kind (value))
    {
      case BEKET_VALUE_NULL:
        g_string_append (out, "null");
        break;
      case BEKET_VALUE_BOOLEAN:
        g_string_append (out, beket_value_to_boolean (value) ? "true" : "false");
        break;
      case BEKET_VALUE_INTEGER:
        g_string_append_printf (out, "%" G_GINT64_FORMAT, beket_value_to_integer (value));
        break;
      case BEKET_VALUE_TEXT:
        write_text (out, beket_value_to_text (value));
        break;
      case BEKET_VALUE_LIST:
        write_list (out, value);
        break;
      case BEKET_VALUE_OBJECT:
        write_object (out, value);
        break;
      default:
        g_return_if_reached ();
    }
}

char *
beket_json_write (const BeketValue *value)
{
  GString *out;

  g_return_val_if_fail (value != NULL, NULL);

  out = g_string_new (NULL);
  write_value (out, value);

  return g_string_free (out, FALSE);
}

GBytes *
beket_json_write_bytes (const BeketValue *value)
{
  char *text = beket_json_write (value);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON from files and bytes, and facts written in the form of RFC 8785 (JCS).
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"
#include "record/json.h"

#include "domain/error.h"
#include "domain/parse-error.h"

#include <string.h>
#include <sys/stat.h>

#define USUAL_LENGTH 2000   /* of a body or a draft: most are written without a larger place to be looked for */

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
  g_autofree guint *order = beket_value_order (value);

  g_string_append_c (out, '{');
  for (guint i = 0; i < beket_value_length (value); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_text (out, beket_value_name (value, order[i]));
      g_string_append_c (out, ':');
      write_value (out, beket_value_member (value, order[i]));
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

  out = g_string_sized_new (USUAL_LENGTH);
  write_value (out, value);

  return g_string_free (out, FALSE);
}

GBytes *
beket_json_write_bytes (const BeketValue *value)
{
  char *text = beket_json_write (value);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static guint
depth_of (const BeketValue *value)
{
  gboolean object = beket_value_get_kind (value) == BEKET_VALUE_OBJECT;
  guint deepest = 0;

  if (!object && beket_value_get_kind (value) != BEKET_VALUE_LIST)
    return 0;

  for (guint i = 0; i < beket_value_length (value); i++)
    {
      guint depth = depth_of (object ? beket_value_member (value, i) : beket_value_index (value, i));

      deepest = MAX (deepest, depth);
    }

  return deepest + 1;
}

/* Whatever was typed or scanned, a writer of facts makes JSON: what is left to ask is how long and how deep it is, and whether its texts are UTF-8. */
GBytes *
beket_json_write_limited (const BeketValue *value,
                          gsize             limit,
                          GError          **error)
{
  g_autofree char *text = beket_json_write (value);
  gsize length = strlen (text);
  BeketJsonReader reader = { .start = text, .at = text, .end = text + length, .error = error };

  if (!beket_json_check_text (&reader, limit))
    return NULL;
  if (depth_of (value) > BEKET_JSON_MAX_DEPTH)
    {
      beket_json_fail (&reader, BEKET_PARSE_ERROR_LIMIT, text, "nested too deep");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&text), length);
}

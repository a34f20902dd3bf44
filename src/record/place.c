/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a data file member by member, with errors that say where.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/place.h"

#include "domain/day.h"

#include <string.h>

BeketPlace
beket_place_root (const BeketValue *value)
{
  return (BeketPlace) { NULL, value, NULL, 0 };
}

BeketPlace
beket_place_member (const BeketPlace *up,
                    const char       *name)
{
  return (BeketPlace) { up, beket_value_get (up->value, name), name, 0 };
}

BeketPlace
beket_place_item (const BeketPlace *up,
                  guint             index)
{
  return (BeketPlace) { up, beket_value_index (up->value, index), NULL, index };
}

static void
write_path (const BeketPlace *self,
            GString          *path)
{
  if (self->up == NULL)
    return;

  write_path (self->up, path);
  if (self->name == NULL)
    g_string_append_printf (path, "[%u]", self->index);
  else
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", self->name);
}

gboolean
beket_place_prefix (const BeketPlace *self,
                    GError          **error)
{
  g_autoptr (GString) path = g_string_new (NULL);

  write_path (self, path);
  if (path->len > 0)
    g_prefix_error (error, "%s: ", path->str);

  return FALSE;
}

gboolean
beket_place_fail (const BeketPlace *self,
                  GError          **error,
                  BeketParseError   code,
                  const char       *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  beket_parse_error_set (error, code, 0, "%s", reason);

  return beket_place_prefix (self, error);
}

static gboolean
is (const BeketPlace *self,
    BeketValueKind    kind)
{
  return self->value != NULL && beket_value_get_kind (self->value) == kind;
}

/* Most objects have nothing but what is allowed, in the order in which it is listed. */
static gboolean
has_no_more (const BeketValue  *object,
             const char *const *names)
{
  const char *const *at = names;

  for (guint i = 0; i < beket_value_length (object); i++)
    {
      const char *name = beket_value_name (object, i);

      while (*at != NULL && strcmp (*at, name) != 0)
        at++;
      if (*at == NULL && !g_strv_contains (names, name))
        return FALSE;
      at = *at != NULL ? at + 1 : names;
    }

  return TRUE;
}

gboolean
beket_place_object (const BeketPlace  *self,
                    const char *const *names,
                    GError           **error)
{
  g_autofree const char **found = NULL;

  if (self->value == NULL)
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (!is (self, BEKET_VALUE_OBJECT))
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_FORMAT, "an object expected");

  if (has_no_more (self->value, names))
    return TRUE;

  found = beket_value_names (self->value);
  for (guint i = 0; found[i] != NULL; i++)
    if (!g_strv_contains (names, found[i]))
      {
        BeketPlace member = beket_place_member (self, found[i]);

        return beket_place_fail (&member, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown member");
      }

  return TRUE;
}

static gboolean
read_text (const BeketPlace *self,
           char            **to,
           GError          **error)
{
  const char *text = beket_value_to_text (self->value);

  if (text == NULL)
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_FORMAT, "a text expected");
  if (*text == '\0')
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_EMPTY, "empty");

  g_free (*to);
  *to = g_strdup (text);

  return TRUE;
}

gboolean
beket_place_text (const BeketPlace *up,
                  const char       *name,
                  gboolean          required,
                  char            **to,
                  GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (self.value == NULL && required)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_MISSING, "missing");

  return self.value == NULL || read_text (&self, to, error);
}

gboolean
beket_place_name (const BeketPlace *up,
                  const char       *name,
                  const char       *allowed,
                  gsize             max,
                  char            **to,
                  GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  gsize length;

  if (!beket_place_text (up, name, TRUE, to, error))
    return FALSE;

  length = strlen (*to);
  if (length > max || strspn (*to, allowed) != length || !g_ascii_isalpha (**to))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a name: \"%s\"", *to);

  return TRUE;
}

gboolean
beket_place_day (const BeketPlace *up,
                 const char       *name,
                 gboolean          required,
                 char            **to,
                 GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (!beket_place_text (up, name, required, to, error))
    return FALSE;
  if (self.value != NULL && !beket_day_is_valid (*to))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_DATE, "not a day: \"%s\"", *to);

  return TRUE;
}

gboolean
beket_place_both (const BeketPlace *up,
                  const char       *name,
                  BeketText        *to,
                  GError          **error)
{
  static const char *const names[] = { "kk", "ru", NULL };
  BeketPlace self = beket_place_member (up, name);

  return beket_place_object (&self, names, error) &&
         beket_place_text (&self, "kk", TRUE, &to->in[BEKET_KK], error) &&
         beket_place_text (&self, "ru", TRUE, &to->in[BEKET_RU], error);
}

gboolean
beket_place_boolean (const BeketPlace *up,
                     const char       *name,
                     gboolean         *to,
                     GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (self.value == NULL)
    return TRUE;
  if (!is (&self, BEKET_VALUE_BOOLEAN))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "true or false expected");

  *to = beket_value_to_boolean (self.value);

  return TRUE;
}

gboolean
beket_place_integer (const BeketPlace *up,
                     const char       *name,
                     int               min,
                     int               max,
                     int              *to,
                     GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  gint64 number;

  if (self.value == NULL)
    return TRUE;
  if (!is (&self, BEKET_VALUE_INTEGER))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "an integer expected");

  number = beket_value_to_integer (self.value);
  if (number < min || number > max)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_RANGE, "not from %d to %d", min, max);

  *to = (int) number;

  return TRUE;
}

static gboolean
read_word (const BeketPlace *list,
           guint             index,
           GPtrArray        *words,
           GError          **error)
{
  BeketPlace item = beket_place_item (list, index);
  g_autofree char *word = NULL;

  if (!read_text (&item, &word, error))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    return beket_place_fail (&item, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", word);

  g_ptr_array_add (words, g_steal_pointer (&word));

  return TRUE;
}

static gboolean
check_list (const BeketPlace *self,
            GError          **error)
{
  if (self->value == NULL)
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (!is (self, BEKET_VALUE_LIST))
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_FORMAT, "a list expected");
  if (beket_value_length (self->value) == 0)
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_EMPTY, "empty");

  return TRUE;
}

gboolean
beket_place_words (const BeketPlace *up,
                   const char       *name,
                   gboolean          required,
                   char           ***to,
                   GError          **error)
{
  g_autoptr (GPtrArray) words = NULL;
  BeketPlace list = beket_place_member (up, name);

  if (list.value == NULL && !required)
    return TRUE;
  if (!check_list (&list, error))
    return FALSE;

  words = g_ptr_array_new_full (beket_value_length (list.value) + 1, g_free);
  for (guint i = 0; i < beket_value_length (list.value); i++)
    if (!read_word (&list, i, words, error))
      return FALSE;

  g_ptr_array_add (words, NULL);
  *to = (char **) g_ptr_array_steal (words, NULL);

  return TRUE;
}

gboolean
beket_place_list (const BeketPlace *up,
                  const char       *name,
                  BeketPlace       *to,
                  GError          **error)
{
  *to = beket_place_member (up, name);

  return check_list (to, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a field of a form stands in the facts, and how it is written there.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/form-path.h"

#include <string.h>

char *
beket_form_path_format (const BeketSection *section,
                        const BeketField   *field,
                        guint               row)
{
  if (section->repeated)
    return g_strdup_printf ("%s[%u].%s", section->id, row, field->id);
  if (*section->id == '\0')
    return g_strdup (field->id);

  return g_strconcat (section->id, ".", field->id, NULL);
}

static const BeketField *
first_on_screen (const BeketSection *section)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);

      if (field->on_screen)
        return field;
    }

  return NULL;
}

/* Of "persons[0].surname": @end is past "persons", @row 0, and what is returned is "surname" or NULL. */
static const char *
split (const char *text,
       gsize      *end,
       guint      *row)
{
  const char *dot = strchr (text, '.');

  *end = strcspn (text, "[.");
  *row = text[*end] == '[' ? (guint) g_ascii_strtoull (text + *end + 1, NULL, 10) : 0;

  return dot == NULL ? NULL : dot + 1;
}

gboolean
beket_form_path_parse (const BeketForm *form,
                       const char      *text,
                       BeketFormPath   *path)
{
  g_autofree char *name = NULL;
  const char *rest;
  gsize end;

  if (form == NULL || text == NULL)
    return FALSE;

  rest = split (text, &end, &path->row);
  name = g_strndup (text, end);
  path->section = beket_form_section (form, name);
  if (path->section == NULL)
    {
      path->section = beket_form_section (form, "");
      rest = name;
    }
  if (path->section == NULL)
    return FALSE;

  path->field = rest == NULL ? first_on_screen (path->section)
                             : beket_section_field (path->section, rest);

  return path->field != NULL;
}

BeketValue *
beket_form_row (const BeketSection *section,
                guint               row,
                BeketValue         *facts)
{
  BeketValue *value;

  if (*section->id == '\0')
    return facts;

  value = beket_value_get (facts, section->id);
  if (value == NULL || !section->repeated)
    return value;

  return row < beket_value_length (value) ? beket_value_index (value, row) : NULL;
}

guint
beket_form_row_count (const BeketSection *section,
                      const BeketValue   *facts)
{
  const BeketValue *rows;
  guint n;

  if (!section->repeated)
    return 1;

  rows = beket_value_get (facts, section->id);
  n = beket_value_length (rows);
  while (n > 0 && beket_value_length (beket_value_index (rows, n - 1)) == 0)
    n--;

  return n;
}

static BeketValue *
make_row (const BeketSection *section,
          guint               row,
          BeketValue         *facts)
{
  BeketValue *rows;

  if (*section->id == '\0')
    return facts;
  if (!section->repeated)
    return beket_value_object (facts, section->id);

  rows = beket_value_list (facts, section->id);
  while (beket_value_length (rows) <= row)
    beket_value_append (rows, beket_value_new_object ());

  return beket_value_index (rows, row);
}

static void
drop_empty_rows (const BeketSection *section,
                 BeketValue         *facts)
{
  BeketValue *rows = beket_value_get (facts, section->id);
  guint n = section->repeated ? beket_form_row_count (section, facts) : 0;

  while (section->repeated && beket_value_length (rows) > n)
    beket_value_remove_index (rows, beket_value_length (rows) - 1);
}

static void
drop_reason (BeketValue *facts,
             const char *path)
{
  BeketValue *reasons = beket_value_get (facts, "overruled");

  if (reasons != NULL)
    beket_value_set (reasons, path, NULL);
}

static gboolean
is_nothing (const BeketValue *value)
{
  return value == NULL || g_strcmp0 (beket_value_to_text (value), "") == 0;
}

gboolean
beket_form_write (const BeketSection *section,
                  const BeketField   *field,
                  guint               row,
                  BeketValue         *facts,
                  BeketValue         *value)
{
  g_autoptr (BeketValue) given = value;
  g_autofree char *path = NULL;
  BeketValue *object = beket_form_row (section, row, facts);
  BeketValue *old = beket_value_get (object, field->id);

  if (is_nothing (value) ? old == NULL : (old != NULL && beket_value_equal (old, value)))
    return FALSE;

  object = make_row (section, row, facts);
  beket_value_set (object, field->id, is_nothing (value) ? NULL : g_steal_pointer (&given));
  path = beket_form_path_format (section, field, row);
  drop_reason (facts, path);
  drop_empty_rows (section, facts);

  return TRUE;
}

static void
move_reasons (const BeketSection *section,
              guint               removed,
              BeketValue         *facts)
{
  BeketValue *reasons = beket_value_get (facts, "overruled");
  g_autofree const char **paths = reasons == NULL ? NULL : beket_value_names (reasons);
  g_autoptr (BeketValue) moved = beket_value_new_object ();

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      BeketValue *reason = beket_value_get (reasons, paths[i]);
      gsize end;
      guint row;
      const char *rest = split (paths[i], &end, &row);
      gboolean ours = strlen (section->id) == end && strncmp (paths[i], section->id, end) == 0;
      g_autofree char *path = NULL;

      if (ours && row == removed)
        continue;
      path = ours && row > removed ? g_strdup_printf ("%s[%u].%s", section->id, row - 1, rest)
                                   : g_strdup (paths[i]);
      beket_value_set (moved, path, beket_value_ref (reason));
    }

  if (reasons != NULL)
    beket_value_set (facts, "overruled", g_steal_pointer (&moved));
}

void
beket_form_remove_row (const BeketSection *section,
                       guint               row,
                       BeketValue         *facts)
{
  BeketValue *rows = beket_value_get (facts, section->id);

  g_return_if_fail (section->repeated);

  if (row >= beket_value_length (rows))
    return;

  beket_value_remove_index (rows, row);
  move_reasons (section, row, facts);
}

const BeketComplaint *
beket_form_complaint (GPtrArray  *complaints,
                      const char *path)
{
  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      if (g_strcmp0 (complaint->path, path) == 0)
        return complaint;
    }

  return NULL;
}

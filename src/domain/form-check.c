/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a crossing against its form: every complaint, in the order of the form.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/field-check.h"
#include "domain/form.h"
#include "domain/parse-error.h"

#include <string.h>

typedef struct
{
  const BeketValue *facts;
  const BeketValue *overruled;    /* (nullable) */
  GPtrArray        *complaints;   /* (element-type BeketComplaint) */
} Check;

void
beket_complaint_free (BeketComplaint *self)
{
  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

static void
complain (Check      *check,
          const char *path,
          GError     *error)   /* (transfer full) */
{
  BeketComplaint *complaint;

  if (beket_value_get (check->overruled, path) != NULL)
    {
      g_error_free (error);
      return;
    }

  complaint = g_new0 (BeketComplaint, 1);
  complaint->path = g_strdup (path);
  complaint->error = error;
  g_ptr_array_add (check->complaints, complaint);
}

static void
check_field (Check            *check,
             const BeketField *field,
             const BeketValue *row,
             const char       *prefix)
{
  const BeketValue *value = beket_value_get (row, field->id);
  g_autofree char *path = g_strconcat (prefix, field->id, NULL);
  GError *error = NULL;

  if (!beket_field_applies (field, row, check->facts))
    return;

  if (field->required && beket_value_is_empty (value))
    beket_parse_error_set (&error, BEKET_PARSE_ERROR_MISSING, 0, "%s is required", path);
  else
    beket_field_check (field, value, &error);

  if (error != NULL)
    complain (check, path, error);
}

static void
check_fields (Check              *check,
              const BeketSection *section,
              const BeketValue   *row,
              const char         *prefix)
{
  for (guint i = 0; i < section->fields->len; i++)
    check_field (check, g_ptr_array_index (section->fields, i), row, prefix);
}

/* Returns: whether @value may be looked into: nothing is as good as an empty one. */
static gboolean
check_kind (Check            *check,
            const BeketValue *value,
            BeketValueKind    kind,
            const char       *path)
{
  GError *error = NULL;
  BeketValueKind is = value == NULL ? BEKET_VALUE_NULL : beket_value_get_kind (value);

  if (is == kind || is == BEKET_VALUE_NULL)
    return TRUE;

  beket_parse_error_set (&error, BEKET_PARSE_ERROR_FORMAT, 0, "%s should be %s", path,
                         kind == BEKET_VALUE_LIST ? "a list" : "an object");
  complain (check, path, error);

  return FALSE;
}

static void
check_row_count (Check              *check,
                 const BeketSection *section,
                 int                 n)
{
  GError *error = NULL;

  if (n < section->min_rows)
    beket_parse_error_set (&error, BEKET_PARSE_ERROR_MISSING, 0, "%s needs %d rows",
                           section->id, section->min_rows);
  else if (section->max_rows > 0 && n > section->max_rows)
    beket_parse_error_set (&error, BEKET_PARSE_ERROR_LIMIT, section->max_rows,
                           "%s has more than %d rows", section->id, section->max_rows);

  if (error != NULL)
    complain (check, section->id, error);
}

static void
check_rows (Check              *check,
            const BeketSection *section)
{
  const BeketValue *rows = beket_value_get (check->facts, section->id);

  if (!check_kind (check, rows, BEKET_VALUE_LIST, section->id))
    return;

  check_row_count (check, section, (int) beket_value_length (rows));
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);
      g_autofree char *path = g_strdup_printf ("%s[%u]", section->id, i);
      g_autofree char *prefix = g_strconcat (path, ".", NULL);

      if (check_kind (check, row, BEKET_VALUE_OBJECT, path))
        check_fields (check, section, row, prefix);
    }
}

static void
check_section (Check              *check,
               const BeketSection *section)
{
  g_autofree char *prefix = NULL;
  const BeketValue *object;

  if (section->repeated)
    {
      check_rows (check, section);
      return;
    }
  if (*section->id == '\0')
    {
      check_fields (check, section, check->facts, "");
      return;
    }

  object = beket_value_get (check->facts, section->id);
  prefix = g_strconcat (section->id, ".", NULL);
  if (check_kind (check, object, BEKET_VALUE_OBJECT, section->id))
    check_fields (check, section, object, prefix);
}

/* Of "section", "section.field" or a field of the record itself. */
static const BeketSection *
section_of (const BeketForm *form,
            const char      *at)
{
  g_autofree char *name = g_strndup (at, strcspn (at, "."));
  const BeketSection *section = beket_form_section (form, name);

  return section != NULL ? section : beket_form_section (form, "");
}

static void
check_rule (Check            *check,
            const BeketForm  *form,
            const BeketCheck *rule,
            const char       *step)
{
  const BeketSection *section = section_of (form, rule->at);
  BeketComplaint *complaint;

  if (section == NULL || (step != NULL && g_strcmp0 (section->step, step) != 0) ||
      !beket_section_applies (section, check->facts) ||
      beket_condition_holds (rule->that, check->facts))
    return;

  complaint = g_new0 (BeketComplaint, 1);
  complaint->path = g_strdup (rule->at);
  complaint->check = rule;
  beket_parse_error_set (&complaint->error, BEKET_PARSE_ERROR_RULE, 0, "%s: the rule \"%s\" does not hold",
                         rule->at, rule->id);
  g_ptr_array_add (check->complaints, complaint);
}

GPtrArray *
beket_form_check (const BeketForm  *self,
                  const BeketValue *facts,
                  const char       *step)
{
  Check check = { facts, beket_value_get (facts, "overruled"), NULL };

  check.complaints = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_complaint_free);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (self->sections, i);

      if ((step == NULL || g_strcmp0 (section->step, step) == 0) &&
          beket_section_applies (section, facts))
        check_section (&check, section);
    }
  for (guint i = 0; i < self->checks->len; i++)
    check_rule (&check, self, g_ptr_array_index (self->checks, i), step);

  return check.complaints;
}

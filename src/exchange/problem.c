/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Problem details (RFC 9457), read and written.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/problem.h"

#include "record/json.h"

#include <string.h>

#define PROBLEM_MAX (64 * 1024)

BeketProblem *
beket_problem_read (GBytes *body)
{
  BeketProblem *self = g_new0 (BeketProblem, 1);
  const char *type;

  if (body != NULL && g_bytes_get_size (body) > 0)
    self->value = beket_json_parse_bytes (body, PROBLEM_MAX, NULL);
  if (self->value != NULL && beket_value_get_kind (self->value) != BEKET_VALUE_OBJECT)
    g_clear_pointer (&self->value, beket_value_unref);
  type = beket_value_get_text (self->value, "type");
  if (type != NULL && g_str_has_prefix (type, BEKET_PROBLEM_TYPE))
    self->word = g_strdup (type + strlen (BEKET_PROBLEM_TYPE));
  else
    self->word = g_strdup ("");
  self->detail = g_strdup (beket_value_get_text (self->value, "detail"));
  return self;
}

void
beket_problem_free (BeketProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->word);
  g_free (self->detail);
  g_clear_pointer (&self->value, beket_value_unref);
  g_free (self);
}

GBytes *
beket_problem_write (guint             status,
                     const char       *word,
                     const char       *title,
                     const char       *detail,
                     const BeketValue *extra)
{
  g_autoptr (BeketValue) value = extra ==
                                 NULL ? beket_value_new_object () : beket_value_copy (extra);
  g_autofree char *type = g_strconcat (BEKET_PROBLEM_TYPE, word, NULL);

  beket_value_set_text (value, "type", type);
  beket_value_set_text (value, "title", title);
  beket_value_set_text (value, "detail", detail);
  beket_value_set_integer (value, "status", status);
  return beket_json_write_bytes (value);
}

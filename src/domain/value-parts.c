/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands inside a fact: the names of an object, the rows of a list.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/value-private.h"

#define FEW 32   /* so many are put in order faster one by one */

static gboolean
is (const BeketValue *self,
    BeketValueKind    kind)
{
  return self != NULL && self->kind == kind;
}

BeketValue *
beket_value_get (const BeketValue *self,
                 const char       *name)
{
  return is (self, BEKET_VALUE_OBJECT) ? beket_members_get (self->object, name) : NULL;
}

const char *
beket_value_get_text (const BeketValue *self,
                      const char       *name)
{
  return beket_value_to_text (beket_value_get (self, name));
}

gint64
beket_value_get_integer (const BeketValue *self,
                         const char       *name,
                         gint64            otherwise)
{
  const BeketValue *value = beket_value_get (self, name);

  return is (value, BEKET_VALUE_INTEGER) ? value->number : otherwise;
}

gboolean
beket_value_get_boolean (const BeketValue *self,
                         const char       *name)
{
  return beket_value_to_boolean (beket_value_get (self, name));
}

/* UTF-8 bytes sort like code points. UTF-16 differs in one thing: what needs a pair (first byte
 * F0 and more) stands before U+E000 to U+FFFF (first byte EE or EF), because the first half of a
 * pair is D800 to DBFF. */
static int
compare_utf16 (const char *a,
               const char *b)
{
  const guint8 *left = (const guint8 *) a;
  const guint8 *right = (const guint8 *) b;

  while (*left == *right && *left != 0)
    {
      left++;
      right++;
    }

  if (*left >= 0xf0 && (*right == 0xee || *right == 0xef))
    return -1;
  if (*right >= 0xf0 && (*left == 0xee || *left == 0xef))
    return 1;

  return (int) *left - (int) *right;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      rows)
{
  const BeketMember *members = rows;

  return compare_utf16 (members[*(const guint *) a].name, members[*(const guint *) b].name);
}

/* Few names, and those of an object that was read are in order already: then a pass over them is all. */
static void
sort_few (const BeketMember *rows,
          guint             *order,
          guint              n)
{
  for (guint i = 1; i < n; i++)
    {
      guint row = order[i];
      guint at = i;

      for (; at > 0 && compare_utf16 (rows[order[at - 1]].name, rows[row].name) > 0; at--)
        order[at] = order[at - 1];
      order[at] = row;
    }
}

guint *
beket_value_order (const BeketValue *self)
{
  guint n = is (self, BEKET_VALUE_OBJECT) ? self->object->n : 0;
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n <= FEW)
    sort_few (n > 0 ? self->object->rows : NULL, order, n);
  else
    g_qsort_with_data (order, (int) n, sizeof *order, compare_rows, self->object->rows);

  return order;
}

const char **
beket_value_names (const BeketValue *self)
{
  g_autofree guint *order = beket_value_order (self);
  guint n = is (self, BEKET_VALUE_OBJECT) ? self->object->n : 0;
  const char **names = g_new (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = self->object->rows[order[i]].name;
  names[n] = NULL;

  return names;
}

const char *
beket_value_name (const BeketValue *self,
                  guint             index)
{
  g_return_val_if_fail (is (self, BEKET_VALUE_OBJECT) && index < self->object->n, NULL);

  return self->object->rows[index].name;
}

BeketValue *
beket_value_member (const BeketValue *self,
                    guint             index)
{
  g_return_val_if_fail (is (self, BEKET_VALUE_OBJECT) && index < self->object->n, NULL);

  return self->object->rows[index].value;
}

void
beket_value_set (BeketValue *self,
                 const char *name,
                 BeketValue *value)
{
  g_return_if_fail (is (self, BEKET_VALUE_OBJECT));
  g_return_if_fail (name != NULL);

  if (value == NULL)
    beket_members_remove (self->object, name);
  else
    beket_members_set (self->object, name, value);
}

void
beket_value_add (BeketValue *self,
                 GRefString *name,
                 BeketValue *value)
{
  g_return_if_fail (is (self, BEKET_VALUE_OBJECT));
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  beket_members_add (self->object, name, value);
}

void
beket_value_set_text (BeketValue *self,
                      const char *name,
                      const char *text)
{
  beket_value_set (self, name, text == NULL ? NULL : beket_value_new_text (text));
}

void
beket_value_set_integer (BeketValue *self,
                         const char *name,
                         gint64      number)
{
  beket_value_set (self, name, beket_value_new_integer (number));
}

void
beket_value_set_boolean (BeketValue *self,
                         const char *name,
                         gboolean    truth)
{
  beket_value_set (self, name, beket_value_new_boolean (truth));
}

guint
beket_value_length (const BeketValue *self)
{
  if (is (self, BEKET_VALUE_LIST))
    return self->list->len;

  return is (self, BEKET_VALUE_OBJECT) ? self->object->n : 0;
}

BeketValue *
beket_value_index (const BeketValue *self,
                   guint             index)
{
  if (!is (self, BEKET_VALUE_LIST) || index >= self->list->len)
    return NULL;

  return g_ptr_array_index (self->list, index);
}

void
beket_value_append (BeketValue *self,
                    BeketValue *value)
{
  g_return_if_fail (is (self, BEKET_VALUE_LIST));
  g_return_if_fail (value != NULL);

  g_ptr_array_add (self->list, value);
}

void
beket_value_remove_index (BeketValue *self,
                          guint       index)
{
  g_return_if_fail (is (self, BEKET_VALUE_LIST));
  g_return_if_fail (index < self->list->len);

  g_ptr_array_remove_index (self->list, index);
}

BeketValue *
beket_value_list (BeketValue *self,
                  const char *name)
{
  if (!is (beket_value_get (self, name), BEKET_VALUE_LIST))
    beket_value_set (self, name, beket_value_new_list ());

  return beket_value_get (self, name);
}

BeketValue *
beket_value_object (BeketValue *self,
                    const char *name)
{
  if (!is (beket_value_get (self, name), BEKET_VALUE_OBJECT))
    beket_value_set (self, name, beket_value_new_object ());

  return beket_value_get (self, name);
}

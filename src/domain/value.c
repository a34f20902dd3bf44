/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of facts: texts, integers, truths, lists and objects.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/value-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (BeketValue, beket_value, beket_value_ref, beket_value_unref)

/* @more: bytes behind it, for what it holds: one piece of memory instead of two. */
static BeketValue *
value_new (BeketValueKind kind,
           gsize more)
{
  BeketValue *self = g_malloc (sizeof *self + more);

  self->ref_count = 1;
  self->kind = kind;

  return self;
}

static void
value_free (BeketValue *self)
{
  if (self->kind == BEKET_VALUE_LIST)
    g_ptr_array_unref (self->list);
  else if (self->kind == BEKET_VALUE_OBJECT)
    beket_members_clear (self->object);

  g_free (self);
}

BeketValue *
beket_value_new_null (void)
{
  return value_new (BEKET_VALUE_NULL, 0);
}

BeketValue *
beket_value_new_boolean (gboolean truth)
{
  BeketValue *self = value_new (BEKET_VALUE_BOOLEAN, 0);

  self->truth = !!truth;

  return self;
}

BeketValue *
beket_value_new_integer (gint64 number)
{
  BeketValue *self;

  /* More would not come back the same from a reader that keeps numbers as doubles. */
  g_return_val_if_fail (number >= -BEKET_VALUE_MAX && number <= BEKET_VALUE_MAX, NULL);

  self = value_new (BEKET_VALUE_INTEGER, 0);
  self->number = number;

  return self;
}

BeketValue *
beket_value_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return beket_value_new_text_len (text, strlen (text));
}

BeketValue *
beket_value_new_text_len (const char *text,
                          gsize       length)
{
  BeketValue *self = value_new (BEKET_VALUE_TEXT, length + 1);

  self->text = memcpy (self + 1, text, length);
  self->text[length] = '\0';

  return self;
}

BeketValue *
beket_value_new_list (void)
{
  return beket_value_new_list_sized (0);
}

BeketValue *
beket_value_new_list_sized (guint room)
{
  BeketValue *self = value_new (BEKET_VALUE_LIST, 0);

  self->list = g_ptr_array_new_full (room, (GDestroyNotify) beket_value_unref);

  return self;
}

BeketValue *
beket_value_new_object (void)
{
  return beket_value_new_object_sized (0);
}

BeketValue *
beket_value_new_object_sized (guint room)
{
  BeketValue *self = value_new (BEKET_VALUE_OBJECT, sizeof *self->object);

  self->object = (BeketMembers *) (self + 1);
  beket_members_init (self->object, room);

  return self;
}

BeketValue *
beket_value_ref (BeketValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
beket_value_unref (BeketValue *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_int_dec_and_test (&self->ref_count))
    value_free (self);
}

static BeketValue *
list_copy (const BeketValue *self)
{
  BeketValue *copy = beket_value_new_list_sized (self->list->len);

  for (guint i = 0; i < self->list->len; i++)
    beket_value_append (copy, beket_value_copy (g_ptr_array_index (self->list, i)));

  return copy;
}

static BeketValue *
object_copy (const BeketValue *self)
{
  BeketValue *copy = beket_value_new_object_sized (self->object->n);

  for (guint i = 0; i < self->object->n; i++)
    beket_value_add (copy, g_ref_string_acquire (self->object->rows[i].name), beket_value_copy (self->object->rows[i].value));

  return copy;
}

/* What can never change again is shared. */
BeketValue *
beket_value_copy (const BeketValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
      case BEKET_VALUE_NULL:
      case BEKET_VALUE_BOOLEAN:
      case BEKET_VALUE_INTEGER:
      case BEKET_VALUE_TEXT:
        return beket_value_ref ((BeketValue *) self);
      case BEKET_VALUE_LIST:
        return list_copy (self);
      case BEKET_VALUE_OBJECT:
        return object_copy (self);
      default:
        g_return_val_if_reached (NULL);
    }
}

static gboolean
list_equal (const BeketValue *a,
            const BeketValue *b)
{
  if (a->list->len != b->list->len)
    return FALSE;

  for (guint i = 0; i < a->list->len; i++)
    if (!beket_value_equal (g_ptr_array_index (a->list, i), g_ptr_array_index (b->list, i)))
      return FALSE;

  return TRUE;
}

static gboolean
object_equal (const BeketValue *a,
              const BeketValue *b)
{
  if (a->object->n != b->object->n)
    return FALSE;

  for (guint i = 0; i < a->object->n; i++)
    if (!beket_value_equal (a->object->rows[i].value, beket_value_get (b, a->object->rows[i].name)))
      return FALSE;

  return TRUE;
}

gboolean
beket_value_equal (const BeketValue *a,
                   const BeketValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
      case BEKET_VALUE_NULL:
        return TRUE;
      case BEKET_VALUE_BOOLEAN:
        return a->truth == b->truth;
      case BEKET_VALUE_INTEGER:
        return a->number == b->number;
      case BEKET_VALUE_TEXT:
        return strcmp (a->text, b->text) == 0;
      case BEKET_VALUE_LIST:
        return list_equal (a, b);
      case BEKET_VALUE_OBJECT:
        return object_equal (a, b);
      default:
        g_return_val_if_reached (FALSE);
    }
}

BeketValueKind
beket_value_get_kind (const BeketValue *self)
{
  g_return_val_if_fail (self != NULL, BEKET_VALUE_NULL);

  return self->kind;
}

gboolean
beket_value_to_boolean (const BeketValue *self)
{
  return self != NULL && self->kind == BEKET_VALUE_BOOLEAN && self->truth;
}

gint64
beket_value_to_integer (const BeketValue *self)
{
  return self != NULL && self->kind == BEKET_VALUE_INTEGER ? self->number : 0;
}

const char *
beket_value_to_text (const BeketValue *self)
{
  return self != NULL && self->kind == BEKET_VALUE_TEXT ? self->text : NULL;
}

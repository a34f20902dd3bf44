/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of a list: a key that stays, an object that is read again.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/item.h"

struct _BeketItem
{
  GObject     parent_instance;

  char       *key;   /* (owned) */
  BeketValue *row;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (BeketItem, beket_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_ROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

const char *
beket_item_get_key (BeketItem *self)
{
  g_return_val_if_fail (BEKET_IS_ITEM (self), NULL);

  return self->key;
}

const BeketValue *
beket_item_get_row (BeketItem *self)
{
  g_return_val_if_fail (BEKET_IS_ITEM (self), NULL);

  return self->row;
}

const char *
beket_item_text (BeketItem  *self,
                 const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 8);
  const BeketValue *value;
  const char *text;

  g_return_val_if_fail (BEKET_IS_ITEM (self), "");

  value = self->row;
  for (char **name = names; *name != NULL && value != NULL; name++)
    value = beket_value_get (value, *name);
  text = value != NULL ? beket_value_to_text (value) : NULL;
  return text != NULL ? text : "";
}

static void
set_row (BeketItem  *self,
         BeketValue *row)
{
  if (self->row != NULL && beket_value_equal (self->row, row))
    return;
  g_clear_pointer (&self->row, beket_value_unref);
  self->row = beket_value_ref (row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

static void
beket_item_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  BeketItem *self = BEKET_ITEM (object);

  switch (id)
    {
      case PROP_KEY:
        g_value_set_string (value, self->key);
        break;
      case PROP_ROW:
        g_value_set_boxed (value, self->row);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
beket_item_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  BeketItem *self = BEKET_ITEM (object);

  switch (id)
    {
      case PROP_KEY:
        self->key = g_value_dup_string (value);
        break;
      case PROP_ROW:
        if (g_value_get_boxed (value) != NULL)
          set_row (self, g_value_get_boxed (value));
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
beket_item_finalize (GObject *object)
{
  BeketItem *self = BEKET_ITEM (object);

  g_free (self->key);
  g_clear_pointer (&self->row, beket_value_unref);
  G_OBJECT_CLASS (beket_item_parent_class)->finalize (object);
}

static void
beket_item_class_init (BeketItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = beket_item_get_property;
  object_class->set_property = beket_item_set_property;
  object_class->finalize = beket_item_finalize;
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] = g_param_spec_boxed ("row", NULL, NULL, BEKET_TYPE_VALUE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
beket_item_init (BeketItem *self)
{
}

BeketItem *
beket_item_new (const char *key,
                BeketValue *row)
{
  return g_object_new (BEKET_TYPE_ITEM, "key", key, "row", row, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BeketValue:
 * A fact: a text, an integer, a truth, a list, or an object of named facts. It is what a form's fields hold, what a body
 * carries as `data`, and what the act prints: the same tree on the whole way. No floating point numbers: weights are
 * integers in the unit that the form names, other decimals are texts.
 *
 * Reference counted, not thread safe while it is being changed; a value that is no longer changed may be read from any
 * thread. Objects keep no order: canonical JSON sorts their names.
 */
typedef struct _BeketValue BeketValue;

typedef enum
{
  BEKET_VALUE_NULL,
  BEKET_VALUE_BOOLEAN,
  BEKET_VALUE_INTEGER,   /* |n| <= 2^53 - 1 (I-JSON) */
  BEKET_VALUE_TEXT,      /* UTF-8, no NUL */
  BEKET_VALUE_LIST,
  BEKET_VALUE_OBJECT,
} BeketValueKind;

#define BEKET_TYPE_VALUE (beket_value_get_type ())
GType          beket_value_get_type     (void);

BeketValue    *beket_value_new_null     (void);
BeketValue    *beket_value_new_boolean  (gboolean          truth);
BeketValue    *beket_value_new_integer  (gint64            number);
BeketValue    *beket_value_new_text     (const char       *text);
/** beket_value_new_text_len: the first @length bytes of @text, none of them 0. */
BeketValue    *beket_value_new_text_len (const char       *text,
                                         gsize             length);
BeketValue    *beket_value_new_list     (void);
/** beket_value_new_list_sized: with room for so many rows from the beginning; more may come. Likewise for an object. */
BeketValue    *beket_value_new_list_sized (guint          room);
BeketValue    *beket_value_new_object   (void);
BeketValue    *beket_value_new_object_sized (guint        room);
BeketValue    *beket_value_ref          (BeketValue       *self);
void           beket_value_unref        (BeketValue       *self);

/** beket_value_copy: (transfer full): a deep copy: what is done to one is not seen in the other. */
BeketValue    *beket_value_copy         (const BeketValue *self);
gboolean       beket_value_equal        (const BeketValue *a,
                                         const BeketValue *b);
BeketValueKind beket_value_get_kind     (const BeketValue *self);

/* The value itself. A value of another kind gives "no", 0, %NULL: never a conversion. */

gboolean       beket_value_to_boolean   (const BeketValue *self);
gint64         beket_value_to_integer   (const BeketValue *self);
const char    *beket_value_to_text      (const BeketValue *self);

/* Objects. @self may be %NULL in getters. Setters take the value; %NULL removes the name. */

/** beket_value_get: (nullable) (transfer none) */
BeketValue    *beket_value_get          (const BeketValue *self,
                                         const char       *name);
const char    *beket_value_get_text     (const BeketValue *self,
                                         const char       *name);
gint64         beket_value_get_integer  (const BeketValue *self,
                                         const char       *name,
                                         gint64            otherwise);
gboolean       beket_value_get_boolean  (const BeketValue *self,
                                         const char       *name);
/** beket_value_order: (transfer full): the indices of the members (see beket_value_member) in the order of their names (RFC 8785, 3.2.3). */
guint         *beket_value_order        (const BeketValue *self);
/** beket_value_names: (transfer container): the names in this order, lent: they hold until @self changes. */
const char   **beket_value_names        (const BeketValue *self);
/** beket_value_name: (transfer none): of a member of an object; @index: less than its length, in no order that means anything. */
const char    *beket_value_name         (const BeketValue *self,
                                         guint             index);
/** beket_value_member: (transfer none): what has this name. */
BeketValue    *beket_value_member       (const BeketValue *self,
                                         guint             index);
/** beket_value_add: takes @name and @value: for a reader that knows that nothing has the name yet. */
void           beket_value_add          (BeketValue       *self,
                                         GRefString       *name,
                                         BeketValue       *value);
void           beket_value_set          (BeketValue       *self,
                                         const char       *name,
                                         BeketValue       *value);   /* (transfer full) (nullable) */
void           beket_value_set_text     (BeketValue       *self,
                                         const char       *name,
                                         const char       *text);    /* (nullable): removes */
void           beket_value_set_integer  (BeketValue       *self,
                                         const char       *name,
                                         gint64            number);
void           beket_value_set_boolean  (BeketValue       *self,
                                         const char       *name,
                                         gboolean          truth);

/* Lists. */

guint          beket_value_length       (const BeketValue *self);    /* of a list or an object; 0 for others and %NULL */
BeketValue    *beket_value_index        (const BeketValue *self,
                                         guint             index);
void           beket_value_append       (BeketValue       *self,
                                         BeketValue       *value);   /* (transfer full) */
void           beket_value_remove_index (BeketValue       *self,
                                         guint             index);

/** beket_value_list: the list called @name in the object @self, made empty there when it is not yet. (transfer none) */
BeketValue    *beket_value_list         (BeketValue       *self,
                                         const char       *name);
/** beket_value_object: the same for an object. (transfer none) */
BeketValue    *beket_value_object       (BeketValue       *self,
                                         const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketValue, beket_value_unref)

G_END_DECLS

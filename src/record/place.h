/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"
#include "domain/parse-error.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketPlace:
 * A value of a data file and the way to it, so that an error can say where it is: "sections[3].fields[1].type". Lives on the
 * stack; a path is only written when something is wrong.
 */
typedef struct _BeketPlace BeketPlace;

struct _BeketPlace
{
  const BeketPlace *up;      /* (not owned) (nullable): %NULL for the file's root */
  const BeketValue *value;   /* (not owned) (nullable): %NULL = not there */
  const char       *name;    /* (not owned) (nullable): %NULL for an item of a list */
  guint             index;
};

BeketPlace beket_place_root     (const BeketValue    *value);
BeketPlace beket_place_member   (const BeketPlace    *up,
                                 const char          *name);
BeketPlace beket_place_item     (const BeketPlace    *up,
                                 guint                index);

/** beket_place_fail: sets @error to "path: reason". Returns: always %FALSE. */
gboolean   beket_place_fail     (const BeketPlace    *self,
                                 GError             **error,
                                 BeketParseError      code,
                                 const char          *format,
                                 ...) G_GNUC_PRINTF (4, 5);
/** beket_place_prefix: puts the path before an error that another parser has set. Returns: always %FALSE. */
gboolean   beket_place_prefix   (const BeketPlace    *self,
                                 GError             **error);

/** beket_place_object: an object that has no members but @names? */
gboolean   beket_place_object   (const BeketPlace    *self,
                                 const char *const   *names,
                                 GError             **error);

/* Members of the object @up. What is not required and not there leaves @to as it is. */

gboolean   beket_place_text     (const BeketPlace    *up,
                                 const char          *name,
                                 gboolean             required,
                                 char               **to,         /* (out) (transfer full): not empty */
                                 GError             **error);
/** beket_place_name: a text of @allowed characters, at most @max long, beginning with a letter. */
gboolean   beket_place_name     (const BeketPlace    *up,
                                 const char          *name,
                                 const char          *allowed,
                                 gsize                max,
                                 char               **to,
                                 GError             **error);
gboolean   beket_place_day      (const BeketPlace    *up,
                                 const char          *name,
                                 gboolean             required,
                                 char               **to,
                                 GError             **error);
/** beket_place_both: an object with "kk" and "ru" and nothing else. */
gboolean   beket_place_both     (const BeketPlace    *up,
                                 const char          *name,
                                 BeketText           *to,
                                 GError             **error);
gboolean   beket_place_boolean  (const BeketPlace    *up,
                                 const char          *name,
                                 gboolean            *to,
                                 GError             **error);
gboolean   beket_place_integer  (const BeketPlace    *up,
                                 const char          *name,
                                 int                  min,
                                 int                  max,
                                 int                 *to,
                                 GError             **error);
/** beket_place_words: a list of at least one text, none twice. */
gboolean   beket_place_words    (const BeketPlace    *up,
                                 const char          *name,
                                 gboolean             required,
                                 char              ***to,         /* (out) (transfer full) */
                                 GError             **error);
/** beket_place_list: a required list with at least one item; its items are read with beket_place_item(). */
gboolean   beket_place_list     (const BeketPlace    *up,
                                 const char          *name,
                                 BeketPlace          *to,
                                 GError             **error);

G_END_DECLS

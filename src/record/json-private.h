/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/parse-error.h"
#include "domain/value.h"

G_BEGIN_DECLS

#define BEKET_JSON_MAX_DEPTH 32

/** BeketJsonNames: the names that occur, each once. */
typedef struct
{
  GArray      *all;     /* (owned) */
  GHashTable  *known;   /* (owned): text -> place in @all + 1 */
  guint        last;    /* the one that was taken last */
} BeketJsonNames;

void        beket_json_names_init  (BeketJsonNames   *self);
void        beket_json_names_clear (BeketJsonNames   *self);
/** beket_json_names_take: (transfer full): equal names are one in memory. @text: @length bytes, none of them 0. */
GRefString *beket_json_names_take  (BeketJsonNames   *self,
                                    const char       *text,
                                    gsize             length);

/** BeketJsonPart: a value that was read and whose list or object is not closed yet. */
typedef struct
{
  GRefString  *name;    /* (owned) (nullable): in an object */
  const char  *begin;   /* of the name */
  BeketValue  *value;   /* (owned) (nullable): %NULL while the name waits for it */
} BeketJsonPart;

/** BeketJsonOpen: a list or object that is open. */
typedef struct
{
  gboolean     object;
  guint        first;   /* its first part */
} BeketJsonOpen;

/** BeketJsonReader: a text while it is read: strict, and made into a value in the same pass. */
typedef struct
{
  const char  *start;
  const char  *at;
  const char  *end;
  guint        depth;
  BeketJsonOpen open[BEKET_JSON_MAX_DEPTH];   /* each is in the one before */
  GArray      *parts;    /* (owned) (element-type BeketJsonPart): of all that are open */
  BeketJsonNames names;
  BeketValue  *root;     /* (owned) (nullable) */
  const char  *string;   /* (not owned): the string just read, without its escapes: in the text itself, or in @plain where it had some */
  gsize        length;   /* of @string, bytes */
  GString     *plain;    /* (owned) */
  GError     **error;
} BeketJsonReader;

/** beket_json_fail: sets the error "byte N: reason". Returns: always %FALSE. */
gboolean    beket_json_fail        (BeketJsonReader  *self,
                                    BeketParseError   code,
                                    const char       *at,
                                    const char       *reason);

/** beket_json_check_text: what can be said of a text before it is read: its length, no byte order mark, UTF-8 throughout. */
gboolean    beket_json_check_text  (BeketJsonReader  *self,
                                    gsize             limit);

/** beket_json_read_string: from its first quote to behind its last, as @string. */
gboolean    beket_json_read_string (BeketJsonReader  *self);

static inline gboolean
beket_json_next_is (const BeketJsonReader *self,
                    char                   c)
{
  return self->at < self->end && *self->at == c;
}

/** beket_json_read: (transfer full): the bytes of a file of at most @limit bytes, not yet checked; errors do not name it. */
char       *beket_json_read        (const char       *path,
                                    gsize             limit,
                                    gsize            *length,
                                    GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/parse-error.h"
#include "domain/value.h"

G_BEGIN_DECLS

#define BEKET_JSON_MAX_DEPTH 32

/** BeketJsonReader: a text while it is read: strict, and made into a value in the same pass. */
typedef struct
{
  const char  *start;
  const char  *at;
  const char  *end;
  guint        depth;
  BeketValue  *open[BEKET_JSON_MAX_DEPTH];    /* (not owned): the lists and objects that are open; each is in the one before */
  GRefString  *names[BEKET_JSON_MAX_DEPTH];   /* (owned) (nullable): the name in an open object that waits for its value */
  GHashTable  *known;                         /* (owned): each name once (GRefString) */
  BeketValue  *root;                          /* (owned) (nullable) */
  GString     *text;                          /* (owned): the string just read, without its escapes */
  GError     **error;
} BeketJsonReader;

/** beket_json_fail: sets the error "byte N: reason". Returns: always %FALSE. */
gboolean    beket_json_fail        (BeketJsonReader  *self,
                                    BeketParseError   code,
                                    const char       *at,
                                    const char       *reason);

/** beket_json_read_string: from its first quote to behind its last, into @text. */
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

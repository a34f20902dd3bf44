/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <qpdf/qpdf-c.h>

#include "fixture.h"

#include "act/structure.h"

G_BEGIN_DECLS

/* What a forger does: with a text editor, with a PDF library, and with the key of an officer. All return (transfer full). */

/** forge_append: @text behind the end. */
GBytes *forge_append      (GBytes      *pdf,
                           const char  *text);
/** forge_update: a well-formed incremental update that writes object @number anew. */
GBytes *forge_update      (GBytes      *pdf,
                           int          number,
                           const char  *body);
/** forge_new_object: a number that @pdf does not have yet. */
int     forge_new_object  (GBytes      *pdf);
/** forge_content_object: of the content of its first page. */
int     forge_content_object (GBytes   *pdf);

/** forge_hole: where '<' of /Contents stands in the update that begins at @start; @room: (out) (nullable): bytes of its hole. */
gsize   forge_hole        (GBytes      *pdf,
                           gsize        start,
                           gsize       *room);
/** forge_sign: field @field of @pdf by @key, whatever @pdf became since @honest, an act of one revision less. */
GBytes *forge_sign        (GBytes      *pdf,
                           GBytes      *honest,
                           guint        field,
                           BeketKey    *key);
/** forge_inside: inserts @extra at the offset @at of the last update of @pdf, which begins at @start, sets its numbers right and signs again. */
GBytes *forge_inside      (GBytes      *pdf,
                           gsize        start,
                           gsize        at,
                           const char  *extra,
                           BeketKey    *key);
/** forge_insert: @extra into the base revision at @at; the table and the end are put right, so that any reader finds everything. */
GBytes *forge_insert      (GBytes      *base,
                           gsize        at,
                           const char  *extra);

/** forge_stream: stream @number of the base revision with other data; nothing else is changed, not a number. */
GBytes *forge_stream      (GBytes      *base,
                           int          number,
                           const void  *data,
                           gsize        size);
/** forge_draw: the same, with @more behind the content of the first page. */
GBytes *forge_draw        (GBytes      *base,
                           const char  *more);

typedef void (*ForgeChange) (qpdf_data pdf);

/** forge_base: @base changed by a PDF library that writes as ours does. */
GBytes *forge_base        (GBytes      *base,
                           ForgeChange  change);

/** ForgeCase: a base revision that was changed before the right officer signed it. */
typedef struct
{
  const char *name;
  ForgeChange change;
  const char *word;     /* the check that stops it; %NULL: it is an act */
  gboolean    unseen;   /* it is one, but nobody here can say what its pages should be */
} ForgeCase;

/** ForgeAttack: a file made from honest ones. */
typedef struct
{
  const char *name;
  GBytes *(*make) (void);
  const char *word;     /* the check that stops it */
} ForgeAttack;

/** forge_stops: asserts that @pdf is not valid, and by which check; prints the line of the table. */
void    forge_stops       (Fixture     *fixture,
                           GBytes      *pdf,
                           const char  *name,
                           const char  *word);
/** forge_judge: makes the case of the lorry's act, signs it, and asserts what is said of it. */
void    forge_judge       (Fixture     *fixture,
                           const ForgeCase *one);

/* Helpers for changes: what @dictionary has under @name, and @text parsed as its new value. */
qpdf_oh forge_key         (qpdf_data    pdf,
                           qpdf_oh      dictionary,
                           const char  *name);
void    forge_set         (qpdf_data    pdf,
                           qpdf_oh      dictionary,
                           const char  *name,
                           const char  *text);

G_END_DECLS

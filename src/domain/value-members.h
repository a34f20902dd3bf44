/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/** BeketMember: one named fact of an object. */
typedef struct
{
  GRefString *name;    /* (owned): one for all that a reader found under it */
  BeketValue *value;   /* (owned) */
} BeketMember;

/**
 * BeketMembers:
 * The members of one object. Facts have few names, and there are very many objects: they stand in a row and are looked for one
 * by one; an index is made only when there are so many that this would be felt. In no order that means anything.
 */
typedef struct
{
  BeketMember *rows;    /* (owned) (nullable) */
  guint        n;
  guint        size;
  GHashTable  *index;   /* (owned) (nullable): name -> number of the row + 1 */
} BeketMembers;

/** beket_members_init: @room: for so many names, more may come. */
void          beket_members_init   (BeketMembers       *self,
                                    guint               room);
void          beket_members_clear  (BeketMembers       *self);
/** beket_members_get: (transfer none) (nullable) */
BeketValue   *beket_members_get    (const BeketMembers *self,
                                    const char         *name);
/** beket_members_add: takes @name and @value; nothing has the name yet. */
void          beket_members_add    (BeketMembers       *self,
                                    GRefString         *name,
                                    BeketValue         *value);
/** beket_members_set: takes @value; what had the name before is let go. */
void          beket_members_set    (BeketMembers       *self,
                                    const char         *name,
                                    BeketValue         *value);
void          beket_members_remove (BeketMembers       *self,
                                    const char         *name);

G_END_DECLS

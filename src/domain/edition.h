/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/**
 * BeketEdition:
 * What every item of the reference data begins with. Reference data is never edited in place: what changes comes as another
 * edition of the same id with a later first day, and what ends is an edition with a last day.
 */
typedef struct
{
  char     *id;           /* (owned) */
  char     *valid_from;   /* (owned) (nullable): ISO day, counted in; %NULL = from the beginning */
  char     *valid_to;     /* (owned) (nullable): ISO day, counted in; %NULL = no end known */
  char     *source;       /* (owned) (nullable): where the facts come from */
  gboolean  checked;      /* FALSE: not confirmed by a source, not to be shown as official */
} BeketEdition;

void           beket_edition_clear  (BeketEdition        *self);

/**
 * BeketEditions:
 * Items of one kind by id and day. On a day, the edition with the latest first day that has begun is the one in use; after
 * its last day there is none, whatever stood before it. Immutable once loaded.
 */
typedef struct _BeketEditions BeketEditions;

/** beket_editions_new: @free_item frees an item; every item begins with a BeketEdition. */
BeketEditions *beket_editions_new   (GDestroyNotify       free_item);
void           beket_editions_free  (BeketEditions       *self);

/** beket_editions_add: (transfer full): FALSE, and the item freed, when there is one of the same id and first day. */
gboolean       beket_editions_add   (BeketEditions       *self,
                                     gpointer             item);

/** beket_editions_on: (transfer none) (nullable): the edition of @id in use on the ISO day @day; %NULL day = the newest. */
gconstpointer  beket_editions_on    (const BeketEditions *self,
                                     const char          *id,
                                     const char          *day);

/** beket_editions_all: (transfer none) (nullable) (element-type edition): every edition of @id, in order of their first days. */
GPtrArray     *beket_editions_all   (const BeketEditions *self,
                                     const char          *id);

/** beket_editions_list: (transfer container): what is in use on @day, in the order in which the ids were first added. */
GPtrArray     *beket_editions_list  (const BeketEditions *self,
                                     const char          *day);

/** beket_editions_count: how many editions there are in all. */
guint          beket_editions_count (const BeketEditions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketEditions, beket_editions_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketTag:
 * One element of the structure tree (ISO 32000-1, 14.7), noted while the act is laid out and written by the finish step.
 */
typedef struct
{
  const char *role;       /* static: "Document", "Sect", "H1", "Table", "TR", "TH", "TD", "P", "Figure", "Form" */
  int         language;   /* BeketLanguage, or -1 for what is the same in both */
  int         parent;     /* index, -1 for the root */
  guint       span;       /* columns that a TD takes; 0 and 1 are the same */
  const char *scope;      /* static (nullable): of a TH: "Row" or "Column" */
  char       *alt;        /* (owned) (nullable): what is said instead of a picture or a field */
  int         field;      /* of a Form: its signature field; -1 otherwise */
  int         page;       /* of a leaf that was found in the content: from 0; -1 otherwise */
  int         content;    /* the number of its content on that page (MCID) */
} BeketTag;

/** BeketTags: the tree while it grows. The first element opened is its root. */
typedef struct
{
  GArray *tags;    /* (element-type BeketTag) */
  GArray *drawn;   /* (element-type int): leaves in the order of the content of the pages */
  int     open;    /* innermost open element, -1 = none */
} BeketTags;

BeketTags *beket_tags_new    (void);
void       beket_tags_free   (BeketTags  *self);

/** beket_tags_open: a new element under the open one; it is then the open one. Returns: its index. */
int        beket_tags_open   (BeketTags  *self,
                              const char *role,
                              int         language);
/** beket_tags_close: @tag must be the open one: what is opened last is closed first. */
void       beket_tags_close  (BeketTags  *self,
                              int         tag);
/** beket_tags_reopen: @tag, a child of the open one, is the open one again. */
void       beket_tags_reopen (BeketTags  *self,
                              int         tag);
/** beket_tags_add: a leaf under the open element. */
int        beket_tags_add    (BeketTags  *self,
                              const char *role,
                              int         language);
/** beket_tags_add_to: a leaf under @parent, also when that was closed. */
int        beket_tags_add_to (BeketTags  *self,
                              int         parent,
                              const char *role,
                              int         language);
BeketTag  *beket_tags_get    (BeketTags  *self,
                              int         tag);

/** beket_tags_see: the leaf @tag comes next in the content of @page. Returns: the number of its content there (MCID), -1: it has been seen before. */
int        beket_tags_see    (BeketTags  *self,
                              int         tag,
                              int         page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketTags, beket_tags_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/condition.h"

G_BEGIN_DECLS

typedef enum
{
  NODE_OR,         /* of children */
  NODE_AND,        /* of children */
  NODE_NOT,        /* of one child */
  NODE_PRESENT,    /* a bare path */
  NODE_EQUAL,
  NODE_UNEQUAL,
  NODE_LESS,
  NODE_LESS_OR_EQUAL,
  NODE_GREATER,
  NODE_GREATER_OR_EQUAL,
  NODE_IN,         /* one of the literals */
  NODE_PREFIX,     /* a text that begins with the literal */
  NODE_CONTAINS,   /* a text that has the literal in it */
  NODE_ALL,        /* every row of the list at the path: the one child holds for it */
  NODE_ANY,        /* some row of it */
} NodeKind;

struct _BeketCondition
{
  NodeKind   kind;
  gboolean   counts;     /* what is compared is the number of rows at the path */
  char     **path;       /* (owned) (nullable): its names */
  char     **until;      /* (owned) (nullable): what is asked are the years from path up to this */
  char     **right;      /* (owned) (nullable): what it is compared with, instead of a literal */
  GPtrArray *literals;   /* (owned) (nullable) (element-type BeketValue) */
  GPtrArray *children;   /* (owned) (nullable) (element-type BeketCondition) */
};

/** beket_condition_follow: (nullable) (transfer none): what stands at @path: in @row, else in @facts. @in_row: (out) (nullable). */
const BeketValue *beket_condition_follow (char            **path,
                                          const BeketValue *row,
                                          const BeketValue *facts,
                                          gboolean         *in_row);

G_END_DECLS

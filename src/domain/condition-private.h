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
  NODE_ALL,        /* every row of the list at the path */
  NODE_ANY,        /* a row of it */
} NodeKind;

struct _BeketCondition
{
  NodeKind   kind;
  char     **path;       /* (owned) (nullable): its names */
  char     **until;      /* (owned) (nullable): what is asked are the years from path up to this */
  char     **right;      /* (owned) (nullable): what it is compared with, instead of a literal */
  GPtrArray *literals;   /* (owned) (nullable) (element-type BeketValue) */
  GPtrArray *children;   /* (owned) (nullable) (element-type BeketCondition) */
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value-members.h"
#include "domain/value.h"

G_BEGIN_DECLS

#define BEKET_VALUE_MAX G_GINT64_CONSTANT (9007199254740991)   /* 2^53 - 1: RFC 7493 section 2.2 */

struct _BeketValue
{
  int             ref_count;   /* atomic; not a gatomicrefcount, which is a call for each of a million */
  BeketValueKind  kind;

  union
  {
    gboolean      truth;
    gint64        number;
    char         *text;     /* (not owned): stands behind the value, in the same piece of memory */
    GPtrArray    *list;     /* (owned) (element-type BeketValue) */
    BeketMembers *object;   /* (not owned): likewise */
  };
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/value.h"

G_BEGIN_DECLS

/* Problem details (RFC 9457): how a node says no. Types are "urn:beket:problem:WORD". */

#define BEKET_PROBLEM_TYPE "urn:beket:problem:"
#define BEKET_PROBLEM_MEDIA "application/problem+json"

typedef struct
{
  char       *word;     /* (owned): "wrong-origin"; "" when the answer is no problem of ours */
  char       *detail;   /* (owned) (nullable) */
  BeketValue *value;    /* (owned) (nullable): the whole object with its extensions */
} BeketProblem;

/** beket_problem_read: (transfer full): never fails: what is not a problem document has an empty word. */
BeketProblem *beket_problem_read  (GBytes            *body);
void          beket_problem_free  (BeketProblem      *self);
/** beket_problem_write: (transfer full): @extra: (nullable) (transfer none): further members. */
GBytes       *beket_problem_write (guint              status,
                                   const char        *word,
                                   const char        *title,
                                   const char        *detail,
                                   const BeketValue  *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketProblem, beket_problem_free)

G_END_DECLS

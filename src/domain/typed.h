/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/parse-error.h"

G_BEGIN_DECLS

/* A number as people type it: in groups, with spaces and hyphens between them. What the parsers of identifiers share. */

#define BEKET_TYPED_MAX 40

/**
 * BeketTyped:
 * The characters of a number and where each of them stands, counted in characters of the text as it was given.
 */
typedef struct
{
  char text[BEKET_TYPED_MAX + 1];
  int  positions[BEKET_TYPED_MAX + 1];   /* of each character, then of the end of the text */
  int  length;
} BeketTyped;

/**
 * BeketTypedRule:
 * What a number is made of. @accept gives the character that is kept for @c, the next of @so_far, or 0 to refuse it.
 */
typedef struct
{
  int         max;      /* characters, at most BEKET_TYPED_MAX */
  const char *gaps;     /* (nullable): passed over besides spaces and hyphens */
  char      (*accept) (const BeketTyped *so_far,
                       gunichar          c);
  const char *expects;  /* for the log: "a digit is expected" */
} BeketTypedRule;

/** beket_typed_read: errors EMPTY, CHARACTER at the first that is refused, LENGTH at the first behind @max. */
gboolean beket_typed_read   (BeketTyped           *self,
                             const char           *text,
                             const BeketTypedRule *rule,
                             GError              **error);

/** beket_typed_refuse: an error at the @n-th character kept; self->length means the end. Returns: always %FALSE. */
gboolean beket_typed_refuse (const BeketTyped     *self,
                             int                   n,
                             BeketParseError       code,
                             const char           *message,
                             GError              **error);

/** beket_typed_digits: reads digits and nothing else; refuses zeros alone, which are a filled-in blank and nobody's number. */
gboolean beket_typed_digits (BeketTyped           *self,
                             const char           *text,
                             int                   max,
                             const char           *gaps,
                             GError              **error);

/** beket_typed_weigh: the sum of @n digits from the first on, each times its weight. */
int      beket_typed_weigh  (const char           *digits,
                             const int            *weights,
                             int                   n);

G_END_DECLS

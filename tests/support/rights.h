/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/booth.h"

G_BEGIN_DECLS

/* What the tests of suspensions, passes and powers share. */

/** rights_value: (transfer full): @json with single quotes for double ones. */
BeketValue *rights_value            (const char     *json);
/** rights_control: (transfer none) (nullable): the control of @kind; rights_index: where it stands in the plan. */
BeketValue *rights_control          (BeketCrossing  *crossing,
                                     const char     *kind);
guint       rights_index            (BeketCrossing  *crossing,
                                     const char     *kind);
/** rights_assert_explained: a person who reads Russian is told the article and the reason, who reads Kazakh is told something else. */
void        rights_assert_explained (Booth          *booth,
                                     const GError   *error,
                                     const char     *article,
                                     const char     *reason);

/** Heard: the chain of one other station as the booth has it; begins empty. */
typedef struct
{
  gint64  seq;
  char   *prev;   /* (owned) (nullable) */
} Heard;

/** rights_hear: the next entry of a chain of @origin comes over the ledger's door for others; the booth is settled after it. */
void        rights_hear             (Booth          *booth,
                                     Heard          *heard,
                                     const char     *origin,
                                     const char     *type,
                                     const char     *json);
void        rights_heard_clear      (Heard          *heard);

G_END_DECLS

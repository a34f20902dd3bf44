/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/**
 * BeketControlBody:
 * A body of one state and its official name, dated: names changed since 2009 (domain.md 4.3). Article 1 of the agreement
 * divides them into control bodies (border, customs) and other control bodies; a point's operator is neither.
 */
typedef struct
{
  BeketEdition  edition;   /* id: "KZ-customs" */
  char         *party;     /* (owned): "KZ" */
  char         *kind;      /* (owned): "border", "customs", ...: a word of the list "body", or "operator" */
  char         *class;     /* (owned): "control", "other", "none" */
  BeketText     name;
} BeketControlBody;

BeketControlBody       *beket_control_body_new  (void);
void                    beket_control_body_free (BeketControlBody    *self);

/** beket_control_body_on: (transfer none) (nullable): the body of @party that does @kind on @day. */
const BeketControlBody *beket_control_body_on   (const BeketEditions *bodies,
                                                 const char          *party,
                                                 const char          *kind,
                                                 const char          *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketControlBody, beket_control_body_free)

G_END_DECLS

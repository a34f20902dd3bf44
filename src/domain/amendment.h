/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/protocol.h"

G_BEGIN_DECLS

/**
 * BeketAmendment:
 * An amendment under Article 11: it names the protocol that it changes, the day on which it enters into force, and what it ends
 * and adds from that day on. Immutable once loaded.
 */
typedef struct
{
  char      *id;                /* (owned) */
  char      *number;            /* (owned): as printed */
  char      *amends;            /* (owned): id of the protocol */
  char      *signed_on;         /* (owned): ISO day */
  char      *in_force;          /* (owned): ISO day: the first on which it holds */
  BeketText  title;
  gboolean   demo;
  char      *sampling_clause;   /* (owned) (nullable): added */
  GPtrArray *points;            /* (owned) (element-type BeketAgreedPoint): added; so are the next four */
  GPtrArray *kinds;             /* (owned) (element-type BeketOwnKind) */
  GPtrArray *rules;             /* (owned) (element-type BeketRule) */
  GPtrArray *forms;             /* (owned) (element-type BeketFormName): in place of the version before */
  GPtrArray *powers;            /* (owned) (element-type BeketPower) */
  char     **end_points;        /* (owned) (nullable): codes; ended before anything is added */
  char     **end_rules;         /* (owned) (nullable): ids */
  char     **end_forms;         /* (owned) (nullable): ids */
  char     **end_powers;        /* (owned) (nullable): ids */
} BeketAmendment;

BeketAmendment *beket_amendment_new  (void);
void            beket_amendment_free (BeketAmendment *self);

/**
 * beket_protocol_at:
 * @amendments: (element-type BeketAmendment): in any order; those of other protocols are passed over
 * @day: ISO day
 *
 * The protocol as it holds on @day: @base with every amendment that is in force by then, one after another. Errors:
 * %BEKET_PARSE_ERROR_UNKNOWN for ending what is not there, %BEKET_PARSE_ERROR_DUPLICATE for adding what is there already or
 * what overlaps; the message begins with the amendment's id and the path in its file.
 *
 * Returns: (transfer full) (nullable)
 */
BeketProtocol  *beket_protocol_at    (BeketProtocol   *base,
                                      GPtrArray       *amendments,
                                      const char      *day,
                                      GError         **error);

/**
 * beket_protocol_versions:
 * Every version of @base, from the first to the last, each with its days: what beket_protocol_at() says of any day. Two amendments that
 * enter into force on one day are refused: their order would decide.
 *
 * Returns: (transfer full) (nullable) (element-type BeketProtocol)
 */
GPtrArray      *beket_protocol_versions (BeketProtocol *base,
                                      GPtrArray       *amendments,
                                      GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAmendment, beket_amendment_free)

G_END_DECLS

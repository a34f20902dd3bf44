/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/act.h"
#include "act/paper-seal.h"
#include "trust/authority.h"

G_BEGIN_DECLS

#define FIXTURE_DRAWN 1795338843000000   /* 2026-11-22T09:14:03Z */

/** Fixture: a lorry at Syrym, two states' authorities, their officers. All data is synthetic. */
typedef struct
{
  char           *folder;       /* (owned): temporary */
  BeketLibrary   *data;         /* (owned) */
  BeketAuthority *kz;           /* (owned) */
  BeketAuthority *ru;           /* (owned) */
  BeketTrust     *trust;        /* (owned) */
  BeketKey       *officers[2];  /* (owned): KZ-10442, RU-20817: signers 0 and 1 of the record */
  BeketKey       *seal;         /* (owned): Ed25519 */
} Fixture;

void         fixture_open    (Fixture      *self);
void         fixture_close   (Fixture      *self);

/** fixture_key: (transfer full): a key whose certificate is valid for ten years from 2026-01-01. */
BeketKey    *fixture_key     (BeketAuthority *authority,
                              BeketKeyKind  kind,
                              BeketRole     role,
                              const char   *party,
                              const char   *name,
                              const char   *id);
/** fixture_add_list: the revocation list of @party's authority as it is now. */
void         fixture_add_list (Fixture      *self,
                              BeketTrust   *trust,
                              const char   *party);
/** fixture_library: (transfer full): data/ of the source tree. */
BeketLibrary *fixture_library (void);
/** fixture_record: (transfer full): @n_persons rows in A. */
BeketValue  *fixture_record  (guint         n_persons);
/** fixture_seal: (transfer full): text of the paper seal of @record, whose JSON has this @hash. */
char        *fixture_seal    (Fixture          *self,
                              const BeketValue *record,
                              const char       *hash);
/** fixture_render: (transfer full): the base revision of @record with its paper seal. */
GBytes      *fixture_render  (Fixture      *self,
                              BeketValue   *record);
/** fixture_sign: (transfer full): by officers[@field], a minute after the drawing for the first, two for the second. */
GBytes      *fixture_sign    (Fixture      *self,
                              GBytes       *pdf,
                              guint         field);
/** fixture_act: (transfer full): the lorry's act with @n_signatures. */
GBytes      *fixture_act     (Fixture      *self,
                              guint         n_signatures);
/** fixture_replace: (transfer full): @pdf with the first @from after @after replaced by @to. */
GBytes      *fixture_replace (GBytes       *pdf,
                              gsize         after,
                              const char   *from,
                              const char   *to);
/** fixture_find: offset of @text from @after on, -1 = not there. */
gssize       fixture_find    (GBytes       *pdf,
                              gsize         after,
                              const char   *text);

G_END_DECLS

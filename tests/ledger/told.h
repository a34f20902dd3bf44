/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* A ledger, and what two others tell it, for the tests of what both states read. */

#define TIME "2026-11-22T09:00:00.000Z"
#define BLOB "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

#define OFFENCE(number) \
  "{'number':'" number "','fact':'offence','category':'drugs','urgency':'immediate','place':'2','point':'KZSYR','officer':'KZ-1'," \
  "'time':'" TIME "','reported':'" TIME "','circumstances':{'kk':'табылды'},'measures':['seizure'],'party':'XX'}"
#define CLOSED(day) "{'day':'" day "','point':'KZSYR','officer':'KZ-1','totals':{'crossings':2},'closed':'" TIME "'}"
#define REOPENED \
  "{'day':'" DAY "','point':'KZSYR','reason':'C4','text':'т','officer':'KZ-1','approvedBy':'KZ-2','reopened':'" TIME "'}"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  BeketEntry  *theirs;   /* the last of the neighbour's chain */
  BeketEntry  *near;     /* and of another station of the own state */
} Told;

void        told_set_up    (Told          *self,
                            gconstpointer  unused);
void        told_tear_down (Told          *self,
                            gconstpointer  unused);
/** told_body: (transfer full): @json: data, with single quotes for double ones. */
BeketValue *told_body      (const char    *type,
                            const char    *subject,
                            const char    *json);
/** told_write: (transfer full): an entry of this station in @chain; its hash. told_say: in the one that both states read. */
char       *told_write     (Told          *self,
                            const char    *chain,
                            const char    *type,
                            const char    *subject,
                            const char    *json);
void        told_say       (Told          *self,
                            const char    *type,
                            const char    *subject,
                            const char    *json);
/** told_ask: (transfer full): what @func, that is called to read, sets its BeketValue to, once search and register have followed every entry. */
BeketValue *told_ask       (Told            *self,
                            BeketLedgerFunc  func);
/** told_hear: the next entry of the chain of @origin, THERE or NEAR. */
void        told_hear      (Told          *self,
                            const char    *origin,
                            const char    *type,
                            const char    *subject,
                            const char    *json);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/powers.h"
#include "ledger/ledger.h"
#include "station/station.h"

G_BEGIN_DECLS

typedef struct _BeketStationStep BeketStationStep;

/* What the ledgers of both states say of suspensions and passes; %NULL: not read. */
typedef struct
{
  BeketValue *suspensions;   /* (owned) (nullable) */
  BeketValue *resumptions;   /* (owned) (nullable) */
  BeketValue *passes;        /* (owned) (nullable) */
} BeketRights;

/* ---- rights.c: @direction (nullable) is that of the crossing, or of this lane ---- */

/* Worker. */
gboolean      beket_rights_read            (BeketTx              *tx,
                                            BeketRights          *rights,
                                            GError              **error);
void          beket_rights_clear           (BeketRights          *rights);
/* Takes what was read, if it was; tells "mode" when it is not as before. */
void          beket_station_show_rights    (BeketStation         *self,
                                            BeketRights          *rights);
void          beket_station_tell_mode      (BeketStation         *self);
/* (nullable): the protocol, whether joint control is suspended or not. */
const BeketProtocol *beket_station_agreed_protocol (BeketStation *self);
/* (nullable): the same, %NULL while it is. */
const BeketProtocol *beket_station_protocol_of (BeketStation     *self,
                                            const char           *direction);
const BeketValue *beket_station_suspension_of (BeketStation      *self,
                                            const char           *direction);
/* (transfer full): kinds that are suspended alone. */
GStrv         beket_station_suspended_kinds (BeketStation        *self,
                                            const char           *direction);
/* May this step of a control lean on the other Party: is it not suspended, and is the act there that is relied on? */
gboolean      beket_station_check_reliance (BeketStationStep     *step,
                                            const BeketValue     *facts,
                                            const BeketValue     *control,
                                            GError              **error);
/* (nullable): his pass: the one that holds, else the one that tells why none does. */
const BeketValue *beket_station_pass_of    (BeketStation         *self,
                                            const BeketActor     *actor);

/* ---- rights-write.c: what an officer decides outside the guide ---- */

typedef struct _BeketDecision BeketDecision;

struct _BeketDecision
{
  BeketStation *station;     /* (not owned) */
  BeketValue   *data;        /* (owned): of the entry */
  BeketActor    actor;       /* the officer who is signed in */
  char         *day;         /* (owned) */
  char         *time;        /* (owned) */
  char         *subject;     /* (owned) (nullable): of the entry: its number, or what it is about */
  gint64        now;
};

/* Worker: refuses, or completes the data. The main thread waits meanwhile. */
typedef gboolean (*BeketDecisionCheck)     (BeketDecision        *self,
                                            BeketTx              *tx,
                                            GError              **error);

/* @ask: (nullable): what the asker says; copied. %FALSE: nobody is signed in. */
gboolean      beket_decision_init          (BeketDecision        *self,
                                            BeketStation         *station,
                                            const BeketValue     *ask,
                                            GError              **error);
void          beket_decision_clear         (BeketDecision        *self);
/* Worker: gives it the next number of its kind of document: "D17-KZSYR-20261128-000007-B02-X". */
gboolean      beket_decision_number        (BeketDecision        *self,
                                            BeketTx              *tx,
                                            const char           *prefix,
                                            GError              **error);
/* %FALSE with %BEKET_ERROR_INVALID: @word, called @name by who asks, is not in the list. */
gboolean      beket_decision_check_word    (const BeketDecision  *self,
                                            const char           *list,
                                            const char           *name,
                                            const char           *word,
                                            GError              **error);
/* Waits: checks it and appends it, in one transaction. */
gboolean      beket_decision_write         (BeketDecision        *self,
                                            const char           *kind,
                                            BeketDecisionCheck    check,
                                            GError              **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketDecision, beket_decision_clear)

G_END_DECLS

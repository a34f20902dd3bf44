/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/tools.h"

G_BEGIN_DECLS

/* A booth of its own for a test: authority, station, one officer, all in a temporary folder. Synthetic people only. */

#define BOOTH_OFFICER "KZ-10442"
#define BOOTH_PIN "246810"
#define BOOTH_SUPERVISOR "KZ-10001"
#define BOOTH_HER_PIN "975310"
#define BOOTH_MRZ \
  "P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22"

typedef struct
{
  char         *root;       /* (owned): the temporary folder */
  char         *folder;     /* (owned): the station's */
  BeketStation *station;    /* (owned) (nullable) */
  GAsyncResult *result;     /* (owned) (nullable): of the last step */
  gint64        now;        /* the test's clock */
} Booth;

void           booth_init      (Booth          *booth);
void           booth_open      (Booth          *booth);
void           booth_close     (Booth          *booth);
void           booth_clear     (Booth          *booth);
/** booth_wait: keeps the result of a pair: pass booth_done and the booth to it, then call this. (transfer none) */
void           booth_done      (GObject        *source,
                                GAsyncResult   *result,
                                gpointer        booth);
GAsyncResult  *booth_wait      (Booth          *booth);
/** booth_step: ends a step that must work. */
void           booth_step      (Booth          *booth);
/** booth_refusal: (transfer full): ends a step that must not work. */
GError        *booth_refusal   (Booth          *booth);
void           booth_sign_in   (Booth          *booth);
/** booth_add_supervisor: %BOOTH_SUPERVISOR is enrolled; the station is opened again, nobody is signed in. */
void           booth_add_supervisor (Booth     *booth);
/** booth_enrol_supervisor: the same, of a booth that is closed. */
void           booth_enrol_supervisor (Booth   *booth);
/** booth_lorry: (transfer none): a lorry with driver, container and seal, scanned and begun. */
BeketCrossing *booth_lorry     (Booth          *booth);
/** booth_issue_act: (transfer full): such a lorry, found in order, admitted, its act signed. The key of the act. */
char          *booth_issue_act (Booth          *booth);
/** booth_settle: runs the main loop until nothing is under way: drafts saved, lists read. */
void           booth_settle    (Booth          *booth);
/** booth_assert_whole: every entry, body and file of its store is as it was written, every derived table what a replay makes. */
void           booth_assert_whole (Booth       *booth);

G_END_DECLS

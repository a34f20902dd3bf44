/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/correction.h"
#include "station/correction.h"
#include "station/station-private.h"

G_BEGIN_DECLS

/* What both ways of correcting share: who asks, who consents, what the entry says. */

/* A correction under way: the data of its task. Main thread, but for what the worker reads and writes of it. */
typedef struct
{
  char           *officer;      /* (owned): who asks */
  char           *what;         /* (owned): act, or crossing */
  char           *record;       /* (owned) (nullable): what must be the newest still */
  GStrv           changes;      /* (owned) (nullable) */
  BeketValue     *facts;        /* (owned) (nullable) */
  char           *pin;          /* (owned) (nullable): of who asks */
  char           *reason;       /* (owned) */
  char           *text;         /* (owned) */
  char           *second;       /* (owned) (nullable) */
  char           *second_pin;   /* (owned) (nullable) */
  BeketGrounds    grounds;      /* the four above */

  BeketActView   *view;         /* (owned) (nullable): the act, as it was opened */
  BeketValue     *rows;         /* (owned) (nullable): records of the crossing */
  GPtrArray      *planned;      /* (owned) (nullable) */
  GPtrArray      *written;      /* (owned) (nullable) */
  gint64          now;
  BeketLedgerFunc still;        /* inside the transaction: may it be? Gets the correction */
} BeketCorrecting;

/* Goes on; takes @task, whose data is the correction. */
typedef void (*BeketCorrectingNext) (BeketStation *self,
                                     GTask        *task);

/* (transfer full): the task of a correction; %NULL: nobody is signed in, and its callback is told. */
GTask      *beket_correcting_new       (BeketStation        *self,
                                        const char          *what,
                                        const BeketGrounds  *grounds,
                                        gpointer             source_tag,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
/* Checks who asks and why. @authors: (nullable): whose work it is. */
gboolean    beket_station_may_correct  (BeketStation        *self,
                                        BeketCorrectionKind  kind,
                                        const BeketGrounds  *grounds,
                                        const char *const   *authors,
                                        GError             **error);
/* Waits for the second person's PIN to be tried, if there is one, then goes on; whoever asked is there still. */
void        beket_correcting_consent   (BeketStation        *self,
                                        GTask               *task,
                                        BeketCorrectingNext  next);
/* (transfer full): {entry, reason, text, officer, approvedBy, MEMBER: time}. */
BeketValue *beket_station_correction_data (BeketStation       *self,
                                        const char          *entry,
                                        const BeketGrounds  *grounds,
                                        const char          *member);
/* Appends @data as an entry of @kind about @subject, if "still" says, inside the transaction, that it may be; answers the task. */
void        beket_correcting_write     (BeketStation        *self,
                                        GTask               *task,
                                        const char          *kind,
                                        const char          *subject,
                                        const BeketValue    *data);
/* Worker: reads the records of the crossing. */
gboolean    beket_correcting_read_records (BeketTx            *tx,
                                        const char          *crossing,
                                        BeketValue         **rows,
                                        GError             **error);

G_END_DECLS

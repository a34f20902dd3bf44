/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/**
 * BeketTreaty:
 * A treaty and its term, as data (Article 12(2): five years, each time for five more, unless a side says otherwise in
 * writing six months before the end).
 */
typedef struct
{
  BeketEdition  edition;         /* id: "agreement" */
  BeketText     title;
  char         *signed_on;       /* (owned): ISO day */
  char         *in_force;        /* (owned): ISO day */
  char         *period_end;      /* (owned): last day of a period, and */
  char         *last_notice;     /* (owned): of a notice in it: as the authority says it; the loader has seen that the term agrees */
  char         *notice_given;    /* (owned) (nullable): the day on which a side gave notice: the period of that day is the last */
  int           years;           /* of a period */
  int           notice_months;
} BeketTreaty;

/** BeketTreatyStatus: the treaty on one day. */
typedef struct
{
  gboolean  in_force;
  gboolean  ends;               /* not renewed after this period */
  char      period_end[11];     /* last day of the period that runs; of the last one when it has ended */
  char      last_notice[11];
  int       days_left;          /* to the end of the period; negative when it has ended */
  int       days_to_notice;     /* to the last day for a notice; negative when it has passed */
} BeketTreatyStatus;

BeketTreaty *beket_treaty_new    (void);
void         beket_treaty_free   (BeketTreaty       *self);

/** beket_treaty_last_notice: the last day for a notice in the period that ends on the ISO day @end, which must be a day. */
void         beket_treaty_last_notice (const BeketTreaty *self,
                                  const char        *end,
                                  char               last_notice[11]);

/** beket_treaty_status: Returns: %FALSE when @day is no day. A day before the treaty came into force is in no period: the first one is shown. */
gboolean     beket_treaty_status (const BeketTreaty *self,
                                  const char        *day,
                                  BeketTreatyStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketTreaty, beket_treaty_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/** BeketPointOffset: a change of a point's clock. */
typedef struct
{
  gint64 since_us;   /* UTC; the first one of a point holds before it as well */
  int    minutes;    /* of local time from UTC */
} BeketPointOffset;

/** BeketPointStatus: what a point is open for, for a time: a reconstruction, a flood. */
typedef struct
{
  char      *from;     /* (owned) (nullable): ISO day, counted in; %NULL = not known since when */
  char      *to;       /* (owned) (nullable): ISO day, counted in */
  char      *state;    /* (owned): "open", "trucks-only", "closed" */
  BeketText  note;
  char      *source;   /* (owned) (nullable) */
} BeketPointStatus;

/**
 * BeketPoint:
 * A crossing point of one state and the one across the border (domain.md 4.1, 4.2). Its local time is in local-time.h.
 */
typedef struct
{
  BeketEdition  edition;       /* id: the code */
  const char   *code;          /* (not owned): the edition's id, "KZSYR" */
  char         *party;         /* (owned): "KZ" */
  char         *peer;          /* (owned): "RUMSH" */
  char         *kind;          /* (owned): "road", "rail" */
  BeketText     name;
  char         *type;          /* (owned) (nullable): "multilateral", "bilateral" */
  char         *subdivision;   /* (owned) (nullable): ISO 3166-2, a word of the list "subdivision" */
  char         *locode;        /* (owned) (nullable): UN/LOCODE; most points have none */
  char         *cargo_ruqsat;  /* (owned) (nullable): the pair's 18 digits in the queue system CarGoRuqsat */
  BeketText     hours;         /* empty (%NULL) = to be clarified */
  GArray       *offsets;       /* (owned) (element-type BeketPointOffset): in order of time, never empty once loaded */
  GPtrArray    *statuses;      /* (owned) (element-type BeketPointStatus): in file order */
} BeketPoint;

BeketPoint             *beket_point_new         (void);
void                    beket_point_free        (BeketPoint       *self);
void                    beket_point_status_free (BeketPointStatus *self);

/** beket_point_status: (transfer none) (nullable): the last one of the list that covers @day; %NULL = nothing is said: open. */
const BeketPointStatus *beket_point_status      (const BeketPoint *self,
                                                 const char       *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPoint, beket_point_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPointStatus, beket_point_status_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** BeketCtlNotice: the options of a notice. */
typedef struct
{
  char  *crossing;      /* (owned) */
  char  *act;           /* (owned) */
  char **persons;       /* (owned) */
  char  *category;      /* (owned) */
  char  *fact;          /* (owned) */
  char  *urgency;       /* (owned) */
  char  *control;       /* (owned) */
  char  *time;          /* (owned) */
  char  *place;         /* (owned) */
  char  *kk;            /* (owned) */
  char  *ru;            /* (owned) */
  char **measures;      /* (owned) */
  char  *reported_to;   /* (owned) */
  char **norms;         /* (owned) */
  char **evidence;      /* (owned) */
} BeketCtlNotice;

void     beketctl_notice_clear  (BeketCtlNotice  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketCtlNotice, beketctl_notice_clear)

/**
 * beketctl_take_crossing: who and what, of the crossing or act that @says names.
 * @persons: (nullable): "1" ...: which of its persons; needed where there are several: who has done nothing is not told of (Article 4)
 */
gboolean beketctl_take_crossing (BeketStation    *station,
                                 BeketValue      *says,
                                 char           **persons,
                                 GError         **error);

G_END_DECLS

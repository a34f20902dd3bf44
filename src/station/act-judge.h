/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station-private.h"

G_BEGIN_DECLS

/** BeketJudge: what an act is judged by; made on the main thread, used on any. */
typedef struct
{
  BeketTrust   *trust;     /* (owned) */
  BeketLibrary *library;   /* (owned) */
  char         *origin;    /* (owned): this station */
  gint64        now;
} BeketJudge;

void          beket_judge_init     (BeketJudge        *self,
                                    BeketStation      *station);
void          beket_judge_clear    (BeketJudge        *self);

/** beket_act_view_new: (transfer full): empty. */
BeketActView *beket_act_view_new   (void);
/**
 * beket_act_view_judge: judges view->pdf, beside view->row where there is one. Any thread.
 *
 * Beyond the words of act/act.h: "other-act": the register has another act under its number.
 */
void          beket_act_view_judge (BeketActView      *self,
                                    const BeketJudge  *judge);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketJudge, beket_judge_clear)

G_END_DECLS

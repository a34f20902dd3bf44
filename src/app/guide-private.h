/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guide-step.h"
#include "app/guide.h"

G_BEGIN_DECLS

struct _BeketGuide
{
  GtkWidget      parent_instance;

  BeketStation  *station;     /* (owned) */
  BeketCrossing *crossing;    /* (owned) (nullable) */
  gboolean       moving;      /* a step is being entered: it is drawn once, at the end */
  gboolean       beginning;   /* the crossing is being registered */
  GtkWidget     *head;
  GtkWidget     *blank;
  GtkWidget     *steps;
  GtkWidget     *offence;
  GtkStack      *stack;
  GtkWidget     *keys;
};

/** beket_guide_get_step: (transfer none): the step that is shown. */
BeketGuideStep *beket_guide_get_step (BeketGuide *self);
/** beket_guide_say: for a toast. */
void            beket_guide_say      (BeketGuide *self,
                                      const char *text);
/** beket_guide_sync: shows everything anew. */
void            beket_guide_sync     (BeketGuide *self);
/** beket_guide_moved: tells that another step is shown. */
void            beket_guide_moved    (BeketGuide *self);
/** beket_guide_enter: shows the step and puts the focus on @path (nullable), else where work goes on. */
void            beket_guide_enter    (BeketGuide *self,
                                      const char *word,
                                      const char *path);
/** beket_guide_go_on: to the next step that is walked. */
void            beket_guide_go_on    (BeketGuide *self);

G_END_DECLS

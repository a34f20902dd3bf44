/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/guide-keys.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketGuideStep:
 * One section of the guide: what is asked for in one step of a crossing. It holds no draft: what is typed is in the
 * crossing's facts before the next key.
 *
 * Signals: "keys-changed": ask beket_guide_step_keys() again. "go-on": the step is done, show the next. "said" (text): a
 * sentence for a toast. "focused" (nullable text): path of the field that has the focus now. "jump" (text): a path elsewhere.
 */
#define BEKET_TYPE_GUIDE_STEP (beket_guide_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (BeketGuideStep, beket_guide_step, BEKET, GUIDE_STEP, AdwBin)

struct _BeketGuideStepClass
{
  AdwBinClass parent_class;

  /* Another crossing, or none. */
  void        (*bind)       (BeketGuideStep *self);
  /* The facts or the state have changed, here or elsewhere. */
  void        (*sync)       (BeketGuideStep *self);
  /* It is shown from now on. */
  void        (*enter)      (BeketGuideStep *self);
  /* A second has passed: running times. */
  void        (*tick)       (BeketGuideStep *self);
  /* Puts the focus on the field at @path; NULL: where work goes on. FALSE: nothing here takes it. */
  gboolean    (*focus_on)   (BeketGuideStep *self,
                             const char     *path);
  /* Enter. TRUE: there is more to do here. FALSE: done, go on. */
  gboolean    (*accept)     (BeketGuideStep *self);
  /* Esc. TRUE: something was closed here. */
  gboolean    (*back)       (BeketGuideStep *self);
  /* One of the F-keys. TRUE: it did something. */
  gboolean    (*press)      (BeketGuideStep *self,
                             BeketGuideKey   key);
  /* Flags of the F-keys that work now. */
  guint       (*keys)       (BeketGuideStep *self);
  /* (nullable): what Enter does now, when it is not "Next". */
  const char *(*next_label) (BeketGuideStep *self);
};

BeketStation  *beket_guide_step_get_station  (BeketGuideStep *self);
/** beket_guide_step_get_crossing: (nullable) */
BeketCrossing *beket_guide_step_get_crossing (BeketGuideStep *self);
/** beket_guide_step_get_facts: (nullable) (transfer none): of the crossing. */
BeketValue    *beket_guide_step_get_facts    (BeketGuideStep *self);
/** beket_guide_step_get_word: "documents", "controls" ... */
const char    *beket_guide_step_get_word     (BeketGuideStep *self);
void           beket_guide_step_set_crossing (BeketGuideStep *self,
                                              BeketCrossing  *crossing);

void           beket_guide_step_sync         (BeketGuideStep *self);
void           beket_guide_step_enter        (BeketGuideStep *self);
void           beket_guide_step_tick         (BeketGuideStep *self);
gboolean       beket_guide_step_focus_on     (BeketGuideStep *self,
                                              const char     *path);
gboolean       beket_guide_step_accept       (BeketGuideStep *self);
gboolean       beket_guide_step_back         (BeketGuideStep *self);
gboolean       beket_guide_step_press        (BeketGuideStep *self,
                                              BeketGuideKey   key);
guint          beket_guide_step_keys         (BeketGuideStep *self);
const char    *beket_guide_step_next_label   (BeketGuideStep *self);

/* For the steps themselves. */
/** beket_guide_step_check: (transfer full) (element-type BeketComplaint): what is wrong in this step. */
GPtrArray     *beket_guide_step_check        (BeketGuideStep *self);
void           beket_guide_step_keys_changed (BeketGuideStep *self);
void           beket_guide_step_go_on        (BeketGuideStep *self);
void           beket_guide_step_say          (BeketGuideStep *self,
                                              const char     *text);
void           beket_guide_step_focused      (BeketGuideStep *self,
                                              const char     *path);
/** beket_guide_step_touch: the facts have changed by hand: tells everybody who shows them and saves the draft. */
void           beket_guide_step_touch        (BeketGuideStep *self,
                                              const char     *path);

G_END_DECLS

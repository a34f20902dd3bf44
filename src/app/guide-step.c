/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all steps of the guide have in common.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/guide-step.h"

#include <glib/gi18n.h>

typedef struct
{
  BeketStation  *station;    /* (owned) */
  BeketCrossing *crossing;   /* (owned) (nullable) */
  char          *word;       /* (owned) */
} BeketGuideStepPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BeketGuideStep, beket_guide_step, ADW_TYPE_BIN)

#define PRIVATE(self) ((BeketGuideStepPrivate *) beket_guide_step_get_instance_private (self))
#define CLASS(self) (BEKET_GUIDE_STEP_GET_CLASS (self))

enum
{
  PROP_0,
  PROP_STATION,
  PROP_WORD,
  N_PROPS,
};

enum
{
  KEYS_CHANGED,
  GO_ON,
  SAID,
  FOCUSED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

BeketStation *
beket_guide_step_get_station (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), NULL);

  return PRIVATE (self)->station;
}

BeketCrossing *
beket_guide_step_get_crossing (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), NULL);

  return PRIVATE (self)->crossing;
}

BeketValue *
beket_guide_step_get_facts (BeketGuideStep *self)
{
  BeketCrossing *crossing = beket_guide_step_get_crossing (self);

  return crossing == NULL ? NULL : beket_crossing_get_facts (crossing);
}

const char *
beket_guide_step_get_word (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), NULL);

  return PRIVATE (self)->word;
}

void
beket_guide_step_set_crossing (BeketGuideStep *self,
                               BeketCrossing  *crossing)
{
  g_return_if_fail (BEKET_IS_GUIDE_STEP (self));

  if (!g_set_object (&PRIVATE (self)->crossing, crossing))
    return;

  if (CLASS (self)->bind != NULL)
    CLASS (self)->bind (self);
  beket_guide_step_sync (self);
}

void
beket_guide_step_sync (BeketGuideStep *self)
{
  g_return_if_fail (BEKET_IS_GUIDE_STEP (self));

  if (CLASS (self)->sync != NULL)
    CLASS (self)->sync (self);
}

void
beket_guide_step_enter (BeketGuideStep *self)
{
  g_return_if_fail (BEKET_IS_GUIDE_STEP (self));

  if (CLASS (self)->enter != NULL)
    CLASS (self)->enter (self);
}

void
beket_guide_step_tick (BeketGuideStep *self)
{
  g_return_if_fail (BEKET_IS_GUIDE_STEP (self));

  if (CLASS (self)->tick != NULL)
    CLASS (self)->tick (self);
}

gboolean
beket_guide_step_focus_on (BeketGuideStep *self,
                           const char     *path)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), FALSE);

  return CLASS (self)->focus_on != NULL && CLASS (self)->focus_on (self, path);
}

gboolean
beket_guide_step_accept (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), FALSE);

  return CLASS (self)->accept != NULL && CLASS (self)->accept (self);
}

gboolean
beket_guide_step_back (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), FALSE);

  return CLASS (self)->back != NULL && CLASS (self)->back (self);
}

gboolean
beket_guide_step_press (BeketGuideStep *self,
                        BeketGuideKey   key)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), FALSE);

  return CLASS (self)->press != NULL && CLASS (self)->press (self, key);
}

guint
beket_guide_step_keys (BeketGuideStep *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), 0);

  return CLASS (self)->keys == NULL ? 0 : CLASS (self)->keys (self);
}

const char *
beket_guide_step_next_label (BeketGuideStep *self)
{
  const char *label = NULL;

  g_return_val_if_fail (BEKET_IS_GUIDE_STEP (self), NULL);

  if (CLASS (self)->next_label != NULL)
    label = CLASS (self)->next_label (self);

  return label == NULL ? beket_guide_key_label (BEKET_GUIDE_NEXT) : label;
}

GPtrArray *
beket_guide_step_check (BeketGuideStep *self)
{
  BeketGuideStepPrivate *private = PRIVATE (self);

  return beket_station_check (private->station, private->crossing, private->word);
}

void
beket_guide_step_keys_changed (BeketGuideStep *self)
{
  g_signal_emit (self, signals[KEYS_CHANGED], 0);
}

void
beket_guide_step_go_on (BeketGuideStep *self)
{
  g_signal_emit (self, signals[GO_ON], 0);
}

void
beket_guide_step_say (BeketGuideStep *self,
                      const char     *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

void
beket_guide_step_focused (BeketGuideStep *self,
                          const char     *path)
{
  g_signal_emit (self, signals[FOCUSED], 0, path);
}

void
beket_guide_step_touch (BeketGuideStep *self,
                        const char     *path)
{
  g_autoptr (BeketCrossing) crossing = NULL;

  g_return_if_fail (BEKET_IS_GUIDE_STEP (self));

  crossing = g_object_ref (PRIVATE (self)->crossing);
  beket_station_touch (PRIVATE (self)->station, crossing, path);
}

static void
beket_guide_step_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  BeketGuideStepPrivate *private = PRIVATE (BEKET_GUIDE_STEP (object));

  switch (prop_id)
    {
      case PROP_STATION:
        private->station = g_value_dup_object (value);
        break;
      case PROP_WORD:
        private->word = g_value_dup_string (value);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
beket_guide_step_dispose (GObject *object)
{
  BeketGuideStepPrivate *private = PRIVATE (BEKET_GUIDE_STEP (object));

  g_clear_object (&private->crossing);
  g_clear_object (&private->station);

  G_OBJECT_CLASS (beket_guide_step_parent_class)->dispose (object);
}

static void
beket_guide_step_finalize (GObject *object)
{
  g_free (PRIVATE (BEKET_GUIDE_STEP (object))->word);

  G_OBJECT_CLASS (beket_guide_step_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, BEKET_TYPE_GUIDE_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static guint
new_text_signal (const char *name)
{
  return g_signal_new (name, BEKET_TYPE_GUIDE_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
beket_guide_step_class_init (BeketGuideStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = beket_guide_step_set_property;
  object_class->dispose = beket_guide_step_dispose;
  object_class->finalize = beket_guide_step_finalize;

  props[PROP_STATION] = g_param_spec_object ("station", NULL, NULL, BEKET_TYPE_STATION, flags);
  props[PROP_WORD] = g_param_spec_string ("word", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[KEYS_CHANGED] = new_signal ("keys-changed");
  signals[GO_ON] = new_signal ("go-on");
  signals[SAID] = new_text_signal ("said");
  signals[FOCUSED] = new_text_signal ("focused");
}

static void
beket_guide_step_init (BeketGuideStep *self)
{
}

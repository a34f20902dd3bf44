/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing as the screen sees it: its facts, its state and how its last write went.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/crossing.h"

struct _BeketCrossing
{
  GObject            parent_instance;

  char              *id;        /* (owned) */
  BeketValue        *facts;     /* (owned) */
  char              *title;     /* (owned) */
  char              *step;      /* (owned) (nullable) */
  char              *act;       /* (owned) (nullable) */
  GError            *error;     /* (owned) (nullable) */
  gint64             opened;    /* UTC microseconds */
  gint64             saved;     /* UTC microseconds, 0 = never */
  BeketCrossingState state;
};

G_DEFINE_FINAL_TYPE (BeketCrossing, beket_crossing, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_STATE,
  PROP_TITLE,
  PROP_STEP,
  PROP_OPENED,
  PROP_SAVED,
  PROP_TROUBLE,
  PROP_ACT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

/* A form may ask for one vehicle or for a list of them. */
static const BeketValue *
first_vehicle (const BeketValue *facts)
{
  const BeketValue *means = beket_value_get (facts, "usedTransportMeans");
  const BeketValue *first = beket_value_index (means, 0);

  return first != NULL ? first : means;
}

static char *
make_title (const BeketValue *facts)
{
  const BeketValue *means = first_vehicle (facts);
  const BeketValue *person = beket_value_index (beket_value_get (facts, "persons"), 0);
  const char *plate = beket_value_get_text (means, "plate");
  const char *surname = beket_value_get_text (person, "surname");
  const char *given = beket_value_get_text (person, "given");

  if (plate != NULL && *plate != '\0')
    return g_strdup (plate);

  return g_strstrip (g_strjoin (" ", surname == NULL ? "" : surname,
                                given == NULL ? "" : given, NULL));
}

static gboolean
replace (char      **field,
         const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (text);

  return TRUE;
}

static void
notify (BeketCrossing *self,
        guint          prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

const char *
beket_crossing_get_id (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->id;
}

BeketValue *
beket_crossing_get_facts (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->facts;
}

void
beket_crossing_changed (BeketCrossing *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (BEKET_IS_CROSSING (self));

  title = make_title (self->facts);
  if (replace (&self->title, title))
    notify (self, PROP_TITLE);

  g_signal_emit (self, changed_signal, 0);
}

BeketCrossingState
beket_crossing_get_state (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), BEKET_CROSSING_REGISTERED);

  return self->state;
}

void
beket_crossing_set_state (BeketCrossing     *self,
                          BeketCrossingState state)
{
  g_return_if_fail (BEKET_IS_CROSSING (self));
  g_return_if_fail (state < BEKET_CROSSING_N_STATES);

  if (self->state == state)
    return;

  self->state = state;
  notify (self, PROP_STATE);
}

const char *
beket_crossing_get_title (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->title;
}

const char *
beket_crossing_get_step (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->step;
}

void
beket_crossing_set_step (BeketCrossing *self,
                         const char    *step)
{
  g_return_if_fail (BEKET_IS_CROSSING (self));

  if (replace (&self->step, step))
    notify (self, PROP_STEP);
}

gint64
beket_crossing_get_opened (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), 0);

  return self->opened;
}

gint64
beket_crossing_get_saved (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), 0);

  return self->saved;
}

void
beket_crossing_set_saved (BeketCrossing *self,
                          gint64         utc_us)
{
  g_return_if_fail (BEKET_IS_CROSSING (self));

  if (self->saved == utc_us)
    return;

  self->saved = utc_us;
  notify (self, PROP_SAVED);
}

const char *
beket_crossing_get_trouble (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->error == NULL ? NULL : self->error->message;
}

void
beket_crossing_set_trouble (BeketCrossing *self,
                            const GError  *error)
{
  GError *copy;

  g_return_if_fail (BEKET_IS_CROSSING (self));

  if (self->error == NULL && error == NULL)
    return;

  copy = error == NULL ? NULL : g_error_copy (error);   /* first: it may be our own */
  g_clear_error (&self->error);
  self->error = copy;
  notify (self, PROP_TROUBLE);
}

const GError *
beket_crossing_get_error (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->error;
}

const char *
beket_crossing_get_act (BeketCrossing *self)
{
  g_return_val_if_fail (BEKET_IS_CROSSING (self), NULL);

  return self->act;
}

void
beket_crossing_set_act (BeketCrossing *self,
                        const char    *number)
{
  g_return_if_fail (BEKET_IS_CROSSING (self));

  if (replace (&self->act, number))
    notify (self, PROP_ACT);
}

static void
beket_crossing_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BeketCrossing *self = BEKET_CROSSING (object);

  switch (prop_id)
    {
      case PROP_ID:
        g_value_set_string (value, self->id);
        break;
      case PROP_STATE:
        g_value_set_static_string (value, beket_crossing_state_word (self->state));
        break;
      case PROP_TITLE:
        g_value_set_string (value, self->title);
        break;
      case PROP_STEP:
        g_value_set_string (value, self->step);
        break;
      case PROP_OPENED:
        g_value_set_int64 (value, self->opened);
        break;
      case PROP_SAVED:
        g_value_set_int64 (value, self->saved);
        break;
      case PROP_TROUBLE:
        g_value_set_string (value, beket_crossing_get_trouble (self));
        break;
      case PROP_ACT:
        g_value_set_string (value, self->act);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
beket_crossing_finalize (GObject *object)
{
  BeketCrossing *self = BEKET_CROSSING (object);

  g_free (self->id);
  g_clear_pointer (&self->facts, beket_value_unref);
  g_free (self->title);
  g_free (self->step);
  g_free (self->act);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (beket_crossing_parent_class)->finalize (object);
}

static GParamSpec *
text_prop (const char *name,
           const char *otherwise)
{
  return g_param_spec_string (name, NULL, NULL, otherwise,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
time_prop (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
beket_crossing_class_init (BeketCrossingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = beket_crossing_get_property;
  object_class->finalize = beket_crossing_finalize;

  props[PROP_ID] = text_prop ("id", NULL);
  props[PROP_STATE] = text_prop ("state", "registered");
  props[PROP_TITLE] = text_prop ("title", "");
  props[PROP_STEP] = text_prop ("step", NULL);
  props[PROP_OPENED] = time_prop ("opened");
  props[PROP_SAVED] = time_prop ("saved");
  props[PROP_TROUBLE] = text_prop ("trouble", NULL);
  props[PROP_ACT] = text_prop ("act", NULL);
  g_object_class_install_properties (object_class, N_PROPS, props);

  changed_signal = g_signal_new ("changed", BEKET_TYPE_CROSSING, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
beket_crossing_init (BeketCrossing *self)
{
  self->state = BEKET_CROSSING_REGISTERED;
}

BeketCrossing *
beket_crossing_new (const char *id,
                    BeketValue *facts,
                    gint64      opened)
{
  BeketCrossing *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (BEKET_TYPE_CROSSING, NULL);
  self->id = g_strdup (id);
  self->facts = facts;
  self->opened = opened;
  self->title = make_title (facts);

  return self;
}

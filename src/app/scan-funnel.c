/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes scans out of the keys of a window, and gives the other keys on in their order.
 *
 * Keys are held as events and put back into the queue of the display when they were typed. Events that were put back come
 * here again: they are known by their place in a list, and while that list is not empty every other key waits behind it.
 * So a key can be late by some milliseconds, but never lost, doubled or before an earlier one.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/scan-funnel.h"

#include "domain/scan.h"

typedef struct
{
  GtkEventController *controller;   /* (not owned): it owns us */
  BeketScanBuffer    *buffer;       /* (owned): what the keys say */
  GQueue              held;         /* (owned) (element-type GdkEvent): presses and releases that wait */
  GQueue              returned;     /* (owned) (element-type GdkEvent): put back, on their way to the focus */
  GQueue              behind;       /* (owned) (element-type GdkEvent): came while others were on their way back */
  gint64              last;         /* time of the last key that the buffer got, milliseconds of the events' clock */
  gint64              last_here;    /* the same, microseconds of the monotonic clock */
  guint               timer;
  guint               drain;
  BeketScanned        scanned;
  gpointer            user_data;
} Funnel;

static void set_timer (Funnel *self);

static void
funnel_free (Funnel *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->drain, g_source_remove);
  g_queue_clear_full (&self->held, (GDestroyNotify) gdk_event_unref);
  g_queue_clear_full (&self->returned, (GDestroyNotify) gdk_event_unref);
  g_queue_clear_full (&self->behind, (GDestroyNotify) gdk_event_unref);
  beket_scan_buffer_free (self->buffer);
  g_free (self);
}

/* The surface may be another when a popover is open, so an event is known by what it is. */
static gboolean
is_same (GdkEvent *a,
         GdkEvent *b)
{
  return a == b ||
         (gdk_event_get_event_type (a) == gdk_event_get_event_type (b) &&
          gdk_event_get_time (a) == gdk_event_get_time (b) &&
          gdk_key_event_get_keycode (a) == gdk_key_event_get_keycode (b));
}

static void
put_back (Funnel *self)
{
  GdkEvent *event;

  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      g_queue_push_tail (&self->returned, event);
      gdk_display_put_event (gdk_event_get_display (event), event);
    }
}

static void
finish (Funnel *self)
{
  g_autofree char *text = beket_scan_buffer_take (self->buffer);

  g_queue_clear_full (&self->held, (GDestroyNotify) gdk_event_unref);
  if (self->scanned != NULL)
    self->scanned (text, self->user_data);
}

static void
typed (Funnel *self)
{
  g_free (beket_scan_buffer_take (self->buffer));
  put_back (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  Funnel *self = user_data;
  gint64 now = self->last + (g_get_monotonic_time () - self->last_here) / 1000;
  BeketScanState state = beket_scan_buffer_wait (self->buffer, now);

  self->timer = 0;
  if (state == BEKET_SCAN_TYPED)
    typed (self);
  else if (state == BEKET_SCAN_FINISHED)
    finish (self);
  set_timer (self);

  return G_SOURCE_REMOVE;
}

/* Below the priority of events: keys that came while the program was busy are looked at first, so that a slow moment of the
 * machine does not cut a scan in two. */
static void
set_timer (Funnel *self)
{
  gint64 deadline = beket_scan_buffer_get_deadline (self->buffer);
  gint64 passed = (g_get_monotonic_time () - self->last_here) / 1000;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (deadline >= 0)
    self->timer = g_timeout_add_full (G_PRIORITY_HIGH_IDLE, (guint) MAX (deadline - self->last - passed, 1),
                                      timer_cb, self, NULL);
}

static void
hold (Funnel   *self,
      GdkEvent *event)
{
  g_queue_push_tail (&self->held, gdk_event_ref (event));
}

static gboolean
add_character (Funnel   *self,
               GdkEvent *event,
               char      character)
{
  BeketScanState state;
  gboolean line_end = character == '\n' || character == '\t';

  self->last = gdk_event_get_time (event);
  self->last_here = g_get_monotonic_time ();
  state = beket_scan_buffer_add (self->buffer, character, self->last);

  if (state == BEKET_SCAN_NOTHING)
    return GDK_EVENT_PROPAGATE;
  if (state == BEKET_SCAN_FINISHED)
    finish (self);
  if (state == BEKET_SCAN_TYPED && line_end)
    hold (self, event);
  if (state == BEKET_SCAN_TYPED)
    typed (self);
  if (!line_end || state == BEKET_SCAN_HELD ||
      (state == BEKET_SCAN_BURST && beket_scan_buffer_get_deadline (self->buffer) >= 0))
    hold (self, event);
  set_timer (self);

  return GDK_EVENT_STOP;
}

/* A key that no scanner has: it ends what is held, whichever that was, and comes behind. */
static gboolean
add_other (Funnel   *self,
           GdkEvent *event)
{
  if (g_queue_is_empty (&self->held))
    return GDK_EVENT_PROPAGATE;

  if (beket_scan_buffer_wait (self->buffer, self->last + 2 * BEKET_SCAN_PATIENCE_MS) == BEKET_SCAN_FINISHED)
    {
      finish (self);
      set_timer (self);
      return GDK_EVENT_PROPAGATE;
    }

  hold (self, event);
  typed (self);
  set_timer (self);

  return GDK_EVENT_STOP;
}

static gboolean
press (Funnel   *self,
       GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);
  char character = beket_scan_character (gdk_key_event_get_keycode (event), (state & GDK_SHIFT_MASK) != 0);

  if (gdk_key_event_is_modifier (event) && g_queue_is_empty (&self->held))
    return GDK_EVENT_PROPAGATE;
  if (gdk_key_event_is_modifier (event))
    {
      hold (self, event);
      return GDK_EVENT_STOP;
    }
  if (character == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return add_other (self, event);

  return add_character (self, event, character);
}

static gboolean
release (Funnel   *self,
         GdkEvent *event)
{
  if (g_queue_is_empty (&self->held))
    return GDK_EVENT_PROPAGATE;

  hold (self, event);

  return GDK_EVENT_STOP;
}

static gboolean
judge (Funnel   *self,
       GdkEvent *event)
{
  return gdk_event_get_event_type (event) == GDK_KEY_PRESS ? press (self, event) : release (self, event);
}

/* Those that waited are looked at as if they came now; one that goes its way is put back like the others. */
static gboolean
drain_cb (gpointer user_data)
{
  Funnel *self = user_data;

  self->drain = 0;
  while (g_queue_is_empty (&self->returned) && !g_queue_is_empty (&self->behind))
    {
      GdkEvent *event = g_queue_pop_head (&self->behind);

      if (judge (self, event) == GDK_EVENT_PROPAGATE)
        {
          g_queue_push_tail (&self->returned, gdk_event_ref (event));
          gdk_display_put_event (gdk_event_get_display (event), event);
        }
      gdk_event_unref (event);
    }

  return G_SOURCE_REMOVE;
}

static gboolean
on_event (Funnel   *self,
          GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type != GDK_KEY_PRESS && type != GDK_KEY_RELEASE)
    return GDK_EVENT_PROPAGATE;
  if (g_queue_is_empty (&self->returned) && g_queue_is_empty (&self->behind))
    return judge (self, event);

  if (g_queue_is_empty (&self->returned) || !is_same (g_queue_peek_head (&self->returned), event))
    {
      g_queue_push_tail (&self->behind, gdk_event_ref (event));
      return GDK_EVENT_STOP;
    }

  gdk_event_unref (g_queue_pop_head (&self->returned));
  if (g_queue_is_empty (&self->returned) && !g_queue_is_empty (&self->behind) && self->drain == 0)
    self->drain = g_idle_add_full (G_PRIORITY_DEFAULT, drain_cb, self, NULL);

  return GDK_EVENT_PROPAGATE;
}

void
beket_scan_funnel_connect (GtkEventController *funnel,
                           BeketScanned        scanned,
                           gpointer            user_data)
{
  Funnel *self = g_object_get_data (G_OBJECT (funnel), "beket-funnel");

  g_return_if_fail (self != NULL);

  self->scanned = scanned;
  self->user_data = user_data;
}

/* Of all controllers only this one can stop a release, and a release must not come before its press. */
GtkEventController *
beket_scan_funnel_new (void)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  Funnel *self = g_new0 (Funnel, 1);

  self->controller = controller;
  self->buffer = beket_scan_buffer_new ();
  g_queue_init (&self->held);
  g_queue_init (&self->returned);
  g_queue_init (&self->behind);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (on_event), self);
  g_object_set_data_full (G_OBJECT (controller), "beket-funnel", self, (GDestroyNotify) funnel_free);

  return controller;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A booth with its real window, and real keys for it.
 */

#include "config.h"

#include "desk.h"

#include "station/station-private.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#define PATIENCE (60 * G_TIME_SPAN_SECOND)

static gboolean
is_active (Desk    *desk,
           gpointer data)
{
  return desk->window != NULL && gtk_window_is_active (desk->window);
}

void
desk_init (Desk *desk)
{
  desk_init_with (desk, NULL);
}

void
desk_init_with (Desk   *desk,
                void ( *prepare ) (Booth *booth))
{
  g_autoptr (GError) error = NULL;

  booth_init (&desk->booth);
  if (prepare != NULL)
    {
      booth_close (&desk->booth);
      prepare (&desk->booth);
      booth_open (&desk->booth);
    }
  desk->application = beket_application_new ();
  g_application_register (G_APPLICATION (desk->application), NULL, &error);
  g_assert_no_error (error);
  beket_application_open (desk->application, desk->booth.station);
  g_application_activate (G_APPLICATION (desk->application));
  desk->window = gtk_application_get_active_window (GTK_APPLICATION (desk->application));
  desk_wait (desk, "the window is active", is_active, NULL);
}

static gboolean
is_gone (Desk    *desk,
         gpointer window)
{
  return *(gpointer *) window == NULL;
}

void
desk_clear (Desk *desk)
{
  gpointer window = desk->window;

  g_object_add_weak_pointer (G_OBJECT (desk->window), &window);
  gtk_window_destroy (desk->window);
  desk->window = NULL;
  desk_wait (desk, "the window is gone", is_gone, &window);
  desk_end (desk);
}

/* An act that is being opened holds the station until it is read; the booth and the application stay. */
static gboolean
is_left_alone (Desk    *desk,
               gpointer data)
{
  return G_OBJECT (desk->booth.station)->ref_count == 2;
}

void
desk_end (Desk *desk)
{
  g_object_set_data (G_OBJECT (desk->booth.station), "booth-result", NULL);   /* a task holds its source */
  desk_wait (desk, "nobody works with the station", is_left_alone, NULL);
  booth_settle (&desk->booth);
  /* What g_application_run() does at its end: the station is let go of, and booth_clear() sees that nobody else has it.
   * The application itself stays: GIO does not let one go that was not run. */
  g_signal_emit_by_name (desk->application, "shutdown");
  desk->application = NULL;
  booth_clear (&desk->booth);
}

/* Wakes the loop: what is waited for is seen, not timed. */
static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
desk_wait (Desk         *desk,
           const char   *what,
           DeskPredicate seen,
           gpointer      data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint tick = g_timeout_add (20, wake, NULL);

  while (!seen (desk, data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited in vain: %s (the title is “%s”)", what,
                 desk->window != NULL ? gtk_window_get_title (desk->window) : "");
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

/* ---- Keys ---- */

static Display *
x_display (Desk *desk)
{
  return gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (desk->window)));
}

void
desk_key (Desk *desk,
          guint keycode)
{
  XTestFakeKeyEvent (x_display (desk), keycode, True, CurrentTime);
  XTestFakeKeyEvent (x_display (desk), keycode, False, CurrentTime);
  XFlush (x_display (desk));
}

void
desk_chord (Desk *desk,
            guint modifier,
            guint keycode)
{
  XTestFakeKeyEvent (x_display (desk), modifier, True, CurrentTime);
  desk_key (desk, keycode);
  XTestFakeKeyEvent (x_display (desk), modifier, False, CurrentTime);
  XFlush (x_display (desk));
}

void
desk_type (Desk       *desk,
           const char *digits)
{
  for (; *digits != '\0'; digits++)
    desk_key (desk, *digits == '0' ? KEY_1 + 9 : KEY_1 + (guint) (*digits - '1'));
}

/* ---- What is seen ---- */

static gboolean
has_title (Desk    *desk,
           gpointer prefix)
{
  const char *title = gtk_window_get_title (desk->window);

  return title != NULL && g_str_has_prefix (title, prefix);
}

static gboolean
is_at_rest (Desk    *desk,
            gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (desk->window);

  /* A page with nothing on it has no focus: its keys go to the window. */
  return (focus == NULL || gtk_widget_get_mapped (focus)) && !desk->booth.station->refreshing;
}

/* A title is new before its page is: nobody presses a key for a page that cannot be seen yet. */
void
desk_wait_title (Desk       *desk,
                 const char *prefix)
{
  desk_wait (desk, prefix, has_title, (gpointer) prefix);
  desk_wait (desk, "the page is at rest", is_at_rest, NULL);
}

static gboolean
is_in (Desk    *desk,
       gpointer data)
{
  return beket_station_get_officer (desk->booth.station) != NULL;
}

void
desk_sign_in (Desk *desk)
{
  desk_type (desk, BOOTH_PIN);
  desk_key (desk, KEY_RETURN);
  desk_wait (desk, "signed in", is_in, NULL);
}

void
desk_each (GtkWidget *root,
           void ( *func ) (GtkWidget *widget, gpointer data),
           gpointer data)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (root))
    return;

  func (root, data);
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    desk_each (child, func, data);
}

typedef struct
{
  GType       type;
  const char *text;
  GtkWidget  *found;
} Search;

static void
look (GtkWidget *widget,
      gpointer   data)
{
  Search *search = data;

  if (search->found != NULL || !g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    return;

  if (search->text == NULL || g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), search->text) == 0)
    search->found = widget;
}

GtkWidget *
desk_find (GtkWidget *root,
           GType      type)
{
  Search search = { .type = type };

  desk_each (root, look, &search);

  return search.found;
}

gboolean
desk_has (GtkWidget  *root,
          const char *text)
{
  Search search = { .type = GTK_TYPE_LABEL, .text = text };

  desk_each (root, look, &search);

  return search.found != NULL;
}

gboolean
desk_shows (Desk       *desk,
            const char *text)
{
  return desk_has (GTK_WIDGET (desk->window), text);
}

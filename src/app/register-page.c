/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register, the search, and a crossing that was opened from either.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/ask-purpose.h"
#include "app/crossing-card.h"
#include "app/page.h"
#include "app/register-view.h"
#include "app/search-view.h"
#include "app/wording.h"
#include "station/access.h"

struct _BeketRegisterPage
{
  GtkWidget          parent_instance;

  BeketStation      *station;    /* (owned) */
  gboolean           from_here;  /* the search was asked for on this page */
  gboolean           asking;     /* what for */
  char              *wanted;     /* (owned) (nullable): id of a crossing that is opened when that is said */
  const char        *before;     /* child that the card was opened from; static */

  GtkStack          *stack;      /* "register" "search" "crossing" */
  BeketRegisterView *lines;
  BeketSearchView   *search;
  BeketCrossingCard *card;
};

static void page_init (BeketPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BeketRegisterPage, beket_register_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BEKET_TYPE_PAGE, page_init))

static guint left_signal;

static gboolean
shows (BeketRegisterPage *self,
       const char        *child)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), child) == 0;
}

/* ---- What for ---- */

static void arrive (BeketRegisterPage *self);

static void
purpose_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BeketRegisterPage) self = user_data;
  gboolean said = beket_ask_purpose_finish (GTK_WIDGET (source), result);

  self->asking = FALSE;
  if (self->stack == NULL)
    return;

  if (!said)
    {
      g_clear_pointer (&self->wanted, g_free);
      g_signal_emit (self, left_signal, 0);
    }
  else
    arrive (self);
}

/* TRUE: it is known; until then nothing is seen here. For a copy it is that of the station beside it. */
static gboolean
has_purpose (BeketRegisterPage *self)
{
  gboolean said = beket_station_get_purpose (self->station) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->stack), said);
  if (said)
    return TRUE;

  if (!self->asking)
    {
      self->asking = TRUE;
      beket_ask_purpose_async (GTK_WIDGET (self), self->station, purpose_cb, g_object_ref (self));
    }

  return FALSE;
}

/* ---- From one to the other ---- */

static void
arrive (BeketRegisterPage *self)
{
  g_autofree char *wanted = NULL;

  if (!has_purpose (self))
    return;

  wanted = g_steal_pointer (&self->wanted);
  if (wanted != NULL)
    {
      beket_register_page_open (self, wanted);
      return;
    }

  if (shows (self, "search"))
    beket_search_view_arrive (self->search);
  else if (shows (self, "crossing"))
    beket_crossing_card_arrive (self->card);
  else
    beket_register_view_arrive (self->lines);
}

static void
show_child (BeketRegisterPage *self,
            const char        *child)
{
  gtk_stack_set_visible_child_name (self->stack, child);
  beket_page_detail_changed (BEKET_PAGE (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    arrive (self);
}

void
beket_register_page_search (BeketRegisterPage *self,
                            gboolean           from_here)
{
  g_return_if_fail (BEKET_IS_REGISTER_PAGE (self));

  self->from_here = from_here;
  show_child (self, "search");
}

static void
search_left_cb (BeketRegisterPage *self)
{
  gboolean from_here = self->from_here;

  self->from_here = TRUE;
  show_child (self, "register");
  if (!from_here)
    g_signal_emit (self, left_signal, 0);
}

static void
card_left_cb (BeketRegisterPage *self)
{
  show_child (self, self->before);
}

static gboolean
is_queued (BeketRegisterPage *self,
           const char        *crossing)
{
  GListModel *open = beket_station_crossings (self->station);

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (BeketCrossing) queued = g_list_model_get_item (open, i);

      if (g_strcmp0 (beket_crossing_get_id (queued), crossing) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A crossing that is open here is opened where it is worked on; either is a view. */
void
beket_register_page_open (BeketRegisterPage *self,
                          const char        *crossing)
{
  g_return_if_fail (BEKET_IS_REGISTER_PAGE (self));

  if (is_queued (self, crossing))
    {
      beket_station_note_crossing (self->station, crossing);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-crossing", "s", crossing);
      return;
    }

  if (!has_purpose (self))
    {
      g_free (self->wanted);
      self->wanted = g_strdup (crossing);
    }
  else
    {
      self->before = shows (self, "search") ? "search" : "register";
      beket_crossing_card_show (self->card, crossing);
      show_child (self, "crossing");
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "register");
}

static void
found_cb (BeketRegisterPage *self,
          const char        *act,
          const char        *crossing)
{
  if (act != NULL && *act != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-act", "s", act);
  else if (crossing != NULL && *crossing != '\0')
    beket_register_page_open (self, crossing);
}

/* ---- A page of the window ---- */

static char *
page_get_detail (BeketPage *page)
{
  BeketRegisterPage *self = BEKET_REGISTER_PAGE (page);

  if (shows (self, "search"))
    return g_strdup (_ ("Search"));
  if (shows (self, "crossing"))
    return g_strdup (beket_crossing_card_get_title (self->card));

  return beket_wording_day (beket_register_view_get_day (self->lines));
}

/* "search TEXT", "crossing ID", "register DAY" */
static char *
page_get_place (BeketPage *page)
{
  BeketRegisterPage *self = BEKET_REGISTER_PAGE (page);
  const char *child = gtk_stack_get_visible_child_name (self->stack);
  const char *what = beket_register_view_get_day (self->lines);

  if (shows (self, "search"))
    what = beket_search_view_get_text (self->search);
  else if (shows (self, "crossing"))
    what = beket_crossing_card_get_crossing (self->card);

  return g_strdup_printf ("%s %s", child, what != NULL ? what : "");
}

static void
page_set_place (BeketPage  *page,
                const char *place)
{
  BeketRegisterPage *self = BEKET_REGISTER_PAGE (page);
  const char *space = strchr (place, ' ');
  g_autofree char *child = g_strndup (place, space != NULL ? (gsize) (space - place) : 0);

  if (space == NULL || gtk_stack_get_child_by_name (self->stack, child) == NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, child);
  if (g_str_equal (child, "search"))
    beket_search_view_set_text (self->search, space + 1);
  else if (g_str_equal (child, "crossing"))
    beket_crossing_card_show (self->card, space + 1);
  else
    beket_register_view_set_day (self->lines, space + 1);
}

static void
page_arrive (BeketPage *page)
{
  arrive (BEKET_REGISTER_PAGE (page));
}

/* Whoever scans here wants to know what is there of it. */
static gboolean
page_scan (BeketPage  *page,
           const char *text)
{
  BeketRegisterPage *self = BEKET_REGISTER_PAGE (page);

  if (!shows (self, "search") || beket_station_get_purpose (self->station) == NULL)
    return FALSE;

  beket_search_view_set_text (self->search, text);

  return TRUE;
}

static void
page_init (BeketPageInterface *iface)
{
  iface->get_detail = page_get_detail;
  iface->get_place = page_get_place;
  iface->set_place = page_set_place;
  iface->arrive = page_arrive;
  iface->scan = page_scan;
}

/* ---- The class ---- */

static void
beket_register_page_dispose (GObject *object)
{
  BeketRegisterPage *self = BEKET_REGISTER_PAGE (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->station);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (beket_register_page_parent_class)->dispose (object);
}

static void
beket_register_page_class_init (BeketRegisterPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = beket_register_page_dispose;

  left_signal = g_signal_new ("left", BEKET_TYPE_REGISTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
beket_register_page_init (BeketRegisterPage *self)
{
  self->from_here = TRUE;
  self->before = "register";
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
beket_register_page_new (BeketStation *station)
{
  BeketRegisterPage *self = g_object_new (BEKET_TYPE_REGISTER_PAGE, NULL);

  self->station = g_object_ref (station);
  self->lines = BEKET_REGISTER_VIEW (beket_register_view_new (station));
  self->search = BEKET_SEARCH_VIEW (beket_search_view_new (station));
  self->card = BEKET_CROSSING_CARD (beket_crossing_card_new (station));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lines), "register");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->search), "search");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->card), "crossing");
  g_signal_connect_object (self->lines, "opened", G_CALLBACK (beket_register_page_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lines, "moved", G_CALLBACK (beket_page_detail_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "opened", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "left", G_CALLBACK (search_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "left", G_CALLBACK (card_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card, "notify::title", G_CALLBACK (beket_page_detail_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The looks of a search, and what they found.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/search-row.h"
#include "app/search-view-private.h"
#include "app/words.h"
#include "station/search.h"

#define ROWS 40          /* of a look: what a person reads before he types another letter */
#define AGAIN_MS 500     /* after which what is still being indexed is looked for again */

/* ---- What is shown ---- */

static void
clear_rows (BeketSearchView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static guint
n_found (BeketSearchView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->things));
}

static void
tell_state (BeketSearchView *self,
            gboolean         looking)
{
  guint n = n_found (self);
  g_autofree char *text = NULL;

  if (*beket_search_view_get_text (self) == '\0')
    text = g_strdup (_ ("Any part of a word, in either alphabet; several words must all be there."));
  else if (n > 0 && self->next != NULL)
    text = g_strdup_printf (_ ("Found: the newest %u; for older ones go to the last row."), n);
  else if (n > 0)
    text = g_strdup_printf (_ ("Found: %u"), n);
  else if (looking)
    text = g_strdup (_ ("Looking further back…"));
  else
    text = g_strdup (_ ("Nothing is found: no record of this station has these letters in one line. Fewer letters find more."));

  gtk_label_set_label (self->state, text);
}

static void
add_older_row (BeketSearchView *self)
{
  if (self->next != NULL && n_found (self) > 0)
    gtk_list_box_append (self->list, beket_search_row_new_older ());
}

static void
add_things (BeketSearchView  *self,
            const BeketValue *rows)
{
  GtkListBoxRow *older = beket_search_row_find_older (self->list);

  if (older != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (older));
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", n_found (self));
      g_autoptr (BeketItem) thing = beket_item_new (key, beket_value_index (rows, i));

      g_list_store_append (self->things, thing);
      gtk_list_box_append (self->list, beket_search_row_new (self->station, thing));
    }
  add_older_row (self);
}

/* ---- Looking ---- */

static gboolean
again_cb (gpointer user_data)
{
  BeketSearchView *self = user_data;

  self->again = 0;
  g_signal_emit_by_name (self->entry, "search-changed");

  return G_SOURCE_REMOVE;
}

static void
tell_behind (BeketSearchView *self,
             gboolean         behind)
{
  gtk_widget_set_visible (self->behind, behind);
  if (behind && self->again == 0)
    self->again = g_timeout_add (AGAIN_MS, again_cb, self);
}

static void
take (BeketSearchView  *self,
      const BeketValue *page)
{
  const BeketValue *rows = beket_value_get (page, "rows");
  gboolean looking;

  g_free (self->next);
  self->next = g_strdup (beket_value_get_text (page, "next"));
  add_things (self, rows);
  looking = self->next != NULL && n_found (self) == 0;
  tell_state (self, looking);
  tell_behind (self, beket_value_get_boolean (page, "behind"));
  if (looking)   /* a look is bounded: what is rare may lie further back */
    beket_search_view_look_on (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketSearchView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = beket_station_look_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (page != NULL)
    {
      gboolean entered = gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

      if (self->next == NULL)   /* what was found of the text before stands until the first answer: nothing flickers */
        {
          clear_rows (self);
          g_list_store_remove_all (self->things);
        }
      take (self, page);
      if (entered)
        beket_search_view_enter (self);
      return;
    }

  clear_rows (self);
  g_list_store_remove_all (self->things);
  tell_behind (self, FALSE);
  text = beket_complaint_text (error);
  gtk_label_set_label (self->state, text);
}

void
beket_search_view_look_on (BeketSearchView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  beket_station_search_async (self->station, beket_search_view_get_text (self), self->next, ROWS, self->cancellable,
                              found_cb, g_object_ref (self));
}

void
beket_search_view_ask (BeketSearchView *self)
{
  g_clear_pointer (&self->next, g_free);
  g_clear_handle_id (&self->again, g_source_remove);
  if (*beket_search_view_get_text (self) != '\0')
    {
      beket_search_view_look_on (self);
      return;
    }

  g_cancellable_cancel (self->cancellable);
  clear_rows (self);
  g_list_store_remove_all (self->things);
  tell_behind (self, FALSE);
  tell_state (self, FALSE);
}

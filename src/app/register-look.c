/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The looks into the register, and what they found.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/register-table.h"
#include "app/register-totals.h"
#include "app/register-view-private.h"
#include "app/wording.h"
#include "station/search.h"

#define PAGE 200       /* more rows in one list scroll wrongly in GTK 4.8 */
#define AGAIN_MS 500   /* after which what is still being indexed is looked for again */

/* ---- What is shown ---- */

static void
tell_range (BeketRegisterView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint first = (self->pages->len - 1) * PAGE + 1;
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (_ ("Lines %u–%u"), first, first + n - 1);
  gtk_label_set_label (self->range, text != NULL ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.page", self->next != NULL || self->pages->len > 1);
}

static gboolean
is_filtered (BeketRegisterView *self)
{
  for (guint i = 0; i < BEKET_REGISTER_N_FILTERS; i++)
    if (beket_register_filter_get_word (self->choices[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A row that goes away takes the focus along: it comes back to the new ones. */
static void
tell_lines (BeketRegisterView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0;

  gtk_label_set_label (self->empty, is_filtered (self) ? _ ("No line of this day is like this.")
                                                       : _ ("Nobody crossed here on this day."));
  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
  if (self->arriving && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (any ? GTK_WIDGET (self->view) : self->day_entry);
  self->arriving = FALSE;
  tell_range (self);
}

static void
tell_totals (BeketRegisterView *self,
             const BeketValue  *totals)
{
  g_autofree char *text = beket_register_totals (self->station, totals);

  gtk_label_set_label (self->totals, text);
  for (guint i = 0; i < BEKET_REGISTER_N_FILTERS; i++)
    beket_register_filter_show (self->choices[i], totals);
}

/* A new list each time: to change two hundred rows of a list that is shown takes longer. */
static void
show_lines (BeketRegisterView *self,
            const BeketValue  *rows)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      g_autoptr (BeketItem) line = beket_item_new (beket_value_get_text (beket_value_index (rows, i), "id"),
                                                   beket_value_index (rows, i));

      g_list_store_append (self->lines, line);
    }
  beket_register_table_fill (self->view, G_LIST_MODEL (self->lines));
}

/* ---- Looking ---- */

static gboolean
again_cb (gpointer user_data)
{
  BeketRegisterView *self = user_data;

  self->again = 0;
  g_clear_pointer (&self->next, g_free);
  beket_register_view_look (self);

  return G_SOURCE_REMOVE;
}

static void
take (BeketRegisterView *self,
      const BeketValue  *page)
{
  gboolean goes_on = self->next != NULL;

  self->arriving |= gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  if (!goes_on)
    {
      g_clear_object (&self->lines);
      self->lines = g_list_store_new (BEKET_TYPE_ITEM);
    }
  g_free (self->next);
  self->next = g_strdup (beket_value_get_text (page, "next"));
  show_lines (self, beket_value_get (page, "rows"));
  if (!goes_on && self->day_button != NULL)
    beket_day_button_set_day (self->day_button, self->day);
  if (beket_value_get (page, "totals") != NULL)
    tell_totals (self, beket_value_get (page, "totals"));
  tell_lines (self);
  if (self->next != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->lines)) < PAGE)
    beket_register_view_look (self);
  else if (beket_value_get_boolean (page, "behind") && self->again == 0)
    self->again = g_timeout_add (AGAIN_MS, again_cb, self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BeketRegisterView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = beket_station_look_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (page != NULL)
    {
      take (self, page);
      return;
    }

  text = beket_complaint_text (error);
  gtk_label_set_label (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* What is still to come of this page begins at "next"; the page itself where the list of pages says. */
void
beket_register_view_look (BeketRegisterView *self)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  guint have = self->next != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;

  beket_value_set_text (ask, "day", self->day);
  beket_value_set_text (ask, "after", self->next != NULL ? self->next : g_ptr_array_index (self->pages, self->pages->len - 1));
  beket_value_set_integer (ask, "limit", PAGE - have);
  for (guint i = 0; i < BEKET_REGISTER_N_FILTERS; i++)
    beket_value_set_text (ask, beket_register_filter_get_name (self->choices[i]), beket_register_filter_get_word (self->choices[i]));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  beket_station_register_async (self->station, ask, self->cancellable, read_cb, g_object_ref (self));
}

void
beket_register_view_begin (BeketRegisterView *self)
{
  g_autofree char *day = beket_wording_day (self->day);

  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), day);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_pointer (&self->next, g_free);
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_add (self->pages, NULL);
  beket_register_view_look (self);
}

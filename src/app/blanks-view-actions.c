/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be done with paper blanks: reserved and printed, printed once more, called spoiled, entered.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/blank-row.h"
#include "app/blanks-view-private.h"
#include "app/keys.h"
#include "app/print.h"
#include "station/blank.h"
#include "station/preview.h"

static const char *
chosen (BeketBlanksView *self,
        const char      *name)
{
  return beket_blank_row_get (gtk_list_box_get_selected_row (self->list), name);
}

void
beket_blanks_view_offer (BeketBlanksView *self)
{
  gboolean is_open;

  if (self->list == NULL)   /* a list that goes tells that nothing is chosen */
    return;

  is_open = g_str_equal (chosen (self, "state"), "open");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blanks.spoil", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blanks.enter", is_open || *chosen (self, "crossing") != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "blanks.print", is_open);
}

/* ---- Printing ---- */

/* Travels with what is drawn: the window may be gone, or another page of it be shown. */
typedef struct
{
  BeketBlanksView *view;   /* (owned) */
  GBytes          *pdf;    /* (owned) (nullable): what was drawn */
  int              n;      /* blanks in it */
} Print;

static void
print_free (Print *self)
{
  g_object_unref (self->view);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Print *call = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (call->view));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_print_part_free);
  g_autoptr (GError) error = NULL;
  int n_pages = beket_preview_count_finish (BEKET_PREVIEW (source), result, &error);

  if (root != NULL && n_pages < 0)
    beket_blanks_view_complain (call->view, error);
  else if (root != NULL)
    {
      BeketPrintPart *part = beket_print_part_new (_ ("Paper blanks"), call->pdf, n_pages);

      part->unit = n_pages / call->n;   /* all are of one form */
      g_ptr_array_add (parts, part);
      beket_print (GTK_WINDOW (root), parts, _ ("Paper blanks"), FALSE);
    }
  print_free (call);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Print *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPreview) preview = NULL;

  call->pdf = beket_station_print_blanks_finish (BEKET_STATION (source), result, &error);
  if (call->pdf != NULL)
    {
      preview = beket_preview_new (call->pdf);
      beket_preview_count_async (preview, NULL, counted_cb, call);
      return;
    }

  if (call->view->list != NULL)
    beket_blanks_view_complain (call->view, error);
  print_free (call);
}

static void
print (BeketBlanksView   *self,
       const char *const *numbers)
{
  Print *call = g_new0 (Print, 1);

  call->view = g_object_ref (self);
  call->n = (int) g_strv_length ((char **) numbers);
  beket_blanks_view_complain (self, NULL);
  beket_station_print_blanks_async (self->station, numbers, drawn_cb, call);
}

/* The chosen one alone: the others lie in their place already, and a second sheet of a number must not lie beside the first. */
static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  BeketBlanksView *self = BEKET_BLANKS_VIEW (widget);
  const char *numbers[] = { chosen (self, "number"), NULL };

  print (self, numbers);
}

/* ---- Reserving ---- */

static BeketBlanksView *
view_of (BeketAsk *ask)
{
  return g_object_get_data (G_OBJECT (ask), "view");
}

static void
reserved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) numbers = beket_station_reserve_blanks_finish (BEKET_STATION (source), result, &error);
  g_autoptr (BeketBlanksView) view = g_object_ref (view_of (ask));

  if (numbers == NULL)
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  gtk_window_destroy (GTK_WINDOW (ask));
  if (view->list == NULL)
    return;
  beket_blanks_view_look (view);
  print (view, (const char *const *) numbers);
}

static void
reserve_accepted_cb (BeketAsk *ask)
{
  guint64 count = 0;

  if (g_ascii_string_to_unsigned (beket_ask_get (ask, "count"), 10, 1, BEKET_BLANKS_MAX, &count, NULL))
    beket_station_reserve_blanks_async (view_of (ask)->station, (guint) count, reserved_cb, g_object_ref (ask));
  else
    beket_ask_refuse (ask, _ ("A number from 1 to 100."));
}

static BeketAsk *
ask_new (BeketBlanksView *self,
         const char      *title,
         const char      *lines,
         const char      *confirm,
         GCallback        accepted)
{
  BeketAsk *ask = beket_ask_new (GTK_WIDGET (self), title, lines, confirm);

  g_object_set_data_full (G_OBJECT (ask), "view", g_object_ref (self), g_object_unref);
  g_signal_connect (ask, "accepted", accepted, NULL);
  return ask;
}

static void
reserve_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  BeketAsk *ask = ask_new (BEKET_BLANKS_VIEW (widget), _ ("Reserve Paper Blanks"),
                           _ ("Each gets an act’s number that nobody else is given. Keep them where they are found without light."),
                           _ ("Reserve and print"), G_CALLBACK (reserve_accepted_cb));

  beket_ask_add_text (ask, "count", _ ("How many (1 to 100)"), "10", TRUE);
  gtk_window_present (GTK_WINDOW (ask));
}

/* ---- Spoiled ---- */

static void
spoiled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;
  BeketBlanksView *view = view_of (ask);

  if (!beket_station_spoil_blank_finish (BEKET_STATION (source), result, &error))
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  if (view->list != NULL)
    beket_blanks_view_arrive (view);
  gtk_window_destroy (GTK_WINDOW (ask));
}

static void
spoil_accepted_cb (BeketAsk *ask)
{
  beket_station_spoil_blank_async (view_of (ask)->station, g_object_get_data (G_OBJECT (ask), "number"), beket_ask_get (ask, "reason"),
                                   spoiled_cb, g_object_ref (ask));
}

static void
spoil_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  BeketBlanksView *self = BEKET_BLANKS_VIEW (widget);
  const char *number = chosen (self, "number");
  BeketAsk *ask = ask_new (self, _ ("The Blank Is Spoiled"), number, _ ("It is spoiled"), G_CALLBACK (spoil_accepted_cb));

  g_object_set_data_full (G_OBJECT (ask), "number", g_strdup (number), g_free);
  beket_ask_add_text (ask, "reason", _ ("What became of it: torn, lost, filled in wrongly"), NULL, TRUE);
  beket_ask_warn (ask);
  gtk_window_present (GTK_WINDOW (ask));
}

/* ---- Entering, leaving ---- */

static void
enter_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  BeketBlanksView *self = BEKET_BLANKS_VIEW (widget);
  g_autofree char *crossing = g_strdup (chosen (self, "crossing"));
  g_autofree char *number = g_strdup (chosen (self, "number"));

  if (*crossing != '\0')
    g_signal_emit_by_name (self, "open", crossing);
  else
    g_signal_emit_by_name (self, "enter", number);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "left");
}

/* They are named on the buttons: Tab goes through all the rows before it comes to those. */
void
beket_blanks_view_add_keys (BeketBlanksView *self)
{
  static const BeketKeyAction keys[] = {
    { GDK_KEY_F5, 0, "blanks.print" }, { GDK_KEY_F6, 0, "blanks.spoil" }, { GDK_KEY_F8, 0, "blanks.reserve" },
  };

  beket_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
}

void
beket_blanks_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "blanks.reserve", NULL, reserve_cb);
  gtk_widget_class_install_action (widget_class, "blanks.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "blanks.spoil", NULL, spoil_cb);
  gtk_widget_class_install_action (widget_class, "blanks.enter", NULL, enter_cb);
  gtk_widget_class_install_action (widget_class, "blanks.close", NULL, close_cb);
}

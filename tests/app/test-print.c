/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act on paper: the very pages, as many copies as its form has, both sides; and what is said where it cannot be printed.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/act-preview.h"
#include "app/locale.h"
#include "app/print.h"
#include "keyboard.h"
#include "station/item.h"
#include "station/preview.h"

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static gboolean
has_pages (Desk    *desk,
           gpointer number)
{
  GtkWidget *preview = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_ACT_PREVIEW);

  return preview != NULL && beket_act_preview_get_n_pages (BEKET_ACT_PREVIEW (preview)) > 0 && desk_shows (desk, number);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      n_pages)
{
  *(int *) n_pages = beket_preview_count_finish (BEKET_PREVIEW (source), result, NULL);
}

static int
count_pages (GBytes *pdf)
{
  g_autoptr (BeketPreview) preview = beket_preview_new (pdf);
  int n_pages = 0;

  beket_preview_count_async (preview, NULL, counted_cb, &n_pages);
  while (n_pages == 0)
    g_main_context_iteration (NULL, TRUE);
  return n_pages;
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         int                    *done)
{
  *done = (int) result;
}

/* (transfer full): what came out, as if the file were a printer. */
static GBytes *
print_to_file (Desk   *desk,
               GBytes *pdf,
               int     n_pages)
{
  g_autoptr (GtkPrintOperation) operation = beket_print_operation (pdf, n_pages, "JCA-1", 3);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  g_autofree char *path = g_build_filename (desk->booth.root, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;
  int done = -1;

  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 3);
  g_assert_cmpint (gtk_print_settings_get_duplex (settings), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_true (gtk_print_settings_get_collate (settings));
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, desk->window, &error);
  g_assert_no_error (error);
  while (done < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  return g_bytes_new_take (bytes, length);
}

static void
test_pages (void)
{
  Desk desk;
  g_autofree char *entry = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GBytes) printed = NULL;
  int n_pages;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  entry = booth_issue_act (&desk.booth);
  view = beket_tools_open_act (desk.booth.station, entry, NULL);
  n_pages = count_pages (view->pdf);
  printed = print_to_file (&desk, view->pdf, n_pages);
  g_assert_cmpint (count_pages (printed), ==, n_pages);
  desk_clear (&desk);
}

/* A page that cannot be drawn, here one that is not there, stops the job: no printer gives a white one for it. */
static void
test_not_a_page (void)
{
  Desk desk;
  g_autofree char *entry = NULL;
  g_autofree char *path = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  int done = -1;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  entry = booth_issue_act (&desk.booth);
  view = beket_tools_open_act (desk.booth.station, entry, NULL);
  operation = beket_print_operation (view->pdf, count_pages (view->pdf) + 1, "JCA-1", 1);
  path = g_build_filename (desk.booth.root, "printed.pdf", NULL);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  g_test_expect_message ("beket-app", G_LOG_LEVEL_WARNING, "A page was not printed*");
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, desk.window, NULL);
  while (done < 0)
    g_main_context_iteration (NULL, TRUE);
  g_test_assert_expected_messages ();
  g_assert_cmpint (done, !=, GTK_PRINT_OPERATION_RESULT_APPLY);
  desk_clear (&desk);
}

static gboolean
asks_for_printer (Desk    *desk,
                  gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows) > 1;
}

/* Ctrl+P where an act is seen, in every layout; and a sentence where there is none. */
static void
test_key (void)
{
  Desk desk;
  g_autofree char *entry = NULL;
  g_autofree char *number = NULL;
  g_autoptr (BeketItem) item = NULL;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  desk_chord (&desk, KEY_CONTROL, 33);
  desk_wait (&desk, "why not", shows, (gpointer) _ ("There are no pages here to print: open an act."));

  entry = booth_issue_act (&desk.booth);
  item = g_list_model_get_item (beket_station_acts (desk.booth.station), 0);
  number = g_strdup (beket_item_text (item, "number"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-act", "s", entry);
  desk_wait (&desk, "the pages", has_pages, number);
  desk_chord (&desk, KEY_CONTROL, 33);
  desk_wait (&desk, "the printers", asks_for_printer, NULL);
  desk_clear (&desk);
}

int
main (int    argc,
      char **argv)
{
  /* Many applications with one name in one process: no bus can have them. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/print/pages", test_pages);
  g_test_add_func ("/app/print/not-a-page", test_not_a_page);
  g_test_add_func ("/app/print/key", test_key);

  return g_test_run ();
}

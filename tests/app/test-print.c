/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act on paper: a copy for each whom its form names, both sides; and what is said where it cannot be printed.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "act/pages.h"
#include "app/act-preview.h"
#include "app/ask.h"
#include "app/locale.h"
#include "app/print-job.h"
#include "app/words.h"
#include "keyboard.h"
#include "station/blank.h"
#include "station/document.h"
#include "station/item.h"

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

/* ---- The copies ---- */

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      copies)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) copies = beket_station_draw_copies_finish (BEKET_STATION (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
draw_copies (Desk *desk)
{
  g_autofree char *entry = booth_issue_act (&desk->booth);
  g_autoptr (BeketActView) view = beket_tools_open_act (desk->booth.station, entry, NULL);
  const BeketValue *act = beket_value_get (view->record, "act");
  const BeketForm *form = beket_station_get_form (desk->booth.station, beket_value_get_text (act, "form"),
                                                  beket_value_get_text (act, "formVersion"));
  GPtrArray *copies = NULL;

  beket_station_draw_copies_async (desk->booth.station, view->pdf, form, drawn_cb, &copies);
  while (copies == NULL)
    g_main_context_iteration (NULL, TRUE);
  return copies;
}

/* (transfer full): for a printer, of an act that was just signed. */
static GPtrArray *
draw (Desk *desk)
{
  g_autoptr (GPtrArray) copies = draw_copies (desk);
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_print_part_free);

  for (guint i = 0; i < copies->len; i++)
    {
      const BeketActCopy *copy = g_ptr_array_index (copies, i);

      g_ptr_array_add (parts, beket_print_part_new (beket_words_label (desk->booth.station, "copy", copy->copy), copy->pdf, copy->n_pages));
    }

  return parts;
}

static void
begin (Desk *desk)
{
  desk_init (desk);
  /* As at a workplace that has no printer: whoever runs this may have one. */
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
  desk_sign_in (desk);
  desk_wait_title (desk, _ ("Crossings"));
}

static void
says_for_whom (GBytes     *pdf,
               int         page,
               const char *label)
{
  g_autoptr (GArray) letters = beket_pages_letters (pdf, page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (label, " ", 2);

  g_assert_nonnull (letters);
  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (text, g_array_index (letters, BeketPageLetter, i).letter);
  g_assert_nonnull (strstr (text->str, words[0]));
}

/* (transfer full): the file that the pages were saved in. */
static GBytes *
save (Desk      *desk,
      GPtrArray *parts)
{
  g_autofree char *path = g_build_filename (desk->booth.root, "printed.pdf", NULL);
  g_autofree char *said = g_strdup_printf (_ ("Saved: %s"), path);
  char *bytes;
  gsize length;

  beket_print_save (desk->window, parts, "JCA-1", TRUE, path);
  desk_wait (desk, "it is said", shows, said);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* For the authority, the person, the other Party, each with its own word, each on sheets of its own. */
static void
test_copies (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) all = NULL;
  int side = 0;

  begin (&desk);
  parts = draw (&desk);
  g_assert_cmpuint (parts->len, ==, 3);
  all = save (&desk, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const BeketPrintPart *part = g_ptr_array_index (parts, i);

      says_for_whom (all, side, part->label);
      side += part->n_pages + part->n_pages % 2;
    }
  g_assert_cmpint (beket_pages_count (all, NULL), ==, side);
  desk_clear (&desk);
}

/* What was not wanted does not come, and the others begin where they have to. */
static void
test_one_copy (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) one = NULL;
  BeketPrintPart *wanted;

  begin (&desk);
  parts = draw (&desk);
  for (guint i = 0; i < parts->len; i++)
    ((BeketPrintPart *) g_ptr_array_index (parts, i))->wanted = i == 1;
  wanted = g_ptr_array_index (parts, 1);
  one = save (&desk, parts);
  g_assert_cmpint (beket_pages_count (one, NULL), ==, wanted->n_pages + wanted->n_pages % 2);
  says_for_whom (one, 0, wanted->label);
  desk_clear (&desk);
}

/* Blanks lie in one file; on both sides of the sheet none begins on the back of another. */
static void
test_units (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) all = NULL;
  BeketPrintPart *part;

  begin (&desk);
  parts = draw (&desk);
  g_ptr_array_set_size (parts, 1);
  part = g_ptr_array_index (parts, 0);
  part->unit = 1;
  all = save (&desk, parts);
  g_assert_cmpint (beket_pages_count (all, NULL), ==, 2 * part->n_pages);
  desk_clear (&desk);
}

/* ---- What does not come out ---- */

static gboolean
is_refused (Desk    *desk,
            gpointer why)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data) && desk_has (link->data, why))
      return TRUE;

  return FALSE;
}

/* A page that cannot be drawn, here one that is not there, stops the job: no printer gives a white one for it, and the officer reads it. */
static void
test_not_a_page (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *path = NULL;
  BeketPrintPart *last;

  begin (&desk);
  parts = draw (&desk);
  last = g_ptr_array_index (parts, parts->len - 1);
  last->n_pages += 2;
  last->unit = last->n_pages;
  path = g_build_filename (desk.booth.root, "printed.pdf", NULL);
  g_test_expect_message ("beket-app", G_LOG_LEVEL_WARNING, "A page was not printed*");
  beket_print_save (desk.window, parts, "JCA-1", TRUE, path);
  desk_wait (&desk, "why", is_refused, (gpointer) _ ("A page could not be drawn, so nothing of it goes to paper."));
  g_test_assert_expected_messages ();
  desk_clear (&desk);
}

static void
test_not_a_place (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;

  begin (&desk);
  parts = draw (&desk);
  beket_print_save (desk.window, parts, "JCA-1", TRUE, "/nonexistent/printed.pdf");
  desk_wait (&desk, "why", is_refused, (gpointer) _ ("The file could not be written there. Choose another place."));
  desk_clear (&desk);
}

static gboolean
asks_for_printer (Desk    *desk,
                  gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (link->data != (gpointer) desk->window && gtk_window_is_active (link->data))
      return TRUE;

  return FALSE;
}

/* Ctrl+P where an act is seen, in every layout; a sentence where there is none, and what can be done where there is no printer. */
static void
test_key (void)
{
  Desk desk;
  g_autofree char *entry = NULL;
  g_autofree char *number = NULL;
  g_autoptr (BeketItem) item = NULL;

  begin (&desk);
  desk_chord (&desk, KEY_CONTROL, 33);
  desk_wait (&desk, "why not", shows, (gpointer) _ ("There are no pages here to print: open an act."));

  entry = booth_issue_act (&desk.booth);
  item = g_list_model_get_item (beket_station_acts (desk.booth.station), 0);
  number = g_strdup (beket_item_text (item, "number"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-act", "s", entry);
  desk_wait (&desk, "the pages", has_pages, number);
  desk_chord (&desk, KEY_CONTROL, 33);
  desk_wait (&desk, "the printers", asks_for_printer, NULL);
  desk_key (&desk, KEY_ESCAPE);
  desk_wait (&desk, "there are none", is_refused, (gpointer) _ ("No printer was found at this workplace."));
  desk_clear (&desk);
}

/* Where nothing prints, the dialog leads to the blanks; and the code of one, under the scanner on any page, to its crossing. */
static void
test_blanks (void)
{
  Desk desk;
  g_autoptr (GPtrArray) parts = NULL;
  g_auto (GStrv) numbers = NULL;
  g_autofree char *from = NULL;

  begin (&desk);
  parts = draw (&desk);
  beket_print_save (desk.window, parts, "JCA-1", TRUE, "/nonexistent/printed.pdf");
  desk_wait (&desk, "the dialog", asks_for_printer, NULL);
  keyboard_press (KEY_SPACE, 0);
  keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  desk_wait (&desk, "the blanks", shows, (gpointer) _ ("No paper blanks are reserved"));

  numbers = beket_tools_reserve_blanks (desk.booth.station, 1, NULL);
  from = g_strdup_printf (_ ("From paper blank %s"), numbers[0]);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 2);
  desk_wait_title (&desk, _ ("Acts"));
  keyboard_type (numbers[0], 0);
  keyboard_press (KEY_ENTER, 0);
  desk_wait (&desk, "the crossing", shows, from);
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

  g_test_add_func ("/app/print/copies", test_copies);
  g_test_add_func ("/app/print/one-copy", test_one_copy);
  g_test_add_func ("/app/print/units", test_units);
  g_test_add_func ("/app/print/not-a-page", test_not_a_page);
  g_test_add_func ("/app/print/not-a-place", test_not_a_place);
  g_test_add_func ("/app/print/key", test_key);
  g_test_add_func ("/app/print/blanks", test_blanks);

  return g_test_run ();
}

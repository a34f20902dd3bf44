/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file from anywhere, opened at the page of acts. It is a pipe: it comes when the test lets it come, as a slow stick does, and the window lives meanwhile.
 */

#include "config.h"

#include "desk.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/acts-page-private.h"
#include "app/complaint.h"
#include "app/locale.h"
#include "app/verdict-card.h"

#define KEY_CROSSINGS KEY_1
#define KEY_ACTS (KEY_1 + 2)

typedef struct
{
  Desk           desk;
  char          *entry;   /* (owned): an act of this station */
  BeketActView  *act;     /* (owned): the same as it was read */
  char          *path;    /* (owned): the pipe */
  BeketActsPage *page;
  GCancellable  *judging; /* (owned): whoever judges holds it, too */
} Case;

static gboolean
says (Desk    *desk,
      gpointer text)
{
  GtkWidget *card = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_VERDICT_CARD);

  return card != NULL && g_str_equal (beket_verdict_card_get_text (BEKET_VERDICT_CARD (card)), text);
}

static void
show_act (Case *at)
{
  gtk_widget_activate_action (GTK_WIDGET (at->desk.window), "win.show-act", "s", at->entry);
  desk_wait (&at->desk, "the own act", says, (gpointer) _ ("The act is valid."));
  g_assert_true (desk_shows (&at->desk, beket_value_get_text (at->act->row, "number")));
}

static void
begin (Case *at)
{
  desk_init (&at->desk);
  desk_sign_in (&at->desk);
  desk_wait_title (&at->desk, _ ("Crossings"));
  at->entry = booth_issue_act (&at->desk.booth);
  at->act = beket_tools_open_act (at->desk.booth.station, at->entry, NULL);
  at->path = g_build_filename (at->desk.booth.root, "stick.pdf", NULL);
  g_assert_cmpint (mkfifo (at->path, 0600), ==, 0);
  show_act (at);
  at->page = BEKET_ACTS_PAGE (desk_find (GTK_WIDGET (at->desk.window), BEKET_TYPE_ACTS_PAGE));
}

static void
end (Case *at)
{
  desk_clear (&at->desk);
  beket_act_view_free (at->act);
  g_clear_object (&at->judging);
  g_free (at->entry);
  g_free (at->path);
}

typedef struct
{
  const char *path;
  GBytes     *bytes;
} Pipe;

static gpointer
fill (gpointer data)
{
  Pipe *pipe = data;
  FILE *file = fopen (pipe->path, "wb");

  fwrite (g_bytes_get_data (pipe->bytes, NULL), 1, g_bytes_get_size (pipe->bytes), file);
  fclose (file);
  return NULL;
}

static void
verify (Case *at)
{
  beket_acts_page_verify (at->page, at->path);
  at->judging = g_object_ref (at->page->judging);
  desk_wait (&at->desk, "it is said", says, (gpointer) _ ("The act is being checked…"));
  g_assert_true (desk_shows (&at->desk, "stick.pdf"));
}

static gboolean
is_forgotten (Desk    *desk,
              gpointer judging)
{
  return G_OBJECT (judging)->ref_count == 1;
}

static void
let_it_come (Case   *at,
             GBytes *bytes)
{
  Pipe pipe = { at->path, bytes };
  GThread *thread = g_thread_new ("stick", fill, &pipe);

  desk_wait (&at->desk, "it was judged", says, (gpointer) _ ("The act is valid."));
  g_thread_join (thread);
}

/* For reading as well: whoever was given up before he opened it is not waited for. */
static void
let_it_come_late (Case *at)
{
  int stick = open (at->path, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (stick, >=, 0);
  g_assert_cmpint (write (stick, "%PDF-1.7", 8), ==, 8);
  desk_wait (&at->desk, "it was given up", is_forgotten, at->judging);
  close (stick);
}

/* The officer works on, and finds the verdict when he is back. */
static void
test_lives (void)
{
  Case at = { 0 };

  begin (&at);
  verify (&at);
  desk_chord (&at.desk, KEY_CONTROL, KEY_CROSSINGS);
  desk_wait_title (&at.desk, _ ("Crossings"));
  desk_chord (&at.desk, KEY_CONTROL, KEY_ACTS);
  desk_wait (&at.desk, "it is still being checked", says, (gpointer) _ ("The act is being checked…"));
  let_it_come (&at, at.act->pdf);
  g_assert_true (desk_shows (&at.desk, "stick.pdf"));
  end (&at);
}

/* Another act was chosen meanwhile: it is not pushed away by a file that is none. */
static void
test_left (void)
{
  Case at = { 0 };

  begin (&at);
  verify (&at);
  show_act (&at);
  let_it_come_late (&at);
  g_assert_true (says (&at.desk, (gpointer) _ ("The act is valid.")));
  g_assert_true (desk_shows (&at.desk, beket_value_get_text (at.act->row, "number")));
  g_assert_false (desk_shows (&at.desk, "stick.pdf"));
  end (&at);
}

/* What cannot be read is said where the verdict would stand, and stays there. */
static void
test_unread (void)
{
  Case at = { 0 };
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  g_autofree char *text = beket_complaint_text (error);

  begin (&at);
  g_assert_cmpint (g_unlink (at.path), ==, 0);
  beket_acts_page_verify (at.page, at.path);
  desk_wait (&at.desk, "why not", says, text);
  g_assert_true (desk_shows (&at.desk, "stick.pdf"));
  end (&at);
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

  g_test_add_func ("/app/acts-file/lives", test_lives);
  g_test_add_func ("/app/acts-file/left", test_left);
  g_test_add_func ("/app/acts-file/unread", test_unread);

  return g_test_run ();
}

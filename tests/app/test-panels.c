/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer panel, the banner, the verdict and the pages of an act, each alone in a window.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/act-facts.h"
#include "app/act-preview.h"
#include "app/answer-panel.h"
#include "app/banner.h"
#include "app/complaint.h"
#include "app/locale.h"
#include "app/verdict-card.h"

typedef struct
{
  char **reasons;
  char  *note;
  guint  n_answers;
  guint  n_left;
} Heard;

static void
answered_cb (BeketAnswerPanel  *panel,
             const char *const *reasons,
             const char        *note,
             Heard             *heard)
{
  g_strfreev (heard->reasons);
  g_free (heard->note);
  heard->reasons = g_strdupv ((char **) reasons);
  heard->note = g_strdup (note);
  heard->n_answers++;
}

static void
left_cb (BeketAnswerPanel *panel,
         Heard            *heard)
{
  heard->n_left++;
}

/* ---- Small helpers for a widget alone ---- */

typedef struct
{
  const char *label;
  GtkWidget  *found;
} Button;

static void
look_for_button (GtkWidget *widget,
                 gpointer   data)
{
  Button *button = data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), button->label) == 0)
    button->found = widget;
}

static void
press (GtkWidget  *root,
       const char *label)
{
  Button button = { label, NULL };

  desk_each (root, look_for_button, &button);
  if (button.found == NULL)
    g_error ("no button “%s”", label);
  g_signal_emit_by_name (button.found, "clicked");
}

static void
look_for_check (GtkWidget *widget,
                gpointer   data)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (data, widget);
}

static GtkWidget *
show_alone (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* ---- The answer ---- */

static void
test_answer (void)
{
  Booth booth;
  Heard heard = { 0 };
  GtkWidget *panel = beket_answer_panel_new ();
  GtkWidget *window = show_alone (panel);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();
  GtkWidget *note;

  booth_init (&booth);
  g_signal_connect (panel, "answered", G_CALLBACK (answered_cb), &heard);
  g_signal_connect (panel, "left", G_CALLBACK (left_cb), &heard);
  g_assert_false (gtk_widget_get_visible (panel));

  beket_answer_panel_ask (BEKET_ANSWER_PANEL (panel), booth.station, "not-recognised");
  g_assert_cmpstr (beket_answer_panel_get_decision (BEKET_ANSWER_PANEL (panel)), ==, "not-recognised");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  desk_each (panel, look_for_check, checks);
  g_assert_cmpuint (checks->len, ==, 8);   /* N1 to N8 */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), panel));

  /* Without a reason there is no answer, only a complaint. */
  press (panel, _ ("Do Not Recognise"));
  g_assert_cmpuint (heard.n_answers, ==, 0);

  gtk_check_button_set_active (g_ptr_array_index (checks, 0), TRUE);
  gtk_check_button_set_active (g_ptr_array_index (checks, 4), TRUE);
  note = desk_find (panel, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (note), "салмағы басқа");
  press (panel, _ ("Do Not Recognise"));
  g_assert_cmpuint (heard.n_answers, ==, 1);
  g_assert_cmpuint (g_strv_length (heard.reasons), ==, 2);
  g_assert_cmpstr (heard.reasons[0], ==, "N1");
  g_assert_cmpstr (heard.reasons[1], ==, "N5");
  g_assert_cmpstr (heard.note, ==, "салмағы басқа");

  /* Asked anew it is empty; left it tells so, once. */
  beket_answer_panel_ask (BEKET_ANSWER_PANEL (panel), booth.station, "partly");
  press (panel, _ ("Recognise in Part"));
  g_assert_cmpuint (heard.n_answers, ==, 1);
  beket_answer_panel_leave (BEKET_ANSWER_PANEL (panel));
  beket_answer_panel_leave (BEKET_ANSWER_PANEL (panel));
  g_assert_cmpuint (heard.n_left, ==, 1);
  g_assert_null (beket_answer_panel_get_decision (BEKET_ANSWER_PANEL (panel)));

  gtk_window_destroy (GTK_WINDOW (window));
  g_strfreev (heard.reasons);
  g_free (heard.note);
  booth_clear (&booth);
}

/* ---- The verdict ---- */

static void
test_verdict (void)
{
  Booth booth;
  BeketActView view = { .valid = TRUE };
  GtkWidget *card = g_object_ref_sink (beket_verdict_card_new ());

  booth_init (&booth);
  beket_verdict_card_judge (BEKET_VERDICT_CARD (card), booth.station, &view, "14:02", "");
  g_assert_cmpstr (beket_verdict_card_get_text (BEKET_VERDICT_CARD (card)), ==, _ ("The act is valid."));
  g_assert_true (gtk_widget_has_css_class (card, "good"));

  /* Nobody here could say whether the pages say what the data says. */
  view.undrawn = TRUE;
  beket_verdict_card_judge (BEKET_VERDICT_CARD (card), booth.station, &view, "14:02", "");
  g_assert_cmpstr (beket_verdict_card_get_text (BEKET_VERDICT_CARD (card)), !=, _ ("The act is valid."));
  g_assert_true (gtk_widget_has_css_class (card, "caution"));
  view.undrawn = FALSE;

  beket_verdict_card_judge (BEKET_VERDICT_CARD (card), booth.station, &view, "14:02", "superseded");
  g_assert_true (gtk_widget_has_css_class (card, "caution"));
  beket_verdict_card_judge (BEKET_VERDICT_CARD (card), booth.station, &view, "14:02", "annulled");
  g_assert_cmpstr (beket_verdict_card_get_text (BEKET_VERDICT_CARD (card)), ==, _ ("The act is annulled; its signatures are genuine."));
  g_assert_true (gtk_widget_has_css_class (card, "bad"));

  view.valid = FALSE;
  view.failed = (char *) "digest";
  beket_verdict_card_judge (BEKET_VERDICT_CARD (card), booth.station, &view, NULL, "annulled");
  g_assert_cmpstr (beket_verdict_card_get_text (BEKET_VERDICT_CARD (card)), ==, beket_verdict_text ("digest"));
  g_assert_true (gtk_widget_has_css_class (card, "bad"));
  g_assert_false (gtk_widget_has_css_class (card, "good"));

  g_assert_finalize_object (card);
  booth_clear (&booth);
}

/* ---- The banner ---- */

static void
test_banner (void)
{
  GtkWidget *banner = g_object_new (BEKET_TYPE_BANNER, NULL);
  GtkWidget *window = show_alone (banner);

  g_assert_false (gtk_widget_get_visible (banner));
  beket_banner_tell (BEKET_BANNER (banner), "▲", "caution", "тоқтатыла тұрды");
  g_assert_true (gtk_widget_get_visible (banner));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- The pages of an act ---- */

typedef struct
{
  BeketActPreview *preview;
  GtkWidget       *picture;
} Pages;

static void
look_for_drawn (GtkWidget *widget,
                gpointer   data)
{
  if (GTK_IS_PICTURE (widget) && gtk_picture_get_paintable (GTK_PICTURE (widget)) != NULL &&
      ((Pages *) data)->picture == NULL)
    ((Pages *) data)->picture = widget;
}

static gboolean
is_drawn (Desk    *desk,
          gpointer data)
{
  Pages *pages = data;

  pages->picture = NULL;
  desk_each (GTK_WIDGET (pages->preview), look_for_drawn, pages);

  return pages->picture != NULL;
}

/* A texture has just the pixels that it takes on the screen: nothing is scaled, nothing blurred. The first one may have been drawn for a window that
 * had not got its size yet. */
static gboolean
is_crisp (Desk    *desk,
          gpointer data)
{
  Pages *pages = data;
  int pixels, width;

  if (!is_drawn (desk, pages))
    return FALSE;

  pixels = gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (GTK_PICTURE (pages->picture)));
  width = gtk_widget_get_width (pages->picture) * gtk_widget_get_scale_factor (pages->picture);

  return ABS (pixels - width) <= 1;
}

static gboolean
is_wider (Desk    *desk,
          gpointer data)
{
  Pages *pages = data;

  return is_crisp (desk, pages) && gtk_widget_get_width (pages->picture) > 900;
}

static void
test_preview (void)
{
  Desk nobody = { 0 };
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  Pages pages = { 0 };
  GtkWidget *window;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  beket_station_decide_async (booth.station, crossing, "admitted", booth_done, &booth);
  booth_step (&booth);
  beket_station_draw_act_async (booth.station, crossing, booth_done, &booth);
  pdf = beket_station_draw_act_finish (booth.station, booth_wait (&booth), &error);
  g_assert_no_error (error);

  pages.preview = BEKET_ACT_PREVIEW (beket_act_preview_new ());
  window = show_alone (GTK_WIDGET (pages.preview));
  beket_act_preview_set_pdf (pages.preview, pdf);
  desk_wait (&nobody, "a page is drawn, pixel for pixel", is_crisp, &pages);
  g_assert_cmpint (beket_act_preview_get_n_pages (pages.preview), >, 0);

  beket_act_preview_zoom (pages.preview, 1);
  beket_act_preview_zoom (pages.preview, 1);
  desk_wait (&nobody, "it is drawn larger, pixel for pixel", is_wider, &pages);

  /* Taken away while it may still be drawing. */
  beket_act_preview_zoom (pages.preview, -1);
  beket_act_preview_set_pdf (pages.preview, NULL);
  g_assert_cmpint (beket_act_preview_get_n_pages (pages.preview), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set_data (G_OBJECT (booth.station), "booth-result", NULL);
  booth_clear (&booth);
}

/* ---- What others say of an act ---- */

static void
look_for_text (GtkWidget *widget,
               gpointer   data)
{
  Button *text = data;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text->label) != NULL)
    text->found = widget;
}

static GtkWidget *
find_text (GtkWidget  *root,
           const char *text)
{
  Button look = { text, NULL };

  desk_each (root, look_for_text, &look);
  return look.found;
}

/* Who, when and by what, in one place with what was checked of it: nobody can read it as a verdict. */
static void
test_evidence (void)
{
  Booth booth;
  BeketActView view = { .evidence = beket_value_new_list () };
  BeketValue *row = beket_value_new_object ();
  GtkWidget *facts = beket_act_facts_new ();
  GtkWidget *window = show_alone (facts);
  GtkWidget *label;

  booth_init (&booth);
  beket_value_set_text (row, "kind", "national-signature");
  beket_value_set_text (row, "who", "ҮЛГІ <b>ҮЛГІҰЛЫ</b>");
  beket_value_set_text (row, "when", "2026-11-22T09:15:03.000Z");
  beket_value_set_text (row, "algorithm", "RSA-SHA256");
  beket_value_set_text (row, "checked", "signature-right");
  beket_value_append (view.evidence, row);
  beket_act_facts_show (BEKET_ACT_FACTS (facts), booth.station, NULL, &view);
  label = find_text (facts, "ҮЛГІ <b>ҮЛГІҰЛЫ</b>");
  g_assert_nonnull (label);
  g_assert_true (label == find_text (facts, "2026-11-22 09:15:03 UTC"));
  g_assert_true (label == find_text (facts, "RSA-SHA256"));
  g_assert_true (label == find_text (facts, beket_locale_get () == BEKET_KK ? "біз тексерген жоқпыз" : "нами не проверен"));
  g_assert_nonnull (find_text (facts, _ ("Attached by others")));
  beket_value_unref (view.evidence);
  gtk_window_destroy (GTK_WINDOW (window));
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (BeketApplication) application = NULL;

  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = beket_application_new ();   /* brings the templates */

  g_test_add_func ("/answer/panel", test_answer);
  g_test_add_func ("/verdict/card", test_verdict);
  g_test_add_func ("/banner/tell", test_banner);
  g_test_add_func ("/preview/crisp", test_preview);
  g_test_add_func ("/act-facts/evidence", test_evidence);

  return g_test_run ();
}

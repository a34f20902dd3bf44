/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reasons for which a peer's act is recognised in part or not at all.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/answer-panel.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketAnswerPanel
{
  GtkWidget   parent_instance;

  const char *decision;   /* (nullable): static */

  GtkLabel   *title;
  GtkBox     *left;
  GtkBox     *right;
  GtkEntry   *note;
  GtkButton  *answer;
  GtkLabel   *complaint;
};

G_DEFINE_FINAL_TYPE (BeketAnswerPanel, beket_answer_panel, GTK_TYPE_WIDGET)

enum
{
  ANSWERED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
collect (GtkBox       *box,
         GStrvBuilder *reasons)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (reasons, g_object_get_data (G_OBJECT (child), "word"));
}

/* (transfer full) */
static char **
chosen_reasons (BeketAnswerPanel *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  collect (self->left, builder);
  collect (self->right, builder);

  return g_strv_builder_end (builder);
}

static void
toggled_cb (BeketAnswerPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), FALSE);
}

static void
answer_cb (BeketAnswerPanel *self)
{
  g_auto (GStrv) reasons = chosen_reasons (self);
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (reasons[0] == NULL)
    {
      gtk_label_set_text (self->complaint, _ ("Choose at least one reason."));
      gtk_widget_set_visible (GTK_WIDGET (self->complaint), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->left), GTK_DIR_TAB_FORWARD);
      return;
    }

  g_signal_emit (self, signals[ANSWERED], 0, reasons, *note != '\0' ? note : NULL);
}

void
beket_answer_panel_leave (BeketAnswerPanel *self)
{
  g_return_if_fail (BEKET_IS_ANSWER_PANEL (self));

  if (self->decision == NULL)
    return;

  beket_answer_panel_end (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_reason (BeketAnswerPanel *self,
            GtkBox           *box,
            const char       *word,
            const char       *label)
{
  g_autofree char *sentence = beket_words_sentence (label);
  GtkWidget *check = gtk_check_button_new_with_label (sentence);

  g_object_set_data_full (G_OBJECT (check), "word", g_strdup (word), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, check);
}

static void
fill_reasons (BeketAnswerPanel *self,
              BeketStation     *station)
{
  const char *const *words = beket_codes_words (beket_station_get_codes (station), "non-recognition");
  guint n = words != NULL ? g_strv_length ((char **) words) : 0;

  clear (self->left);
  clear (self->right);

  for (guint i = 0; i < n; i++)
    add_reason (self, i < (n + 1) / 2 ? self->left : self->right, words[i],
                beket_words_label (station, "non-recognition", words[i]));
}

void
beket_answer_panel_ask (BeketAnswerPanel *self,
                        BeketStation     *station,
                        const char       *decision)
{
  gboolean partly;

  g_return_if_fail (BEKET_IS_ANSWER_PANEL (self));

  partly = g_str_equal (decision, "partly");
  self->decision = partly ? "partly" : "not-recognised";
  fill_reasons (self, station);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), FALSE);
  gtk_label_set_text (self->title, partly ? _ ("Why is the act recognised only in part?")
                                          : _ ("Why is the act not recognised?"));
  gtk_button_set_label (self->answer, partly ? _ ("Recognise in Part") : _ ("Do Not Recognise"));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->left), GTK_DIR_TAB_FORWARD);
}

const char *
beket_answer_panel_get_decision (BeketAnswerPanel *self)
{
  g_return_val_if_fail (BEKET_IS_ANSWER_PANEL (self), NULL);

  return self->decision;
}

void
beket_answer_panel_end (BeketAnswerPanel *self)
{
  g_return_if_fail (BEKET_IS_ANSWER_PANEL (self));

  self->decision = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
beket_answer_panel_dispose (GObject *object)
{
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ANSWER_PANEL);

  G_OBJECT_CLASS (beket_answer_panel_parent_class)->dispose (object);
}

static void
beket_answer_panel_class_init (BeketAnswerPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_answer_panel_dispose;

  signals[ANSWERED] = g_signal_new ("answered", BEKET_TYPE_ANSWER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", BEKET_TYPE_ANSWER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/answer-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, title);
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, left);
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, right);
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, note);
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, answer);
  gtk_widget_class_bind_template_child (widget_class, BeketAnswerPanel, complaint);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, beket_answer_panel_leave);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_answer_panel_init (BeketAnswerPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_answer_panel_new (void)
{
  return g_object_new (BEKET_TYPE_ANSWER_PANEL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer to a peer's act (Article 3(4)): recognise it, in part, or not; and the second signature under it.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-countersign.h"
#include "app/act-row.h"
#include "app/complaint.h"
#include "app/neighbour-private.h"
#include "app/words.h"

static gboolean
may_answer (BeketNeighbourPage *self)
{
  return self->item != NULL && self->view != NULL && !self->answering && *beket_act_answer (self->item) == '\0' &&
         *beket_act_end (self->item) == '\0' && beket_station_get_archive (self->station) == NULL;
}

/* Only a valid act can be recognised; any act can be declined. */
static void
enable (BeketNeighbourPage *self)
{
  gboolean may = may_answer (self);
  gboolean valid = may && self->view->valid;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "neighbour.recognise", valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "neighbour.partly", valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "neighbour.decline", may);
  beket_act_offer_countersign (GTK_WIDGET (self), "neighbour.countersign", self->countersign, self->station, self->view);
}

/* ---- The answer that was given ---- */

static char *
answer_text (BeketNeighbourPage *self)
{
  const char *decision = beket_act_answer (self->item);
  const char *officer = beket_item_text (self->item, "answer.officer");
  g_autofree char *time = beket_words_moment (self->station, beket_item_text (self->item, "answer.time"));
  g_autofree char *word = beket_words_sentence (beket_words_label (self->station, "recognition", decision));

  if (*officer == '\0')
    return g_strdup_printf ("%s · %s", word, time);

  return g_strdup_printf ("%s · %s · %s", word, time, officer);
}

/* Whatever was answered: the act holds no longer. */
static char *
end_text (BeketNeighbourPage *self)
{
  g_autofree char *time = beket_words_moment (self->station, beket_item_text (self->item, "end.time"));
  g_autofree char *word = beket_words_sentence (beket_words_label (self->station, "act-state",
                                                                   beket_act_end (self->item)));
  const char *reason = beket_words_label (self->station, "correction-reason",
                                          beket_item_text (self->item, "end.reason"));
  const char *replacement = beket_item_text (self->item, "end.replacement");

  if (*replacement == '\0')
    return g_strdup_printf ("%s · %s · %s", word, time, reason);

  return g_strdup_printf ("%s · %s · %s · %s", word, replacement, time, reason);
}

/* A page of it was scanned, before it came or after. */
void
beket_neighbour_page_tell_paper (BeketNeighbourPage *self)
{
  const char *paper = beket_item_text (self->item, "paper");

  gtk_widget_set_visible (GTK_WIDGET (self->paper), *paper != '\0');
  if (g_str_equal (paper, "different"))
    beket_verdict_card_tell (self->paper, "✗", "bad", _ ("A paper of this number says something else"));
  else
    beket_verdict_card_tell (self->paper, "✓", "good", _ ("The page that was scanned says the same"));
}

void
beket_neighbour_page_tell_verdict (BeketNeighbourPage *self)
{
  g_autofree char *when = beket_words_moment (self->station, beket_item_text (self->item, "issued"));

  beket_verdict_card_judge (self->verdict, self->station, self->view, when, beket_act_end (self->item));
}

void
beket_neighbour_page_tell_answer (BeketNeighbourPage *self)
{
  gboolean ended = self->item != NULL && *beket_act_end (self->item) != '\0';
  gboolean answered = ended || (self->item != NULL && *beket_act_answer (self->item) != '\0');
  const char *state;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->answer), answered);
  gtk_widget_set_visible (self->countersign, beket_station_get_archive (self->station) == NULL);
  gtk_widget_set_visible (self->buttons, !answered && beket_answer_panel_get_decision (self->panel) == NULL &&
                          beket_station_get_archive (self->station) == NULL);
  enable (self);
  if (!answered)
    return;

  beket_answer_panel_end (self->panel);
  state = ended ? beket_act_end (self->item) : beket_act_answer (self->item);
  text = ended ? end_text (self) : answer_text (self);
  beket_verdict_card_tell (self->answer, beket_words_act_shape (state), beket_words_act_class (state), text);
}

/* ---- Answering ---- */

static void
answer_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BeketNeighbourPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean written = beket_station_step_finish (BEKET_STATION (source), result, &error);

  self->answering = FALSE;
  if (self->list == NULL)   /* the window was closed or built again meanwhile */
    return;

  text = written ? g_strdup (_ ("The answer is saved and on its way."))
                 : beket_complaint_of_station (BEKET_STATION (source), error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  if (written)
    beket_answer_panel_end (self->panel);

  beket_neighbour_page_tell_answer (self);
}

static void
give_answer (BeketNeighbourPage *self,
             const char         *decision,
             const char *const  *reasons,
             const char         *note)
{
  if (!may_answer (self))
    return;

  self->answering = TRUE;
  enable (self);
  beket_station_answer_act_async (self->station, beket_item_get_key (self->item), decision, reasons, note,
                                  answer_written_cb, g_object_ref (self));
}

void
beket_neighbour_page_answered_cb (BeketNeighbourPage *self,
                                  const char *const  *reasons,
                                  const char         *note)
{
  give_answer (self, beket_answer_panel_get_decision (self->panel), reasons, note);
}

static void
recognise_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  give_answer (BEKET_NEIGHBOUR_PAGE (widget), "recognised", NULL, NULL);
}

static void
ask_reasons (BeketNeighbourPage *self,
             const char         *decision)
{
  if (!may_answer (self))
    return;

  beket_answer_panel_ask (self->panel, self->station, decision);
  gtk_widget_set_visible (self->buttons, FALSE);
}

static void
partly_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  ask_reasons (BEKET_NEIGHBOUR_PAGE (widget), "partly");
}

static void
decline_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  ask_reasons (BEKET_NEIGHBOUR_PAGE (widget), "not-recognised");
}

/* ---- The second signature ---- */

static void
countersign_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  BeketNeighbourPage *self = BEKET_NEIGHBOUR_PAGE (widget);

  beket_act_ask_countersign (widget, self->station, self->item, NULL);
}

/* ---- Keys ---- */

static void
leave_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  beket_answer_panel_leave (BEKET_NEIGHBOUR_PAGE (widget)->panel);
}

static void
offences_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  beket_offence_list_take_focus (BEKET_NEIGHBOUR_PAGE (widget)->offences);
}

void
beket_neighbour_page_install_answers (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "neighbour.recognise", NULL, recognise_cb);
  gtk_widget_class_install_action (widget_class, "neighbour.partly", NULL, partly_cb);
  gtk_widget_class_install_action (widget_class, "neighbour.decline", NULL, decline_cb);
  gtk_widget_class_install_action (widget_class, "neighbour.countersign", NULL, countersign_cb);
  gtk_widget_class_install_action (widget_class, "neighbour.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "neighbour.offences", NULL, offences_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "neighbour.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "neighbour.offences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "neighbour.recognise", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "neighbour.partly", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "neighbour.decline", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "neighbour.countersign", NULL);
}

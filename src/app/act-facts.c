/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an act, one line each.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-facts.h"
#include "app/act-row.h"
#include "app/fact.h"
#include "app/locale.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketActFacts
{
  GtkWidget parent_instance;

  GtkBox   *facts;
  GtkBox   *stages;
  GtkBox   *answer;
};

G_DEFINE_FINAL_TYPE (BeketActFacts, beket_act_facts, GTK_TYPE_WIDGET)

/* ---- The act itself ---- */

static const char *
from_record (const BeketActView * view,
             const char *name)
{
  const BeketValue *act = view != NULL ? beket_value_get (view->record, "act") : NULL;

  return beket_value_get_text (act, name);
}

static void
add_form (BeketActFacts *self,
          BeketStation  *station,
          BeketItem     *item)
{
  const char *id = beket_item_text (item, "form");
  const char *version = beket_item_text (item, "formVersion");
  const BeketForm *form = beket_station_get_form (station, id, *version != '\0' ? version : NULL);
  g_autofree char *text = g_strdup_printf (_ ("%s, version %s"), id, version);
  g_autofree char *title = form == NULL ? NULL : beket_words_form (station, form);

  if (form != NULL)
    beket_fact_add (self->facts, _ ("Kind"), title);
  if (*id != '\0')
    beket_fact_add (self->facts, _ ("Form"), text);
}

static void
add_signers (BeketActFacts      *self,
             BeketStation       *station,
             const BeketActView *view)
{
  for (guint i = 0; view->signers != NULL && i < view->signers->len; i++)
    {
      const BeketOfficer *signer = g_ptr_array_index (view->signers, i);
      g_autofree char *text = NULL;

      if (signer->body != NULL)
        text = g_strdup_printf ("%s, %s", signer->name, beket_words_label (station, "body", signer->body));
      else
        text = g_strdup (signer->name);
      beket_fact_add (self->facts, i == 0 ? _ ("Drawn up and signed by") : _ ("Also signed by"), text);
    }
}

/* (nullable) */
static char *
protocol_of (BeketStation       *station,
             const BeketActView *view)
{
  const BeketValue *record = view != NULL ? view->record : NULL;
  const char *number = beket_value_get_text (beket_value_get (record, "crossing"), "protocol");

  if (number == NULL)
    return NULL;

  return beket_words_protocol (station, number,
                               beket_value_get_boolean (beket_value_get (record, "protocol"), "demo"));
}

static void
show_facts (BeketActFacts      *self,
            BeketStation       *station,
            BeketItem          *item,
            const BeketActView *view)
{
  g_autofree char *protocol = protocol_of (station, view);
  g_autofree char *decision = NULL;
  g_autofree char *point = NULL;

  if (item == NULL)   /* an own act's number is the heading */
    beket_fact_add (self->facts, _ ("Number"), from_record (view, "number"));
  if (item != NULL)
    {
      add_form (self, station, item);
      decision = beket_words_sentence (beket_words_label (station, "decision", beket_item_text (item, "decision")));
      beket_fact_add (self->facts, _ ("Decision"), decision);
      point = beket_words_point (station, beket_item_text (item, "point"));
      beket_fact_add (self->facts, _ ("Crossing point"), point);
    }
  beket_fact_add (self->facts, _ ("Protocol"), protocol);
  if (view != NULL)
    add_signers (self, station, view);
}

/* ---- How far it has come ---- */

static void
add_stage (BeketActFacts *self,
           const char    *name,
           const char    *time,
           const char    *shape,
           const char    *style)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = beket_fact_line (shape, "shape");
  GtkWidget *label = beket_fact_line (name, "value");
  GtkWidget *clock = beket_fact_line (*time != '\0' ? time : _ ("not yet"), "numeric");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "stage");
  gtk_widget_add_css_class (row, *time != '\0' ? style : "quiet");
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), clock);
  gtk_box_append (self->stages, row);
}

static void
add_reached (BeketActFacts *self,
             BeketStation  *station,
             BeketItem     *item,
             const char    *name,
             const char    *path)
{
  g_autofree char *time = beket_words_moment (station, beket_item_text (item, path));

  add_stage (self, name, time, *time != '\0' ? "✓" : "○", "good");
}

static void
add_answer_stage (BeketActFacts *self,
                  BeketStation  *station,
                  BeketItem     *item)
{
  const char *decision = beket_act_answer (item);
  g_autofree char *time = beket_words_moment (station, beket_item_text (item, "answer.time"));
  g_autofree char *name = NULL;

  if (*decision == '\0')
    {
      add_stage (self, _ ("Recognised by the neighbour"), "", "○", "quiet");
      return;
    }

  name = beket_words_sentence (beket_words_label (station, "recognition", decision));
  add_stage (self, name, time, beket_words_act_shape (decision), beket_words_act_class (decision));
}

static char *
reasons_text (BeketStation     *station,
              const BeketValue *answer)
{
  const BeketValue *reasons = beket_value_get (answer, "reasons");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (reasons); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (reasons, i));

      if (text->len > 0)
        g_string_append (text, "\n");
      g_string_append_printf (text, "%s · %s", word, beket_words_label (station, "non-recognition", word));
    }

  return g_string_free (text, FALSE);
}

static void
show_answer (BeketActFacts *self,
             BeketStation  *station,
             BeketItem     *item)
{
  const BeketValue *answer = beket_value_get (beket_item_get_row (item), "answer");
  g_autofree char *reasons = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->answer), answer != NULL);
  if (answer == NULL)
    return;

  reasons = reasons_text (station, answer);
  beket_fact_add (self->answer, _ ("Reasons"), reasons);
  beket_fact_add (self->answer, _ ("Note"), beket_value_get_text (answer, "note"));
  beket_fact_add (self->answer, _ ("Officer"), beket_value_get_text (answer, "officer"));
}

/* Why it holds no longer, and what stands in its place. */
static void
show_end (BeketActFacts *self,
          BeketStation  *station,
          BeketItem     *item)
{
  const char *end = beket_act_end (item);
  g_autofree char *time = beket_words_moment (station, beket_item_text (item, "end.time"));
  g_autofree char *state = beket_words_sentence (beket_words_label (station, "act-state", end));
  g_autofree char *reason = NULL;

  beket_fact_add (self->facts, _ ("Drawn up in place of the act"), beket_item_text (item, "replaces.act"));
  if (*end == '\0')
    return;

  reason = beket_words_sentence (beket_words_label (station, "correction-reason", beket_item_text (item, "end.reason")));
  add_stage (self, state, time, beket_words_act_shape (end), beket_words_act_class (end));
  beket_fact_add (self->facts, _ ("In its place"), beket_item_text (item, "end.replacement"));
  beket_fact_add (self->facts, _ ("Reason of the correction"), reason);
  beket_fact_add (self->facts, _ ("Explanation"), beket_item_text (item, "end.text"));
  beket_fact_add (self->facts, _ ("Corrected by"), beket_item_text (item, "end.officer"));
  beket_fact_add (self->facts, _ ("With the consent of"), beket_item_text (item, "end.approvedBy"));
}

/* It was filled in by hand, and its times are those of the paper. */
static void
show_blank (BeketActFacts *self,
            BeketStation  *station,
            BeketItem     *item)
{
  g_autofree char *when = beket_words_moment (station, beket_item_text (item, "blank.entered"));
  /* Translators: when. */
  g_autofree char *text = g_strdup_printf (_ ("filled in by hand, entered %s"), when);

  if (*beket_item_text (item, "blank.number") != '\0')
    beket_fact_add (self->facts, _ ("From paper blank"), text);
}

/* A page of it was scanned here. */
static void
show_paper (BeketActFacts *self,
            BeketItem     *item)
{
  const char *paper = beket_item_text (item, "paper");

  if (g_str_equal (paper, "different"))
    add_stage (self, _ ("A paper of this number says something else"), "", "✗", "bad");
  else if (*paper != '\0')
    beket_fact_add (self->facts, _ ("On paper"), _ ("The page that was scanned says the same"));
}

static void
show_stages (BeketActFacts *self,
             BeketStation  *station,
             BeketItem     *item)
{
  add_reached (self, station, item, _ ("Signed"), "issued");
  add_reached (self, station, item, _ ("At the own node"), "stages.own-node");
  add_reached (self, station, item, _ ("At the neighbour’s node"), "stages.peer-node");
  add_reached (self, station, item, _ ("At the neighbour’s post"), "stages.peer-post");
  show_paper (self, item);
  show_blank (self, station, item);
  add_answer_stage (self, station, item);
  show_end (self, station, item);
  show_answer (self, station, item);
}

/* ---- What others say of it ---- */

/* One name for all, and each line says itself how much of it was checked: it must not look like the verdict. */
static void
show_evidence (BeketActFacts      *self,
               BeketStation       *station,
               const BeketActView *view)
{
  for (guint i = 0; view != NULL && i < beket_value_length (view->evidence); i++)
    {
      const BeketValue *row = beket_value_index (view->evidence, i);
      const char *time = beket_value_get_text (row, "when");
      g_autofree char *when = time != NULL ? g_strdup_printf ("%.10s %.8s UTC", time, time + 11) : NULL;
      g_autofree char *kind = beket_words_sentence (beket_words_label (station, "attestation-kind", beket_value_get_text (row, "kind")));
      g_autofree char *check = beket_words_sentence (beket_words_label (station, "attestation-check", beket_value_get_text (row, "checked")));
      const char *lines[] = { kind, beket_value_get_text (row, "who"), beket_value_get_text (row, "issuer"), when,
                              beket_value_get_text (row, "algorithm"), check };
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (lines); j++)
        if (lines[j] != NULL && *lines[j] != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[j]);
      beket_fact_add (self->facts, _ ("Attached by others"), text->str);
    }
}

void
beket_act_facts_show (BeketActFacts      *self,
                      BeketStation       *station,
                      BeketItem          *item,
                      const BeketActView *view)
{
  g_return_if_fail (BEKET_IS_ACT_FACTS (self));

  beket_fact_clear (self->facts);
  beket_fact_clear (self->stages);
  beket_fact_clear (self->answer);

  show_facts (self, station, item, view);
  show_evidence (self, station, view);
  if (item != NULL)
    show_stages (self, station, item);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->answer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->stages), item != NULL);
}

/* ---- The class ---- */

static void
beket_act_facts_dispose (GObject *object)
{
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ACT_FACTS);

  G_OBJECT_CLASS (beket_act_facts_parent_class)->dispose (object);
}

static void
beket_act_facts_class_init (BeketActFactsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_act_facts_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/act-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActFacts, facts);
  gtk_widget_class_bind_template_child (widget_class, BeketActFacts, stages);
  gtk_widget_class_bind_template_child (widget_class, BeketActFacts, answer);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actfacts");
}

static void
beket_act_facts_init (BeketActFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_act_facts_new (void)
{
  return g_object_new (BEKET_TYPE_ACT_FACTS, NULL);
}

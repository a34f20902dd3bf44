/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act on paper whose seal was scanned.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/fact.h"
#include "app/locale.h"
#include "app/printed-view.h"
#include "app/verdict-card.h"
#include "app/widget.h"
#include "app/words.h"

struct _BeketPrintedView
{
  GtkWidget         parent_instance;

  BeketValue       *paper;   /* (owned) (nullable) */

  GtkLabel         *number;
  BeketVerdictCard *seal;
  BeketVerdictCard *comparison;
  GtkWidget        *open;
  GtkBox           *facts;
};

G_DEFINE_FINAL_TYPE (BeketPrintedView, beket_printed_view, GTK_TYPE_WIDGET)

static const char *
say (BeketPrintedView * self,
     const char *name)
{
  const char *text = beket_value_get_text (self->paper, name);

  return text != NULL ? text : "";
}

/* ---- The seal ---- */

static const char *
refusal (const char *reason)
{
  if (g_str_has_suffix (reason, "revoked"))
    return _ ("The seal does not hold: its key was revoked.");
  if (g_str_has_suffix (reason, "expired") || g_str_has_suffix (reason, "not yet valid"))
    return _ ("The seal does not hold: its key was not valid on that day.");

  return _ ("The seal does not hold: it was changed, or made by somebody else.");
}

static void
show_seal (BeketPrintedView *self)
{
  const char *verdict = say (self, "verdict");

  if (g_str_equal (verdict, "valid"))
    beket_verdict_card_tell (self->seal, "✓", "good", _ ("The seal is genuine."));
  else if (g_str_equal (verdict, "unknown-key"))
    beket_verdict_card_tell (self->seal, "▲", "caution", _ ("The seal cannot be checked: its key is not known at this station."));
  else
    beket_verdict_card_tell (self->seal, "✗", "bad", refusal (say (self, "reason")));
}

/* ---- The act itself ---- */

static void
show_comparison (BeketPrintedView *self)
{
  const BeketValue *act = beket_value_get (self->paper, "act");
  const char *paper = beket_value_get_text (act, "paper");

  gtk_widget_set_visible (self->open, act != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), !g_str_equal (say (self, "verdict"), "refused"));
  if (act == NULL)
    beket_verdict_card_tell (self->comparison, "◔", "quiet",
                             _ ("The act itself is not here yet. It is compared with the paper when it comes."));
  else if (g_strcmp0 (paper, "same") == 0)
    beket_verdict_card_tell (self->comparison, "✓", "good", _ ("The act that is here says the same."));
  else
    beket_verdict_card_tell (self->comparison, "✗", "bad", _ ("The act of this number that is here says something else."));
}

static void
open_cb (BeketPrintedView *self)
{
  const char *entry = beket_value_get_text (beket_value_get (self->paper, "act"), "entry");

  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-act", "s", entry);
}

/* ---- What it says ---- */

/* "KZ RU" */
static char *
parties_text (BeketPrintedView *self,
              BeketStation     *station)
{
  g_auto (GStrv) parties = g_strsplit (say (self, "parties"), " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; parties[i] != NULL; i++)
    {
      const char *name = beket_words_label (station, "party", parties[i]);

      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, *name != '\0' ? name : parties[i]);
    }
  return g_string_free (text, FALSE);
}

static void
show_facts (BeketPrintedView *self,
            BeketStation     *station)
{
  const BeketForm *form = beket_station_get_form (station, say (self, "form"), NULL);
  g_autofree char *title = form != NULL ? beket_words_form (station, form) : g_strdup (say (self, "form"));
  g_autofree char *parties = parties_text (self, station);
  g_autofree char *decision = beket_words_sentence (beket_words_label (station, "decision", say (self, "decision")));
  g_autofree char *sealed = beket_words_moment (station, say (self, "sealed"));

  beket_fact_clear (self->facts);
  beket_fact_add (self->facts, _ ("Kind"), title);
  beket_fact_add (self->facts, _ ("Parties"), parties);
  beket_fact_add (self->facts, _ ("Decision"), decision);
  beket_fact_add (self->facts, _ ("Sealed"), sealed);
  beket_fact_add (self->facts, _ ("Sealed by the station"), say (self, "sealer"));
  beket_fact_add (self->facts, _ ("Hash of the record"), say (self, "record"));
}

void
beket_printed_view_show (BeketPrintedView *self,
                         BeketStation     *station,
                         const BeketValue *paper)
{
  g_return_if_fail (BEKET_IS_PRINTED_VIEW (self));

  g_clear_pointer (&self->paper, beket_value_unref);
  self->paper = beket_value_copy (paper);
  gtk_label_set_text (self->number, say (self, "number"));
  show_seal (self);
  show_comparison (self);
  show_facts (self, station);
}

const char *
beket_printed_view_get_number (BeketPrintedView *self)
{
  g_return_val_if_fail (BEKET_IS_PRINTED_VIEW (self), NULL);

  return beket_value_get_text (self->paper, "number");
}

/* ---- The class ---- */

static void
beket_printed_view_dispose (GObject *object)
{
  g_clear_pointer (&BEKET_PRINTED_VIEW (object)->paper, beket_value_unref);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_PRINTED_VIEW);

  G_OBJECT_CLASS (beket_printed_view_parent_class)->dispose (object);
}

static void
beket_printed_view_class_init (BeketPrintedViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_printed_view_dispose;

  g_type_ensure (BEKET_TYPE_VERDICT_CARD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/printed-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketPrintedView, number);
  gtk_widget_class_bind_template_child (widget_class, BeketPrintedView, seal);
  gtk_widget_class_bind_template_child (widget_class, BeketPrintedView, comparison);
  gtk_widget_class_bind_template_child (widget_class, BeketPrintedView, open);
  gtk_widget_class_bind_template_child (widget_class, BeketPrintedView, facts);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_printed_view_init (BeketPrintedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_printed_view_new (void)
{
  return g_object_new (BEKET_TYPE_PRINTED_VIEW, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be decided on a crossing.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/decision-choice.h"

#include <glib/gi18n.h>

#include "domain/plan.h"

static const struct
{
  const char *word;    /* of "decision" */
  const char *label;
} choices[BEKET_DECISION_N_CHOICES] = {
  { "admitted", N_ ("Admit") },
  { "refused", N_ ("Refuse") },
  { "detained", N_ ("Detain") },
  { "postponed", N_ ("Postpone") },
  { "admitted-conditionally", N_ ("Admit with conditions") },
  { "returned", N_ ("Return") },
};

const char *
beket_decision_choice_word (int choice)
{
  g_return_val_if_fail (choice >= 0 && choice < BEKET_DECISION_N_CHOICES, NULL);

  return choices[choice].word;
}

const char *
beket_decision_choice_label (int choice)
{
  g_return_val_if_fail (choice >= 0 && choice < BEKET_DECISION_N_CHOICES, NULL);

  return _ (choices[choice].label);
}

int
beket_decision_choice_find (const char *word)
{
  for (int i = 0; i < BEKET_DECISION_N_CHOICES; i++)
    if (g_strcmp0 (choices[i].word, word) == 0)
      return i;

  return -1;
}

const char *
beket_decision_choice_of (const BeketValue *facts)
{
  const char *word = beket_value_get_text (beket_value_get (facts, "decision"), "decision");
  const BeketValue *controls = beket_value_get (facts, "controls");

  if (word != NULL)
    return word;

  return beket_plan_is_closed (controls) && !beket_plan_has_violation (controls) ? "admitted" : NULL;
}

GtkWidget *
beket_decision_choice_button (int choice)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (choices[choice].label));
  g_autofree char *digit = g_strdup_printf ("%d", choice + 1);
  GtkWidget *key = gtk_label_new (digit);

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (choices[choice].label), -1);

  return button;
}

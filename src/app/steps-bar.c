/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row of steps above the guide.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/steps-bar.h"

#include <glib/gi18n.h>

#include "app/guide-route.h"
#include "app/words.h"

struct _BeketStepsBar
{
  GtkWidget  parent_instance;

  GtkWidget *buttons[BEKET_ROUTE_LENGTH];
  GtkWidget *shapes[BEKET_ROUTE_LENGTH];
  GtkWidget *labels[BEKET_ROUTE_LENGTH];
};

G_DEFINE_FINAL_TYPE (BeketStepsBar, beket_steps_bar, GTK_TYPE_WIDGET)

typedef enum
{
  HERE,
  DONE,
  TO_DO,
  PASSED,
  N_STATES,
} State;

static const struct
{
  const char *shape;
  const char *style;    /* (nullable): class of style.css */
  const char *spoken;   /* (nullable): a passed step says why */
} states[N_STATES] = {
  [HERE] = { "●", "here", N_ ("this step") },
  [DONE] = { "✓", "done", N_ ("done") },
  [TO_DO] = { "○", NULL, N_ ("to do") },
  [PASSED] = { "–", "passed", NULL },
};

static State
get_state (BeketStation  *station,
           BeketCrossing *crossing,
           const char    *word,
           const char    *basis)
{
  if (g_strcmp0 (word, beket_crossing_get_step (crossing)) == 0)
    return HERE;
  if (basis != NULL)
    return PASSED;

  return beket_route_is_done (station, crossing, word) ? DONE : TO_DO;
}

static void
set_state (GtkWidget *button,
           State      state)
{
  for (int i = 0; i < N_STATES; i++)
    if (i != (int) state && states[i].style != NULL)
      gtk_widget_remove_css_class (button, states[i].style);
  if (states[state].style != NULL)
    gtk_widget_add_css_class (button, states[state].style);
}

/* The basis of a step that is passed over stands in the tooltip and is spoken. */
static void
set_step (BeketStepsBar *self,
          guint          index,
          const char    *title,
          State          state,
          const char    *reason)
{
  GtkWidget *button = self->buttons[index];
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, state == PASSED ? reason : _ (states[state].spoken));
  g_autofree char *tip = *reason == '\0' ? g_strdup_printf ("Alt+%u", index + 1)
                                         : g_strdup_printf ("%s\nAlt+%u", reason, index + 1);

  gtk_label_set_label (GTK_LABEL (self->shapes[index]), states[state].shape);
  gtk_label_set_label (GTK_LABEL (self->labels[index]), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tip) != 0)
    gtk_widget_set_tooltip_text (button, tip);
  set_state (button, state);
}

void
beket_steps_bar_sync (BeketStepsBar *self,
                      BeketStation  *station,
                      BeketCrossing *crossing)
{
  g_return_if_fail (BEKET_IS_STEPS_BAR (self));

  if (crossing == NULL)
    return;

  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    {
      const char *word = beket_route_word (i);
      const char *basis = beket_route_passed (station, crossing, word);
      gboolean may_enter = beket_route_may_enter (station, crossing, word);

      gtk_widget_set_visible (self->buttons[i], may_enter || basis != NULL);
      gtk_widget_set_sensitive (self->buttons[i], may_enter);
      set_step (self, i, beket_words_label (station, "step", word), get_state (station, crossing, word, basis),
                beket_words_label (station, "skip-basis", basis));
    }
}

static void
make_button (BeketStepsBar *self,
             guint          index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->shapes[index] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->shapes[index], "shape");
  gtk_box_append (GTK_BOX (box), self->shapes[index]);
  self->labels[index] = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->labels[index]), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->labels[index]);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);

  self->buttons[index] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[index]), box);
  gtk_widget_set_hexpand (self->buttons[index], TRUE);
  gtk_widget_set_focus_on_click (self->buttons[index], FALSE);
  gtk_widget_add_css_class (self->buttons[index], "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[index]), "guide.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->buttons[index]), "i", (int) index + 1);
  gtk_widget_set_parent (self->buttons[index], GTK_WIDGET (self));
}

static void
beket_steps_bar_dispose (GObject *object)
{
  BeketStepsBar *self = BEKET_STEPS_BAR (object);

  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (beket_steps_bar_parent_class)->dispose (object);
}

static void
beket_steps_bar_class_init (BeketStepsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = beket_steps_bar_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "steps");
}

static void
beket_steps_bar_init (BeketStepsBar *self)
{
  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    make_button (self, i);
}

GtkWidget *
beket_steps_bar_new (void)
{
  return g_object_new (BEKET_TYPE_STEPS_BAR, NULL);
}

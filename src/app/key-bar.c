/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar that names the keys that work now.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/key-bar.h"

struct _BeketKeyBar
{
  GtkWidget  parent_instance;

  GtkWidget *bar;
  GtkWidget *buttons[BEKET_GUIDE_N_KEYS];
  GtkWidget *labels[BEKET_GUIDE_N_KEYS];
};

G_DEFINE_FINAL_TYPE (BeketKeyBar, beket_key_bar, GTK_TYPE_WIDGET)

void
beket_key_bar_sync (BeketKeyBar *self,
                    guint        flags,
                    const char  *next)
{
  g_return_if_fail (BEKET_IS_KEY_BAR (self));

  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    gtk_widget_set_visible (self->buttons[key], (flags & BEKET_GUIDE_FLAG (key)) != 0);

  if (next != NULL)
    gtk_label_set_label (GTK_LABEL (self->labels[BEKET_GUIDE_NEXT]), next);
}

static void
make_button (BeketKeyBar  *self,
             BeketGuideKey key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cap = gtk_label_new (beket_guide_key_name (key));

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cap);
  self->labels[key] = gtk_label_new (beket_guide_key_label (key));
  gtk_label_set_ellipsize (GTK_LABEL (self->labels[key]), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->labels[key]);

  self->buttons[key] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[key]), box);
  gtk_widget_set_focus_on_click (self->buttons[key], FALSE);
  gtk_widget_set_can_focus (self->buttons[key], FALSE);   /* it is a reminder of a key: Tab stays in the work */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[key]), beket_guide_key_action (key));
  gtk_widget_add_css_class (self->buttons[key], key == BEKET_GUIDE_NEXT ? "suggested-action" : "flat");
}

static void
beket_key_bar_dispose (GObject *object)
{
  g_clear_pointer (&BEKET_KEY_BAR (object)->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (beket_key_bar_parent_class)->dispose (object);
}

static void
beket_key_bar_class_init (BeketKeyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = beket_key_bar_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "keys");
}

static void
beket_key_bar_init (BeketKeyBar *self)
{
  /* Not a GtkActionBar: it gives its start no more than half of the width, and the names of keys were cut. */
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    {
      make_button (self, (BeketGuideKey) key);
      gtk_box_append (GTK_BOX (self->bar), self->buttons[key]);
    }
  gtk_widget_set_hexpand (self->buttons[BEKET_GUIDE_NEXT], TRUE);
  gtk_widget_set_halign (self->buttons[BEKET_GUIDE_NEXT], GTK_ALIGN_END);
}

GtkWidget *
beket_key_bar_new (void)
{
  return g_object_new (BEKET_TYPE_KEY_BAR, NULL);
}

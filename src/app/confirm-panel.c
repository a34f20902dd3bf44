/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question in place: what will be done, maybe something to enter, Enter or Esc.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/confirm-panel.h"

#include "app/widget.h"

struct _BeketConfirmPanel
{
  GtkWidget         parent_instance;

  BeketConfirmEntry entry;
  BeketConfirmed    confirmed;
  gpointer          user_data;
  gboolean          busy;
  GtkWidget        *before;     /* (not owned) (nullable) (weak): had the focus when the panel was opened */

  GtkWidget        *title;
  GtkWidget        *lines;
  GtkWidget        *text;
  GtkWidget        *pin;
  GtkWidget        *trouble;
  GtkWidget        *sentence;
  GtkWidget        *cancel;
  GtkWidget        *confirm;
};

G_DEFINE_FINAL_TYPE (BeketConfirmPanel, beket_confirm_panel, GTK_TYPE_WIDGET)

static guint changed_signal;

gboolean
beket_confirm_panel_is_open (BeketConfirmPanel *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

const char *
beket_confirm_panel_get_confirm (BeketConfirmPanel *self)
{
  return beket_confirm_panel_is_open (self) ? gtk_button_get_label (GTK_BUTTON (self->confirm)) : NULL;
}

static GtkWidget *
get_entry (BeketConfirmPanel *self)
{
  if (self->entry == BEKET_CONFIRM_TEXT)
    return self->text;

  return self->entry == BEKET_CONFIRM_PIN ? self->pin : NULL;
}

static void
take_focus (BeketConfirmPanel *self)
{
  GtkWidget *entry = get_entry (self);

  gtk_widget_grab_focus (entry == NULL ? self->confirm : entry);
  if (self->entry == BEKET_CONFIRM_TEXT)
    gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

static void
remember_focus (BeketConfirmPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (beket_confirm_panel_is_open (self))
    return;

  g_clear_weak_pointer (&self->before);
  g_set_weak_pointer (&self->before, root == NULL ? NULL : gtk_root_get_focus (root));
}

static void
set_entry (BeketConfirmPanel *self,
           const char        *label,
           const char        *text)
{
  GtkWidget *entry = get_entry (self);

  gtk_widget_set_visible (self->text, entry == self->text);
  gtk_widget_set_visible (self->pin, entry == self->pin);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  if (entry == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (entry), text == NULL ? "" : text);
  g_object_set (entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
beket_confirm_panel_ask (BeketConfirmPanel *self,
                         const char        *title,
                         const char *const *lines,
                         BeketConfirmEntry  entry,
                         const char        *entry_label,
                         const char        *text,
                         const char        *confirm,
                         BeketConfirmed     confirmed,
                         gpointer           user_data)
{
  g_autofree char *joined = lines == NULL ? NULL : g_strjoinv ("\n", (char **) lines);

  g_return_if_fail (BEKET_IS_CONFIRM_PANEL (self));

  remember_focus (self);
  self->entry = entry;
  self->confirmed = confirmed;
  self->user_data = user_data;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->lines), joined == NULL ? "" : joined);
  gtk_widget_set_visible (self->lines, joined != NULL && *joined != '\0');
  set_entry (self, entry_label, text);
  gtk_button_set_label (GTK_BUTTON (self->confirm), confirm);
  beket_confirm_panel_set_trouble (self, NULL);
  beket_confirm_panel_set_busy (self, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  take_focus (self);
  g_signal_emit (self, changed_signal, 0);
}

void
beket_confirm_panel_accept (BeketConfirmPanel *self)
{
  g_autofree char *text = NULL;
  GtkWidget *entry;

  g_return_if_fail (BEKET_IS_CONFIRM_PANEL (self));

  if (!beket_confirm_panel_is_open (self) || self->busy)
    return;

  entry = get_entry (self);
  text = g_strstrip (g_strdup (entry == NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (entry != NULL && *text == '\0')
    {
      take_focus (self);
      gtk_widget_error_bell (entry);
      return;
    }

  self->confirmed (text, self->user_data);
}

void
beket_confirm_panel_close (BeketConfirmPanel *self)
{
  GtkWidget *before;

  g_return_if_fail (BEKET_IS_CONFIRM_PANEL (self));

  if (!beket_confirm_panel_is_open (self))
    return;

  before = self->before;
  g_clear_weak_pointer (&self->before);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, changed_signal, 0);
}

void
beket_confirm_panel_set_trouble (BeketConfirmPanel *self,
                                 const char        *text)
{
  gtk_label_set_label (GTK_LABEL (self->sentence), text == NULL ? "" : text);
  gtk_widget_set_visible (self->trouble, text != NULL);
  if (text == NULL)
    return;

  beket_confirm_panel_set_busy (self, FALSE);
  if (self->entry == BEKET_CONFIRM_PIN)
    gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  take_focus (self);
}

void
beket_confirm_panel_set_busy (BeketConfirmPanel *self,
                              gboolean           busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->confirm, !busy);
}

static void
beket_confirm_panel_dispose (GObject *object)
{
  BeketConfirmPanel *self = BEKET_CONFIRM_PANEL (object);

  g_clear_weak_pointer (&self->before);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_CONFIRM_PANEL);

  G_OBJECT_CLASS (beket_confirm_panel_parent_class)->dispose (object);
}

static void
beket_confirm_panel_class_init (BeketConfirmPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_confirm_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/confirm-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, title);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, lines);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, text);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, pin);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, trouble);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, BeketConfirmPanel, confirm);
  gtk_widget_class_bind_template_callback (widget_class, beket_confirm_panel_accept);
  gtk_widget_class_bind_template_callback (widget_class, beket_confirm_panel_close);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  changed_signal = g_signal_new ("changed", BEKET_TYPE_CONFIRM_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
beket_confirm_panel_init (BeketConfirmPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_confirm_panel_new (void)
{
  return g_object_new (BEKET_TYPE_CONFIRM_PANEL, NULL);
}

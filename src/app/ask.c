/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question that needs several answers, as a dialog over the window.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/ask.h"

#include <glib/gi18n.h>

#include "app/guide-keys.h"
#include "app/keys.h"
#include "app/window.h"

#define MAX_TEXT 2000

struct _BeketAsk
{
  AdwWindow     parent_instance;

  GHashTable   *answers;   /* (owned): name -> row of the list */
  gboolean      busy;      /* accepted: it is being done */
  GtkWidget    *over;      /* (not owned) (nullable): a window that is closed takes this dialog with it */
  BeketStation *station;   /* (owned) (nullable) */
  char         *key;       /* (owned) (nullable) */
  BeketAskDone  done;      /* (nullable) */

  GtkWidget    *heading;
  GtkWidget    *lines;
  GtkWidget    *rows;
  GtkWidget    *complaint;
  GtkWidget    *confirm;
};

G_DEFINE_FINAL_TYPE (BeketAsk, beket_ask, ADW_TYPE_WINDOW)

static guint accepted_signal;

/* ---- Accepting ---- */

static void
set_busy (BeketAsk *self,
          gboolean  busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->confirm, !busy);
}

static void
complain (BeketAsk   *self,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->complaint), text != NULL ? text : "");
  gtk_widget_set_visible (self->complaint, text != NULL);
}

static gboolean
is_empty (GtkWidget *row)
{
  const char *text = GTK_IS_EDITABLE (row) ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return text != NULL && *stripped == '\0';
}

/* (nullable): the first row that must be filled in still. */
static GtkWidget *
find_missing (BeketAsk *self)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "needed") != NULL && is_empty (row))
      return row;

  return NULL;
}

static void
accept_cb (BeketAsk *self)
{
  GtkWidget *missing = find_missing (self);

  if (self->busy)
    return;

  if (missing != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Still to be filled in: %s"),
                                               adw_preferences_row_get_title (ADW_PREFERENCES_ROW (missing)));

      complain (self, text);
      gtk_widget_grab_focus (missing);
      return;
    }

  complain (self, NULL);
  set_busy (self, TRUE);
  g_signal_emit (self, accepted_signal, 0);
}

/* What is typed here is work as well: the screen is not locked meanwhile. Enter goes on from a choice as from a text; Space shows what there
 * is to choose. */
static gboolean
stir_cb (BeketAsk *self,
         guint     keyval)
{
  beket_window_stir ();
  if (!beket_key_is_enter (keyval) || !ADW_IS_COMBO_ROW (gtk_window_get_focus (GTK_WINDOW (self))))
    return GDK_EVENT_PROPAGATE;

  accept_cb (self);

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (BeketAsk       *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  gtk_window_close (GTK_WINDOW (self));

  return GDK_EVENT_STOP;
}

static void
forget_pins (BeketAsk *self)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_PASSWORD_ENTRY_ROW (row))
      gtk_editable_set_text (GTK_EDITABLE (row), "");
}

void
beket_ask_refuse (BeketAsk   *self,
                  const char *text)
{
  GtkWidget *missing;

  g_return_if_fail (BEKET_IS_ASK (self));

  complain (self, text);
  set_busy (self, FALSE);
  forget_pins (self);
  missing = find_missing (self);
  gtk_widget_grab_focus (missing != NULL ? missing : self->confirm);
}

/* ---- Rows ---- */

static void
add_row (BeketAsk   *self,
         const char *name,
         const char *label,
         GtkWidget  *row)
{
  gboolean first = g_hash_table_size (self->answers) == 0;

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_hash_table_insert (self->answers, g_strdup (name), row);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
  if (first)
    gtk_window_set_focus (GTK_WINDOW (self), row);
}

static void
shorten (GtkEditable *editable)
{
  g_autofree char *text = g_utf8_substring (gtk_editable_get_text (editable), 0, MAX_TEXT);

  if (g_utf8_strlen (gtk_editable_get_text (editable), -1) > MAX_TEXT)
    gtk_editable_set_text (editable, text);
}

static void
add_entry (BeketAsk   *self,
           const char *name,
           const char *label,
           GtkWidget  *row)
{
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (row, "changed", G_CALLBACK (shorten), NULL);
  add_row (self, name, label, row);
}

void
beket_ask_add_choice (BeketAsk          *self,
                      const char        *name,
                      const char        *label,
                      const char *const *words,
                      const char *const *labels,
                      const char        *chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  g_return_if_fail (BEKET_IS_ASK (self));

  g_object_set_data_full (G_OBJECT (row), "words", g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  for (guint i = 0; chosen != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], chosen))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  add_row (self, name, label, row);
}

void
beket_ask_add_text (BeketAsk   *self,
                    const char *name,
                    const char *label,
                    const char *text,
                    gboolean    needed)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_if_fail (BEKET_IS_ASK (self));

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_object_set_data (G_OBJECT (row), "needed", GINT_TO_POINTER (needed));
  add_entry (self, name, label, row);
}

void
beket_ask_add_pin (BeketAsk   *self,
                   const char *name,
                   const char *label)
{
  GtkWidget *row = adw_password_entry_row_new ();

  g_return_if_fail (BEKET_IS_ASK (self));

  g_object_set (row, "input-purpose", GTK_INPUT_PURPOSE_PIN, NULL);
  g_object_set_data (G_OBJECT (row), "needed", GINT_TO_POINTER (TRUE));
  beket_keys_type_digits (row);
  add_entry (self, name, label, row);
}

const char *
beket_ask_get (BeketAsk   *self,
               const char *name)
{
  GtkWidget *row;
  char **words;
  guint selected;

  g_return_val_if_fail (BEKET_IS_ASK (self), NULL);

  row = g_hash_table_lookup (self->answers, name);
  if (row == NULL)
    return "";
  if (!ADW_IS_COMBO_ROW (row))
    return gtk_editable_get_text (GTK_EDITABLE (row));

  words = g_object_get_data (G_OBJECT (row), "words");
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < g_strv_length (words) ? words[selected] : "";
}

void
beket_ask_warn (BeketAsk *self)
{
  g_return_if_fail (BEKET_IS_ASK (self));

  gtk_widget_remove_css_class (self->confirm, "suggested-action");
  gtk_widget_add_css_class (self->confirm, "destructive-action");
}

/* ---- What it is about ---- */

void
beket_ask_about (BeketAsk     *self,
                 BeketStation *station,
                 const char   *key,
                 BeketAskDone  done)
{
  g_return_if_fail (BEKET_IS_ASK (self));

  g_set_object (&self->station, station);
  g_free (self->key);
  self->key = g_strdup (key);
  self->done = done;
}

void
beket_ask_tell (BeketAsk   *self,
                const char *action,
                const char *text)
{
  g_return_if_fail (BEKET_IS_ASK (self));

  if (self->over != NULL)
    gtk_widget_activate_action (self->over, action, "s", text);
}

BeketStation *
beket_ask_get_station (BeketAsk *self)
{
  g_return_val_if_fail (BEKET_IS_ASK (self), NULL);

  return self->station;
}

const char *
beket_ask_get_key (BeketAsk *self)
{
  g_return_val_if_fail (BEKET_IS_ASK (self), NULL);

  return self->key;
}

void
beket_ask_end (BeketAsk   *self,
               const char *toast)
{
  g_return_if_fail (BEKET_IS_ASK (self));

  beket_ask_tell (self, "win.toast", toast);
  if (self->done != NULL && self->over != NULL && gtk_widget_get_root (self->over) != NULL)
    self->done (self->over);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- The class ---- */

static void
beket_ask_finalize (GObject *object)
{
  BeketAsk *self = BEKET_ASK (object);

  g_hash_table_unref (self->answers);
  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->station);
  g_free (self->key);

  G_OBJECT_CLASS (beket_ask_parent_class)->finalize (object);
}

static void
beket_ask_class_init (BeketAskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = beket_ask_finalize;
  accepted_signal = g_signal_new ("accepted", BEKET_TYPE_ASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/ask.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketAsk, heading);
  gtk_widget_class_bind_template_child (widget_class, BeketAsk, lines);
  gtk_widget_class_bind_template_child (widget_class, BeketAsk, rows);
  gtk_widget_class_bind_template_child (widget_class, BeketAsk, complaint);
  gtk_widget_class_bind_template_child (widget_class, BeketAsk, confirm);
  gtk_widget_class_bind_template_callback (widget_class, stir_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
beket_ask_init (BeketAsk *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (self->confirm, "suggested-action");
}

BeketAsk *
beket_ask_new (GtkWidget  *over,
               const char *title,
               const char *lines,
               const char *confirm)
{
  BeketAsk *self = g_object_new (BEKET_TYPE_ASK,
                                 "transient-for", gtk_widget_get_root (over),
                                 "title", title,
                                 NULL);

  g_set_weak_pointer (&self->over, over);
  gtk_label_set_label (GTK_LABEL (self->heading), title);
  gtk_label_set_label (GTK_LABEL (self->lines), lines != NULL ? lines : "");
  gtk_widget_set_visible (self->lines, lines != NULL);
  gtk_button_set_label (GTK_BUTTON (self->confirm), confirm);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->confirm);

  return self;
}

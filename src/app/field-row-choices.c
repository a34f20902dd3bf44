/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that holds some words of a code list: a group of boxes.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-choices.h"

#include "app/guide-keys.h"
#include "app/words.h"

struct _BeketFieldRowChoices
{
  BeketFieldRow parent_instance;

  GtkWidget    *group;
  GPtrArray    *words;     /* (owned) (element-type utf8): word of each box */
  GPtrArray    *boxes;     /* (owned) (element-type GtkCheckButton) (not owned elements) */
  gboolean      showing;   /* the value comes from the facts: nobody chose it */
};

G_DEFINE_FINAL_TYPE (BeketFieldRowChoices, beket_field_row_choices, BEKET_TYPE_FIELD_ROW)

static void
on_toggled (BeketFieldRowChoices *self)
{
  if (!self->showing)
    beket_field_row_edited (BEKET_FIELD_ROW (self));
}

static void
add_box (BeketFieldRowChoices *self,
         const char           *word)
{
  BeketFieldRow *row = BEKET_FIELD_ROW (self);
  const char *label = beket_codes_label (beket_field_row_get_codes (row), beket_field_row_get_field (row)->codes,
                                         word, beket_field_row_get_language (row));
  g_autofree char *sentence = beket_words_sentence (label);
  GtkWidget *box = gtk_check_button_new_with_label (sentence);

  g_ptr_array_add (self->words, g_strdup (word));
  g_ptr_array_add (self->boxes, box);
  g_signal_connect_swapped (box, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (self->group), box);
}

static gboolean
is_in (const BeketValue *list,
       const char       *word)
{
  for (guint i = 0; i < beket_value_length (list); i++)
    if (g_strcmp0 (beket_value_to_text (beket_value_index (list, i)), word) == 0)
      return TRUE;

  return FALSE;
}

static BeketValue *
beket_field_row_choices_get_value (BeketFieldRow *row)
{
  BeketFieldRowChoices *self = BEKET_FIELD_ROW_CHOICES (row);
  g_autoptr (BeketValue) list = beket_value_new_list ();

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->boxes, i)))
      beket_value_append (list, beket_value_new_text (g_ptr_array_index (self->words, i)));

  return beket_value_length (list) == 0 ? NULL : g_steal_pointer (&list);
}

/* A word that the list does not know is kept and shown as it is. */
static void
add_unknown (BeketFieldRowChoices *self,
             const BeketValue     *list)
{
  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (list, i));

      if (word != NULL && !g_ptr_array_find_with_equal_func (self->words, word, g_str_equal, NULL))
        add_box (self, word);
    }
}

static void
beket_field_row_choices_set_value (BeketFieldRow    *row,
                                   const BeketValue *value)
{
  BeketFieldRowChoices *self = BEKET_FIELD_ROW_CHOICES (row);

  self->showing = TRUE;
  add_unknown (self, value);
  for (guint i = 0; i < self->boxes->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->boxes, i),
                                 is_in (value, g_ptr_array_index (self->words, i)));
  self->showing = FALSE;
}

static gboolean
on_key (BeketFieldRowChoices *self,
        guint                 keyval,
        guint                 keycode,
        GdkModifierType       state)
{
  int digit = beket_key_digit (keyval, keycode);
  GtkCheckButton *box;

  if (!beket_key_is_plain (state) || digit < 1 || digit > (int) self->boxes->len)
    return GDK_EVENT_PROPAGATE;

  box = g_ptr_array_index (self->boxes, digit - 1);
  gtk_check_button_set_active (box, !gtk_check_button_get_active (box));

  return GDK_EVENT_STOP;
}

static void
beket_field_row_choices_build (BeketFieldRow *row)
{
  BeketFieldRowChoices *self = BEKET_FIELD_ROW_CHOICES (row);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *const *words = beket_codes_words (beket_field_row_get_codes (row),
                                                beket_field_row_get_field (row)->codes);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add_box (self, words[i]);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->group, keys);
  beket_field_row_set_editor (row, self->group,
                              self->boxes->len > 0 ? g_ptr_array_index (self->boxes, 0) : self->group);
}

static void
beket_field_row_choices_finalize (GObject *object)
{
  BeketFieldRowChoices *self = BEKET_FIELD_ROW_CHOICES (object);

  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->boxes);

  G_OBJECT_CLASS (beket_field_row_choices_parent_class)->finalize (object);
}

static void
beket_field_row_choices_class_init (BeketFieldRowChoicesClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = beket_field_row_choices_finalize;
  row_class->build = beket_field_row_choices_build;
  row_class->set_value = beket_field_row_choices_set_value;
  row_class->get_value = beket_field_row_choices_get_value;
}

static void
beket_field_row_choices_init (BeketFieldRowChoices *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->boxes = g_ptr_array_new ();
  self->group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
}

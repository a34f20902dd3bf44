/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that holds a word of a code list.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-code.h"

#include "app/guide-keys.h"
#include "app/words.h"

struct _BeketFieldRowCode
{
  BeketFieldRow parent_instance;

  GtkWidget    *drop_down;
  GPtrArray    *words;           /* (owned) (element-type utf8): word of each line; the first is "" */
  gboolean      showing;         /* the value comes from the facts: nobody chose it */
};

G_DEFINE_FINAL_TYPE (BeketFieldRowCode, beket_field_row_code, BEKET_TYPE_FIELD_ROW)

static GtkStringList *
get_lines (BeketFieldRowCode * self)
{
  return GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_down)));
}

static void
add_word (BeketFieldRowCode *self,
          const char        *word)
{
  BeketFieldRow *row = BEKET_FIELD_ROW (self);
  const char *label = beket_codes_label (beket_field_row_get_codes (row), beket_field_row_get_field (row)->codes,
                                         word, beket_field_row_get_language (row));

  g_ptr_array_add (self->words, g_strdup (word));
  gtk_string_list_take (get_lines (self), beket_words_sentence (label));
}

static guint
find_word (BeketFieldRowCode *self,
           const char        *word)
{
  for (guint i = 0; i < self->words->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->words, i), word) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static BeketValue *
beket_field_row_code_get_value (BeketFieldRow *row)
{
  BeketFieldRowCode *self = BEKET_FIELD_ROW_CODE (row);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (selected == 0 || selected >= self->words->len)
    return NULL;

  return beket_value_new_text (g_ptr_array_index (self->words, selected));
}

static void
select_line (BeketFieldRowCode *self,
             guint              line)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), line);
  self->showing = FALSE;
}

/* A word that the list does not know is kept and shown as it is. */
static void
beket_field_row_code_set_value (BeketFieldRow    *row,
                                const BeketValue *value)
{
  BeketFieldRowCode *self = BEKET_FIELD_ROW_CODE (row);
  const char *word = value == NULL ? "" : beket_value_to_text (value);

  if (word == NULL)
    word = "";
  if (find_word (self, word) == GTK_INVALID_LIST_POSITION)
    add_word (self, word);

  select_line (self, find_word (self, word));
}

static void
choose (BeketFieldRowCode *self,
        int                line)
{
  guint last = self->words->len - 1;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), (guint) CLAMP (line, 0, (int) last));
}

/* Shift+Down opens the list, for who wants to see it. */
static gboolean
on_key (BeketFieldRowCode *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  int line = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  int digit = beket_key_digit (keyval, keycode);

  if (!beket_key_is_plain (state))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down && (state & GDK_SHIFT_MASK) != 0)
    g_signal_emit_by_name (self->drop_down, "activate");
  else if (keyval == GDK_KEY_Down)
    choose (self, line + 1);
  else if (keyval == GDK_KEY_Up)
    choose (self, line - 1);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    choose (self, 0);
  else if (digit > 0 && digit < (int) self->words->len)
    choose (self, digit);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_selected (BeketFieldRowCode *self)
{
  if (!self->showing)
    beket_field_row_edited (BEKET_FIELD_ROW (self));
}

static void
beket_field_row_code_build (BeketFieldRow *row)
{
  BeketFieldRowCode *self = BEKET_FIELD_ROW_CODE (row);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *const *words = beket_codes_words (beket_field_row_get_codes (row),
                                                beket_field_row_get_field (row)->codes);

  g_ptr_array_add (self->words, g_strdup (""));
  gtk_string_list_append (get_lines (self), "—");
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add_word (self, words[i]);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (gtk_widget_get_first_child (self->drop_down), keys);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  beket_field_row_set_editor (row, self->drop_down, self->drop_down);
}

static void
beket_field_row_code_finalize (GObject *object)
{
  g_ptr_array_unref (BEKET_FIELD_ROW_CODE (object)->words);

  G_OBJECT_CLASS (beket_field_row_code_parent_class)->finalize (object);
}

static void
beket_field_row_code_class_init (BeketFieldRowCodeClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = beket_field_row_code_finalize;
  row_class->build = beket_field_row_code_build;
  row_class->set_value = beket_field_row_code_set_value;
  row_class->get_value = beket_field_row_code_get_value;
}

static void
beket_field_row_code_init (BeketFieldRowCode *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
  self->showing = FALSE;
}

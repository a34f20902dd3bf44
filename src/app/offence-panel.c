/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notice of an offence, from the guide.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/offence-panel.h"

#include <glib/gi18n.h>

#include "app/ask-file.h"
#include "app/checks.h"
#include "app/complaint.h"
#include "app/locale.h"
#include "app/widget.h"
#include "app/words.h"
#include "station/paper.h"

struct _BeketOffencePanel
{
  GtkWidget       parent_instance;

  BeketStation   *station;    /* (owned) (nullable) */
  BeketCrossing  *crossing;   /* (owned) (nullable): open while it is there */
  GPtrArray      *files;      /* (owned) (element-type utf8): paths */
  gboolean        busy;

  GtkDropDown    *category;
  GtkCheckButton *attempt;
  GtkWidget      *persons_label;
  GtkFlowBox     *persons;
  GtkFlowBox     *measures;
  GtkEntry       *reported_to;
  GtkEntry       *text;
  GtkLabel       *attached;
  GtkLabel       *complaint;
  GtkWidget      *report;
};

G_DEFINE_FINAL_TYPE (BeketOffencePanel, beket_offence_panel, GTK_TYPE_WIDGET)

enum
{
  SAID,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
complain (BeketOffencePanel *self,
          const char        *text,
          GtkWidget         *focus)
{
  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);
  if (focus != NULL)
    gtk_widget_child_focus (focus, GTK_DIR_TAB_FORWARD);
}

static void
touched_cb (BeketOffencePanel *self)
{
  complain (self, NULL, NULL);
}

/* ---- Who, what, which measures ---- */

static const BeketValue *
people (BeketOffencePanel *self)
{
  return beket_value_get (beket_crossing_get_facts (self->crossing), "persons");
}

static void
fill_persons (BeketOffencePanel *self)
{
  guint n = beket_value_length (people (self));

  beket_checks_clear (self->persons);
  for (guint i = 0; i < n; i++)
    {
      const BeketValue *person = beket_value_index (people (self), i);
      const char *surname = beket_value_get_text (person, "surname");
      const char *given = beket_value_get_text (person, "given");
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = g_strdup_printf ("%s %s", surname != NULL ? surname : "", given != NULL ? given : "");

      beket_checks_add (self->persons, key, g_strstrip (name), G_CALLBACK (touched_cb), self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->persons), n > 1);
  gtk_widget_set_visible (self->persons_label, n > 1);
}

static const char *const *
words_of (BeketOffencePanel *self,
          const char        *list)
{
  return beket_codes_words (beket_station_get_codes (self->station), list);
}

static void
fill_measures (BeketOffencePanel *self)
{
  const char *const *words = words_of (self, "measure");

  beket_checks_clear (self->measures);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *label = beket_words_sentence (beket_words_label (self->station, "measure", words[i]));

      beket_checks_add (self->measures, words[i], label, G_CALLBACK (touched_cb), self);
    }
}

static void
fill_categories (BeketOffencePanel *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *const *words = words_of (self, "offence");

  /* Nothing is charged that nobody has chosen: a newer GTK chooses the first line of a list by itself, so that one says nothing. */
  gtk_string_list_append (labels, "—");
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    gtk_string_list_take (labels, beket_words_sentence (beket_words_label (self->station, "offence", words[i])));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->category, 0);
}

/* (transfer none) (nullable): the word of the kind that was chosen. */
static const char *
category_of (BeketOffencePanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->category);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? words_of (self, "offence")[selected - 1] : NULL;
}

/* ---- Opening and leaving ---- */

static void
tell_files (BeketOffencePanel *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (self->files, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  gtk_label_set_text (self->attached, names->str);
}

gboolean
beket_offence_panel_is_open (BeketOffencePanel *self)
{
  g_return_val_if_fail (BEKET_IS_OFFENCE_PANEL (self), FALSE);

  return self->crossing != NULL;
}

void
beket_offence_panel_leave (BeketOffencePanel *self)
{
  g_return_if_fail (BEKET_IS_OFFENCE_PANEL (self));

  if (self->crossing == NULL)
    return;
  g_clear_object (&self->crossing);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[LEFT], 0);
}

void
beket_offence_panel_ask (BeketOffencePanel *self,
                         BeketStation      *station,
                         BeketCrossing     *crossing)
{
  g_return_if_fail (BEKET_IS_OFFENCE_PANEL (self));

  g_set_object (&self->station, station);
  g_set_object (&self->crossing, crossing);
  g_ptr_array_set_size (self->files, 0);
  fill_categories (self);
  fill_persons (self);
  fill_measures (self);
  tell_files (self);
  gtk_check_button_set_active (self->attempt, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reported_to), "");
  complain (self, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->category));
}

/* ---- What it says ---- */

static void
set_persons (BeketOffencePanel *self,
             BeketValue        *says)
{
  g_autoptr (GPtrArray) keys = beket_checks_chosen (self->persons);
  g_autofree int *indices = g_new (int, keys->len + 2);

  for (guint i = 0; i < keys->len; i++)
    indices[i] = (int) g_ascii_strtoll (g_ptr_array_index (keys, i), NULL, 10);
  indices[keys->len] = -1;
  beket_paper_take_facts (says, beket_crossing_get_facts (self->crossing),
                          beket_value_length (people (self)) > 1 ? indices : NULL);
}

/* In the language in which the window is: whoever writes it reads it there. */
static BeketValue *
describe (BeketOffencePanel *self)
{
  BeketValue *says = beket_value_new_object ();
  g_autoptr (GPtrArray) measures = beket_checks_chosen (self->measures);
  const char *reported_to = gtk_editable_get_text (GTK_EDITABLE (self->reported_to));

  beket_value_set_text (says, "crossing", beket_crossing_get_id (self->crossing));
  beket_value_set_text (says, "category", category_of (self));
  beket_value_set_text (says, "fact", gtk_check_button_get_active (self->attempt) ? "attempt" : "offence");
  beket_value_set_text (beket_value_object (says, "circumstances"), beket_language_word (beket_locale_get ()),
                        gtk_editable_get_text (GTK_EDITABLE (self->text)));
  for (guint i = 0; i < measures->len; i++)
    beket_value_append (beket_value_list (says, "measures"), beket_value_new_text (g_ptr_array_index (measures, i)));
  beket_value_set_text (says, "reportedTo", *reported_to != '\0' ? reported_to : NULL);
  for (guint i = 0; i < self->files->len; i++)
    beket_value_append (beket_value_list (says, "files"), beket_value_new_text (g_ptr_array_index (self->files, i)));
  set_persons (self, says);
  return says;
}

static gboolean
has_measure (BeketOffencePanel *self,
             const char        *word)
{
  g_autoptr (GPtrArray) measures = beket_checks_chosen (self->measures);

  for (guint i = 0; i < measures->len; i++)
    if (word == NULL || g_str_equal (g_ptr_array_index (measures, i), word))
      return TRUE;
  return FALSE;
}

static gboolean
is_empty (GtkEntry *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  return *g_strstrip (text) == '\0';
}

/* What is missing, and where. */
static gboolean
is_whole (BeketOffencePanel *self)
{
  g_autoptr (GPtrArray) persons = beket_checks_chosen (self->persons);

  if (category_of (self) == NULL)
    complain (self, _ ("Choose what kind of offence it is."), GTK_WIDGET (self->category));
  else if (beket_value_length (people (self)) > 1 && persons->len == 0)
    complain (self, _ ("Choose who it was."), GTK_WIDGET (self->persons));
  else if (!has_measure (self, NULL))
    complain (self, _ ("Choose what was done."), GTK_WIDGET (self->measures));
  else if (has_measure (self, "report") && is_empty (self->reported_to))
    complain (self, _ ("Write which authority was told."), GTK_WIDGET (self->reported_to));
  else if (is_empty (self->text))
    complain (self, _ ("Write what happened."), GTK_WIDGET (self->text));
  else
    return TRUE;
  return FALSE;
}

/* ---- Reporting ---- */

static void
set_busy (BeketOffencePanel *self,
          gboolean           busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->report, !busy);
}

static void
filed_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketOffencePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_station_file_paper_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->text == NULL)   /* the window was closed or built again meanwhile */
    return;
  set_busy (self, FALSE);
  if (number == NULL)
    {
      text = beket_complaint_of_station (BEKET_STATION (source), error);
      complain (self, text, NULL);
      return;
    }
  /* Translators: %s is the number of the notice. */
  text = g_strdup_printf (_ ("The neighbour is told: %s"), number);
  beket_offence_panel_leave (self);
  g_signal_emit (self, signals[SAID], 0, text);
}

static void
report_cb (BeketOffencePanel *self)
{
  g_autoptr (BeketValue) says = NULL;

  if (self->busy || self->crossing == NULL || !is_whole (self))
    return;
  says = describe (self);
  set_busy (self, TRUE);
  beket_station_file_paper_async (self->station, BEKET_PAPER_OFFENCE, says, filed_cb, g_object_ref (self));
}

static void
file_asked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BeketOffencePanel) self = user_data;
  g_autoptr (GFile) file = beket_ask_file_finish (GTK_WINDOW (source), result);

  if (file == NULL || self->text == NULL || g_file_peek_path (file) == NULL || self->files->len >= BEKET_PAPER_MAX_FILES)
    return;
  g_ptr_array_add (self->files, g_file_get_path (file));
  tell_files (self);
}

static void
attach_cb (BeketOffencePanel *self)
{
  beket_ask_evidence_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), file_asked_cb, g_object_ref (self));
}

/* ---- The class ---- */

static void
beket_offence_panel_dispose (GObject *object)
{
  BeketOffencePanel *self = BEKET_OFFENCE_PANEL (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_OFFENCE_PANEL);
  g_clear_object (&self->station);
  g_clear_object (&self->crossing);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (beket_offence_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/offence-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, category);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, attempt);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, persons_label);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, persons);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, measures);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, reported_to);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, text);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, attached);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, complaint);
  gtk_widget_class_bind_template_child (widget_class, BeketOffencePanel, report);
  gtk_widget_class_bind_template_callback (widget_class, touched_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, beket_offence_panel_leave);
}

static void
beket_offence_panel_class_init (BeketOffencePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_offence_panel_dispose;
  signals[SAID] = g_signal_new ("said", BEKET_TYPE_OFFENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", BEKET_TYPE_OFFENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_offence_panel_init (BeketOffencePanel *self)
{
  self->files = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One section of a form on the screen: a card for each of its rows.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/form-section.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/form-path.h"
#include "app/locale.h"

struct _BeketFormSection
{
  AdwBin              parent_instance;

  BeketGuideStep     *step;        /* (not owned): it owns us */
  const BeketSection *section;     /* (not owned): of the form, which the station keeps */
  GPtrArray          *groups;      /* (owned) (element-type BeketFormGroup) (not owned elements) */
  int                 another;     /* rows there were when the officer asked for one more, or -1 */
  gboolean            attempted;

  GtkWidget          *rule;        /* what a rule of the form says of the section */
  GtkWidget          *cards;
  GtkWidget          *add;
};

G_DEFINE_FINAL_TYPE (BeketFormSection, beket_form_section, ADW_TYPE_BIN)

static guint settled_signal;

const BeketSection *
beket_form_section_get_section (BeketFormSection *self)
{
  return self->section;
}

GPtrArray *
beket_form_section_get_groups (BeketFormSection *self)
{
  return self->groups;
}

static guint
count_rows (BeketFormSection *self)
{
  return beket_form_row_count (self->section, beket_guide_step_get_facts (self->step));
}

static gboolean
may_be_empty (BeketFormSection *self)
{
  return self->section->repeated && self->section->min_rows == 0;
}

gboolean
beket_form_section_is_invitation (BeketFormSection *self,
                                  BeketFormGroup   *group)
{
  return may_be_empty (self) && beket_form_group_get_row (group) >= count_rows (self);
}

gboolean
beket_form_section_is_untouched (BeketFormSection *self)
{
  BeketValue *facts = beket_guide_step_get_facts (self->step);

  return !self->section->repeated && beket_value_length (beket_form_row (self->section, 0, facts)) == 0;
}

/* The rows that there are, and one that may come. */
static guint
count_cards (BeketFormSection *self)
{
  guint n = count_rows (self);
  gboolean full = self->section->max_rows > 0 && n >= (guint) self->section->max_rows;

  if (!self->section->repeated || full)
    return n;

  return may_be_empty (self) || n == 0 || self->another == (int) n ? n + 1 : n;
}

static void
on_settled (BeketFormSection *self,
            BeketFormGroup   *group)
{
  g_signal_emit (self, settled_signal, 0, group);
}

static void
on_remove (BeketFormSection *self,
           BeketFormGroup   *group)
{
  g_autofree char *path = NULL;
  BeketFormGroup *first = g_ptr_array_index (self->groups, 0);
  BeketFieldRow *row = g_ptr_array_index (beket_form_group_get_rows (first), 0);

  self->another = -1;
  beket_form_remove_row (self->section, beket_form_group_get_row (group),
                         beket_guide_step_get_facts (self->step));
  path = beket_form_group_path (first, row);
  beket_guide_step_touch (self->step, path);
  beket_guide_step_focus_on (self->step, path);
}

static void
add_group (BeketFormSection *self)
{
  BeketFormGroup *group = beket_form_group_new (self->step, self->section, self->groups->len, NULL);

  beket_form_group_set_attempted (group, self->attempted);
  g_signal_connect_object (group, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->groups, group);
  gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (group));
}

static void
drop_group (BeketFormSection *self)
{
  BeketFormGroup *group = g_ptr_array_steal_index (self->groups, self->groups->len - 1);

  gtk_box_remove (GTK_BOX (self->cards), GTK_WIDGET (group));
}

static void
sync_group (BeketFormSection *self,
            BeketFormGroup   *group,
            GPtrArray        *complaints)
{
  guint n = count_rows (self);
  gboolean alone = n == 1 && !may_be_empty (self);
  gboolean real = self->section->repeated && !alone && beket_form_group_get_row (group) < n;
  /* Translators: the number of a row in a list of persons, containers or seals. */
  g_autofree char *title = real ? g_strdup_printf (_ ("No. %u"), beket_form_group_get_row (group) + 1) : NULL;

  beket_form_group_set_title (group, title, real);
  beket_form_group_sync (group, complaints, beket_form_section_is_invitation (self, group));
}

/* Rules are about what is complete: before the officer wants to go on, they would only be in the way. A section that may be empty
 * has no required field on which a missing row could be seen: it says so itself. */
static void
sync_rule (BeketFormSection *self,
           GPtrArray        *complaints)
{
  const BeketComplaint *complaint = beket_form_complaint (complaints, self->section->id);
  gboolean shown = self->attempted && complaint != NULL && (complaint->check != NULL || may_be_empty (self));
  g_autofree char *text = shown ? beket_complaint_sentence (complaint) : NULL;

  gtk_label_set_label (GTK_LABEL (self->rule), text != NULL ? text : "");
  gtk_widget_set_visible (self->rule, shown);
}

/* The heading of nothing is nothing. */
static gboolean
has_fields (BeketFormSection *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      GPtrArray *rows = beket_form_group_get_rows (g_ptr_array_index (self->groups, i));

      for (guint k = 0; k < rows->len; k++)
        if (gtk_widget_get_visible (g_ptr_array_index (rows, k)))
          return TRUE;
    }

  return FALSE;
}

void
beket_form_section_sync (BeketFormSection *self,
                         GPtrArray        *complaints)
{
  BeketValue *facts = beket_guide_step_get_facts (self->step);
  guint n;

  if (facts == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  sync_rule (self, complaints);
  n = count_cards (self);
  while (self->groups->len < n)
    add_group (self);
  while (self->groups->len > n)
    drop_group (self);

  for (guint i = 0; i < n; i++)
    sync_group (self, g_ptr_array_index (self->groups, i), complaints);
  gtk_widget_set_visible (self->add, self->section->repeated && !may_be_empty (self) &&
                          count_rows (self) == self->groups->len);
  gtk_widget_set_visible (GTK_WIDGET (self), beket_section_applies (self->section, facts) && has_fields (self));
}

void
beket_form_section_set_attempted (BeketFormSection *self,
                                  gboolean          attempted)
{
  self->attempted = attempted;
  for (guint i = 0; i < self->groups->len; i++)
    beket_form_group_set_attempted (g_ptr_array_index (self->groups, i), attempted);
}

static void
on_add (BeketFormSection *self)
{
  BeketFormGroup *group;

  self->another = (int) count_rows (self);
  beket_guide_step_sync (self->step);
  group = g_ptr_array_index (self->groups, self->groups->len - 1);
  beket_field_row_take_focus (g_ptr_array_index (beket_form_group_get_rows (group), 0));
}

static void
beket_form_section_dispose (GObject *object)
{
  g_clear_pointer (&BEKET_FORM_SECTION (object)->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (beket_form_section_parent_class)->dispose (object);
}

static void
beket_form_section_class_init (BeketFormSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = beket_form_section_dispose;

  settled_signal = g_signal_new ("settled", BEKET_TYPE_FORM_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, BEKET_TYPE_FORM_GROUP);
}

static void
beket_form_section_init (BeketFormSection *self)
{
  self->another = -1;
  self->groups = g_ptr_array_new ();
}

static GtkWidget *
make_header (BeketFormSection *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (self->section->title.in[beket_locale_get ()]);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (header), title);

  self->add = gtk_button_new_with_label (_ ("Add one more"));
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (header), self->add);

  return header;
}

BeketFormSection *
beket_form_section_new (BeketGuideStep     *step,
                        const BeketSection *section)
{
  BeketFormSection *self = g_object_new (BEKET_TYPE_FORM_SECTION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->step = step;
  self->section = section;
  gtk_box_append (GTK_BOX (box), make_header (self));
  self->rule = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rule), 0);
  gtk_label_set_wrap (GTK_LABEL (self->rule), TRUE);
  gtk_widget_add_css_class (self->rule, "error");
  gtk_widget_set_visible (self->rule, FALSE);
  gtk_box_append (GTK_BOX (box), self->rule);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->cards);
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}

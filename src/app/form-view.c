/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one step of the guide asks for, drawn from the form.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/form-view.h"

#include "app/form-path.h"
#include "app/form-section.h"

struct _BeketFormView
{
  BeketGuideStep   parent_instance;

  const BeketForm *form;       /* (not owned) (nullable): of the station */
  GPtrArray       *sections;   /* (owned) (element-type BeketFormSection) (not owned elements) */
  GtkWidget       *scroller;
  GtkWidget       *box;
};

G_DEFINE_FINAL_TYPE (BeketFormView, beket_form_view, BEKET_TYPE_GUIDE_STEP)

/* A field that can be seen, in the order of the form. */
typedef struct
{
  BeketFormSection *section;
  BeketFormGroup   *group;
  BeketFieldRow    *row;
} Place;

static void
list_group (GArray           *places,
            BeketFormSection *section,
            BeketFormGroup   *group)
{
  GPtrArray *rows = beket_form_group_get_rows (group);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (rows, i)))
      {
        Place place = { section, group, g_ptr_array_index (rows, i) };

        g_array_append_val (places, place);
      }
}

static GArray *
list_places (BeketFormView *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->sections->len; i++)
    {
      BeketFormSection *section = g_ptr_array_index (self->sections, i);
      GPtrArray *groups = beket_form_section_get_groups (section);

      for (guint k = 0; gtk_widget_get_visible (GTK_WIDGET (section)) && k < groups->len; k++)
        list_group (places, section, g_ptr_array_index (groups, k));
    }

  return places;
}

static int
find_focus (BeketFormView *self,
            GArray        *places)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  for (guint i = 0; focus != NULL && i < places->len; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (g_array_index (places, Place, i).row)))
      return (int) i;

  return -1;
}

/* A section that still lacks its first row complains by its own name: its required fields are what is waited for. */
static gboolean
begins_section (Place     *place,
                GPtrArray *complaints)
{
  const BeketSection *section = beket_form_section_get_section (place->section);

  return section->min_rows > 0 && beket_form_group_get_row (place->group) == 0 &&
         beket_field_row_get_field (place->row)->required &&
         beket_form_complaint (complaints, section->id) != NULL;
}

/* Does the step wait for this field? */
static gboolean
is_needed (Place     *place,
           GPtrArray *complaints)
{
  g_autofree char *path = beket_form_group_path (place->group, place->row);

  return beket_form_complaint (complaints, path) != NULL || begins_section (place, complaints);
}

static gboolean
is_invited (Place *place)
{
  return beket_form_section_is_invitation (place->section, place->group);
}

static void
scroll_to (BeketFormView *self,
           GtkWidget     *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double x, y;

  if (gtk_widget_translate_coordinates (widget, self->box, 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y - 36, y + gtk_widget_get_height (widget) + 36);
}

static void
go_to (BeketFormView *self,
       Place         *place)
{
  beket_field_row_take_focus (place->row);
  scroll_to (self, GTK_WIDGET (place->row));
}

/* The next place after @from that is needed or invited, else the first needed one before it, else -1. */
static int
find_next (GArray    *places,
           GPtrArray *complaints,
           int        from)
{
  for (int i = from + 1; i < (int) places->len; i++)
    if (is_needed (&g_array_index (places, Place, i), complaints) ||
        is_invited (&g_array_index (places, Place, i)))
      return i;

  for (int i = 0; i < from; i++)
    if (is_needed (&g_array_index (places, Place, i), complaints))
      return i;

  return -1;
}

static void
set_attempted (BeketFormView *self,
               gboolean       attempted)
{
  for (guint i = 0; i < self->sections->len; i++)
    beket_form_section_set_attempted (g_ptr_array_index (self->sections, i), attempted);
}

static void
say_all (BeketFormView *self,
         gboolean       all)
{
  set_attempted (self, all);
  beket_guide_step_sync (BEKET_GUIDE_STEP (self));
}

/* Enter: the field is done; when it is wrong the reason is asked for, else on to what is needed. */
static gboolean
go_on_from (BeketFormView *self,
            Place         *here)
{
  g_autoptr (GPtrArray) complaints = NULL;
  g_autoptr (GArray) places = NULL;
  int from, next;

  if (here != NULL)
    beket_form_group_ripen (here->group, here->row);
  if (here != NULL && beket_field_row_may_overrule (here->row))
    {
      beket_field_row_ask_reason (here->row);
      return TRUE;
    }

  complaints = beket_guide_step_check (BEKET_GUIDE_STEP (self));
  places = list_places (self);
  from = find_focus (self, places);
  next = find_next (places, complaints, from);
  if (next < 0 && complaints->len == 0)
    return FALSE;

  if (next < 0 || next <= from)
    say_all (self, TRUE);
  if (next < 0 && from >= 0)
    next = from;
  if (next >= 0)
    go_to (self, &g_array_index (places, Place, next));

  return TRUE;
}

static gboolean
beket_form_view_accept (BeketGuideStep *step)
{
  BeketFormView *self = BEKET_FORM_VIEW (step);
  g_autoptr (GArray) places = list_places (self);
  int at = find_focus (self, places);
  Place *here = at < 0 ? NULL : &g_array_index (places, Place, at);

  if (here != NULL && beket_field_row_in_reason (here->row))
    {
      beket_field_row_give_reason (here->row);
      return TRUE;
    }

  return go_on_from (self, here);
}

static gboolean
beket_form_view_back (BeketGuideStep *step)
{
  BeketFormView *self = BEKET_FORM_VIEW (step);
  g_autoptr (GArray) places = list_places (self);
  int at = find_focus (self, places);
  BeketFieldRow *row = at < 0 ? NULL : g_array_index (places, Place, at).row;

  if (row == NULL || !beket_field_row_in_reason (row))
    return FALSE;

  beket_field_row_take_focus (row);

  return TRUE;
}

static void
on_settled (BeketFormView  *self,
            BeketFormGroup *group)
{
  BeketFieldRow *row = beket_form_group_get_current (group);

  if (row != NULL)
    beket_field_row_take_focus (row);
  if (!beket_guide_step_accept (BEKET_GUIDE_STEP (self)))
    beket_guide_step_go_on (BEKET_GUIDE_STEP (self));
}

static void
beket_form_view_sync (BeketGuideStep *step)
{
  BeketFormView *self = BEKET_FORM_VIEW (step);
  g_autoptr (GPtrArray) complaints = NULL;

  if (beket_guide_step_get_crossing (step) == NULL)
    return;

  complaints = beket_guide_step_check (BEKET_GUIDE_STEP (self));
  for (guint i = 0; i < self->sections->len; i++)
    beket_form_section_sync (g_ptr_array_index (self->sections, i), complaints);
}

static void
beket_form_view_bind (BeketGuideStep *step)
{
  set_attempted (BEKET_FORM_VIEW (step), FALSE);
}

static int
find_path (BeketFormView *self,
           GArray        *places,
           const char    *text)
{
  BeketFormPath path;

  if (!beket_form_path_parse (self->form, text, &path))
    return -1;

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (beket_form_section_get_section (place->section) == path.section &&
          beket_form_group_get_row (place->group) == path.row &&
          beket_field_row_get_field (place->row) == path.field)
        return (int) i;
    }

  return -1;
}

/* Where work goes on: the first needed field, else the first invitation, else the first field of a section that nobody has begun,
 * else the last field, so that Enter leaves. */
static int
find_work (BeketFormView *self,
           GArray        *places)
{
  g_autoptr (GPtrArray) complaints = beket_guide_step_check (BEKET_GUIDE_STEP (self));
  int invited = -1;

  for (guint i = 0; i < places->len; i++)
    {
      if (is_needed (&g_array_index (places, Place, i), complaints))
        return (int) i;
      if (invited < 0 && (is_invited (&g_array_index (places, Place, i)) ||
                          beket_form_section_is_untouched (g_array_index (places, Place, i).section)))
        invited = (int) i;
    }

  return invited >= 0 ? invited : (int) places->len - 1;
}

static gboolean
beket_form_view_focus_on (BeketGuideStep *step,
                          const char     *path)
{
  BeketFormView *self = BEKET_FORM_VIEW (step);
  g_autoptr (GArray) places = list_places (self);
  int at = path == NULL ? find_work (self, places) : find_path (self, places, path);

  if (at < 0)
    return FALSE;

  /* Who asks for a field by name, a scan or a jump, is to see what is wrong with it. */
  go_to (self, &g_array_index (places, Place, at));
  if (path != NULL && !is_invited (&g_array_index (places, Place, at)))
    beket_form_group_ripen (g_array_index (places, Place, at).group, g_array_index (places, Place, at).row);

  return TRUE;
}

static void
add_section (BeketFormView      *self,
             const BeketSection *section)
{
  BeketFormSection *widget = beket_form_section_new (BEKET_GUIDE_STEP (self), section);

  g_signal_connect_object (widget, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->sections, widget);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (widget));
}

static void
beket_form_view_constructed (GObject *object)
{
  BeketFormView *self = BEKET_FORM_VIEW (object);
  BeketGuideStep *step = BEKET_GUIDE_STEP (object);

  G_OBJECT_CLASS (beket_form_view_parent_class)->constructed (object);

  self->form = beket_station_get_form (beket_guide_step_get_station (step), "D1", NULL);
  for (guint i = 0; self->form != NULL && i < self->form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (self->form->sections, i);

      if (g_strcmp0 (section->step, beket_guide_step_get_word (step)) == 0)
        add_section (self, section);
    }
}

static void
beket_form_view_dispose (GObject *object)
{
  g_clear_pointer (&BEKET_FORM_VIEW (object)->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (beket_form_view_parent_class)->dispose (object);
}

static void
beket_form_view_class_init (BeketFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BeketGuideStepClass *step_class = BEKET_GUIDE_STEP_CLASS (klass);

  object_class->constructed = beket_form_view_constructed;
  object_class->dispose = beket_form_view_dispose;
  step_class->bind = beket_form_view_bind;
  step_class->sync = beket_form_view_sync;
  step_class->focus_on = beket_form_view_focus_on;
  step_class->accept = beket_form_view_accept;
  step_class->back = beket_form_view_back;
}

static void
beket_form_view_init (BeketFormView *self)
{
  self->sections = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->box, "step");

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

BeketGuideStep *
beket_form_view_new (BeketStation *station,
                     const char   *word)
{
  return g_object_new (BEKET_TYPE_FORM_VIEW, "station", station, "word", word, NULL);
}

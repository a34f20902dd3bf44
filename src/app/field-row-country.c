/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that holds a country.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-country.h"

#include "app/guide-keys.h"

#include <string.h>

#define MAX_SHOWN 3   /* countries beside the field, while it can be several */

struct _BeketFieldRowCountry
{
  BeketFieldRow        parent_instance;

  const BeketEditions *countries;   /* (not owned) (nullable) */
  char                *day;         /* (owned) (nullable) */
  char                *code;        /* (owned) (nullable): the value while what is shown is its name */
  char                *query;       /* (owned) (nullable): what was typed, while Down and Up go through what it means */
  guint                choice;
  gboolean             showing;     /* the text changes, but nobody types it */

  GtkWidget           *box;
  GtkWidget           *text;
  GtkWidget           *meaning;
};

G_DEFINE_FINAL_TYPE (BeketFieldRowCountry, beket_field_row_country, BEKET_TYPE_FIELD_ROW)

static const BeketCountry *
find_code (BeketFieldRowCountry * self,
           const char *code)
{
  return self->countries != NULL ? beket_editions_on (self->countries, code, self->day) : NULL;
}

static const char *
get_text (BeketFieldRowCountry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

static void
set_text (BeketFieldRowCountry *self,
          const char           *text)
{
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->showing = FALSE;
}

/* ---- What stands beside it ---- */

/* A name that no source confirms says so; a library of older days has no word for it. (transfer none) (nullable) */
static const char *
caution (BeketFieldRowCountry *self,
         const BeketCountry   *country)
{
  BeketCodes *codes = beket_field_row_get_codes (BEKET_FIELD_ROW (self));

  if (country->edition.checked || beket_codes_words (codes, "confirmation") == NULL)
    return NULL;

  return beket_codes_label (codes, "confirmation", "unchecked", beket_field_row_get_language (BEKET_FIELD_ROW (self)));
}

/* "KAZ": beside the name; "KAZ Қазақстан" while something else stands in the field. */
static char *
describe (BeketFieldRowCountry *self,
          const BeketCountry   *country,
          gboolean              with_name)
{
  const char *name = country->name.in[beket_field_row_get_language (BEKET_FIELD_ROW (self))];
  const char *word = caution (self, country);

  return g_strconcat (country->edition.id, with_name ? " " : "", with_name ? name : "",
                      word != NULL ? " · " : NULL, word, NULL);
}

static void
tell (BeketFieldRowCountry *self,
      const char           *meaning)
{
  gtk_label_set_label (GTK_LABEL (self->meaning), meaning);
  gtk_widget_set_visible (self->meaning, *meaning != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, meaning, -1);
}

static void
tell_several (BeketFieldRowCountry *self,
              GPtrArray            *found)
{
  BeketLanguage language = beket_field_row_get_language (BEKET_FIELD_ROW (self));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    {
      const BeketCountry *country = g_ptr_array_index (found, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", country->name.in[language]);
    }
  if (found->len > MAX_SHOWN)
    g_string_append (names, " …");

  tell (self, names->str);
}

static void
tell_meaning (BeketFieldRowCountry *self)
{
  const BeketCountry *country = beket_countries_guess (self->countries, get_text (self), self->day);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *meaning = NULL;

  if (country != NULL)
    {
      meaning = describe (self, country, TRUE);
      tell (self, meaning);
      return;
    }

  found = beket_countries_find (self->countries, get_text (self), self->day);
  tell_several (self, found);
}

/* ---- Its value ---- */

static void
show_country (BeketFieldRowCountry *self,
              const BeketCountry   *country)
{
  g_autofree char *meaning = describe (self, country, FALSE);

  g_free (self->code);
  self->code = g_strdup (country->edition.id);
  set_text (self, country->name.in[beket_field_row_get_language (BEKET_FIELD_ROW (self))]);
  tell (self, meaning);
}

static BeketValue *
beket_field_row_country_get_value (BeketFieldRow *row)
{
  BeketFieldRowCountry *self = BEKET_FIELD_ROW_COUNTRY (row);
  const char *text = get_text (self);
  const BeketCountry *country;

  if (self->code != NULL)
    return beket_value_new_text (self->code);
  if (*text == '\0')
    return NULL;

  country = self->countries != NULL ? beket_countries_guess (self->countries, text, self->day) : NULL;

  return beket_value_new_text (country != NULL ? country->edition.id : text);
}

static void
beket_field_row_country_set_value (BeketFieldRow    *row,
                                   const BeketValue *value)
{
  BeketFieldRowCountry *self = BEKET_FIELD_ROW_COUNTRY (row);
  const char *code = value != NULL ? beket_value_to_text (value) : NULL;
  const BeketCountry *country = find_code (self, code);

  g_clear_pointer (&self->query, g_free);
  if (country != NULL)
    {
      show_country (self, country);
      return;
    }

  g_clear_pointer (&self->code, g_free);
  set_text (self, code != NULL ? code : "");
  tell (self, "");
}

static void
beket_field_row_country_point_at (BeketFieldRow *row,
                                  int            position)
{
  gtk_editable_select_region (GTK_EDITABLE (BEKET_FIELD_ROW_COUNTRY (row)->text), 0, -1);
}

/* ---- What the officer does ---- */

static void
on_changed (BeketFieldRowCountry *self)
{
  if (self->showing)
    return;

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->query, g_free);
  if (self->countries != NULL)
    tell_meaning (self);
  beket_field_row_edited (BEKET_FIELD_ROW (self));
}

/* The officer is done with it: what was typed gives way to what it means. */
static void
on_leave (BeketFieldRowCountry *self)
{
  const BeketCountry *country = NULL;

  g_clear_pointer (&self->query, g_free);
  if (self->code == NULL && self->countries != NULL)
    country = beket_countries_guess (self->countries, get_text (self), self->day);
  if (country != NULL)
    show_country (self, country);
}

/* The first of all is taken by Down, the last by Up. */
static gboolean
choose (BeketFieldRowCountry *self,
        int                   step)
{
  g_autofree char *query = g_strdup (self->query != NULL ? self->query : get_text (self));
  g_autoptr (GPtrArray) found = self->countries != NULL ? beket_countries_find (self->countries, query, self->day) : NULL;

  if (found == NULL || found->len < 2)
    return GDK_EVENT_PROPAGATE;

  if (self->query == NULL)
    self->choice = step > 0 ? 0 : found->len - 1;
  else
    self->choice = (self->choice + found->len + (guint) step) % found->len;

  show_country (self, g_ptr_array_index (found, self->choice));
  g_free (self->query);
  self->query = g_steal_pointer (&query);
  beket_field_row_edited (BEKET_FIELD_ROW (self));

  return GDK_EVENT_STOP;
}

static gboolean
on_key (BeketFieldRowCountry *self,
        guint                 keyval,
        guint                 keycode,
        GdkModifierType       state)
{
  if (!beket_key_is_plain (state))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down)
    return choose (self, 1);
  if (keyval == GDK_KEY_Up)
    return choose (self, -1);

  return GDK_EVENT_PROPAGATE;
}

static void
beket_field_row_country_build (BeketFieldRow *row)
{
  BeketFieldRowCountry *self = BEKET_FIELD_ROW_COUNTRY (row);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->text, focus);

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_changed), self);
  beket_field_row_set_editor (row, self->box, self->text);
  /* The box is no editor of its own to who reads the screen, or styles it. */
  gtk_widget_remove_css_class (self->box, "editor");
}

void
beket_field_row_country_set_countries (BeketFieldRowCountry *self,
                                       const BeketEditions  *countries,
                                       const char           *day)
{
  g_return_if_fail (BEKET_IS_FIELD_ROW_COUNTRY (self));

  self->countries = countries;
  g_free (self->day);
  self->day = g_strdup (day);
}

static void
beket_field_row_country_finalize (GObject *object)
{
  BeketFieldRowCountry *self = BEKET_FIELD_ROW_COUNTRY (object);

  g_free (self->day);
  g_free (self->code);
  g_free (self->query);

  G_OBJECT_CLASS (beket_field_row_country_parent_class)->finalize (object);
}

static void
beket_field_row_country_class_init (BeketFieldRowCountryClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = beket_field_row_country_finalize;
  row_class->build = beket_field_row_country_build;
  row_class->set_value = beket_field_row_country_set_value;
  row_class->get_value = beket_field_row_country_get_value;
  row_class->point_at = beket_field_row_country_point_at;
}

static void
beket_field_row_country_init (BeketFieldRowCountry *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->text = gtk_text_new ();
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_add_css_class (self->text, "editor");
  gtk_box_append (GTK_BOX (self->box), self->text);

  self->meaning = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->meaning), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->meaning, "dim-label");
  gtk_widget_set_visible (self->meaning, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->meaning);
}

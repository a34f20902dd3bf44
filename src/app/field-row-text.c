/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that is typed in one line.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-text.h"

#include "app/guide-keys.h"
#include "app/wording.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/decimal.h"
#include "domain/local-time.h"
#include "domain/scan.h"

struct _BeketFieldRowText
{
  BeketFieldRow parent_instance;

  GtkWidget    *text;
  BeketStation *station;   /* (owned) (nullable): whose clock a time is by; without it, UTC */
  gboolean      showing;   /* the value comes from the facts: nobody typed it */
};

G_DEFINE_FINAL_TYPE (BeketFieldRowText, beket_field_row_text, BEKET_TYPE_FIELD_ROW)

static BeketFieldType
get_type (BeketFieldRowText *self)
{
  return beket_field_row_get_field (BEKET_FIELD_ROW (self))->type;
}

/* "18 420" is a number as people write it. What is no number stays as it was typed: the check says so. */
static BeketValue *
number_or_text (const char *text)
{
  g_autofree char *digits = g_strdup (text);
  char *to = digits;
  guint64 number;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';

  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_GINT64_CONSTANT (9007199254740991), &number, NULL))
    return beket_value_new_text (text);

  return beket_value_new_integer ((gint64) number);
}

/* "24 860,50" likewise. */
static BeketValue *
decimal_or_text (const char *text)
{
  g_autofree char *decimal = beket_decimal_canonical (text);

  return beket_value_new_text (decimal != NULL ? decimal : text);
}

/* "14:14" is today by the clock of the point; what is no time stays likewise. */
static BeketValue *
time_or_text (BeketFieldRowText *self,
              const char        *text)
{
  const BeketPoint *point = self->station != NULL ? beket_station_get_point (self->station, NULL) : NULL;
  g_autofree char *today = self->station != NULL ? beket_point_day (point, beket_station_now (self->station)) : NULL;
  g_autofree char *wire = NULL;
  gint64 time;

  if (beket_point_parse_time (point, text, today, &time, NULL))
    wire = beket_time_format_wire (time);

  return beket_value_new_text (wire != NULL ? wire : text);
}

static BeketValue *
beket_field_row_text_get_value (BeketFieldRow *row)
{
  BeketFieldRowText *self = BEKET_FIELD_ROW_TEXT (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *iso = NULL;

  if (*text == '\0')
    return NULL;
  if (get_type (self) == BEKET_FIELD_INTEGER)
    return number_or_text (text);
  if (get_type (self) == BEKET_FIELD_DECIMAL)
    return decimal_or_text (text);
  if (get_type (self) == BEKET_FIELD_TIME)
    return time_or_text (self, text);
  if (get_type (self) != BEKET_FIELD_DATE)
    return beket_value_new_text (text);

  iso = beket_wording_iso (text);

  return beket_value_new_text (iso);
}

static char *
to_text (BeketFieldRowText *self,
         const BeketValue  *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (beket_value_get_kind (value) == BEKET_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, beket_value_to_integer (value));
  if (get_type (self) == BEKET_FIELD_DATE)
    return beket_wording_day (beket_value_to_text (value));
  if (get_type (self) == BEKET_FIELD_DECIMAL)
    return beket_words_decimal (beket_value_to_text (value));
  if (get_type (self) == BEKET_FIELD_TIME)
    return beket_words_time (self->station, beket_value_to_text (value));

  return g_strdup (beket_value_to_text (value));
}

static void
beket_field_row_text_set_value (BeketFieldRow    *row,
                                const BeketValue *value)
{
  BeketFieldRowText *self = BEKET_FIELD_ROW_TEXT (row);
  g_autofree char *text = to_text (self, value);

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text == NULL ? "" : text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->showing = FALSE;
}

static void
beket_field_row_text_point_at (BeketFieldRow *row,
                               int            position)
{
  BeketFieldRowText *self = BEKET_FIELD_ROW_TEXT (row);

  /* A time is checked in the form of the wire: a position in that is none in what was typed. */
  if (get_type (self) == BEKET_FIELD_TIME)
    gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (self->text), position, position + 1);
}

/* The character that the key's place stands for, when the field can hold nothing else: digits where the layout has none,
 * Latin letters where it has only Cyrillic ones. 0: the key as the layout has it. */
static char
meant (BeketFieldRowText *self,
       guint              keyval,
       guint              keycode,
       GdkModifierType    state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean digit = keycode >= BEKET_KEYCODE_1 && keycode <= BEKET_KEYCODE_0 && !shift;

  switch (get_type (self))
    {
      case BEKET_FIELD_INTEGER:
      case BEKET_FIELD_DECIMAL:
      case BEKET_FIELD_DATE:
      case BEKET_FIELD_TIME:
      case BEKET_FIELD_PLATE:
      case BEKET_FIELD_IIN:
      case BEKET_FIELD_BIN:
      case BEKET_FIELD_INN:
      case BEKET_FIELD_SNILS:
      case BEKET_FIELD_OGRN:
      case BEKET_FIELD_WAGON:
      case BEKET_FIELD_HS:
        return digit ? (char) ('0' + beket_key_digit (0, keycode)) : 0;

      case BEKET_FIELD_MRZ:
      case BEKET_FIELD_CONTAINER:
      case BEKET_FIELD_SEAL:
      case BEKET_FIELD_VIN:
      case BEKET_FIELD_TIR:
      case BEKET_FIELD_DECLARATION:
        return g_ascii_toupper (beket_scan_character (keycode, shift));

      case BEKET_FIELD_TEXT:
      case BEKET_FIELD_LONG_TEXT:
      case BEKET_FIELD_BOOLEAN:
      case BEKET_FIELD_CODE:
      case BEKET_FIELD_CHOICES:
      case BEKET_FIELD_HASH:
      case BEKET_FIELD_COUNTRY:
      case BEKET_FIELD_N_TYPES:
      default:
        return 0;
    }
}

static gboolean
on_key (BeketFieldRowText *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  char text[2] = { beket_key_is_plain (state) ? meant (self, keyval, keycode, state) : 0, 0 };
  int position;

  if (!g_ascii_isgraph (text[0]))
    return GDK_EVENT_PROPAGATE;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, text, 1, &position);
  gtk_editable_set_position (editable, position);

  return GDK_EVENT_STOP;
}

static void
on_changed (BeketFieldRowText *self)
{
  if (!self->showing)
    beket_field_row_edited (BEKET_FIELD_ROW (self));
}

static GtkInputPurpose
purpose_of (BeketFieldType type)
{
  if (type == BEKET_FIELD_DECIMAL)
    return GTK_INPUT_PURPOSE_NUMBER;

  return type == BEKET_FIELD_INTEGER ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
beket_field_row_text_build (BeketFieldRow *row)
{
  BeketFieldRowText *self = BEKET_FIELD_ROW_TEXT (row);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->text, keys);

  gtk_text_set_input_purpose (GTK_TEXT (self->text), purpose_of (get_type (self)));
  if (get_type (self) == BEKET_FIELD_DATE)
    gtk_text_set_placeholder_text (GTK_TEXT (self->text), "22.11.2026");
  if (get_type (self) == BEKET_FIELD_TIME)
    gtk_text_set_placeholder_text (GTK_TEXT (self->text), "22.11.2026 14:14");
  if (get_type (self) == BEKET_FIELD_MRZ)
    gtk_widget_add_css_class (self->text, "monospace");

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_changed), self);
  beket_field_row_set_editor (row, self->text, self->text);
}

void
beket_field_row_text_set_station (BeketFieldRowText *self,
                                  BeketStation      *station)
{
  g_set_object (&self->station, station);
}

static void
beket_field_row_text_dispose (GObject *object)
{
  g_clear_object (&BEKET_FIELD_ROW_TEXT (object)->station);

  G_OBJECT_CLASS (beket_field_row_text_parent_class)->dispose (object);
}

static void
beket_field_row_text_class_init (BeketFieldRowTextClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_field_row_text_dispose;
  row_class->build = beket_field_row_text_build;
  row_class->set_value = beket_field_row_text_set_value;
  row_class->get_value = beket_field_row_text_get_value;
  row_class->point_at = beket_field_row_text_point_at;
}

static void
beket_field_row_text_init (BeketFieldRowText *self)
{
  self->text = gtk_text_new ();
  gtk_text_set_activates_default (GTK_TEXT (self->text), FALSE);
  gtk_widget_set_hexpand (self->text, TRUE);
}

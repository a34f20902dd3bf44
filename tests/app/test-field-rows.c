/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editors of a form's fields: what is typed and ticked becomes a fact, and a fact is shown.
 */

#include "config.h"

#include "app/field-row.h"
#include "app/locale.h"
#include "domain/parse-error.h"

static BeketCodes *
make_codes (void)
{
  BeketCodes *codes = beket_codes_new ();

  g_assert_true (beket_codes_add (codes, "action", "removal", "алып тастау", "удаление"));
  g_assert_true (beket_codes_add (codes, "action", "change", "өзгерту", "изменение"));
  g_assert_true (beket_codes_add (codes, "action", "replacement", "ауыстыру", "замена"));

  return codes;
}

static BeketField *
make_field (BeketFieldType type)
{
  BeketField *field = beket_field_new ();

  field->id = g_strdup ("field");
  field->type = type;
  field->digits = 2;
  field->codes = type == BEKET_FIELD_CHOICES ? g_strdup ("action") : NULL;
  field->label.in[BEKET_KK] = g_strdup ("Өріс");
  field->label.in[BEKET_RU] = g_strdup ("Поле");

  return field;
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* (transfer container) (element-type GtkWidget): all below @row, in their order. */
static GPtrArray *
all_of (BeketFieldRow *row,
        GType          type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (row), type, found);

  return found;
}

static char *
words_of (BeketFieldRow *row)
{
  g_autoptr (BeketValue) value = beket_field_row_get_value (row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (value); i++)
    g_string_append_printf (text, "%s ", beket_value_to_text (beket_value_index (value, i)));

  return g_string_free (text, FALSE);
}

#define assert_words(row, expected)                    \
  G_STMT_START {                                       \
    g_autofree char *words = words_of (row);           \
    g_assert_cmpstr (words, ==, (expected));           \
  } G_STMT_END

static void
count (BeketFieldRow *row,
       guint         *n)
{
  (*n)++;
}

static void
test_choices (void)
{
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (BeketField) field = make_field (BEKET_FIELD_CHOICES);
  g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_RU));
  g_autoptr (GPtrArray) boxes = all_of (row, GTK_TYPE_CHECK_BUTTON);
  guint n_edited = 0;

  g_signal_connect (row, "edited", G_CALLBACK (count), &n_edited);
  g_assert_cmpuint (boxes->len, ==, 3);
  g_assert_cmpstr (gtk_check_button_get_label (g_ptr_array_index (boxes, 0)), ==, "Удаление");
  g_assert_null (beket_field_row_get_value (row));

  gtk_check_button_set_active (g_ptr_array_index (boxes, 2), TRUE);
  gtk_check_button_set_active (g_ptr_array_index (boxes, 0), TRUE);
  assert_words (row, "removal replacement ");
  g_assert_cmpuint (n_edited, ==, 2);

  gtk_check_button_set_active (g_ptr_array_index (boxes, 0), FALSE);
  gtk_check_button_set_active (g_ptr_array_index (boxes, 2), FALSE);
  g_assert_null (beket_field_row_get_value (row));
}

/* A word that the list does not know is kept; what comes from the facts was not typed. */
static void
test_choices_from_facts (void)
{
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (BeketField) field = make_field (BEKET_FIELD_CHOICES);
  g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_KK));
  g_autoptr (BeketValue) value = beket_value_new_list ();
  g_autoptr (GPtrArray) boxes = NULL;
  guint n_edited = 0;

  g_signal_connect (row, "edited", G_CALLBACK (count), &n_edited);
  beket_value_append (value, beket_value_new_text ("change"));
  beket_value_append (value, beket_value_new_text ("of-tomorrow"));
  beket_field_row_set_value (row, value);
  assert_words (row, "change of-tomorrow ");

  boxes = all_of (row, GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (boxes->len, ==, 4);
  g_assert_cmpstr (gtk_check_button_get_label (g_ptr_array_index (boxes, 1)), ==, "Өзгерту");
  beket_field_row_set_value (row, NULL);
  g_assert_null (beket_field_row_get_value (row));
  g_assert_cmpuint (n_edited, ==, 0);
}

static void
test_decimal (void)
{
  static const char *const cases[][2] = {
    { "24 860,50", "24860.5" }, { "0,5", "0.5" }, { "12", "12" }, { "12,", "12," }, { "много", "много" },
  };
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (BeketField) field = make_field (BEKET_FIELD_DECIMAL);
  g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_KK));
  g_autoptr (GPtrArray) texts = all_of (row, GTK_TYPE_TEXT);
  g_autoptr (BeketValue) kept = beket_value_new_text ("18420.75");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketValue) value = NULL;

      gtk_editable_set_text (g_ptr_array_index (texts, 0), cases[i][0]);
      value = beket_field_row_get_value (row);
      g_assert_cmpstr (beket_value_to_text (value), ==, cases[i][1]);
      beket_field_row_set_value (row, value);   /* what is typed and means the same stays as it is */
      g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (texts, 0)), ==, cases[i][0]);
    }

  beket_field_row_set_value (row, kept);
  g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (texts, 0)), ==, "18420,75");
}

/* By the clock of the point, which is UTC here: no station was given. */
static void
test_time (void)
{
  static const char *const cases[][2] = {
    { "22.11.2026 14:14", "2026-11-22T14:14:00.000Z" }, { "22112026 141403", "22112026 141403" }, { "tomorrow", "tomorrow" },
  };
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (BeketField) field = make_field (BEKET_FIELD_TIME);
  g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_KK));
  g_autoptr (GPtrArray) texts = all_of (row, GTK_TYPE_TEXT);
  g_autoptr (BeketValue) kept = beket_value_new_text ("2026-11-22T09:14:03.118Z");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketValue) value = NULL;

      gtk_editable_set_text (g_ptr_array_index (texts, 0), cases[i][0]);
      value = beket_field_row_get_value (row);
      g_assert_cmpstr (beket_value_to_text (value), ==, cases[i][1]);
    }

  beket_field_row_set_value (row, kept);
  g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (texts, 0)), ==, "22.11.2026 09:14:03 (UTC)");
}

static gboolean
shows (BeketFieldRow *row,
       const char    *sentence)
{
  g_autoptr (GPtrArray) labels = all_of (row, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_strcmp0 (gtk_label_get_label (g_ptr_array_index (labels, i)), sentence) == 0)
      return TRUE;

  return FALSE;
}

/* A rule of the form speaks for itself, in the language of the window, and nobody can let it stand. */
static void
test_rule (void)
{
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (BeketField) field = make_field (BEKET_FIELD_DATE);
  g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_KK));
  g_autoptr (BeketCheck) check = beket_check_new ();
  g_autoptr (GError) error = NULL;
  BeketComplaint complaint = { (char *) "field", NULL, NULL };

  check->error.in[BEKET_KK] = g_strdup ("Шешім кеш қабылданды.");
  check->error.in[BEKET_RU] = g_strdup ("Решение принято поздно.");
  beket_parse_error_set (&error, BEKET_PARSE_ERROR_DATE, 8, "no such day");
  complaint.error = error;
  beket_field_row_set_complaint (row, &complaint);
  g_assert_true (beket_field_row_has_complaint (row));
  g_assert_true (beket_field_row_may_overrule (row));

  error->code = BEKET_PARSE_ERROR_RULE;
  complaint.check = check;
  beket_field_row_set_complaint (row, &complaint);
  g_assert_true (shows (row, check->error.in[beket_locale_get ()]));
  g_assert_false (beket_field_row_may_overrule (row));

  beket_field_row_set_complaint (row, NULL);
  g_assert_false (beket_field_row_has_complaint (row));
}

/* Every type has an editor that shows a fact and gives the same one back. */
static void
test_every_type (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
  } cases[] = {
    { BEKET_FIELD_TEXT, "Қазақ" }, { BEKET_FIELD_LONG_TEXT, "бір\nекі" }, { BEKET_FIELD_DATE, "2026-11-22" },
    { BEKET_FIELD_TIME, "2026-11-22T09:14:03.000Z" },
    { BEKET_FIELD_COUNTRY, "KAZ" }, { BEKET_FIELD_PLATE, "512ABC07" }, { BEKET_FIELD_CONTAINER, "CSQU3054383" },
    { BEKET_FIELD_SEAL, "KZ0045127" }, { BEKET_FIELD_DECIMAL, "12.5" }, { BEKET_FIELD_IIN, "900115300003" },
    { BEKET_FIELD_VIN, "1M8GDM9AXKP042788" },
    { BEKET_FIELD_HASH, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  };
  g_autoptr (BeketCodes) codes = make_codes ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketField) field = make_field (cases[i].type);
      g_autoptr (BeketFieldRow) row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_RU));
      g_autoptr (BeketValue) value = beket_value_new_text (cases[i].text);
      g_autoptr (BeketValue) back = NULL;

      beket_field_row_set_value (row, value);
      back = beket_field_row_get_value (row);
      g_assert_nonnull (back);
      g_assert_true (beket_value_equal (back, value));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/app/field-rows/choices", test_choices);
  g_test_add_func ("/app/field-rows/choices-from-facts", test_choices_from_facts);
  g_test_add_func ("/app/field-rows/decimal", test_decimal);
  g_test_add_func ("/app/field-rows/time", test_time);
  g_test_add_func ("/app/field-rows/rule", test_rule);
  g_test_add_func ("/app/field-rows/every-type", test_every_type);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field for a number: what is wrong with it is said under it, and what was probably meant.
 */

#include "config.h"

#include <adwaita.h>

#include "app/application.h"
#include "app/field-row.h"
#include "app/locale.h"
#include "domain/parse-error.h"

typedef struct
{
  const char *text;
  gboolean    found;
} Sought;

/* A label with this text, anywhere in the widget. */
static void
look_for_text (GtkWidget *widget,
               Sought    *sought)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), sought->text))
    sought->found = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for_text (child, sought);
}

static void
assert_shows (GtkWidget  *widget,
              const char *text)
{
  Sought sought = { text, FALSE };

  look_for_text (widget, &sought);
  if (!sought.found)
    g_error ("not shown: %s", text);
}

static void
assert_complaint (BeketFieldType type,
                  const char    *text,
                  const char    *sentence)
{
  g_autoptr (BeketField) field = beket_field_new ();
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  g_autoptr (BeketValue) value = beket_value_new_text (text);
  g_autoptr (BeketValue) stands = NULL;
  BeketComplaint complaint = { 0 };
  BeketFieldRow *row;

  field->id = g_strdup ("number");
  field->type = type;
  row = g_object_ref_sink (beket_field_row_new_listed (field, codes, BEKET_RU));
  beket_field_row_set_value (row, value);
  g_assert_false (beket_field_row_has_complaint (row));

  g_assert_false (beket_field_check (field, value, &complaint.error));
  beket_field_row_set_complaint (row, &complaint);
  g_assert_true (beket_field_row_has_complaint (row));
  g_assert_true (beket_field_row_may_overrule (row));
  assert_shows (GTK_WIDGET (row), sentence);

  /* What was typed is not touched. */
  stands = beket_field_row_get_value (row);
  g_assert_cmpstr (beket_value_to_text (stands), ==, text);

  beket_field_row_set_complaint (row, NULL);
  g_assert_false (beket_field_row_has_complaint (row));
  g_assert_finalize_object (row);
  g_clear_error (&complaint.error);
}

static void
test_complaints (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
    const char    *sentence;
  } cases[] = {
    { BEKET_FIELD_IIN, "900115 300004", "Знак 13: контрольная цифра не совпадает" },
    { BEKET_FIELD_IIN, "9O0115300003", "Знак 2: этот знак здесь недопустим. Возможно: 900115300003" },
    { BEKET_FIELD_BIN, "900115300003", "Знак 5: значение вне допустимых пределов" },
    { BEKET_FIELD_INN, "7707083894", "Знак 10: контрольная цифра не совпадает" },
    { BEKET_FIELD_SNILS, "112-233-445", "Знак 12: неверная длина" },
    { BEKET_FIELD_OGRN, "1027700132194", "Знак 13: контрольная цифра не совпадает" },
    { BEKET_FIELD_VIN, "1M8GDM9AXKPO42788", "Знак 12: этот знак здесь недопустим. Возможно: 1M8GDM9AXKP042788" },
    { BEKET_FIELD_WAGON, "54548855", "Знак 8: контрольная цифра не совпадает" },
    { BEKET_FIELD_TIR, "XA1234567", "Знак 10: неверная длина" },
    { BEKET_FIELD_DECLARATION, "10702070/320126/0001234", "Знак 10: неверная дата" },
    { BEKET_FIELD_HS, "9801", "Знак 1: значение вне допустимых пределов" },
  };

  beket_locale_set (BEKET_RU);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_complaint (cases[i].type, cases[i].text, cases[i].sentence);

  beket_locale_set (BEKET_KK);
  assert_complaint (BEKET_FIELD_CONTAINER, "CSQU3O54383", "6-таңба: бұл таңбаға мұнда жол жоқ. Мүмкін: CSQU3054383");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (BeketApplication) application = NULL;

  beket_locale_start (BEKET_RU);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = beket_application_new ();   /* brings the templates */

  g_test_add_func ("/fields/complaints", test_complaints);

  return g_test_run ();
}

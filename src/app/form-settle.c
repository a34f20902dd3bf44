/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one field says about the fields beside it, and the form in which a finished value is kept.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/form-settle.h"

#include "app/form-path.h"
#include "domain/clock.h"
#include "domain/container.h"
#include "domain/document.h"
#include "domain/identifier.h"
#include "domain/local-time.h"
#include "domain/plate.h"
#include "domain/seal.h"

/* Writes beside the field what the section has a place for and nobody filled in. */
static void
write_beside (const BeketSection *section,
              const char         *id,
              const char         *text,
              guint               row,
              BeketValue         *facts)
{
  const BeketField *field = beket_section_field (section, id);

  if (field == NULL || beket_value_get (beket_form_row (section, row, facts), id) != NULL)
    return;

  beket_form_write (section, field, row, facts, beket_value_new_text (text));
}

gboolean
beket_form_fill (BeketStation       *station,
                 const BeketSection *section,
                 const BeketField   *field,
                 guint               row,
                 BeketValue         *facts)
{
  BeketValue *object = beket_form_row (section, row, facts);
  const char *text = beket_value_get_text (object, field->id);
  const BeketPoint *point = beket_station_get_point (station, NULL);
  g_autoptr (BeketDocument) document = NULL;
  g_autofree char *today = NULL;

  if (field->type != BEKET_FIELD_MRZ || text == NULL)
    return FALSE;

  today = beket_point_day (point, beket_station_now (station));
  document = beket_mrz_parse (text, today, NULL);
  if (document == NULL)
    return FALSE;

  /* The zone has done its work: what it says stands in the fields beside it. */
  beket_value_set_text (object, field->id, NULL);
  beket_document_fill (document, object);
  write_beside (section, "role", row == 0 ? "driver" : "passenger", row, facts);

  return TRUE;
}

static gboolean
settle_plate (const BeketSection *section,
              const BeketField   *field,
              guint               row,
              BeketValue         *facts,
              const char         *text)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, NULL);

  if (plate == NULL)
    return FALSE;

  if (g_str_equal (field->id, "plate"))
    write_beside (section, "plateCountry", g_str_equal (plate->country, "KZ") ? "KAZ" : "RUS", row, facts);

  return beket_form_write (section, field, row, facts, beket_value_new_text (plate->printed));
}

static gboolean
settle_seal (const BeketSection *section,
             const BeketField   *field,
             guint               row,
             BeketValue         *facts,
             const char         *text)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, NULL);
  char word[2] = { 0 };

  if (seal == NULL)
    return FALSE;

  word[0] = seal->class;
  if (seal->class != 0)
    write_beside (section, "class", word, row, facts);

  return beket_form_write (section, field, row, facts, beket_value_new_text (seal->number));
}

gboolean
beket_form_settle (BeketStation       *station,
                   const BeketSection *section,
                   const BeketField   *field,
                   guint               row,
                   BeketValue         *facts)
{
  const char *text = beket_value_get_text (beket_form_row (section, row, facts), field->id);
  g_autofree char *number = NULL;

  if (text == NULL)
    return FALSE;
  if (field->type == BEKET_FIELD_PLATE)
    return settle_plate (section, field, row, facts, text);
  if (field->type == BEKET_FIELD_SEAL)
    return settle_seal (section, field, row, facts, text);

  number = beket_identifier_normal (field->type, text, NULL);
  if (number == NULL)
    return FALSE;

  return beket_form_write (section, field, row, facts, beket_value_new_text (number));
}

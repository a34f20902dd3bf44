/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who and what of a crossing, as a notice of an offence names them.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/paper.h"

static void
copy_text (BeketValue       *to,
           const char       *name,
           const BeketValue *from,
           const char       *member)
{
  const char *text = beket_value_get_text (from, member);

  if (text != NULL && *text != '\0')
    beket_value_set_text (to, name, text);
}

/* ---- Persons ---- */

static char *
full_name (const BeketValue *person)
{
  static const char *const parts[] = { "surname", "given", "patronymic" };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = beket_value_get_text (person, parts[i]);

      if (part != NULL && *part != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }

  return g_string_free (name, FALSE);
}

static void
add_person (BeketValue       *says,
            const BeketValue *person)
{
  static const char *const same[] = { "birthDate", "sex", "nationality", "documentKind", "documentNumber" };
  g_autofree char *name = full_name (person);
  BeketValue *row;

  if (*name == '\0')
    return;

  row = beket_value_new_object ();
  beket_value_set_text (row, "name", name);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    copy_text (row, same[i], person, same[i]);
  if (g_strcmp0 (beket_value_get_text (person, "nationality"), "KAZ") == 0)
    copy_text (row, "iin", person, "personalNumber");
  beket_value_append (beket_value_list (says, "persons"), row);
}

static gboolean
is_chosen (const int *persons,
           int        index)
{
  if (persons == NULL)
    return TRUE;
  for (; *persons >= 0; persons++)
    if (*persons == index)
      return TRUE;

  return FALSE;
}

/* ---- Vehicles and goods ---- */

static void
add_row (BeketValue *says,
         const char *list,
         BeketValue *row)
{
  if (beket_value_length (row) > 0)
    beket_value_append (beket_value_list (says, list), row);
  else
    beket_value_unref (row);
}

static void
add_means (BeketValue       *says,
           const BeketValue *means)
{
  BeketValue *row = beket_value_new_object ();
  BeketValue *trailer = beket_value_new_object ();

  copy_text (row, "plate", means, "plate");
  copy_text (row, "country", means, "plateCountry");
  copy_text (row, "makeModel", means, "makeModel");
  add_row (says, "vehicles", row);
  copy_text (trailer, "plate", means, "trailerPlate");
  add_row (says, "vehicles", trailer);
}

static void
add_numbers (BeketValue       *says,
             const BeketValue *rows,
             const char       *member)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_new_object ();

      copy_text (row, member, beket_value_index (rows, i), "number");
      add_row (says, "vehicles", row);
    }
}

static void
add_goods (BeketValue       *says,
           const BeketValue *cargo)
{
  gint64 weight = beket_value_get_integer (cargo, "grossWeightKg", 0);
  g_autofree char *quantity = g_strdup_printf ("%" G_GINT64_FORMAT, weight);
  BeketValue *row;

  if (beket_value_get_text (cargo, "goodsName") == NULL)
    return;

  row = beket_value_new_object ();
  copy_text (row, "name", cargo, "goodsName");
  if (weight > 0)
    {
      beket_value_set_text (row, "quantity", quantity);
      beket_value_set_text (row, "unit", "kg");
    }
  add_row (says, "goods", row);
}

void
beket_paper_take_facts (BeketValue       *says,
                        const BeketValue *facts,
                        const int        *persons)
{
  const BeketValue *people = beket_value_get (facts, "persons");
  const BeketValue *means = beket_value_get (facts, "usedTransportMeans");
  gboolean has_persons = beket_value_get (says, "persons") != NULL;
  gboolean has_vehicles = beket_value_get (says, "vehicles") != NULL;

  for (guint i = 0; !has_persons && i < beket_value_length (people); i++)
    if (is_chosen (persons, (int) i))
      add_person (says, beket_value_index (people, i));
  for (guint i = 0; !has_vehicles && i < beket_value_length (means); i++)
    add_means (says, beket_value_index (means, i));
  if (!has_vehicles)
    {
      add_numbers (says, beket_value_get (facts, "wagons"), "wagon");
      add_numbers (says, beket_value_get (facts, "transportEquipment"), "container");
    }
  if (beket_value_get (says, "goods") == NULL)
    add_goods (says, beket_value_get (facts, "cargo"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a busy day.
 */

#include "config.h"

#include "register-day.h"

#include "record/entry.h"
#include "record/json.h"

#include <string.h>

/* Within the day at Syrym (UTC+5). */
static void
set_time (BeketValue *row,
          const char *name,
          guint       minute)
{
  g_autofree char *time = g_strdup_printf ("2026-11-22T%02u:%02u:20.000Z", minute / 60 % 19, minute % 60);

  beket_value_set_text (row, name, time);
}

/* As random as the names of crossings are: nothing of it is said twice. */
static char *
crossing_id (guint i)
{
  g_autofree char *text = g_strdup_printf ("crossing %u", i);
  g_autofree char *hash = beket_hash_hex (text, strlen (text));

  return g_strdup_printf ("%.8s-%.4s-7%.3s-9%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

static BeketValue *
crossing (guint i)
{
  static const char *const subjects[] = { "car", "truck", "bus", "on-foot" };
  BeketValue *row = beket_value_new_object ();
  g_autofree char *id = crossing_id (i);
  g_autofree char *act = g_strdup_printf ("JCA-KZSYR-20261122-%06u-02", i + 1);

  beket_value_set_text (row, "id", id);
  beket_value_set_text (row, "direction", i % 2 == 0 ? "exit" : "entry");
  beket_value_set_text (row, "subject", subjects[i * 7 / 5 % G_N_ELEMENTS (subjects)]);
  beket_value_set_text (row, "lane", i % 3 == 0 ? "1" : "2");
  set_time (row, "arrived", i / 6);
  set_time (row, "laneEntered", i / 6 + 1);
  set_time (row, "released", i / 6 + i % 40);
  beket_value_set_integer (row, "minutes", i % 40);
  beket_value_set_text (row, "decision", i % 50 == 0 ? "refused" : "admitted");
  beket_value_set_text (row, "act", act);
  beket_value_set_boolean (row, "recheck", i % 40 == 0);
  if (i % 40 == 0)
    beket_value_set_text (row, "recheckResult", "no-remarks");
  return row;
}

BeketValue *
register_day (guint n)
{
  g_autoptr (BeketValue) lorry = fixture_record (1);
  BeketValue *day = beket_value_new_object ();
  BeketValue *act = beket_value_copy (beket_value_get (lorry, "act"));

  beket_value_set_text (act, "number", "REG-KZSYR-20261122-000001-02");
  beket_value_set_text (act, "form", "D19");
  beket_value_set_text (act, "formVersion", "1.0");
  beket_value_set (day, "act", act);
  beket_value_set (day, "crossing", beket_value_copy (beket_value_get (lorry, "crossing")));
  beket_value_set (day, "signatures", beket_value_copy (beket_value_get (lorry, "signatures")));
  beket_value_set_text (beket_value_object (day, "day"), "date", REGISTER_DAY);
  for (guint i = 0; i < n; i++)
    beket_value_append (beket_value_list (day, "crossings"), crossing (i));
  return day;
}

GBytes *
register_day_draw (Fixture    *fixture,
                   BeketValue *day)
{
  const BeketForm *form = beket_library_form (fixture->data, "D19", "1.0", NULL);
  g_autoptr (GBytes) json = beket_json_write_bytes (day);
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autofree char *seal = fixture_seal (fixture, day, hash);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = beket_act_render (fixture->data, form, day, json, seal, &error);

  g_assert_no_error (error);
  return pdf;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Honest acts of every form are valid, and their pages are what their records say: some hundreds, and with BEKET_LONG=1 ten thousand.
 */

#include "config.h"

#include "printed.h"

#include "record/hash.h"
#include "record/json.h"

#define SHORT_TURNS 3
#define LONG_TURNS  162   /* x 31 forms x 2 acts: 10 044 */

static guint n_acts;
static guint n_refused;

static BeketValue *
signer (guint    field,
        gboolean named)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_integer (row, "field", field);
  beket_value_set_text (row, "id", !named ? NULL : field == 0 ? "KZ-10442" : "RU-20817");
  beket_value_set_text (row, "name", field == 0 ? "Үлгібаев Нұрлан Әлиұлы" : "Примеров Юрий Ильич");
  beket_value_set_text (row, "body", "border");
  beket_value_set_text (row, "party", field == 0 ? "KZ" : "RU");
  beket_value_set_text (row, "role", "inspector");
  return row;
}

/* Every second act leaves open which officer of the other Party will sign. */
static BeketValue *
record_of (const BeketForm *form,
           guint            turn)
{
  BeketValue *record = turn % 3 == 2 ? form_facts_required (form, beket_library_codes (printed_fixture.data)) :
                       printed_record (form, turn);
  BeketValue *act = beket_value_object (record, "act");
  BeketValue *signers = beket_value_new_list ();
  g_autofree char *number = g_strdup_printf ("JCA-KZSYR-20261122-%06u-02", turn + 1);

  beket_value_set_text (act, "number", number);
  beket_value_set_text (act, "form", form->id);
  beket_value_set_text (act, "formVersion", form->version);
  beket_value_set_text (act, "drawn", "2026-11-22T09:14:03.118Z");
  beket_value_append (signers, signer (0, TRUE));
  beket_value_append (signers, signer (1, turn % 2 == 0));
  beket_value_set (record, "signatures", signers);
  return record;
}

static GBytes *
draw (const BeketForm *form,
      BeketValue      *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autofree char *seal = fixture_seal (&printed_fixture, record, hash);
  GBytes *base = beket_act_render (printed_fixture.data, form, record, json, seal, &error);

  g_assert_no_error (error);
  return base;
}

static void
is_valid (GBytes     *pdf,
          const char *id,
          guint       turn,
          guint       n_signatures)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, printed_fixture.trust, 0, n_signatures);

  n_acts++;
  /* To draw it again costs as much as the act: one in three tells as much of the form. */
  if (verdict->valid && n_signatures == 2 && turn % 3 == 0)
    beket_verdict_compare_drawn (verdict, pdf, printed_fixture.data);
  if (verdict->valid && verdict->n_signers == n_signatures)
    return;

  n_refused++;
  g_test_message ("%s, turn %u, %u signatures: %s (%s)", id, turn, n_signatures, verdict->failed, verdict->detail);
}

static void
test_form (gconstpointer id)
{
  const BeketForm *form = printed_form (id);
  guint turns = g_getenv ("BEKET_LONG") != NULL ? LONG_TURNS : SHORT_TURNS;

  for (guint turn = 0; turn < turns; turn++)
    {
      g_autoptr (BeketValue) record = record_of (form, turn);
      g_autoptr (GBytes) base = draw (form, record);
      g_autoptr (GBytes) once = fixture_sign (&printed_fixture, base, 0);
      g_autoptr (GBytes) twice = fixture_sign (&printed_fixture, once, 1);

      is_valid (once, id, turn, 1);
      is_valid (twice, id, turn, 2);
    }
  g_assert_cmpuint (n_refused, ==, 0);
}

static void
test_count (void)
{
  g_test_message ("%u honest acts of %u forms, %u refused%s", n_acts, FORM_FACTS_N_IDS, n_refused,
                  g_getenv ("BEKET_LONG") != NULL ? "" : "; BEKET_LONG=1 makes ten thousand");
  g_assert_cmpuint (n_refused, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&printed_fixture);
  for (guint i = 0; i < G_N_ELEMENTS (form_facts_ids); i++)
    {
      g_autofree char *path = g_strconcat ("/act/genuine/", form_facts_ids[i], NULL);

      g_test_add_data_func (path, form_facts_ids[i], test_form);
    }
  g_test_add_func ("/act/genuine/z-count", test_count);
  result = g_test_run ();
  fixture_close (&printed_fixture);
  return result;
}

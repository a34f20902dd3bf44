/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices from bytes: the sample is read whole, anything else is refused with its place and reason.
 */

#include "config.h"

#include "record/advance.h"
#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

/* What every notice says. */
#define HEAD \
  "\"format\":\"advance.notice\",\"sender\":\"KZ-T\",\"id\":\"1\",\"revision\":1,\"sent\":\"2026-11-21T16:00:00.000Z\"," \
  "\"eta\":\"2026-11-21T16:00:00.000Z\",\"point\":\"KZSYR\",\"direction\":\"entry\""

static char *
sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "demo", "advance.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The sample with @from once replaced by @to. */
static char *
spoiled (const char *from,
         const char *to)
{
  g_autofree char *text = sample ();
  const char *at = strstr (text, from);
  GString *all;

  g_assert_nonnull (at);
  all = g_string_new_len (text, at - text);
  g_string_append (all, to);
  g_string_append (all, at + strlen (from));

  return g_string_free (all, FALSE);
}

static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "demo", "advance.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAdvance) notice = beket_advance_load (path, &error);
  const BeketAdvanceDocument *document;

  g_assert_no_error (error);
  g_assert_cmpstr (notice->sender, ==, "KZ-TRANS-01");
  g_assert_cmpstr (notice->id, ==, "T-2026-000417");
  g_assert_cmpint (notice->revision, ==, 1);
  g_assert_false (notice->cancelled);
  g_assert_cmpstr (notice->eta, ==, "2026-11-22T09:20:00.000Z");
  g_assert_cmpstr (notice->point, ==, "KZSYR");
  g_assert_cmpstr (((BeketAdvanceVehicle *) g_ptr_array_index (notice->vehicles, 0))->trailer, ==, "641 SD 07");
  g_assert_cmpstr (notice->containers[0], ==, "CSQU3054383");
  document = g_ptr_array_index (notice->documents, 0);
  g_assert_cmpstr (document->number, ==, "N12345678");
  g_assert_cmpstr (document->birth_date, ==, "1990-01-15");
  g_assert_cmpuint (notice->cargo->len, ==, 2);
  g_assert_cmpint (((BeketAdvanceCargo *) g_ptr_array_index (notice->cargo, 1))->mass_kg, ==, 6020);
  g_assert_true (beket_advance_has_number (notice, "CR-0417-2211"));
}

/* Written as it is in a ledger it is the same notice: its hash does not depend on spaces and order. */
static void
test_canonical (void)
{
  g_autofree char *text = sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAdvance) notice = beket_advance_parse (text, strlen (text), &error);
  g_autofree char *canonical = beket_json_write (notice->value);
  g_autoptr (BeketAdvance) again = beket_advance_parse (canonical, strlen (canonical), &error);
  g_autofree char *other = spoiled ("6020", "6021");
  g_autoptr (BeketAdvance) changed = beket_advance_parse (other, strlen (other), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again->hash, ==, notice->hash);
  g_assert_cmpstr (changed->hash, !=, notice->hash);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *word;
    const char *start;   /* of the message */
  } rows[] = {
    { "\"advance.notice\"", "\"advance.note\"", "unknown", "format: " },
    { "\"format\": \"advance.notice\",", "", "missing", "format: " },
    { "\"KZ-TRANS-01\"", "\"kz-trans\"", "format", "sender: " },
    { "\"KZ-TRANS-01\"", "\"KZ-TRANS-01\\n\"", "format", "sender: " },
    { "\"KZ-TRANS-01\"", "7", "format", "sender: " },
    { "\"T-2026-000417\"", "\"T/2026\"", "format", "id: " },
    { "\"T-2026-000417\"", "7", "format", "id: " },
    { "\"revision\": 1", "\"revision\": 0", "range", "revision: " },
    { "\"revision\": 1,", "", "missing", "revision: " },
    { "\"revision\": 1", "\"revision\": 1, \"cancelled\": 1", "format", "cancelled: " },
    { "2026-11-21T16:00:00.000Z", "2026-11-21 16:00", "character", "sent: " },
    { "\"2026-11-21T16:00:00.000Z\"", "1795338843", "format", "sent: " },
    { "2026-11-22T09:20:00.000Z", "2026-11-20T09:20:00.000Z", "range", "eta: " },
    { "2026-11-22T09:20:00.000Z", "2027-02-22T09:20:00.000Z", "range", "eta: " },
    { "\"KZSYR\"", "\"kzsyr\"", "format", "point: " },
    { "\"exit\"", "\"out\"", "unknown", "direction: " },
    { "\"subject\": \"truck\"", "\"subject\": \"lorry\"", "unknown", "subject: " },
    { "\"plate\": \"512 ABC 07\"", "\"plate\": \"- -\"", "format", "vehicles[0].plate: " },
    { "\"plate\": \"512 ABC 07\"", "\"plate\": \"512 ABC 07 512 ABC 07\"", "length", "vehicles[0].plate: " },
    { "\"KAZ\", \"trailer\"", "\"KZ\", \"trailer\"", "format", "vehicles[0].country: " },
    { "\"KAZ\", \"trailer\"", "7, \"trailer\"", "format", "vehicles[0].country: " },
    { "\"trailer\": \"641 SD 07\"", "\"lorry\": 1", "unknown", "vehicles[0].lorry: " },
    { "CSQU3054383", "CSQU3054384", "check-digit", "containers[0]: " },
    { "\"CSQU3054383\"", "\"CSQU3054383\", \"CSQU3054383\"", "duplicate", "containers[1]: " },
    { "\"passport\"", "\"PASSPORT!\"", "format", "documents[0].kind: " },
    { "\"N12345678\"", "\"\"", "empty", "documents[0].number: " },
    { "\"N12345678\"", "\"- -\"", "format", "documents[0].number: " },
    { "\"1990-01-15\"", "\"1990-02-30\"", "date", "documents[0].person.birthDate: " },
    { "\"surname\": \"AKHMETOV\", ", "", "missing", "documents[0].person.surname: " },
    { "NURLAN", "NUR\\u0001LAN", "character", "documents[0].person.given: " },
    { "\"1905\"", "\"19051\"", "format", "cargo[0].hs: " },
    { "\"1905\"", "1905", "format", "cargo[0].hs: " },
    { "12400", "-1", "range", "cargo[0].massKg: " },
    { "12400", "\"12400\"", "format", "cargo[0].massKg: " },
    { "\"declarations\": [", "\"declarations\": [\"\\t\", ", "character", "declarations[0]: " },
    { "\"bookings\": [\"CR-0417-2211\"]", "\"bookings\": []", "empty", "bookings: " },
    { "\"bookings\"", "\"booking\"", "unknown", "booking: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = spoiled (rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u %s", i, rows[i].to);
      g_assert_null (beket_advance_parse (text, strlen (text), &error));
      g_assert_true (g_str_has_prefix (error->message, rows[i].start));
      g_assert_cmpstr (beket_parse_error_word (error), ==, rows[i].word);
    }
}

/* Bytes that are no JSON: the position is the byte. */
static void
test_no_json (void)
{
  g_autofree char *text = sample ();
  g_autoptr (GError) error = NULL;

  for (gsize length = 0; length < strlen (text) - 2; length += 7)
    {
      g_clear_error (&error);
      g_assert_null (beket_advance_parse (text, length, &error));
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) length);
    }
  text[10] = (char) 0xff;
  g_clear_error (&error);
  g_assert_null (beket_advance_parse (text, strlen (text), &error));
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 10);
}

static void
test_nothing_to_know_it_by (void)
{
  static const char text[] = "{" HEAD "}";
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_advance_parse (text, strlen (text), &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING);
}

/* What a notice may leave out is not there, and that is no fault of it. */
static void
test_left_out (void)
{
  g_autofree char *trailer = spoiled (", \"trailer\": \"641 SD 07\"", "");
  g_autofree char *code = spoiled ("\"hs\": \"1905\", ", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAdvance) alone = beket_advance_parse (trailer, strlen (trailer), &error);
  g_autoptr (BeketAdvance) named = beket_advance_parse (code, strlen (code), &error);

  g_assert_no_error (error);
  g_assert_null (((BeketAdvanceVehicle *) g_ptr_array_index (alone->vehicles, 0))->trailer);
  g_assert_null (((BeketAdvanceCargo *) g_ptr_array_index (named->cargo, 0))->hs);
}

/* A list that is none, an empty one, and one number too many. */
static void
test_lists (void)
{
  g_autoptr (GString) many = g_string_new ("[\"1\"");
  const struct
  {
    const char *name;
    const char *list;
    const char *word;
  } cases[] = {
    { "vehicles", "7", "format" }, { "vehicles", "{}", "format" }, { "vehicles", "[]", "empty" },
    { "vehicles", "[7]", "format" }, { "tir", "\"AB12345678\"", "format" }, { "tir", "[7]", "format" },
    { "tir", NULL, "limit" },
  };

  for (guint i = 0; i < BEKET_ADVANCE_MAX_NUMBERS; i++)
    g_string_append_printf (many, ",\"%u\"", i + 2);
  g_string_append_c (many, ']');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{" HEAD ",\"%s\":%s}", cases[i].name,
                                               cases[i].list == NULL ? many->str : cases[i].list);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", text);
      g_assert_null (beket_advance_parse (text, strlen (text), &error));
      g_assert_true (g_str_has_prefix (error->message, cases[i].name));
      g_assert_cmpstr (beket_parse_error_word (error), ==, cases[i].word);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("\"vehicles\": [{\"plate\": \"A1\"}");
  g_autofree char *large = g_malloc0 (BEKET_ADVANCE_MAX_BYTES + 2);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BEKET_ADVANCE_MAX_VEHICLES; i++)
    g_string_append (many, ", {\"plate\": \"A1\"}");
  g_string_append (many, "],\n  \"tir\": [\"AB12345678\"");
  text = spoiled ("\"vehicles\": [{ \"plate\": \"512 ABC 07\", \"country\": \"KAZ\", \"trailer\": \"641 SD 07\" }", many->str);
  g_assert_null (beket_advance_parse (text, strlen (text), &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "vehicles: "));

  g_clear_error (&error);
  memset (large, ' ', BEKET_ADVANCE_MAX_BYTES + 1);
  g_assert_null (beket_advance_parse (large, BEKET_ADVANCE_MAX_BYTES + 1, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_advance_load ("/nowhere/notice.json", &error));
  g_assert_true (g_str_has_prefix (error->message, "/nowhere/notice.json: "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/advance/sample", test_sample);
  g_test_add_func ("/record/advance/canonical", test_canonical);
  g_test_add_func ("/record/advance/refused", test_refused);
  g_test_add_func ("/record/advance/no-json", test_no_json);
  g_test_add_func ("/record/advance/nothing-to-know-it-by", test_nothing_to_know_it_by);
  g_test_add_func ("/record/advance/left-out", test_left_out);
  g_test_add_func ("/record/advance/lists", test_lists);
  g_test_add_func ("/record/advance/limits", test_limits);
  g_test_add_func ("/record/advance/load", test_load);
  return g_test_run ();
}

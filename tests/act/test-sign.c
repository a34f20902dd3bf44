/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing: true incremental updates, in their order, that strangers' programs accept as well.
 */

#include "config.h"

#include "forge.h"

#include <string.h>

#include "act/structure.h"
#include "domain/error.h"

static Fixture fixture;

static void
test_incremental (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) base = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = fixture_sign (&fixture, base, 0);
  g_autoptr (GBytes) twice = fixture_sign (&fixture, once, 1);

  g_assert_cmpmem (g_bytes_get_data (base, NULL), g_bytes_get_size (base),
                   g_bytes_get_data (once, NULL), g_bytes_get_size (base));
  g_assert_cmpmem (g_bytes_get_data (once, NULL), g_bytes_get_size (once),
                   g_bytes_get_data (twice, NULL), g_bytes_get_size (once));
  g_assert_cmpuint (g_bytes_get_size (twice), <, g_bytes_get_size (base) + 2 * 4 * 1024);
}

static void
refused (GBytes *pdf,
         guint   field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) done = beket_act_sign (pdf, field, fixture.officers[field], "Үлгібаев",
                                            FIXTURE_DRAWN, &error);

  g_assert_null (done);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

static void
test_order (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);

  refused (base, 1);
  refused (once, 0);
  refused (twice, 0);
  refused (twice, 1);
}

static void
test_foreign (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("%PDF-1.7\nhello\n%%EOF\n", 21);

  refused (empty, 0);
  refused (text, 0);
}

static void
test_no_certificate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) bare = beket_key_generate (BEKET_KEY_P256, &error);
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) done = beket_act_sign (base, 0, bare, "Үлгібаев", FIXTURE_DRAWN, &error);

  g_assert_null (done);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
}

/* ---- The writer alone ---- */

static GBytes *
give_bytes (const guint8 *data,
            gsize         length,
            gpointer      user_data,
            GError      **error)
{
  return g_bytes_ref (user_data);
}

static GBytes *
write_with (BeketStructure *structure,
            gsize           size,
            gsize           hole,
            GError        **error)
{
  g_autofree guint8 *filler = g_malloc0 (size);
  g_autoptr (GBytes) cms = g_bytes_new (filler, size);

  return beket_update_write (structure->bytes, &structure->base, 0, "20261122091403", "A", hole,
                             give_bytes, cms, error);
}

static void
test_hole (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) wide = NULL;
  g_autoptr (GBytes) unknown = NULL;

  g_assert_nonnull (structure);
  fits = write_with (structure, 100, 100, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fits);

  large = write_with (structure, 101, 100, &error);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_null (large);
  g_clear_error (&error);

  wide = write_with (structure, 100, BEKET_UPDATE_HOLE_MAX + 1, &error);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_null (wide);
  g_clear_error (&error);

  structure->base.version = 1;
  unknown = write_with (structure, 10, 100, &error);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_null (unknown);
}

/* What does not end as an act ends cannot be continued. */
static void
test_no_end (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  g_autoptr (GBytes) cms = g_bytes_new_static ("", 0);
  gsize size = g_bytes_get_size (base);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (base, 0, size - 1);
  g_autoptr (GBytes) elsewhere = NULL;
  gssize at = fixture_find (base, size - 64, "startxref\n");

  g_assert_cmpint (at, >, 0);
  elsewhere = fixture_replace (base, (gsize) at, "startxref\n", "startxref\n9");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_update_write (i == 0 ? cut : elsewhere, &structure->base, 0, "20261122091403", "A", 10, give_bytes,
                                         cms, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
    }
}

/* The writer is frozen: version 2 may never write other bytes than these. */
static void
test_frozen (void)
{
  BeketUpdateBase base = { .version = 2, .root = 1, .info = 2, .size = 9,
                           .id = "00112233445566778899aabbccddeeff" };
  g_autoptr (GBytes) before = g_bytes_new_static ("%PDF-1.7\nstartxref\n9\n%%EOF\n", 27);
  g_autoptr (GBytes) cms = g_bytes_new_static ("\x30\x82\xab", 3);
  g_autoptr (GError) error = NULL;
  char tooltip[] = "0416";

  base.fields[1] = (BeketUpdateField) { .object = 5, .page = 6, .appearance = 7, .struct_parent = 3,
                                        .lock = 8,
                                        .rect = { 10, 20, 30, 40 }, .tooltip = tooltip };
  for (guint field = 0; field < 2; field++)
    {
      static const char *const hashes[] = {
        "c00037ba693a736a307c2e2c1225ce895f860382c734e3877c86354e5d2c7d0b",
        "42c1a5b3597f243d28a813ffced188a5f301ba283905455645b2a9a5485e2efa",
      };
      g_autoptr (GBytes) update = NULL;
      g_autofree char *hash = NULL;

      base.fields[0] = base.fields[1];
      base.fields[0].lock = 0;
      update = beket_update_write (before, &base, field, "20261122091403", "Үлгі", 8, give_bytes, cms,
                                   &error);
      g_assert_no_error (error);
      hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, update);
      g_assert_cmpstr (hash, ==, hashes[field]);
    }
}

/* ---- Strangers' programs ---- */

static char *
run (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  char *out = NULL;
  char *err = NULL;
  char *both;

  g_spawn_sync (fixture.folder, argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                NULL, &error);
  g_assert_no_error (error);
  both = g_strconcat (out, err, NULL);
  g_free (out);
  g_free (err);
  return both;
}

static void
save (const char *name,
      const void *data,
      gsize       size)
{
  g_autofree char *path = g_build_filename (fixture.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static gboolean
is_missing (const char *program,
            const char *package)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *why = g_strdup_printf ("%s (package %s) is not installed", program, package);

  if (path == NULL)
    g_test_skip (why);

  return path == NULL;
}

static void
test_pdfsig (void)
{
  char *argv[] = { (char *) "pdfsig", (char *) "-nocert", (char *) "signed.pdf", NULL };
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);
  g_autofree char *out = NULL;
  guint valid = 0;

  if (is_missing ("pdfsig", "poppler-utils"))
    return;

  save ("signed.pdf", g_bytes_get_data (twice, NULL), g_bytes_get_size (twice));
  out = run (argv);
  for (const char *at = out; (at = strstr (at, "Signature is Valid.")) != NULL; at++)
    valid++;
  g_assert_cmpuint (valid, ==, 2);
  g_assert_nonnull (strstr (out, "Total document signed"));
  g_assert_nonnull (strstr (out, "ETSI.CAdES.detached"));
  g_assert_nonnull (strstr (out, "Nov 22 2026 09:15:03"));
}

/* What lies under signature @index, and its CMS, as files. */
static void
save_parts (GBytes *pdf,
            guint   index)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (pdf, NULL);
  const char *data = g_bytes_get_data (pdf, NULL);
  g_autoptr (GByteArray) ranges = g_byte_array_new ();
  g_autoptr (GByteArray) der = g_byte_array_new ();
  gsize room;
  gsize hole = forge_hole (pdf, structure->ends[index], &room) + 1;
  gsize after = hole + 2 * room + 1;

  g_byte_array_append (ranges, (const guint8 *) data, (guint) (hole - 1));
  g_byte_array_append (ranges, (const guint8 *) data + after,
                       (guint) (structure->ends[index + 1] - after));
  for (gsize i = 0; i < room; i++)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (data[hole + 2 * i]) << 4 |
                              g_ascii_xdigit_value (data[hole + 2 * i + 1]));

      g_byte_array_append (der, &byte, 1);
    }

  save ("ranges.dat", ranges->data, ranges->len);
  save ("sig.der", der->data, 4 + ((gsize) der->data[2] << 8 | der->data[3]));
}

static void
test_openssl (void)
{
  static const char *const roots[] = { "KZ/root.pem", "RU/root.pem" };
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);

  if (is_missing ("openssl", "openssl"))
    return;

  for (guint i = 0; i < BEKET_ACT_FIELDS; i++)
    {
      char *argv[] = { (char *) "openssl", (char *) "cms", (char *) "-verify", (char *) "-cades",
                       (char *) "-binary",
                       (char *) "-inform", (char *) "DER", (char *) "-in", (char *) "sig.der", (char *) "-content",
                       (char *) "ranges.dat", (char *) "-CAfile", (char *) roots[i], (char *) "-purpose", (char *) "any",
                       (char *) "-attime", (char *) "1795400000", (char *) "-out", (char *) "content.dat", NULL };
      g_autofree char *out = NULL;

      save_parts (twice, i);
      out = run (argv);
      if (strstr (out, "CAdES Verification successful") == NULL)
        g_error ("%s", out);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/sign/incremental", test_incremental);
  g_test_add_func ("/act/sign/order", test_order);
  g_test_add_func ("/act/sign/foreign", test_foreign);
  g_test_add_func ("/act/sign/no-certificate", test_no_certificate);
  g_test_add_func ("/act/sign/hole", test_hole);
  g_test_add_func ("/act/sign/no-end", test_no_end);
  g_test_add_func ("/act/sign/frozen", test_frozen);
  g_test_add_func ("/act/sign/pdfsig", test_pdfsig);
  g_test_add_func ("/act/sign/openssl", test_openssl);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}

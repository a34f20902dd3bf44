/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others' programs say of our acts: mutool here, pdfsig and openssl in test-sign.c. And what we say of others' files.
 */

#include "config.h"

#include "forge.h"

#include <cairo-pdf.h>
#include <string.h>

static Fixture fixture;

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

/* What mutool prints about the signatures of @pdf. */
static char *
ask_mutool (GBytes *pdf)
{
  g_autofree char *path = g_build_filename (fixture.folder, "act.pdf", NULL);
  char *argv[] = { (char *) "mutool", (char *) "sign", (char *) "-v", path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  return out;
}

static guint
count (const char *text,
       const char *wanted)
{
  guint n = 0;

  for (; (text = strstr (text, wanted)) != NULL; text++)
    n++;

  return n;
}

/* The first signature was followed by the second: to mutool an edit, and still valid. */
static void
test_mutool (void)
{
  g_autoptr (GBytes) twice = NULL;
  g_autofree char *out = NULL;

  if (is_missing ("mutool", "mupdf-tools"))
    return;

  twice = fixture_act (&fixture, 2);
  out = ask_mutool (twice);
  g_assert_cmpuint (count (out, "Verifying signature"), ==, 2);
  g_assert_cmpuint (count (out, "The signature is valid but there have been edits since signing."), ==, 1);
  g_assert_cmpuint (count (out, "The document is unchanged since signing."), ==, 1);
  g_assert_nonnull (strstr (out, "Примеров Юрий Ильич"));
}

/* It would have noticed. */
static void
test_mutool_changed (void)
{
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autofree char *out = NULL;

  if (is_missing ("mutool", "mupdf-tools"))
    return;

  once = fixture_act (&fixture, 1);
  changed = fixture_replace (once, 0, "(sRGB)", "(srgb)");
  out = ask_mutool (changed);
  g_assert_cmpuint (count (out, "Verifying signature"), >, 0);
  g_assert_cmpuint (count (out, "is valid"), ==, 0);
  g_assert_cmpuint (count (out, "unchanged"), ==, 0);
}

/* ---- Others' files ---- */

static cairo_status_t
take_bytes (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
page_of (cairo_pdf_version_t version,
         const char         *text)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, 595, 842);
  cairo_t *cr;

  cairo_pdf_surface_restrict_to_version (surface, version);
  cr = cairo_create (surface);
  cairo_move_to (cr, 50, 50);
  cairo_show_text (cr, text);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
nothing (qpdf_data pdf)
{
}

static void
foreign (GBytes *pdf)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, 0, 0);

  g_assert_false (verdict->valid);
  g_assert_cmpstr (verdict->failed, ==, "not-an-act");
}

/* Also one that another program wrote in our spelling. */
static void
test_foreign (void)
{
  g_autoptr (GBytes) plain = page_of (CAIRO_PDF_VERSION_1_5, "JCA-KZSYR-20261122-000001-02");
  g_autoptr (GBytes) old = page_of (CAIRO_PDF_VERSION_1_4, "act");
  g_autoptr (GBytes) rewritten = forge_base (plain, nothing);
  g_autoptr (GBytes) seventeen = fixture_replace (rewritten, 0, "%PDF-1.5", "%PDF-1.7");
  g_autoptr (GBytes) image = g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8);

  foreign (plain);
  foreign (old);
  foreign (rewritten);
  foreign (seventeen);
  foreign (image);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/peers/mutool", test_mutool);
  g_test_add_func ("/act/peers/mutool-changed", test_mutool_changed);
  g_test_add_func ("/act/peers/foreign", test_foreign);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}

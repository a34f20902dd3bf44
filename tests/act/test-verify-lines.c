/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each check of an act by itself: a file that is right but for one thing, the word for it, and where it lies.
 */

#include "config.h"

#include "forge.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "../trust/cms-craft.h"

static Fixture fixture;
static GBytes *base;
static GBytes *once;

/* qpdf 12 refuses when it opens a file ("structure") some of what 11 does not see and our own reader refuses after it ("base"). */
static gboolean
qpdf_is_stricter (void)
{
  return g_ascii_strtoull (qpdf_get_qpdf_version (), NULL, 10) >= 12;
}

static void
is_called (GBytes     *pdf,
           const char *name,
           const char *word)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, 0, 0);

  g_test_message ("%-40s %s", name, verdict->failed != NULL ? verdict->failed : "valid");
  if (g_strcmp0 (word, "base") != 0 || g_strcmp0 (verdict->failed, "structure") != 0 || !qpdf_is_stricter ())
    g_assert_cmpstr (verdict->failed, ==, word);
}

/* ---- The text of the base ---- */

/* An officer signs what he is given; what cannot be signed is judged as it is. */
static void
base_is_called (GBytes     *changed,
                const char *name,
                const char *word)
{
  g_autoptr (GBytes) done = beket_act_sign (changed, 0, fixture.officers[0], "Үлгібаев", FIXTURE_DRAWN, NULL);

  is_called (done != NULL ? done : changed, name, word);
}

static const struct
{
  const char *name;
  const char *from;   /* of the same length, so that the table stays right */
  const char *to;
  const char *word;
} spellings[] = {
  { "another version of PDF", "%PDF-1.7", "%PDF-1.4", "not-an-act" },
  { "another dialect", "/Beket << ", "/Bekot << ", "not-an-act" },
  { "a name with escapes", "/Lang (kk-KZ)", "/L#61ng (kkK)", "base" },
  { "a key twice", "/Lang (kk-KZ)", "/Type /Font  ", "base" },
  { "a comment", "/Lang (kk-KZ)", "/Lang %k-KZ)\n", "base" },
  { "a reference to a generation", "/Metadata 6 0 R", "/Metadata 6 1 R", "base" },
  { "a reference to nothing", "/Metadata 6 0 R", "/Metadata 6 0  ", "base" },
  { "another filter", "/Filter /FlateDecode", "/Filter /XlateDecode", "base" },
  { "a stream that says less than it is", "/Length 12 /Filter", "/Length 11 /Filter", "base" },
  { "an entry that is free", " 00000 n \n0000000", " 00000 f \n0000000", "structure" },
  { "an object that is somewhere else", "\n2 0 obj\n", "\n3 0 obj\n", "structure" },
  { "a trailer that goes on elsewhere", "trailer << /Info ", "trailer << /Prev ", "structure" },
};

static void
test_spellings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GBytes) changed = fixture_replace (base, 0, spellings[i].from, spellings[i].to);

      base_is_called (changed, spellings[i].name, spellings[i].word);
    }
}

/* With the table put right, so that every reader finds every object. */
static const struct
{
  const char *name;
  const char *before;
  const char *extra;
  const char *word;
} insertions[] = {
  { "a comment between objects", "2 0 obj\n", "%x\n", "structure" },
  { "an object that shadows another", "2 0 obj\n", "1 0 obj\n<< /Type /Catalog >>\nendobj\n", "structure" },
  { "an object of which nobody knows", "xref\n0 ", "9000 0 obj\n<< /JS (x) >>\nendobj\n", "structure" },
  { "a second trailer", "xref\n0 ", "trailer << /Root 5 0 R >>\n", "structure" },
  { "another end", "2 0 obj\n", "startxref\n15\n%%EOF\n", "structure" },
};

/* What another writer would write is not known here. */
static void
test_writer (void)
{
  g_autoptr (GBytes) changed = fixture_replace (once, 0, "/Writer 2", "/Writer 1");

  is_called (changed, "another writer of signatures", "update");
}

static void
test_insertions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (insertions); i++)
    {
      g_autoptr (GBytes) changed = forge_insert (base, (gsize) fixture_find (base, 0, insertions[i].before), insertions[i].extra);

      base_is_called (changed, insertions[i].name, insertions[i].word);
    }
}

/* ---- The CMS ---- */

typedef struct
{
  const char *name;
  const char *word;
  CmsCraft    craft;
  gboolean    other_bytes;   /* something else is signed */
  gboolean    wrong;         /* the last bit of the signature is another */
} Signature;

static GBytes *
crafted (const guint8 *data,
         gsize         length,
         gpointer      user_data,
         GError      **error)
{
  const Signature *one = user_data;
  CmsCraft craft = one->craft;
  g_autoptr (GBytes) cms = NULL;
  gsize size;
  guint8 *bytes;

  craft.length = length;
  cms = cms_craft (fixture.officers[0], (const char *) data + (one->other_bytes ? 1 : 0), craft);
  bytes = g_memdup2 (g_bytes_get_data (cms, &size), g_bytes_get_size (cms));
  bytes[size - 1] ^= one->wrong;
  return g_bytes_new_take (bytes, size);
}

static void
test_signatures (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  GBytes *other = beket_key_certificate (fixture.officers[1]);
  const Signature signatures[] = {
    { "as it should be", NULL, { 0 }, FALSE, FALSE },
    { "two signers", "cms", { .second = fixture.officers[1] }, FALSE, FALSE },
    { "two certificates", "cms", { .more = other }, FALSE, FALSE },
    { "SHA-1", "cms", { .digest = GNUTLS_DIG_SHA1 }, FALSE, FALSE },
    { "unsigned attributes", "cms", { .unsigned_too = TRUE }, FALSE, FALSE },
    { "another attribute", "attributes", { .extra = TRUE }, FALSE, FALSE },
    { "signing time", "attributes", { .flags = GNUTLS_PKCS7_INCLUDE_CERT | GNUTLS_PKCS7_INCLUDE_TIME }, FALSE, FALSE },
    { "no signing certificate", "attributes", { .no_ess = TRUE }, FALSE, FALSE },
    { "signing certificate twice", "attributes", { .n_ess = 2 }, FALSE, FALSE },
    { "another signing certificate", "signing-certificate", { .ess_of = other }, FALSE, FALSE },
    { "other bytes signed", "digest", { 0 }, TRUE, FALSE },
    { "a bit of the signature", "signature", { 0 }, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = beket_update_write (base, &structure->base, 0, "20261122091503", "Үлгібаев", BEKET_UPDATE_HOLE_MAX, crafted,
                                                   (gpointer) & signatures[i], &error);

      g_assert_no_error (error);
      is_called (pdf, signatures[i].name, signatures[i].word);
    }
}

/* A certificate of a trusted root that says nowhere whose it is. */
static void
test_nobody (void)
{
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (GBytes) der = craft_sign (craft (key, NULL), fixture.kz, GNUTLS_DIG_SHA256);
  g_autoptr (GBytes) pdf = NULL;

  beket_key_set_certificate (key, der);
  pdf = beket_act_sign (base, 0, key, "Үлгібаев", FIXTURE_DRAWN, NULL);
  is_called (pdf, "a certificate of nobody", "certificate");
}

/* ---- Where it lies ---- */

static void
lies_at (GBytes *pdf,
         gint64  position)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, 0, 0);

  g_assert_cmpint (verdict->position, ==, position);
}

static void
test_positions (void)
{
  gint64 start = (gint64) g_bytes_get_size (base);
  gint64 hole = (gint64) fixture_find (once, (gsize) start, "/Contents <") + 10;
  gint64 lang = (gint64) fixture_find (base, 0, "/Lang (kk-KZ)");
  g_autoptr (GBytes) behind = forge_append (once, "x");
  g_autoptr (GBytes) range = fixture_replace (once, (gsize) start, "/ByteRange [ 0", "/ByteRange [ 1");
  g_autoptr (GBytes) digit = fixture_replace (once, (gsize) hole + 100, "a", "A");
  g_autoptr (GBytes) escape = fixture_replace (base, 0, "/Lang (kk-KZ)", "/L#61ng (kkK)");
  g_autoptr (GBytes) escape_signed = beket_act_sign (escape, 0, fixture.officers[0], "Үлгібаев", FIXTURE_DRAWN, NULL);

  lies_at (once, -1);
  lies_at (base, -1);
  lies_at (behind, (gint64) g_bytes_get_size (once));
  lies_at (range, start);
  lies_at (digit, (gint64) fixture_find (once, (gsize) hole + 100, "a"));
  lies_at (escape_signed, lang + (gint64) strlen ("/L#61ng"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  base = fixture_act (&fixture, 0);
  once = fixture_sign (&fixture, base, 0);
  g_test_add_func ("/act/verify-lines/spellings", test_spellings);
  g_test_add_func ("/act/verify-lines/writer", test_writer);
  g_test_add_func ("/act/verify-lines/insertions", test_insertions);
  g_test_add_func ("/act/verify-lines/signatures", test_signatures);
  g_test_add_func ("/act/verify-lines/nobody", test_nobody);
  g_test_add_func ("/act/verify-lines/positions", test_positions);
  result = g_test_run ();
  g_bytes_unref (base);
  g_bytes_unref (once);
  fixture_close (&fixture);
  return result;
}

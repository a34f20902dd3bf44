/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the standard allows and readers of PDF forgive, and what no act has: other tables, other spellings of the same, other ends. None needs a
 * key, and none may be called valid.
 */

#include "config.h"

#include "forge.h"

#include <string.h>

static Fixture fixture;
static GBytes *base;   /* no signature */
static GBytes *once;   /* one */

/* ---- Updates of kinds that we do not write ---- */

#define TRAILER(more) "xref\n0 0\ntrailer\n<< /Size 9999 /Root 1 0 R /Info 2 0 R " more " >>\nstartxref\n"

static const struct
{
  const char *name;
  const char *update;   /* %s: where the update begins */
} updates[] = {
  { "a stream instead of a table",
    "9000 0 obj\n<< /Type /XRef /Size 9001 /W [ 1 4 1 ] /Index [ 9000 1 ] /Root 1 0 R /Prev 15 /Length 6 >>\nstream\n\001\0012340\nendstream\n"
    "endobj\nstartxref\n%s\n%%EOF\n" },
  { "objects in a stream",
    "9000 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length 25 >>\nstream\n1 0 << /Type /Catalog >>  \nendstream\nendobj\nstartxref\n%s\n%%EOF\n" },
  { "a table and a stream", TRAILER ("/Prev 15 /XRefStm 15") "%s\n%%EOF\n" },
  { "a table before itself", TRAILER ("/Prev %s") "%s\n%%EOF\n" },
  { "encrypted from here on", TRAILER ("/Prev 15 /Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>") "%s\n%%EOF\n" },
  { "lists of revocation of somebody else",
    "9000 0 obj\n<< /Type /DSS /CRLs [ 9000 0 R ] >>\nendobj\n" TRAILER ("/Prev 15") "%s\n%%EOF\n" },
  { "a field of the same name",
    "9000 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature1) /V 9001 0 R >>\nendobj\n" TRAILER ("/Prev 15") "%s\n%%EOF\n" },
};

static void
test_updates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (updates); i++)
    {
      g_autofree char *at = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (once));
      g_auto (GStrv) parts = g_strsplit (updates[i].update, "%s", -1);
      g_autofree char *placed = g_strjoinv (at, parts);
      g_autoptr (GBytes) forged = forge_append (once, placed);

      forge_stops (&fixture, forged, updates[i].name, "byte-range");
    }
}

/* ---- Other spellings ---- */

static const struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *word;
} spellings[] = {
  { "a comment between tokens", " /Filter /Adobe.PPKLite", " %c\n/Filter /Adobe.PPKLite", "byte-range" },
  { "/Contents twice", " /M (D:", " /Contents <00> /M (D:", "byte-range" },
  { "/ByteRange twice", " /M (D:", " /ByteRange [ 0 1 2 3 ] /M (D:", "byte-range" },
  { "an escaped /ByteRange", "/ByteRange [", "/Byte#52ange [", "byte-range" },
  { "an escaped /Contents", "] /Contents <", "] /#43ontents <", "byte-range" },
  { "no /Type", "<< /Type /Sig /Filter", "<< /Filter", "byte-range" },
  { "/Type of another", "<< /Type /Sig /Filter", "<< /Type /Sih /Filter", "update" },
  { "another /SubFilter", "/ETSI.CAdES.detached", "/adbe.pkcs7.detached", "update" },
  { "a blank in /Contents", "/Contents <30", "/Contents < 3", "byte-range" },
  { "/Contents as text", "/Contents <30", "/Contents (30", "byte-range" },
  { "a plus in /ByteRange", "/ByteRange [ 0 ", "/ByteRange [ 0 +", "byte-range" },
  { "a zero before /ByteRange", "/ByteRange [ 0 ", "/ByteRange [ 00 ", "byte-range" },
  { "/ByteRange from one", "/ByteRange [ 0 ", "/ByteRange [ 1 ", "byte-range" },
  { "a free entry", " 00000 n \ntrailer\n<< /Size", " 00000 f \ntrailer\n<< /Size", "update" },
  { "another generation", " 00000 n \ntrailer\n<< /Size", " 00001 n \ntrailer\n<< /Size", "update" },
  { "another catalog", "/Root 1 0 R /Info 2 0 R /ID", "/Root 3 0 R /Info 2 0 R /ID", "update" },
  { "half a letter in /Name", " /Name <FEFF04", " /Name <FEFFD8", "revision" },
  { "a letter of nothing in /Name", " /Name <FEFF04", " /Name <FEFF0Z", "update" },
};

static void
test_spellings (void)
{
  gsize start = g_bytes_get_size (base);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GBytes) forged = NULL;

      g_assert_cmpint (fixture_find (once, start, spellings[i].from), >=, 0);
      forged = fixture_replace (once, start, spellings[i].from, spellings[i].to);
      forge_stops (&fixture, forged, spellings[i].name, spellings[i].word);
    }
}

/* ---- Other beginnings and ends ---- */

static GBytes *
join (const char *before,
      GBytes     *pdf,
      gsize       cut,
      const char *after)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) before, (guint) strlen (before));
  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) (g_bytes_get_size (pdf) - cut));
  g_byte_array_append (bytes, (const guint8 *) after, (guint) strlen (after));
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_ends (void)
{
  static const struct
  {
    const char *name;
    const char *before;
    gsize       cut;
    const char *after;
    const char *word;
  } ends[] = {
    { "something before the header", "x\n", 0, "", "not-an-act" },
    { "a mark of byte order", "\357\273\277", 0, "", "not-an-act" },
    { "lines that end in two characters", "", 7, "\r\n%%EOF\r\n", "structure" },
    { "the last line not ended", "", 1, "", "structure" },
    { "five ends", "", 0, "\n%%EOF\n\n%%EOF\n\n%%EOF\n\n%%EOF\n\n%%EOF\n", "structure" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GBytes) forged = join (ends[i].before, once, ends[i].cut, ends[i].after);

      forge_stops (&fixture, forged, ends[i].name, ends[i].word);
    }
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
  g_test_add_func ("/act/attack-syntax/updates", test_updates);
  g_test_add_func ("/act/attack-syntax/spellings", test_spellings);
  g_test_add_func ("/act/attack-syntax/ends", test_ends);
  result = g_test_run ();
  g_bytes_unref (base);
  g_bytes_unref (once);
  fixture_close (&fixture);
  return result;
}

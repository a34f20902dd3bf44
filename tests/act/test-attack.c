/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to a signed act by someone who cannot sign: a table of attacks, and the check that stops each. None may be called
 * valid.
 */

#include "config.h"

#include "forge.h"

#include <stdio.h>
#include <string.h>

static Fixture fixture;
static GBytes *base;    /* no signature */
static GBytes *once;    /* one */
static GBytes *twice;   /* two */

typedef struct
{
  const char *name;
  GBytes *(*make)(void);
  const char *word;
} Attack;

/* ---- Behind the signatures ---- */

static GBytes *
bytes_behind (void)
{
  return forge_append (twice, "junk");
}

static GBytes *
blank_behind (void)
{
  return forge_append (twice, "\n");
}

static GBytes *
end_behind (void)
{
  return forge_append (twice, "\n%%EOF\n");
}

static GBytes *
second_trailer (void)
{
  return forge_append (twice, "trailer\n<< /Root 9 0 R /Size 20 >>\nstartxref\n0\n%%EOF\n");
}

/* Object @path of the catalog written anew by an update. */
static GBytes *
update_of (GBytes     *pdf,
           const char *reference,
           const char *body)
{
  gssize at = fixture_find (pdf, 0, reference);
  int number = 0;

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpint (sscanf ((const char *) g_bytes_get_data (pdf, NULL) + at + strlen (reference), "%d 0 R", &number), ==, 1);
  return forge_update (pdf, number, body);
}

#define PAINT "<< /Length 30 >>\nstream\n1 1 1 rg 0 0 600 850 re f      \nendstream"
#define NOTE  "<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 99 99 ] /Contents (VOID) >>"
#define FILE  "<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream"

/* Each of these after one signature and after two. */
static const struct
{
  const char *name;
  const char *reference;   /* what leads to the object that is written anew; %NULL: a new object */
  const char *body;
} updates[] = {
  { "page content replaced", "/Contents ", PAINT },
  { "annotation added", NULL, NOTE },
  { "page written anew", "/Kids [ ", "<< /Type /Page /Parent 8 0 R >>" },
  { "attached record swapped", "/EF << /F ", FILE },
  { "font swapped", "/FontFile2 ", "<< /Length 1 >>\nstream\n0\nendstream" },
  { "catalog written anew", "/Root ", "<< /Type /Catalog /OpenAction << /S /JavaScript /JS (x) >> >>" },
  { "page tree written anew", "/Pages ", "<< /Type /Pages /Count 0 /Kids [ ] >>" },
  { "signature field written anew", "/Fields [ ", "<< /FT /Sig /T (signature1) >>" },
  { "XMP written anew", "/Metadata ", "<< /Type /Metadata /Length 1 >>\nstream\n0\nendstream" },
};

/* ---- In the update ---- */

static GBytes *
date_of_no_shape (void)
{
  g_autoptr (GBytes) changed = fixture_replace (once, 0, " /M (D:2026", " /M (D:x026");

  return g_steal_pointer (&changed);
}

/* ---- In the signature dictionary ---- */

static gsize
hole (void)
{
  return (gsize) fixture_find (twice, g_bytes_get_size (once), "/Contents <");
}

/* The last @n digits of the hole: the CMS leaves more than that. */
static gsize
padding (gsize n)
{
  gsize room;
  gsize at = forge_hole (twice, g_bytes_get_size (once), &room);

  return at + 1 + 2 * room - n;
}

static GBytes *
keys_in_padding (void)
{
  g_autofree char *zeros = g_strnfill (64, '0');

  return fixture_replace (twice, padding (64), zeros, "> /V (x) /Contents <000000000000000000000000000000000000000000000");
}

static GBytes *
bytes_in_padding (void)
{
  return fixture_replace (twice, padding (8), "00000000", "000000ff");
}

static GBytes *
blanks_in_padding (void)
{
  return fixture_replace (twice, padding (8), "00000000", "0000 000");
}

static GBytes *
case_of_digits (void)
{
  return fixture_replace (twice, hole () + 12, "a", "A");
}

static GBytes *
no_signature_there (void)
{
  return fixture_replace (twice, hole (), "/Contents <30", "/Contents <31");
}

static GBytes *
range_of (const char *numbers)
{
  gssize at = fixture_find (once, 0, "/ByteRange [ 0 ");
  g_autofree char *old = g_strndup ((const char *) g_bytes_get_data (once, NULL) + at, 55);
  g_autofree char *new = g_strdup_printf ("/ByteRange [ %-41s", numbers);
  g_autofree char *cut = g_strndup (old, strlen (new));

  return fixture_replace (once, 0, cut, new);
}

static GBytes *
range_blanked (void)
{
  return range_of ("");
}

static GBytes *
range_of_nothing (void)
{
  return range_of ("0 0 0 0");
}

/* The second part begins before the first one ends. */
static GBytes *
range_overlapping (void)
{
  gsize size = g_bytes_get_size (once);
  g_autofree char *numbers = g_strdup_printf ("0 %" G_GSIZE_FORMAT " 1000 %" G_GSIZE_FORMAT, size - 20000, size - 1000);

  return range_of (numbers);
}

static GBytes *
range_negative (void)
{
  return range_of ("0 -1 -1 -1");
}

static GBytes *
range_overflowing (void)
{
  return range_of ("0 4294967296 4294967297 18446744073709551");
}

/* ---- Another hole round the same signature ---- */

/* (transfer full): the CMS of the second signature. */
static GBytes *
second_cms (void)
{
  gsize at = forge_hole (twice, g_bytes_get_size (once), NULL) + 1;
  const char *hex = (const char *) g_bytes_get_data (twice, NULL) + at;
  GByteArray *der = g_byte_array_new ();

  for (gsize i = 0; der->len < 4 || i < 4 + ((gsize) der->data[2] << 8 | der->data[3]); i++)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

      g_byte_array_append (der, &byte, 1);
    }

  return g_byte_array_free_to_bytes (der);
}

static GBytes *
give_cms (const guint8 *data,
          gsize         length,
          gpointer      user_data,
          GError      **error)
{
  return g_bytes_ref (user_data);
}

/* By our own writer, so that nothing but the hole is another. */
static GBytes *
in_hole_of (gsize room)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autoptr (GBytes) cms = second_cms ();

  return beket_update_write (once, &structure->base, 1, "20261122091603", "Примеров Юрий Ильич",
                             room != 0 ? room : g_bytes_get_size (cms), give_cms, cms, NULL);
}

static GBytes *
hole_larger (void)
{
  return in_hole_of (BEKET_UPDATE_HOLE_MAX);
}

static GBytes *
hole_smaller (void)
{
  return in_hole_of (0);
}

/* /ByteRange says that the hole of the first signature has @more digits than it has. */
static GBytes *
range_of_hole (int more)
{
  gsize room;
  gsize at = forge_hole (once, g_bytes_get_size (base), &room);
  gsize after = (gsize) ((gssize) (at + 2 * room + 2) + more);
  g_autofree char *numbers = g_strdup_printf ("0 %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, at, after,
                                              g_bytes_get_size (once) - after);

  return range_of (numbers);
}

static GBytes *
range_narrow (void)
{
  return range_of_hole (-2);
}

static GBytes *
range_wide (void)
{
  return range_of_hole (2);
}

/* ---- Moved from elsewhere ---- */

/* The same officer's signature over other bytes, put where this one was. */
static GBytes *
signature_moved (void)
{
  g_autoptr (GBytes) other = beket_act_sign (base, 0, fixture.officers[0], "Үлгібаев Нұрлан Әлиұлы", FIXTURE_DRAWN, NULL);
  gsize room, their_room;
  gsize here = forge_hole (once, g_bytes_get_size (base), &room) + 1;
  gsize there = forge_hole (other, g_bytes_get_size (base), &their_room) + 1;
  g_autofree char *mine = g_strndup ((const char *) g_bytes_get_data (once, NULL) + here, 2 * room);
  g_autofree char *theirs = g_strndup ((const char *) g_bytes_get_data (other, NULL) + there, 2 * their_room);

  return fixture_replace (once, 0, mine, theirs);
}

static char *
first_update (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);

  return g_strndup ((const char *) g_bytes_get_data (once, NULL) + structure->ends[0], structure->ends[1] - structure->ends[0]);
}

static GBytes *
update_moved (void)
{
  g_autoptr (BeketValue) record = fixture_record (2);
  g_autoptr (GBytes) other = fixture_render (&fixture, record);
  g_autofree char *update = first_update ();

  return forge_append (other, update);
}

static GBytes *
update_twice (void)
{
  g_autofree char *update = first_update ();

  return forge_append (once, update);
}

static GBytes *
cut_back (void)
{
  return g_bytes_ref (once);
}

/* ---- The table ---- */

static const ForgeAttack attacks[] = {
  { "bytes after the end", bytes_behind, "structure" },
  { "a blank after the end", blank_behind, "structure" },
  { "another end after the end", end_behind, "structure" },
  { "a second trailer after the end", second_trailer, "structure" },
  { "an update without a date", date_of_no_shape, "revision" },
  { "keys in the padding of /Contents", keys_in_padding, "byte-range" },
  { "bytes in the padding of /Contents", bytes_in_padding, "update" },
  { "blanks in the padding of /Contents", blanks_in_padding, "byte-range" },
  { "the case of a digit of /Contents", case_of_digits, "update" },
  { "no signature in /Contents", no_signature_there, "contents" },
  { "/ByteRange blanked", range_blanked, "byte-range" },
  { "/ByteRange of nothing", range_of_nothing, "byte-range" },
  { "/ByteRange overlapping", range_overlapping, "byte-range" },
  { "/ByteRange negative", range_negative, "byte-range" },
  { "/ByteRange overflowing", range_overflowing, "byte-range" },
  { "a larger hole round the same signature", hole_larger, "digest" },
  { "a smaller hole round the same signature", hole_smaller, "digest" },
  { "/ByteRange of a smaller hole", range_narrow, "byte-range" },
  { "/ByteRange of a larger hole", range_wide, "byte-range" },
  { "a signature moved from another act", signature_moved, "digest" },
  { "an update moved from another act", update_moved, "byte-range" },
  { "the first signature twice", update_twice, "byte-range" },
  { "cut back to an earlier revision", cut_back, "rollback" },
};

static void
test_attacks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GBytes) forged = attacks[i].make ();

      forge_stops (&fixture, forged, attacks[i].name, attacks[i].word);
    }
}

static void
test_updates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (updates); i++)
    for (guint n = 1; n <= BEKET_ACT_FIELDS; n++)
      {
        GBytes *honest = n == 1 ? once : twice;
        g_autofree char *name = g_strdup_printf ("%s after %u", updates[i].name, n);
        g_autoptr (GBytes) forged = updates[i].reference != NULL ?
                                    update_of (honest, updates[i].reference, updates[i].body) :
                                    forge_update (honest, forge_new_object (honest), updates[i].body);

        forge_stops (&fixture, forged, name, n == 1 ? "byte-range" : "structure");
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
  twice = fixture_sign (&fixture, once, 1);
  g_test_add_func ("/act/attack/attacks", test_attacks);
  g_test_add_func ("/act/attack/updates", test_updates);
  result = g_test_run ();
  g_bytes_unref (base);
  g_bytes_unref (once);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return result;
}

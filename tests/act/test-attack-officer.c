/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer can do with a key of his own: sign what nobody saw, or what he may not. To other programs each of these is signed well.
 */

#include "config.h"

#include "forge.h"

#include <string.h>

#include "record/json.h"

static Fixture fixture;
static GBytes *base;    /* no signature */
static GBytes *once;    /* one */
static GBytes *twice;   /* two */

/* ---- Between the signatures ---- */

/* To other programs an honest counter-signature. */
static GBytes *
middle_revision (void)
{
  g_autoptr (GBytes) middle = forge_update (once, forge_content_object (once), "<< /Length 3 >>\nstream\nq Q\nendstream");

  return forge_sign (middle, once, 1, fixture.officers[1]);
}

static GBytes *
inside (gsize       at,
        const char *extra)
{
  return forge_inside (twice, g_bytes_get_size (once), at, extra, fixture.officers[1]);
}

static gsize
in_update (const char *text)
{
  return (gsize) fixture_find (twice, g_bytes_get_size (once), text) - g_bytes_get_size (once);
}

static GBytes *
object_before (void)
{
  return inside (0, "900 0 obj\n<< /JS (app.alert) >>\nendobj\n");
}

static GBytes *
object_between (void)
{
  return inside (in_update ("xref\n"), "900 0 obj\n<< /JS (app.alert) >>\nendobj\n");
}

/* A second object of a number that is there already: which of them a reader shows is his affair. */
static GBytes *
object_shadowed (void)
{
  return inside (0, "1 0 obj\n<< /Type /Catalog >>\nendobj\n");
}

static GBytes *
key_in_signature (void)
{
  return inside (in_update (" /Prop_Build"), " /Reason (none)");
}

static GBytes *
comment_inside (void)
{
  return inside (in_update ("xref\n"), "% a comment\n");
}

/* More room than any act of ours keeps. */
static GBytes *
hole_too_large (void)
{
  g_autofree char *zeros = g_strnfill (2 * BEKET_UPDATE_HOLE_MAX, '0');

  return inside (in_update ("> >>\nendobj"), zeros);
}

/* @user_data: how many bytes follow the CMS in its hole. */
static GBytes *
sign_and_fill (const guint8 *data,
               gsize         length,
               gpointer      user_data,
               GError      **error)
{
  g_autoptr (GBytes) cms = beket_key_sign_cms (fixture.officers[1], data, length, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  g_byte_array_append (all, g_bytes_get_data (cms, NULL), (guint) g_bytes_get_size (cms));
  for (gsize i = 0; i < GPOINTER_TO_SIZE (user_data); i++)
    g_byte_array_append (all, (const guint8 *) "/", 1);

  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static GBytes *
signed_in_largest_hole (gsize behind)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);

  return beket_update_write (once, &structure->base, 1, "20261122091603", "Примеров", BEKET_UPDATE_HOLE_MAX, sign_and_fill,
                             GSIZE_TO_POINTER (behind), NULL);
}

/* The hole is outside the signature: what is in it beside the CMS, nobody signs. */
static GBytes *
bytes_in_hole (void)
{
  return signed_in_largest_hole (1000);
}

static GBytes *
third_signature (void)
{
  return forge_sign (twice, once, 1, fixture.officers[1]);
}

/* ---- By an officer ---- */

static GBytes *
signed_by (BeketAuthority *authority,
           BeketRole       role,
           const char     *party,
           const char     *id)
{
  g_autoptr (BeketKey) key = fixture_key (authority, BEKET_KEY_P256, role, party, "Үлгібаев", id);

  return beket_act_sign (base, 0, key, "Үлгібаев", FIXTURE_DRAWN, NULL);
}

/* The right person, with a certificate for something else. */
static GBytes *
wrong_role (void)
{
  return signed_by (fixture.kz, BEKET_ROLE_STATION, "KZ", "KZ-10442");
}

static GBytes *
another_officer (void)
{
  return signed_by (fixture.kz, BEKET_ROLE_OFFICER, "KZ", "KZ-99999");
}

static GBytes *
wrong_place (void)
{
  return signed_by (fixture.ru, BEKET_ROLE_OFFICER, "RU", "RU-20817");
}

/* The pages of one record with another one attached, both the officer's own work. */
static GBytes *
record_swapped (const char *seal)
{
  g_autoptr (BeketValue) shown = fixture_record (1);
  g_autoptr (BeketValue) attached = fixture_record (1);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) swapped = NULL;

  beket_value_set_text (beket_value_get (attached, "decision"), "decision", "refused");
  json = beket_json_write_bytes (attached);
  swapped = beket_act_render (fixture.data, beket_library_form (fixture.data, "D1", "1.0", NULL), shown, json, seal, NULL);
  return fixture_sign (&fixture, swapped, 0);
}

static GBytes *
record_swapped_no_seal (void)
{
  return record_swapped (NULL);
}

static GBytes *
record_swapped_sealed (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (once, NULL);
  g_autofree char *seal = beket_base_seal (structure);

  return record_swapped (seal);
}

/* ---- The table ---- */

static const ForgeAttack attacks[] = {
  { "a revision between two honest signatures", middle_revision, "structure" },
  { "an object before the second signature", object_before, "update" },
  { "an object between signature and table", object_between, "update" },
  { "an object that shadows the catalog", object_shadowed, "update" },
  { "a key in the signature dictionary", key_in_signature, "update" },
  { "a comment in the update", comment_inside, "update" },
  { "a hole larger than any", hole_too_large, "byte-range" },
  { "bytes behind the CMS in a large hole", bytes_in_hole, "update" },
  { "a third signature", third_signature, "structure" },
  { "the right person for the wrong role", wrong_role, "certificate-role" },
  { "another officer of the same state", another_officer, "signer" },
  { "the second officer in the first place", wrong_place, "signer" },
  { "attached record swapped by the officer", record_swapped_no_seal, "drawn" },
  { "the same under the honest seal", record_swapped_sealed, "seal" },
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

/* The forger's hand is steady: without an insertion the act is valid. */
static void
test_steady_hand (void)
{
  g_autoptr (GBytes) nothing = inside (0, "");
  g_autoptr (BeketVerdict) verdict = beket_act_verify (nothing, fixture.trust, 0, 2);

  g_assert_true (verdict->valid);
  g_assert_true (beket_verdict_compare_drawn (verdict, nothing, fixture.data));
  g_assert_true (verdict->drawn);
}

/* Zeros to spare hide nothing and change nothing. */
static void
test_spare_room (void)
{
  g_autoptr (GBytes) spare = signed_in_largest_hole (0);
  g_autoptr (BeketVerdict) verdict = beket_act_verify (spare, fixture.trust, 0, 2);

  g_assert_true (verdict->valid);
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
  g_test_add_func ("/act/attack-officer/steady-hand", test_steady_hand);
  g_test_add_func ("/act/attack-officer/spare-room", test_spare_room);
  g_test_add_func ("/act/attack-officer/attacks", test_attacks);
  result = g_test_run ();
  g_bytes_unref (base);
  g_bytes_unref (once);
  g_bytes_unref (twice);
  fixture_close (&fixture);
  return result;
}

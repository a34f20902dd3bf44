/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed notes: the example of the specification, own signatures, cosignatures, bad bytes; checkpoints.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "exchange/note.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/proof.h"
#include "exchange/text.h"
#include "trust/authority.h"

#include <glib/gstdio.h>
#include <string.h>

/* The example that golang.org/x/mod/sumdb/note and C2SP signed-note share. */
#define NAME "PeterNeumann"
#define KEY  "GlzZBxQ8OExB6DDFvOEqqIF+xWSaqr8sMTiLNbLXRNY="
#define TEXT \
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
#define LINE \
  "\xe2\x80\x94 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

/* ---- Keys ---- */

typedef struct
{
  char           *root;
  BeketAuthority *kz;
  BeketAuthority *ru;
  BeketTrust     *trust;
  BeketKey       *log;       /* of KZ */
  BeketKey       *mirror;    /* of RU */
} Fixture;

static BeketKey *
log_key (BeketAuthority *authority,
         const char     *party)
{
  g_autofree char *name = g_strdup_printf ("%s-NODE", party);
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_LOG, party, "border", NULL,
                                                           name, name);
  g_autoptr (GError) error = NULL;
  BeketKey *key = beket_key_generate (BEKET_KEY_ED25519, &error);

  g_assert_no_error (error);
  beket_authority_issue_for (authority, key, identity,
                             g_get_real_time () - G_USEC_PER_SEC, 2, &error);
  g_assert_no_error (error);
  return key;
}

static BeketAuthority *
authority_new (Fixture    *fixture,
               const char *party)
{
  g_autofree char *folder = g_build_filename (fixture->root, party, NULL);
  g_autoptr (GError) error = NULL;
  BeketAuthority *authority = beket_authority_create (folder, party, &error);

  g_assert_no_error (error);
  beket_trust_add_root (fixture->trust, party, beket_authority_root (authority), &error);
  g_assert_no_error (error);
  return authority;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("beket-note-XXXXXX", NULL);
  fixture->trust = beket_trust_new ();
  fixture->kz = authority_new (fixture, "KZ");
  fixture->ru = authority_new (fixture, "RU");
  fixture->log = log_key (fixture->kz, "KZ");
  fixture->mirror = log_key (fixture->ru, "RU");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  beket_key_unref (fixture->log);
  beket_key_unref (fixture->mirror);
  beket_authority_free (fixture->kz);
  beket_authority_free (fixture->ru);
  beket_trust_unref (fixture->trust);
  remove_folder (fixture->root);
  g_free (fixture->root);
}

/* Our functions take a key in a certificate; the specification gives a bare one: it takes the place of ours. */
static GBytes *
wrap_key (GBytes     *certificate,
          const char *base64)
{
  g_autoptr (GBytes) raw = beket_base64_decode (base64);
  g_autoptr (GBytes) ours = beket_certificate_public_ed25519 (certificate, NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (certificate, &length);
  guint8 *copy = g_memdup2 (bytes, length);
  guint8 *place = memmem (copy, length, g_bytes_get_data (ours, NULL), 32);

  g_assert_nonnull (place);
  memcpy (place, g_bytes_get_data (raw, NULL), 32);
  return g_bytes_new_take (copy, length);
}

static BeketNote *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  BeketNote *note = beket_note_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return note;
}

/* ---- The example ---- */

static void
test_example (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) certificate = wrap_key (beket_key_certificate (fixture->log), KEY);
  g_autoptr (BeketNote) note = parse (TEXT "\n" LINE);
  g_autoptr (BeketNote) other = parse ("I" TEXT "\n" LINE);
  g_autoptr (GError) error = NULL;
  guint32 key;

  g_assert_cmpstr (note->text, ==, TEXT);
  g_assert_cmpuint (note->lines->len, ==, 1);
  beket_note_key (certificate, NAME, BEKET_NOTE_ED25519, &key, &error);
  g_assert_no_error (error);
  g_assert_cmphex (key, ==, 0xc74f20a3);
  g_assert_cmphex (beket_note_find (note, NAME)->key, ==, key);
  beket_note_check (note, certificate, NAME, BEKET_NOTE_ED25519, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (beket_note_check (other, certificate, NAME, BEKET_NOTE_ED25519, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_note_check (note, certificate, "Another", BEKET_NOTE_ED25519, NULL,
                                    &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_note_check (note, certificate, NAME, BEKET_NOTE_COSIGNATURE, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
}

static void
test_bad_notes (void)
{
  const char *bad[] = {
    "", "\n", "\n\n", "\n\n" LINE, TEXT, TEXT LINE, TEXT "\n", TEXT "\n\n", TEXT "\n" LINE "x",
    TEXT "\n" LINE "\n",
    "a\r\n\n" LINE, "a\001\n\n" LINE, "\xff\n\n" LINE,
    "a\n\n- b c2lnbmF0dXJlcw==\n", "a\n\n\xe2\x80\x94 b\n", "a\n\n\xe2\x80\x94 b c2ln\n",
    "a\n\n\xe2\x80\x94 b !!!!!!!!\n",
    "a\n\n\xe2\x80\x94 b+c c2lnbmF0dXJlcw==\n", "a\n\n\xe2\x80\x94  c2lnbmF0dXJlcw==\n",
    "a\n\n\xe2\x80\x94 b c2lnbmF0dXJlcw== d\n",
    "a\n\n\xe2\x80\x94 b c2lnbmF0dXJlcw\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketNote) note = beket_note_parse (bad[i], strlen (bad[i]), &error);

      if (note != NULL)
        g_error ("taken for a note: %u: %s", i, bad[i]);
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("a\n\n");
  g_autofree char *long_text = g_strnfill (BEKET_NOTE_MAX, 'a');
  g_autofree char *too_long = g_strconcat (long_text, "\n\n", LINE, NULL);
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BEKET_NOTE_LINES; i++)
    g_string_append (many, LINE);
  note = parse (many->str);
  g_assert_cmpuint (note->lines->len, ==, BEKET_NOTE_LINES);
  g_string_append (many, LINE);
  g_assert_null (beket_note_parse (many->str, many->len, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LENGTH);
  g_clear_error (&error);
  g_assert_null (beket_note_parse (too_long, strlen (too_long), &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (beket_note_parse ("a\0b\n\n" LINE, 5 + strlen (LINE), &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHARACTER);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 1);
}

/* ---- Own signatures ---- */

/* A checkpoint of KZ, signed by its log and cosigned by RU at 1795338843. */
static char *
cosigned (Fixture               *fixture,
          guint64                size,
          const BeketMerkleHash *root)
{
  g_autofree char *text = beket_checkpoint_text ("KZ-NODE/to/RU", size, root);
  g_autoptr (GError) error = NULL;
  g_autofree char *own = beket_note_sign (text, fixture->log, "KZ-NODE/to/RU", BEKET_NOTE_ED25519,
                                          0, &error);
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  other = beket_note_sign (text, fixture->mirror, "RU-NODE", BEKET_NOTE_COSIGNATURE, 1795338843,
                           &error);
  g_assert_no_error (error);
  return g_strconcat (text, "\n", own, other, NULL);
}

static void
test_cosignature (Fixture      *fixture,
                  gconstpointer data)
{
  BeketMerkleHash root = { { 1, 2, 3 } };
  g_autofree char *raw = cosigned (fixture, 42, &root);
  g_autoptr (BeketNote) note = parse (raw);
  g_autoptr (BeketCheckpoint) checkpoint = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time = 0;

  beket_note_check (note, beket_key_certificate (fixture->log), "KZ-NODE/to/RU", BEKET_NOTE_ED25519,
                    NULL, &error);
  g_assert_no_error (error);
  beket_note_check (note, beket_key_certificate (fixture->mirror), "RU-NODE",
                    BEKET_NOTE_COSIGNATURE, &time, &error);
  g_assert_no_error (error);
  g_assert_cmpint (time, ==, 1795338843);
  g_assert_false (beket_note_check (note, beket_key_certificate (fixture->log), "RU-NODE",
                                    BEKET_NOTE_COSIGNATURE, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);

  checkpoint = beket_checkpoint_parse (note->text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (checkpoint->origin, ==, "KZ-NODE/to/RU");
  g_assert_cmpuint (checkpoint->size, ==, 42);
  g_assert_true (beket_merkle_equal (&checkpoint->root, &root));
}

/* Each changed byte of the cosigned text or its time is met. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  BeketMerkleHash root = { { 1, 2, 3 } };
  g_autofree char *raw = cosigned (fixture, 42, &root);
  gsize length = strlen (raw);
  guint good = 0;

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *other = g_strdup (raw);
      g_autoptr (BeketNote) note = NULL;

      other[i] = other[i] == '7' ? '8' : '7';
      note = beket_note_parse (other, length, NULL);
      if (note != NULL &&
          beket_note_check (note, beket_key_certificate (fixture->mirror), "RU-NODE",
                            BEKET_NOTE_COSIGNATURE, NULL, NULL) &&
          beket_note_check (note, beket_key_certificate (fixture->log), "KZ-NODE/to/RU",
                            BEKET_NOTE_ED25519, NULL, NULL))
        good++;
    }
  g_assert_cmpuint (good, ==, 0);
}

static void
test_bad_checkpoints (void)
{
  const char *bad[] = {
    "", "a", "a\n1\n", "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    "a\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    "a\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    "a\n18446744073709551616\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    "a\n1\nAAAA\n", "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
    "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_checkpoint_parse (bad[i], &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
    }
}

/* ---- The peer's receipt ---- */

static char *
make_proof (Fixture    *fixture,
            const char *header,
            guint64     index)
{
  BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
  BeketMerkle tree = { 0 };
  BeketMerkleHash leaf;
  BeketMerkleHash other;
  BeketMerkleHash root;
  g_autofree char *note = NULL;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));

  beket_merkle_leaf (header, strlen (header), &leaf);
  beket_merkle_leaf ("other", 5, &other);
  beket_merkle_append (&tree, &other, nodes);
  beket_merkle_append (&tree, &leaf, nodes);
  beket_merkle_root (&tree, &root);
  g_array_append_val (path, other);
  note = cosigned (fixture, 2, &root);
  return beket_proof_write (index, path, note, beket_key_certificate (fixture->mirror));
}

static void
test_proof (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) header = g_bytes_new_static ("header", 6);
  g_autoptr (GBytes) another = g_bytes_new_static ("headeR", 6);
  g_autofree char *proof = make_proof (fixture, "header", 1);
  g_autofree char *wrong = make_proof (fixture, "header", 0);
  g_autofree char *time = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time ();

  beket_proof_check (proof, header, fixture->trust, "KZ", now, &time, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (time, ==, "2026-11-22T09:14:03.000Z");
  g_assert_false (beket_proof_check (proof, another, fixture->trust, "KZ", now, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_proof_check (wrong, header, fixture->trust, "KZ", now, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  /* The own state cannot acknowledge for the other. */
  g_assert_false (beket_proof_check (proof, header, fixture->trust, "RU", now, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_proof_check (proof, header, fixture->trust, "KZ",
                                     now + 10 * G_TIME_SPAN_DAY, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (beket_proof_check ("{}", header, fixture->trust, "KZ", now, &time, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/note/example", Fixture, NULL, set_up, test_example, tear_down);
  g_test_add_func ("/exchange/note/bad", test_bad_notes);
  g_test_add_func ("/exchange/note/limits", test_limits);
  g_test_add ("/exchange/note/cosignature", Fixture, NULL, set_up, test_cosignature, tear_down);
  g_test_add ("/exchange/note/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add_func ("/exchange/note/bad-checkpoints", test_bad_checkpoints);
  g_test_add ("/exchange/note/proof", Fixture, NULL, set_up, test_proof, tear_down);
  return g_test_run ();
}

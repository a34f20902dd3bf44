/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two states with their officers, for the tests of acts.
 */

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "record/entry.h"
#include "record/json.h"

#define VALID_FROM 1767225600000000   /* 2026-01-01 */
#define VALID_DAYS 3650

BeketLibrary *
fixture_library (void)
{
  const char *folder = g_getenv ("BEKET_DATADIR");
  g_autoptr (GError) error = NULL;
  BeketLibrary *library;

  g_assert_nonnull (folder);
  library = beket_library_load (folder, &error);
  g_assert_no_error (error);
  return library;
}

BeketKey *
fixture_key (BeketAuthority *authority,
             BeketKeyKind    kind,
             BeketRole       role,
             const char     *party,
             const char     *name,
             const char     *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketIdentity) identity =
    beket_identity_new (role, party, "border", g_str_equal (party, "KZ") ? "KZSYR" : "RUMSH", name,
                        id);
  BeketKey *key = beket_key_generate (kind, &error);

  g_assert_no_error (error);
  beket_authority_issue_for (authority, key, identity, VALID_FROM, VALID_DAYS, &error);
  g_assert_no_error (error);
  return key;
}

void
fixture_add_list (Fixture    *self,
                  BeketTrust *trust,
                  const char *party)
{
  g_autofree char *path = g_build_filename (self->folder, party, "crl.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) list = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  list = g_bytes_new_take (text, length);
  beket_trust_add_crl (trust, list, &error);
  g_assert_no_error (error);
}

static BeketAuthority *
open_authority (Fixture    *self,
                const char *party)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (self->folder, party, NULL);
  BeketAuthority *authority;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  authority = beket_authority_create (folder, party, &error);
  g_assert_no_error (error);
  beket_trust_add_root (self->trust, party, beket_authority_root (authority), &error);
  g_assert_no_error (error);
  fixture_add_list (self, self->trust, party);
  return authority;
}

void
fixture_open (Fixture *self)
{
  self->folder = g_dir_make_tmp ("beket-act-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->data = fixture_library ();
  self->trust = beket_trust_new ();
  self->kz = open_authority (self, "KZ");
  self->ru = open_authority (self, "RU");
  self->officers[0] = fixture_key (self->kz, BEKET_KEY_P256, BEKET_ROLE_OFFICER, "KZ",
                                   "Үлгібаев Нұрлан Әлиұлы", "KZ-10442");
  self->officers[1] = fixture_key (self->ru, BEKET_KEY_P256, BEKET_ROLE_OFFICER, "RU",
                                   "Примеров Юрий Ильич", "RU-20817");
  self->seal = fixture_key (self->kz, BEKET_KEY_ED25519, BEKET_ROLE_SEAL, "KZ", "KZ-KZSYR-B02",
                            "KZ-KZSYR-B02");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }

  g_rmdir (folder);
}

void
fixture_close (Fixture *self)
{
  g_clear_pointer (&self->officers[0], beket_key_unref);
  g_clear_pointer (&self->officers[1], beket_key_unref);
  g_clear_pointer (&self->seal, beket_key_unref);
  g_clear_pointer (&self->kz, beket_authority_free);
  g_clear_pointer (&self->ru, beket_authority_free);
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->data, beket_library_unref);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

char *
fixture_seal (Fixture          *self,
              const BeketValue *record,
              const char       *hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPaperSeal) says = beket_paper_seal_of (record, hash, FIXTURE_DRAWN, &error);
  char *seal;

  g_assert_no_error (error);
  seal = beket_paper_seal_make (self->seal, says, &error);
  g_assert_no_error (error);
  return seal;
}

GBytes *
fixture_render (Fixture    *self,
                BeketValue *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autofree char *seal = fixture_seal (self, record, hash);
  GBytes *pdf;

  g_assert_no_error (error);
  pdf = beket_act_render (self->data, beket_library_form (self->data, "D1", "1.0", NULL), record,
                          json, seal, &error);
  g_assert_no_error (error);
  return pdf;
}

GBytes *
fixture_sign (Fixture *self,
              GBytes  *pdf,
              guint    field)
{
  static const char *const names[] = { "Үлгібаев Нұрлан Әлиұлы", "Примеров Юрий Ильич" };
  g_autoptr (GError) error = NULL;
  GBytes *signed_pdf = beket_act_sign (pdf, field, self->officers[field], names[field],
                                       FIXTURE_DRAWN + (field + 1) * 60 * G_USEC_PER_SEC, &error);

  g_assert_no_error (error);
  return signed_pdf;
}

GBytes *
fixture_act (Fixture *self,
             guint    n_signatures)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  GBytes *pdf = fixture_render (self, record);

  for (guint i = 0; i < n_signatures; i++)
    {
      g_autoptr (GBytes) before = pdf;

      pdf = fixture_sign (self, before, i);
    }

  return pdf;
}

gssize
fixture_find (GBytes     *pdf,
              gsize       after,
              const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *found = memmem (data + after, size - after, text, strlen (text));

  return found != NULL ? found - data : -1;
}

GBytes *
fixture_replace (GBytes     *pdf,
                 gsize       after,
                 const char *from,
                 const char *to)
{
  gssize at = fixture_find (pdf, after, from);
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);
  GByteArray *changed = g_byte_array_new ();

  g_assert_cmpint (at, >=, 0);
  g_byte_array_append (changed, data, (guint) at);
  g_byte_array_append (changed, (const guint8 *) to, (guint) strlen (to));
  g_byte_array_append (changed, data + at + strlen (from),
                       (guint) (size - (gsize) at - strlen (from)));
  return g_byte_array_free_to_bytes (changed);
}

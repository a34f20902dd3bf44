/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens of SoftHSM for a test.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "support/token.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

const char *
token_folder (void)
{
  return folder;
}

/* ---- Beginning and end ---- */

/* (nullable): where the package has it on Debian 12 and on others. */
static char *
find_softhsm (void)
{
  static const char *const names[] = { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/pkcs11/libsofthsm2.so" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_file_test (names[i], G_FILE_TEST_EXISTS))
      return g_strdup (names[i]);
  return NULL;
}

static void
make_token (const char *label)
{
  const char *argv[] = { "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", TOKEN_PIN, "--so-pin", "24680",
                         NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
write_configuration (void)
{
  g_autofree char *tokens = g_build_filename (folder, "tokens", NULL);
  g_autofree char *path = g_build_filename (folder, "softhsm2.conf", NULL);
  g_autofree char *text = g_strdup_printf ("directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n", tokens);

  g_assert_cmpint (g_mkdir (tokens, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("SOFTHSM2_CONF", path, TRUE);
  g_setenv ("BEKET_TEST_TOKEN", folder, TRUE);
}

/* The modules that p11-kit knows on this machine must not decide: only ours is loaded. */
static void
load_module (void)
{
  g_assert_cmpint (gnutls_pkcs11_init (GNUTLS_PKCS11_FLAG_MANUAL, NULL), ==, 0);
  g_assert_cmpint (gnutls_pkcs11_add_provider (g_getenv ("BEKET_TEST_TOKEN_MODULE"), NULL), ==, 0);
}

static void
make_pipe (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

gboolean
token_init (void)
{
  g_autofree char *module = find_softhsm ();

  if (module == NULL)
    return FALSE;
  g_setenv ("BEKET_TEST_SOFTHSM", module, TRUE);
  folder = g_dir_make_tmp ("beket-token-XXXXXX", NULL);
  write_configuration ();
  make_token ("Beket A");
  make_token ("Beket B");
  make_pipe ("reached");
  make_pipe ("go-on");
  load_module ();
  return TRUE;
}

/* Where they are is in the environment that the child has inherited. */
void
token_join (const char *of)
{
  folder = g_strdup (of);
  load_module ();
}

gboolean
token_missing (void)
{
  if (folder == NULL)
    g_test_skip ("SoftHSM (package softhsm2) is not installed");
  return folder == NULL;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
token_clear (void)
{
  if (folder == NULL)
    return;
  gnutls_pkcs11_deinit ();
  remove_all (folder);
  g_clear_pointer (&folder, g_free);
}

/* ---- What is on it ---- */

static int
give_pin (void        *user_data,
          int          attempt,
          const char  *url,
          const char  *label,
          unsigned int flags,
          char        *pin,
          size_t       size)
{
  g_assert_cmpint (attempt, ==, 0);
  g_strlcpy (pin, TOKEN_PIN, size);
  return 0;
}

char *
token_add (const char *token,
           BeketKey   *key,
           GBytes     *certificate,
           const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (token, NULL, FALSE);
  g_autofree char *url = g_strconcat ("pkcs11:token=", escaped, NULL);
  guint8 byte = (guint8) strtol (id + 1, NULL, 16);
  gnutls_datum_t cid = { &byte, 1 };
  g_auto (gnutls_x509_crt_t) parsed = beket_certificate_import (certificate, NULL);

  gnutls_pkcs11_set_pin_function (give_pin, NULL);
  g_assert_cmpint (gnutls_pkcs11_copy_x509_privkey2 (url, key->x509, "the key", &cid,
                                                     GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_NON_REPUDIATION,
                                                     GNUTLS_PKCS11_OBJ_FLAG_LOGIN | GNUTLS_PKCS11_OBJ_FLAG_MARK_SENSITIVE), ==, 0);
  g_assert_cmpint (gnutls_pkcs11_copy_x509_crt2 (url, parsed, "the certificate", &cid, GNUTLS_PKCS11_OBJ_FLAG_LOGIN), ==, 0);
  gnutls_pkcs11_set_pin_function (NULL, NULL);
  return g_strdup_printf ("%s;id=%s", url, id);
}

/* ---- Faults ---- */

void
token_fault (const char *word)
{
  g_autofree char *path = g_build_filename (folder, "fault", NULL);

  if (word == NULL)
    g_remove (path);
  else
    g_assert_true (g_file_set_contents (path, word, -1, NULL));
}

static void
pass_byte (const char *name,
           int         how)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = open (path, how | O_CLOEXEC);
  char byte = 'x';

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (how == O_RDONLY ? read (fd, &byte, 1) : write (fd, &byte, 1), ==, 1);
  close (fd);
}

void
token_await (void)
{
  pass_byte ("reached", O_RDONLY);
}

void
token_go_on (void)
{
  pass_byte ("go-on", O_WRONLY);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a booth says of an act beyond its bytes: at which moment its certificate had to hold, and whether it is the act that the register
 * has.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "act/act.h"
#include "domain/clock.h"
#include "station/setup.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "support/officer.h"
#include "trust/authority.h"

#define DAY G_TIME_SPAN_DAY

typedef struct
{
  Booth   booth;
  char   *entry;   /* (owned): of the act */
  GBytes *pdf;     /* (owned) */
  GBytes *base;    /* (owned): what was signed */
} Judged;

static void
take_file (Judged *judged)
{
  static const char end[] = "\n%%EOF\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (judged->booth.station, judged->entry, &error);
  gsize size;
  const char *data;
  const char *found;

  g_assert_no_error (error);
  g_assert_true (view->valid);
  judged->pdf = g_bytes_ref (view->pdf);
  data = g_bytes_get_data (judged->pdf, &size);
  found = memmem (data, size, end, strlen (end));
  judged->base = g_bytes_new_from_bytes (judged->pdf, 0, (gsize) (found - data) + strlen (end));
}

static void
judged_init (Judged *judged)
{
  memset (judged, 0, sizeof *judged);
  booth_init (&judged->booth);
  booth_sign_in (&judged->booth);
  judged->entry = booth_issue_act (&judged->booth);
  booth_settle (&judged->booth);
  take_file (judged);
}

static void
judged_clear (Judged *judged)
{
  booth_clear (&judged->booth);
  g_free (judged->entry);
  g_bytes_unref (judged->pdf);
  g_bytes_unref (judged->base);
}

static char *
in_authority (Judged     *judged,
              const char *name)
{
  return g_build_filename (judged->booth.root, "authority", name, NULL);
}

static BeketKey *
officer_key (Judged     *judged,
             const char *file)
{
  g_autofree char *path = g_build_filename (judged->booth.root, file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BeketKey *key;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  key = beket_key_open_pkcs12 (bytes, BOOTH_PIN, &error);
  g_assert_no_error (error);
  return key;
}

/* The same officer signs the same pages, at whatever time he says, and nobody writes it down. */
static GBytes *
signed_beside (Judged *judged,
               gint64  when)
{
  g_autoptr (BeketKey) key = officer_key (judged, "officer.p12");
  g_autoptr (GError) error = NULL;
  GBytes *pdf = beket_act_sign (judged->base, 0, key, "Ахметов Н.", when, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
file_is (Judged     *judged,
         GBytes     *pdf,
         const char *word)
{
  g_autofree char *path = g_build_filename (judged->booth.root, "act.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  view = beket_tools_verify_file (judged->booth.station, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->failed, ==, word);
  g_assert_cmpint (view->valid, ==, word == NULL);
}

static void
act_is (Judged     *judged,
        const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (judged->booth.station, judged->entry, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (view->failed, ==, word);
  g_assert_cmpint (view->valid, ==, word == NULL);
}

static void
open_again (Judged *judged)
{
  booth_close (&judged->booth);
  booth_open (&judged->booth);
}

/* ---- The register ---- */

static void
test_other_act (void)
{
  Judged judged;
  g_autoptr (GBytes) beside = NULL;

  judged_init (&judged);
  beside = signed_beside (&judged, judged.booth.now + G_USEC_PER_SEC);
  file_is (&judged, judged.pdf, NULL);
  file_is (&judged, beside, "other-act");
  judged_clear (&judged);
}

/* A signature more than the register knows is no other act; one less is no act any more. */
static void
test_more_and_less (void)
{
  Judged judged;
  g_autofree char *authority = NULL;
  g_autofree char *root = NULL;
  g_autofree char *list = NULL;
  g_autofree char *path = NULL;
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GError) error = NULL;

  judged_init (&judged);
  authority = g_build_filename (judged.booth.root, "authority-ru", NULL);
  root = g_build_filename (authority, "root.pem", NULL);
  list = g_build_filename (authority, "crl.pem", NULL);
  path = g_build_filename (judged.booth.root, "ru.p12", NULL);
  g_assert_true (beket_setup_authority (authority, "RU", &error));
  g_assert_true (beket_setup_trust (judged.booth.folder, "RU", root, &error));
  g_assert_true (beket_setup_list (judged.booth.folder, list, &error));
  officer_issue (authority, "RU-20817", "Примеров", "border", "RUMSH", BOOTH_PIN, path);
  open_again (&judged);
  key = officer_key (&judged, "ru.p12");
  twice = beket_act_sign (judged.pdf, 1, key, "Примеров", judged.booth.now, &error);
  g_assert_no_error (error);
  file_is (&judged, twice, NULL);
  file_is (&judged, judged.base, "signature-missing");
  judged_clear (&judged);
}

/* ---- Moments ---- */

/* The certificate is good for a year; the act for longer. */
static void
test_expired_since (void)
{
  Judged judged;
  g_autoptr (GBytes) beside = NULL;

  judged_init (&judged);
  beside = signed_beside (&judged, judged.booth.now);
  judged.booth.now += 400 * DAY;
  act_is (&judged, NULL);
  file_is (&judged, judged.pdf, NULL);
  /* What the register does not have is dated by nothing. */
  file_is (&judged, beside, "certificate-expired");
  judged_clear (&judged);
}

/* The officer's certificate does not hold any more from @when on. */
static void
take_back (Judged *judged,
           gint64  when)
{
  g_autofree char *folder = in_authority (judged, "");
  g_autofree char *list = in_authority (judged, "crl.pem");
  g_autoptr (BeketKey) key = officer_key (judged, "officer.p12");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAuthority) authority = beket_authority_open (folder, &error);

  g_assert_no_error (error);
  text = beket_authority_revoke_at (authority, beket_key_certificate (key), when, &error);
  g_assert_no_error (error);
  g_assert_true (beket_setup_list (judged->booth.folder, list, &error));
  open_again (judged);
}

/* Whoever holds the key of an officer who left may say any day; the register says which day it was. */
static void
test_revoked_since (void)
{
  Judged judged;
  g_autoptr (GBytes) before = NULL;

  judged_init (&judged);
  before = signed_beside (&judged, judged.booth.now - DAY / 48);
  take_back (&judged, judged.booth.now + 10 * DAY);
  judged.booth.now += 20 * DAY;
  act_is (&judged, NULL);
  file_is (&judged, judged.pdf, NULL);
  file_is (&judged, before, "certificate-revoked");
  judged_clear (&judged);
}

static gboolean
write_receipt (BeketTx *tx,
               gpointer data,
               GError **error)
{
  gint64 *when = data;
  g_autofree char *time = beket_time_format_wire (*when);
  const char *ledgers[] = { "own", "peer" };
  g_autofree char *inc = beket_tx_incarnation (tx, error);

  for (gsize i = 0; i < G_N_ELEMENTS (ledgers); i++)
    if (!beket_tx_stage (tx, beket_tx_origin (tx), ledgers[i], inc, 1000, "own-node", time, "{}", error))
      return FALSE;
  return TRUE;
}

/* A receipt of the node says more than the entry: what came to the node after the day of the revocation is not shown to be older. */
static void
test_receipt (void)
{
  Judged judged;
  gint64 days[] = { 12, 8 };   /* an earlier receipt takes the place of a later one */

  judged_init (&judged);
  take_back (&judged, judged.booth.now + 10 * DAY);
  act_is (&judged, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 when = judged.booth.now + days[i] * DAY;
      g_autoptr (GError) error = NULL;

      beket_ledger_write (judged.booth.station->ledger, write_receipt, &when, &error);
      g_assert_no_error (error);
      act_is (&judged, days[i] > 10 ? "certificate-revoked" : NULL);
    }
  judged_clear (&judged);
}

/* ---- Lists ---- */

static void
remove_lists (Judged *judged)
{
  g_autofree char *folder = g_build_filename (judged->booth.folder, "trust", "crls", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static gboolean
doctor_says (Judged     *judged,
             const char *words)
{
  g_autoptr (GPtrArray) findings = beket_tools_doctor (judged->booth.folder, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      BeketFinding *finding = g_ptr_array_index (findings, i);

      if (finding->bad && g_str_equal (finding->what, "lists") && strstr (finding->text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* It says so, and goes on working otherwise: a crossing does not wait for a list. */
static void
test_no_list (void)
{
  Judged judged;

  judged_init (&judged);
  remove_lists (&judged);
  open_again (&judged);
  act_is (&judged, "revocation-missing");
  booth_sign_in (&judged.booth);
  booth_close (&judged.booth);
  g_assert_true (doctor_says (&judged, "KZ: "));
  booth_open (&judged.booth);
  judged_clear (&judged);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/judge/other-act", test_other_act);
  g_test_add_func ("/station/judge/more-and-less", test_more_and_less);
  g_test_add_func ("/station/judge/expired-since", test_expired_since);
  g_test_add_func ("/station/judge/revoked-since", test_revoked_since);
  g_test_add_func ("/station/judge/receipt", test_receipt);
  g_test_add_func ("/station/judge/no-list", test_no_list);

  return g_test_run ();
}

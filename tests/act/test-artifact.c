/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pass over the content of a page: what is no text of the act is an artifact, and letters are written as bytes.
 */

#include "config.h"

#include <glib.h>

#include "act/finish.h"

#define BYTES(text) text, sizeof (text) - 1

static const struct
{
  const char *content;
  const char *marked;
  gsize       length;
} passes[] = {
  { "0 0 9 9 re f", BYTES ("/Artifact BMC\n0 0 9 9 re\nf\nEMC\n") },
  { "/P << /MCID 0 >> BDC BT (a) Tj ET EMC", BYTES ("/P << /MCID 0 >> BDC\nBT\n(a) Tj\nET\nEMC\n") },
  { "1 0 0 rg 0 0 9 9 re f q", BYTES ("1 0 0 rg\n/Artifact BMC\n0 0 9 9 re\nf\nEMC\nq\n") },
  { "<00410042> Tj", BYTES ("(\0A\0B) Tj\n") },
  { "<2829> Tj", BYTES ("(\\(\\)) Tj\n") },
  { "<5c0a0d> Tj", BYTES ("(\\\\\\n\\r) Tj\n") },
  { "<FE f\nf> Tj", BYTES ("(\376\377) Tj\n") },
  { "<abc> Tj", BYTES ("<abc> Tj\n") },
  { "<xy> Tj", BYTES ("<xy> Tj\n") },
  { "<> Tj", BYTES ("() Tj\n") },
  { "<00", BYTES ("<00 ") },
  { "<<>>", BYTES ("<< >> ") },
  { "[<0001>-20<0002>] TJ", BYTES ("[ (\0\1) -20 (\0\2) ] TJ\n") },
  { "(\\)(<00>)) Tj", BYTES ("(\\)(<00>)) Tj\n") },
};

static void
test_passes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      g_autoptr (GString) marked = beket_artifacts_mark (passes[i].content, strlen (passes[i].content));

      g_test_message ("%s", passes[i].content);
      g_assert_cmpmem (marked->str, marked->len, passes[i].marked, passes[i].length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/artifact/passes", test_passes);
  return g_test_run ();
}

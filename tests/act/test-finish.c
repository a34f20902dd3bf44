/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure tree joins a file that ends as qpdf's does, and no other: what it cannot follow is refused, and nothing is read past its bytes.
 */

#include "config.h"

#include <string.h>

#include "act/finish.h"
#include "domain/error.h"

#define HEAD  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
#define TABLE "0000000000 65535 f \n0000000009 00000 n \n"
#define TRAILER "trailer << /Root 1 0 R /Size 2 /ID [<00><00>] >>\n"

static const char *const files[] = {
  "", "x", "%%EOF\n", "startxref\n", "startxref\n9\n%%EOF\n", "startxref\n99999999999999999999\n%%EOF\n", HEAD "startxref\n0\n%%EOF\n",
  HEAD "xref\n0 2\n" TABLE "startxref\n46\n%%EOF\n",
  HEAD "xref\n0 9\n" TABLE TRAILER "startxref\n46\n%%EOF\n",
  HEAD "xref\n0 999999999999\n" TABLE TRAILER "startxref\n46\n%%EOF\n",
  HEAD "xref\n0 2\n" TABLE "trailer << /Root 1 0 R >>\n" "startxref\n46\n%%EOF\n",
  HEAD "xref\n0 2\n" TABLE "trailer << /Root 1 0 R /Size 2 >>\n" "startxref\n46\n%%EOF\n",
  HEAD "xref\n0 2\n" TABLE TRAILER "startxref\n46\n%%EOF\n",   /* no room for the root */
};

static void
test_files (void)
{
  g_autoptr (BeketTags) tags = beket_tags_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  BeketLayout layout = { .tags = tags, .pages = pages };
  BeketFinish finish = { .layout = &layout };

  beket_tags_open (tags, "Document", BEKET_NEUTRAL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      /* On the heap and no byte longer: whoever reads on is seen by the sanitizer. */
      g_autoptr (GBytes) written = g_bytes_new (files[i], strlen (files[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = beket_finish_structure (&finish, written, &error);

      g_test_message ("%s", files[i]);
      g_assert_null (bytes);
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/finish/files", test_files);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act open in qpdf, and the revisions on which a law of PDF is tried.
 */

#include "config.h"

#include "lint.h"

#include <stdlib.h>

static Fixture fixture;

void
lint_open (Act  *act,
           guint n)
{
  gsize size;
  const char *data;

  act->bytes = fixture_act (&fixture, n);
  data = g_bytes_get_data (act->bytes, &size);
  act->pdf = qpdf_init ();
  qpdf_silence_errors (act->pdf);
  qpdf_set_suppress_warnings (act->pdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (act->pdf, QPDF_FALSE);
  qpdf_read_memory (act->pdf, "act", data, size, NULL);
  g_assert_false (qpdf_has_error (act->pdf));
  g_assert_false (qpdf_more_warnings (act->pdf));
}

void
lint_close (Act *act)
{
  g_assert_false (qpdf_has_error (act->pdf));
  g_assert_false (qpdf_more_warnings (act->pdf));
  qpdf_cleanup (&act->pdf);
  g_bytes_unref (act->bytes);
}

qpdf_oh
lint_key (Act        *act,
          qpdf_oh     dictionary,
          const char *name)
{
  return qpdf_oh_get_key (act->pdf, dictionary, name);
}

qpdf_oh
lint_item (Act    *act,
           qpdf_oh array,
           int     index)
{
  return qpdf_oh_get_array_item (act->pdf, array, index);
}

gboolean
lint_is_name (Act        *act,
              qpdf_oh     handle,
              const char *name)
{
  return qpdf_oh_is_name_and_equals (act->pdf, handle, name);
}

char *
lint_stream_text (Act    *act,
                  qpdf_oh stream)
{
  unsigned char *data = NULL;
  size_t size = 0;
  char *text;

  g_assert_cmpint (qpdf_oh_get_stream_data (act->pdf, stream, qpdf_dl_all, NULL, &data, &size), ==,
                   0);
  text = g_strndup ((const char *) data, size);
  free (data);
  return text;
}

int
lint_main (int        argc,
           char     **argv,
           const Law *laws,
           guint      n_laws)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < n_laws; i++)
    for (guint n = 0; n <= BEKET_ACT_FIELDS; n += 2)
      {
        g_autofree char *path = g_strdup_printf ("/act/lint/%s/%s", n == 0 ? "base" : "signed", laws[i].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (n), laws[i].run);
      }
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}

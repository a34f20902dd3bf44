/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act open in qpdf.
 */

#include "config.h"

#include "lint.h"

#include <stdlib.h>

void
lint_open (Act    *act,
           GBytes *bytes,
           guint   n_signed)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  act->bytes = bytes;
  act->n_signed = n_signed;
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
  text = g_malloc (size + 1);
  for (size_t i = 0; i < size; i++)
    text[i] = data[i] != '\0' ? (char) data[i] : ' ';
  text[size] = '\0';
  free (data);
  return text;
}

void
lint_all (GBytes *bytes)
{
  Act act;

  lint_open (&act, g_bytes_ref (bytes), 0);
  for (guint i = 0; i < LINT_N_FILE; i++)
    lint_file[i].run (&act);
  for (guint i = 0; i < LINT_N_STRUCTURE; i++)
    lint_structure[i].run (&act);
  lint_close (&act);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks as a file to be printed.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/blank.h"

#include <qpdf/qpdf-c.h>

#include "act/layout.h"
#include "domain/error.h"

/* Every blank is as old as its number: the same paper comes out whenever it is printed. */
#define CREATED "2009-09-11T00:00:00Z"

static gboolean
is_sound (const BeketLayout *layout,
          GError           **error)
{
  if (!layout->too_long && !layout->missing)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                       layout->too_long ? "The blank has too many pages" : "The blank has a character that its font does not have");
  return FALSE;
}

GBytes *
beket_blank_render (BeketLibrary     *library,
                    const BeketForm  *form,
                    const BeketValue *record,
                    GError          **error)
{
  const char *number = beket_value_get_text (beket_value_get (record, "act"), "number");
  g_autoptr (BeketLayout) layout = NULL;

  g_return_val_if_fail (library != NULL && form != NULL && record != NULL, NULL);

  if (number == NULL || form->blank.in[BEKET_KK] == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "A blank has a number, and its form says what a blank is");
      return NULL;
    }
  layout = beket_layout_new (library, form, record, number, error);
  if (layout == NULL)
    return NULL;

  beket_layout_blank (layout);
  return is_sound (layout, error) ? beket_layout_draw (layout, CREATED, FALSE, error) : NULL;
}

/* ---- One file ---- */

static gboolean
add_pages (qpdf_data whole,
           GBytes   *file)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  qpdf_data part = qpdf_init ();
  gboolean added;

  qpdf_silence_errors (part);
  added = (qpdf_read_memory (part, "blank", bytes, size, NULL) & QPDF_ERRORS) == 0;
  for (int i = 0; added && i < qpdf_get_num_pages (part); i++)
    added = (qpdf_add_page (whole, part, qpdf_get_page_n (part, (size_t) i), QPDF_FALSE) & QPDF_ERRORS) == 0;
  qpdf_cleanup (&part);
  return added;
}

/* (transfer full) (nullable) */
static GBytes *
write_whole (qpdf_data whole)
{
  if ((qpdf_init_write_memory (whole) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (whole, QPDF_TRUE);
  if ((qpdf_write (whole) & QPDF_ERRORS) != 0)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (whole), qpdf_get_buffer_length (whole));
}

GBytes *
beket_blank_bind (GPtrArray *files,
                  GError   **error)
{
  qpdf_data whole = qpdf_init ();
  gboolean added = (qpdf_empty_pdf (whole) & QPDF_ERRORS) == 0;
  GBytes *bytes;

  qpdf_silence_errors (whole);
  for (guint i = 0; added && i < files->len; i++)
    added = add_pages (whole, g_ptr_array_index (files, i));
  bytes = added ? write_whole (whole) : NULL;
  if (bytes == NULL)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The blanks could not be put into one file");

  /* An error that nobody fetched is printed by qpdf. */
  if (qpdf_has_error (whole))
    qpdf_get_error (whole);
  qpdf_cleanup (&whole);
  return bytes;
}

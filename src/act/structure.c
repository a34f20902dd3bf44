/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act is read as it was written: cut into its revisions, and the base opened with nothing
 * repaired.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/structure.h"

#include <string.h>

#include "domain/error.h"
#include "domain/parse-error.h"

static const char end_mark[] = "\n%%EOF\n";

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, why);
  return FALSE;
}

/* ---- Cuts ---- */

gboolean
beket_cuts_find (BeketStructure *self,
                 GError        **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  gsize at = 0;
  guint n = 0;

  for (;;)
    {
      const char *found = memmem (data + at, size - at, end_mark, strlen (end_mark));

      if (found == NULL)
        break;
      self->fault_at = (gint64) at;
      if (n > BEKET_ACT_FIELDS)
        return refuse (error, "There are more revisions than signature fields");
      at = (gsize) (found - data) + strlen (end_mark);
      self->ends[n++] = at;
    }

  if (n == 0)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "Not an act: no end of a revision");
      return FALSE;
    }

  self->n_updates = n - 1;
  self->fault_at = at == size ? -1 : (gint64) at;
  return at == size || refuse (error, "There are bytes behind the last revision");
}

/* ---- The base revision as qpdf reads it ---- */

static gboolean
open_base (BeketStructure *self,
           GError        **error)
{
  self->pdf = qpdf_init ();
  qpdf_silence_errors (self->pdf);
  qpdf_set_suppress_warnings (self->pdf, QPDF_TRUE);
  qpdf_set_ignore_xref_streams (self->pdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (self->pdf, QPDF_FALSE);
  qpdf_read_memory (self->pdf, "act", g_bytes_get_data (self->bytes, NULL), self->ends[0], NULL);

  return !(qpdf_has_error (self->pdf) || qpdf_more_warnings (self->pdf)) ||
         refuse (error, "The base revision cannot be read");
}

static int
number_of (BeketStructure *self,
           qpdf_oh         handle)
{
  return qpdf_oh_is_indirect (self->pdf, handle) ? qpdf_oh_get_object_id (self->pdf, handle) : 0;
}

static int
reference_in (BeketStructure *self,
              qpdf_oh         dictionary,
              const char     *key)
{
  return number_of (self, qpdf_oh_get_key_if_dict (self->pdf, dictionary, key));
}

static gboolean
read_rect (BeketStructure   *self,
           qpdf_oh           rect,
           BeketUpdateField *field)
{
  if (!qpdf_oh_is_array (self->pdf, rect) || qpdf_oh_get_array_n_items (self->pdf, rect) != 4)
    return FALSE;

  for (int i = 0; i < 4; i++)
    if (!qpdf_oh_get_value_as_int (self->pdf, qpdf_oh_get_array_item (self->pdf, rect, i),
                                   &field->rect[i]))
      return FALSE;

  return TRUE;
}

/* The tooltip goes into the update as it stands in the base: UTF-16 behind a byte order mark. */
static gboolean
read_tooltip (BeketStructure   *self,
              qpdf_oh           widget,
              BeketUpdateField *field)
{
  size_t length = 0;
  const char *text = qpdf_oh_get_binary_string_value (self->pdf,
                                                      qpdf_oh_get_key (self->pdf, widget,
                                                                       "/TU"), &length);
  GString *hex;

  if (text == NULL || length < 2 || length > 512 || memcmp (text, "\xfe\xff", 2) != 0)
    return FALSE;

  hex = g_string_new (NULL);
  for (size_t i = 2; i < length; i++)
    g_string_append_printf (hex, "%02X", (guint8) text[i]);
  field->tooltip = g_string_free (hex, FALSE);
  return TRUE;
}

static gboolean
read_field (BeketStructure *self,
            qpdf_oh         fields,
            guint           index,
            GError        **error)
{
  BeketUpdateField *field = &self->base.fields[index];
  qpdf_oh widget = qpdf_oh_get_array_item (self->pdf, fields, (int) index);

  field->object = number_of (self, widget);
  if (field->object == 0 || !qpdf_oh_is_dictionary_of_type (self->pdf, widget, "/Annot", "/Widget"))
    return refuse (error, "A signature field is no widget");

  field->page = reference_in (self, widget, "/P");
  field->lock = reference_in (self, widget, "/Lock");
  field->appearance = reference_in (self, qpdf_oh_get_key (self->pdf, widget, "/AP"), "/N");
  if (field->page == 0 || field->appearance == 0 || qpdf_oh_has_key (self->pdf, widget, "/V") ||
      !qpdf_oh_get_value_as_int (self->pdf, qpdf_oh_get_key (self->pdf, widget, "/StructParent"),
                                 &field->struct_parent) ||
      !read_rect (self, qpdf_oh_get_key (self->pdf, widget, "/Rect"),
                  field) || !read_tooltip (self, widget, field))
    return refuse (error, "A signature field is not as it was made");

  return TRUE;
}

static gboolean
read_fields (BeketStructure *self,
             qpdf_oh         root,
             GError        **error)
{
  qpdf_oh fields = qpdf_oh_get_key_if_dict (self->pdf,
                                            qpdf_oh_get_key (self->pdf, root,
                                                             "/AcroForm"), "/Fields");

  if (!qpdf_oh_is_array (self->pdf, fields) ||
      qpdf_oh_get_array_n_items (self->pdf, fields) != BEKET_ACT_FIELDS)
    return refuse (error, "There are not exactly two signature fields");

  return read_field (self, fields, 0, error) && read_field (self, fields, 1, error);
}

static gboolean
read_id (BeketStructure *self,
         qpdf_oh         trailer,
         GError        **error)
{
  qpdf_oh id = qpdf_oh_get_key (self->pdf, trailer, "/ID");
  size_t length = 0;
  const char *first = NULL;

  if (qpdf_oh_is_array (self->pdf, id) && qpdf_oh_get_array_n_items (self->pdf, id) == 2)
    first = qpdf_oh_get_binary_string_value (self->pdf, qpdf_oh_get_array_item (self->pdf, id, 0),
                                             &length);
  if (first == NULL || length != 16)
    return refuse (error, "The file has no /ID");

  for (guint i = 0; i < 16; i++)
    g_snprintf (self->base.id + 2 * i, 3, "%02x", (guint8) first[i]);
  return TRUE;
}

static gboolean
read_base (BeketStructure *self,
           GError        **error)
{
  qpdf_oh trailer = qpdf_get_trailer (self->pdf);
  qpdf_oh root = qpdf_get_root (self->pdf);
  qpdf_oh own = qpdf_oh_get_key_if_dict (self->pdf, root, "/Beket");

  if (!qpdf_oh_is_dictionary (self->pdf, own) ||
      !qpdf_oh_get_value_as_int (self->pdf, qpdf_oh_get_key (self->pdf, own, "/Writer"),
                                 &self->base.version))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Not an act of Beket");
      return FALSE;
    }

  if (!qpdf_oh_get_value_as_int (self->pdf, qpdf_oh_get_key (self->pdf, own, "/Layout"), &self->layout))
    self->layout = 0;
  self->base.root = reference_in (self, trailer, "/Root");
  self->base.info = reference_in (self, trailer, "/Info");
  self->base.size = self->n_objects + 1;
  if (self->base.root == 0 || self->base.info == 0)
    return refuse (error, "The trailer is not as it was made");

  return read_id (self, trailer, error) && read_fields (self, root, error);
}

/* ---- All of it ---- */

BeketStructure *
beket_structure_read_at (GBytes  *pdf,
                         gint64  *position,
                         GError **error)
{
  g_autoptr (BeketStructure) self = NULL;

  *position = -1;
  if (g_bytes_get_size (pdf) > BEKET_ACT_MAX)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, BEKET_ACT_MAX,
                             "An act has at most %d bytes", BEKET_ACT_MAX);
      return NULL;
    }

  self = g_new0 (BeketStructure, 1);
  self->bytes = g_bytes_ref (pdf);
  self->fault_at = -1;
  if (!beket_cuts_find (self, error) || !beket_table_check (self, error) ||
      !open_base (self, error) || !read_base (self, error))
    {
      *position = self->fault_at;
      return NULL;
    }

  return g_steal_pointer (&self);
}

BeketStructure *
beket_structure_read (GBytes  *pdf,
                      GError **error)
{
  gint64 position;

  return beket_structure_read_at (pdf, &position, error);
}

void
beket_structure_free (BeketStructure *self)
{
  if (self->pdf != NULL)
    {
      /* An error that nobody fetched is printed by qpdf. */
      if (qpdf_has_error (self->pdf))
        qpdf_get_error (self->pdf);
      qpdf_cleanup (&self->pdf);
    }
  beket_update_base_clear (&self->base);
  g_bytes_unref (self->bytes);
  g_free (self);
}

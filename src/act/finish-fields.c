/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two empty signature fields: an officer who signs then changes one object and adds one, and
 * nothing else.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <math.h>

static const char *const tooltips[BEKET_ACT_FIELDS] = {
  "1-лауазымды адамның қолтаңбасы / Подпись 1-го должностного лица",
  "2-лауазымды адамның қолтаңбасы / Подпись 2-го должностного лица",
};

const char *
beket_finish_tooltip (guint field)
{
  return tooltips[field];
}

/* Whole points, from the lower left corner. */
static char *
rect_text (const BeketPlace *place)
{
  return g_strdup_printf ("[ %d %d %d %d ]", (int) ceil (place->x),
                          (int) ceil (BEKET_PAGE_HEIGHT - place->y - place->height),
                          (int) floor (place->x + place->width),
                          (int) floor (BEKET_PAGE_HEIGHT - place->y));
}

/* Nothing is drawn in it: what is seen of a signature is the box on the page. */
static qpdf_oh
empty_appearance (qpdf_data pdf)
{
  return beket_pdf_stream (pdf, "<< /Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ] /Resources << >> >>",
                           "q Q\n", 4);
}

static qpdf_oh
make_field (BeketFinish *self,
            guint        index,
            qpdf_oh      page,
            int          struct_parent)
{
  g_autofree char *rect = rect_text (&self->layout->fields[index]);
  g_autofree char *text =
    g_strdup_printf ("<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature%u) /F 132 /Rect %s"
                     " /AP << >> /StructParent %d >>", index + 1, rect, struct_parent);
  qpdf_oh field = beket_pdf_indirect (self->pdf, text);

  beket_pdf_set_text (self->pdf, field, "/TU", tooltips[index]);
  qpdf_oh_replace_key (self->pdf, field, "/P", page);
  qpdf_oh_replace_key (self->pdf, qpdf_oh_get_key (self->pdf, field, "/AP"), "/N",
                       empty_appearance (self->pdf));
  /* After the second signature nothing may be filled in any more. */
  if (index == 1)
    qpdf_oh_replace_key (self->pdf, field, "/Lock",
                         beket_pdf_indirect (self->pdf, "<< /Type /SigFieldLock /Action /All >>"));
  return field;
}

static qpdf_oh
list_in (qpdf_data   pdf,
         qpdf_oh     dictionary,
         const char *key)
{
  if (!qpdf_oh_is_array (pdf, qpdf_oh_get_key (pdf, dictionary, key)))
    qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_array (pdf));

  return qpdf_oh_get_key (pdf, dictionary, key);
}

static void
add_field (BeketFinish *self,
           guint        index,
           qpdf_oh      fields)
{
  qpdf_oh page = qpdf_get_page_n (self->pdf, (size_t) self->layout->fields[index].page);
  qpdf_oh field = make_field (self, index, page, qpdf_get_num_pages (self->pdf) + (int) index);

  qpdf_oh_append_item (self->pdf, list_in (self->pdf, page, "/Annots"), field);
  qpdf_oh_append_item (self->pdf, fields, field);
}

void
beket_finish_fields (BeketFinish *self)
{
  qpdf_oh form = beket_pdf_parse (self->pdf, "<< /SigFlags 3 /Fields [ ] >>");

  if (self->broken)
    return;

  for (guint i = 0; i < BEKET_ACT_FIELDS; i++)
    add_field (self, i, qpdf_oh_get_key (self->pdf, form, "/Fields"));
  qpdf_oh_replace_key (self->pdf, qpdf_get_root (self->pdf), "/AcroForm", form);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages and fonts as the archive form wants them.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <stdlib.h>

static void
set_content (BeketFinish   *self,
             qpdf_oh        page,
             const GString *content)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);

  beket_finish_pack (self, stream, content->str, content->len);
  qpdf_oh_replace_key (self->pdf, page, "/Contents", stream);
}

/* Nothing is marked in a page that does not read: the act is then refused, see finish.c. */
static void
mark_content (BeketFinish *self,
              guint        index,
              qpdf_oh      page)
{
  unsigned char *content = NULL;
  size_t length = 0;
  g_autoptr (GString) marked = NULL;

  if (qpdf_oh_get_page_content_data (self->pdf, page, &content, &length) & QPDF_ERRORS)
    return;

  marked = beket_content_mark (self->layout->tags, g_ptr_array_index (self->layout->pages, index), index, (const char *) content, length);
  free (content);
  if (marked != NULL)
    set_content (self, page, marked);
  else
    self->broken = TRUE;
}

/* Cairo leaves out what ISO 19005-3, 6.2.11.3.2 asks for. */
static void
finish_font (qpdf_data pdf,
             qpdf_oh   font)
{
  qpdf_oh descendants = qpdf_oh_get_key_if_dict (pdf, font, "/DescendantFonts");
  qpdf_oh descendant;

  if (!qpdf_oh_is_array (pdf, descendants) || qpdf_oh_get_array_n_items (pdf, descendants) != 1)
    return;

  descendant = qpdf_oh_get_array_item (pdf, descendants, 0);
  if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, descendant, "/Subtype"),
                                  "/CIDFontType2"))
    qpdf_oh_replace_key (pdf, descendant, "/CIDToGIDMap", qpdf_oh_new_name (pdf, "/Identity"));
}

static void
finish_fonts (qpdf_data pdf,
              qpdf_oh   page)
{
  qpdf_oh resources = qpdf_oh_get_key_if_dict (pdf, page, "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key_if_dict (pdf, resources, "/Font");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!qpdf_oh_is_dictionary (pdf, fonts))
    return;

  for (qpdf_oh_begin_dict_key_iter (pdf, fonts); qpdf_oh_dict_more_keys (pdf);)
    g_ptr_array_add (names, g_strdup (qpdf_oh_dict_next_key (pdf)));
  for (guint i = 0; i < names->len; i++)
    finish_font (pdf, qpdf_oh_get_key (pdf, fonts, names->pdata[i]));
}

/* Nothing is transparent, so no page is a transparency group. */
void
beket_finish_content (BeketFinish *self)
{
  int n_pages = qpdf_get_num_pages (self->pdf);

  self->broken = n_pages != (int) self->layout->pages->len;
  for (int i = 0; i < n_pages && !self->broken; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->pdf, (size_t) i);

      mark_content (self, (guint) i, page);
      finish_fonts (self->pdf, page);
      qpdf_oh_remove_key (self->pdf, page, "/Group");
      qpdf_oh_replace_key (self->pdf, page, "/StructParents", qpdf_oh_new_integer (self->pdf, i));
      qpdf_oh_replace_key (self->pdf, page, "/Tabs", qpdf_oh_new_name (self->pdf, "/S"));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form filled in as far as its limits go: every text at its full length, in words that no line holds and in ordinary ones.
 */

#include "config.h"

#include "form-facts.h"

#include <string.h>

#define MAX_ROWS 24   /* of one list: enough for several pages, and all forms still take seconds */

static const char letters[] =
  "ӘәҒғҚқҢңӨөҰұҮүҺһІіАаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя"
  "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZzÄäÇçÉéĞğİıŁłÑñÖöŘřŞşŠšÜüŽžßÐðØøŐő";

static const char words[] =
  "Ұлттық құрамы әртүрлі жүк; қаптамасы бұзылмаған. Груз без видимых повреждений, опломбирован. "
  "Qazaqstan Respublikasy Łódź–Besançon №7 (5 ₸) ";

/* Characters of @from, over and over. */
static char *
fill (const char *from,
      glong       start,
      glong       length)
{
  glong period = g_utf8_strlen (from, -1);
  GString *text = g_string_new (NULL);

  for (glong i = 0; i < length; i++)
    g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (from, (start + i) % period)));
  /* A blank at the end is no length. */
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    text->str[text->len - 1] = '.';

  return g_string_free (text, FALSE);
}

static BeketValue *
extreme_text (const BeketField *field,
              guint             nth)
{
  glong limit = field->max_length > 0 ? field->max_length : 200;
  g_autofree char *text = fill (nth % 2 == 0 ? words : letters, (glong) nth * 7, limit);

  return beket_value_new_text (text);
}

static BeketValue *
extreme_value (const BeketField *field,
               const BeketCodes *codes,
               guint             nth)
{
  gboolean place = strcmp (field->id, "point") == 0 || strcmp (field->id, "peerPoint") == 0 || strcmp (field->id, "hostPoint") == 0;

  if (!place && (field->type == BEKET_FIELD_TEXT || field->type == BEKET_FIELD_LONG_TEXT))
    return extreme_text (field, nth);
  if (field->type == BEKET_FIELD_INTEGER)
    return beket_value_new_integer (G_GINT64_CONSTANT (999999999999999));
  if (field->type == BEKET_FIELD_DECIMAL)
    return beket_value_new_text (field->digits > 0 ? "999999999999.5" : "999999999999");

  return form_facts_sample (field, codes, nth, 0);
}

BeketValue *
form_facts_extreme (const BeketForm  *form,
                    const BeketCodes *codes)
{
  BeketValue *facts = form_facts_full (form, codes, 0);
  guint nth = 0;

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      guint n = section->repeated ? (guint) MIN (section->max_rows, MAX_ROWS) : 1;

      while (section->repeated && beket_value_length (beket_value_get (facts, section->id)) < n)
        beket_value_append (beket_value_get (facts, section->id), beket_value_new_object ());
      for (guint row = 0; row < n; row++)
        for (guint j = 0; j < section->fields->len; j++)
          {
            const BeketField *field = g_ptr_array_index (section->fields, j);

            beket_value_set (form_facts_row (facts, section, row), field->id, extreme_value (field, codes, nth++));
          }
    }

  return facts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What should be read of a record: the parts of an act in the order of domain.md's forms, each text in its language. Only the wording of one
 * value is the layout's own; what stands where, in which language and that nothing is lost is told here a second time.
 */

#include "config.h"

#include "reading.h"

#include "act/layout.h"
#include "domain/clock.h"

typedef struct
{
  Reading          *reading;
  BeketLayout      *layout;     /* (owned) */
  const BeketForm  *form;
  const BeketValue *record;
} Book;

static void
both (Book       *book,
      const char *kk,
      const char *ru)
{
  reading_add (book->reading, BEKET_KK, kk);
  reading_add (book->reading, BEKET_RU, ru);
}

/* One value: in both languages, or once. */
static void
value (Book       *book,
       const char *kk,
       const char *ru)
{
  if (kk == NULL || *kk == '\0')
    reading_add (book->reading, BEKET_NEUTRAL, "–");
  else
    reading_add (book->reading, ru != NULL ? BEKET_KK : BEKET_NEUTRAL, kk);
  if (ru != NULL)
    reading_add (book->reading, BEKET_RU, ru);
}

/* In a dense table: once for both languages. */
static void
short_fact (Book               *book,
            const BeketSection *section,
            const BeketField   *field,
            const BeketValue   *facts)
{
  BeketDense dense = beket_dense_of (book->layout, section);
  g_autofree char *text = beket_dense_text (book->layout, &dense, section, field, facts);

  value (book, text, NULL);
}

static void
fact (Book               *book,
      const BeketSection *section,
      const BeketField   *field,
      const BeketValue   *facts)
{
  char *texts[BEKET_N_LANGUAGES];

  beket_layout_value (book->layout, section, field, facts, texts);
  value (book, texts[BEKET_KK], texts[BEKET_RU]);
  g_free (texts[BEKET_KK]);
  g_free (texts[BEKET_RU]);
}

static void
labels (Book             *book,
        const BeketField *field)
{
  both (book, field->label.in[BEKET_KK], field->label.in[BEKET_RU]);
}

/* ---- Sections ---- */

static GPtrArray *
asked (Book               *book,
       const BeketSection *section)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < section->fields->len; i++)
    if (beket_layout_asks (book->layout, section, g_ptr_array_index (section->fields, i)))
      g_ptr_array_add (fields, g_ptr_array_index (section->fields, i));

  return fields;
}

/* "1 – шығу, 2 – кіру" */
static char *
numbered (Book             *book,
          const BeketField *field,
          int               language)
{
  const char *const *words = beket_codes_words (book->layout->codes, field->codes);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (parts, g_strdup_printf ("%u – %s", i + 1, beket_codes_label (book->layout->codes, field->codes, words[i],
                                                                                  (BeketLanguage) language)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
legend (Book               *book,
        const BeketSection *section,
        GPtrArray          *fields)
{
  BeketDense dense = beket_dense_of (book->layout, section);
  g_autofree char *from = beket_time_format_wire (dense.span.from);
  g_autofree char *day = beket_layout_time (book->layout, from);

  if (dense.span.from < dense.span.to)
    {
      both (book, "Уақыт мына сәттен есептеледі", "Время отсчитывается от");
      value (book, day, NULL);
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (fields, i);

      if (field->type != BEKET_FIELD_CODE)
        continue;
      labels (book, field);
      for (int language = 0; language < BEKET_N_LANGUAGES; language++)
        {
          g_autofree char *text = numbered (book, field, language);

          reading_add (book->reading, language, text);
        }
    }
}

static void
table (Book               *book,
       const BeketSection *section,
       GPtrArray          *fields,
       const BeketValue   *rows)
{
  if (beket_value_length (rows) == 0)
    {
      reading_add (book->reading, BEKET_NEUTRAL, "–");
      return;
    }

  if (section->dense != NULL)
    legend (book, section, fields);
  reading_add (book->reading, BEKET_NEUTRAL, "№");
  for (guint i = 0; i < fields->len; i++)
    labels (book, g_ptr_array_index (fields, i));
  for (guint row = 0; row < beket_value_length (rows); row++)
    {
      g_autofree char *number = g_strdup_printf ("%u", row + 1);

      reading_add (book->reading, BEKET_NEUTRAL, number);
      for (guint i = 0; i < fields->len; i++)
        (section->dense != NULL ? short_fact : fact)(book, section, g_ptr_array_index (fields, i), beket_value_index (rows, row));
    }
}

static void
hand (Book             *book,
      const BeketValue *facts)
{
  const char *name = beket_value_get_text (facts, "name");
  const char *reason = beket_value_get_text (facts, "refusalReason");
  gboolean refused = beket_value_get_boolean (facts, "refused");
  g_autofree char *text = refused ? g_strdup_printf ("%s: %s", name != NULL ? name : "–", reason != NULL ? reason : "–")
                                  : g_strdup_printf ("______________________________%s", name != NULL ? name : "–");

  both (book, refused ? "Қол қоюдан бас тартты" : "Қолы", refused ? "От подписи отказался" : "Подпись");
  reading_add (book->reading, BEKET_NEUTRAL, text);
}

static void
hands (Book               *book,
       const BeketSection *section,
       const BeketValue   *facts)
{
  if (!section->repeated)
    hand (book, facts);
  for (guint i = 0; section->repeated && i < beket_value_length (facts); i++)
    hand (book, beket_value_index (facts, i));
}

/* ---- Signatures ---- */

static const char *
label (Book       *book,
       const char *list,
       const char *word,
       int         language)
{
  return word != NULL ? beket_codes_label (book->layout->codes, list, word, (BeketLanguage) language) : "–";
}

static void
signer (Book             *book,
        const BeketValue *row,
        gboolean          box)
{
  const char *id = beket_value_get_text (row, "id");
  const char *name = beket_value_get_text (row, "name");
  const char *role = beket_value_get_text (row, "role");
  g_autofree char *post = g_strdup_printf ("%s / %s   ·   № %s", label (book, "officer-role", role, BEKET_KK),
                                           label (book, "officer-role", role, BEKET_RU), id != NULL ? id : "–");

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *who = g_strdup_printf ("%s: %s", label (book, "party", beket_value_get_text (row, "party"), i),
                                              label (book, "body", beket_value_get_text (row, "body"), i));

      reading_add (book->reading, i, who);
    }
  reading_add (book->reading, BEKET_NEUTRAL, name != NULL ? name : "–");
  reading_add (book->reading, BEKET_NEUTRAL, post);
  if (box)
    both (book, "Техникалық қолтаңба файлға электрондық түрде қоса беріледі",
          "Техническая подпись прилагается к файлу в электронном виде");
  both (book, "Қағаз данада: қолы, мөр", "На бумажном экземпляре: подпись, печать");
}

static void
signers (Book *book)
{
  const BeketValue *rows = beket_value_get (book->record, "signatures");

  for (guint i = 0; i < MAX (beket_value_length (rows), (guint) BEKET_ACT_FIELDS); i++)
    signer (book, beket_value_index (rows, i), i < BEKET_ACT_FIELDS);
}

static void
section_of (Book               *book,
            const BeketSection *section)
{
  const BeketValue *facts = *section->id == '\0' ? book->record : beket_value_get (book->record, section->id);
  gboolean signatures = g_str_equal (section->id, "signatures");
  g_autoptr (GPtrArray) fields = asked (book, section);

  if (!signatures && (fields->len == 0 || !beket_section_applies (section, book->record)))
    return;

  if (section->letter != NULL)
    reading_add (book->reading, BEKET_NEUTRAL, section->letter);
  both (book, section->title.in[BEKET_KK], section->title.in[BEKET_RU]);
  if (signatures)
    signers (book);
  else if (section->repeated)
    table (book, section, fields, facts);
  for (guint i = 0; !signatures && !section->repeated && i < fields->len; i++)
    {
      labels (book, g_ptr_array_index (fields, i));
      fact (book, section, g_ptr_array_index (fields, i), facts);
    }
  if (section->signed_by_hand)
    hands (book, section, facts);
}

/* ---- Head and foot ---- */

static void
head (Book *book)
{
  const BeketValue *act = beket_value_get (book->record, "act");
  const BeketText *legal = beket_form_legal (book->form, beket_layout_mode (book->layout));
  const char *mode = beket_layout_mode (book->layout);
  g_autofree char *number = g_strdup_printf ("№ %s", beket_value_get_text (act, "number"));
  g_autofree char *version = g_strdup_printf ("%s, %s", book->form->id, book->form->version);
  g_autofree char *drawn = beket_layout_time (book->layout, beket_value_get_text (act, "drawn"));

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *title = g_utf8_strup (book->form->title.in[i], -1);

      reading_add (book->reading, i, title);
    }
  reading_add (book->reading, BEKET_NEUTRAL, number);
  both (book, legal->in[BEKET_KK], legal->in[BEKET_RU]);
  both (book, "Хаттама (9-бап)", "Протокол (статья 9)");
  value (book, NULL, NULL);
  both (book, "Нысан, нұсқасы", "Форма, версия");
  value (book, version, NULL);
  both (book, "Бақылау режимі", "Режим контроля");
  value (book, mode != NULL ? label (book, "mode", mode, BEKET_KK) : NULL, mode != NULL ? label (book, "mode", mode, BEKET_RU) : NULL);
  both (book, "Актінің жасалған уақыты", "Время составления акта");
  value (book, drawn, NULL);
}

static void
foot (Book *book,
      guint n_pages)
{
  const char *number = beket_value_get_text (beket_value_get (book->record, "act"), "number");
  g_autofree char *kk = g_strdup_printf ("№ %s · %u парақтың 1-і", number, n_pages);
  g_autofree char *ru = g_strdup_printf ("№ %s · лист 1 из %u", number, n_pages);

  g_assert_false (book->form->checked);
  reading_add (book->reading, BEKET_KK, book->form->footer.in[BEKET_KK]);
  reading_add (book->reading, BEKET_KK, "Нысанның мәтіні – жұмыс нұсқасы: ресми мәтін әлі енгізілмеген.");
  reading_add (book->reading, BEKET_RU, book->form->footer.in[BEKET_RU]);
  reading_add (book->reading, BEKET_RU, "Текст формы – рабочая редакция: официальный текст ещё не внесён.");
  both (book, kk, ru);
}

Reading *
reading_of_record (const BeketLibrary *library,
                   const BeketForm    *form,
                   const BeketValue   *record,
                   guint               n_pages)
{
  g_autoptr (GError) error = NULL;
  Book book = { reading_new (), beket_layout_new (library, form, record, NULL, &error), form, record };

  g_assert_no_error (error);
  head (&book);
  for (guint i = 0; i < form->sections->len; i++)
    section_of (&book, g_ptr_array_index (form->sections, i));
  foot (&book, n_pages);
  beket_layout_free (book.layout);
  return book.reading;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/condition.h"
#include "domain/language.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketFieldType:
 * What a field holds. The word in a form file is the name in quotes. A type decides its widget, its check and how the act
 * prints it; all but integer and boolean are texts in the record.
 */
typedef enum
{
  BEKET_FIELD_TEXT,        /* "text" */
  BEKET_FIELD_LONG_TEXT,   /* "long-text": free text in the language in which it was written */
  BEKET_FIELD_INTEGER,     /* "integer" */
  BEKET_FIELD_BOOLEAN,     /* "boolean" */
  BEKET_FIELD_DATE,        /* "date": ISO day, 2026-11-22 */
  BEKET_FIELD_TIME,        /* "time": UTC on the wire, printed in both local times */
  BEKET_FIELD_CODE,        /* "code": a word of the list in `codes` */
  BEKET_FIELD_COUNTRY,     /* "country": ISO 3166-1 alpha-3 */
  BEKET_FIELD_MRZ,         /* "mrz": a machine readable zone that fills the fields beside it */
  BEKET_FIELD_PLATE,       /* "plate" */
  BEKET_FIELD_CONTAINER,   /* "container": ISO 6346 */
  BEKET_FIELD_SEAL,        /* "seal" */
  BEKET_FIELD_IIN,         /* "iin": a person of Kazakhstan */
  BEKET_FIELD_BIN,         /* "bin": a company of Kazakhstan */
  BEKET_FIELD_INN,         /* "inn": a taxpayer of Russia */
  BEKET_FIELD_SNILS,       /* "snils": an insured person of Russia */
  BEKET_FIELD_OGRN,        /* "ogrn": the state registration of Russia */
  BEKET_FIELD_VIN,         /* "vin": ISO 3779, or an older chassis number */
  BEKET_FIELD_WAGON,       /* "wagon": 8 digits of the 1520 mm lines, 12 of the UIC */
  BEKET_FIELD_TIR,         /* "tir": a TIR carnet */
  BEKET_FIELD_DECLARATION, /* "declaration": a customs declaration */
  BEKET_FIELD_HS,          /* "hs": a code of goods, 4, 6, 9 or 10 digits */
  BEKET_FIELD_N_TYPES,
} BeketFieldType;

typedef struct
{
  char           *id;          /* (owned): its name in the record and on the wire */
  BeketFieldType  type;
  BeketText       label;
  char           *codes;       /* (owned) (nullable): the code list of a CODE field */
  int             max_length;  /* characters; 0 = the type's own limit */
  gboolean        required;
  gboolean        service;     /* service mark: authority's copy only, never to the peer (Article 4) */
  gboolean        on_screen;   /* asked for in the guide */
  gboolean        on_act;      /* printed */
  BeketCondition *when;        /* (owned) (nullable): shown, asked and printed only when it holds */
} BeketField;

typedef struct
{
  char           *id;          /* (owned): its name in the record; "" = fields of the record itself */
  char           *letter;      /* (owned) (nullable): "A" to "N": the parts of the act, as printed */
  BeketText       title;
  char           *step;        /* (owned) (nullable): step of the guide that asks for it: "documents", "vehicle", ... */
  gboolean        repeated;    /* a list of rows */
  int             min_rows;
  int             max_rows;
  BeketCondition *when;        /* (owned) (nullable) */
  GPtrArray      *fields;      /* (owned) (element-type BeketField) */
} BeketSection;

/**
 * BeketForm:
 * A form is data: it draws the screen, checks the input, prints the act and documents the message. Immutable once loaded;
 * an act keeps the id and version that it was made with, for ever.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char           *id;            /* (owned): "D1" */
  char           *version;       /* (owned): "1.0" */
  char           *prefix;        /* (owned): the first part of act numbers, "JNT" */
  char           *valid_from;    /* (owned): ISO day */
  char           *valid_to;      /* (owned) (nullable) */
  BeketText       title;
  BeketText       legal;         /* the paragraph under the title: agreement, article */
  BeketText       footer;        /* purpose limitation, Article 4 */
  GPtrArray      *sections;      /* (owned) (element-type BeketSection) */
} BeketForm;

BeketForm          *beket_form_new           (void);
BeketForm          *beket_form_ref           (BeketForm          *self);
void                beket_form_unref         (BeketForm          *self);
BeketSection       *beket_section_new        (void);
void                beket_section_free       (BeketSection       *self);
BeketField         *beket_field_new          (void);
void                beket_field_free         (BeketField         *self);

const BeketSection *beket_form_section       (const BeketForm    *self,
                                              const char         *id);
const BeketField   *beket_section_field      (const BeketSection *self,
                                              const char         *id);
gboolean            beket_field_type_from_word (const char       *word,
                                              BeketFieldType     *type);
const char         *beket_field_type_word    (BeketFieldType      type);

/** beket_form_is_valid_on: is the ISO day within the form's dates? */
gboolean            beket_form_is_valid_on   (const BeketForm    *self,
                                              const char         *day);

/**
 * beket_section_applies: is the section asked for and printed, by its own condition over the whole record?
 */
gboolean            beket_section_applies    (const BeketSection *self,
                                              const BeketValue   *facts);

/**
 * beket_field_applies:
 * @row: (nullable): the object that the field stands in: the row, the section's object or the record itself
 *
 * By the field's own condition: its paths are looked for in @row first, then in the record @facts.
 */
gboolean            beket_field_applies      (const BeketField   *self,
                                              const BeketValue   *row,
                                              const BeketValue   *facts);

/**
 * BeketComplaint:
 * What is wrong with one field. @path is "persons[0].documentNumber" or "plate"; @error has the domain and position of
 * the field's own parser, or %BEKET_PARSE_ERROR_MISSING.
 */
typedef struct
{
  char   *path;    /* (owned) */
  GError *error;   /* (owned) */
} BeketComplaint;

void                beket_complaint_free     (BeketComplaint     *self);

/**
 * beket_field_check:
 * @value: (nullable)
 *
 * Checks one value as typed. An empty value (nothing, or only spaces) is no error here. Errors: FORMAT for a value of
 * another kind, otherwise what the type's own parser says. Whether a code is in its list is not known here.
 * Returns: %TRUE when it may stand.
 */
gboolean            beket_field_check        (const BeketField   *self,
                                              const BeketValue   *value,
                                              GError            **error);

/**
 * beket_form_check:
 * @step: (nullable): only the sections of this step of the guide
 *
 * A section with id "" has its fields in the record itself, another one is the object of its name, a repeated one the
 * list of its name. Too few rows are MISSING and too many LIMIT, with the section's id as path.
 *
 * Returns: (transfer full) (element-type BeketComplaint): every complaint, in the order of the form; empty when all is
 * well. A complaint whose path is a name in the object `overruled` of @facts is left out: the officer has answered for it.
 */
GPtrArray          *beket_form_check         (const BeketForm    *self,
                                              const BeketValue   *facts,
                                              const char         *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketForm, beket_form_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketSection, beket_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketField, beket_field_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/condition.h"
#include "domain/language.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketFieldType:
 * What a field holds. The word in a form file is the name in quotes. A type decides its widget, its check and how the act
 * prints it; all but integer, boolean and choices are texts in the record.
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
  BEKET_FIELD_DECIMAL,     /* "decimal": see decimal.h */
  BEKET_FIELD_CHOICES,     /* "choices": a group of boxes: a list of words of the list in `codes`, none twice */
  BEKET_FIELD_HASH,        /* "hash": SHA-256 in 64 small hexadecimal digits, of an attachment */
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
  char           *codes;       /* (owned) (nullable): the code list of a CODE or CHOICES field */
  int             digits;      /* after the point of a DECIMAL */
  gboolean        negative;    /* a DECIMAL that may be below zero: a temperature */
  int             max_length;  /* characters; 0 = the type's own limit */
  gboolean        required;
  gboolean        service;     /* service mark: authority's copy only, never to the peer (Article 4) */
  gboolean        on_screen;   /* asked for in the guide */
  gboolean        on_act;      /* printed on every copy; never a service mark */
  gboolean        on_blank;    /* has a place on the paper blank; what the program alone knows has none */
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
  char           *dense;       /* (owned) (nullable): "section.field": a table of one short line a row; its times are of the day in that field */
  int             blank_rows;  /* places to write on the paper blank: rows of a list, else 1 for the section; 0: it has none there */
  gboolean        signed_by_hand; /* who is named in it signs the printed act, or is said to have refused to */
  BeketCondition *when;        /* (owned) (nullable) */
  GPtrArray      *fields;      /* (owned) (element-type BeketField) */
} BeketSection;

/**
 * BeketCheck:
 * A rule over several fields: what the law of the form asks of the whole. It cannot be overruled.
 */
typedef struct
{
  char           *id;       /* (owned): a short word for scripts and the log: "same-sex" */
  char           *at;       /* (owned): the section or field that is complained of: "officers", "decision.taken" */
  BeketCondition *that;     /* (owned): holds when all is well */
  BeketText       error;    /* the sentence for the officer when it does not */
} BeketCheck;

/**
 * BeketBasis:
 * In which mode of control a form may be drawn up: by the Agreement, by national law (Article 8, paragraph 2), or by either.
 */
typedef enum
{
  BEKET_BASIS_JOINT,       /* "joint" */
  BEKET_BASIS_NATIONAL,    /* "national" */
  BEKET_BASIS_BOTH,        /* "both" */
  BEKET_N_BASES,
} BeketBasis;

/**
 * BeketCopy:
 * For whom a copy of an act is printed. Only the authority's shows service marks (Article 4).
 */
typedef enum
{
  BEKET_COPY_AUTHORITY,    /* "authority": the body that drew it up */
  BEKET_COPY_PERSON,       /* "person": the second copy */
  BEKET_COPY_PEER,         /* "peer": the other Party */
  BEKET_N_COPIES,
} BeketCopy;

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
  char           *prefix;        /* (owned): the first part of act numbers, three letters, no other form's: "JCA" */
  char           *valid_from;    /* (owned): ISO day */
  char           *valid_to;      /* (owned) (nullable) */
  BeketText       title;
  BeketBasis      basis;
  gboolean        checked;       /* its texts are the official ones; else the act says that they are a working version */
  gboolean        copies[BEKET_N_COPIES];
  BeketText       legal;         /* the paragraph under the title: agreement, article */
  BeketText       national;      /* the paragraph that stands there in national mode; %NULL unless basis is BOTH */
  BeketText       footer;        /* purpose limitation, Article 4 */
  BeketText       blank;         /* what stands at the head of a paper blank; %NULL: it is not filled in by hand */
  GPtrArray      *checks;        /* (owned) (element-type BeketCheck) */
  GPtrArray      *sections;      /* (owned) (element-type BeketSection) */
} BeketForm;

BeketForm          *beket_form_new           (void);
BeketForm          *beket_form_ref           (BeketForm          *self);
void                beket_form_unref         (BeketForm          *self);
BeketSection       *beket_section_new        (void);
void                beket_section_free       (BeketSection       *self);
BeketField         *beket_field_new          (void);
void                beket_field_free         (BeketField         *self);
BeketCheck         *beket_check_new          (void);
void                beket_check_free         (BeketCheck         *self);

const BeketSection *beket_form_section       (const BeketForm    *self,
                                              const char         *id);
const BeketField   *beket_section_field      (const BeketSection *self,
                                              const char         *id);
gboolean            beket_field_type_from_word (const char       *word,
                                              BeketFieldType     *type);
const char         *beket_field_type_word    (BeketFieldType      type);

gboolean            beket_basis_from_word    (const char         *word,
                                              BeketBasis         *basis);
const char         *beket_basis_word         (BeketBasis          basis);
gboolean            beket_copy_from_word     (const char         *word,
                                              BeketCopy          *copy);
const char         *beket_copy_word          (BeketCopy           copy);

/** beket_form_may_be_drawn: in this mode: "joint" or "national"? */
gboolean            beket_form_may_be_drawn  (const BeketForm    *self,
                                              const char         *mode);

/** beket_form_legal: the paragraph under the title in this mode (nullable); Kazakh and Russian. */
const BeketText    *beket_form_legal         (const BeketForm    *self,
                                              const char         *mode);

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
 * the field's own parser, or %BEKET_PARSE_ERROR_MISSING. A rule of the form that does not hold is %BEKET_PARSE_ERROR_RULE at
 * its place, and @check has the sentence.
 */
typedef struct
{
  char             *path;    /* (owned) */
  GError           *error;   /* (owned) */
  const BeketCheck *check;   /* (nullable): of the form, which must live as long */
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
 * Returns: (transfer full) (element-type BeketComplaint): every complaint, in the order of the form, then those of its
 * checks whose place applies; empty when all is well. A complaint whose path is a name in the object `overruled` of @facts is
 * left out: the officer has answered for it. A check is never overruled.
 */
GPtrArray          *beket_form_check         (const BeketForm    *self,
                                              const BeketValue   *facts,
                                              const char         *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketForm, beket_form_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketSection, beket_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketField, beket_field_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketCheck, beket_check_free)

G_END_DECLS

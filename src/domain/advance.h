/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/* Advance notification (Article 5): what a carrier or a national system says of a crossing before it comes. */

#define BEKET_ADVANCE_FORMAT         "advance.notice"
#define BEKET_ADVANCE_MAX_BYTES      (32 * 1024)   /* of a notice: one fits into the body of an entry */
#define BEKET_ADVANCE_MAX_VEHICLES   20
#define BEKET_ADVANCE_MAX_CONTAINERS 80
#define BEKET_ADVANCE_MAX_DOCUMENTS  200
#define BEKET_ADVANCE_MAX_CARGO      200
#define BEKET_ADVANCE_MAX_NUMBERS    50            /* declarations, TIR carnets, bookings: each */
#define BEKET_ADVANCE_MAX_DAYS       60            /* from `sent` to `eta` */

typedef struct
{
  char *plate;      /* (owned): as it was written */
  char *country;    /* (owned) (nullable): three letters */
  char *trailer;    /* (owned) (nullable): plate of its trailer */
} BeketAdvanceVehicle;

typedef struct
{
  char *kind;          /* (owned): word of "document-kind" */
  char *number;        /* (owned) */
  char *surname;       /* (owned) (nullable): of the person whose document it is */
  char *given;         /* (owned) (nullable) */
  char *birth_date;    /* (owned) (nullable): ISO day */
  char *nationality;   /* (owned) (nullable): three letters */
} BeketAdvanceDocument;

typedef struct
{
  char  *hs;        /* (owned) (nullable): 4, 6, 8, 9 or 10 digits */
  gint64 mass_kg;   /* gross, in kilograms; -1 = not given */
  char  *name;      /* (owned) */
} BeketAdvanceCargo;

/**
 * BeketAdvance:
 * One notice. Immutable once read, reference counted, may cross threads. (sender, id) names what it speaks of; a higher
 * revision takes the place of a lower one, also one that cancels it.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char       *sender;         /* (owned): id of the sender's certificate: "KZ-TRANS-01" */
  char       *id;             /* (owned): the sender's own number */
  int         revision;       /* from 1 */
  gboolean    cancelled;
  char       *sent;           /* (owned): wire time */
  char       *eta;            /* (owned): wire time: expected at the point */
  char       *point;          /* (owned): "KZSYR" */
  char       *direction;      /* (owned): "exit", "entry" */
  char       *subject;        /* (owned) (nullable): word of "subject" */
  GPtrArray  *vehicles;       /* (owned) (element-type BeketAdvanceVehicle) */
  GPtrArray  *documents;      /* (owned) (element-type BeketAdvanceDocument) */
  GPtrArray  *cargo;          /* (owned) (element-type BeketAdvanceCargo) */
  char      **containers;     /* (owned) (nullable): ISO 6346, eleven characters each */
  char      **declarations;   /* (owned) (nullable) */
  char      **tir;            /* (owned) (nullable) */
  char      **bookings;       /* (owned) (nullable) */
  BeketValue *value;          /* (owned): the whole as it came */
  char       *hash;           /* (owned): lower-case hex SHA-256 of its canonical form */
} BeketAdvance;

BeketAdvance         *beket_advance_new            (void);
BeketAdvance         *beket_advance_ref            (BeketAdvance          *self);
void                  beket_advance_unref          (BeketAdvance          *self);
BeketAdvanceVehicle  *beket_advance_vehicle_new    (void);
void                  beket_advance_vehicle_free   (BeketAdvanceVehicle   *self);
BeketAdvanceDocument *beket_advance_document_new   (void);
void                  beket_advance_document_free  (BeketAdvanceDocument  *self);
BeketAdvanceCargo    *beket_advance_cargo_new      (void);
void                  beket_advance_cargo_free     (BeketAdvanceCargo     *self);

/**
 * beket_advance_keys: (transfer full): what the notice can be known by, folded: "plate 512ABC07", "container CSQU3054383",
 * "document N12345678"; each once.
 */
char        **beket_advance_keys        (const BeketAdvance  *self);
/** beket_advance_facts_keys: (transfer full): the same of a crossing's facts: a match is a key that stands in both. */
char        **beket_advance_facts_keys  (const BeketValue    *facts);
/** beket_advance_title: (transfer none): what a list shows: the first plate, else container, else name, else number. */
const char   *beket_advance_title       (const BeketAdvance  *self);
/** beket_advance_has_number: is @text one of its bookings, declarations or TIR carnets, letter for letter? */
gboolean      beket_advance_has_number  (const BeketAdvance  *self,
                                         const char          *text);
/**
 * beket_advance_fill:
 * Puts what the notice says into the facts where nothing stands yet; what was typed or scanned is never changed. A person is
 * there by a document only: nobody is added, and only what is empty in the row of that document is filled.
 * Returns: how many fields were filled.
 */
guint         beket_advance_fill        (const BeketAdvance  *self,
                                         BeketValue          *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAdvance, beket_advance_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAdvanceVehicle, beket_advance_vehicle_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAdvanceDocument, beket_advance_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAdvanceCargo, beket_advance_cargo_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/library.h"
#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* The register of a day of 6000 crossings is some 7 MiB, most of it the elements of its cells for those who have it read to them. */
#define BEKET_ACT_MAX        (8 * 1024 * 1024)
#define BEKET_ACT_BASE_MAX   (BEKET_ACT_MAX - 128 * 1024)   /* of its base revision: two signatures take some 18 KiB each, 64 KiB with the longest chains */
#define BEKET_ACT_RECORD_MAX (4 * 1024 * 1024)              /* of the attached record: 6000 crossings have some 270 bytes each, and as much is kept for remarks */
#define BEKET_ACT_LAYOUT 1   /* raised when the same record comes out otherwise on the page; a base revision says by which it was drawn */
#define BEKET_ACT_FIELDS 2   /* signature fields of an act: the drawing officer's, the other party's */

/**
 * beket_act_prepare:
 *
 * For a process without a window that is about to draw acts: the faces of acts become all the fonts there are, and those of the machine are not
 * looked for, which takes as long as drawing a page. To be called before anything is drawn. What fails is said by beket_act_render().
 */
void    beket_act_prepare (void);

/**
 * beket_act_render: (transfer full)
 * @form: the version that the act keeps for ever
 * @record: the facts, shape of the form; what is not in the form is not printed
 * @record_json: the exact bytes of the same record, attached to the PDF (AFRelationship=Data)
 * @paper_seal: (nullable): text of the QR on each page, see paper-seal.h
 *
 * Beside the form's sections the record has `act` {number, drawn} and `protocol` {number, signedOn, demo, title {kk, ru}}. Its `signatures` name who
 * may sign: row i (or the row whose `field` is i) has {id, name, role, body, party}; a second row without `id` leaves open which officer of that party.
 *
 * The base revision: pages in both languages, PDF/A-3a and PDF/UA-1, two empty signature fields. Deterministic: the same
 * input gives the same bytes in any process and time zone (record.act.drawn is its creation date).
 */
GBytes *beket_act_render (BeketLibrary      *library,
                          const BeketForm   *form,
                          const BeketValue  *record,
                          GBytes            *record_json,
                          const char        *paper_seal,
                          GError           **error);

/**
 * beket_act_render_copy: (transfer full)
 * @record_json: for a copy that leaves the authority, the bytes of a record without service marks: they are attached as they are
 *
 * The same pages as one of the copies that the form has: it says for whom it is. Service marks are printed on the authority's
 * alone (Article 4, paragraph 2), and each page of one that was drawn in joint mode has what it is for across it. INVALID when the form has no such copy.
 */
GBytes *beket_act_render_copy (BeketLibrary     *library,
                               const BeketForm  *form,
                               const BeketValue *record,
                               GBytes           *record_json,
                               const char       *paper_seal,
                               BeketCopy         copy,
                               GError          **error);

/**
 * beket_act_copy: (transfer full)
 * @form: the one that its record names
 * @pdf: an act that was verified: nothing is verified here
 *
 * beket_act_render_copy() of the record and the paper seal that lie in the file.
 */
GBytes *beket_act_copy   (BeketLibrary      *library,
                          const BeketForm   *form,
                          GBytes            *pdf,
                          BeketCopy          copy,
                          GError           **error);

/**
 * beket_act_sign: (transfer full)
 * @field: 0 or 1; 1 only after 0
 * @name: officer's name for /Name; @when: UTC microseconds for /M
 *
 * A true incremental update, PAdES B-B (ETSI EN 319 142-1). The first bytes are @pdf, unchanged.
 */
GBytes *beket_act_sign   (GBytes            *pdf,
                          guint              field,
                          BeketKey          *key,
                          const char        *name,
                          gint64             when,
                          GError           **error);

typedef struct
{
  BeketIdentity *identity;   /* (owned) */
  char          *name;       /* (owned): /Name */
  gint64         when;       /* /M, UTC microseconds: the signer's own word */
} BeketSigner;

/**
 * BeketVerdict:
 * "valid", or the first check that failed, in this order. Its words are stable:
 *
 * the file: "size" (over 8 MiB), "not-an-act" (no PDF of Beket's dialect), "structure" (damaged, or bytes, revisions or objects that our writer does
 * not write), "signature-missing";
 *
 * each signature: "byte-range" (it does not cover all to its end but its own place), "revision" (an update that is no signature), "contents" (no CMS
 * stands in that place), "update" (not the bytes that our writer makes of it), "cms" (another shape or algorithm), "attributes" (signed attributes are
 * not those of PAdES B-B), "digest" (other bytes were signed), "signing-certificate" (the certificate is not the one that was signed with it),
 * "signature"; "certificate" (it names nobody), "certificate-unknown" (no root of its state issued it), "certificate-not-yet-valid",
 * "certificate-expired", "certificate-revoked", "certificate-role" (not for an officer's signature), "revocation-missing" and "revocation-stale"
 * (no list of its authority tells whether it was revoked); "same-signer";
 *
 * the base revision: "limit" (pages, parts of an object, depth, size of its streams), "base" (active, foreign, loose or missing content);
 *
 * what it says: "record" (the attached record is missing or bad), "seal" (the QR code is of another record), "signer" (not the officer whom the record
 * names), "rollback" (fewer signatures than are known); and where they are compared, "drawn" (the pages say something else than the record).
 */
typedef struct
{
  gboolean    valid;
  char       *failed;        /* (owned) (nullable): word; %NULL when valid */
  char       *detail;        /* (owned) (nullable): English, for the log and `--json` */
  gint64      position;      /* byte of the file at which it failed, -1 = at none in particular */
  gboolean    drawn;         /* the page was compared with the record and says the same */
  int         layout;        /* by which the pages were drawn, BEKET_ACT_LAYOUT; 0 = unknown */
  gsize       ends[BEKET_ACT_FIELDS + 1];   /* where the base revision and each signature end; 0 = there is none */
  guint       n_signers;     /* verified ones, also when a later check failed */
  BeketSigner signers[BEKET_ACT_FIELDS];
  BeketValue *record;        /* (owned) (nullable): the attached record; only to be believed when valid */
  char       *record_hash;   /* (owned) (nullable): SHA-256 of its exact bytes */
} BeketVerdict;

/**
 * beket_act_verify: (transfer full)
 * @trusted_time: UTC microseconds at which the signatures were surely there (a receipt), 0 = take /M
 * @at_least: signatures that the register knows of; a file with fewer is a roll-back
 *
 * Strict: makes each update again with the production writer and compares byte for byte. Never fails: what cannot be read is a verdict.
 */
BeketVerdict *beket_act_verify   (GBytes         *pdf,
                                  BeketTrust     *trust,
                                  gint64          trusted_time,
                                  guint           at_least);
/**
 * beket_verdict_compare_drawn:
 * @self: valid so far; @pdf: the same act
 *
 * Draws the record again and compares the pages: where nobody here has seen the act made. The same bytes, or, where other releases of the
 * libraries drew it, the same letters and the same picture. Returns: %FALSE: they say something else, and @self is "drawn". %TRUE with
 * @self->drawn unset: not compared, because its form or its layout is of another release. May take as long as drawing; poppler's lock is held meanwhile.
 */
gboolean      beket_verdict_compare_drawn (BeketVerdict *self,
                                  GBytes         *pdf,
                                  BeketLibrary   *library);
/** beket_verdict_can_compare: is the act, valid so far, of a form and a layout that are known here? */
gboolean      beket_verdict_can_compare (const BeketVerdict *self,
                                  BeketLibrary   *library);
/** beket_act_read_number: (transfer full) (nullable): the number that a file says it has, to look it up; nothing is verified. */
char         *beket_act_read_number (GBytes         *pdf);
void          beket_verdict_free (BeketVerdict   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketVerdict, beket_verdict_free)

G_END_DECLS

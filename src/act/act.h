/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/library.h"
#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

#define BEKET_ACT_MAX (8 * 1024 * 1024)
#define BEKET_ACT_FIELDS 2   /* signature fields of an act: the drawing officer's, the other party's */

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
 * "valid", or the first check that failed. Words of @failed (stable): "not-an-act" (no PDF of Beket's dialect), "size", "structure", "signature-missing",
 * "update" (an update is not one our writer makes), "byte-range", "cms", "digest", "certificate" (not trusted, expired, revoked, wrong role or state),
 * "signer" (not the officer whom the record names), "same-signer", "base" (active or foreign content), "record" (attached record missing, bad or not what the seal says),
 * "rollback" (fewer signatures than known).
 */
typedef struct
{
  gboolean    valid;
  char       *failed;        /* (owned) (nullable): word; %NULL when valid */
  char       *detail;        /* (owned) (nullable): English, for the log and `--json` */
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
void          beket_verdict_free (BeketVerdict   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketVerdict, beket_verdict_free)

G_END_DECLS

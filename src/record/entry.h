/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"
#include "record/hash.h"

G_BEGIN_DECLS

#define BEKET_ENTRY_MAX_HEADER 1024

/**
 * BeketEntry:
 * One fact of a ledger: two lines of RFC 8785 JSON, kept byte for byte. Immutable, atomically reference
 * counted, may cross threads. hash = SHA-256 of the header's bytes; the header pins the body by its SHA-256.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GBytes  *header;       /* (owned): exact bytes, no line end */
  GBytes  *body;         /* (owned) (nullable): %NULL = withheld or erased */
  char     hash[BEKET_HASH_LENGTH + 1];
  char     body_hash[BEKET_HASH_LENGTH + 1];
  char     prev[BEKET_HASH_LENGTH + 1];     /* 64 zeros for seq 1 */
  char    *origin;       /* (owned): "KZ-KZSYR-B02" */
  char    *ledger;       /* (owned): "own" or "peer" */
  char    *inc;          /* (owned): 16 hex characters */
  gint64   seq;          /* from 1 */
  char    *time;         /* (owned): wire form */
} BeketEntry;

/** beket_entry_new: (transfer full): writes the header for the next entry of a chain. @prev: hash of entry @seq - 1, %NULL for 1. */
BeketEntry *beket_entry_new          (const char        *origin,
                                      const char        *ledger,
                                      const char        *inc,
                                      gint64             seq,
                                      const char        *prev,
                                      const char        *time,
                                      GBytes            *body);
/** beket_entry_parse: (transfer full): reads bytes from outside; the header must be in canonical form with exactly its members, the body (if any) must match its hash. %BEKET_ERROR_CORRUPT or %BEKET_PARSE_ERROR. */
BeketEntry *beket_entry_parse        (GBytes            *header,
                                      GBytes            *body,
                                      GError           **error);
/** beket_entry_header: (transfer full): the one text that a header with these members has; none of them is checked. */
char       *beket_entry_header       (const char        *origin,
                                      const char        *ledger,
                                      const char        *inc,
                                      gint64             seq,
                                      const char        *prev,
                                      const char        *time,
                                      const char        *body_hash);
BeketEntry *beket_entry_ref          (BeketEntry        *self);
void        beket_entry_unref        (BeketEntry        *self);

/** beket_entry_follows: is @self entry seq+1 of the same chain as (@seq, @hash)? %BEKET_ERROR_CORRUPT: broken chain. */
gboolean    beket_entry_follows      (const BeketEntry  *self,
                                      gint64             seq,
                                      const char        *hash,
                                      GError           **error);

/** beket_entry_line: (transfer full): `{"body":"<text>"|absent,"header":"<text>"}`, one JSON line of the wire, no line end. */
char       *beket_entry_line         (const BeketEntry  *self);
/** beket_entry_parse_line: (transfer full): reads such a line. */
BeketEntry *beket_entry_parse_line   (const char        *line,
                                      gsize              length,
                                      GError           **error);

/* ---- Bodies: CloudEvents 1.0 ---- */

/**
 * beket_body_new: (transfer full)
 * @type: kind of entry, "act.issued"
 * @actor: id of the officer, "KZ-10442"
 * @source: "urn:beket:kz:kzsyr:b02"
 * @subject: id of the crossing, or of what the entry is about
 * @data: (transfer full): an object; nobody changes it from here on
 *
 * Gives it a new UUIDv7 and a nonce of 128 random bits.
 */
BeketValue *beket_body_new           (const char        *type,
                                      const char        *actor,
                                      const char        *source,
                                      const char        *subject,
                                      BeketValue        *data);
/**
 * beket_body_write: (transfer full)
 *
 * The canonical bytes of @body, judged as a reader will judge them: what cannot be read back is never written. Errors: those of
 * beket_body_parse().
 */
GBytes     *beket_body_write         (const BeketValue  *body,
                                      GError           **error);
/** beket_body_parse: (transfer full): the whole object; checks that specversion, id, type, source, subject, actor, nonce, data are there with their types. */
BeketValue *beket_body_parse         (GBytes            *body,
                                      GError           **error);

/** beket_uuid7: (transfer full): RFC 9562, time-ordered. */
char       *beket_uuid7              (gint64             utc_us);
gboolean    beket_is_hash            (const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketEntry, beket_entry_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/sql.h"
#include "record/hash.h"

G_BEGIN_DECLS

/* Is a row what was written? Private to the room. */

/* The rows in the order of their arrival, which is that of each chain and that of the file, and their columns. */
#define BEKET_CHECK_ENTRIES \
  "SELECT header, body, origin, ledger, inc, seq, hash, body_hash, prev, time, type, subject, mine" \
  " FROM entry ORDER BY position"

enum
{
  BEKET_CHECK_HEADER,
  BEKET_CHECK_BODY,
  BEKET_CHECK_ORIGIN,
  BEKET_CHECK_LEDGER,
  BEKET_CHECK_INC,
  BEKET_CHECK_SEQ,
  BEKET_CHECK_HASH,
  BEKET_CHECK_BODY_HASH,
  BEKET_CHECK_PREV,
  BEKET_CHECK_TIME,
  BEKET_CHECK_TYPE,
  BEKET_CHECK_SUBJECT,
  BEKET_CHECK_MINE,
};

typedef struct
{
  BeketTx   *tx;    /* (not owned) */
  BeketHash *sum;   /* (owned) */
} BeketEntryCheck;

void      beket_entry_check_init  (BeketEntryCheck  *self,
                                   BeketTx          *tx);
void      beket_entry_check_clear (BeketEntryCheck  *self);
/** beket_entry_check_chain: can there be a chain of this name? */
gboolean  beket_entry_check_chain (const char       *origin,
                                   const char       *ledger,
                                   const char       *inc);
/** beket_entry_check: is the row of @sql byte for byte the entry after (@seq, @hash) of its chain, and do all its columns say so? The name of the chain is not judged. */
gboolean  beket_entry_check       (BeketEntryCheck  *self,
                                   BeketSql         *sql,
                                   gint64            seq,
                                   const char       *hash);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/merkle.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* Signed notes (C2SP signed-note v1.0), checkpoints (tlog-checkpoint v1.0) and cosignatures (tlog-cosignature v1.0). */

#define BEKET_NOTE_MAX   (16 * 1024)
#define BEKET_NOTE_LINES 16

typedef enum
{
  BEKET_NOTE_ED25519     = 0x01,   /* a log signs its own checkpoint */
  BEKET_NOTE_COSIGNATURE = 0x04,   /* a mirror: "all of it is durable here", with its time */
} BeketNoteKind;

typedef struct
{
  char    *name;        /* (owned) */
  guint32  key;         /* first four bytes of SHA-256 (name || "\n" || kind || public key) */
  GBytes  *signature;   /* (owned) */
} BeketNoteLine;

typedef struct
{
  char      *text;    /* (owned): what is signed; ends with a line end */
  GPtrArray *lines;   /* (owned) (element-type BeketNoteLine) */
} BeketNote;

BeketNote *beket_note_parse   (const char       *bytes,
                               gsize             length,
                               GError          **error);
void       beket_note_free    (BeketNote        *self);
/** beket_note_find: (transfer none) (nullable): the first line of @name. */
const BeketNoteLine *beket_note_find (const BeketNote *self,
                               const char       *name);

/** beket_note_key: the key id by which signature lines call the key of @certificate. */
gboolean   beket_note_key     (GBytes           *certificate,
                               const char       *name,
                               BeketNoteKind     kind,
                               guint32          *key,
                               GError          **error);
/**
 * beket_note_sign: (transfer full)
 * @text: ends with a line end
 * @key: Ed25519, with its certificate
 * @time: seconds since 1970; only a cosignature carries it
 *
 * Returns: one signature line with its line end. The note is @text, an empty line, and the lines.
 */
char      *beket_note_sign    (const char       *text,
                               BeketKey         *key,
                               const char       *name,
                               BeketNoteKind     kind,
                               gint64            time,
                               GError          **error);
/** beket_note_check: does the line of @name with the key of @certificate sign the text? %BEKET_ERROR_CORRUPT. @time: (out) (optional): of a cosignature. */
gboolean   beket_note_check   (const BeketNote  *self,
                               GBytes           *certificate,
                               const char       *name,
                               BeketNoteKind     kind,
                               gint64           *time,
                               GError          **error);

/** BeketCheckpoint: what a log says of itself. */
typedef struct
{
  char            *origin;   /* (owned): name of the log */
  guint64          size;
  BeketMerkleHash  root;
} BeketCheckpoint;

/** beket_checkpoint_text: (transfer full): three lines. */
char            *beket_checkpoint_text  (const char             *origin,
                                         guint64                 size,
                                         const BeketMerkleHash  *root);
/** beket_checkpoint_parse: (transfer full): extension lines after the third are allowed and not read. */
BeketCheckpoint *beket_checkpoint_parse (const char             *text,
                                         GError                **error);
void             beket_checkpoint_free  (BeketCheckpoint        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNote, beket_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketCheckpoint, beket_checkpoint_free)

G_END_DECLS

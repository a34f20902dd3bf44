/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A reader of DER (X.690) that forgives nothing: known tag, definite shortest length, all inside. Copies nothing. */

enum
{
  BEKET_DER_INTEGER = 0x02,
  BEKET_DER_OCTETS = 0x04,
  BEKET_DER_NULL = 0x05,
  BEKET_DER_OID = 0x06,
  BEKET_DER_UTF8 = 0x0c,
  BEKET_DER_PRINTABLE = 0x13,
  BEKET_DER_IA5 = 0x16,
  BEKET_DER_SEQUENCE = 0x30,
  BEKET_DER_SET = 0x31,
  BEKET_DER_CONTEXT_0 = 0xa0,
};

/* A piece of the bytes: what is still to be read, or what was found. */
typedef struct
{
  const guint8 *data;   /* (not owned) */
  gsize         size;
} BeketDer;

/** beket_der_next: takes the next element of @in off. @whole, @value: (optional): with and without its tag and length. */
gboolean beket_der_next       (BeketDer       *in,
                               guint8          tag,
                               BeketDer       *whole,
                               BeketDer       *value);
/** beket_der_only: @in is exactly one such element. */
gboolean beket_der_only       (BeketDer        in,
                               guint8          tag,
                               BeketDer       *value);
/** beket_der_is: the same bytes? */
gboolean beket_der_is         (BeketDer        self,
                               const void      *data,
                               gsize           size);
/** beket_der_is_integer: a positive INTEGER's value in its shortest form? */
gboolean beket_der_is_integer (BeketDer        value);

G_END_DECLS

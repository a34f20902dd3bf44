/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strict reader of DER.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/der.h"

#include <string.h>

/* X.690, 10.1: the shortest form only. Three octets hold more than any limit above allows. */
static gboolean
read_length (BeketDer *in,
             gsize    *length)
{
  gsize n;

  if (in->size < 2)
    return FALSE;

  n = in->data[1] & 0x7f;
  *length = n;
  in->data += 2;
  in->size -= 2;
  if (in->data[-1] < 0x80)
    return TRUE;

  if (n == 0 || n > 3 || n > in->size || in->data[0] == 0)
    return FALSE;

  *length = 0;
  for (gsize i = 0; i < n; i++)
    *length = *length << 8 | in->data[i];
  in->data += n;
  in->size -= n;

  return *length >= 0x80;
}

gboolean
beket_der_next (BeketDer *in,
                guint8    tag,
                BeketDer *whole,
                BeketDer *value)
{
  BeketDer rest = *in;
  gsize length;

  if (in->size == 0 || in->data[0] != tag || !read_length (&rest, &length) || length > rest.size)
    return FALSE;

  if (value != NULL)
    *value = (BeketDer) { rest.data, length }
  ;
  if (whole != NULL)
    *whole = (BeketDer) { in->data, (gsize) (rest.data - in->data) + length }
  ;

  in->data = rest.data + length;
  in->size = rest.size - length;
  return TRUE;
}

gboolean
beket_der_only (BeketDer  in,
                guint8    tag,
                BeketDer *value)
{
  return beket_der_next (&in, tag, NULL, value) && in.size == 0;
}

gboolean
beket_der_is (BeketDer    self,
              const void *data,
              gsize       size)
{
  return self.size == size && memcmp (self.data, data, size) == 0;
}

gboolean
beket_der_is_integer (BeketDer value)
{
  if (value.size == 0 || value.data[0] >= 0x80)
    return FALSE;

  return value.size == 1 || value.data[0] != 0 || value.data[1] >= 0x80;
}

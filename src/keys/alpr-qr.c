/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * QR codes: a text becomes a square of dark and light modules, which whoever shows it draws with a
 * margin of four light modules. As the square can be read, it is wiped when nobody needs it longer.
 */

#include "alpr-qr.h"

#include <openssl/crypto.h>
#include <qrencode.h>

#include "alpr-error.h"

typedef struct
{
  guint8 *modules; /* owned */
  gsize length;
} Square;

static void
wipe_square (gpointer data)
{
  Square *square = data;

  OPENSSL_cleanse (square->modules, square->length);
  g_free (square->modules);
  g_free (square);
}

/**
 * alpr_qr_encode:
 * @text: what the code says
 * @width: (out): how many modules a side has
 * @error: return location for an error
 *
 * Returns: (transfer full): a byte a module, row by row, 1 for dark and 0 for light; %NULL with
 * %ALPR_ERROR_FORMAT where the text is too long
 */
GBytes *
alpr_qr_encode (AlprSecret *text, int *width, GError **error)
{
  gsize length;
  const guint8 *data = alpr_secret_get_data (text, &length);
  QRcode *code = length > 0 && length < G_MAXINT
                     ? QRcode_encodeData ((int)length, data, 0, QR_ECLEVEL_M)
                     : NULL;
  Square *square;

  if (code == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "This can't be written as a QR code");
      return NULL;
    }
  square = g_new (Square, 1);
  square->length = (gsize)code->width * (gsize)code->width;
  square->modules = g_malloc (square->length);
  for (gsize i = 0; i < square->length; i++)
    square->modules[i] = code->data[i] & 1;
  *width = code->width;
  OPENSSL_cleanse (code->data, square->length);
  QRcode_free (code);
  return g_bytes_new_with_free_func (square->modules, square->length, wipe_square, square);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is, by its first bytes and never by its name: exports named .csv.xlsx exist, and so
 * do workbooks named .csv. A file that is known not to be taken in gets a sentence that says what
 * it is and what to do; everything else counts as text, and the CSV reader refuses what is none.
 */

#include "alpr-content.h"

#include <string.h>
#include <unistd.h>

#define HEAD 512

typedef struct
{
  const char *bytes;
  gsize length;
  const char *refusal;
} Magic;

#define MAGIC(bytes, refusal) { bytes, sizeof bytes - 1, refusal }

static const Magic magics[] = {
  MAGIC ("%PDF-", "is a PDF document; ask the vendor for the export as CSV or XLSX"),
  MAGIC ("\x1f\x8b", "is packed with gzip; unpack it and give the file inside"),
  MAGIC ("BZh", "is packed with bzip2; unpack it and give the file inside"),
  MAGIC ("\xfd" "7zXZ\0", "is packed with xz; unpack it and give the file inside"),
  MAGIC ("\x28\xb5\x2f\xfd", "is packed with zstd; unpack it and give the file inside"),
  MAGIC ("7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and give the files inside"),
  MAGIC ("Rar!\x1a\x07", "is a RAR archive; unpack it and give the files inside"),
  MAGIC ("SQLite format 3\0", "is an SQLite database, no export of a vendor"),
  MAGIC ("PAR1", "is a Parquet file; export it as CSV"),
  MAGIC ("\x89PNG", "is a picture; ask the vendor for the export as CSV or XLSX"),
  MAGIC ("\xff\xd8\xff", "is a picture; ask the vendor for the export as CSV or XLSX"),
  MAGIC ("{\\rtf", "is a text document; ask the vendor for the export as CSV or XLSX"),
};

/* Texts that are no table; their beginning is compared without regard to capitals and blanks. */
static const Magic markups[] = {
  MAGIC ("<!doctype html", "is a web page (perhaps the vendor's sign-in page), no table"),
  MAGIC ("<html", "is a web page (perhaps the vendor's sign-in page), no table"),
  MAGIC ("<?xml", "is XML; open it in a spreadsheet and save it as XLSX"),
  MAGIC ("<?mso-application", "is XML; open it in a spreadsheet and save it as XLSX"),
};

/* Whether the name, in the UTF-16 of an OLE folder, stands in @data. */
static gboolean
has_ole_name (const guint8 *data, gsize length, const char *name)
{
  char wide[64];
  gsize n = strlen (name);

  for (gsize i = 0; i < n; i++)
    {
      wide[2 * i] = name[i];
      wide[2 * i + 1] = '\0';
    }
  return memmem (data, length, wide, 2 * n) != NULL;
}

/* An OLE file is a small file system; the names in its folder tell what the file is. */
static const char *
describe_ole (int fd, const guint8 head[HEAD])
{
  guint shift = head[30] == 12 ? 12 : 9;
  gint64 sector = head[48] | head[49] << 8 | head[50] << 16 | (gint64) head[51] << 24;
  guint8 folder[4096];
  gssize got = pread (fd, folder, sizeof folder, (sector + 1) << shift);

  if (got > 0 && has_ole_name (folder, (gsize) got, "EncryptedPackage"))
    return "is encrypted with a password; open it in a spreadsheet and save it without one";
  if (got > 0 && (has_ole_name (folder, (gsize) got, "Workbook")
                  || has_ole_name (folder, (gsize) got, "Book")))
    return "is an old Excel workbook (.xls); open it in a spreadsheet and save it as XLSX";
  return "is an old Office file, neither CSV nor XLSX";
}

static const char *
find_magic (const guint8 *head, gsize length)
{
  const guint8 *at = head;
  const guint8 *until = head + length;

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (head, magics[i].bytes, magics[i].length) == 0)
      return magics[i].refusal;

  if (length >= 3 && memcmp (at, "\xef\xbb\xbf", 3) == 0)
    at += 3;
  while (at < until && g_ascii_isspace (*at))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    if ((gsize) (until - at) >= markups[i].length
        && g_ascii_strncasecmp ((const char *) at, markups[i].bytes, markups[i].length) == 0)
      return markups[i].refusal;
  return NULL;
}

/**
 * alpr_content_of:
 * @fd: an open file
 * @refusal: (out): why it is not taken in, for after the file's name
 *
 * Returns: what the file is
 */
AlprContent
alpr_content_of (int fd, const char **refusal)
{
  guint8 head[HEAD] = { 0 };
  gssize got = pread (fd, head, sizeof head, 0);
  gsize length = (gsize) MAX (got, 0);

  if (length >= 4 && memcmp (head, "PK", 2) == 0
      && (memcmp (head + 2, "\3\4", 2) == 0 || memcmp (head + 2, "\5\6", 2) == 0
          || memcmp (head + 2, "\7\10", 2) == 0))
    return ALPR_CONTENT_ZIP;
  if (length >= 8 && memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    *refusal = describe_ole (fd, head);
  else
    *refusal = find_magic (head, length);
  return *refusal != NULL ? ALPR_CONTENT_REFUSED : ALPR_CONTENT_TEXT;
}

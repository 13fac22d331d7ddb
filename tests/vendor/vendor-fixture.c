/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server of the vendor's with certificates of our own, made anew for each test by
 * make-certificates, and limits that a test can wait for. No proxy stands between.
 */

#include "vendor-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

const AlprFlockLimits vendor_limits = {
  .silence = 20,
  .longest = 700,
  .tries = 3,
  .first_wait = 10,
  .longest_wait = 2000,
  .largest = 1024 * 1024,
  .page = 3000,
  .batch = 4,
  .most_entries = 5000,
};

/* The leak checker of clang 14 falls over thread-local variables of a module that was loaded later,
 * as the one for TLS is. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "intercept_tls_get_addr=0";
}

/* Before anything of GIO is used */
void
vendor_prepare (void)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  /* The server offers HTTP/2, as vendors' do; the client must not take it. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
}

char *
vendor_dup_file (Vendor *vendor, const char *name)
{
  return g_build_filename (vendor->folder, name, NULL);
}

static void
make_certificates (Vendor *vendor)
{
  g_autofree char *script
      = g_test_build_filename (G_TEST_DIST, "vendor", "make-certificates", NULL);
  char *words[] = { script, vendor->folder, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static AlprVendorAccess *
make_access (Vendor *vendor)
{
  AlprVendorAccess *access = g_new0 (AlprVendorAccess, 1);
  g_autofree char *authority = vendor_dup_file (vendor, "ca.pem");

  access->system = g_strdup ("Flock");
  access->base_url = flock_server_dup_base (vendor->server);
  access->token_url = flock_server_dup_token_url (vendor->server);
  access->client_id = g_strdup ("desk");
  access->secret = alpr_secret_new ("s3cret & more", strlen ("s3cret & more"));
  g_assert_true (g_file_get_contents (authority, &access->authority, NULL, NULL));
  return access;
}

/* @certificate: NULL for the good one */
void
vendor_set_up (Vendor *vendor, gconstpointer certificate)
{
  g_autofree char *file = NULL;

  vendor->folder = g_dir_make_tmp ("alpr-vendor-XXXXXX", NULL);
  make_certificates (vendor);
  file = vendor_dup_file (vendor, certificate != NULL ? certificate : "good.pem");
  vendor->server = flock_server_new (file);
  vendor->access = make_access (vendor);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_folder (inner);
      else
        g_remove (inner);
    }
  g_rmdir (path);
}

void
vendor_tear_down (Vendor *vendor, gconstpointer certificate)
{
  g_clear_pointer (&vendor->access, alpr_vendor_access_free);
  g_clear_pointer (&vendor->server, flock_server_free);
  remove_folder (vendor->folder);
  g_clear_pointer (&vendor->folder, g_free);
}

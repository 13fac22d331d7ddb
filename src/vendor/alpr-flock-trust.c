/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a connection trusts: the system's certificate authorities, and those that an administrator
 * added to the connection. The system is asked first; the added ones are asked only where it knows
 * no authority of the chain, and then everything is looked at anew: dates, name, chain. Nothing can
 * be allowed here that the system refuses for another reason.
 */

#include "alpr-flock-trust.h"

#include <string.h>

#include "alpr-error.h"

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END "-----END CERTIFICATE-----"

struct _AlprFlockTrust
{
  GTlsDatabase parent_instance;

  GTlsDatabase *system;   /* a reference */
  GPtrArray *authorities; /* owned, of GTlsCertificate */
};

G_DEFINE_FINAL_TYPE (AlprFlockTrust, alpr_flock_trust, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
alpr_flock_trust_verify_chain (GTlsDatabase *database, GTlsCertificate *chain, const char *purpose,
                               GSocketConnectable *identity, GTlsInteraction *interaction,
                               GTlsDatabaseVerifyFlags flags, GCancellable *cancellable,
                               GError **error)
{
  AlprFlockTrust *self = ALPR_FLOCK_TRUST (database);
  GTlsCertificateFlags found = g_tls_database_verify_chain (
      self->system, chain, purpose, identity, interaction, flags, cancellable, error);

  if ((found & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
    return found;
  for (guint i = 0; i < self->authorities->len; i++)
    {
      GTlsCertificateFlags own
          = g_tls_certificate_verify (chain, identity, self->authorities->pdata[i]);

      if ((own & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
        return own;
    }
  return found;
}

/* The chain's issuers come with it; nothing is looked up. */
static GTlsCertificate *
alpr_flock_trust_lookup_issuer (GTlsDatabase *database, GTlsCertificate *certificate,
                                GTlsInteraction *interaction, GTlsDatabaseLookupFlags flags,
                                GCancellable *cancellable, GError **error)
{
  return g_tls_database_lookup_certificate_issuer (ALPR_FLOCK_TRUST (database)->system, certificate,
                                                   interaction, flags, cancellable, error);
}

static void
alpr_flock_trust_finalize (GObject *object)
{
  AlprFlockTrust *self = ALPR_FLOCK_TRUST (object);

  g_clear_object (&self->system);
  g_ptr_array_unref (self->authorities);
  G_OBJECT_CLASS (alpr_flock_trust_parent_class)->finalize (object);
}

static void
alpr_flock_trust_class_init (AlprFlockTrustClass *klass)
{
  GTlsDatabaseClass *database_class = G_TLS_DATABASE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_flock_trust_finalize;
  database_class->verify_chain = alpr_flock_trust_verify_chain;
  database_class->lookup_certificate_issuer = alpr_flock_trust_lookup_issuer;
}

static void
alpr_flock_trust_init (AlprFlockTrust *self)
{
  self->system = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  self->authorities = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * alpr_flock_trust_new:
 * @pem: certificates that are trusted beside the system's
 * @error: return location for an error
 *
 * Returns: (transfer full): whom a connection trusts; %NULL with %ALPR_ERROR_FORMAT
 */
GTlsDatabase *
alpr_flock_trust_new (const char *pem, GError **error)
{
  g_autoptr (AlprFlockTrust) self = g_object_new (ALPR_TYPE_FLOCK_TRUST, NULL);
  const char *at = pem;

  while ((at = strstr (at, BEGIN)) != NULL)
    {
      const char *end = strstr (at, END);
      gsize length = end != NULL ? (gsize)(end - at) + strlen (END) : strlen (at);
      g_autoptr (GTlsCertificate) one = g_tls_certificate_new_from_pem (at, (gssize)length, NULL);

      if (one == NULL)
        break;
      g_ptr_array_add (self->authorities, g_steal_pointer (&one));
      at += length;
    }
  if (at == NULL && self->authorities->len > 0)
    return G_TLS_DATABASE (g_steal_pointer (&self));
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "The certificates that the connection trusts besides can't be read");
  return NULL;
}

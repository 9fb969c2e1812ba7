"""Certificates for ``tls://``, from Dask's own configuration."""

from typing import Literal

from distributed.security import Security

from api.batch.cluster.faults import no_certificate


def security_for(address: str, role: Literal["client", "worker"]) -> Security:
    """Return the certificates of this machine; raise ``BadClusterError`` where TLS is asked for and there are none."""
    try:
        found = Security()
        given = found.get_connection_args(role)
    except (OSError, ValueError) as error:
        raise no_certificate() from error
    if address.startswith("tls:") and given.get("ssl_context") is None:
        raise no_certificate()
    return found

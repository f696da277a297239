"""Requests to servers on this machine; certificates are read once, where httpx reads them for each client."""

import ssl
from functools import partial

import httpx

_CERTIFICATES = ssl.create_default_context()
PATIENCE_SECONDS = 30
"""What a machine with other things to do may need for an answer."""

get = partial(httpx.get, verify=_CERTIFICATES, trust_env=False, timeout=PATIENCE_SECONDS)
post = partial(httpx.post, verify=_CERTIFICATES, trust_env=False, timeout=PATIENCE_SECONDS)
put = partial(httpx.put, verify=_CERTIFICATES, trust_env=False, timeout=PATIENCE_SECONDS)
request = partial(httpx.request, verify=_CERTIFICATES, trust_env=False, timeout=PATIENCE_SECONDS)
Client = partial(httpx.Client, verify=_CERTIFICATES, trust_env=False, timeout=PATIENCE_SECONDS)

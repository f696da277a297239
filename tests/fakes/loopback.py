"""Requests to servers on this machine; certificates are read once, where httpx reads them for each client."""

import ssl
from functools import partial

import httpx

_CERTIFICATES = ssl.create_default_context()

get = partial(httpx.get, verify=_CERTIFICATES, trust_env=False)
post = partial(httpx.post, verify=_CERTIFICATES, trust_env=False)
put = partial(httpx.put, verify=_CERTIFICATES, trust_env=False)
request = partial(httpx.request, verify=_CERTIFICATES, trust_env=False)
Client = partial(httpx.Client, verify=_CERTIFICATES, trust_env=False)

"""A stand-in for Google over HTTP on this machine: OAuth, Gmail, Calendar, faults and a mailbox page."""

from afterword.sandbox.server import DEFAULT_ACCOUNTS, SandboxServer, serve

__all__ = ["DEFAULT_ACCOUNTS", "SandboxServer", "serve"]

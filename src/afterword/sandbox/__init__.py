"""A stand-in for Google over HTTP on this machine: OAuth, Gmail, Calendar, faults and a mailbox page."""

"""No network while the tests run: this process, and every Python started from it, talks to itself only.

Python imports a module of this name at start-up. conftest.py puts this folder on the path of the kernels and
other children, so that a lesson cell is held to it as well as a test. An audit hook cannot be taken off.
"""

import ipaddress
import sys

# What a name is looked up for without leaving the machine.
_LOCAL_NAMES = {"", "localhost", "ip6-localhost"}


class NetworkBlockedError(OSError):
    """A test or a lesson tried to reach the network."""


def is_local(host):
    """Whether an address stays on this machine. A name other than localhost is refused without asking."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in _LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not is_local(host):
        raise NetworkBlockedError(f"The course works without a network, and something asked for {host!r}.")


sys.addaudithook(_refuse)

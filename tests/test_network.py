"""The block itself: it holds in this process, in a child, and lets the machine talk to itself."""

import socket
import subprocess
import sys
import threading

import pytest
from sitecustomize import NetworkBlockedError, is_local

LOCAL = ["127.0.0.1", "::1", "localhost", "", None, "0.0.0.0", b"localhost", "127.8.8.8"]
ELSEWHERE = "192.0.2.1"  # reserved for documentation (RFC 5737): never anybody's machine
REMOTE = [ELSEWHERE, "2001:db8::1", "example.org", "localhost.example.org", b"example.org"]


@pytest.mark.parametrize("host", LOCAL)
def test_this_machine_is_local(host):
    assert is_local(host)


@pytest.mark.parametrize("host", REMOTE)
def test_everything_else_is_not(host):
    assert not is_local(host)


def test_a_test_cannot_reach_the_network():
    with pytest.raises(NetworkBlockedError, match=ELSEWHERE):
        socket.create_connection((ELSEWHERE, 80), timeout=1)
    with pytest.raises(NetworkBlockedError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", (ELSEWHERE, 80))


def test_nor_can_a_process_started_by_a_test():
    code = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=1)"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert child.returncode != 0
    assert "NetworkBlockedError" in child.stderr


def test_the_machine_can_talk_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        answer = threading.Thread(target=lambda: server.accept()[0].sendall(b"here"))
        answer.start()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.recv(4) == b"here"
        answer.join()

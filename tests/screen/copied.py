#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Signals while a copy goes to a terminal that takes nothing for a while.

usage: copied.py RAMUS IMAGE

Copies are asked for until the browser waits for the terminal in the middle of one. Then the window changes its size
again and again; what is read at last has each copy whole, from its beginning to its end.
"""
import fcntl, os, pty, re, select, signal, struct, sys, termios, time

RAMUS, IMAGE = sys.argv[1:]
SECONDS = 20

pid, end = pty.fork()
if pid == 0:
    signal.signal(signal.SIGWINCH, signal.SIG_DFL)
    os.environ.update(TERM="xterm-256color")
    os.execv(RAMUS, [RAMUS, IMAGE])
fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))


def read(seconds):
    got = b""
    while select.select([end], [], [], seconds)[0]:
        try:
            more = os.read(end, 65536)
        except OSError:
            break
        if not more:
            break
        got += more
    return got


def waits():
    """Whether it waits for the terminal to take something: in the middle of write(), the first system call."""
    with open(f"/proc/{pid}/syscall") as f:
        return f.read().split()[:2] in (["1", "0x1"], ["64", "0x1"])


read(1)
os.write(end, b"?")
read(1)
limit = time.monotonic() + SECONDS
while not waits():
    if time.monotonic() > limit:
        sys.exit("it never waited for the terminal")
    os.write(end, b"y")
    time.sleep(0.02)
for width in (81, 82, 83, 84, 85, 86):
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    time.sleep(0.1)
got = read(1)
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
begun = got.count(b"\033]52;c;")
whole = {copy for copy in re.findall(rb"\033\]52;c;([A-Za-z0-9+/]*=*)\007", got)}
whole_count = len(re.findall(rb"\033\]52;c;[A-Za-z0-9+/]*=*\007", got))
if begun == 0 or whole_count != begun or len(whole) != 1:
    sys.exit(f"of {begun} copies {whole_count} are whole, {len(whole)} of them different")

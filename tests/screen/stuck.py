#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Signals that end the browser while its terminal takes nothing more.

usage: stuck.py RAMUS IMAGE SIGNAL...

What it draws is not read until it waits for the terminal; then the signal comes, and it has to end by that, within
QUARTER of a second and without anything being read first. So it has to where the terminal is full before it begins. A
machine that does other things, too, may take longer now and then, but not each time.
"""
import fcntl, itertools, os, pty, select, signal, struct, sys, termios, time

RAMUS, IMAGE, *SIGNALS = sys.argv[1:]
SECONDS, QUARTER, TRIES = 20, 0.25, 5
with open(RAMUS, "rb") as f:
    if b"__asan_init" in f.read():
        QUARTER *= 4  # leaks are looked for at the end


def until(said, true):
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            return said
        time.sleep(0.005)
    return None


def stuff():
    """Fills the terminal."""
    os.set_blocking(1, False)
    for size in (512, 1):
        try:
            while True:
                os.write(1, b"x" * size)
        except BlockingIOError:
            pass
    os.set_blocking(1, True)


def start(full):
    pid, end = pty.fork()
    if pid == 0:
        if full:
            stuff()
        for name in SIGNALS:  # who runs the tests may ignore some
            signal.signal(getattr(signal, "SIG" + name), signal.SIG_DFL)
        os.environ.update(TERM="xterm-256color")
        os.execv(RAMUS, [RAMUS, IMAGE])
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 132, 0, 0))
    return pid, end


def waits(pid):
    """Whether it waits for the terminal to take something: in the middle of write(), the first system call."""
    with open(f"/proc/{pid}/syscall") as f:
        return f.read().split()[:2] in (["1", "0x1"], ["64", "0x1"])


def fault(name, full):
    pid, end = start(full)
    while not full and select.select([end], [], [], 1)[0]:
        os.read(end, 65536)
    os.set_blocking(end, False)

    keys = itertools.cycle([b"t", b"c"])  # screens of which little is the same

    def fill():
        try:
            if not full:
                os.write(end, next(keys))
        except BlockingIOError:
            pass
        return waits(pid)

    said = until("it never waited for the terminal", fill)
    if said is None:
        os.kill(pid, getattr(signal, "SIG" + name))
        status, begun = [0], time.monotonic()

        def ended():
            gone, status[0] = os.waitpid(pid, os.WNOHANG)
            return gone

        said = until("it does not end", ended)
        number = getattr(signal, "SIG" + name)
        want = -number if name in ("SEGV", "BUS", "ABRT", "FPE", "ILL") else 128 + number
        if said is None and os.waitstatus_to_exitcode(status[0]) != want:
            said = f"it ended with {os.waitstatus_to_exitcode(status[0])}, not {want}"
        if said is None:
            took = time.monotonic() - begun
            return f"it took {took:.2f} s" if took > QUARTER else None
    os.kill(pid, signal.SIGKILL)
    return said


def each_time(name, full):
    """What was wrong at every try, the last of it."""
    said = None
    for _ in range(TRIES):
        if (said := fault(name, full)) is None:
            break
    return said


bad = [
    f"SIG{name}, {'full' if full else 'filled'}: {said}"
    for name in SIGNALS
    for full in (False, True)
    if (said := each_time(name, full)) is not None
]
sys.exit("\n".join(bad) if bad else 0)

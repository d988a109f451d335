#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Signals that end the browser while its terminal sends without end what is no key, within QUARTER of a second.

usage: flood.py RAMUS IMAGE

A machine that does other things, too, may take longer now and then, but not each time.
"""
import os, pty, select, signal, sys, threading, time

RAMUS, IMAGE = sys.argv[1:]
SECONDS, QUARTER, TRIES = 20, 0.25, 5
with open(RAMUS, "rb") as f:
    if b"__asan_init" in f.read():
        QUARTER *= 4  # leaks are looked for at the end
FLOODS = {
    "ESC": (b"", b"\033" * 4096),
    "ESC in a paste": (b"\033[200~", b"\033" * 4096),
    "focus": (b"", b"\033[I" * 1000),
    "no characters": (b"", b"\xff" * 4096),
    "a control sequence": (b"\033[", b";" * 4096),
    "numbers of a mouse": (b"\033[<", b"1" * 4096),
    "a string": (b"\033]", b"A" * 4096),
    "keys": (b"", b"j" * 4096),
}


def flood(begin, unit):
    pid, end = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.execv(RAMUS, [RAMUS, IMAGE])
    select.select([end], [], [], SECONDS)
    over = threading.Event()

    def send():
        try:
            os.write(end, begin)
            while not over.is_set():
                os.write(end, unit)
        except OSError:
            pass

    def show():
        try:
            while not over.is_set() and os.read(end, 65536):
                pass
        except OSError:
            pass

    for work in send, show:
        threading.Thread(target=work, daemon=True).start()
    time.sleep(1)
    os.kill(pid, signal.SIGTERM)
    begun, gone, took = time.monotonic(), 0, 0
    while not gone and took < SECONDS:
        gone, status = os.waitpid(pid, os.WNOHANG)
        took = time.monotonic() - begun
        time.sleep(0.005)
    over.set()
    if not gone:
        os.kill(pid, signal.SIGKILL)
        return "it does not end"
    if os.waitstatus_to_exitcode(status) != 128 + signal.SIGTERM:
        return f"it ended with {status:#x}"
    return f"it took {took:.2f} s" if took > QUARTER else None


def each_time(begin, unit):
    """What was wrong at every try, the last of it."""
    said = None
    for _ in range(TRIES):
        if (said := flood(begin, unit)) is None:
            break
    return said


bad = [f"{name}: {said}" for name, (begin, unit) in FLOODS.items() if (said := each_time(begin, unit)) is not None]
sys.exit("\n".join(bad) if bad else 0)

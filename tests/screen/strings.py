#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What terminals send by themselves, and pastes, into the browser: none of it may answer.

usage: strings.py RAMUS IMAGE FOLDER

Each has a browser of its own, all at once. In each are digits that would answer the first question if they were keys;
then the browser is ended, and the session that it writes into the folder has no answer. A list has parts that come one
after the other, with the seconds between them. What comes as a whole comes once more, with a digit at its heels: that
one answers, so each of them ends where it does, and not only once it is given up.
"""
import os, pty, select, signal, sys, time

RAMUS, IMAGE, FOLDER = sys.argv[1:]
STRINGS = {
    "OSC": b"\033]11;1111\007",
    "OSC to ST": b"\033]1111\033\\",
    "OSC cut by OSC": b"\033]aa\033]1111\007",
    "OSC cut by DCS": b"\033]aa\033P1111\033\\",
    "OSC cut by a control sequence": b"\033]11\033[?1;1c",
    "DCS cut by a report": b"\033P11\033[11;1R",
    "OSC, 8 bits, UTF-8": b"\xc2\x9d1111\xc2\x9c",
    "OSC, 8 bits": b"\x9d1111\x9c",
    "DCS, 8 bits, UTF-8": b"\xc2\x901111\xc2\x9c",
    "APC, PM and SOS, 8 bits": b"\x9f1111\x9c\x9e1111\x9c\x981111\x9c",
    "control sequence, 8 bits": b"\x9b1;1R",
    "control sequence, 8 bits, UTF-8": b"\xc2\x9b1;1R",
    "control sequence cut by OSC": b"\033[1;\033]1111\007",
    "single shifts": b"\033N1\x8e1\x8f1R\033O1R",
    "NUL and CAN in OSC": b"\033]11\00011\x1811\007",
    "two ESC": b"\033\033]1111\007\033\033[200~1111\033[201~",
    "ESC and BEL in a paste": b"\033[200~11\033]1\0071\033[201~",
    "a paste in a paste": b"\033[200~11\033[200~11\033[201~",
    "control sequence with more before its end": b"\033[?1$y\033[1;1;1R",
    "other escape sequences": b"\033(1\033#1\033 1\033$(1",
    "a key of the console": b"\033[[1",
    "ST in two parts": [b"\033]11\033", 0.2, b"\\"],
    "the end of a paste in two parts": [b"\033[200~11\033", 0.2, b"[201~"],
    "a string that stalls": [b"\033]11", 1.4, b"1111\007"],
    "a report cut by a report": b"\033[<0;3;\033[<0;11;11M",
    "a report cut by a paste": b"\033[<0;3;\033[200~1111\033[201~",
    "a report that stalls": [b"\033[<0;", 1.4, b"11;11M"],
    "a control sequence that stalls": [b"\033[1;", 1.4, b"11R"],
    "a paste that stalls": [b"\033[200~x", 1.4, b"1111\033[201~"],
    "a paste that stalls twice": [b"\033[200~x", 1.4, b"1111", 0.3, b"1111\033[201~"],
}


def drain(end, seconds):
    stop = time.monotonic() + seconds
    while (left := stop - time.monotonic()) > 0 and select.select([end], [], [], left)[0]:
        try:
            os.read(end, 65536)
        except OSError:
            return


def start(session, utf8):
    pid, end = pty.fork()
    if pid == 0:
        for number in range(1, 32):
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                signal.signal(number, signal.SIG_DFL)
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8" if utf8 else "C", ESCDELAY="25")
        os.execv(RAMUS, [RAMUS, "-s", session, IMAGE])
    return pid, end


class Walk:
    def __init__(self, name, parts, utf8):
        self.name = f"{name}, {'UTF-8' if utf8 else 'bytes'}"
        self.session = os.path.join(FOLDER, self.name.replace(" ", "-").replace("/", "-"))
        self.parts = list(parts) if isinstance(parts, list) else [parts]
        self.pid, self.end = start(self.session, utf8)

    def send(self, bytes):
        os.write(self.end, bytes)

    def answers(self):
        try:
            with open(self.session, encoding="utf-8", errors="replace") as f:
                return [line for line in f if line.startswith("answer")]
        except FileNotFoundError:
            return []


def shown(walks):
    """All are there once each has written something and then been still."""
    for w in walks:
        select.select([w.end], [], [], 20)
    time.sleep(1)
    for w in walks:
        drain(w.end, 0.05)


walks = [Walk(name, parts, utf8) for utf8 in (True, False) for name, parts in STRINGS.items()]
heard = [Walk(f"{name}, then a key", parts + b"1", utf8)
         for utf8 in (True, False) for name, parts in STRINGS.items() if isinstance(parts, bytes)]
heard.append(Walk("a digit answers", b"1", True))
silent, walks = walks, walks + heard
shown(walks)
for turn in range(5):
    waits = 0
    for w in walks:
        if turn < len(w.parts):
            if isinstance(w.parts[turn], float):
                waits = max(waits, w.parts[turn])
            else:
                w.send(w.parts[turn])
    time.sleep(waits)
    for w in walks:
        drain(w.end, 0.02)
time.sleep(1.5)
for key in b"\033", b"Q", b"y":
    for w in walks:
        drain(w.end, 0.02)
        try:
            w.send(key)
        except OSError:
            pass
    time.sleep(0.4)
for w in walks:
    drain(w.end, 0.02)
    os.close(w.end)
    w.status = os.waitstatus_to_exitcode(os.waitpid(w.pid, 0)[1])
bad = [f"{w.name}: {''.join(w.answers())!r}" for w in silent if w.answers()]
bad += [f"{w.name}: no answer" for w in heard if not w.answers()]
bad += [f"{w.name}: ended with {w.status}" for w in walks if w.status not in (0, 128 + signal.SIGHUP)]
sys.exit("\n".join(bad) if bad else 0)

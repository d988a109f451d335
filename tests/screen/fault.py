#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Calls of the system that fail in turn under the browser (tests/fault.c), each try in a terminal of its own.

usage: fault.py RAMUS SHIM TABLES FOLDER SCENE KIND [each]

The browser is steered through its screens by keys that wait for it, and saves in a file twice: a walk, a walk while its
tables change, the votes of a room, a practice. However a call fails, it ends by itself and not by a signal; the terminal
has its modes and its first screen again; a status of 0 means that the file is what it is without the fault, any other
comes with a message, and nothing is left beside the file. Prints what was wrong, at last how many calls were tried, and
ends with 1 where something was, or where there is no such call.
"""
import fcntl, os, pty, select, shutil, struct, sys, termios, time

LEAVES, ENTERS, NEXT = b"\x1b[?1049l", b"\x1b[?1049h", b"\x1b[6~"
ramus, shim, tables, folder, scene, kind = sys.argv[1:7]
here, hit, topic, watched = (os.path.join(folder, name) for name in ("here", "hit", "mini.ramus", "watched"))
WALK = b"1\r+a note\rB" b"ptw" b"i/twist\r" b"S"
REST = b"c/sprain\r\r" + NEXT + b"?P\r\r1" b"Q"
# Of each: the file, the arguments, the keys up to the first time that all is saved, those after it, what is then in it.
SCENES = {
    "walk": ("out", ["--session", "out", topic], WALK, REST, b"note "),
    "watch": ("out", ["--watch", watched, "--session", "out"], WALK, REST, b"note "),
    "votes": ("out", ["--present", "--case", "c-jam", "--votes", "out", topic], NEXT + b"112",
              NEXT + b"a1132" + NEXT + b"Q", b"ask "),
    "practice": ("c-jam.practice", [topic], b"P\r\rS\r", b"a\x1bOB\r\tS\rQ", b"rank "),
}
name, arguments, first, rest, holds = SCENES[scene]
saved = os.path.join(here, name)
base = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": here, "PATH": os.environ.get("PATH", "/bin:/usr/bin")}


def read_all(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return None


def drain(master, wait):
    out = b""
    while select.select([master], [], [], wait)[0]:
        try:
            out += os.read(master, 65536)
        except OSError:
            break
        wait = 0
    return out


def listen(master, seconds):
    out, end = b"", time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        out += drain(master, left)
    return out


def browse(keys, **fault):
    """What became of it: status of the process (None: it had to be killed), output, whether the modes are back, messages."""
    shutil.rmtree(here, ignore_errors=True)
    os.mkdir(here)
    if os.path.exists(hit):
        os.unlink(hit)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    modes = termios.tcgetattr(slave)
    said = os.path.join(folder, "said")
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.chdir(here)
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for to in (0, 1):
            os.dup2(slave, to)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
        os.closerange(3, 64)
        os.execve(ramus, [ramus, *arguments], {**base, **fault})
    os.write(master, keys[0])
    out = b""
    if scene == "watch":  # it looks once a second, while nothing else happens
        out = listen(master, 0.5)
        with open(os.path.join(watched, "topic.csv"), "ab") as f:
            f.write(b"\n")
        out += listen(master, 1.5)
    os.write(master, keys[1])
    status, end = None, time.monotonic() + 60
    while status is None and time.monotonic() < end:
        out += drain(master, 0.01)
        ended, how = os.waitpid(pid, os.WNOHANG)
        status = how if ended else None
    if status is None:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
    out += drain(master, 0)
    back = termios.tcgetattr(slave) == modes
    os.close(master)
    os.close(slave)
    return status, out, back, read_all(said)


def wrong(status, out, back, said):
    left = [name for name in os.listdir(here) if os.path.join(here, name) != saved]
    now = read_all(saved)
    code = os.waitstatus_to_exitcode(status) if status is not None else None
    checks = (("does not end", code is None), ("ended by a signal", code is not None and code < 0),
              ("no message", code is not None and code > 0 and not said),
              ("not saved, and a status of 0", code == 0 and now != usual),
              ("a torn file", now not in (None, middle, usual)), ("modes of the terminal are not back", not back),
              # what leaves the screen may be the very thing that cannot be written
              ("the first screen is not back", kind != "write" and out.count(ENTERS) > out.count(LEAVES)),
              (f"left: {left}", left != []))
    return [what for what, holds in checks if holds]


if scene == "watch":
    shutil.copytree(tables, watched, dirs_exist_ok=True)
    for path, _, files in os.walk(watched):
        for name in [path] + [os.path.join(path, file) for file in files]:
            os.chmod(name, 0o755)
browse([first, b"Q"])
middle = read_all(saved)
status, out, back, said = browse([first, rest])
usual = read_all(saved)
if status != 0 or usual is None or not back or holds not in usual or middle in (None, usual):
    sys.exit(f"without a fault: status {status}, {said}, {usual}")
at, tried, bad = 1, 0, 0
while True:
    result = browse([first, rest], FAULT_KIND=kind, FAULT_AT=str(at), FAULT_HIT=hit, LD_PRELOAD=shim)
    if not os.path.exists(hit):
        break
    tried += 1
    for what in wrong(*result):
        print(f"{kind} {at}: {what} (status {result[0]}) {result[3][:200]}")
        bad += 1
    at = at + 1 if sys.argv[7:] == ["each"] else 2 * at
print(f"{tried} calls tried")
sys.exit(bad > 0 or tried == 0)

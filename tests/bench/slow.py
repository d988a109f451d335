#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What it is to use the browser on a small machine: 64 MB of memory, one core, a vt100 on a line of 9600 baud.

usage: slow.py RAMUS KNEE-FOLDER IMAGE
       slow.py RAMUS IMAGE                 bytes alone, without waiting for the line; false if an answer sends more

The pseudo-terminal is read as such a line takes bytes, 960 a second, so the seconds are what one waits for the last of
them. Memory is a limit on the room that a process may have at all (RLIMIT_AS), which is more than what it uses.
"""
import fcntl, os, pty, resource, select, statistics, struct, subprocess, sys, tempfile, termios, time

BYTES, MEMORY, ENOUGH = 960, 64 << 20, 1.0
QUIET = 0.4  # seconds without a byte of a browser that waits for a key: all is there
WALKS = ["nn12jujnnu", "nn25njnnnn", "nn32jnunjun"]
RAMUS, *FOLDER, IMAGE = sys.argv[1:] if len(sys.argv) in (3, 4) else sys.exit(__doc__)


def small():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def start():
    pid, end = pty.fork()
    if pid == 0:
        if FOLDER:  # a program with sanitizers needs more room than there is
            small()
        modes = termios.tcgetattr(0)
        modes[4] = modes[5] = termios.B9600
        termios.tcsetattr(0, termios.TCSANOW, modes)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.environ.update(TERM="vt100", LC_ALL="C")
        os.execv(RAMUS, [RAMUS, IMAGE])
    return pid, end


def waits(pid):
    """Whether it sleeps, as far as the system tells: on a busy machine a long silence alone is no end."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] in "SZ"
    except OSError:
        return True


def listen(end, pid, wait):
    """Bytes and seconds to the last of them; the line takes a byte each 1/960 s, some at a time."""
    begun, count, last = time.monotonic(), 0, 0
    while True:
        if not select.select([end], [], [], QUIET if count else wait)[0]:
            if waits(pid):
                break
            continue
        try:
            data = os.read(end, BYTES // 40 if FOLDER else 65536)
        except OSError:
            break
        if FOLDER:
            time.sleep(max(0, begun + (count + len(data)) / BYTES - time.monotonic()))
        count, last = count + len(data), time.monotonic() - begun
    return count, last


def row(what, measured):
    sizes, seconds = sorted(b for b, _ in measured), sorted(s for _, s in measured)
    print(f"  {what:28}{statistics.median(sizes):6.0f} bytes {statistics.median(seconds):5.2f} s   at most"
          f"{sizes[-1]:6} bytes {seconds[-1]:5.2f} s   ({len(sizes)})", flush=True)
    return seconds


def compile_knee():
    with tempfile.TemporaryDirectory(prefix="ramus-slow.") as work:
        begun = time.monotonic()
        subprocess.run([RAMUS, "compile", "-q", *FOLDER, "-o", work + "/x.ramus"], check=True, preexec_fn=small)
        print(f"64 MB, one core, vt100 at 9600 baud\n  the knee compiled in {time.monotonic() - begun:.1f} s")


def main():
    if FOLDER:
        compile_knee()
    first, answers, moves, ends = [], [], [], []
    for keys in WALKS:
        pid, end = start()
        first.append(listen(end, pid, 30))
        for key in keys:
            os.write(end, key.encode())
            (moves if key == "j" else answers).append(listen(end, pid, 30))
        os.write(end, b"o")
        ends.append(listen(end, pid, 3))
        os.write(end, b"Q")
        listen(end, pid, 3)
        os.close(end)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0 or not first[-1][0]:
            sys.exit("the browser ended before its time")
    if not FOLDER:
        more = [b for b, _ in answers if b > BYTES * ENOUGH or b == 0]
        sys.exit(f"of {len(answers)} answers these send more than {BYTES * ENOUGH:.0f} bytes, or none: {more}" if more else 0)
    row("the first screen", first)
    seconds = row("an answer", answers)
    row("a move of the selection", moves)
    row("the outcome", ends)
    print(f"  answers that take more than {ENOUGH:.0f} s: {sum(s > ENOUGH for s in seconds)} of {len(seconds)}")


main()

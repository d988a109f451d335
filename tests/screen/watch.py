#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keys and signals while the tables that are watched are compiled again.

usage: watch.py RAMUS SIGNAL...

A million rows of evidence take seconds of CPU. Once some of that is used the browser has to answer a key, and then to
end by the signal, before it has used most of what the whole takes: waiting for the rest would use it up.
"""
import fcntl, os, pty, resource, select, signal, struct, subprocess, sys, tempfile, termios, time

RAMUS, *SIGNALS = sys.argv[1:]
SECONDS = 120  # of waiting, for machines that are slow
TICK = os.sysconf("SC_CLK_TCK")
CAUSES, QUESTIONS = 2500, 400


def write(folder, name, rows):
    """At once, as an editor does it."""
    with open(f"{folder}/new", "w", encoding="utf-8") as f:
        f.writelines(row + "\n" for row in rows)
    os.rename(f"{folder}/new", f"{folder}/{name}.csv")


def evidence(folder, questions):
    """So many rows for each cause."""
    write(folder, "evidence", ["cause,symptom,frequency"] + [
        f"c{c},s{q},{10 + c * q % 80}%" for c in range(CAUSES) for q in range(questions)])


def topic(folder):
    os.makedirs(folder)
    write(folder, "topic", ["key,value", "id,t", "title,T"])
    write(folder, "causes", ["id,name,prevalence"] + [f"c{i},C {i},common" for i in range(CAUSES)])
    write(folder, "questions", ["id,text,kind,stage"] + [f"q{i},Is it {i}?,yes-no,history" for i in range(QUESTIONS)])
    write(folder, "symptoms", ["id,question,name,definition"] + [f"s{i},q{i},S {i},D." for i in range(QUESTIONS)])


def used(pid):
    """Seconds of CPU."""
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def shows(end, word):
    """Reads until the terminal is sent that."""
    seen, until = b"", time.monotonic() + SECONDS
    while word not in seen:
        if time.monotonic() > until:
            return False
        if select.select([end], [], [], 1)[0]:
            seen += os.read(end, 65536)
    return True


def fault(name, folder, whole):
    number = getattr(signal, "SIG" + name)
    evidence(folder, 1)
    pid, end = pty.fork()
    if pid == 0:
        signal.signal(number, signal.SIG_DFL)
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.execv(RAMUS, [RAMUS, "--watch", folder])
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    said, status = None, None
    if not shows(end, b"Walk"):
        said = "it never began"
    before, until = used(pid), time.monotonic() + SECONDS
    evidence(folder, QUESTIONS)
    while said is None and used(pid) < before + 0.1 * whole:
        if time.monotonic() > until:
            said = "it never compiled the table again"
        time.sleep(0.01)
    if said is None:
        os.write(end, b"c")
        if not shows(end, b"Causes"):
            said = "the key is not answered"
        elif used(pid) > before + 0.6 * whole:
            said = "the key waits for the compilation"
    if said is None:
        os.kill(pid, number)
        while status is None and time.monotonic() < until + SECONDS:
            if select.select([end], [], [], 0.05)[0]:
                try:
                    os.read(end, 65536)
                except OSError:
                    pass
            gone, state, usage = os.wait4(pid, os.WNOHANG)
            if gone:
                status = os.waitstatus_to_exitcode(state)
        if status is None:
            said = "it does not end"
        elif status != 128 + number:
            said = f"it ended with {status}, not {128 + number}"
        elif usage.ru_utime + usage.ru_stime > before + 0.8 * whole:
            said = "it waits for the compilation"
    if status is None:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    os.close(end)
    return said


with tempfile.TemporaryDirectory(prefix="ramus-watch.") as work:
    folder = work + "/topic"
    topic(folder)
    evidence(folder, QUESTIONS)
    subprocess.run([RAMUS, "compile", "-q", "--nodes", "20000", folder, "-o", work + "/x.ramus"], check=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = usage.ru_utime + usage.ru_stime
    bad = [f"SIG{name}: {said}" for name in SIGNALS if (said := fault(name, folder, whole)) is not None]
sys.exit("\n".join(bad) if bad else 0)

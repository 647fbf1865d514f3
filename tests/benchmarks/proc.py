"""What Linux says in /proc of processes: CPU time and memory."""

import os
from pathlib import Path

TICKS_PER_S = os.sysconf("SC_CLK_TCK")
BUSY_FIELDS = [0, 1, 2, 5, 6, 7]  # of the line `cpu` in /proc/stat: user, nice, system, irq, softirq, steal


def _stat_fields(pid):
    """Fields of /proc/PID/stat from the third on; None if there is no such process. The name before may hold anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def _children():
    found = {}
    for entry in os.listdir("/proc"):
        fields = _stat_fields(entry) if entry.isdigit() else None
        if fields:
            found.setdefault(int(fields[1]), []).append(int(entry))
    return found


def tree(pid):
    """The process and all that descend from it."""
    children = _children()
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def cpu_s(pid):
    """CPU time of a process with its living descendants, and of those that were waited for."""
    ticks = 0
    for each in tree(pid):
        fields = _stat_fields(each)
        ticks += sum(map(int, fields[11:15])) if fields else 0
    return ticks / TICKS_PER_S


def thread_cpu_s(pid):
    """CPU time of a process by the names of its threads; those that have ended are left out."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            name, _, rest = (task / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        name = "main" if int(task.name) == pid else name
        found[name] = found.get(name, 0.0) + sum(map(int, rest.split()[11:13])) / TICKS_PER_S
    return found


def _status_bytes(pid, name):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"process {pid} has no {name}")


def resident_bytes(pid):
    return _status_bytes(pid, "VmRSS")


def descriptors(pid):
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def peak_bytes(pid):
    return _status_bytes(pid, "VmHWM")


def forget_peak(pid):
    Path(f"/proc/{pid}/clear_refs").write_text("5")


class OtherLoad:
    """The share of all cores that processes other than ours have taken: how far the figures can be believed."""

    def __init__(self):
        self._begun = self._reading()

    @staticmethod
    def _reading():
        cpu = [int(value) for value in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        busy = sum(cpu[field] for field in BUSY_FIELDS) / TICKS_PER_S
        return busy - cpu_s(os.getpid()), sum(cpu) / TICKS_PER_S

    def share(self):
        others, total = (now - then for now, then in zip(self._reading(), self._begun))
        return max(0.0, others / total) if total else 0.0

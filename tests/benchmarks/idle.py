"""Memory of a keyferry that does nothing, without a window and with a hidden one."""

import subprocess
import time

import proc
from bench import Scenario
from processes import Service
from report import Figure

SETTLE_S = 3.0
PATIENCE_S = 10
LARGEST_ICON = 64  # px; the icon in the tray is a window of the application's too

# A panel that is nothing but a tray: without one the window would not hide.
PANEL = "panel_items = S\npanel_size = 200 28\npanel_position = bottom right horizontal\n"


def measure(bench):
    with Scenario(bench) as scenario:
        keyferry = scenario.keyferry()
        keyferry.serve()
        report(bench, "headless", keyferry.service.pid, 35.0)
    with Scenario(bench) as scenario:
        display = start_display(scenario)
        keyferry = scenario.keyferry()
        keyferry.cli("settings", "set", "start_hidden", "on")
        keyferry.open_window(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        report(bench, "window hidden", keyferry.service.pid, 80.0)
        refuse_visible_window(display)


def start_display(scenario):
    """A display with a tray; gives its name."""
    home = scenario.folder / "display"
    home.mkdir()
    server = scenario.service(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"], r"^(\d+)$")
    display = f":{server.ready_line()[1]}"
    config = home / "tint2rc"
    config.write_text(PANEL)
    scenario.background(["openbox"], DISPLAY=display)
    scenario.background(["tint2", "-c", str(config)], DISPLAY=display)
    deadline = time.monotonic() + PATIENCE_S
    while not windows(display, "--class", "tint2"):
        if time.monotonic() > deadline:
            raise RuntimeError("the panel with the tray did not come up")
        time.sleep(0.1)
    return display


def windows(display, *search):
    command = ["xdotool", "search", *search]
    return subprocess.run(command, env={"DISPLAY": display, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True).stdout.split()


def report(bench, kind, pid, bar):
    time.sleep(SETTLE_S)
    bench.report.add(Figure(f"idle, {kind}", "RSS", proc.resident_bytes(pid) / 1e6, bar, "MB"))


def refuse_visible_window(display):
    """A window that did not hide would be measured as one that did."""
    shown = windows(display, "--onlyvisible", "--class", "keyferry", "getwindowgeometry", "--shell", "%@")
    widths = [int(line.partition("=")[2]) for line in shown if line.startswith("WIDTH=")]
    if any(width > LARGEST_ICON for width in widths):
        raise RuntimeError("the window was not hidden")

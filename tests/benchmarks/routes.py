"""The three ways from a client to an upstream that are compared: straight, through nginx, through keyferry."""

from dataclasses import dataclass

import nginx
import proc
from bench import CHAT_PATH
from certificate import Certificate
from processes import free_port

GROUP = "bench"
KEYS = [f"sk-bench-of-one-group-{number:04d}" for number in range(10)]


@dataclass
class Route:
    name: str
    options: dict  # of keyferry_load
    pid: int = 0  # of what is on the way; 0: nothing

    def cpu_s(self):
        return proc.cpu_s(self.pid) if self.pid else 0.0

    def thread_cpu_s(self):
        return proc.thread_cpu_s(self.pid) if self.pid else {}


def start_keyferry(scenario, upstream, certificate=None, **settings):
    keyferry = scenario.keyferry()
    keyferry.cli("group", "add", GROUP, "--channel", "openai", "--upstream", upstream)
    keyferry.cli("key", "add", GROUP, *KEYS)
    keyferry.use_transport(scenario.bench.options.transport)
    if certificate:
        settings["tls_ca_file"] = certificate.ca
    for name, value in settings.items():
        keyferry.cli("settings", "set", name, str(value))
    access_key = keyferry.add_access_key()
    keyferry.serve()
    return keyferry, {"port": keyferry.port, "path": f"/proxy/{GROUP}{CHAT_PATH}", "key": access_key}


def to_port(scenario, port, certificate=None, **settings):
    """The routes to an upstream that listens there."""
    scheme = "https" if certificate else "http"
    forwarding = free_port()
    proxy = scenario.nginx("forwarding", [nginx.forwarding(forwarding, port, certificate)])
    keyferry, options = start_keyferry(scenario, f"{scheme}://localhost:{port}" if certificate else f"http://127.0.0.1:{port}",
                                       certificate, **settings)
    straight = {"port": port, "path": CHAT_PATH} | ({"ca": certificate.ca} if certificate else {})
    return [Route("direct", straight), Route("nginx", {"port": forwarding, "path": CHAT_PATH}, proxy.pid),
            Route("keyferry", options, keyferry.service.pid)]


def to_nginx(scenario, tls):
    certificate = Certificate(scenario.folder) if tls else None
    port = free_port()
    scenario.nginx("upstream", [nginx.answering(port, certificate)])
    return to_port(scenario, port, certificate)

"""nginx as upstream and as plain reverse proxy, without a log and with connections kept on both sides."""

import os

from processes import Service, bare_environment

SMALL_ANSWER = (
    '{"id":"chatcmpl-bench","object":"chat.completion","created":1700000000,"model":"bench-1","choices":[{"index":0,'
    '"message":{"role":"assistant","content":"Hello! How can I help you today?"},"finish_reason":"stop"}],'
    '"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}'
)

FRAME = """daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log stderr notice;
worker_rlimit_nofile 65536;
events {{ worker_connections 16384; }}
http {{
    access_log off;
    tcp_nodelay on;
    keepalive_requests 1000000000;
    # 64 KiB bodies in memory, as keyferry holds them; the default writes them to a file.
    client_body_buffer_size 256k;
    client_max_body_size 0;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{servers}
}}
"""


def answering(port, certificate=None):
    """A server that gives the small answer to everything."""
    tls = f" ssl; ssl_certificate {certificate.chain}; ssl_certificate_key {certificate.key}" if certificate else ""
    return f"""    server {{
        listen 127.0.0.1:{port} backlog=4096{tls};
        location / {{ default_type application/json; return 200 '{SMALL_ANSWER}'; }}
    }}"""


def forwarding(port, upstream_port, certificate=None):
    """A plain reverse proxy: keeps upstream connections, checks the certificate, holds nothing back."""
    tls = "" if certificate is None else f"""
            proxy_ssl_verify on; proxy_ssl_trusted_certificate {certificate.ca}; proxy_ssl_name localhost;
            proxy_ssl_server_name on;"""
    return f"""    upstream to{port} {{ server 127.0.0.1:{upstream_port}; keepalive 2048; keepalive_requests 1000000000; }}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        location / {{
            proxy_pass {"https" if certificate else "http"}://to{port};
            proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;{tls}
        }}
    }}"""


class Nginx:
    def __init__(self, folder, servers):
        folder.mkdir()
        config = folder / "nginx.conf"
        config.write_text(FRAME.format(workers=os.cpu_count(), folder=folder, servers="\n".join(servers)))
        command = ["/usr/sbin/nginx", "-p", str(folder), "-c", str(config)]
        self._service = Service(command, bare_environment(folder), r"start worker process \d+")

    @property
    def pid(self):
        return self._service.pid

    def stop(self):
        self._service.stop()

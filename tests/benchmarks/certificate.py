"""A throw-away authority with one certificate for localhost, so that TLS is checked as it is against a provider."""

import subprocess


class Certificate:
    def __init__(self, folder):
        self.ca = folder / "ca.pem"
        self.key = folder / "server.key"
        self.chain = folder / "server.pem"
        authority_key, request, extensions = folder / "ca.key", folder / "server.csr", folder / "extensions"
        extensions.write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        self._openssl("req", "-x509", *curve, "-days", "2", "-subj", "/CN=keyferry bench", "-keyout", authority_key, "-out", self.ca)
        self._openssl("req", *curve, "-subj", "/CN=localhost", "-keyout", self.key, "-out", request)
        self._openssl("x509", "-req", "-in", request, "-CA", self.ca, "-CAkey", authority_key, "-CAcreateserial", "-days", "2",
                      "-extfile", extensions, "-out", self.chain)

    @staticmethod
    def _openssl(*arguments):
        done = subprocess.run(["openssl", *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {arguments[0]}: {done.stderr.strip()}")

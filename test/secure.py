"""TLS for the tests of the served office: a certificate, a client, a server that has it."""
import ssl
import subprocess

from serving import Server, answers_in, connect, until


def pair_make(root, name):
    """A certificate that nobody signed, and the key to it."""
    paths = f"{root}/{name}.pem", f"{root}/{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}.example",
                    "-keyout", paths[1], "-out", paths[0]], capture_output=True, check=True)
    return paths


def pair_put(pair, place):
    """To where the server reads it."""
    for path, kind in zip(pair, ("pem", "key")):
        with open(path, "rb") as file, open(f"{place}.{kind}", "wb") as out:
            out.write(file.read())


def context_of(**fields):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for name, value in fields.items():
        setattr(context, name, value)
    return context


def secure(port, context=None, name="another.example"):
    return (context or context_of()).wrap_socket(connect(port), server_hostname=name)


def answer_of(line, request):
    """The next answer; None: the line was closed."""
    line.sendall(request)
    got = b""
    while not answers_in(got)[0]:
        piece = line.recv(65536)
        if not piece:
            return None
        got += piece
    return answers_in(got)[0][0]


def presented(port):
    """None: the desk that took it was just leaving."""
    try:
        with secure(port) as line:
            return line.getpeercert(binary_form=True)
    except OSError:
        return None


class Tls(Server):
    """Serves when it shakes hands."""

    def wait(self):
        if not until(lambda: presented(self.port)):
            raise SystemExit("FAIL the server does not answer")

"""People who work with the pages as they are without a script: they read, follow links, fill in forms.

Imported by the tests of the served pages; a form sends what a browser would send of it.
"""
import html.parser
import http.client
import re
import subprocess
import urllib.parse

from serving import FRJ, GUARD, PASSWORD


class Page(html.parser.HTMLParser):
    """What a person sees of a page: its text, its links, its forms with what stands in them."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.words, self.skip = {}, [], [], 0
        self.link = self.area = self.select = None
        self.feed(text)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def field(self, tag, attrs):
        form, name, kind = self.forms[-1], attrs["name"], attrs.get("type", "text")
        form["names"].add(name)
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.area = [name, ""]
        elif kind in ("hidden", "text"):
            form["fields"].append((name, attrs.get("value", "")))
        elif "checked" in attrs:
            form["fields"].append((name, attrs.get("value", "")))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("script", "style", "title"):
            self.skip += 1
        if tag == "a":
            self.link = attrs.get("href")
        if tag == "form":
            self.forms.append({"action": attrs.get("action"), "method": attrs.get("method", "get"),
                               "fields": [], "names": set()})
        if tag in ("input", "textarea", "select") and self.forms and attrs.get("name"):
            self.field(tag, attrs)
        if tag == "button" and self.forms and attrs.get("name"):
            self.forms[-1]["names"].add(attrs["name"])  # sent when it is the one that is pressed
        if tag == "option" and self.select and "selected" in attrs:
            self.forms[-1]["fields"].append((self.select, attrs.get("value", "")))

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title"):
            self.skip -= 1
        if tag == "a":
            self.link = None
        if tag == "select":
            self.select = None
        if tag == "textarea" and self.area:
            name, text = self.area
            self.forms[-1]["fields"].append((name, text[1:] if text[:1] == "\n" else text))
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data
        if not self.skip:
            self.words.append(data)
            if self.link and data.strip():
                self.links.setdefault(data.strip(), self.link)


class Person:
    def __init__(self, port, account):
        self.port, self.account, self.cookie, self.page = port, account, None, None
        self.go("/login")
        self.send({"account": account, "password": PASSWORD}, "/login")

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GUARD)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = kind
            headers["Sec-Fetch-Site"] = "same-origin"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        line.close()
        self.status = answer.status
        if answer.status == 303:
            self.path = answer.getheader("Location").split("#")[0]
            return self.ask("GET", self.path)
        self.html, self.page = text, Page(text)
        return self.page

    def choices(self, name):
        """(label, value) of a select."""
        found = re.search(r'<select[^>]*name="' + re.escape(name) + r'".*?</select>', self.html,
                          re.S)
        return [(label, value) for value, label in re.findall(
            r'<option value="([0-9a-z_]+)"[^>]*>([^<]*)<', found.group(0) if found else "")]

    def go(self, path):
        self.path = path
        return self.ask("GET", path)

    def follow(self, words):
        return self.go(self.page.links[words])

    def forms(self):
        """What can be sent on the page itself, apart from what every page has."""
        return [f for f in self.page.forms if f["method"] == "post" and f["action"] != "/logout"]

    def form(self, action=None):
        return next(f for f in self.forms() if action in (None, f["action"]))

    def stands(self, name):
        """What stands in the field of the form."""
        return next((value for known, value in self.form()["fields"] if known == name), None)

    def send(self, fields, action=None):
        """Fills these in, leaves the rest as it stands, and sends the form."""
        form = self.form(action)
        unknown = [name for name in fields if name not in form["names"] and name != "fill"]
        if unknown:
            raise KeyError(f"{self.account}: no such field on {form['action']}: {unknown},"
                           f" there are {sorted(form['names'])}")
        sent = [(name, value) for name, value in form["fields"] if name not in fields]
        for name, value in fields.items():
            sent += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
        return self.ask("POST", form["action"], urllib.parse.urlencode(sent))


def members(person):
    """(place, name) of each member on the page, in the order of speaking."""
    return [(int(no), name) for no, name in
            re.findall(r'<strong id="m(\d+)">([^<（]*)', person.html)]


def frj(data, *words, text=None):
    return subprocess.run([FRJ, *words, "--data", data], input=text, capture_output=True, text=True)

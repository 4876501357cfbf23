"""Is an answer what /api/v1/openapi.json says it is?  As much of JSON Schema as is used there.

A keyword that is not known here is an error: nothing is passed over in silence.
"""
import re

TYPES = {"string": str, "object": dict, "array": list, "boolean": bool, "integer": int}
KNOWN = {"type", "enum", "pattern", "format", "$ref", "anyOf", "properties", "required",
         "additionalProperties", "items"}
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


class Description:
    def __init__(self, document):
        self.schemas = document["components"]["schemas"]
        self.paths = []
        for path, operations in document["paths"].items():
            pattern = re.sub(r"\{[^}]*\}", "[^/]+", re.escape(path).replace("\\{", "{").replace(
                "\\}", "}"))
            self.paths.append((path.count("{"), re.compile(f"^{pattern}$"), operations))
        self.paths.sort(key=lambda row: row[0])  # what is written out goes first

    def operation(self, method, path):
        for _, pattern, operations in self.paths:
            if pattern.match(path.split("?")[0]) and method.lower() in operations:
                return operations[method.lower()]
        return None

    def answer_wrong(self, method, path, status, kind, body):
        """Why the answer is not what is described; empty when it is."""
        operation = self.operation(method, path)
        if operation is None:
            return "" if status in (404, 405) else f"{method} {path} is not described"
        row = operation["responses"].get(str(status)) or operation["responses"]["default"]
        schema = row["content"].get(kind.split(";")[0])
        if schema is None:
            return f"{status} {kind} is not described"
        return self.wrong(body, schema["schema"], "")

    def body_wrong(self, method, path, body):
        operation = self.operation(method, path)
        if operation is None or "requestBody" not in operation:
            return f"{method} {path} takes no body"
        return self.wrong(body, operation["requestBody"]["content"]["application/json"]["schema"],
                          "")

    def wrong(self, value, schema, at):
        unknown = set(schema) - KNOWN
        if unknown:
            return f"{at}: keywords {unknown}"
        if "$ref" in schema:
            return self.wrong(value, self.schemas[schema["$ref"].rsplit("/", 1)[1]], at)
        if "anyOf" in schema:
            whys = [self.wrong(value, one, at) for one in schema["anyOf"]]
            return "" if "" in whys else f"{at}: none of {len(whys)}: {max(whys, key=len)[:300]}"
        return (self.type_wrong(value, schema, at) or self.text_wrong(value, schema, at)
                or self.map_wrong(value, schema, at) or self.list_wrong(value, schema, at))

    def type_wrong(self, value, schema, at):
        types = schema.get("type", list(TYPES) + ["null"])
        types = [types] if isinstance(types, str) else types
        for name in types:
            if name in TYPES and isinstance(value, TYPES[name]) and (
                    name != "integer" or not isinstance(value, bool)):
                return ""
        return f"{at}: {value!r} is not {types}"

    def text_wrong(self, value, schema, at):
        if "enum" in schema and value not in schema["enum"]:
            return f"{at}: {value!r} is not one of {schema['enum']}"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return f"{at}: {value!r} is not like {schema['pattern']}"
        if schema.get("format") == "date" and not DAY.match(value):
            return f"{at}: {value!r} is no day"
        return ""

    def map_wrong(self, value, schema, at):
        if not isinstance(value, dict):
            return ""
        for name in schema.get("required", []):
            if name not in value:
                return f"{at}: {name} is missing"
        for name, member in value.items():
            inner = schema.get("properties", {}).get(name)
            if inner is None and schema.get("additionalProperties", True) is False:
                return f"{at}: {name} is not described"
            why = self.wrong(member, inner, f"{at}/{name}") if inner is not None else ""
            if why:
                return why
        return ""

    def list_wrong(self, value, schema, at):
        if not isinstance(value, list) or "items" not in schema:
            return ""
        for place, member in enumerate(value):
            why = self.wrong(member, schema["items"], f"{at}/{place}")
            if why:
                return why
        return ""

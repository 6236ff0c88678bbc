"""Random inputs of an operation, by botocore's shapes."""

import datetime

LETTERS = "abzABZ019-._~ /+%&=?#:;,\"'\\<>@!$()*[]{}|^`é€😀\t"
# What a header can hold, without blanks at its ends.
VISIBLE = "".join(chr(code) for code in range(0x21, 0x7F))


class Values:
    def __init__(self, rng, shapes):
        self.rng = rng
        self.shapes = {}
        for id, shape in shapes.items():
            self.shapes.setdefault(id.split("#")[1], shape)

    def reason_to_leave_out(self, operation):
        """Why the operation cannot be compared: botocore's description of a service is not always as new as the model."""
        if operation.name not in self.shapes:
            return "not in the model"
        if operation.has_event_stream_input:
            return "a stream of events"
        return None

    def input(self, operation, only_required):
        shape = operation.input_shape
        return self.structure(shape, 0, only_required) if shape else {}

    def members(self, shape):
        """The members that the model has, too."""
        known = self.shapes.get(shape.name, {}).get("members")
        return {name: member for name, member in shape.members.items() if known is None or name in known}

    def structure(self, shape, depth, only_required=False):
        members = self.members(shape)
        if getattr(shape, "is_tagged_union", False) and members:
            chosen = [self.rng.choice(sorted(members))]
        else:
            chance = 0 if only_required else 0.7 / (depth + 1)
            chosen = [
                name for name in members if name in shape.required_members or self.rng.random() < chance
            ]
        return {name: self.member(members[name], depth) for name in chosen}

    def member(self, shape, depth):
        location = shape.serialization.get("location")
        if location in ("uri", "header", "headers") or shape.serialization.get("hostLabel"):
            return self.outside(shape, location)
        return self.value(shape, depth + 1)

    def outside(self, shape, location):
        """A value for a label or a header, which not every text can be."""
        if shape.type_name == "map":
            return {self.word("abc", 1): self.word(VISIBLE, 1) for _ in range(2)}
        if shape.type_name == "list":
            return [self.outside(shape.member, location) for _ in range(self.rng.randint(1, 3))]
        if shape.type_name != "string" or getattr(shape, "enum", None):
            return self.value(shape, 9)
        if shape.serialization.get("hostLabel"):
            return self.word("ab0", 1)
        return self.word(LETTERS if location == "uri" else VISIBLE, 1)

    def word(self, letters, least):
        return "".join(self.rng.choice(letters) for _ in range(self.rng.randint(least, 8)))

    def value(self, shape, depth):
        rng = self.rng
        kind = shape.type_name
        if getattr(shape, "is_document_type", False):
            return rng.choice([{"a": [1, "b", None, True]}, "text", [1.5], {}])
        if kind == "structure":
            return self.structure(shape, depth)
        most = 0 if depth > 5 else rng.randint(0, 3)
        if kind == "list":
            return [self.value(shape.member, depth + 1) for _ in range(most)]
        if kind == "map":
            return {self.value(shape.key, depth + 1): self.value(shape.value, depth + 1) for _ in range(most)}
        if kind == "string":
            return rng.choice(shape.enum) if getattr(shape, "enum", None) else self.word(LETTERS, 0)
        if kind == "blob":
            return bytes(rng.randrange(256) for _ in range(rng.randint(0, 8)))
        if kind == "boolean":
            return rng.random() < 0.5
        if kind == "integer":
            return rng.choice([0, 1, -1, 2**31 - 1, -(2**31), rng.randint(-1000, 1000)])
        if kind == "long":
            return rng.choice([0, 1, -1, 2**63 - 1, -(2**63), rng.randint(-(10**9), 10**9)])
        if kind == "float":
            return rng.choice([0.0, 1.5, -0.25, 1024.0])
        if kind == "double":
            return rng.choice([0.0, 1.5, -1e-7, 1e21, rng.uniform(-1e6, 1e6)])
        if kind == "timestamp":
            seconds = rng.choice([0, 1, -1, 1_700_000_000, rng.randint(-(2**31), 2**33)])
            return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        raise AssertionError(kind)

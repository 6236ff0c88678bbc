"""SSM's wire against botocore: the same random messages through both, and the differences by class.

Requests are random values that botocore serializes; the crate reads them and writes them again. Answers are random
JSON as a service might send it; botocore parses it, and what the crate makes of it. Errors are random bodies and
headers. A difference belongs to a class that `generated/README.md` explains, or it is a failure.

    python wire.py PROGRAM [--messages 20000] [--seed 1]

PROGRAM is the program `wire_oracle`, which reads and writes the lines that this script sends it.
"""

import argparse
import base64
import collections
import datetime
import json
import random
import subprocess
import sys

import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
SAMPLES = 3


class Program:
    """The Rust side: a line of JSON in, a line of JSON out."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Maker:
    """Random values of botocore's shapes."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def text(self):
        alphabet = "abcXYZ019 -_/.:\"\\\n\t\u0000é☃\U0001f680"
        length = self.random.choice([0, 1, 3, 10, 10, 60])
        return "".join(self.random.choice(alphabet) for _ in range(length))

    def integer(self, bits):
        edge = 2 ** (bits - 1)
        return self.random.choice([0, 1, -1, 7, edge - 1, -edge, self.random.randrange(-edge, edge)])

    def seconds(self):
        return self.random.choice([0, 1_700_000_000, self.random.randrange(0, 2**32), 253402300799, -1])

    def params(self, shape, depth=0):
        """A value as a caller of boto3 gives it."""
        kind = shape.type_name
        if kind == "structure":
            names = list(shape.members)
            if getattr(shape, "is_tagged_union", False):
                names = [self.random.choice(names)]
            return {
                name: self.params(shape.members[name], depth + 1)
                for name in names
                if len(names) == 1 or name in shape.required_members or self.chance(60 if depth < 3 else 15)
            }
        if kind == "list":
            return [self.params(shape.member, depth + 1) for _ in range(self.random.choice([0, 1, 2]))]
        if kind == "map":
            count = self.random.choice([0, 1, 2])
            return {self.params(shape.key): self.params(shape.value, depth + 1) for _ in range(count)}
        if kind == "string":
            return self.random.choice(shape.enum) if shape.enum and self.chance(90) else self.text()
        if kind in ("integer", "long"):
            return self.integer(32 if kind == "integer" else 64)
        if kind == "boolean":
            return self.chance(50)
        if kind == "timestamp":
            millis = self.random.choice([0, 1, 500, 999])
            return EPOCH + datetime.timedelta(seconds=self.random.randrange(0, 2**32), milliseconds=millis)
        if kind == "blob":
            return self.text().encode()
        if kind in ("float", "double"):
            return self.random.choice([0.0, 0.1, -1.5, 1e10])
        raise ValueError(f"a shape of the type {kind}")

    def wire(self, shape, depth=0):
        """JSON as a service, or something that stands in for it, may send it."""
        kind = shape.type_name
        if kind == "structure":
            if getattr(shape, "is_tagged_union", False):
                return self.union(shape, depth)
            members = {}
            for name, member in shape.members.items():
                if self.chance(60 if depth < 3 else 15) or name in shape.required_members and self.chance(90):
                    value = None if self.chance(4) else self.wire(member, depth + 1)
                    members[member.serialization.get("name", name)] = value
            if self.chance(5):
                members["NotInTheModel"] = self.random.choice([1, "x", None, {"a": [1]}])
            items = list(members.items())
            if self.chance(30):
                self.random.shuffle(items)
            return dict(items)
        if kind == "list":
            items = [self.wire(shape.member, depth + 1) for _ in range(self.random.choice([0, 1, 2, 3]))]
            return [None if self.chance(2) else item for item in items]
        if kind == "map":
            count = self.random.choice([0, 1, 2])
            entries = {self.text(): self.wire(shape.value, depth + 1) for _ in range(count)}
            return {key: None if self.chance(2) else value for key, value in entries.items()}
        if kind == "timestamp":
            return self.instant()
        if kind == "blob":
            return base64.b64encode(self.text().encode()).decode()
        if kind in ("integer", "long"):
            value = self.integer(32 if kind == "integer" else 64)
            return float(value) if abs(value) < 2**53 and self.chance(5) else value
        return self.params(shape, depth)

    def union(self, shape, depth):
        names = self.random.sample(list(shape.members), k=1)
        value = {name: self.wire(shape.members[name], depth + 1) for name in names}
        if self.chance(10):
            value = {"NotInTheModel": self.random.choice([1, "x", {"a": [1, None]}])}
        if self.chance(10):
            value["__type"] = "com.amazonaws.ssm#X"
        if self.chance(10):
            value[self.random.choice(list(shape.members))] = None
        return value

    def instant(self):
        seconds = self.seconds()
        time = lambda: EPOCH + datetime.timedelta(seconds=seconds % 2**33)
        forms = [
            lambda: seconds,
            lambda: seconds,
            lambda: float(seconds),
            lambda: seconds % 2**33 + self.random.randrange(1000) / 1000,
            lambda: seconds % 2**33 + self.random.randrange(1000000) / 1e6,
            lambda: time().strftime("%Y-%m-%dT%H:%M:%SZ"),
            lambda: time().strftime("%Y-%m-%dT%H:%M:%S.123456789+01:00"),
        ]
        if self.chance(1):
            forms = [lambda: str(seconds), lambda: time().strftime("%a, %d %b %Y %H:%M:%S GMT")]
        return self.random.choice(forms)()

    def error(self, shapes):
        """Body and headers of an answer that is no success."""
        headers = {}
        if self.chance(2):
            bodies = [b"", b"null", b"[]", b"<html>502</html>", b"\"text\"", b"upstream error", b"{}", b" "]
            body, shape, expected = self.random.choice(bodies), None, ""
        else:
            shape = self.random.choice(shapes) if self.chance(90) else None
            members = self.wire(shape) if shape else {"Detail": self.text()}
            spell = lambda name: self.random.choice(
                [name, f"com.amazonaws.ssm#{name}", f"{name}:http://internal.amazon.com/coral/com.amazon.coral.validate/"]
            )
            name = shape.name if shape else self.random.choice(["ThrottlingException", "AccessDenied", "X"])
            places = [("__type",)] * 8 + [("code",), ("Code",), ("header",), ("header", "__type"), ("code", "__type"), ()]
            chosen = self.random.choice(places)
            expected = name if chosen else ""
            for place in chosen:
                if place == "header":
                    headers["x-amzn-errortype"] = spell(name)
                else:
                    members[place] = spell(name)
            for key in ("message", "Message"):
                members.pop(key, None)
            for key in self.random.choice([["message"]] * 4 + [["Message"], ["message", "Message"], []]):
                members[key] = None if self.chance(5) else self.text() or "m"
            items = list(members.items())
            self.random.shuffle(items)
            body = json.dumps(dict(items)).encode()
        return body, headers, shape, expected


class Differences:
    def __init__(self):
        self.counts = collections.Counter()
        self.samples = collections.defaultdict(list)

    def add(self, name, *sample):
        self.counts[name] += 1
        if len(self.samples[name]) < SAMPLES:
            self.samples[name].append([repr(part)[:300] for part in sample])

    def add_classes(self, names, *sample):
        """A message with differences of these classes, or with none."""
        names = sorted(set(names))
        for name in names:
            self.add(name, *sample)
        if not names:
            self.add("equal")


def plain(value):
    """What can be compared: JSON without bytes and instants."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return ["bytes", value.hex()]
    if isinstance(value, datetime.datetime):
        return ["instant", (value - EPOCH) // datetime.timedelta(microseconds=1)]
    return value


ZEROS = {"string": "", "integer": 0, "long": 0, "boolean": False, "list": [], "map": {}, "blob": ["bytes", ""],
         "timestamp": ["instant", 0], "float": 0.0, "double": 0.0}


def classes(shape, ours, theirs, sent=False):
    """The classes of the differences between two requests, or two answers that botocore parsed; none if they are equal."""
    if ours == theirs:
        return
    kind = shape.type_name
    if kind == "structure" and isinstance(ours, dict) and isinstance(theirs, dict):
        for name in ours.keys() | theirs.keys():
            member = shape.members.get(name)
            if member is None:
                yield f"unexplained: the member {shape.name}.{name}"
            elif name in ours and name in theirs:
                yield from classes(member, ours[name], theirs[name], sent)
            elif sent and name in ours and member.type_name == "boolean" and ours[name] is False:
                yield "a boolean whose default is false is sent where nobody set it"
            elif sent:
                yield f"unexplained: the member {shape.name}.{name}"
            elif name in ours and name in shape.required_members and ours[name] == ZEROS.get(member.type_name):
                yield "a required member that is missing has the specification's value"
            elif name in ours and ours[name] == ZEROS.get(member.type_name):
                yield "a member with a default has it where it is missing"
            else:
                yield f"unexplained: the member {shape.name}.{name}"
        return
    if kind == "list" and isinstance(ours, list) and isinstance(theirs, list):
        present = [item for item in theirs if item is not None]
        if present != theirs:
            yield "nulls in lists are dropped"
        if len(ours) != len(present):
            yield f"unexplained: items of {shape.name}"
        for our, their in zip(ours, present):
            yield from classes(shape.member, our, their, sent)
        return
    if kind == "map" and isinstance(ours, dict) and isinstance(theirs, dict):
        present = {key: value for key, value in theirs.items() if value is not None}
        if present != theirs:
            yield "nulls in maps are dropped"
        if ours.keys() != present.keys():
            yield f"unexplained: keys of {shape.name}"
        for key in ours.keys() & present.keys():
            yield from classes(shape.value, ours[key], present[key], sent)
        return
    if kind == "timestamp":
        # Both are microseconds; what is written ends with the millisecond. An f64 that far ahead has no microseconds.
        lost = theirs[1] - ours[1]
        if 0 <= lost < 1000:
            yield "digits behind the millisecond are not written"
            return
    yield f"unexplained: {shape.name}"


def requests(count, maker, service, program, found):
    serializer = botocore.serialize.create_serializer("json", include_validation=False)
    names = service.operation_names
    for index in range(count):
        operation = service.operation_model(names[index % len(names)])
        shape = operation.input_shape
        if shape is None:
            continue
        body = serializer.serialize_to_request(maker.params(shape), operation)["body"].decode()
        answer = program.ask(kind="value", name=shape.name, body=body)
        if "error" in answer:
            found.add("unexplained: a request cannot be read", body, answer["error"])
            continue
        ours, theirs = json.loads(answer["body"]), json.loads(body)
        found.add_classes(classes(shape, ours, theirs, sent=True), body, answer["body"])


def answers(count, maker, service, program, found):
    parser = botocore.parsers.create_parser("json")
    names = service.operation_names

    def parsed(body, shape):
        answer = {"body": body.encode(), "headers": {}, "status_code": 200, "context": {}}
        value = parser.parse(answer, shape)
        value.pop("ResponseMetadata", None)
        return plain(value)

    for index in range(count):
        shape = service.operation_model(names[index % len(names)]).output_shape
        if shape is None:
            continue
        body = json.dumps(maker.wire(shape))
        answer = program.ask(kind="value", name=shape.name, body=body)
        try:
            theirs = parsed(body, shape)
        except Exception as error:
            if "error" in answer:
                found.add("both refuse it", body)
            elif "NoneType" in str(error) and "null" in body:
                found.add("botocore fails at a null in a list of maps", body, error)
            else:
                found.add(f"unexplained: botocore alone refuses it: {error}", body)
            continue
        if "error" in answer:
            text = answer["error"]
            if "expected seconds since 1970" in text and "invalid value: string" in text:
                found.add("a timestamp as text that is not RFC 3339 is refused", text)
            else:
                found.add("unexplained: an answer cannot be read", body, text)
            continue
        found.add_classes(classes(shape, parsed(answer["body"], shape), theirs), body, answer["body"])


def errors(count, maker, service, program, found):
    parser = botocore.parsers.create_parser("json")
    names = service.operation_names
    for index in range(count):
        operation = service.operation_model(names[index % len(names)])
        if not operation.error_shapes:
            continue
        body, headers, shape, expected = maker.error(operation.error_shapes)
        answer = program.ask(
            kind="error",
            name=operation.name,
            header=headers.get("x-amzn-errortype"),
            body=body.decode(),
        )
        sent = {"body": body, "headers": headers, "status_code": 400, "context": {}}
        try:
            theirs = parser.parse(sent, operation.output_shape)["Error"]
        except Exception as error:
            theirs = {"Code": "", "Message": "", "refused": str(error)}
        if "error" in answer:
            text = answer["error"]
            if "expected seconds since 1970" in text and "invalid value: string" in text:
                found.add("a timestamp as text that is not RFC 3339 is refused", text)
            else:
                found.add("unexplained: an error cannot be read", body, text)
            continue
        code, message = answer["code"] or "", answer["message"] or ""
        if code != expected or shape is not None and expected and answer["variant"] != shape.name:
            found.add("unexplained: it is another error than was sent", body, headers, answer)
        elif code != theirs["Code"]:
            if "refused" in theirs or not body.strip().startswith(b"{"):
                found.add("a body that is no object", body, headers, answer, theirs)
            elif headers or b'"__type"' not in body:
                found.add("a code elsewhere than in `__type` is found", body, headers, answer, theirs)
            else:
                found.add("unexplained: the code", body, headers, answer, theirs)
        elif message != (theirs["Message"] or ""):
            members = json.loads(body)
            if members.get("message") and members.get("Message") or members.get("message", 0) is None:
                found.add("of two messages the one that is there, and `message` before `Message`", body, answer, theirs)
            else:
                found.add("unexplained: the message", body, headers, answer, theirs)
        else:
            found.add("equal")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--messages", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--samples", action="store_true", help="show messages of each class")
    given = arguments.parse_args()

    loader = botocore.loaders.Loader()
    service = botocore.model.ServiceModel(loader.load_service_model("ssm", "service-2"), "ssm")
    program = Program(given.program)
    maker = Maker(given.seed)
    failed = False
    parts = [("requests", requests, 2), ("answers", answers, 2), ("errors", errors, 1)]
    for title, run, share in parts:
        found = Differences()
        run(given.messages * share // 5, maker, service, program, found)
        print(f"{title}:")
        for name, count in found.counts.most_common():
            print(f"  {count:6} {name}")
            if name.startswith("unexplained"):
                failed = True
            if given.samples and name != "equal" or name.startswith("unexplained"):
                for sample in found.samples[name]:
                    print("           " + "\n           ".join(sample))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

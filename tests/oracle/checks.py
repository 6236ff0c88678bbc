"""What is wrong with inputs of SSM, against botocore's own validation: random ones, good and bad.

Botocore checks types, required members, and the least of lengths and numbers. What it does not check is counted by class;
a difference that belongs to no class is a failure.

    python checks.py PROGRAM [--inputs 10000] [--seed 1]

PROGRAM is the program `wire_oracle`, which reads and writes the lines that this script sends it.
"""

import argparse
import copy
import json
import sys

import botocore.loaders
import botocore.model
import botocore.serialize
import botocore.validate

from wire import Differences, Maker, Program

REASONS = {"missing required field": "required", "invalid length": "length minimum", "invalid range": "range minimum"}
# Of another type than the key, and of none that botocore takes for it.
WRONG = {"string": 7, "integer": "x", "long": [], "boolean": "x", "list": "x", "map": "x", "structure": 7}


class Near(Maker):
    """Values at the bounds of the model and beyond."""

    def params(self, shape, depth=0):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        kind = shape.type_name
        if kind == "string" and not (shape.enum and self.chance(90)) and self.chance(80):
            return self.random.choice("aé0") * self.size(low, high)
        if kind in ("integer", "long") and self.chance(90):
            low, high = low if low is not None else -1, high if high is not None else 2**31 - 2
            return self.random.choice([low - 1, low, high, high + 1])
        if kind == "list" and depth < 4:
            return [self.params(shape.member, depth + 1) for _ in range(min(self.size(low, high), 3))]
        if kind == "structure" and not getattr(shape, "is_tagged_union", False):
            members = super().params(shape, depth)
            return {name: value for name, value in members.items() if not self.chance(3)}
        return super().params(shape, depth)

    def size(self, low, high):
        low = low or 0
        sizes = [max(low - 1, 0), low, low + 1]
        if high is not None and high < 500:
            sizes += [high, high + 1]
        return self.random.choice(sizes)


class Validator(botocore.validate.ParamValidator):
    """Botocore's, which calls the keys of maps by one name."""

    def _validate_map(self, param, shape, errors, name):
        if not isinstance(param, dict):
            errors.report(name, "invalid type", param=param, valid_types=["dict"])
            return
        for key, value in param.items():
            self._validate(key, shape.key, errors, f"{name} (key: *)")
            self._validate(value, shape.value, errors, f"{name}.*")


def theirs(params, shape):
    """What botocore finds, as reason and place."""
    for reason, name, more in Validator().validate(params, shape)._errors:
        place = f"{name}.{more['required_name']}" if reason == "missing required field" else name
        yield REASONS.get(reason, reason), place


def leaves(value, shape, path=()):
    """All places in a value, with their shapes."""
    yield path, shape
    if shape.type_name == "structure":
        for name, member in value.items():
            yield from leaves(member, shape.members[name], (*path, name))
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from leaves(item, shape.member, (*path, index))
    elif shape.type_name == "map":
        for key, entry in value.items():
            yield from leaves(entry, shape.value, (*path, key))


def replaced(value, path, new):
    value = copy.deepcopy(value)
    inside = value
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = new
    return value


def at(place, shape):
    """The shape that a member of this place has, and whether the member is the input's own."""
    steps = [step for step in place.replace("[", ".[").replace(" (key: *)", ".(key)").split(".") if step]
    for step in steps:
        if step.startswith("["):
            shape = shape.member
        elif step == "(key)":
            shape = shape.key
        elif step == "*":
            shape = shape.value
        else:
            shape = shape.members[step]
    return shape, len(steps) == 1


def compare(shape, ours, botocores, found, sample):
    equal = True
    plain = {
        place
        for reason, place in botocores
        if reason == "required" and not at(place, shape)[1] and at(place, shape)[0].type_name != "structure"
    }
    for reason, place in sorted(botocores - ours):
        equal = False
        if reason == "required" and place in plain:
            found.add("a required member whose field is no option is missing: what stands for it is checked", place)
        else:
            found.add(f"unexplained: botocore alone finds {reason}", place, *sample)
    for reason, place in sorted(ours - botocores):
        equal = False
        kind = at(place, shape)[0].type_name
        if reason in ("length maximum", "range maximum"):
            found.add("botocore does not check a maximum", place)
        elif reason == "pattern":
            found.add("botocore does not check patterns", place)
        elif reason == "known":
            found.add("botocore does not check values of enums", place)
        elif reason == "length minimum" and kind in ("map", "blob"):
            found.add("botocore does not check the length of maps and blobs", place)
        elif place in plain:
            continue
        else:
            found.add(f"unexplained: botocore does not find {reason}", place, *sample)
    if equal:
        found.add("equal")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--inputs", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()

    loader = botocore.loaders.Loader()
    service = botocore.model.ServiceModel(loader.load_service_model("ssm", "service-2"), "ssm")
    serializer = botocore.serialize.create_serializer("json", include_validation=False)
    program, maker, found = Program(given.program), Near(given.seed), Differences()
    for index in range(given.inputs):
        operation = service.operation_model(service.operation_names[index % len(service.operation_names)])
        shape = operation.input_shape
        if shape is None:
            continue
        params = maker.params(shape)
        body = json.loads(serializer.serialize_to_request(params, operation)["body"])
        places = [(path, leaf) for path, leaf in leaves(params, shape) if path and leaf.type_name in WRONG]
        if places and maker.chance(20):
            path, leaf = maker.random.choice(places)
            new = WRONG[leaf.type_name]
            params, body = replaced(params, path, new), replaced(body, path, new)
        botocores = set(theirs(params, shape))
        answer = program.ask(kind="check", name=shape.name, body=json.dumps(body))
        is_refused = any(reason == "invalid type" for reason, _ in botocores)
        sample = (json.dumps(body), answer)
        if is_refused or "error" in answer:
            name = "both refuse a type" if is_refused and "error" in answer else "unexplained: one alone refuses a type"
            found.add(name, sorted(botocores), *sample)
            continue
        compare(shape, {tuple(violation) for violation in answer["violations"]}, botocores, found, sample)
    print("checks:")
    failed = False
    for name, count in found.counts.most_common():
        print(f"  {count:6} {name}")
        if name.startswith("unexplained"):
            failed = True
            for sample in found.samples[name]:
                print("           " + "\n           ".join(sample))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

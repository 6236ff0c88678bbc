"""Requests of random inputs: those that botocore sends, and what the crate makes of them and sends again.

    python requests.py PROGRAM SERVICE MODEL [COUNT]

PROGRAM is the one in this folder with the types of MODEL, a Smithy model; SERVICE is botocore's name of the service.
The program is shown botocore's request, says which operation it is for, reads the input, and makes the request of it
anew: method, path, query, headers and body must be the same. COUNT is that of inputs for each operation.
"""

import base64
import collections
import json
import random
import sys

import botocore.session
from botocore.config import Config

from program import answers
from values import Values

ENDPOINT = "https://api.example.com"
# What a client adds on its way, and what is compared as the body or the signature.
CLIENT = {
    "user-agent",
    "authorization",
    "x-amz-date",
    "x-amz-content-sha256",
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "content-length",
    "expect",
    "x-amz-user-agent",
}


class Sent(Exception):
    """Is raised in the place of sending."""


def client(service):
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret")
    config = Config(parameter_validation=False, retries={"max_attempts": 0}, request_min_compression_size_bytes=2**20)
    made = session.create_client(service, region_name="us-east-1", endpoint_url=ENDPOINT, config=config)

    def send(request, **_):
        raise Sent(request)

    made.meta.events.register("before-send", send)
    return made


def sent(made, operation, params):
    """What botocore sends: method, URL, headers, body."""
    try:
        made._make_api_call(operation, params)
    except Sent as stopped:
        request = stopped.args[0]
        body = request.body or b""
        if hasattr(body, "read"):
            body.seek(0)
            body = body.read()
        body = body.encode() if isinstance(body, str) else bytes(body)
        text = lambda value: value.decode("latin-1") if isinstance(value, bytes) else value
        headers = [[name, text(value)] for name, value in request.headers.items()]
        return {
            "method": request.method,
            "url": request.url,
            "headers": headers,
            "body": base64.b64encode(body).decode(),
        }
    raise AssertionError("nothing was sent")


def form(request):
    """A request as it is compared: without what a client adds, query and headers without an order, JSON as values."""
    url, _, query = request["url"].partition("?")
    headers = sorted([name.lower(), value] for name, value in request["headers"] if name.lower() not in CLIENT)
    body = base64.b64decode(request["body"])
    if any(name == "content-type" and "json" in value for name, value in headers):
        body = json.loads(body or b"null")
    return {
        "method": request["method"],
        "path": url,
        "query": sorted(query.split("&")) if query else [],
        "headers": headers,
        "body": body,
    }


def difference(wanted, answer):
    """What differs, and how; nothing where the two are the same."""
    if "error" in answer:
        return "error", answer["error"]
    wanted, made = form(wanted), form(answer)
    for part, value in wanted.items():
        if made[part] != value:
            return part, f"botocore {value!r}\n    crate    {made[part]!r}"
    return None


def main(program, service, model, count="20"):
    made = client(service)
    with open(model, encoding="utf-8") as file:
        values = Values(random.Random(7), json.load(file)["shapes"])
    cases = []
    left_out = []
    for name in made.meta.service_model.operation_names:
        operation = made.meta.service_model.operation_model(name)
        reason = values.reason_to_leave_out(operation)
        if reason:
            left_out.append(f"{name} ({reason})")
            continue
        for index in range(int(count)):
            params = values.input(operation, only_required=index == 0)
            cases.append((name, params, sent(made, name, params)))
    questions = [{"request": request, "endpoint": ENDPOINT} for _, _, request in cases]
    differing = collections.Counter()
    for (name, params, request), answer in zip(cases, answers(program, questions), strict=True):
        found = difference(request, answer)
        if found is None and answer["operation"] != name:
            found = "operation", answer["operation"]
        if found:
            part, how = found
            differing[name, part] += 1
            if differing[name, part] == 1:
                print(f"{name}: {part} of {params!r}\n    {how}")
    bad = sum(differing.values())
    operations = len({name for name, _, _ in cases})
    print(f"{service}: {len(cases) - bad} of {len(cases)} requests of {operations} operations as botocore's")
    if left_out:
        print(f"{service}: left out {', '.join(left_out)}")
    return bad != 0 or not cases


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

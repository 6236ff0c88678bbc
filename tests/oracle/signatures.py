"""The signatures of random requests: those of botocore, and those of the crate.

    python signatures.py PROGRAM [COUNT]

PROGRAM is the one in this folder. Fails where a signature differs.
"""

import datetime
import random
import sys

from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from program import answers

KEY = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
HOSTS = [
    "https://example.amazonaws.com",
    "https://SSM.us-east-1.amazonaws.com:443",
    "http://localhost:5000",
    "http://h:80",
    "https://h:80",
    "https://[::1]",
    "http://[::1]:80",
    "http://1.2.3.4",
]
HEADERS = ["X-A", "x-b", "Content-Type", "My-Header", "User-Agent", "X-Amz-Target", "Expect", "te", "Connection"]
VALUES = ["", "a", "  a  b ", '"x  y"', "a,b", "\t z", "1"]


def word(rng, most, letters):
    """A word that may be empty, in which each `%` begins an encoded byte."""
    letters = [rng.choice(letters) for _ in range(rng.randint(0, most))]
    return "".join(f"%{rng.randint(0, 255):02{rng.choice('xX')}}" if letter == "%" else letter for letter in letters)


def case(rng):
    path = "".join("/" + word(rng, 5, "abAZ09-._~%!$()*,;=:@") for _ in range(rng.randint(1, 5)))
    parts = [
        word(rng, 3, "abAB01-_.~%+/:@") + rng.choice(["", "=", "=="]) + word(rng, 3, "aZ9%+/")
        for _ in range(rng.randint(1, 4))
    ]
    query = "?" + "&".join(parts) if rng.random() < 0.6 else ""
    return {
        "method": rng.choice(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"]),
        "url": rng.choice(HOSTS) + path + query,
        "headers": [
            [rng.choice(HEADERS), rng.choice(VALUES) + word(rng, 3, "ab ,")] for _ in range(rng.randint(0, 5))
        ],
        "body": rng.choice(["", "{}", '{"a":"é"}']),
        "key": KEY,
        "token": rng.choice([None, "tok/en+="]),
        "region": rng.choice(["us-east-1", "eu-central-1", "cn-north-1"]),
        "service": rng.choice(["ssm", "service", "execute-api"]),
        "time": f"{rng.randint(1970, 2099)}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}T0{rng.randint(0, 9)}:00:59Z",
    }


def expected(case):
    request = AWSRequest(method=case["method"], url=case["url"], data=case["body"].encode())
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    time = datetime.datetime.fromisoformat(case["time"].rstrip("Z"))
    auth.get_current_datetime = lambda *args, **options: time
    credentials = Credentials(*case["key"], case["token"])
    auth.SigV4Auth(credentials, case["service"], case["region"]).add_auth(request)
    return request.headers["Authorization"]


def main(program, count="10000"):
    rng = random.Random(7)
    cases = [case(rng) for _ in range(int(count))]
    differing = 0
    for request, answer in zip(cases, answers(program, [{"sign": case} for case in cases]), strict=True):
        wanted = expected(request)
        if answer != wanted:
            differing += 1
            if differing <= 5:
                print(f"{request}\n  crate:    {answer}\n  botocore: {wanted}")
    print(f"signatures: {len(cases) - differing} of {len(cases)} as botocore's")
    return differing != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The two programs of tests/examples against software that is not ours.

    python programs.py PARAMETERS MOCK

`parameters` runs against moto, and `parameters` and boto3 run against `mock`. Both servers are on loopback, at a port that
the system chooses. What `parameters` says is in transcript.txt, the same with both.
"""

import contextlib
import pathlib
import re
import shlex
import subprocess
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = pathlib.Path(__file__).parent
MOTO = [pathlib.Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", "0"]
KEY = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}


@contextlib.contextmanager
def server(command):
    """Runs a server for a while: the URL that it prints."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for line in process.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                yield found[0]
                return
        raise SystemExit(f"{command[0]} ended without a URL")
    finally:
        process.terminate()
        process.communicate()


def client(url):
    return boto3.client(
        "ssm",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 1}),
    )


def refused(code, call, status=400, **params):
    """The call fails with this code and status: the message."""
    try:
        call(**params)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call.__name__} of {params} was not refused")


def transcript(program, url):
    """Runs the commands of transcript.txt: all that they print, as it stands there."""
    shown = ""
    for line in (HERE / "transcript.txt").read_text().splitlines():
        if not line.startswith("$ "):
            continue
        command = [program, "--endpoint", url, *shlex.split(line)[2:]]
        output = subprocess.run(command, env=KEY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        shown += f"{line}\n{output.stdout}"
        if output.returncode != 0:
            shown += f"exit code {output.returncode}\n"
    return shown


def many(ssm):
    for number in range(1, 24):
        answer = ssm.put_parameter(Name=f"/many/{number:02}", Value=f"value_{number}", Type="String")
        assert answer["Version"] == 1


def with_boto3(ssm):
    """What boto3 makes of the answers of `mock`."""
    many(ssm)
    pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path="/many"))
    assert [len(page["Parameters"]) for page in pages] == [10, 10, 3]
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/many", PaginationConfig={"PageSize": 7})
    assert [parameter["Value"] for parameter in pages.search("Parameters[]")] == [f"value_{n}" for n in range(1, 24)]

    ssm.put_parameter(Name="/boto3/é", Value='quote " \u2028 😀', Type="SecureString", Description="odd")
    get = ssm.get_parameter(Name="/boto3/é", WithDecryption=True)["Parameter"]
    assert (get["Value"], get["Type"], get["Version"]) == ('quote " \u2028 😀', "SecureString", 1)
    assert get["LastModifiedDate"].year >= 2026
    assert ssm.get_parameter(Name="/boto3/é")["Parameter"]["Value"] != get["Value"]
    assert ssm.put_parameter(Name="/boto3/é", Value="new", Overwrite=True)["Version"] == 2
    both = ssm.get_parameters(Names=["/boto3/é", "/boto3/nothing"], WithDecryption=True)
    assert [parameter["Value"] for parameter in both["Parameters"]] == ["new"]
    assert both["InvalidParameters"] == ["/boto3/nothing"]
    ssm.delete_parameter(Name="/boto3/é")

    assert refused("ParameterNotFound", ssm.get_parameter, Name="/boto3/é") == "Parameter /boto3/é not found."
    refused("ParameterNotFound", ssm.delete_parameter, Name="/boto3/é")
    refused("ParameterAlreadyExists", ssm.put_parameter, Name="/many/01", Value="again", Type="String")
    refused("InvalidNextToken", ssm.get_parameters_by_path, Path="/many", NextToken="no such")
    refused("ValidationException", ssm.get_parameters_by_path, Path="/many", MaxResults=11)
    refused("UnknownOperationException", ssm.list_documents, status=404)

    sent = ssm.send_command(
        InstanceIds=["i-0123456789abcdef0"], DocumentName="AWS-RunShellScript", Parameters={"commands": ["uptime"]}
    )
    of = {"CommandId": sent["Command"]["CommandId"], "InstanceId": "i-0123456789abcdef0"}
    ssm.get_waiter("command_executed").wait(**of, WaiterConfig={"Delay": 0})
    assert ssm.get_command_invocation(**of)["Status"] == "Success"
    refused("InvocationDoesNotExist", ssm.get_command_invocation, **{**of, "InstanceId": "i-0000000000000000"})


def main(parameters, mock):
    wanted = (HERE / "transcript.txt").read_text()
    for name, command, check in [("moto", MOTO, many), ("mock", [mock], with_boto3)]:
        with server(command) as url:
            check(client(url))
            shown = transcript(parameters, url)
            assert shown == wanted, f"against {name}:\n{shown}"
        print(f"parameters against {name}: as in transcript.txt")
    print("boto3 against mock: all as it must be")


if __name__ == "__main__":
    main(*sys.argv[1:])

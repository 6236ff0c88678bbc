//! The example `parameters` against the example `mock`: all that `oracle/transcript.txt` has. With Python, the same is
//! run against moto (`oracle/run-programs`).

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use ssm_types_tests::repository;

use crate::consumers::example;

/// Is ended when the test is over, however it ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn parameters_against_mock() {
    let server = Command::new(example("mock")).stdout(Stdio::piped()).spawn().unwrap();
    let mut server = Server(server);
    let mut url = String::new();
    BufReader::new(server.0.stdout.as_mut().unwrap()).read_line(&mut url).unwrap();
    let parameters = |arguments: &str| {
        let mut command = Command::new(example("parameters"));
        command.args(["--endpoint", url.trim()]).args(arguments.split(' '));
        command.env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE").env("AWS_SECRET_ACCESS_KEY", "secret");
        command.env_remove("AWS_REGION").env_remove("AWS_SESSION_TOKEN");
        command.output().unwrap()
    };
    for number in 1..=23 {
        let output = parameters(&format!("put /many/{number:02} value_{number}"));
        assert!(output.status.success(), "{output:?}");
    }
    let expected = fs::read_to_string(repository().join("tests/oracle/transcript.txt")).unwrap();
    let mut shown = String::new();
    for command in expected.lines().filter_map(|line| line.strip_prefix("$ parameters ")) {
        let output = parameters(command);
        shown.push_str(&format!("$ parameters {command}\n"));
        shown.push_str(&String::from_utf8(output.stdout).unwrap());
        shown.push_str(&String::from_utf8(output.stderr).unwrap());
        if !output.status.success() {
            shown.push_str(&format!("exit code {}\n", output.status.code().unwrap()));
        }
    }
    assert_eq!(shown, expected);
}

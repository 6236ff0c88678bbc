//! What a Session Manager plugin does first: takes what the AWS CLI hands over, checks it, and prepares the message that
//! opens the session's data channel.
//!
//! ```text
//! session_plugin RESPONSE REGION StartSession [PROFILE] [REQUEST-JSON] [ENDPOINT]
//! ```
//!
//! RESPONSE is the answer to StartSession as JSON, or the name of the environment variable that holds it. The plan goes
//! to standard error, without the session's token; the message goes to standard output, with it.
//!
//! Exit codes: 0 done; 1 the response cannot be used, or the output cannot be written; 2 wrong use.

mod arguments;
#[path = "../json_error.rs"]
mod json_error;
mod message;
mod plan;

use std::io::{self, Write};
use std::process::ExitCode;

use self::arguments::Problem;
use self::message::OpenDataChannel;
use self::plan::Plan;

const USAGE: &str = "usage: session_plugin RESPONSE REGION StartSession [PROFILE] [REQUEST-JSON] [ENDPOINT]";

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let plan = match arguments::parse(&arguments, |name| std::env::var(name).ok()) {
        Ok(plan) => plan,
        Err(problems) => return refuse(&problems),
    };
    eprint!("{plan}");
    match open(&plan) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("session_plugin: cannot write the opening message: {error}");
            ExitCode::from(1)
        }
    }
}

/// Writes the opening message. A plugin would send this text through the WebSocket at `plan.stream_url`.
fn open(plan: &Plan) -> io::Result<()> {
    let message = serde_json::to_string(&OpenDataChannel::new(&plan.token))?;
    writeln!(io::stdout(), "{message}")
}

/// Prints all that is wrong.
fn refuse(problems: &[Problem]) -> ExitCode {
    for problem in problems {
        eprintln!("session_plugin: {problem}");
    }
    if problems.iter().any(Problem::is_wrong_use) {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    ExitCode::from(1)
}

//! Reads and writes SSM's Parameter Store, and runs shell commands on managed nodes.
//!
//! ```text
//! parameters [--endpoint URL] get NAME
//! parameters [--endpoint URL] put NAME VALUE [--secure]
//! parameters [--endpoint URL] list PATH
//! parameters [--endpoint URL] run COMMAND NODE
//! ```
//!
//! The Region and the credentials are in the environment: `AWS_REGION`, `us-east-1` where it is not set,
//! `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
//!
//! Exit codes: 0 done; 1 the call failed; 2 wrong use.

mod client;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use client::Client;
use ssm_types::operation::*;
use ssm_types::smithy::http::Paginated;
use ssm_types::smithy::sigv4::Credentials;
use ssm_types::*;

const USAGE: &str =
    "usage: parameters [--endpoint URL] get NAME | put NAME VALUE [--secure] | list PATH | run COMMAND NODE";

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(600);

/// Does what the arguments ask for.
fn act(client: &Client, arguments: &[&str]) -> Result<ExitCode, Box<dyn Error>> {
    match *arguments {
        ["get", name] => {
            let input = GetParameterRequest::default().with_name(name).with_decryption(true);
            let parameter = client.call::<GetParameter>(&input)??.parameter.unwrap_or_default();
            println!("{}", parameter.value.unwrap_or_default());
        }
        ["put", name, value, ref flag @ ..] if matches!(flag, [] | ["--secure"]) => {
            let kind = if flag.is_empty() { ParameterType::String } else { ParameterType::SecureString };
            let input = PutParameterRequest::default().with_name(name).with_value(value).with_type(kind);
            println!("version {}", client.call::<PutParameter>(&input)??.version);
        }
        ["list", path] => {
            let input = GetParametersByPathRequest::default().with_path(path).with_recursive(true);
            let mut next = Some(input.with_decryption(true));
            while let Some(input) = next {
                let output = client.call::<GetParametersByPath>(&input)??;
                next = GetParametersByPath::next_page(&input, &output);
                for parameter in output.parameters.unwrap_or_default() {
                    let value = parameter.value.unwrap_or_default();
                    println!("{}\t{value}", parameter.name.unwrap_or_default());
                }
            }
        }
        ["run", command, node] => {
            let commands = BTreeMap::from([("commands".to_owned(), vec![command.to_owned()])]);
            let input = SendCommandRequest::default().with_document_name("AWS-RunShellScript");
            let input = input.with_instance_ids([node.to_owned()]).with_parameters(commands);
            let sent = client.call::<SendCommand>(&input)??.command.unwrap_or_default();
            let of = GetCommandInvocationRequest::default().with_instance_id(node);
            let of = of.with_command_id(sent.command_id.unwrap_or_default());
            client.wait(GetCommandInvocation::wait_until_command_executed(&of, PATIENCE))?;
            let done = client.call::<GetCommandInvocation>(&of)??;
            print!("{}", done.standard_output_content.unwrap_or_default());
            println!("{}", done.status.as_ref().map_or("", |status| status.as_str()));
        }
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A client with what the environment says.
fn client(url: Option<String>) -> Result<Client, Box<dyn Error>> {
    let set = |name: &str| env::var(name).map_err(|_| format!("{name} is not set"));
    let mut credentials = Credentials::new(set("AWS_ACCESS_KEY_ID")?, set("AWS_SECRET_ACCESS_KEY")?);
    if let Ok(token) = set("AWS_SESSION_TOKEN") {
        credentials = credentials.with_session_token(token);
    }
    let region = set("AWS_REGION").unwrap_or_else(|_| "us-east-1".to_owned());
    let mut parameters = endpoint::Parameters::new().with_region(region.as_str());
    parameters.endpoint = url;
    Ok(Client::new(&region, parameters.resolve()?, credentials))
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let has_url = arguments.len() > 1 && arguments[0] == "--endpoint";
    let url = if has_url { arguments.drain(..2).nth(1) } else { None };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    client(url).and_then(|client| act(&client, &arguments)).unwrap_or_else(|error| {
        eprintln!("parameters: {error}");
        ExitCode::FAILURE
    })
}

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

fn get(client: &Client, name: &str) -> Result<(), Box<dyn Error>> {
    let input = GetParameterRequest::default().with_name(name).with_with_decryption(true);
    let parameter = client.call::<GetParameter>(&input)??.parameter.unwrap_or_default();
    println!("{}", parameter.value.unwrap_or_default());
    Ok(())
}

fn put(client: &Client, name: &str, value: &str, kind: ParameterType) -> Result<(), Box<dyn Error>> {
    let input = PutParameterRequest::default().with_name(name).with_value(value).with_type(kind);
    println!("version {}", client.call::<PutParameter>(&input)??.version);
    Ok(())
}

fn list(client: &Client, path: &str) -> Result<(), Box<dyn Error>> {
    let input =
        GetParametersByPathRequest::default().with_path(path).with_recursive(true).with_with_decryption(true);
    let mut next = Some(input);
    while let Some(input) = next {
        let output = client.call::<GetParametersByPath>(&input)??;
        next = GetParametersByPath::next_page(&input, &output);
        for parameter in output.parameters.unwrap_or_default() {
            println!("{}\t{}", parameter.name.unwrap_or_default(), parameter.value.unwrap_or_default());
        }
    }
    Ok(())
}

fn run(client: &Client, command: &str, node: &str) -> Result<(), Box<dyn Error>> {
    let input = SendCommandRequest::default()
        .with_document_name("AWS-RunShellScript")
        .with_instance_ids([node.to_owned()])
        .with_parameters(BTreeMap::from([("commands".to_owned(), vec![command.to_owned()])]));
    let id = client.call::<SendCommand>(&input)??.command.and_then(|command| command.command_id);
    let of =
        GetCommandInvocationRequest::default().with_command_id(id.unwrap_or_default()).with_instance_id(node);
    client.wait(GetCommandInvocation::wait_until_command_executed(&of, PATIENCE))?;
    let invocation = client.call::<GetCommandInvocation>(&of)??;
    print!("{}", invocation.standard_output_content.unwrap_or_default());
    println!("{}", invocation.status.as_ref().map_or("", |status| status.as_str()));
    Ok(())
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let mut url = None;
    if arguments.len() > 1 && arguments[0] == "--endpoint" {
        url = arguments.drain(..2).nth(1);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let action: Action<'_> = match *arguments {
        ["get", name] => Box::new(move |client| get(client, name)),
        ["put", name, value] => Box::new(move |client| put(client, name, value, ParameterType::String)),
        ["put", name, value, "--secure"] | ["put", "--secure", name, value] => {
            Box::new(move |client| put(client, name, value, ParameterType::SecureString))
        }
        ["list", path] => Box::new(move |client| list(client, path)),
        ["run", command, node] => Box::new(move |client| run(client, command, node)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match client(url).and_then(|client| action(&client)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("parameters: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for.
type Action<'a> = Box<dyn Fn(&Client) -> Result<(), Box<dyn Error>> + 'a>;

/// A client with what the environment says.
fn client(url: Option<String>) -> Result<Client, Box<dyn Error>> {
    let variable = |name: &str| env::var(name).map_err(|_| format!("{name} is not set"));
    let mut credentials =
        Credentials::new(variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
    if let Ok(token) = variable("AWS_SESSION_TOKEN") {
        credentials = credentials.with_session_token(token);
    }
    let region = variable("AWS_REGION").unwrap_or_else(|_| "us-east-1".to_owned());
    let mut parameters = endpoint::Parameters::new().with_region(region.as_str());
    parameters.endpoint = url;
    Ok(Client::new(&region, parameters.resolve()?, credentials))
}

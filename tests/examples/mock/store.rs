//! What the store holds, and what each operation does with it.

use std::collections::BTreeMap;
use std::time::SystemTime;

use ssm_types::operation::*;
use ssm_types::smithy::{ErrorMetadata, Operation, Timestamp};
use ssm_types::*;

/// What an operation ends with.
type Called<O> = Result<<O as Operation>::Output, <O as Operation>::Error>;

const EXISTS: &str =
    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";

/// A page has no more parameters than this.
const MOST: usize = 10;

/// Parameters by name, and the nodes of commands with the number of times that they were asked for.
#[derive(Default)]
pub(crate) struct Store {
    parameters: BTreeMap<String, Parameter>,
    commands: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Store {
    pub(crate) fn put(&mut self, input: PutParameterRequest) -> Called<PutParameter> {
        let name = input.name.unwrap_or_default();
        let present = self.parameters.get(&name);
        if present.is_some() && input.overwrite != Some(true) {
            return Err(ParameterAlreadyExists::default().with_message(EXISTS).into());
        }
        let version = present.map_or(0, |present| present.version) + 1;
        let kind = input.r#type.or_else(|| present?.r#type.clone());
        let mut parameter = Parameter::default()
            .with_name(name.as_str())
            .with_value(input.value.unwrap_or_default())
            .with_type(kind.unwrap_or(ParameterType::String))
            .with_version(version)
            .with_arn(format!("arn:aws:ssm:us-east-1:123456789012:parameter{name}"))
            .with_data_type("text");
        #[allow(clippy::disallowed_methods, reason = "a parameter has the time of day")]
        let now = SystemTime::now();
        parameter.last_modified_date = Timestamp::try_from(now).ok();
        self.parameters.insert(name, parameter);
        Ok(PutParameterResult::default().with_version(version).with_tier(ParameterTier::Standard))
    }

    pub(crate) fn get(&mut self, input: GetParameterRequest) -> Called<GetParameter> {
        let name = input.name.unwrap_or_default();
        let found = self.parameters.get(&name).ok_or_else(|| not_found(&name))?;
        Ok(GetParameterResult::default().with_parameter(shown(found, input.with_decryption)))
    }

    pub(crate) fn get_some(&mut self, input: GetParametersRequest) -> Called<GetParameters> {
        let names = input.names.unwrap_or_default().into_iter();
        let (known, unknown): (Vec<_>, Vec<_>) = names.partition(|name| self.parameters.contains_key(name));
        let found = known.iter().map(|name| shown(&self.parameters[name], input.with_decryption));
        let output = GetParametersResult::default().with_parameters(found);
        Ok(output.with_invalid_parameters(unknown))
    }

    pub(crate) fn list(&mut self, input: GetParametersByPathRequest) -> Called<GetParametersByPath> {
        let most = input.max_results.map_or(MOST, |most| usize::try_from(most).unwrap_or(0));
        if !(1..=MOST).contains(&most) {
            let error = ErrorMetadata::new("ValidationException", "maxResults must be between 1 and 10");
            return Err(GetParametersByPathError::Unhandled(error));
        }
        let path = format!("{}/", input.path.unwrap_or_default().trim_end_matches('/'));
        let is_deep = input.recursive == Some(true);
        let is_below = |name: &str| name.strip_prefix(&path).is_some_and(|it| is_deep || !it.contains('/'));
        let below: Vec<_> = self.parameters.iter().filter(|(name, _)| is_below(name)).collect();
        let start = match input.next_token.as_deref().map(str::parse) {
            None => 0,
            Some(Ok(start)) if start < below.len() => start,
            Some(_) => return Err(InvalidNextToken::default().with_message("no such page").into()),
        };
        let end = below.len().min(start + most);
        let page = below[start..end].iter().map(|(_, found)| shown(found, input.with_decryption));
        let mut output = GetParametersByPathResult::default().with_parameters(page.collect::<Vec<_>>());
        output.next_token = (end < below.len()).then(|| end.to_string());
        Ok(output)
    }

    pub(crate) fn delete(&mut self, input: DeleteParameterRequest) -> Called<DeleteParameter> {
        let name = input.name.unwrap_or_default();
        self.parameters.remove(&name).ok_or_else(|| not_found(&name))?;
        Ok(DeleteParameterResult::default())
    }

    pub(crate) fn send(&mut self, input: SendCommandRequest) -> Called<SendCommand> {
        let id = format!("00000000-0000-4000-8000-{:012}", self.commands.len());
        let nodes = input.instance_ids.unwrap_or_default();
        self.commands.insert(id.clone(), nodes.into_iter().map(|node| (node, 0)).collect());
        let command = Command::default().with_command_id(id).with_status(CommandStatus::Pending);
        Ok(SendCommandResult::default().with_command(command))
    }

    /// A command is under way when it is asked for first, and has succeeded when it is asked for again.
    pub(crate) fn invocation(&mut self, input: GetCommandInvocationRequest) -> Called<GetCommandInvocation> {
        let (command, node) = (input.command_id.unwrap_or_default(), input.instance_id.unwrap_or_default());
        let asked = self.commands.get_mut(&command).and_then(|nodes| nodes.get_mut(&node));
        let asked = asked.ok_or_else(InvocationDoesNotExist::default)?;
        *asked += 1;
        let is_new = *asked == 1;
        let status =
            if is_new { CommandInvocationStatus::InProgress } else { CommandInvocationStatus::Success };
        let output = GetCommandInvocationResult::default().with_command_id(command).with_instance_id(node);
        Ok(output.with_status(status))
    }
}

/// The parameter as it is given out.
fn shown(parameter: &Parameter, decrypted: Option<bool>) -> Parameter {
    let is_secret = parameter.r#type == Some(ParameterType::SecureString);
    let parameter = parameter.clone();
    if is_secret && decrypted != Some(true) { parameter.with_value("AQICAHi...") } else { parameter }
}

fn not_found(name: &str) -> ParameterNotFound {
    ParameterNotFound::default().with_message(format!("Parameter {name} not found."))
}

//! What the page of differences in `generated/README.md` says of `aws-sdk-ssm`, seen to be so.

use aws_sdk_ssm::operation::get_inventory::GetInventoryOutput;
use aws_sdk_ssm::operation::get_parameter::GetParameterOutput;
use aws_sdk_ssm::operation::get_parameters::GetParametersOutput;
use aws_sdk_ssm::operation::list_nodes::ListNodesOutput;
use aws_sdk_ssm::operation::start_automation_execution::StartAutomationExecutionInput;
use aws_sdk_ssm::types::{Alarm, AlarmConfiguration};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::ShapeSerializer;
use serde_json::Value;
use ssm_types_peers::Error;

use super::sdk::CODEC;

/// Reads a body with a type of the SDK.
macro_rules! read {
    ($output:ty, $body:literal) => {
        CODEC.with(|codec| <$output>::deserialize(&mut codec.create_deserializer($body)))
    };
}

/// Goes through the claims.
///
/// # Errors
///
/// If one of them is not so.
pub fn check() -> Result<(), Error> {
    boolean_defaults()?;
    let inventory = read!(GetInventoryOutput, br#"{"Entities":[{"Data":{"a":{}}}]}"#)?;
    let item = inventory.entities().first().and_then(|entity| entity.data()?.get("a")).ok_or("no item")?;
    claim("a required member that is missing is the empty value", item.type_name().is_empty())?;
    let parameter = read!(GetParameterOutput, br#"{"Parameter":{}}"#)?.parameter.ok_or("no parameter")?;
    claim("a member with a default that is missing is the default", parameter.version() == 0)?;
    let nulls = read!(GetParametersOutput, br#"{"InvalidParameters":["a",null]}"#);
    claim("null in a list that is not sparse is an error", nulls.is_err())?;
    let nodes = read!(ListNodesOutput, br#"{"Nodes":[{"NodeType":{"Other":{"A":1}}}]}"#)?;
    let node = nodes.nodes().first().and_then(|node| node.node_type()).ok_or("no node")?;
    claim("an unknown member of a union has no content", format!("{node:?}") == "Unknown")?;
    let fraction = read!(GetParameterOutput, br#"{"Parameter":{"Version":1.5}}"#);
    claim("a whole number with a fraction is an error", fraction.is_err())
}

/// A boolean with the default `false` that nobody set is sent.
fn boolean_defaults() -> Result<(), Error> {
    let alarms = AlarmConfiguration::builder().alarms(Alarm::builder().name("a").build()?).build()?;
    let input =
        StartAutomationExecutionInput::builder().document_name("d").alarm_configuration(alarms).build()?;
    let written = CODEC.with(|codec| {
        let mut serializer = codec.create_serializer();
        serializer.write_struct(StartAutomationExecutionInput::SCHEMA, &input)?;
        Ok::<_, Error>(serializer.finish())
    })?;
    let json: Value = serde_json::from_slice(&written)?;
    let sent = &json["AlarmConfiguration"]["IgnorePollAlarmFailure"];
    claim("a boolean with the default false is sent", *sent == Value::Bool(false))
}

fn claim(what: &str, holds: bool) -> Result<(), Error> {
    println!("{what}: {}", if holds { "so it is" } else { "NOT SO" });
    if holds { Ok(()) } else { Err(format!("not so: {what}").into()) }
}

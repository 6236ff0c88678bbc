//! The same structures, with serde's derive: members in the order and of the types that `ssm-types` has.
//!
//! `Timestamp` is that of `ssm-types`, so that the comparison is of structures, lists, maps and enums.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};
use ssm_types::smithy::Timestamp;

#[derive(Serialize, Deserialize)]
pub struct GetParametersByPathResult {
    #[serde(rename = "Parameters", skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<Parameter>>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Parameter {
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ParameterType>,
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(rename = "Version", default)]
    pub version: i64,
    #[serde(rename = "Selector", skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
    #[serde(rename = "SourceResult", skip_serializing_if = "Option::is_none")]
    pub source_result: Option<String>,
    #[serde(rename = "LastModifiedDate", skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(rename = "ARN", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(rename = "DataType", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct DescribeInstanceInformationResult {
    #[serde(rename = "InstanceInformationList", skip_serializing_if = "Option::is_none")]
    pub instance_information_list: Option<Vec<InstanceInformation>>,
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct InstanceInformation {
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    #[serde(rename = "PingStatus", skip_serializing_if = "Option::is_none")]
    pub ping_status: Option<PingStatus>,
    #[serde(rename = "LastPingDateTime", skip_serializing_if = "Option::is_none")]
    pub last_ping_date_time: Option<Timestamp>,
    #[serde(rename = "AgentVersion", skip_serializing_if = "Option::is_none")]
    pub agent_version: Option<String>,
    #[serde(rename = "IsLatestVersion", skip_serializing_if = "Option::is_none")]
    pub is_latest_version: Option<bool>,
    #[serde(rename = "PlatformType", skip_serializing_if = "Option::is_none")]
    pub platform_type: Option<PlatformType>,
    #[serde(rename = "PlatformName", skip_serializing_if = "Option::is_none")]
    pub platform_name: Option<String>,
    #[serde(rename = "PlatformVersion", skip_serializing_if = "Option::is_none")]
    pub platform_version: Option<String>,
    #[serde(rename = "ActivationId", skip_serializing_if = "Option::is_none")]
    pub activation_id: Option<String>,
    #[serde(rename = "IamRole", skip_serializing_if = "Option::is_none")]
    pub iam_role: Option<String>,
    #[serde(rename = "RegistrationDate", skip_serializing_if = "Option::is_none")]
    pub registration_date: Option<Timestamp>,
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<ResourceType>,
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "IPAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(rename = "ComputerName", skip_serializing_if = "Option::is_none")]
    pub computer_name: Option<String>,
    #[serde(rename = "AssociationStatus", skip_serializing_if = "Option::is_none")]
    pub association_status: Option<String>,
    #[serde(rename = "LastAssociationExecutionDate", skip_serializing_if = "Option::is_none")]
    pub last_association_execution_date: Option<Timestamp>,
    #[serde(rename = "LastSuccessfulAssociationExecutionDate", skip_serializing_if = "Option::is_none")]
    pub last_successful_association_execution_date: Option<Timestamp>,
    #[serde(rename = "AssociationOverview", skip_serializing_if = "Option::is_none")]
    pub association_overview: Option<InstanceAggregatedAssociationOverview>,
    #[serde(rename = "SourceId", skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    #[serde(rename = "SourceType", skip_serializing_if = "Option::is_none")]
    pub source_type: Option<SourceType>,
}

#[derive(Serialize, Deserialize)]
pub struct InstanceAggregatedAssociationOverview {
    #[serde(rename = "DetailedStatus", skip_serializing_if = "Option::is_none")]
    pub detailed_status: Option<String>,
    #[serde(rename = "InstanceAssociationStatusAggregatedCount", skip_serializing_if = "Option::is_none")]
    pub instance_association_status_aggregated_count: Option<BTreeMap<String, i32>>,
}

/// Makes an open enum: what is not known is kept.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        #[derive(Deserialize)]
        #[serde(from = "String")]
        pub enum $name {
            $($variant,)*
            Unknown(String),
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                })
            }
        }
    };
}

open_enum! {
    ParameterType { String = "String", StringList = "StringList", SecureString = "SecureString", }
}
open_enum! {
    PingStatus { Online = "Online", ConnectionLost = "ConnectionLost", Inactive = "Inactive", }
}
open_enum! {
    PlatformType { Windows = "Windows", Linux = "Linux", Macos = "MacOS", }
}
open_enum! {
    ResourceType { ManagedInstance = "ManagedInstance", Ec2Instance = "EC2Instance", }
}
open_enum! {
    SourceType {
        AwsEc2Instance = "AWS::EC2::Instance",
        AwsIotThing = "AWS::IoT::Thing",
        AwsSsmManagedinstance = "AWS::SSM::ManagedInstance",
    }
}

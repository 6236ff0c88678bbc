//! Structures of SSM for which other formats than JSON are compiled: so many that all that a structure, a union or a member of
//! SSM can be is among them. The code that reads and writes depends on that, and on nothing else of a structure. And all
//! that have sensitive fields.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use ssm_types::STRUCTURES;
use ssm_types::smithy::{Redacted, Structure};
use ssm_types_tests::any::structure;
use ssm_types_tests::walk::Model;

type Done = Result<(), Box<dyn Error>>;

/// Writes the JSON of a structure in a format and reads it again, which must give the same.
pub(crate) type Format = fn(&[u8]) -> Done;

/// A structure, and the formats that it goes through.
pub(crate) struct Chosen {
    pub(crate) name: &'static str,
    pub(crate) json_value: Format,
    pub(crate) cbor: Format,
    pub(crate) message_pack: Format,
    pub(crate) postcard: Format,
}

/// What `Redacted` writes of the JSON of a structure: JSON, MessagePack without and with names, and CBOR.
pub(crate) type Written = Result<[Vec<u8>; 4], Box<dyn Error>>;

fn same<S: PartialEq + Debug>(again: S, value: &S) -> Done {
    if again == *value { Ok(()) } else { Err(format!("{again:?}\nis not\n{value:?}").into()) }
}

fn json_value<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    same(serde_json::from_value(serde_json::to_value(&value)?)?, &value)
}

fn cbor<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes)?;
    same(ciborium::from_reader(&*bytes)?, &value)
}

/// In MessagePack there is what there is in CBOR, from which the value is read, as from MessagePack that of a structure of the
/// obstacle course with a member of each kind (`formats.rs`): reading it for each structure would be a tenth of all code here.
fn message_pack<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes)?;
    let expected: ciborium::Value = ciborium::from_reader(&*bytes)?;
    same(rmp_serde::from_slice(&rmp_serde::to_vec(&value)?)?, &expected)
}

/// Postcard does not say in its bytes what they are, so reader and writer must ask for the same.
fn postcard<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    same(postcard::from_bytes(&postcard::to_allocvec(&value)?)?, &value)
}

fn redacted<S: Structure>(json: &[u8]) -> Written {
    let value: S = serde_json::from_slice(json)?;
    let value = Redacted(&value);
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor)?;
    Ok([serde_json::to_vec(&value)?, rmp_serde::to_vec(&value)?, rmp_serde::to_vec_named(&value)?, cbor])
}

macro_rules! chosen {
    ($($name:ident)*) => {
        pub(crate) const CHOSEN: &[Chosen] = &[$(Chosen {
            name: stringify!($name),
            json_value: json_value::<ssm_types::$name>,
            cbor: cbor::<ssm_types::$name>,
            message_pack: message_pack::<ssm_types::$name>,
            postcard: postcard::<ssm_types::$name>,
        }),*];
    };
}

macro_rules! sensitive {
    ($($name:ident)*) => {
        /// The structures with sensitive fields.
        pub(crate) const SENSITIVE: &[(&str, fn(&[u8]) -> Written)] =
            &[$((stringify!($name), redacted::<ssm_types::$name>)),*];
    };
}

chosen! {
    AccessDeniedException
    CloudWatchOutputConfig
    CreateActivationRequest
    CreateCloudConnectorRequest
    CreateMaintenanceWindowRequest
    DescribeAutomationStepExecutionsRequest
    GcpConfiguration
    GetAccessTokenResponse
    GetDefaultPatchBaselineRequest
    GetExecutionPreviewResponse
    GetMaintenanceWindowExecutionTaskResult
    InstanceAggregatedAssociationOverview
    InventoryResultItem
    LabelParameterVersionRequest
    LabelParameterVersionResult
    MaintenanceWindowAutomationParameters
    MaintenanceWindowLambdaParameters
    MaintenanceWindowRunCommandParameters
    MaintenanceWindowStepFunctionsParameters
    MaintenanceWindowTask
    MaintenanceWindowTaskParameterValueExpression
    NotificationConfig
    OpsEntity
    PatchRule
    PutInventoryRequest
    PutParameterRequest
    RegisterDefaultHostManagementConfigurationRequest
    RegisterTaskWithMaintenanceWindowRequest
    SendAutomationSignalRequest
    SendCommandRequest
    StartAutomationExecutionRequest
    StartExecutionPreviewRequest
    StepExecution
    UnlabelParameterVersionRequest
    UpdateAssociationStatusRequest
    UpdateOpsMetadataRequest
}

sensitive! {
    AssociationDescription
    AssociationVersionInfo
    Command
    CreateAssociationBatchRequestEntry
    CreateAssociationRequest
    CreateMaintenanceWindowRequest
    Credentials
    GetMaintenanceWindowExecutionTaskInvocationResult
    GetMaintenanceWindowExecutionTaskResult
    GetMaintenanceWindowResult
    GetMaintenanceWindowTaskResult
    InstanceInfo
    InstanceInformation
    InstancePatchState
    InstanceProperty
    MaintenanceWindowExecutionTaskInvocationIdentity
    MaintenanceWindowIdentity
    MaintenanceWindowLambdaParameters
    MaintenanceWindowRunCommandParameters
    MaintenanceWindowStepFunctionsParameters
    MaintenanceWindowTarget
    MaintenanceWindowTask
    MaintenanceWindowTaskParameterValueExpression
    Parameter
    ParameterHistory
    PatchSource
    PutParameterRequest
    RegisterTargetWithMaintenanceWindowRequest
    RegisterTaskWithMaintenanceWindowRequest
    SendCommandRequest
    UpdateAssociationRequest
    UpdateMaintenanceWindowRequest
    UpdateMaintenanceWindowResult
    UpdateMaintenanceWindowTargetRequest
    UpdateMaintenanceWindowTargetResult
    UpdateMaintenanceWindowTaskRequest
    UpdateMaintenanceWindowTaskResult
}

#[test]
fn all_that_a_member_can_be_is_among_the_chosen() -> Done {
    let model = Model::read()?;
    let forms = |names: &mut dyn Iterator<Item = &'static str>| -> Result<BTreeSet<String>, Box<dyn Error>> {
        let mut all = BTreeSet::new();
        for name in names {
            all.append(&mut model.forms(structure(name).ok_or("no such structure")?.shape_id)?);
        }
        Ok(all)
    };
    let all = forms(&mut STRUCTURES.iter().copied())?;
    let chosen = forms(&mut CHOSEN.iter().map(|chosen| chosen.name))?;
    let missing: Vec<_> = all.difference(&chosen).collect();
    assert!(missing.is_empty(), "choose structures that have these, too: {missing:?}");
    assert!(all.len() > 60, "{all:?}");
    Ok(())
}

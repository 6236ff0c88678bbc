//! Structures of SSM for which more formats than JSON are compiled: all that have sensitive fields, and others, so that
//! everything that a structure, a union or a member of SSM can be is among them. The code that reads and writes depends on
//! that, and on nothing else of a structure.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use ssm_types::STRUCTURES;
use ssm_types::smithy::{Redacted, Structure};
use ssm_types_tests::any::structure;
use ssm_types_tests::walk::Model;

type Done = Result<(), Box<dyn Error>>;

/// What is done with the JSON of a chosen structure.
pub(crate) struct Chosen {
    pub(crate) name: &'static str,
    /// Writes it in a format and reads it again, which must give the same.
    pub(crate) json_value: fn(&[u8]) -> Done,
    pub(crate) message_pack: fn(&[u8]) -> Done,
    pub(crate) postcard: fn(&[u8]) -> Done,
    /// What `Redacted` writes: as JSON, MessagePack with positions and with names, and CBOR.
    pub(crate) redacted: fn(&[u8]) -> Result<[Vec<u8>; 4], Box<dyn Error>>,
}

fn same<S: PartialEq + Debug>(again: S, value: &S) -> Done {
    if again == *value { Ok(()) } else { Err(format!("{again:?}\nis not\n{value:?}").into()) }
}

fn json_value<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    same(serde_json::from_value(serde_json::to_value(&value)?)?, &value)
}

fn message_pack<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    same(rmp_serde::from_slice(&rmp_serde::to_vec(&value)?)?, &value)
}

/// Postcard does not say in its bytes what they are, so reader and writer must ask for the same.
fn postcard<S: Structure>(json: &[u8]) -> Done {
    let value: S = serde_json::from_slice(json)?;
    same(postcard::from_bytes(&postcard::to_allocvec(&value)?)?, &value)
}

fn redacted<S: Structure>(json: &[u8]) -> Result<[Vec<u8>; 4], Box<dyn Error>> {
    let value: S = serde_json::from_slice(json)?;
    let value = Redacted(&value);
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor)?;
    let named = rmp_serde::to_vec_named(&value)?;
    Ok([serde_json::to_vec(&value)?, rmp_serde::to_vec(&value)?, named, cbor])
}

macro_rules! chosen {
    ($($name:ident)*) => {
        pub(crate) const CHOSEN: &[Chosen] = &[$(Chosen {
            name: stringify!($name),
            json_value: json_value::<ssm_types::$name>,
            message_pack: message_pack::<ssm_types::$name>,
            postcard: postcard::<ssm_types::$name>,
            redacted: redacted::<ssm_types::$name>,
        }),*];
    };
}

chosen! {
    AssociatedInstances
    AssociationDescription
    AssociationVersionInfo
    AutomationExecutionPreview
    Command
    ComplianceItemEntry
    CreateActivationRequest
    CreateAssociationBatchRequestEntry
    CreateAssociationRequest
    CreateCloudConnectorRequest
    CreateMaintenanceWindowRequest
    CreateOpsMetadataRequest
    Credentials
    GcpConfiguration
    GetMaintenanceWindowExecutionTaskInvocationResult
    GetMaintenanceWindowExecutionTaskResult
    GetMaintenanceWindowResult
    GetMaintenanceWindowTaskResult
    InstanceInfo
    InstanceInformation
    InstancePatchState
    InstanceProperty
    InventoryResultItem
    LabelParameterVersionRequest
    MaintenanceWindowExecutionTaskInvocationIdentity
    MaintenanceWindowIdentity
    MaintenanceWindowLambdaParameters
    MaintenanceWindowRunCommandParameters
    MaintenanceWindowStepFunctionsParameters
    MaintenanceWindowTarget
    MaintenanceWindowTask
    MaintenanceWindowTaskParameterValueExpression
    OpsEntity
    Parameter
    ParameterHistory
    PatchRule
    PatchSource
    PutParameterRequest
    RegisterTargetWithMaintenanceWindowRequest
    RegisterTaskWithMaintenanceWindowRequest
    SendAutomationSignalRequest
    SendCommandRequest
    StartExecutionPreviewRequest
    StepExecution
    UnlabelParameterVersionRequest
    UpdateAssociationRequest
    UpdateAssociationStatusRequest
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

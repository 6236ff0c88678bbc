//! Any structure of SSM behind one type, so that the code for all of them is compiled once for all tests. It reads and
//! writes JSON, as nearly all who use the crate do; other formats are compiled for chosen structures (`chosen.rs`).

use std::any::Any;
use std::fmt::Debug;

use ssm_types::smithy::check::{Check, Constraint, Violations};
use ssm_types::smithy::{Member, Structure};
use ssm_types::with_structure;

/// A value of some structure.
pub trait AnyStructure: Debug {
    /// The value as JSON, the way a consumer writes it.
    ///
    /// # Errors
    ///
    /// If the value cannot be written: it holds a member of a union that is not known.
    fn to_json(&self) -> serde_json::Result<String>;

    /// What the model forbids in it.
    ///
    /// # Errors
    ///
    /// If there is something.
    fn check(&self) -> Result<(), Violations>;

    /// Whether no member is set.
    fn is_empty(&self) -> bool;

    /// Whether the other value is of the same type and equal.
    fn equals(&self, other: &dyn AnyStructure) -> bool;

    /// The value, to be made concrete.
    fn as_any(&self) -> &dyn Any;
}

impl<S: Structure + 'static> AnyStructure for S {
    fn to_json(&self) -> serde_json::Result<String> {
        written(&|json| self.serialize(json))
    }

    fn check(&self) -> Result<(), Violations> {
        Check::check(self)
    }

    fn is_empty(&self) -> bool {
        Structure::is_empty(self)
    }

    fn equals(&self, other: &dyn AnyStructure) -> bool {
        other.as_any().downcast_ref::<S>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

type Written<'a> = serde_json::Serializer<&'a mut Vec<u8>>;
type Read<'a> = serde_json::Deserializer<serde_json::de::SliceRead<'a>>;

/// What `serde_json::to_string` does, compiled once for all types.
fn written(write: &dyn Fn(&mut Written<'_>) -> serde_json::Result<()>) -> serde_json::Result<String> {
    let mut json = Vec::new();
    write(&mut serde_json::Serializer::new(&mut json))?;
    String::from_utf8(json).map_err(serde_core::ser::Error::custom)
}

/// What `serde_json::from_slice` does, compiled once for all types.
fn read(
    json: &[u8],
    read: &dyn Fn(&mut Read<'_>) -> serde_json::Result<Box<dyn AnyStructure>>,
) -> serde_json::Result<Box<dyn AnyStructure>> {
    let mut json = serde_json::Deserializer::from_slice(json);
    let value = read(&mut json)?;
    json.end()?;
    Ok(value)
}

/// A structure of SSM.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The absolute shape id.
    pub shape_id: &'static str,
    /// What it is made of.
    pub members: &'static [Member],
    /// What is demanded of their values.
    pub constraints: &'static [Constraint],
    /// Reads JSON, the way a consumer does.
    pub from_json: fn(&[u8]) -> serde_json::Result<Box<dyn AnyStructure>>,
}

/// The structure of this name.
pub fn structure(name: &str) -> Option<Type> {
    fn of<S: Structure + 'static>() -> Type {
        Type {
            shape_id: S::SHAPE_ID,
            members: S::MEMBERS,
            constraints: S::CONSTRAINTS,
            from_json: |json| read(json, &|json| Ok(Box::new(S::deserialize(json)?))),
        }
    }

    with_structure!(name, S => Some(of::<S>()), else => None)
}

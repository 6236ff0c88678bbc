//! Types as the generator makes them.

use std::collections::BTreeMap;

use crate::smithy::{
    Blob, DateTime, Fault, HttpDate, Member, Reader, ServiceError, Structure, Timestamp, Union, UnionReader,
    UnionVisitor, UnknownMember, UnknownValue, Visitor,
};

/// A member of each type.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Sample {
    pub(crate) required: String,
    pub(crate) epoch: Option<Timestamp>,
    pub(crate) date_time: Option<Timestamp>,
    pub(crate) http_dates: Option<Vec<Timestamp>>,
    pub(crate) blob: Option<Blob>,
    pub(crate) byte: Option<i8>,
    pub(crate) short: Option<i16>,
    pub(crate) float: Option<f32>,
    pub(crate) double: Option<f64>,
    pub(crate) sparse_list: Option<Vec<Option<String>>>,
    pub(crate) sparse_map: Option<BTreeMap<String, Option<i32>>>,
    pub(crate) parent: Option<Box<Sample>>,
}

impl Structure for Sample {
    const SHAPE_ID: &'static str = "com.example#Sample";
    const SENSITIVE: &'static [&'static str] = &[];
    const MEMBERS: &'static [Member] = &[
        Member::new("required", "required", "smithy.api#String").required(),
        Member::new("epoch", "epoch", "smithy.api#Timestamp"),
        Member::new("date_time", "dateTime", "smithy.api#Timestamp"),
        Member::new("http_dates", "httpDates", "com.example#HttpDates"),
        Member::new("blob", "blob", "smithy.api#Blob"),
        Member::new("byte", "byte", "smithy.api#Byte"),
        Member::new("short", "short", "smithy.api#Short"),
        Member::new("float", "float", "smithy.api#Float"),
        Member::new("double", "double", "smithy.api#Double"),
        Member::new("sparse_list", "sparseList", "com.example#SparseList"),
        Member::new("sparse_map", "sparseMap", "com.example#SparseMap"),
        Member::new("parent", "parent", "com.example#Sample"),
    ];

    fn visit<V: Visitor>(&self, visitor: &mut V) {
        visitor.member(&self.required);
        visitor.member(&self.epoch);
        visitor.member_as::<DateTime, _>(&self.date_time);
        visitor.member_as::<HttpDate, _>(&self.http_dates);
        visitor.member(&self.blob);
        visitor.member(&self.byte);
        visitor.member(&self.short);
        visitor.member(&self.float);
        visitor.member(&self.double);
        visitor.member(&self.sparse_list);
        visitor.member(&self.sparse_map);
        visitor.boxed(&self.parent);
    }

    fn set<R: Reader>(&mut self, index: usize, reader: &mut R) {
        match index {
            0 => reader.read(&mut self.required),
            1 => reader.read(&mut self.epoch),
            2 => reader.read_as::<DateTime, _>(&mut self.date_time),
            3 => reader.read_as::<HttpDate, _>(&mut self.http_dates),
            4 => reader.read(&mut self.blob),
            5 => reader.read(&mut self.byte),
            6 => reader.read(&mut self.short),
            7 => reader.read(&mut self.float),
            8 => reader.read(&mut self.double),
            9 => reader.read(&mut self.sparse_list),
            10 => reader.read(&mut self.sparse_map),
            11 => reader.boxed(&mut self.parent),
            _ => {}
        }
    }
}

crate::smithy::structure::implement!(crate::support_tests::shapes::Sample, "Sample");

/// A structure with a sensitive member.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Login {
    pub(crate) user: Option<String>,
    pub(crate) passwords: Option<Vec<String>>,
    pub(crate) vault: Option<Vault>,
    pub(crate) pin: Option<Pin>,
    pub(crate) level: Option<Level>,
    pub(crate) key: Option<Key>,
}

impl Structure for Login {
    const SHAPE_ID: &'static str = "com.example#Login";
    const SENSITIVE: &'static [&'static str] = &["passwords"];
    const MEMBERS: &'static [Member] = &[
        Member::new("user", "user", "smithy.api#String"),
        Member::new("passwords", "passwords", "com.example#Passwords").sensitive(),
        Member::new("vault", "vault", "com.example#Vault"),
        Member::new("pin", "pin", "com.example#Pin"),
        Member::new("level", "level", "com.example#Level"),
        Member::new("key", "key", "com.example#Key"),
    ];

    fn visit<V: Visitor>(&self, visitor: &mut V) {
        visitor.member(&self.user);
        visitor.member(&self.passwords);
        visitor.member(&self.vault);
        visitor.member(&self.pin);
        visitor.member(&self.level);
        visitor.member(&self.key);
    }

    fn set<R: Reader>(&mut self, index: usize, reader: &mut R) {
        match index {
            0 => reader.read(&mut self.user),
            1 => reader.read(&mut self.passwords),
            2 => reader.read(&mut self.vault),
            3 => reader.read(&mut self.pin),
            4 => reader.read(&mut self.level),
            5 => reader.read(&mut self.key),
            _ => {}
        }
    }
}

crate::smithy::structure::implement!(crate::support_tests::shapes::Login, "Login");

/// A structure that is sensitive as a whole.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Vault {
    pub(crate) content: String,
}

impl Structure for Vault {
    const SHAPE_ID: &'static str = "com.example#Vault";
    const SENSITIVE: &'static [&'static str] = &[];
    const REDACTED: bool = true;
    const MEMBERS: &'static [Member] = &[Member::new("content", "content", "smithy.api#String")];

    fn visit<V: Visitor>(&self, visitor: &mut V) {
        visitor.member(&self.content);
    }

    fn set<R: Reader>(&mut self, index: usize, reader: &mut R) {
        if index == 0 {
            reader.read(&mut self.content);
        }
    }
}

crate::smithy::structure::implement!(crate::support_tests::shapes::Vault, "Vault");

/// An enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Color {
    Red,
    Blue,
    Unknown(UnknownValue),
}

crate::smithy::enumeration::string_enum! { Color { Red = "red", Blue = "BLUE", } }

/// A sensitive enum.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Pin {
    Known,
    Unknown(UnknownValue),
}

crate::smithy::enumeration::string_enum! { sensitive Pin { Known = "1234", } }

/// An enum of integers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Number {
    One,
    Minus,
    Unknown(UnknownValue<i32>),
}

crate::smithy::enumeration::int_enum! { Number { One = 1, Minus = -7, } }

/// A sensitive enum of integers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    Top,
    Unknown(UnknownValue<i32>),
}

crate::smithy::enumeration::int_enum! { sensitive Level { Top = 9, } }

/// A union.
#[derive(Clone, PartialEq)]
pub(crate) enum Choice {
    Nothing,
    Text(String),
    Secret(Vec<String>),
    At(Timestamp),
    Nested(Box<Choice>),
    Unknown(UnknownMember),
}

impl Union for Choice {
    const SHAPE_ID: &'static str = "com.example#Choice";
    const MEMBERS: &'static [Member] = &[
        Member::new("Nothing", "nothing", "smithy.api#Unit"),
        Member::new("Text", "text", "smithy.api#String"),
        Member::new("Secret", "secret", "com.example#Passwords").sensitive(),
        Member::new("At", "at", "smithy.api#Timestamp"),
        Member::new("Nested", "nested", "com.example#Choice"),
    ];

    fn visit<V: UnionVisitor>(&self, visitor: &mut V) {
        match self {
            Self::Nothing => visitor.unit(&Self::MEMBERS[0]),
            Self::Text(value) => visitor.member(&Self::MEMBERS[1], value),
            Self::Secret(value) => visitor.member(&Self::MEMBERS[2], value),
            Self::At(value) => visitor.member_as::<DateTime, _>(&Self::MEMBERS[3], value),
            Self::Nested(value) => visitor.member(&Self::MEMBERS[4], &**value),
            Self::Unknown(member) => visitor.unknown(member),
        }
    }

    fn read<R: UnionReader>(index: usize, reader: &mut R) -> Option<Self> {
        match index {
            0 => reader.unit().map(|()| Self::Nothing),
            1 => reader.value().map(Self::Text),
            2 => reader.value().map(Self::Secret),
            3 => reader.value_as::<DateTime, _>().map(Self::At),
            4 => reader.value().map(|value| Self::Nested(Box::new(value))),
            _ => None,
        }
    }

    fn unknown(member: UnknownMember) -> Self {
        Self::Unknown(member)
    }
}

/// A sensitive union.
#[derive(Clone, PartialEq)]
pub(crate) enum Key {
    Text(String),
    Unknown(UnknownMember),
}

impl Union for Key {
    const SHAPE_ID: &'static str = "com.example#Key";
    const REDACTED: bool = true;
    const MEMBERS: &'static [Member] = &[Member::new("Text", "text", "smithy.api#String")];

    fn visit<V: UnionVisitor>(&self, visitor: &mut V) {
        match self {
            Self::Text(value) => visitor.member(&Self::MEMBERS[0], value),
            Self::Unknown(member) => visitor.unknown(member),
        }
    }

    fn read<R: UnionReader>(index: usize, reader: &mut R) -> Option<Self> {
        if index == 0 { reader.value().map(Self::Text) } else { None }
    }

    fn unknown(member: UnknownMember) -> Self {
        Self::Unknown(member)
    }
}

crate::smithy::union::unions! { Choice, Key }

/// An error, whose message has the name that the model gives it.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct NotThere {
    pub(crate) message: Option<String>,
    pub(crate) code: Option<i32>,
}

impl Structure for NotThere {
    const SHAPE_ID: &'static str = "com.example#NotThere";
    const SENSITIVE: &'static [&'static str] = &[];
    const MEMBERS: &'static [Member] = &[
        Member::new("message", "Message", "smithy.api#String"),
        Member::new("code", "code", "smithy.api#Integer"),
    ];

    fn visit<V: Visitor>(&self, visitor: &mut V) {
        visitor.member(&self.message);
        visitor.member(&self.code);
    }

    fn set<R: Reader>(&mut self, index: usize, reader: &mut R) {
        match index {
            0 => reader.read(&mut self.message),
            1 => reader.read(&mut self.code),
            _ => {}
        }
    }
}

crate::smithy::structure::implement!(crate::support_tests::shapes::NotThere, "NotThere");

impl ServiceError for NotThere {
    const CODE: &'static str = "NotThere";
    const FAULT: Fault = Fault::Client;

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

crate::smithy::error::errors! { NotThere, }

/// What an operation can fail with.
#[derive(PartialEq)]
pub(crate) enum FindError {
    NotThere(NotThere),
    Unhandled(crate::smithy::ErrorMetadata),
}

crate::smithy::error::operation_error! { FindError { NotThere, } }

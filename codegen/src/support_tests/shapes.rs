//! Types as the generator makes them.

use std::collections::BTreeMap;

use crate::smithy::{self, Blob, Protocol, Secret, Service, Timestamp, UnknownMember, UnknownValue};

/// A service.
pub(crate) const SERVICE: Service = Service {
    shape_id: "com.example#Example",
    version: "2020-01-01",
    protocol: Protocol::AwsJson11,
    sdk_id: None,
    endpoint_prefix: None,
    signing_name: None,
    auth: &[],
    query_compatible: false,
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

smithy::structure! {
    Sample = "com.example#Sample" {
        0 required: "required" => "smithy.api#String" [required],
        1 epoch: "epoch" => "smithy.api#Timestamp" [],
        2 date_time: "dateTime" => "smithy.api#Timestamp" as DateTime [],
        3 http_dates: "httpDates" => "com.example#HttpDates" as HttpDate [],
        4 blob: "blob" => "smithy.api#Blob" [],
        5 byte: "byte" => "smithy.api#Byte" [],
        6 short: "short" => "smithy.api#Short" [],
        7 float: "float" => "smithy.api#Float" [],
        8 double: "double" => "smithy.api#Double" [],
        9 sparse_list: "sparseList" => "com.example#SparseList" [],
        10 sparse_map: "sparseMap" => "com.example#SparseMap" [],
        11 parent: "parent" => "com.example#Sample" as boxed [],
    }
}

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

impl Login {
    const SENSITIVE: &'static [&'static str] = &["passwords"];
}

smithy::structure! {
    Login = "com.example#Login" [sensitive_fields] {
        0 user: "user" => "smithy.api#String" [],
        1 passwords: "passwords" => "com.example#Passwords" [sensitive],
        2 vault: "vault" => "com.example#Vault" [],
        3 pin: "pin" => "com.example#Pin" [],
        4 level: "level" => "com.example#Level" [],
        5 key: "key" => "com.example#Key" [],
    }
}

/// A structure that is sensitive as a whole.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Vault {
    pub(crate) content: String,
}

smithy::structure! {
    Vault = "com.example#Vault" [sensitive] {
        0 content: "content" => "smithy.api#String" [],
    }
}

/// An enum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Color {
    Red,
    Blue,
    Unknown(UnknownValue),
}

smithy::string_enum! { Color { Red = "red", Blue = "BLUE", } }

/// A sensitive enum.
#[derive(Clone, PartialEq)]
pub(crate) enum Pin {
    Known,
    Unknown(UnknownValue<Secret<String>>),
}

smithy::string_enum! { Pin [sensitive] { Known = "1234", } }

/// An enum of integers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Number {
    One,
    Minus,
    Unknown(UnknownValue<i32>),
}

smithy::int_enum! { Number { One = 1, Minus = -7, } }

/// A sensitive enum of integers.
#[derive(Clone, PartialEq)]
pub(crate) enum Level {
    Top,
    Unknown(UnknownValue<Secret<i32>>),
}

smithy::int_enum! { Level [sensitive] { Top = 9, } }

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

smithy::union! {
    Choice = "com.example#Choice" {
        0 Nothing: "nothing" => "smithy.api#Unit" as unit [],
        1 Text: "text" => "smithy.api#String" [],
        2 Secret: "secret" => "com.example#Passwords" [sensitive],
        3 At: "at" => "smithy.api#Timestamp" as DateTime [],
        4 Nested: "nested" => "com.example#Choice" as boxed [],
    }
}

/// A sensitive union.
#[derive(Clone, PartialEq)]
pub(crate) enum Key {
    Text(String),
    Unknown(UnknownMember),
}

smithy::union! {
    Key = "com.example#Key" [sensitive] {
        0 Text: "text" => "smithy.api#String" [],
    }
}

/// An error, whose message has the name that the model gives it.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct NotThere {
    pub(crate) message: Option<String>,
    pub(crate) code: Option<i32>,
}

smithy::error! {
    NotThere = "com.example#NotThere" {
        0 message: "Message" => "smithy.api#String" [],
        1 code: "code" => "smithy.api#Integer" [],
    } [client message(message)]
}

/// An error for whose message the model has no member.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Gone {
    pub(crate) since: Option<Timestamp>,
    pub(crate) message: Option<String>,
}

smithy::error! {
    Gone = "com.example#Gone" [added_message] {
        0 since: "since" => "smithy.api#Timestamp" [],
    } [server throttling status(410) message(message)]
}

/// An error with a required message and a member that has the name of a code.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Full {
    pub(crate) message: String,
    pub(crate) code: Option<String>,
}

smithy::error! {
    Full = "com.example#Full" {
        0 message: "message" => "smithy.api#String" [required],
        1 code: "code" => "smithy.api#String" [],
    } [client query_code("Query.Full") plain_message(message)]
}

/// An error that is sensitive as a whole.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Leak {
    pub(crate) secret: Option<i32>,
    pub(crate) message: Option<String>,
}

smithy::error! {
    Leak = "com.example#Leak" [sensitive added_message] {
        0 secret: "secret" => "smithy.api#Integer" [],
    } [client message(message) redacted]
}

/// An error whose message has the third of its names.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Spoken {
    pub(crate) error_message: Option<String>,
}

smithy::error! {
    Spoken = "com.example#Spoken" {
        0 error_message: "errorMessage" => "smithy.api#String" [],
    } [client message(error_message)]
}

/// An error with a sensitive member beside the message.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Both {
    pub(crate) message: Option<String>,
    pub(crate) error_message: Option<String>,
}

impl Both {
    const SENSITIVE: &'static [&'static str] = &["error_message"];
}

smithy::error! {
    Both = "com.example#Both" [sensitive_fields] {
        0 message: "message" => "smithy.api#String" [],
        1 error_message: "errorMessage" => "com.example#Password" [sensitive],
    } [client message(message)]
}

/// What an operation can fail with.
#[derive(PartialEq)]
pub(crate) enum FindError {
    NotThere(NotThere),
    Gone(Gone),
    Full(Full),
    Leak(Leak),
    Spoken(Spoken),
    Both(Both),
    Unhandled(crate::smithy::ErrorMetadata),
}

smithy::operation_error! { FindError { NotThere(NotThere), Gone(Gone), Full(Full), Leak(Leak), Spoken(Spoken), Both(Both), } }

//! Input that is not what it should be: it ends in an error or in a value, never in a panic or an overflow of the stack.

use std::error::Error;
use std::fs;

use ssm_types::smithy::ErrorMetadata;
use ssm_types::{
    GetExecutionPreviewResponse, GetInventoryRequest, Parameter, STRUCTURES, StartSessionResponse,
};
use ssm_types_tests::any::structure;
use ssm_types_tests::fixtures;
use ssm_types_tests::property::{cases, holds};
use ssm_types_tests::walk::Model;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Documents and the names of their types: the inputs of the wire cases.
fn documents() -> Result<Vec<(String, Vec<u8>)>> {
    let mut documents = Vec::new();
    for rule in fs::read_dir(fixtures().join("wire"))? {
        for case in fs::read_dir(rule?.path())? {
            let case = case?.path();
            let name = fs::read_to_string(case.join("type"))?.trim_end().to_owned();
            documents.push((name, fs::read(case.join("in.json"))?.trim_ascii_end().to_vec()));
        }
    }
    documents.sort();
    Ok(documents)
}

/// Whether the text can be read as this structure.
fn reads(name: &str, json: &[u8]) -> Result<bool> {
    let found = structure(name).ok_or_else(|| format!("there is no structure `{name}`"))?;
    match (found.from_json)(json) {
        // A value can be shown and written, unless a union has an unknown member.
        Ok(value) => {
            assert!(!format!("{value:?}").is_empty());
            let _ = value.to_json();
            Ok(true)
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            Ok(false)
        }
    }
}

#[test]
fn truncated_at_every_byte() -> Result<()> {
    for (name, document) in documents()?.iter().filter(|(_, document)| document.len() < 500) {
        for end in 0..document.len() {
            let part = document.get(..end).unwrap_or_default();
            assert!(!reads(name, part)?, "{name}: {}", String::from_utf8_lossy(part));
        }
    }
    Ok(())
}

#[test]
fn changed_bytes() -> Result<()> {
    let documents = documents()?;
    // Which document, and up to three places with what is there instead.
    holds(cases(4_000), 8, |choices| {
        let Some((chosen, changes)) = choices.split_first() else { return Ok(()) };
        let (name, mut document) = documents[*chosen as usize % documents.len()].clone();
        for change in changes.chunks_exact(2) {
            let at = change[0] as usize % document.len().max(1);
            if let Some(found) = document.get_mut(at) {
                *found = change[1] as u8;
            }
        }
        reads(&name, &document).map(|_| ())
    })
}

/// JSON of each type, and the kinds of shape that take it.
const VALUES: &[(&str, &[&str])] = &[
    ("true", &["boolean"]),
    ("false", &["boolean"]),
    ("0", &["integer", "long", "timestamp"]),
    ("-7", &["integer", "long", "timestamp"]),
    ("1.5", &["timestamp"]),
    ("7e1", &["integer", "long", "timestamp"]),
    ("2147483648", &["long", "timestamp"]),
    ("9223372036854775807", &["long"]),
    ("9223372036854775808", &[]),
    ("-9223372036854775809", &[]),
    ("18446744073709551616", &[]),
    ("1e30", &[]),
    ("1e400", &[]),
    ("-1e400", &[]),
    ("\"\"", &["string", "enum", "blob"]),
    ("\"text of no form\"", &["string", "enum"]),
    ("\"\\u0000\"", &["string", "enum"]),
    ("\"\\ud800\"", &[]),
    ("[]", &["list"]),
    ("[[[[[]]]]]", &[]),
    ("{}", &["map", "structure"]),
    ("{\"NotInTheModel\": 1}", &["structure", "union"]),
    ("[null]", &["list"]),
    ("nul", &[]),
    ("", &[]),
];

#[test]
fn every_member_with_values_of_every_type() -> Result<()> {
    let model = Model::read()?;
    let mut members = 0;
    for name in STRUCTURES {
        let found = structure(name).ok_or("a structure without a type")?;
        let is_error = model.is_error(found.shape_id);
        for member in found.members {
            members += 1;
            let kind = model.kind(member.target);
            for (value, kinds) in VALUES {
                let document = format!("{{\"{}\": {value}}}", member.wire_name);
                // A message that is no text is none.
                let is_message = is_error && member.wire_name.eq_ignore_ascii_case("message");
                let is_json = !["nul", "", "1e400", "-1e400", "\"\\ud800\""].contains(value);
                let expected = kinds.contains(&kind.as_str()) || is_message && is_json;
                // What a map holds is another matter.
                if kind != "map" || *value != "{\"NotInTheModel\": 1}" {
                    assert_eq!(reads(name, document.as_bytes())?, expected, "{name}, a {kind}: {document}");
                } else {
                    reads(name, document.as_bytes())?;
                }
            }
            assert!(reads(name, format!("{{\"{}\": null}}", member.wire_name).as_bytes())?, "{name}");
        }
    }
    assert!(members > 2_000, "{members}");
    Ok(())
}

#[test]
fn every_structure_from_what_is_no_object() -> Result<()> {
    for name in STRUCTURES {
        for document in
            ["null", "true", "1", "\"text\"", "[]", "[{}]", "{", "}", "", " ", "\u{feff}{}", "{} {}", "{}x"]
        {
            assert!(!reads(name, document.as_bytes())?, "{name}: {document}");
        }
        assert!(reads(name, b" \t\r\n{ } \n")?, "{name}");
    }
    Ok(())
}

const DEEP: usize = 100_000;

/// `open` many times around `inner`.
fn nested(open: &str, inner: &str, close: &str) -> String {
    [open.repeat(DEEP).as_str(), inner, close.repeat(DEEP).as_str()].concat()
}

#[test]
fn deep_nesting_in_what_is_known() {
    let deep = [
        nested("{\"Aggregators\": [", "", "]}"),
        nested("{\"Aggregators\": [", "", ""),
        format!("{{\"Aggregators\": {}}}", nested("[", "", "]")),
        format!("{{\"Filters\": {}}}", nested("{\"a\":", "1", "}")),
    ];
    for json in &deep {
        assert!(serde_json::from_str::<GetInventoryRequest>(json).is_err());
    }
    // As deep as serde_json goes there is enough of the stack of a thread, without optimization too.
    let aggregators = |depth| {
        let (open, close) = ("{\"Aggregators\": [".repeat(depth), "]}".repeat(depth));
        serde_json::from_str::<GetInventoryRequest>(&format!("{open}{close}"))
    };
    assert!(aggregators(63).is_ok_and(|value| {
        let written = serde_json::to_string(&value.clone());
        format!("{value:#?}").len() > 1_000 && written.is_ok_and(|written| written.len() > 1_000)
    }));
    assert!(aggregators(64).is_err());
    for open in ["[", "{\"a\":"] {
        let text = format!("{{\"SessionId\": {}}}", nested(open, "1", ""));
        assert!(serde_json::from_str::<StartSessionResponse>(&text).is_err());
        let union = format!("{{\"ExecutionPreview\": {}}}", nested(open, "1", ""));
        assert!(serde_json::from_str::<GetExecutionPreviewResponse>(&union).is_err());
    }
}

#[test]
fn deep_nesting_in_what_is_unknown() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"\":", "}]")] {
        let document = nested(open, "1", close);
        let ends = nested(open, "1", "");
        let unknown = |deep| format!("{{\"New\": {deep}, \"SessionId\": \"s\"}}");
        // serde_json skips without recursion, so that there is nothing to overflow.
        let value = serde_json::from_str::<StartSessionResponse>(&unknown(&document));
        assert!(value.is_ok_and(|value| value.session_id.as_deref() == Some("s")));
        assert!(serde_json::from_str::<StartSessionResponse>(&unknown(&ends)).is_err());

        let union = |deep| format!("{{\"ExecutionPreview\": {{\"New\": {deep}}}}}");
        // What is kept is read with recursion, as deep as serde_json goes.
        assert!(serde_json::from_str::<GetExecutionPreviewResponse>(&union(&document)).is_err());
        assert!(serde_json::from_str::<GetExecutionPreviewResponse>(&union(&ends)).is_err());

        let error = |deep| format!("{{\"message\": {deep}, \"__type\": \"x\"}}");
        let _ = serde_json::from_str::<ErrorMetadata>(&error(&document));
        assert!(serde_json::from_str::<ErrorMetadata>(&error(&ends)).is_err());
        let _ = serde_json::from_str::<ErrorMetadata>(&document);
    }
}

#[test]
fn deep_nesting_in_cbor() {
    // Lists of one item, and maps of one text to the next.
    for open in [&[0x81][..], &[0xa1, 0x61, b'a']] {
        let mut bytes = vec![0xa1, 0x63, b'N', b'e', b'w'];
        bytes.extend(open.repeat(DEEP));
        bytes.push(1);
        assert!(ciborium::from_reader::<StartSessionResponse, _>(&*bytes).is_err());
    }
    let aggregators = b"\xa1\x6bAggregators\x81".repeat(DEEP);
    assert!(ciborium::from_reader::<GetInventoryRequest, _>(&*aggregators).is_err());
}

#[test]
fn huge_texts_and_numbers() {
    let name = "n".repeat(1 << 20);
    let parameter = serde_json::from_str::<Parameter>(&format!("{{\"{name}\": 1, \"Name\": \"{name}\"}}"));
    assert!(parameter.is_ok_and(|parameter| parameter.name.as_deref() == Some(&name)));
    let digits = "9".repeat(1 << 16);
    for member in ["Version", "LastModifiedDate"] {
        for number in
            [&digits, &format!("-{digits}"), &format!("1e{digits}"), &format!("0.{digits}e{digits}")]
        {
            let document = format!("{{\"{member}\": {number}}}");
            assert!(serde_json::from_str::<Parameter>(&document).is_err(), "{member}");
        }
    }
    // What is as good as nothing is nothing.
    let tiny = serde_json::from_str::<Parameter>(&format!("{{\"LastModifiedDate\": 1e-{digits}}}"));
    assert!(tiny.is_ok_and(|tiny| tiny.last_modified_date.is_some_and(|date| date.epoch_seconds() == 0)));
}

#[test]
fn invalid_utf8() -> Result<()> {
    // A lone continuation, a start without its end, an overlong slash, a surrogate, a byte that never stands in UTF-8.
    for bytes in [&b"\x80"[..], b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff"] {
        let document = |before: &str, after: &str| [before.as_bytes(), bytes, after.as_bytes()].concat();
        assert!(!reads("StartSessionResponse", &document("{\"SessionId\": \"", "\"}"))?);
        assert!(!reads("StartSessionResponse", &document("{\"", "\": 1}"))?);
        assert!(!reads("StartSessionResponse", &document("", "{}"))?);
        assert!(!reads("StartSessionRequest", &document("{\"Parameters\": {\"", "\": []}}"))?);
        assert!(!reads("GetExecutionPreviewResponse", &document("{\"ExecutionPreview\": {\"", "\": 1}}"))?);
        assert!(!reads("Parameter", &document("{\"Type\": \"", "\"}"))?);
        assert!(!reads("MaintenanceWindowLambdaParameters", &document("{\"Payload\": \"", "\"}"))?);
        // What is skipped is not looked at that closely; either will do.
        reads("StartSessionResponse", &document("{\"New\": \"", "\"}"))?;
    }
    Ok(())
}

#[test]
fn nul_characters() -> Result<()> {
    assert!(reads("StartSessionResponse", b"{\"SessionId\": \"a\\u0000b\", \"\\u0000\": 1}")?);
    assert!(!reads("StartSessionResponse", b"{\"SessionId\": \"a\0b\"}")?);
    assert!(!reads("StartSessionResponse", b"{}\0")?);
    assert!(!reads("StartSessionResponse", b"\0{}")?);
    assert!(!reads("StartSessionResponse", b"{\0}")?);
    Ok(())
}

#[test]
fn duplicate_keys() -> Result<()> {
    let model = Model::read()?;
    for name in STRUCTURES {
        let found = structure(name).ok_or("a structure without a type")?;
        for member in found.members {
            let value = match model.kind(member.target).as_str() {
                "string" | "enum" | "blob" => "\"\"",
                "boolean" => "true",
                "integer" | "long" | "timestamp" => "1",
                "list" => "[]",
                "union" => "{\"New\": 1}",
                _ => "{}",
            };
            let entry = format!("\"{}\": {value}", member.wire_name);
            assert!(reads(name, format!("{{{entry}, {entry}, {entry}}}").as_bytes())?, "{name}: {entry}");
        }
    }
    Ok(())
}

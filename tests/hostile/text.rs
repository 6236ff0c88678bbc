//! Text that tries to become code.

use serde_json::{Value, json};
use smithy_typegen::Builder;

use super::source::{check, single};
use super::{made, model};

/// Ways out of comments, attributes, literals, links and fences, each with the marker.
const ESCAPES: &[&str] = &[
    "*/ pub fn pwned() {} /*",
    "*/ /* */ pub fn pwned() {}",
    "x\npub fn pwned() {}",
    "x\r\npub fn pwned() {}",
    "x\rpub fn pwned() {}",
    "x\u{2028}pub fn pwned() {}",
    "x\u{85}pub fn pwned() {}",
    "x\u{b}\u{c}pub fn pwned() {}",
    "\"] pub fn pwned() {} #[doc = \"",
    "\\\"] pub fn pwned() {} #[doc = \\\"",
    "\\\\\"; pub fn pwned() {} //",
    "\"#; pub fn pwned() {} r#\"",
    "\"####; pub fn pwned() {} r####\"",
    "')] pub fn pwned() {} #['",
    "`` ` pub fn pwned() {} ` ``",
    "```\npub fn pwned() {}\n```",
    "```rust\npub fn pwned() {}\n```",
    "```should_panic\npub fn pwned() {}\n```",
    "```text,rust\npub fn pwned() {}\n```",
    "~~~\npub fn pwned() {}\n~~~",
    "text\n\n    pub fn pwned() {}\n",
    "text\n\n\tpub fn pwned() {}\n",
    "<pre>pub fn pwned() {}</pre>",
    "<p>x</p><pre><code class=\"language-rust\">\nfn pwned() {}\n</code></pre>",
    "<ul><li><pre>\n```\npub fn pwned() {}\n```\n</pre></li></ul>",
    "<p>x</p>\n\n    pub fn pwned() {}\n\n<p>y</p>",
    "<p>&#10;&#10;&#32;&#32;&#32;&#32;pub fn pwned() {}</p>",
    "<script>pwned()</script><img src=x onerror=pwned()>",
    "<!-- --> --> pub fn pwned() {}",
    "[a](x) pub fn pwned() {}](crate::pwned)",
    "[pwned]: crate::pwned",
    "${pwned} {pwned} $crate::pwned!() #pwned",
    "\u{202e}}{)(nwp fn bup\u{202c} pwned",
    "\u{2066}pwned\u{2069}\u{200b}\u{200d}\u{feff}\u{ad}",
    "\0pwned\0\u{7}\u{1b}[2J\u{7f}\u{9b}",
    "\u{e0041}\u{e007f}pwned\u{fff9}x\u{fffb}",
    "]]>*/}}})))]]];;; pwned",
    "include!(\"/etc/passwd\"); mod pwned;",
    "../../pwned",
    "/etc/pwned",
    "C:\\pwned",
    "NUL.pwned",
];

/// A model with the text wherever a model can have any text.
fn everywhere(text: &str) -> Value {
    let documented = |more: Value| {
        let mut traits = json!({
            "smithy.api#documentation": text,
            "smithy.api#externalDocumentation": { text: text },
            "smithy.api#deprecated": { "message": text, "since": text },
            "smithy.api#since": text,
            "example.traits#unknown": { text: [text, { text: text }] }
        });
        if let (Value::Object(traits), Value::Object(more)) = (&mut traits, more) {
            traits.extend(more);
        }
        traits
    };
    let string = |more: Value| json!({ "target": "smithy.api#String", "traits": documented(more) });
    let members = json!({
        "plain": string(json!({ "smithy.api#default": text, "smithy.api#jsonName": text })),
        "header": string(json!({ "smithy.api#httpHeader": "X-Header" })),
        "prefix": { "target": "example#Map", "traits": { "smithy.api#httpPrefixHeaders": "X-Prefix-" } },
        "query": string(json!({ "smithy.api#httpQuery": text })),
        "label": string(json!({ "smithy.api#httpLabel": {}, "smithy.api#required": {} })),
        "token": string(json!({ "smithy.api#idempotencyToken": {} })),
        "size": { "target": "smithy.api#Integer", "traits": documented(json!({})) },
        "patterned": { "target": "example#Text" },
        "blob": { "target": "example#Blob" },
        "document": { "target": "smithy.api#Document", "traits": { "smithy.api#default": text } },
        "texts": { "target": "example#Texts" },
        "kind": { "target": "example#Kind", "traits": { "smithy.api#default": text, "smithy.api#required": {} } },
        "old": { "target": "example#Old" },
        "choice": { "target": "example#Choice" }
    });
    let list = documented(json!({ "smithy.api#length": { "min": 1 }, "smithy.api#uniqueItems": {} }));
    // A header can hold it, and a path without its spaces.
    let media_type: String = text.chars().filter(|c| matches!(c, ' '..='~')).collect();
    let media_type = format!("text/{}", media_type.trim());
    let fixed: String =
        text.chars().filter(|c| c.is_ascii_graphic() && !['{', '}', '?', '#'].contains(c)).collect();
    // Text between quotes in JMESPath, and in templates, where a brace is written twice.
    let path = format!("token == '{} '", text.replace('\'', "\\'"));
    let template = text.replace('{', "{{").replace('}', "}}");
    let rules = json!({
        "version": "1.0",
        "parameters": {
            "Text": { "type": "string", "builtIn": text, "required": true, "default": text, "documentation": text,
                "deprecated": { "message": text } },
            "List": { "type": "stringArray", "required": true, "default": [text] }
        },
        "rules": [
            {
                "type": "endpoint",
                "conditions": [{ "fn": "stringEquals", "argv": [{ "ref": "Text" }, template] }],
                "endpoint": {
                    "url": template,
                    "headers": { text: [template] },
                    "properties": { text: template, "list": [template, { text: template }] }
                }
            },
            { "type": "error", "conditions": [], "error": template }
        ]
    });
    let waiter = json!({
        "documentation": text,
        "acceptors": [
            { "state": "success", "matcher": { "output": { "path": "token", "expected": text, "comparator": "stringEquals" } } },
            { "state": "retry", "matcher": { "output": { "path": path, "expected": "true", "comparator": "booleanEquals" } } },
            { "state": "failure", "matcher": { "errorType": text } }
        ]
    });
    let operation = documented(json!({
        "smithy.api#http": { "method": "PUT", "uri": format!("/{{label}}/{fixed}"), "code": 200 },
        "smithy.api#endpoint": { "hostPrefix": "data." },
        "smithy.api#paginated": { "inputToken": "token", "outputToken": "token", "pageSize": "size" },
        "smithy.waiters#waitable": { "Waiter": waiter },
        "smithy.rules#staticContextParams": { "Text": { "value": text }, "List": { "value": [text] } }
    }));
    let service = documented(json!({
        "aws.protocols#restJson1": {},
        "smithy.api#title": text,
        "smithy.rules#endpointRuleSet": rules,
        "smithy.api#xmlNamespace": { "uri": text, "prefix": text },
        "aws.api#service": { "sdkId": text, "endpointPrefix": text, "docId": text, "arnNamespace": text }
    }));
    let error = documented(json!({
        "smithy.api#error": "client",
        "aws.protocols#awsQueryError": { "code": text, "httpResponseCode": 400 }
    }));
    let mut model = model(
        members,
        json!({
            "example#Service": {
                "type": "service",
                "version": text,
                "operations": [{ "target": "example#Put" }],
                "traits": service
            },
            "example#Put": {
                "type": "operation",
                "input": { "target": "example#Input" },
                "output": { "target": "example#Output" },
                "errors": [{ "target": "example#Bad" }],
                "traits": operation
            },
            "example#Output": { "type": "structure", "members": { "token": string(json!({})) } },
            "example#Bad": { "type": "structure", "members": { "message": string(json!({})) }, "traits": error },
            "example#Map": {
                "type": "map",
                "key": string(json!({ "smithy.api#pattern": text })),
                "value": string(json!({ "smithy.api#pattern": text }))
            },
            "example#Text": {
                "type": "string",
                "traits": documented(json!({ "smithy.api#pattern": text, "smithy.api#mediaType": media_type }))
            },
            "example#Blob": { "type": "blob", "traits": { "smithy.api#mediaType": media_type } },
            "example#Texts": { "type": "list", "member": string(json!({ "smithy.api#pattern": text })), "traits": list },
            "example#Kind": {
                "type": "enum",
                "members": {
                    "A": { "target": "smithy.api#Unit", "traits": documented(json!({ "smithy.api#enumValue": text })) }
                },
                "traits": documented(json!({}))
            },
            "example#Old": {
                "type": "string",
                "traits": { "smithy.api#enum": [{ "name": "A", "value": text, "documentation": text, "tags": [text] }] }
            },
            "example#Choice": {
                "type": "union",
                "members": { "a": string(json!({ "smithy.api#jsonName": text })) },
                "traits": documented(json!({}))
            }
        }),
    );
    model["metadata"] = json!({ text: [text] });
    model
}

#[test]
fn text_stays_in_literals_and_comments() {
    for text in ESCAPES {
        let model = everywhere(text).to_string();
        let generated = made(model).unwrap_or_else(|found| panic!("{text:?} is refused: {found:#?}"));
        let all: String = generated.files.iter().map(|file| file.text.as_str()).collect();
        assert!(all.to_lowercase().contains(super::source::MARKER), "{text:?} is nowhere");
        check(&generated.files, &format!("{text:?}"));
    }
}

#[test]
fn text_stays_in_literals_and_comments_of_a_single_file() {
    let folder = tempfile::tempdir().unwrap();
    for text in ESCAPES {
        let model = folder.path().join("model.json");
        std::fs::write(&model, everywhere(text).to_string()).unwrap();
        let builder =
            Builder::new().model(model).module("crate::types").feature("http").out_dir(folder.path());
        let path = builder.cargo_directives(false).generate().unwrap();
        single(&std::fs::read_to_string(path).unwrap(), &format!("{text:?}"));
    }
}

#[test]
fn what_is_said_of_hostile_text_cannot_move_the_cursor() {
    for text in ESCAPES {
        let mut model = everywhere(text);
        // Here text is refused.
        model["shapes"]["example#Put"]["traits"]["smithy.api#http"]["method"] = json!(text);
        model["shapes"]["example#Put"]["traits"]["smithy.api#endpoint"]["hostPrefix"] = json!(text);
        let header = &mut model["shapes"]["example#Input"]["members"]["header"]["traits"];
        header["smithy.api#httpHeader"] = json!(text);
        model["shapes"][text] = json!({ "type": text });
        model["shapes"]["example#Input"]["members"][text] = json!({ "target": text, (*text): text });
        let source = smithy_typegen::Source { name: text.to_string(), text: model.to_string() };
        let sources = [source];
        let found = smithy_typegen::generate(&sources, &smithy_typegen::Config::default()).unwrap_err();
        let said = smithy_typegen::diagnostic::print::render(&found, &sources, false);
        assert!(said.contains("[invalid-member-name]"), "{said}");
        let moves = |c: char| {
            c != '\n'
                && (c.is_control()
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        };
        assert_eq!(said.chars().find(|&c| moves(c)), None, "{said:?}");
    }
}

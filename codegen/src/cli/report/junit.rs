//! JUnit's XML, which most of what shows tests can read: a suite for each crate, a case for each change, and a failure for
//! each that is denied.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::place::Places;
use super::reported::Reported;
use crate::diff::Change;
use crate::policy::Verdict;

type Xml<'a> = Writer<&'a mut Vec<u8>>;

/// The report in JUnit's form.
///
/// # Errors
///
/// What cannot be written.
pub(super) fn junit(all: &[Reported]) -> Result<String, String> {
    let mut text = Vec::new();
    let mut xml = Writer::new_with_indent(&mut text, b' ', 4);
    report(all, &mut xml).map_err(|error| error.to_string())?;
    text.push(b'\n');
    String::from_utf8(text).map_err(|error| error.to_string())
}

fn report(all: &[Reported], xml: &mut Xml) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = counts(all.iter().flat_map(Reported::changes));
    let suites = xml.create_element("testsuites").with_attribute(("name", "smithy-typegen"));
    let suites = suites.with_attributes(counts.iter().map(|(name, count)| (*name, count.as_str())));
    suites.write_inner_content(|xml| all.iter().try_for_each(|reported| suite(reported, xml)))?;
    Ok(())
}

fn suite(reported: &Reported, xml: &mut Xml) -> io::Result<()> {
    let counts = counts(reported.changes());
    let mut places = Places::of(reported);
    let suite = xml.create_element("testsuite").with_attribute(("name", reported.subject()));
    let suite = suite.with_attributes(counts.iter().map(|(name, count)| (*name, count.as_str())));
    suite.write_inner_content(|xml| {
        reported.changes().try_for_each(|(change, verdict)| {
            let line = places.line(change).map(|line| format!("\n{}:{}", line.file, line.number));
            let text = allowed(&format!("{}{}", change.action, line.unwrap_or_default()));
            case(change, verdict, &text, xml)
        })
    })?;
    Ok(())
}

fn case(change: &Change, verdict: &Verdict, text: &str, xml: &mut Xml) -> io::Result<()> {
    let name = allowed(&format!("{} {}", change.kind.name(), change.path));
    let case = xml.create_element("testcase").with_attribute(("name", name.as_str()));
    case.with_attribute(("classname", change.shape.as_str())).write_inner_content(|xml| {
        match verdict {
            Verdict::Denied => xml
                .create_element("failure")
                .with_attributes([("message", change.kind.name()), ("type", change.class.name())])
                .write_text_content(BytesText::new(text))?,
            Verdict::Accepted(reason) => xml
                .create_element("skipped")
                .with_attribute(("message", allowed(&format!("accepted: {reason}")).as_str()))
                .write_empty()?,
            Verdict::Free => xml.create_element("system-out").write_text_content(BytesText::new(text))?,
        };
        Ok(())
    })?;
    Ok(())
}

/// How many cases there are, and how they end, as attributes.
fn counts<'a>(changes: impl Iterator<Item = (&'a Change, &'a Verdict)>) -> [(&'static str, String); 4] {
    let (mut all, mut skipped, mut failed) = (0, 0, 0);
    for (_, verdict) in changes {
        all += 1;
        skipped += usize::from(matches!(verdict, Verdict::Accepted(_)));
        failed += usize::from(*verdict == Verdict::Denied);
    }
    [("tests", all), ("skipped", skipped), ("failures", failed), ("errors", 0)]
        .map(|(name, count)| (name, count.to_string()))
}

/// The text without what XML has no way to write: most control characters.
fn allowed(text: &str) -> String {
    let is_allowed = |char: &char| !matches!(char, '\0'..'\t' | '\u{b}' | '\u{c}' | '\u{e}'..' ' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_allowed).collect()
}

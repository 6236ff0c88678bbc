//! Models that are made up: like a service, in any size; and large in one dimension, where time or memory that grows
//! faster than the model would show.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::{fmt, fs};

/// A model that is large in one dimension.
#[derive(Clone, Copy)]
pub struct Dimension {
    /// What there is many of.
    pub what: &'static str,
    /// How many in the smaller of two models; the other has twice as many.
    pub count: usize,
    write: fn(usize, &mut Model<'_>) -> io::Result<()>,
}

/// All of them.
pub const DIMENSIONS: &[Dimension] = &[
    Dimension { what: "members of one structure", count: 10_000, write: members },
    Dimension { what: "operations", count: 2_000, write: operations },
    Dimension { what: "structures in a chain", count: 2_000, write: chain },
    Dimension { what: "structures in a circle", count: 2_000, write: circle },
    Dimension { what: "operations with the same input", count: 2_000, write: shared },
    Dimension { what: "operations that reach half as many structures each", count: 1_000, write: reaching },
    Dimension { what: "errors of one operation", count: 2_000, write: errors },
    Dimension { what: "values of one enum", count: 50_000, write: values },
    Dimension { what: "members with a default in one large enum", count: 5_000, write: defaults },
    Dimension { what: "mixins on one another", count: 10_000, write: mixins },
    Dimension { what: "mixins of one structure", count: 10_000, write: mixed },
    Dimension { what: "`apply` statements", count: 10_000, write: applies },
    Dimension { what: "traits on one shape", count: 50_000, write: traits },
    Dimension { what: "members with the same name in Rust", count: 10_000, write: clashes },
    Dimension { what: "lists", count: 10_000, write: lists },
];

impl Dimension {
    /// Writes the model with so many.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write(&self, count: usize, path: &Path) -> io::Result<()> {
        model(path, |model| (self.write)(count, model))
    }
}

/// Writes a model like that of a service: operations, each with an input, an output, a nested structure, an enum, a list
/// and documentation. Each is about 4 kB.
///
/// # Errors
///
/// If the file cannot be written.
pub fn service(operations: usize, path: &Path) -> io::Result<()> {
    model(path, |model| {
        for n in 0..operations {
            model.operation(n, &format!("Get{n}Request"), &format!("Get{n}Response"))?;
            let members: Vec<String> = (0..12)
                .map(|m| member(m, &TARGETS[m % TARGETS.len()].replace("{n}", &n.to_string())))
                .collect();
            let members = members.join(", ");
            for name in ["Request", "Response", "Item"] {
                model.structure(&format!("Get{n}{name}"), &members)?;
            }
            let values: Vec<String> =
                (0..8).map(|v| format!(r#""VALUE_{v}": {{"target": "smithy.api#Unit", "traits": {{"smithy.api#enumValue": "value-{v}"}}}}"#)).collect();
            model.shape(
                &format!("Get{n}State"),
                &format!(r#""type": "enum", "members": {{{}}}"#, values.join(", ")),
            )?;
            model.shape(
                &format!("Get{n}List"),
                &format!(r#""type": "list", "member": {{"target": "a#Get{n}State"}}"#),
            )?;
        }
        Ok(())
    })
}

const TARGETS: [&str; 6] = [
    "smithy.api#String",
    "smithy.api#Integer",
    "a#Get{n}State",
    "a#Get{n}List",
    "smithy.api#Timestamp",
    "smithy.api#String",
];

fn member(number: usize, target: &str) -> String {
    format!(
        r#""Member{number}": {{"target": "{target}", "traits": {{"smithy.api#documentation": "<p>The part with the number {number}, in a few <code>words</code> that take a line or so.</p>"}}}}"#
    )
}

/// A model while it is written.
struct Model<'w> {
    out: &'w mut dyn Write,
    operations: Vec<String>,
}

fn model(path: &Path, shapes: impl FnOnce(&mut Model<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    write!(out, r#"{{"smithy": "2.0", "shapes": {{"#)?;
    let mut model = Model { out: &mut out, operations: Vec::new() };
    shapes(&mut model)?;
    let references: Vec<String> = model.operations.iter().map(|name| reference(name)).collect();
    write!(
        out,
        r#""a#S": {{"type": "service", "version": "1", "operations": [{}], "traits": {{"aws.protocols#awsJson1_1": {{}}}}}}}}}}"#,
        references.join(", ")
    )?;
    out.flush()
}

impl Model<'_> {
    fn shape(&mut self, name: &str, properties: &str) -> io::Result<()> {
        writeln!(self.out, r#""a#{name}": {{{properties}}},"#)
    }

    fn structure(&mut self, name: &str, members: &str) -> io::Result<()> {
        self.shape(name, &format!(r#""type": "structure", "members": {{{members}}}"#))
    }

    /// An operation whose input and output have these names.
    fn operation(&mut self, number: usize, input: &str, output: &str) -> io::Result<()> {
        let name = format!("Get{number}");
        let properties = format!(
            r#""type": "operation", "input": {}, "output": {}, "traits": {{"smithy.api#documentation": "<p>Gets number {number}.</p>"}}"#,
            reference(input),
            reference(output)
        );
        self.shape(&name, &properties)?;
        self.operations.push(name);
        Ok(())
    }

    /// One operation, and its input with these members.
    fn input(&mut self, members: &str) -> io::Result<()> {
        self.operation(0, "Input", "Output")?;
        self.structure("Output", "")?;
        self.structure("Input", members)
    }
}

fn reference(name: &str) -> String {
    format!(r#"{{"target": "a#{name}"}}"#)
}

fn strings(count: usize, name: impl Fn(usize) -> String) -> String {
    joined(count, |n| format!(r#""{}": {{"target": "smithy.api#String"}}"#, name(n)))
}

fn joined<T: fmt::Display>(count: usize, part: impl Fn(usize) -> T) -> String {
    (0..count).map(|n| part(n).to_string()).collect::<Vec<_>>().join(", ")
}

fn members(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.input(&strings(count, |n| format!("Member{n}")))
}

fn operations(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    for n in 0..count {
        model.operation(n, &format!("Input{n}"), &format!("Output{n}"))?;
        model.structure(&format!("Input{n}"), &strings(1, |_| "Name".to_owned()))?;
        model.structure(&format!("Output{n}"), &strings(1, |_| "Name".to_owned()))?;
    }
    Ok(())
}

fn links(count: usize, last: &str, model: &mut Model<'_>) -> io::Result<()> {
    for n in 0..count {
        let next = if n + 1 < count { format!("Link{}", n + 1) } else { last.to_owned() };
        model.structure(&format!("Link{n}"), &format!(r#""Next": {}"#, reference(&next)))?;
    }
    Ok(())
}

fn chain(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.input(&format!(r#""First": {}"#, reference("Link0")))?;
    links(count, "Output", model)
}

fn circle(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.input(&format!(r#""First": {}"#, reference("Link0")))?;
    links(count, "Link0", model)
}

fn shared(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.structure("Input", "")?;
    (0..count).try_for_each(|n| model.operation(n, "Input", "Input"))
}

fn reaching(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.structure("End", "")?;
    links(count / 2, "End", model)?;
    (0..count).try_for_each(|n| model.operation(n, "Link0", "End"))
}

fn errors(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    let error = r#""type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}"#;
    (0..count).try_for_each(|n| model.shape(&format!("Error{n}"), error))?;
    let errors = joined(count, |n| reference(&format!("Error{n}")));
    model.shape("Get", &format!(r#""type": "operation", "errors": [{errors}]"#))?;
    model.operations.push("Get".to_owned());
    Ok(())
}

fn one_enum(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    let values = joined(count, |n| format!(r#""VALUE_{n}": {{"target": "smithy.api#Unit"}}"#));
    model.shape("Enum", &format!(r#""type": "enum", "members": {{{values}}}"#))
}

fn values(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.input(&format!(r#""Member": {}"#, reference("Enum")))?;
    one_enum(count, model)
}

fn defaults(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    let last = count - 1;
    let default = format!(r#"{{"target": "a#Enum", "traits": {{"smithy.api#default": "VALUE_{last}"}}}}"#);
    model.input(&joined(count, |n| format!(r#""Member{n}": {default}"#)))?;
    one_enum(count, model)
}

const MIXIN: &str = r#""traits": {"smithy.api#mixin": {}}"#;

fn mixins(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    let using = |mixin: String| format!(r#""type": "structure", "mixins": [{}]"#, reference(&mixin));
    model.operation(0, "Input", "Input")?;
    model.shape("Input", &using(format!("Mixin{}", count - 1)))?;
    for n in 1..count {
        model.shape(&format!("Mixin{n}"), &format!("{}, {MIXIN}", using(format!("Mixin{}", n - 1))))?;
    }
    model.shape(
        "Mixin0",
        &format!(r#""type": "structure", "members": {{{}}}, {MIXIN}"#, strings(1, |_| "Name".to_owned())),
    )
}

fn mixed(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.operation(0, "Input", "Input")?;
    let mixins = joined(count, |n| reference(&format!("Mixin{n}")));
    model.shape("Input", &format!(r#""type": "structure", "mixins": [{mixins}]"#))?;
    (0..count).try_for_each(|n| {
        let members = strings(1, |_| format!("Member{n}"));
        model.shape(
            &format!("Mixin{n}"),
            &format!(r#""type": "structure", "members": {{{members}}}, {MIXIN}"#),
        )
    })
}

fn applies(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.operation(0, "Input", "Input")?;
    model.shape("Input", &format!(r#""type": "structure", "mixins": [{}]"#, reference("Mixin")))?;
    let members = strings(count, |n| format!("Member{n}"));
    model.shape("Mixin", &format!(r#""type": "structure", "members": {{{members}}}, {MIXIN}"#))?;
    let apply = r#""type": "apply", "traits": {"smithy.api#required": {}}"#;
    (0..count).try_for_each(|n| model.shape(&format!("Input$Member{n}"), apply))
}

fn traits(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.operation(0, "Input", "Input")?;
    // Not in the order of their ids.
    let traits = joined(count, |n| format!(r#""b#trait{}": {{}}"#, count - n));
    model.shape("Input", &format!(r#""type": "structure", "traits": {{{traits}}}"#))
}

fn clashes(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    // One or two underscores between the letters: all of them are `a_a_a…` in Rust.
    model.input(&strings(count, |n| {
        (0..17).fold("a".to_owned(), |name, bit| name + if n >> bit & 1 == 0 { "_a" } else { "__a" })
    }))
}

fn lists(count: usize, model: &mut Model<'_>) -> io::Result<()> {
    model.input(&joined(count, |n| format!(r#""Member{n}": {}"#, reference(&format!("List{n}")))))?;
    (0..count).try_for_each(|n| {
        model.shape(&format!("List{n}"), r#""type": "list", "member": {"target": "smithy.api#String"}"#)
    })
}

//! Prints tables: calls of macros, whose tokens a printer of Rust does not understand.

use crate::fill::fill_indented;
use crate::render::Table;

/// Columns of a line.
const WIDTH: usize = 100;

/// The source of a table: one row per line, or broken between its pieces if it does not fit.
pub(super) fn print(table: Table) -> String {
    let Table { name, feature, uses_deprecated, heading, rows, facts } = table;
    let mut text = feature.map(|name| format!("#[cfg(feature = \"{name}\")]\n")).unwrap_or_default();
    text.push_str(&format!("smithy::{name}! {{\n"));
    let has_rows = !rows.is_empty();
    let mut indent = 4;
    if !heading.is_empty() {
        line(heading, if has_rows { " {" } else { " {}" }, indent, &mut text);
        indent += 4;
    }
    for row in rows {
        line(row, ",", indent, &mut text);
    }
    if indent > 4 && has_rows {
        text.push_str("    }\n");
    }
    if !facts.is_empty() {
        // Behind the brace.
        text.pop();
        text.push_str(&format!(" {}\n", facts.join(" ")));
    }
    text.push_str("}\n");
    if uses_deprecated { allowing_deprecated(&text) } else { text }
}

/// The same in a block, since an attribute of a macro's call does not reach what the macro makes.
fn allowing_deprecated(table: &str) -> String {
    let lines: String = table.lines().map(|line| format!("    {line}\n")).collect();
    format!("#[allow(deprecated)]\nconst _: () = {{\n{lines}}};\n")
}

/// Pieces on as few lines as they fit on, those after the first indented further, with `end` behind the last.
fn line(mut pieces: Vec<String>, end: &str, indent: usize, text: &mut String) {
    if let Some(last) = pieces.last_mut() {
        last.push_str(end);
    }
    for line in fill_indented(&pieces, indent, indent + 4, WIDTH) {
        text.push_str(&line);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pieces: &[&str]) -> Vec<String> {
        pieces.iter().map(|piece| (*piece).to_owned()).collect()
    }

    fn table(heading: &[&str], rows: &[&[&str]], facts: &[&str]) -> String {
        let rows = rows.iter().map(|pieces| row(pieces)).collect();
        let (feature, uses_deprecated) = (None, false);
        print(Table {
            name: "structure",
            feature,
            uses_deprecated,
            heading: row(heading),
            rows,
            facts: row(facts),
        })
    }

    #[test]
    fn a_row_is_a_line() {
        assert_eq!(
            table(&["A", "= \"x#A\"", "[sensitive]"], &[&["0 a: \"a\"", "=> \"x#B\"", "[]"]], &[]),
            "smithy::structure! {\n    A = \"x#A\" [sensitive] {\n        0 a: \"a\" => \"x#B\" [],\n    }\n}\n"
        );
        assert_eq!(table(&[], &[&["A"], &["B"]], &[]), "smithy::structure! {\n    A,\n    B,\n}\n");
    }

    #[test]
    fn without_rows() {
        assert_eq!(table(&["A"], &[], &["[client]"]), "smithy::structure! {\n    A {} [client]\n}\n");
    }

    #[test]
    fn what_does_not_fit_goes_on_below() {
        let long = format!("\"{}\"", "x".repeat(40));
        // It fills the line to the last column.
        let (fits, full) = ("y".repeat(5), "y".repeat(6));
        let printed = |last: &str| table(&["A"], &[&[&long, &long, last]], &[]);
        assert_eq!(
            printed(&fits).lines().nth(2).map(str::to_owned),
            Some(format!("        {long} {long} {fits},"))
        );
        assert!(printed(&fits).lines().all(|line| line.len() <= WIDTH));
        assert_eq!(
            printed(&full).lines().skip(2).take(2).collect::<Vec<_>>(),
            [format!("        {long} {long}"), format!("            {full},")]
        );
    }
}

//! For a terminal.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};

use super::sections::{NO_CHANGES, Part, Section, counts, listed, marks, sections, sizes, values};
use crate::diff::{Change, Class, Report};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// For a terminal: the summary, then the changes by operation and type, most severe first. `color` adds ANSI escape
/// codes.
pub fn text(report: &Report, color: bool) -> String {
    let Some(class) = report.class() else { return format!("{NO_CHANGES}\n") };
    let paint = Paint { color };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{} update: {}",
        paint.paint(severity(class), class.name()),
        counts(report.changes.iter())
    );
    let _ = writeln!(out, "  {}", sizes(report));
    if let Some(marks) = marks(report) {
        let _ = writeln!(out, "  {}", paint.paint(severity(Class::Major), &marks));
    }
    for section in sections(report) {
        draw(&mut out, &section, paint);
    }
    out
}

fn draw(out: &mut String, section: &Section<'_>, paint: Paint) {
    let _ = writeln!(
        out,
        "\n{}  {}",
        paint.paint(STRONG, &section.title()),
        paint.paint(FAINT, &section.counts())
    );
    for part in section.parts() {
        match part {
            Part::Entry(change) => entry(out, change, paint),
            Part::Types { class, words, types } => {
                let class = paint.paint(severity(class), &format!("{:5}", class.name()));
                let _ = writeln!(out, "  {class} {words}: {}", listed(&types, str::to_owned));
            }
        }
    }
}

fn entry(out: &mut String, change: &Change, paint: Paint) {
    let class = paint.paint(severity(change.class), &format!("{:5}", change.class.name()));
    let mut marks = String::new();
    for (marked, name) in [(change.wire, "wire"), (change.security, "security")] {
        if marked {
            let _ = write!(marks, " {}", paint.paint(severity(Class::Major), &format!("[{name}]")));
        }
    }
    let _ = writeln!(out, "  {class} {} {}{marks}", change.kind.name(), paint.paint(STRONG, &change.path));
    if let Some((before, after)) = values(change) {
        let none = paint.paint(FAINT, "none");
        let _ = writeln!(out, "        {} -> {}", before.unwrap_or(&none), after.unwrap_or(&none));
    }
    let _ = writeln!(out, "        {}", change.action);
}

fn severity(class: Class) -> Style {
    match class {
        Class::Major => AnsiColor::BrightRed.on_default().bold(),
        Class::Minor => AnsiColor::Yellow.on_default(),
        Class::Patch => AnsiColor::Green.on_default(),
    }
}

#[derive(Clone, Copy)]
struct Paint {
    color: bool,
}

impl Paint {
    fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

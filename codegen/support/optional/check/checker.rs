//! The walk through a value: one visitor for all types, guided by the constraints in their tables.

use std::collections::BTreeMap;
use std::convert::TryFrom;

use super::super::super::member::Member;
use super::super::super::shape::{ShapeVisitor, Simple, Structure, Union, UnionVisitor, Visitor, Wire};
use super::super::super::timestamp_format::TimestampFormat;
use super::super::super::unknown::UnknownMember;
use super::constraint::{Bound, Constraint, Inside};
use super::unique;
use super::violation::{Demand, Found, Path, Segment, Violation, piece};

/// Checks one value.
pub(super) struct Checker<'c> {
    place: &'c Place<'c>,
    rows: Rows,
    /// Whether the value is sensitive.
    hidden: bool,
    found: &'c mut Vec<Violation>,
}

/// Where a value is: a step, and the place that it starts from.
struct Place<'p> {
    before: Option<&'p Place<'p>>,
    step: Step<'p>,
}

enum Step<'p> {
    Root,
    Member(&'static str),
    Index(usize),
    /// `None` if the map is sensitive.
    Entry(Option<&'p dyn Piece>),
    Key(Option<&'p dyn Piece>),
}

/// The constraints on a value and on the values inside it.
#[derive(Clone, Copy)]
struct Rows {
    rows: &'static [Constraint],
    /// The number of steps from the member to the value.
    depth: usize,
}

impl Rows {
    const NONE: Self = Self { rows: &[], depth: 0 };

    /// The constraint on the value itself.
    #[inline]
    fn own(self) -> Option<&'static Constraint> {
        self.rows.first().filter(|row| row.inside.len() == self.depth)
    }

    /// The constraints on the values one step inside. Rows with the same step are next to each other.
    #[inline]
    fn inside(self, step: Inside) -> Self {
        let leads_there = |row: &Constraint| row.inside.get(self.depth) == Some(&step);
        let start = self.rows.iter().position(leads_there).unwrap_or(self.rows.len());
        let rows = self.rows.get(start..).unwrap_or_default();
        let end = rows.iter().position(|row| !leads_there(row)).unwrap_or(rows.len());
        Self { rows: rows.get(..end).unwrap_or_default(), depth: self.depth + 1 }
    }

    /// The constraints on the value of a member.
    #[inline]
    fn of_member(rows: &'static [Constraint], index: usize) -> Self {
        let start = rows.partition_point(|row| row.member < index);
        let end = rows.partition_point(|row| row.member <= index);
        Self { rows: rows.get(start..end).unwrap_or_default(), depth: 0 }
    }
}

impl<'c> Checker<'c> {
    /// All violations of a value.
    pub(super) fn violations<T: Wire>(value: &T) -> Vec<Violation> {
        let mut found = Vec::new();
        let place = Place { before: None, step: Step::Root };
        value.accept(Checker { place: &place, rows: Rows::NONE, hidden: false, found: &mut found });
        found
    }

    #[cold]
    #[inline]
    fn report(&mut self, demand: Demand, found: Found) {
        let found = match found {
            Found::Text(_) | Found::Number(_) if self.hidden => Found::Hidden,
            Found::Text(text) => Found::Text(piece(&text)),
            found => found,
        };
        self.found.push(Violation { path: self.place.path(), demand, found });
    }

    /// Checks a value inside this one.
    fn step<F: TimestampFormat, T: Wire<F>>(&mut self, step: Step<'_>, rows: Rows, value: &T) {
        let place = Place { before: Some(self.place), step };
        value.accept(Checker { place: &place, rows, hidden: self.hidden, found: &mut *self.found });
    }

    /// Reports an item that equals an earlier one.
    #[cold]
    #[inline]
    fn repeats(&mut self, index: usize, first: usize) {
        let place = Place { before: Some(self.place), step: Step::Index(index) };
        Checker { place: &place, rows: Rows::NONE, hidden: self.hidden, found: &mut *self.found }
            .report(Demand::UniqueItems, Found::Item(first));
    }

    #[inline]
    fn length(&mut self, length: usize) {
        let Some(demanded) = self.rows.own().and_then(|row| row.length) else { return };
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        if !demanded.allows(length) {
            self.report(Demand::Length(demanded), Found::Length(length));
        }
    }

    #[inline]
    fn text(&mut self, text: &str) {
        let Some(row) = self.rows.own() else { return };
        if row.length.is_some() {
            self.length(text.chars().count());
        }
        if let Some(pattern) = row.pattern.filter(|pattern| !pattern.matches(text)) {
            self.report(Demand::Pattern(pattern.written), Found::Text(text.to_owned()));
        }
    }

    /// Checks a number; `written` is its text.
    #[inline]
    fn number(&mut self, number: Bound, written: &dyn ToString) {
        let Some(demanded) = self.rows.own().and_then(|row| row.range) else { return };
        if !demanded.allows(number) {
            self.report(Demand::Range(demanded), Found::Number(piece(&written.to_string())));
        }
    }

    /// A visitor for the members of a structure or union, which may be sensitive as a whole.
    #[inline]
    fn members<'m>(
        &'m mut self,
        members: &'static [Member],
        rows: &'static [Constraint],
        hidden: bool,
    ) -> Members<'m> {
        let hidden = self.hidden || hidden;
        Members { place: self.place, members, next: 0, rows, hidden, found: &mut *self.found }
    }
}

impl ShapeVisitor for Checker<'_> {
    type Output = ();

    #[inline]
    fn absent(self) {}

    fn simple<F: TimestampFormat, T: Wire<F>>(mut self, _: &T, content: Simple<'_>) {
        self.hidden |= content.is_sensitive();
        match content {
            Simple::Text(text) => self.text(text),
            Simple::Bytes(bytes) => self.length(bytes.len()),
            Simple::Integer(number) => self.number(Bound::Integer(number.into()), &number),
            Simple::Single(number) => self.number(Bound::Float(widened(number)), &number),
            Simple::Float(number) => self.number(Bound::Float(number), &number),
            // A float, since there may be more digits than an integer can have.
            Simple::Digits(digits) => {
                let float = || Bound::Float(digits.parse().unwrap_or(f64::NAN));
                self.number(digits.parse().map_or_else(|_| float(), Bound::Integer), &digits);
            }
            Simple::Enum { value, known, .. } => {
                self.text(value);
                if !known {
                    self.report(Demand::Known, Found::Text(value.to_owned()));
                }
            }
            Simple::IntEnum { value, known, .. } => {
                self.number(Bound::Integer(value.into()), &value);
                if !known {
                    self.report(Demand::Known, Found::Number(value.to_string()));
                }
            }
            Simple::Other => {}
        }
    }

    fn list<F: TimestampFormat, T: Wire<F>>(mut self, items: &[T]) {
        self.length(items.len());
        let rows = self.rows.inside(Inside::Items);
        let mut repeated = match self.rows.own() {
            Some(row) if row.unique_items => unique::repeated::<F, T>(items),
            _ => Vec::new(),
        }
        .into_iter();
        let mut next = repeated.next();
        for (index, item) in items.iter().enumerate() {
            match next {
                Some((repeated_at, first)) if repeated_at == index => {
                    self.repeats(index, first);
                    next = repeated.next();
                }
                _ => {}
            }
            self.step::<F, T>(Step::Index(index), rows, item);
        }
    }

    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(mut self, entries: &BTreeMap<K, T>) {
        self.length(entries.len());
        let (keys, items) = (self.rows.inside(Inside::Keys), self.rows.inside(Inside::Items));
        for (key, value) in entries {
            let shown = if self.hidden { None } else { Some(key as &dyn Piece) };
            self.step(Step::Key(shown), keys, key);
            self.step::<F, T>(Step::Entry(shown), items, value);
        }
    }

    fn structure<T: Structure>(mut self, value: &T) {
        value.visit(&mut self.members(T::MEMBERS, T::CONSTRAINTS, T::REDACTED));
    }

    fn union<T: Union>(mut self, value: &T) {
        value.visit(&mut self.members(T::MEMBERS, T::CONSTRAINTS, T::REDACTED));
    }
}

/// Checks the members that it sees.
struct Members<'m> {
    place: &'m Place<'m>,
    members: &'static [Member],
    /// The index of the next member of a structure.
    next: usize,
    rows: &'static [Constraint],
    hidden: bool,
    found: &'m mut Vec<Violation>,
}

impl Members<'_> {
    fn check<F: TimestampFormat, T: Wire<F>>(&mut self, index: usize, member: &Member, value: &T) {
        let place = Place { before: Some(self.place), step: Step::Member(member.wire_name) };
        let rows = Rows::of_member(self.rows, index);
        let hidden = self.hidden || member.sensitive;
        let mut checker = Checker { place: &place, rows, hidden, found: &mut *self.found };
        if !value.is_absent() {
            value.accept(checker);
        } else if member.required {
            checker.report(Demand::Required, Found::Nothing);
        }
    }
}

impl Visitor for Members<'_> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let index = self.next;
        self.next += 1;
        if let Some(member) = self.members.get(index) {
            self.check::<F, T>(index, member, value);
        }
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        match value.as_deref() {
            Some(value) => Visitor::member(self, value),
            None => Visitor::member(self, &None::<T>),
        }
    }
}

impl UnionVisitor for Members<'_> {
    #[inline]
    fn unit(&mut self, _: &'static Member) {}

    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, member: &'static Member, value: &T) {
        let index = self.members.iter().position(|known| known.wire_name == member.wire_name);
        self.check::<F, T>(index.unwrap_or(self.members.len()), member, value);
    }

    #[inline]
    fn unknown(&mut self, member: &UnknownMember) {
        let mut checker =
            Checker { place: self.place, rows: Rows::NONE, hidden: self.hidden, found: &mut *self.found };
        checker.report(Demand::Known, Found::Text(member.name().to_owned()));
    }
}

impl Place<'_> {
    #[inline]
    fn path(&self) -> Path {
        let mut segments = Vec::new();
        let mut place = Some(self);
        while let Some(Place { before, step }) = place {
            let piece = |key: Option<&dyn Piece>| key.and_then(Piece::piece);
            segments.extend(match step {
                Step::Root => None,
                Step::Member(name) => Some(Segment::Member(name)),
                Step::Index(index) => Some(Segment::Index(*index)),
                Step::Entry(key) => Some(Segment::Entry(piece(*key))),
                Step::Key(key) => Some(Segment::Key(piece(*key))),
            });
            place = *before;
        }
        segments.reverse();
        Path(segments)
    }
}

/// Converts from 32 bits, to the number with the same decimal text: as they are, they would stand for others, such as
/// `0.10000000149011612` for `0.1`.
#[inline]
fn widened(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| number.into())
}

/// The beginning of a key, unless it is sensitive.
trait Piece {
    fn piece(&self) -> Option<String>;
}

impl<K: Wire> Piece for K {
    fn piece(&self) -> Option<String> {
        struct AsKey;

        impl ShapeVisitor for AsKey {
            type Output = Option<String>;

            #[inline]
            fn absent(self) -> Option<String> {
                None
            }

            fn simple<F: TimestampFormat, T: Wire<F>>(self, _: &T, content: Simple<'_>) -> Option<String> {
                match content {
                    Simple::Text(text) | Simple::Enum { value: text, sensitive: false, .. } => {
                        Some(piece(text))
                    }
                    _ => None,
                }
            }

            fn list<F: TimestampFormat, T: Wire<F>>(self, _: &[T]) -> Option<String> {
                None
            }

            fn map<F: TimestampFormat, L: Wire + Ord, T: Wire<F>>(
                self,
                _: &BTreeMap<L, T>,
            ) -> Option<String> {
                None
            }

            fn structure<T: Structure>(self, _: &T) -> Option<String> {
                None
            }

            fn union<T: Union>(self, _: &T) -> Option<String> {
                None
            }
        }

        self.accept(AsKey)
    }
}

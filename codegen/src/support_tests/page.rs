//! Pages whose tokens are no texts, or have names with dots.

use super::shapes::{FindError, SERVICE};
use crate::smithy::http::Paginated;
use crate::smithy::{self, Operation, Pagination, Service};

#[derive(Clone, Default, PartialEq)]
struct Place {
    token: Option<String>,
}

/// The input and output of all operations.
#[derive(Clone, Default, PartialEq)]
struct Page {
    number: i32,
    more: bool,
    token: Option<String>,
    place: Option<Place>,
}

smithy::structure! {
    Place = "com.example#Place" {
        0 token: "next.token" => "smithy.api#String" [],
    }
}

smithy::structure! {
    Page = "com.example#Page" {
        0 number: "Number" => "smithy.api#Integer" [required],
        1 more: "More" => "smithy.api#Boolean" [required],
        2 token: "my.token" => "smithy.api#String" [],
        3 place: "my" => "com.example#Place" [],
    }
}

macro_rules! paginated {
    ($name:ident by $input:literal and $output:literal) => {
        #[derive(Clone, Copy, Debug)]
        struct $name;

        impl Operation for $name {
            type Input = Page;
            type Output = Page;
            type Error = FindError;

            const SERVICE: &'static Service = &SERVICE;
            const SHAPE_ID: &'static str = concat!("com.example#", stringify!($name));
            const TARGET: &'static str = concat!("Example.", stringify!($name));
            const PAGINATION: Option<Pagination> = Some(Pagination::new($input, $output, None, None));
        }

        impl Paginated for $name {}
    };
}

paginated!(Numbers by "Number" and "Number");
paginated!(Flags by "More" and "More");
paginated!(Texts by "my.token" and "my.next.token");
paginated!(Same by "my.token" and "my.token");

#[test]
fn zero_is_no_token() {
    let next = |number| Numbers::next_page(&Page::default(), &Page { number, ..Page::default() });
    assert_eq!(next(7).map(|next| next.number), Some(7));
    assert_eq!(next(0), None);
    let asked = Page { number: 7, ..Page::default() };
    assert_eq!(Numbers::next_page(&asked, &Page::default()), None);
    let next = |more| Flags::next_page(&Page::default(), &Page { more, ..Page::default() });
    assert_eq!(next(true).map(|next| next.more), Some(true));
    assert_eq!(next(false), None);
}

#[test]
fn names_have_dots() {
    let asked = |token: &str| Page { token: Some(token.to_owned()), ..Page::default() };
    let place = |token: &str| Some(Place { token: Some(token.to_owned()) });
    let answer = |token: &str| Page { place: place(token), ..Page::default() };
    let token = |next: Option<Page>| next.and_then(|next| next.token);
    assert_eq!(token(Texts::next_page(&asked("a"), &answer("b"))).as_deref(), Some("b"));
    assert_eq!(Texts::next_page(&asked("b"), &answer("b")), None);
    assert_eq!(Texts::next_page(&asked("a"), &asked("b")), None);
    let both = Page { place: place("c"), ..asked("b") };
    assert_eq!(token(Same::next_page(&asked("a"), &both)).as_deref(), Some("b"));
}

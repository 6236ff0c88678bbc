//! The names that differ, and why they may.

use crate::Difference;

/// Shape, member, our name, their name, and the reason.
const EXPECTED: &[[&str; 5]] = &[];

/// Prints every difference with its reason; whether each has one, and each reason its difference.
pub fn report(differences: &[Difference]) -> bool {
    let mut reasons = EXPECTED.to_vec();
    let mut unexpected = 0;
    for Difference { shape, member, ours, theirs } in differences {
        let same = |expected: &[&str; 5]| expected[..4] == [shape, member, ours, theirs];
        let reason = reasons.iter().position(same).map(|index| reasons.remove(index)[4]);
        unexpected += usize::from(reason.is_none());
        println!("{shape}${member}: `{ours}` here, `{theirs}` there: {}", reason.unwrap_or("UNEXPECTED"));
    }
    for [shape, member, ..] in &reasons {
        println!("{shape}${member}: a reason without a difference");
    }
    println!("{} exceptions, {unexpected} of them unexpected", differences.len());
    unexpected == 0 && reasons.is_empty()
}

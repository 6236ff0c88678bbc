//! Compares the names of fields and enum variants to those of `aws-sdk-ssm`, source against source.
//!
//! A field is found by its shape and its name on the wire, an enum's variant by its enum and its value, so the
//! comparison does not depend on how either side makes names.

mod exceptions;
mod ours;
mod sdk;
mod shapes;

use std::process::ExitCode;

use ssm_types_peers::{Error, Packages};

use self::shapes::{Kind, Shapes};

fn main() -> Result<ExitCode, Error> {
    let packages = Packages::locate()?;
    let (version, folder) = packages.find("aws-sdk-ssm")?;
    let theirs = sdk::read(&folder.join("src"))?;
    let (_, folder) = packages.find("ssm-types")?;
    let ours = ours::read(&folder.join("src"))?;

    println!("ssm-types against aws-sdk-ssm {version}");
    let mut differences = Vec::new();
    for kind in [Kind::Structure, Kind::Union, Kind::Enum] {
        differences.extend(compare(kind, &ours, &theirs));
    }
    Ok(if exceptions::report(&differences) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A member that both have under different names.
#[derive(PartialEq, Eq)]
struct Difference {
    shape: String,
    member: String,
    ours: String,
    theirs: String,
}

/// Compares all shapes of a kind and prints the counts.
fn compare(kind: Kind, ours: &Shapes, theirs: &Shapes) -> Vec<Difference> {
    let (mut shapes, mut members, mut only_ours, mut only_theirs) = (0, 0, 0, 0);
    let mut differences = Vec::new();
    for (shape, our_members) in ours.of(kind) {
        let Some(their_members) = theirs.find(kind, shape) else {
            println!("  only here: {shape}");
            continue;
        };
        shapes += 1;
        only_theirs += their_members.keys().filter(|member| !our_members.contains_key(*member)).count();
        for (member, ours) in our_members {
            let Some(theirs) = their_members.get(member) else {
                only_ours += 1;
                continue;
            };
            members += 1;
            if ours != theirs {
                let (shape, member) = (shape.to_owned(), member.clone());
                differences.push(Difference { shape, member, ours: ours.clone(), theirs: theirs.clone() });
            }
        }
    }
    let unmatched = theirs.of(kind).filter(|(shape, _)| ours.find(kind, shape).is_none()).count();
    println!(
        "{kind:?}s: {shapes} in both with {members} members in both, {} of them under different names; \
         {only_ours} members only here, {only_theirs} only there, {unmatched} shapes only there",
        differences.len()
    );
    differences
}

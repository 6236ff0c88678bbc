//! Reads and writes two responses with the types of `ssm-types`, of `aws-sdk-ssm` and with serde's derive, and makes and
//! reads the messages of a call with the first two.
//!
//! All of them build owned values and drop them, and write into a fresh buffer. They take turns in short batches, so that
//! what disturbs the machine meets all of them, and each ratio is of batches that stand next to each other.
//!
//! With `--differences` it looks at what `generated/README.md` says of `aws-sdk-ssm` instead.
//!
//! With a filter as the argument only the measures whose name contains it run; with `--once FILTER SUBJECT` the one
//! subject runs without a clock, for a profiler.

mod bodies;
mod call;
mod derived;
mod differences;
mod measure;
mod sdk;

use std::hint::black_box;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ssm_types::{DescribeInstanceInformationResult, GetParametersByPathResult};
use ssm_types_peers::Error;

use self::measure::{Measure, Subject};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut measures = Vec::new();
    measures.extend(of::<GetParametersByPathResult, derived::GetParametersByPathResult, sdk::Parameters>(
        "GetParametersByPathResult, 10 parameters",
        &bodies::parameters(10),
    )?);
    measures.extend(of::<
        DescribeInstanceInformationResult,
        derived::DescribeInstanceInformationResult,
        sdk::Instances,
    >("DescribeInstanceInformationResult, 50 entries", &bodies::instances(50))?);
    measures.extend(call::measures()?);
    match arguments[..] {
        ["--once", filter, subject] => {
            measures.iter().filter(|measure| measure.name.contains(filter)).for_each(|it| it.once(subject));
        }
        ["--differences"] => differences::check()?,
        _ => {
            let filter = arguments.first().copied().unwrap_or_default();
            println!(
                "ssm-types is so many times as fast: median (lower to upper quartile) of the rounds' ratios"
            );
            measures.iter().filter(|measure| measure.name.contains(filter)).for_each(Measure::run);
        }
    }
    Ok(())
}

/// Reading and writing one response.
fn of<Ours, Derived, Sdk>(name: &str, body: &str) -> Result<[Measure; 2], Error>
where
    Ours: Serialize + DeserializeOwned + 'static,
    Derived: Serialize + DeserializeOwned + 'static,
    Sdk: sdk::Body + 'static,
{
    let bytes = body.as_bytes().to_vec().leak();
    let ours: Ours = serde_json::from_slice(bytes)?;
    let derived: Derived = serde_json::from_slice(bytes)?;
    let sdk = Sdk::read(bytes);
    // No one may be fast by doing less.
    let expected: serde_json::Value = serde_json::from_slice(bytes)?;
    for written in [serde_json::to_vec(&ours)?, serde_json::to_vec(&derived)?, sdk.write()] {
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&written)?, expected);
    }
    let bytes: &[u8] = bytes;
    Ok([
        Measure {
            name: format!("{name}, {} bytes: reading", bytes.len()),
            subjects: vec![
                Subject::new("ssm-types", || drop(serde_json::from_slice::<Ours>(black_box(bytes)))),
                Subject::new("aws-sdk-ssm", || drop(Sdk::read(black_box(bytes)))),
                Subject::new("serde derive", || drop(serde_json::from_slice::<Derived>(black_box(bytes)))),
            ],
        },
        Measure {
            name: format!("{name}, {} bytes: writing", bytes.len()),
            subjects: vec![
                Subject::new("ssm-types", move || drop(black_box(serde_json::to_vec(black_box(&ours))))),
                Subject::new("aws-sdk-ssm", move || drop(black_box(black_box(&sdk).write()))),
                Subject::new("serde derive", move || {
                    drop(black_box(serde_json::to_vec(black_box(&derived))))
                }),
            ],
        },
    ])
}

//! Checks a batch of ten `PutParameter` requests, and writes them as JSON: CPU time of each, in turns.
//!
//! Once without what a pattern stands on, and once with tags, both of whose members have one.

use std::hint::black_box;

use cpu_time::ProcessTime;
use ssm_types::smithy::check::Check;
use ssm_types::{ParameterTier, ParameterType, PutParameterRequest, Tag};
use ssm_types_peers::{Error, spread};

/// So many rounds: an odd number, so that there is a middle one.
const ROUNDS: usize = 301;
/// Batches in a round.
const BATCHES: u32 = 100;

fn request(index: usize) -> PutParameterRequest {
    PutParameterRequest::default()
        .with_name(format!("/prod/service/{index}/database/url"))
        .with_description("Where the service finds its database, without the password.")
        .with_value(format!("postgres://service@db-{index}.example.com:5432/service?sslmode=verify-full"))
        .with_type(ParameterType::String)
        .with_overwrite(true)
        .with_allowed_pattern("^postgres://.*$")
        .with_tier(ParameterTier::Standard)
        .with_data_type("text")
}

fn main() -> Result<(), Error> {
    let plain: Vec<_> = (0..10).map(request).collect();
    let tag = |key: &str, value: &str| Tag::default().with_key(key).with_value(value);
    let tags = vec![tag("team", "payments"), tag("stage", "production")];
    let tagged: Vec<_> = plain.iter().map(|request| request.clone().with_tags(tags.clone())).collect();
    for (name, batch) in [("without patterns", plain), ("with four patterns each", tagged)] {
        let check = || {
            batch.iter().for_each(|request| black_box(request).check().unwrap_or_else(|it| panic!("{it}")))
        };
        let write = || drop(black_box(serde_json::to_vec(black_box(&batch))));
        // Patterns are compiled here.
        check();
        let time = |run: &dyn Fn()| {
            let start = ProcessTime::now();
            (0..BATCHES).for_each(|_| run());
            start.elapsed().as_secs_f64() / f64::from(BATCHES) * 1e6
        };
        let times: Vec<_> = (0..ROUNDS).map(|_| (time(&check), time(&write))).collect();
        let (checked, written) = (spread(times.iter().map(|it| it.0)), spread(times.iter().map(|it| it.1)));
        let ratio = spread(times.iter().map(|it| it.0 / it.1));
        println!(
            "10 requests {name}: checked in {:.2} us, written in {:.2} us: {ratio}",
            checked.median, written.median
        );
    }
    Ok(())
}

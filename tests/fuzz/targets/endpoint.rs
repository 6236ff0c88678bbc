//! Any URL, Region and label of a host in an endpoint, in the request that is made for it, and in its signature.

#![no_main]

use build_script_types::aws::library;
use libfuzzer_sys::fuzz_target;
use library::smithy::http::Call as _;
use ssm_types::operation::GetParameter;
use ssm_types::smithy::http::Call as _;
use ssm_types::smithy::sigv4::{Credentials, Scope, sign};
use ssm_types::{GetParameterRequest, endpoint};

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let (region, url, label) = (next(), next(), next());
    let mut parameters = endpoint::Parameters::new();
    if !region.is_empty() {
        parameters = parameters.with_region(region);
    }
    if !url.is_empty() {
        parameters = parameters.with_endpoint(url);
    }
    for (fips, dual) in [(false, false), (true, false), (false, true), (true, true)] {
        let parameters = parameters.clone().with_use_fips(fips).with_use_dual_stack(dual);
        let Ok(endpoint) = parameters.resolve() else { continue };
        let Ok(request) = GetParameter::request(&GetParameterRequest::default(), &endpoint) else { continue };
        let scope = Scope::new(region, "ssm");
        if let Ok(signed) = sign(request, &Credentials::new(label, label), &scope, Default::default()) {
            assert!(signed.headers().contains_key("authorization"));
        }
    }
    let input = library::PutCoverInput::default().with_host(label).with_image(label.as_bytes());
    let _ = library::operation::PutCover::request(&input, &library::smithy::Endpoint::new(url));
});

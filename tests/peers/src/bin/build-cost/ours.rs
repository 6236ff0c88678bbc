//! Makes one signed call with `ssm-types`.

use std::time::SystemTime;

use ssm_types::GetParameterRequest;
use ssm_types::endpoint::Parameters;
use ssm_types::operation::GetParameter;
use ssm_types::smithy::Timestamp;
use ssm_types::smithy::http::Call;
use ssm_types::smithy::sigv4::{Credentials, Scope, sign};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Parameters::new().with_region("eu-central-1").resolve()?;
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let scope = Scope::new("eu-central-1", "ssm").at(&endpoint);
    let input = GetParameterRequest::default().with_name("/app/url");
    let request = GetParameter::request(&input, &endpoint)?;
    let request = sign(request, &credentials, &scope, Timestamp::try_from(SystemTime::now())?)?;
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let (head, mut body) = agent.run(request)?.into_parts();
    let answer = http::Response::from_parts(head, body.read_to_vec()?);
    println!("{:?}", GetParameter::response(&answer)?.parameter);
    Ok(())
}

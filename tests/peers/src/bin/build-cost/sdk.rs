//! Makes one signed call with `aws-sdk-ssm`.

use aws_sdk_ssm::config::{BehaviorVersion, Credentials, Region};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = aws_sdk_ssm::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "program"))
        .build();
    let client = aws_sdk_ssm::Client::from_conf(config);
    let output = client.get_parameter().name("/app/url").send().await?;
    println!("{:?}", output.parameter);
    Ok(())
}

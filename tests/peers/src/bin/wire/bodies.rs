//! Responses as the service sends them: every member is there, with values of the usual length.

use std::fmt::Write as _;

/// A response of GetParametersByPath.
pub fn parameters(count: usize) -> String {
    let entries = (0..count).map(|at| {
        let name = format!("/production/orders-service/database/connection-{at:02}");
        let (kind, value) = match at % 3 {
            0 => ("SecureString", "AQICAHgwZ5Yk1dQm0x8Hn3vJ7oFpQyL2cRtE9aUbXsKjWiNfDgHaKzT4mVqP6eYlB0C="),
            1 => ("String", "postgres://orders@db-1.cluster-cx7yq2.eu-central-1.rds.amazonaws.com:5432/orders"),
            _ => ("StringList", "10.0.12.0/24,10.0.13.0/24,10.0.14.0/24"),
        };
        format!(
            r#"{{"Name":"{name}","Type":"{kind}","Value":"{value}","Version":{},"Selector":":{}","SourceResult":"{{\"ARN\":\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-{at:02}\"}}","LastModifiedDate":{}.{:03},"ARN":"arn:aws:ssm:eu-central-1:123456789012:parameter{name}","DataType":"text"}}"#,
            at + 1,
            at + 1,
            1_774_000_000 + at * 86_413,
            (at * 37 + 121) % 999 + 1,
        )
    });
    response("Parameters", entries)
}

/// A response of DescribeInstanceInformation.
pub fn instances(count: usize) -> String {
    let entries = (0..count).map(|at| {
        let (platform, name, version) = match at % 3 {
            0 => ("Linux", "Amazon Linux", "2023"),
            1 => ("Windows", "Microsoft Windows Server 2022 Datacenter", "10.0.20348"),
            _ => ("MacOS", "macOS", "14.6.1"),
        };
        let instance = format!("i-0{:016x}", 0x4d3a_91c0_77e5_u64 * (at as u64 + 3));
        let date = |days: usize| format!("{}.{:03}", 1_774_000_000 - days * 86_413 + at * 61, (at * 37 + days) % 999 + 1);
        format!(
            r#"{{"InstanceId":"{instance}","PingStatus":"{}","LastPingDateTime":{},"AgentVersion":"3.3.2299.0","IsLatestVersion":{},"PlatformType":"{platform}","PlatformName":"{name}","PlatformVersion":"{version}","ActivationId":"8d9c1f2e-6b3a-4c57-9e10-{at:012x}","IamRole":"service-role/AmazonEC2RunCommandRoleForManagedInstances","RegistrationDate":{},"ResourceType":"{}","Name":"orders-service-worker-{at:02}","IPAddress":"10.0.{}.{}","ComputerName":"ip-10-0-{}-{}.eu-central-1.compute.internal","AssociationStatus":"Success","LastAssociationExecutionDate":{},"LastSuccessfulAssociationExecutionDate":{},"AssociationOverview":{{"DetailedStatus":"Success","InstanceAssociationStatusAggregatedCount":{{"Failed":{},"Pending":1,"Success":{}}}}},"SourceId":"{instance}","SourceType":"{}"}}"#,
            if at % 7 == 6 { "ConnectionLost" } else { "Online" },
            date(0),
            at % 2 == 0,
            date(90),
            if at % 5 == 4 { "ManagedInstance" } else { "EC2Instance" },
            at % 4 + 12,
            at + 20,
            at % 4 + 12,
            at + 20,
            date(1),
            date(2),
            at % 3,
            at + 4,
            if at % 5 == 4 { "AWS::SSM::ManagedInstance" } else { "AWS::EC2::Instance" },
        )
    });
    response("InstanceInformationList", entries)
}

/// The entries as a list with this name, and a token for the next page.
fn response(list: &str, entries: impl Iterator<Item = String>) -> String {
    let mut body = format!(r#"{{"{list}":["#);
    for (at, entry) in entries.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(body, "{comma}{entry}");
    }
    let token = "AAEAAXk3Q29uZmlkZW50aWFsVG9rZW5PZlRoZU5leHRQYWdl".repeat(4);
    let _ = write!(body, r#"],"NextToken":"{token}"}}"#);
    body
}

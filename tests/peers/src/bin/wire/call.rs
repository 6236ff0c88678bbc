//! A call of GetParameter: its request, made and signed, and its answer, read.

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as SdkCredentials;
use aws_sdk_ssm::operation::get_parameter::{
    GetParameter as SdkGetParameter, GetParameterInput, GetParameterOutput,
};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_schema::protocol::{ServiceShapeName, SharedClientProtocol};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use http::{Request, Response};
use ssm_types::operation::GetParameter;
use ssm_types::smithy::http::Call;
use ssm_types::smithy::sigv4::{Credentials, Scope, sign};
use ssm_types::smithy::{Endpoint, Timestamp};
use ssm_types::{GetParameterRequest, GetParameterResult};
use ssm_types_peers::Error;

use super::bodies;
use super::measure::{Measure, Subject};

const NAME: &str = "/production/orders-service/database/connection-01";
const URL: &str = "https://ssm.eu-central-1.amazonaws.com";
const REGION: &str = "eu-central-1";
const KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const NOW: u64 = 1_774_000_000;

/// What is measured of a call.
pub fn measures() -> Result<[Measure; 3], Error> {
    let ours = Rc::new(Ours::new()?);
    let sdk = Rc::new(Sdk::new()?);
    let page: serde_json::Value = serde_json::from_str(&bodies::parameters(2))?;
    let body = serde_json::to_vec(&serde_json::json!({ "Parameter": page["Parameters"][1] }))?.leak();

    // No one may be fast by doing less.
    let (request, other) = (ours.signed()?, sdk.signed()?);
    assert_eq!(request.body().as_slice(), other.body().bytes().unwrap_or_default());
    assert_eq!(request.uri().to_string(), other.uri());
    for name in ["content-type", "x-amz-target", "x-amz-date"] {
        assert_eq!(
            request.headers().get(name).and_then(|it| it.to_str().ok()),
            other.headers().get(name),
            "{name}"
        );
    }
    assert!(
        request.headers().contains_key("authorization") && other.headers().get("authorization").is_some()
    );
    let (answer, other) = (ours.read(body)?, sdk.read(body)?);
    let (parameter, other) =
        (answer.parameter.ok_or("no parameter")?, other.parameter.ok_or("no parameter")?);
    assert_eq!((parameter.value, parameter.arn, parameter.version), (other.value, other.arn, other.version));

    let body: &[u8] = body;
    let measure = |name: &str, ours: Subject, sdk: Subject| Measure {
        name: name.to_owned(),
        subjects: vec![ours, sdk],
    };
    Ok([
        measure(
            "GetParameter: making the request and reading the answer",
            Subject::new("ssm-types", {
                let ours = Rc::clone(&ours);
                move || drop(black_box((ours.request(), ours.read(black_box(body)))))
            }),
            Subject::new("aws-sdk-ssm", {
                let sdk = Rc::clone(&sdk);
                move || drop(black_box((sdk.request(), sdk.read(black_box(body)))))
            }),
        ),
        measure(
            "GetParameter: making and signing the request",
            Subject::new("ssm-types", {
                let ours = Rc::clone(&ours);
                move || drop(black_box(ours.signed()))
            }),
            Subject::new("aws-sdk-ssm", {
                let sdk = Rc::clone(&sdk);
                move || drop(black_box(sdk.signed()))
            }),
        ),
        measure(
            "GetParameter: reading the answer",
            Subject::new("ssm-types", move || drop(black_box(ours.read(black_box(body))))),
            Subject::new("aws-sdk-ssm", move || drop(black_box(sdk.read(black_box(body))))),
        ),
    ])
}

/// What a program has that calls with `ssm-types`.
struct Ours {
    endpoint: Endpoint,
    credentials: Credentials,
    scope: Scope,
    now: Timestamp,
}

impl Ours {
    fn new() -> Result<Self, Error> {
        let endpoint = Endpoint::new(URL);
        let scope = Scope::new(REGION, "ssm").at(&endpoint);
        let now = Timestamp::try_from(SystemTime::UNIX_EPOCH + Duration::from_secs(NOW))?;
        Ok(Self { endpoint, credentials: Credentials::new(KEY, SECRET), scope, now })
    }

    fn request(&self) -> Result<Request<Vec<u8>>, Error> {
        let input = GetParameterRequest::default().with_name(black_box(NAME)).with_decryption(true);
        Ok(GetParameter::request(&input, &self.endpoint)?)
    }

    fn signed(&self) -> Result<Request<Vec<u8>>, Error> {
        Ok(sign(self.request()?, &self.credentials, &self.scope, self.now)?)
    }

    fn read(&self, body: &'static [u8]) -> Result<GetParameterResult, Error> {
        Ok(GetParameter::response(&Response::new(body))?)
    }
}

/// What the client of `aws-sdk-ssm` has when it comes to a call's request, and to its answer.
struct Sdk {
    config: std::cell::RefCell<ConfigBag>,
    serializer: SharedRequestSerializer,
    identity: Identity,
    now: SystemTime,
}

impl Sdk {
    fn new() -> Result<Self, Error> {
        let mut service = Layer::new("service");
        service.store_put(ServiceShapeName::new("AmazonSSM"));
        service.store_put(Metadata::new("GetParameter", "SSM"));
        let protocol = AwsJsonRpcProtocol::aws_json_1_1().with_default_namespace("com.amazonaws.ssm");
        service.store_put(SharedClientProtocol::new(protocol));
        let mut config = ConfigBag::base();
        config.push_layer(service);
        config.push_shared_layer(SdkGetParameter::new().config().ok_or("the operation has a configuration")?);
        let serializer = config.load::<SharedRequestSerializer>().ok_or("no serializer")?.clone();
        let identity = SdkCredentials::new(KEY, SECRET, None, None, "peers").into();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        Ok(Self { config: config.into(), serializer, identity, now })
    }

    /// The request, which has no address yet.
    fn request(&self) -> Result<HttpRequest, Error> {
        let input = GetParameterInput::builder().name(black_box(NAME)).with_decryption(true).build()?;
        let request = self.serializer.serialize_input(Input::erase(input), &mut self.config.borrow_mut());
        Ok(request.map_err(|error| error.to_string())?)
    }

    fn signed(&self) -> Result<HttpRequest, Error> {
        let mut request = self.request()?;
        request.uri_mut().set_endpoint(URL)?;
        let params = SigningParams::builder()
            .identity(&self.identity)
            .region(REGION)
            .name("ssm")
            .time(self.now)
            .settings(SigningSettings::default())
            .build()?
            .into();
        let body = SignableBody::Bytes(request.body().bytes().unwrap_or_default());
        let signable = SignableRequest::new(request.method(), request.uri(), request.headers().iter(), body)?;
        let (instructions, _) = aws_sigv4::http_request::sign(signable, &params)?.into_parts();
        let (headers, _) = instructions.into_parts();
        for header in headers {
            request.headers_mut().append(header.name(), header.value().to_owned());
        }
        Ok(request)
    }

    fn read(&self, body: &'static [u8]) -> Result<GetParameterOutput, Error> {
        let response = HttpResponse::new(200.try_into()?, SdkBody::from(body));
        let config = self.config.borrow();
        let deserializer = config.load::<SharedResponseDeserializer>().ok_or("no deserializer")?;
        let output = deserializer.deserialize_nonstreaming_with_config(&response, &config);
        let output = output.map_err(|error| format!("{error:?}"))?;
        Ok(output.downcast().map_err(|error| format!("{error:?}"))?)
    }
}

//! The two responses as `aws-sdk-ssm` reads and writes them.

use aws_sdk_ssm::operation::describe_instance_information::DescribeInstanceInformationOutput;
use aws_sdk_ssm::operation::get_parameters_by_path::GetParametersByPathOutput;
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::ShapeSerializer;
use aws_smithy_schema::shape_id;

/// A type of the SDK with the codec that its client has for AWS JSON 1.1.
pub trait Body: Sized {
    fn read(bytes: &[u8]) -> Self;
    fn write(&self) -> Vec<u8>;
}

pub struct Parameters(GetParametersByPathOutput);
pub struct Instances(DescribeInstanceInformationOutput);

macro_rules! body {
    ($name:ident, $output:ty) => {
        impl Body for $name {
            fn read(bytes: &[u8]) -> Self {
                CODEC.with(|codec| {
                    let mut deserializer = codec.create_deserializer(bytes);
                    Self(<$output>::deserialize(&mut deserializer).expect("a response"))
                })
            }

            fn write(&self) -> Vec<u8> {
                CODEC.with(|codec| {
                    let mut serializer = codec.create_serializer();
                    serializer.write_struct(<$output>::SCHEMA, &self.0).expect("a response");
                    serializer.finish()
                })
            }
        }
    };
}

body!(Parameters, GetParametersByPathOutput);
body!(Instances, DescribeInstanceInformationOutput);

thread_local! {
    pub static CODEC: JsonCodec = JsonCodec::new(
        JsonCodecSettings::builder()
            .use_json_name(false)
            .protocol_id(shape_id!("aws.protocols", "awsJson1_1"))
            .default_namespace("com.amazonaws.ssm")
            .build(),
    );
}

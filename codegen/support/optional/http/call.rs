//! The side that calls.

use http::{Request, Response};

use super::super::super::{Endpoint, Operation, Reader, Structure, TimestampFormat, Wire};
use super::call_error::CallError;
use super::message_error::MessageError;
use super::text::of_text;
use super::{request, response};

/// An operation as one to call, which every operation is.
pub trait Call: Operation {
    /// The request for this input, ready to be signed and sent.
    ///
    /// # Errors
    ///
    /// If a member cannot be sent as it is, such as an empty part of the path.
    fn request(input: &Self::Input, endpoint: &Endpoint) -> Result<Request<Vec<u8>>, MessageError> {
        request::of::<Self>(input, endpoint)
    }

    /// The output that an answer carries.
    ///
    /// # Errors
    ///
    /// The error that the answer carries, or what is wrong with an answer that cannot be read.
    fn response<B: AsRef<[u8]>>(answer: &Response<B>) -> Result<Self::Output, CallError<Self::Error>> {
        response::read::<Self, B>(answer)
    }

    /// The input with this token in every member that takes one and is not set: the service does the same thing once,
    /// however often it is asked with the same token. Where no member takes one, the input as it is.
    fn with_token(mut input: Self::Input, token: &str) -> Self::Input {
        for (index, _) in
            Self::Input::MEMBERS.iter().enumerate().filter(|(_, member)| member.idempotency_token)
        {
            input.set(index, &mut Unset(token));
        }
        input
    }
}

impl<O: Operation> Call for O {}

/// Gives a text to a member that has none.
struct Unset<'a>(&'a str);

impl Reader for Unset<'_> {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        match of_text::<F, T>(self.0) {
            Ok(token) if slot.is_absent() => *slot = token,
            _ => {}
        }
    }
}

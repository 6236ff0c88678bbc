//! The client side.

use http::{Request, Response};

use super::super::super::{Endpoint, Operation, Reader, Structure, TimestampFormat, Wire};
use super::call_error::CallError;
use super::message_error::MessageError;
use super::text::of_text;
use super::{request, response};

/// The client side of an operation. Every operation has it.
pub trait Call: Operation {
    /// The request for this input, ready to be signed and sent.
    ///
    /// # Errors
    ///
    /// If a member's value cannot be sent, such as an empty value in the path.
    fn request(input: &Self::Input, endpoint: &Endpoint) -> Result<Request<Vec<u8>>, MessageError> {
        request::of::<Self>(input, endpoint)
    }

    /// The output that a response carries.
    ///
    /// # Errors
    ///
    /// The error that the response carries, or why the response cannot be read.
    fn response<B: AsRef<[u8]>>(answer: &Response<B>) -> Result<Self::Output, CallError<Self::Error>> {
        response::read::<Self, B>(answer)
    }

    /// The input with this token in every unset member that takes one: the service does the work only once, however
    /// often it is asked with the same token. If no member takes a token, the input is unchanged.
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

/// Sets members that have no value to a text.
struct Unset<'a>(&'a str);

impl Reader for Unset<'_> {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        match of_text::<F, T>(self.0) {
            Ok(token) if slot.is_absent() => *slot = token,
            _ => {}
        }
    }
}

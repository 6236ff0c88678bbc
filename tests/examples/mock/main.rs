//! A Parameter Store in memory, with commands that always succeed: a server for tests of programs that use SSM.
//!
//! ```text
//! mock [ADDRESS]     serve at the address, or at any free port of 127.0.0.1; the URL is printed
//! ```

mod store;

use std::env;
use std::error::Error;

use http::Response;
use ssm_types::GetParameterError;
use ssm_types::operation::*;
use ssm_types::smithy::Operation;
use ssm_types::smithy::http::{MessageError, Route, Serve};
use store::{Store, refused};
use tiny_http::{Header, Server};

/// The operations that there are.
const ROUTES: &[Route] = &[
    Route::of::<DeleteParameter>(),
    Route::of::<GetCommandInvocation>(),
    Route::of::<GetParameter>(),
    Route::of::<GetParameters>(),
    Route::of::<GetParametersByPath>(),
    Route::of::<PutParameter>(),
    Route::of::<SendCommand>(),
];

type Request = http::Request<Vec<u8>>;
type Answer = Result<Response<Vec<u8>>, MessageError>;

fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let server = Server::http(address).map_err(|error| error.to_string())?;
    println!("http://{}", server.server_addr());
    let mut store = Store::default();
    for mut request in server.incoming_requests() {
        let (head, body) = answer(&mut store, &received(&mut request)?)?.into_parts();
        let mut response = tiny_http::Response::from_data(body).with_status_code(head.status.as_u16());
        for (name, value) in &head.headers {
            let header = Header::from_bytes(name.as_str(), value.as_bytes());
            response.add_header(header.map_err(|()| "a header that cannot be sent")?);
        }
        request.respond(response)?;
    }
    Ok(())
}

/// The request as a value.
fn received(request: &mut tiny_http::Request) -> Result<Request, Box<dyn Error>> {
    let mut value = http::Request::builder().method(request.method().as_str()).uri(request.url());
    for header in request.headers() {
        value = value.header(header.field.as_str().as_str(), header.value.as_str());
    }
    let mut body = Vec::new();
    request.as_reader().read_to_end(&mut body)?;
    Ok(value.body(body)?)
}

fn answer(store: &mut Store, request: &Request) -> Answer {
    match Route::find(ROUTES, request) {
        Some("DeleteParameter") => serve::<DeleteParameter>(request, |input| store.delete_parameter(input)),
        Some("GetCommandInvocation") => {
            serve::<GetCommandInvocation>(request, |input| store.get_command_invocation(input))
        }
        Some("GetParameter") => serve::<GetParameter>(request, |input| store.get_parameter(input)),
        Some("GetParameters") => serve::<GetParameters>(request, |input| store.get_parameters(input)),
        Some("GetParametersByPath") => {
            serve::<GetParametersByPath>(request, |input| store.get_parameters_by_path(input))
        }
        Some("PutParameter") => serve::<PutParameter>(request, |input| store.put_parameter(input)),
        Some("SendCommand") => serve::<SendCommand>(request, |input| store.send_command(input)),
        _ => reject("UnknownOperationException", "there is no such operation here"),
    }
}

/// The answer to a request for an operation.
fn serve<O: Operation>(
    request: &Request,
    operation: impl FnOnce(O::Input) -> Result<O::Output, O::Error>,
) -> Answer {
    match O::input(request).map(operation) {
        Ok(Ok(output)) => O::answer(&output),
        Ok(Err(error)) => O::failure(&error),
        Err(error) => reject("SerializationException", &error.to_string()),
    }
}

/// The answer to a request that comes to no operation.
fn reject(code: &str, message: &str) -> Answer {
    GetParameter::failure(&GetParameterError::Unhandled(refused(code, message)))
}

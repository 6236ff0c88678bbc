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
use store::{Called, Store, refused};
use tiny_http::{Header, Server};

type Request = http::Request<Vec<u8>>;
type Answer = Result<Response<Vec<u8>>, MessageError>;

fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let server = Server::http(address).map_err(|error| error.to_string())?;
    println!("http://{}", server.server_addr());
    let mut store = Store::default();
    for request in server.incoming_requests() {
        if let Err(error) = handle(&mut store, request) {
            eprintln!("mock: {error}");
        }
    }
    Ok(())
}

fn handle(store: &mut Store, mut request: tiny_http::Request) -> Result<(), Box<dyn Error>> {
    let (head, body) = answer(store, &received(&mut request)?)?.into_parts();
    let mut response = tiny_http::Response::from_data(body).with_status_code(head.status.as_u16());
    for (name, value) in &head.headers {
        response
            .add_header(Header::from_bytes(name.as_str(), value.as_bytes()).map_err(|()| "a bad header")?);
    }
    Ok(request.respond(response)?)
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
        Some("DeleteParameter") => serve::<DeleteParameter>(store, request, Store::delete),
        Some("GetCommandInvocation") => serve::<GetCommandInvocation>(store, request, Store::invocation),
        Some("GetParameter") => serve::<GetParameter>(store, request, Store::get),
        Some("GetParameters") => serve::<GetParameters>(store, request, Store::get_some),
        Some("GetParametersByPath") => serve::<GetParametersByPath>(store, request, Store::list),
        Some("PutParameter") => serve::<PutParameter>(store, request, Store::put),
        Some("SendCommand") => serve::<SendCommand>(store, request, Store::send),
        _ => reject("UnknownOperationException", "there is no such operation here"),
    }
}

/// The answer to a request for an operation.
fn serve<O: Operation>(
    store: &mut Store,
    request: &Request,
    operation: fn(&mut Store, O::Input) -> Called<O>,
) -> Answer {
    match O::input(request).map(|input| operation(store, input)) {
        Ok(Ok(output)) => O::answer(&output),
        Ok(Err(error)) => O::failure(&error),
        Err(error) => reject("SerializationException", &error.to_string()),
    }
}

/// The answer to a request that comes to no operation.
fn reject(code: &str, message: &str) -> Answer {
    GetParameter::failure(&GetParameterError::Unhandled(refused(code, message)))
}

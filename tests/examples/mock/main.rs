//! A Parameter Store in memory, with commands that always succeed: a server for tests of programs that use SSM.
//!
//! ```text
//! mock [ADDRESS]     serve at the address, or at any free port of 127.0.0.1; the URL is printed
//! ```

mod store;

use std::env;
use std::error::Error;

use http::Response;
use ssm_types::operation::*;
use ssm_types::smithy::http::{MessageError, Route, Serve};
use store::Store;
use tiny_http::{Header, Server};

type Request = http::Request<Vec<u8>>;

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

fn answer(store: &mut Store, request: &Request) -> Result<Response<Vec<u8>>, MessageError> {
    match Route::find(ROUTES, request) {
        Some("DeleteParameter") => DeleteParameter::serve(request, |input| store.delete(input)),
        Some("GetCommandInvocation") => GetCommandInvocation::serve(request, |input| store.invocation(input)),
        Some("GetParameter") => GetParameter::serve(request, |input| store.get(input)),
        Some("GetParameters") => GetParameters::serve(request, |input| store.get_some(input)),
        Some("GetParametersByPath") => GetParametersByPath::serve(request, |input| store.list(input)),
        Some("PutParameter") => PutParameter::serve(request, |input| store.put(input)),
        Some("SendCommand") => SendCommand::serve(request, |input| store.send(input)),
        _ => Ok(Route::unknown(ROUTES)),
    }
}

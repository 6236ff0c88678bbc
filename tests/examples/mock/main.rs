//! A Parameter Store in memory, with commands that always succeed: a server for tests of programs that use SSM.
//!
//! ```text
//! mock [ADDRESS]     serve at the address, or at any free port of 127.0.0.1; the URL is printed
//! ```

mod store;

use std::env;
use std::error::Error;
use std::io::Read;

use ssm_types::operation::*;
use ssm_types::smithy::{ErrorMetadata, Operation, OperationError};
use store::Store;
use tiny_http::{Header, Request, Response, Server};

fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let server = Server::http(address).map_err(|error| error.to_string())?;
    println!("http://{}", server.server_addr());
    let mut store = Store::default();
    for mut request in server.incoming_requests() {
        let answer = store.answer(&received(&mut request)?);
        let (head, body) = answer.into_parts();
        let mut response = Response::from_data(body).with_status_code(head.status.as_u16());
        for (name, value) in &head.headers {
            let header = Header::from_bytes(name.as_str(), value.as_bytes());
            response.add_header(header.map_err(|()| "a header that cannot be sent")?);
        }
        request.respond(response)?;
    }
    Ok(())
}

/// The request as a value.
fn received(request: &mut Request) -> Result<http::Request<Vec<u8>>, Box<dyn Error>> {
    let mut value = http::Request::builder().method(request.method().as_str()).uri(request.url());
    for header in request.headers() {
        value = value.header(header.field.as_str().as_str(), header.value.as_str());
    }
    let mut body = Vec::new();
    request.as_reader().read_to_end(&mut body)?;
    Ok(value.body(body)?)
}

//! Any message of HTTP as a request and as an answer: of SSM, and of a service with members in every place that HTTP
//! has.
//!
//! The first byte chooses the operation, the second the answer's status. Then comes text: the path with its query in a
//! line, the headers in lines, an empty line, and the body.

#![no_main]

use build_script_types::aws::library;
use http::{Request, Response};
use libfuzzer_sys::fuzz_target;
use ssm_types::operation::{GetParameter, PutInventory, UpdateMaintenanceWindowTask};

fuzz_target!(|bytes: &[u8]| {
    let [choice, status, message @ ..] = bytes else { return };
    let Some(message) = Message::of(100 + u16::from(*status) * 2, message) else { return };
    match choice % 8 {
        0 => library_call::<library::operation::FindBooks>(&message),
        1 => library_call::<library::operation::GetBook>(&message),
        2 => library_call::<library::operation::Listen>(&message),
        3 => library_call::<library::operation::PutBook>(&message),
        4 => library_call::<library::operation::PutCover>(&message),
        5 => ssm_call::<GetParameter>(&message),
        6 => ssm_call::<PutInventory>(&message),
        _ => ssm_call::<UpdateMaintenanceWindowTask>(&message),
    }
});

/// A message in its parts.
struct Message<'b> {
    status: u16,
    uri: &'b str,
    headers: Vec<(&'b str, &'b str)>,
    body: &'b [u8],
}

impl<'b> Message<'b> {
    fn of(status: u16, bytes: &'b [u8]) -> Option<Self> {
        let end = bytes.windows(2).position(|two| two == b"\n\n")?;
        let mut lines = std::str::from_utf8(&bytes[..end]).ok()?.split('\n');
        let uri = lines.next()?;
        let headers = lines.map(|line| line.split_once(": ")).collect::<Option<_>>()?;
        Some(Self { status, uri, headers, body: &bytes[end + 2..] })
    }

    fn request(&self, method: &str) -> Option<Request<&'b [u8]>> {
        let request = Request::builder().method(method).uri(self.uri);
        let request =
            self.headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(self.body).ok()
    }

    fn answer(&self) -> Option<Response<&'b [u8]>> {
        let answer = Response::builder().status(self.status);
        let answer = self.headers.iter().fold(answer, |answer, (name, value)| answer.header(*name, *value));
        answer.body(self.body).ok()
    }
}

/// Each service has these traits for its own.
macro_rules! call {
    ($name:ident, $($service:ident)::+) => {
        fn $name<O: $($service)::+::smithy::Operation>(message: &Message<'_>) {
            use $($service)::+::smithy::Endpoint;
            use $($service)::+::smithy::http::{Call, Serve};

            let method = O::HTTP.map_or("POST", |http| http.method);
            if let Some(request) = message.request(method) {
                match O::input(&request) {
                    Ok(input) => {
                        // What was read can be read again, where it can be sent.
                        if let Ok(again) = O::request(&input, &Endpoint::new("https://example.com/base").without_host_prefix()) {
                            let uri = again.uri().to_string().replacen("https://example.com/base", "", 1);
                            let (mut head, body) = again.into_parts();
                            head.uri = uri.parse().unwrap();
                            let again = O::input(&Request::from_parts(head, body)).unwrap();
                            assert_eq!(format!("{again:?}"), format!("{input:?}"));
                        }
                    }
                    Err(error) => {
                        let _ = (error.to_string(), O::refusal(&error));
                    }
                }
            }
            if let Some(answer) = message.answer() {
                match O::response(&answer) {
                    Ok(output) => {
                        if let Ok(again) = O::answer(&output) {
                            let again = O::response(&again).unwrap();
                            assert_eq!(format!("{again:?}"), format!("{output:?}"));
                        }
                    }
                    Err(error) => {
                        let _ = format!("{error} {error:?} {:?} {:?}", error.retry(), error.retry_after());
                        if let Some(error) = error.error() {
                            let _ = O::failure(error);
                        }
                    }
                }
            }
        }
    };
}

call!(library_call, library);
call!(ssm_call, ssm_types);

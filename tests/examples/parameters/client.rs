//! Calls of SSM: everything that the crate leaves to its users, which is to send, to sleep and to know the time.

#![allow(clippy::disallowed_methods, reason = "a signature has the time of day")]

use std::error::Error;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use http::Response;
use ssm_types::smithy::http::{Call, CallError};
use ssm_types::smithy::sigv4::{Credentials, Scope, sign};
use ssm_types::smithy::{Endpoint, Operation, Timestamp, Wait, Waited};

/// What came of a call.
pub(crate) type Called<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// The longest pause before a call is tried again.
const LONGEST: Duration = Duration::from_secs(2);

/// What it takes to call SSM.
pub(crate) struct Client {
    agent: ureq::Agent,
    endpoint: Endpoint,
    credentials: Credentials,
    scope: Scope,
}

impl Client {
    pub(crate) fn new(region: &str, endpoint: Endpoint, credentials: Credentials) -> Self {
        // An answer with the status of an error is an answer, and no signature is good for another URL.
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
        let scope = Scope::new(region, "ssm").at(&endpoint);
        Self { agent, endpoint, credentials, scope }
    }

    /// Calls an operation, again after a pause where that may help.
    pub(crate) fn call<O: Operation>(&self, input: &O::Input) -> Result<Called<O>, Box<dyn Error>> {
        let mut pause = Duration::from_millis(200);
        loop {
            let request = O::request(input, &self.endpoint)?;
            let now = Timestamp::try_from(SystemTime::now())?;
            let request = sign(request, &self.credentials, &self.scope, now)?;
            let (head, mut body) = self.agent.run(request)?.into_parts();
            match O::response(&Response::from_parts(head, body.read_to_vec()?)) {
                Err(error) if error.retry().is_some() && pause < LONGEST => {
                    sleep(error.retry_after().unwrap_or(pause));
                    pause *= 2;
                }
                called => return Ok(called),
            }
        }
    }

    /// Calls an operation until the state that is waited for has come.
    pub(crate) fn wait<O: Operation>(&self, mut wait: Wait<'_, O>) -> Result<(), Box<dyn Error>> {
        loop {
            let called = self.call::<O>(wait.input())?;
            match wait.next(called.as_ref().map_err(CallError::code), 0.5) {
                Waited::Done => return Ok(()),
                Waited::Again(pause) => sleep(pause),
                Waited::Failed | Waited::TimedOut => return Err("what was waited for has not come".into()),
            }
        }
    }
}

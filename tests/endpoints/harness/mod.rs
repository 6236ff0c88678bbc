//! Runs the endpoint tests of models, and shows waits what an interpreter of JMESPath is shown too.
//!
//! A line for each case that fails, and the counts at the end.

mod endpoint;
mod model;
mod random;
mod wait;

use std::process::ExitCode;

use serde_json::{Map, Value};

use model::Model;

/// The generated code of a model.
pub struct Service {
    /// The name of the model.
    pub name: &'static str,
    /// Its file.
    pub model: &'static str,
    /// The endpoint for parameters, and for a call of an operation with an input, or why there is none.
    pub resolve: fn(&Map<String, Value>, Option<(&str, &Value)>) -> Result<Result<Value, String>, String>,
    /// What a wait of an operation, by the name of its waiter, makes of a result: done, failed or neither. The output is
    /// given back as it was understood.
    pub wait: fn((&str, &str), &Value, Result<&Value, &str>) -> Result<(Option<bool>, Value), String>,
}

/// The generated code of a model, by its module.
macro_rules! service {
    (
        $module:ident $model:literal
        parameters { $($parameter:literal $setter:ident $kind:ident,)* }
        operations $context:tt { $($operation:ident,)* }
        waits { $($waiter:literal $waiting:ident $function:ident,)* }
    ) => {
        $crate::harness::Service {
            name: stringify!($module),
            model: $model,
            resolve: |parameters, call| {
                use $crate::smithy::{Operation, Property};

                fn json(property: &Property) -> serde_json::Value {
                    match property {
                        Property::Text(text) => text.as_str().into(),
                        Property::Boolean(value) => (*value).into(),
                        Property::Integer(number) => (*number).into(),
                        Property::List(items) => items.iter().map(json).collect(),
                        Property::Object(properties) => {
                            properties.iter().map(|(name, value)| (name.to_string(), json(value))).collect()
                        }
                    }
                }

                let mut found = $module::endpoint::Parameters::new();
                for (name, _value) in parameters {
                    found = match name.as_str() {
                        $($parameter => found.$setter($crate::harness::parameter!($kind _value)),)*
                        name => return Err(format!("there is no parameter {name}")),
                    };
                }
                if let Some((operation, _input)) = call {
                    found = match operation {
                        $(stringify!($operation) => {
                            type Input = <$module::operation::$operation as Operation>::Input;
                            let _input: Input =
                                serde_json::from_value(_input.clone()).map_err(|error| error.to_string())?;
                            $crate::harness::context!($context found $module $operation _input)
                        })*
                        name => return Err(format!("there is no operation {name}")),
                    };
                }
                Ok(match found.resolve() {
                    Ok(endpoint) => {
                        let mut headers = serde_json::Map::new();
                        for (name, value) in endpoint.headers() {
                            let values = headers.entry(name).or_insert_with(|| serde_json::json!([]));
                            values.as_array_mut().ok_or("no list")?.push(value.into());
                        }
                        let properties = endpoint.properties();
                        let properties = properties.map(|(name, value)| (name.to_owned(), json(value)));
                        Ok(serde_json::json!({
                            "url": endpoint.url(),
                            "headers": headers,
                            "properties": properties.collect::<serde_json::Map<_, _>>(),
                        }))
                    }
                    Err(error) => Err(error.to_string()),
                })
            },
            wait: |waiter, _input, _result| match waiter {
                $((stringify!($waiting), $waiter) => {
                    use $crate::smithy::{Operation, Waited};

                    type O = $module::operation::$waiting;
                    let problem = |error: serde_json::Error| error.to_string();
                    let input: <O as Operation>::Input =
                        serde_json::from_value(_input.clone()).map_err(problem)?;
                    let output = _result.map(|output| serde_json::from_value(output.clone()));
                    let output: Result<<O as Operation>::Output, &str> = match output {
                        Ok(output) => Ok(output.map_err(problem)?),
                        Err(code) => Err(code),
                    };
                    let mut wait = O::$function(&input, std::time::Duration::from_secs(3600));
                    let state = match wait.next(output.as_ref().map_err(|code| *code), 0.5) {
                        Waited::Done => Some(true),
                        Waited::Failed => Some(false),
                        Waited::Again(_) => None,
                        Waited::TimedOut => return Err("the time is over".to_owned()),
                    };
                    let output = match &output {
                        // Through text: a value would have other digits of a number of 32 bits.
                        Ok(output) => serde_json::to_string(output)
                            .and_then(|text| serde_json::from_str(&text))
                            .map_err(problem)?,
                        Err(_) => serde_json::Value::Null,
                    };
                    Ok((state, output))
                })*
                (operation, waiter) => Err(format!("{operation} has no wait for {waiter}")),
            },
        }
    };
}

/// The value of a parameter for its setter.
macro_rules! parameter {
    (text $value:ident) => {
        $value.as_str().ok_or("no text")?
    };
    (boolean $value:ident) => {
        $value.as_bool().ok_or("no truth value")?
    };
    (list $value:ident) => {
        serde_json::from_value::<Vec<String>>($value.clone()).map_err(|error| error.to_string())?
    };
}

/// The parameters with what an operation says, in models where operations say something.
macro_rules! context {
    (some $parameters:ident $module:ident $operation:ident $input:ident) => {
        $parameters.for_operation::<$module::operation::$operation>(&$input)
    };
    (none $parameters:ident $module:ident $operation:ident $input:ident) => {
        $parameters
    };
}

pub(crate) use {context, parameter, service};

/// Runs all that the models have.
pub fn run(services: &[Service]) -> ExitCode {
    let (mut endpoints, mut calls, mut waits) = (Count::default(), Count::default(), Count::default());
    for service in services {
        let model = match Model::read(service.model) {
            Ok(model) => model,
            Err(error) => {
                println!("{}: {error}", service.model);
                return ExitCode::FAILURE;
            }
        };
        endpoint::run(service, &model, &mut endpoints, &mut calls);
        wait::run(service, &model, &mut waits);
    }
    let all = [("endpoint tests", &endpoints), ("calls in them", &calls), ("waiters", &waits)];
    let counts: Vec<String> =
        all.iter().map(|(name, count)| format!("{name} {} of {}", count.passed, count.all)).collect();
    println!("{} models: {}", services.len(), counts.join(", "));
    let failed = all.iter().any(|(_, count)| count.passed < count.all);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How many cases there are, and how many are as they should be.
#[derive(Default)]
pub struct Count {
    passed: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, name: &str, result: Result<(), String>) {
        self.all += 1;
        match result {
            Ok(()) => self.passed += 1,
            Err(problem) => println!("FAILED: {name}: {problem}"),
        }
    }
}

//! Any two models, with a zero byte between them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smithy_typegen::{Config, Source, diff};

fuzz_target!(|bytes: &[u8]| {
    let Some(at) = bytes.iter().position(|byte| *byte == 0) else { return };
    let source = |bytes: &[u8]| Source::from_bytes("model.json", bytes.to_vec()).map(|source| [source]);
    let (Ok(old), Ok(new)) = (source(&bytes[..at]), source(&bytes[at + 1..])) else { return };
    let config = Config { model_name: "model.json".to_owned(), ..Config::default() };
    let Ok(report) = diff(&old, &new, &config) else { return };
    for entry in report.entries() {
        let _ = (entry.values(), entry.action());
    }
    let same = diff(&old, &old, &config).unwrap();
    assert!(same.entries().is_empty(), "{:?}", same.entries());
});

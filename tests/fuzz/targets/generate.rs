//! Any bytes as a model.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smithy_typegen::diagnostic::print::render;
use smithy_typegen::{Config, Source, generate};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("model.json", bytes.to_vec()) else { return };
    let sources = [source];
    let config = Config { model_name: "model.json".to_owned(), ..Config::default() };
    match generate(&sources, &config) {
        Ok(generated) => {
            for file in &generated.files {
                assert!(!file.path.contains("..") && !file.path.starts_with('/'), "{}", file.path);
            }
            render(&generated.warnings, &sources, false);
        }
        Err(found) => {
            let text = render(&found, &sources, false);
            assert!(!text.contains("[internal]"), "{text}");
        }
    }
});

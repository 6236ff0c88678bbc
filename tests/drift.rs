//! What is checked in is what the generator makes, whatever the order of the model's shapes.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use smithy_typegen::{Config, FileKind, GeneratedFile, Source, generate};
use ssm_types_tests::files::differing;
use ssm_types_tests::repository;

/// Gives shapes another order.
type Shuffle = fn(Vec<&str>) -> Vec<&str>;

/// A crate that is checked in: its model, its folder, and the command that mends it.
struct CheckedIn {
    model: &'static str,
    folder: &'static str,
    package: &'static str,
    command: &'static str,
}

const SSM: CheckedIn = CheckedIn {
    model: "models/ssm.json",
    folder: "generated",
    package: "ssm-types",
    command: "cargo codegen",
};
const OBSTACLE_COURSE: CheckedIn = CheckedIn {
    model: "tests/obstacle-course/model.json",
    folder: "tests/obstacle-course",
    package: "obstacle-course-types",
    command: "cargo codegen tests/obstacle-course/model.json --out tests/obstacle-course",
};

/// What is made of SSM.
static SSM_FILES: LazyLock<Vec<GeneratedFile>> = LazyLock::new(|| SSM.files(SSM.text(), &[]));

/// What is made of the obstacle course.
static OBSTACLE_COURSE_FILES: LazyLock<Vec<GeneratedFile>> =
    LazyLock::new(|| OBSTACLE_COURSE.files(OBSTACLE_COURSE.text(), &[]));

impl CheckedIn {
    fn text(&self) -> String {
        fs::read_to_string(repository().join(self.model)).unwrap()
    }

    /// The files of the crate of a model that is called like the one that is checked in, with these operations or all.
    fn files(&self, text: String, operations: &[&str]) -> Vec<GeneratedFile> {
        let source = Source::from_bytes(self.model, text.into_bytes()).unwrap();
        let package = Some(self.package.to_owned());
        let (_, name) = self.model.rsplit_once('/').unwrap();
        let operations = operations.iter().map(|&name| name.to_owned()).collect();
        let config = Config { model_name: name.to_owned(), package, operations, ..Config::default() };
        generate(&[source], &config).unwrap().files
    }

    #[track_caller]
    fn assert_up_to_date(&self, files: &[GeneratedFile]) {
        let drift = differing(files, &repository().join(self.folder));
        let drift: Vec<_> = drift.iter().map(|path| path.display().to_string()).collect();
        assert!(drift.is_empty(), "these files differ; run `{}`:\n{}", self.command, drift.join("\n"));
        assert!(files.len() > 100);
    }

    #[track_caller]
    fn assert_order_is_of_no_importance(
        &self,
        operations: &[&str],
        expected: &[GeneratedFile],
        shuffles: &[Shuffle],
    ) {
        let text = self.text();
        for shuffle in shuffles {
            let files = self.files(with_shapes(&text, *shuffle), operations);
            let differing = files.iter().zip(expected).find(|(found, expected)| found != expected);
            assert_eq!(differing.map(|(file, _)| &file.path), None);
            assert_eq!(files.len(), expected.len());
        }
    }
}

/// The model with its shapes in another order. The text of each shape stays as it is, since the order of members counts.
fn with_shapes(text: &str, shuffle: Shuffle) -> String {
    // A shape begins with its name and ends with a brace, both at a depth of four spaces.
    let (head, rest) = text.split_once("  \"shapes\": {\n").unwrap();
    let (body, tail) = rest.rsplit_once("\n  }\n}").unwrap();
    let body = body.strip_suffix("\n    }").unwrap();
    let shapes = shuffle(body.split("\n    },\n").collect()).join("\n    },\n");
    format!("{head}  \"shapes\": {{\n{shapes}\n    }}\n  }}\n}}{tail}")
}

fn reversed(mut shapes: Vec<&str>) -> Vec<&str> {
    shapes.reverse();
    shapes
}

fn interleaved(shapes: Vec<&str>) -> Vec<&str> {
    let (even, odd): (Vec<_>, Vec<_>) = shapes.into_iter().enumerate().partition(|(at, _)| at % 2 == 0);
    odd.into_iter().chain(even).map(|(_, shape)| shape).collect()
}

#[test]
fn the_crate_of_ssm_is_up_to_date() {
    SSM.assert_up_to_date(&SSM_FILES);
}

#[test]
fn the_obstacle_course_is_up_to_date() {
    OBSTACLE_COURSE.assert_up_to_date(&OBSTACLE_COURSE_FILES);
}

#[test]
fn the_order_of_shapes_is_of_no_importance() {
    // The whole model is read; what is made of each operation depends on no other.
    let operations = ["GetCommandInvocation", "PutParameter", "StartSession", "UpdateOpsItem"];
    SSM.assert_order_is_of_no_importance(&operations, &SSM.files(SSM.text(), &operations), &[reversed]);
    // As it is: twice the same model.
    let shuffles: &[Shuffle] = &[|shapes| shapes, reversed, interleaved];
    OBSTACLE_COURSE.assert_order_is_of_no_importance(&[], &OBSTACLE_COURSE_FILES, shuffles);
}

/// Nothing of the machine gets into the files.
#[test]
fn no_path_of_a_machine_is_in_the_files() {
    let folder = fs::canonicalize(repository()).unwrap();
    let folder = folder.to_str().unwrap();
    let files = &*OBSTACLE_COURSE_FILES;
    assert!(files.iter().all(|file| !file.text.contains(folder) && !Path::new(&file.path).is_absolute()));
    let initial: Vec<_> =
        files.iter().filter(|file| file.kind == FileKind::Initial).map(|file| &file.path).collect();
    assert_eq!(initial, [".rustfmt.toml", "Cargo.toml", "README.md"]);
}

#[test]
fn a_model_in_two_files_gives_the_same_types() {
    let text = OBSTACLE_COURSE.text();
    let model: Value = serde_json::from_str(&text).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    // Members are sorted here on both sides, since this reader does not keep their order.
    let (one, two): (Vec<_>, Vec<_>) = shapes.iter().enumerate().partition(|(at, _)| at % 3 == 0);
    let source = |shapes: Vec<(&String, &Value)>| {
        let shapes: Map<_, _> = shapes.into_iter().map(|(id, shape)| (id.clone(), shape.clone())).collect();
        let text = json!({ "smithy": "2.0", "shapes": shapes }).to_string();
        Source::from_bytes("model.json", text.into_bytes()).unwrap()
    };
    let one = source(one.into_iter().map(|(_, shape)| shape).collect());
    let two = source(two.into_iter().map(|(_, shape)| shape).collect());
    let whole = source(shapes.iter().collect());
    let config = Config { model_name: "model.json".to_owned(), ..Config::default() };
    let expected = generate(&[whole], &config).unwrap().files;
    for sources in [[one.clone(), two.clone()], [two, one]] {
        assert!(generate(&sources, &config).unwrap().files == expected);
    }
}

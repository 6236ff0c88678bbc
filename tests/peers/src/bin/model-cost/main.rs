//! Measures what `generate` costs by the size of the model: CPU time and peak memory, into an empty folder.
//!
//! With `SMITHY_MODELS`, a folder of models, there is a row for each of them and one for all in one run. After that come
//! models like a service in growing sizes, and models that are large in one dimension. The argument is the number of
//! rounds (3 without it); of the times the median counts, and of the memory the largest.

mod synthetic;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fmt};

use serde::Deserialize;
use serde::de::IgnoredAny;
use ssm_types_peers::{Cost, Error, codegen_binary, run, spread};
use synthetic::{DIMENSIONS, service};

/// Operations of the smallest model like a service, which is about 1 MB large.
const OPERATIONS: usize = 190;
/// The sizes of the others, in that of the smallest.
const SIZES: [usize; 5] = [1, 2, 4, 8, 16];

fn main() -> Result<(), Error> {
    let rounds = env::args().nth(1).map_or(Ok(3), |number| number.parse::<usize>())?;
    let scratch = env::temp_dir().join(format!("ssm-types-model-cost-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let bench = Bench { binary: codegen_binary()?, out: scratch.join("out"), rounds };
    let result = bench.tables(&scratch);
    fs::remove_dir_all(&scratch)?;
    result
}

/// What is run, and how often.
struct Bench {
    binary: PathBuf,
    out: PathBuf,
    rounds: usize,
}

impl Bench {
    fn tables(&self, scratch: &Path) -> Result<(), Error> {
        let nothing = run(Command::new(&self.binary).arg("--version"))?;
        println!("memory of a run that does nothing: {} MB\n", Mega(nothing.peak_bytes));
        match env::var_os("SMITHY_MODELS") {
            Some(folder) => self.models(Path::new(&folder))?,
            None => println!("SMITHY_MODELS names no folder of models.\n"),
        }
        self.growth(&scratch.join("model.json"))?;
        self.dimensions(&scratch.join("model.json"))
    }

    /// Every model by itself, and all of them in one run.
    fn models(&self, folder: &Path) -> Result<(), Error> {
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        println!("| model | MB | shapes | CPU s | peak MB | CPU s per 5 MB | memory / size |");
        println!("|---|---|---|---|---|---|---|");
        let (mut total, mut largest) = (0, 0);
        for path in &paths {
            let size = fs::metadata(path)?.len();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            row(&name, size, shapes(path)?, self.generate(path)?, size);
            (total, largest) = (total + size, largest.max(size));
        }
        let cost = self.cost(|command| command.arg("generate").arg("--each").arg(folder))?;
        row("all in one run", total, "", cost, largest);
        println!("\nIn the last row, memory is compared with the largest of the models.\n");
        Ok(())
    }

    /// Models like a service.
    fn growth(&self, model: &Path) -> Result<(), Error> {
        println!("| operations | MB | CPU s | × | peak MB | × |");
        println!("|---|---|---|---|---|---|");
        let mut before: Option<Cost> = None;
        for operations in SIZES.map(|size| OPERATIONS * size) {
            service(operations, model)?;
            let cost = self.generate(model)?;
            let (time, memory) = ratios(before, cost);
            let (size, peak) = (Mega(fs::metadata(model)?.len()), Mega(cost.peak_bytes));
            println!("| {operations} | {size} | {:.2} | {time} | {peak} | {memory} |", cost.cpu_seconds);
            before = Some(cost);
        }
        println!();
        Ok(())
    }

    /// Models that are large in one dimension, each in two sizes.
    fn dimensions(&self, model: &Path) -> Result<(), Error> {
        println!("| many | how many | MB | CPU s | × | peak MB | × |");
        println!("|---|---|---|---|---|---|---|");
        for dimension in DIMENSIONS {
            let mut before = None;
            for count in [dimension.count, dimension.count * 2] {
                dimension.write(count, model)?;
                let cost = self.generate(model)?;
                let (time, memory) = ratios(before, cost);
                let (size, peak) = (Mega(fs::metadata(model)?.len()), Mega(cost.peak_bytes));
                let (what, seconds) = (dimension.what, cost.cpu_seconds);
                println!("| {what} | {count} | {size} | {seconds:.2} | {time} | {peak} | {memory} |");
                before = Some(cost);
            }
        }
        Ok(())
    }

    fn generate(&self, model: &Path) -> Result<Cost, Error> {
        self.cost(|command| command.arg("generate").arg("--model").arg(model))
    }

    fn cost(&self, arguments: impl Fn(&mut Command) -> &mut Command) -> Result<Cost, Error> {
        let (mut times, mut peak_bytes) = (Vec::new(), 0);
        for _ in 0..self.rounds {
            if self.out.exists() {
                fs::remove_dir_all(&self.out)?;
            }
            let mut command = Command::new(&self.binary);
            let cost = run(arguments(&mut command).arg("--out").arg(&self.out))?;
            times.push(cost.cpu_seconds);
            peak_bytes = peak_bytes.max(cost.peak_bytes);
        }
        Ok(Cost { cpu_seconds: spread(times).median, peak_bytes })
    }
}

fn row(name: &str, size: u64, shapes: impl fmt::Display, cost: Cost, compared: u64) {
    let per_5_mb = cost.cpu_seconds / size as f64 * 5e6;
    let memory = cost.peak_bytes as f64 / compared as f64;
    let (size, seconds, peak) = (Mega(size), cost.cpu_seconds, Mega(cost.peak_bytes));
    println!("| {name} | {size} | {shapes} | {seconds:.2} | {peak} | {per_5_mb:.2} | {memory:.1} |");
}

/// How many times as much time and memory one run took as the one before it.
fn ratios(before: Option<Cost>, cost: Cost) -> (String, String) {
    before.map_or_else(Default::default, |before| {
        let time = cost.cpu_seconds / before.cpu_seconds;
        let memory = cost.peak_bytes as f64 / before.peak_bytes as f64;
        (format!("{time:.2}"), format!("{memory:.2}"))
    })
}

/// Bytes, in megabytes.
struct Mega(u64);

impl fmt::Display for Mega {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0 as f64 / 1e6)
    }
}

/// How many shapes a model has. It is read in passing: what this process has in memory counts for those that it starts.
fn shapes(path: &Path) -> Result<usize, Error> {
    #[derive(Deserialize)]
    struct Model {
        shapes: BTreeMap<String, IgnoredAny>,
    }
    let model: Model = serde_json::from_reader(BufReader::new(File::open(path)?))?;
    Ok(model.shapes.len())
}

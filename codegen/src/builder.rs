//! For build scripts: from models to one file for `include!`.

mod dependencies;
mod file;
#[cfg(test)]
mod tests;

use std::env;
use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::{one_line, render};
use crate::model_files as models;
use crate::source::Source;
use crate::write::write_if_changed;

/// Generates types in a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), smithy_typegen::BuildError> {
///     smithy_typegen::Builder::new()
///         .model("models/ssm.json")
///         .operation("StartSession")
///         .module("crate::ssm")
///         .generate()?;
///     Ok(())
/// }
/// ```
///
/// ```ignore
/// // src/lib.rs
/// pub mod ssm {
///     include!(concat!(env!("OUT_DIR"), "/ssm.rs"));
/// }
/// ```
///
/// The crate needs the dependencies of the generated code. If one is missing, the error has the lines to add to
/// `Cargo.toml`. A build script needs none of this crate's default features, which are for the command line.
///
/// The documentation of operations has no examples here: they would be doctests, which need the path of the crate and
/// the module from outside.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    models: Vec<PathBuf>,
    /// What to take of the models.
    config: Config,
    features: Vec<String>,
    out_dir: Option<PathBuf>,
    file_name: Option<String>,
    /// The module's path; `None` for the root of the crate.
    module: Option<String>,
    /// Whether nothing is said to cargo, and cargo is asked nothing.
    is_outside_cargo: bool,
    /// The services in submodules, by the names of the submodules.
    submodules: Vec<(String, Builder)>,
}

impl Builder {
    /// A builder that has no model yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file of the model, in Smithy's JSON AST. Paths are relative to the package, where cargo runs the script.
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.models.push(path.into());
        self
    }

    /// Adds files of the model.
    pub fn models<P: Into<PathBuf>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        self.models.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Chooses the service by its absolute id or its name, if the model has several.
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.config.service = Some(id.into());
        self
    }

    /// Chooses the protocol whose JSON form the types have, if the service has several: by the id of its trait, or by
    /// the name in that id, such as `restJson1`.
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.config.protocol = Some(name.into());
        self
    }

    /// Keeps this operation and the types that it needs. Without this call, all operations are kept.
    pub fn operation(mut self, name: impl Into<String>) -> Self {
        self.config.operations.push(name.into());
        self
    }

    /// Keeps these operations and the types that they need.
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.config.operations.extend(names.into_iter().map(Into::into));
        self
    }

    /// Generates types without a service: those named here, and the types that they need. A name is the absolute id of
    /// a shape, a namespace, or the id of a shape closure in the model's metadata. The service and the operations are
    /// then ignored.
    pub fn shapes<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.config.shapes.extend(names.into_iter().map(Into::into));
        self
    }

    /// Adds the code that a generated crate has behind this feature: `http` if the protocol supports calls, `jiff`,
    /// `sigv4`, or `check`, which also needs the feature `check` of this crate. The crate of the build script needs the
    /// dependencies, too.
    pub fn feature(mut self, name: impl Into<String>) -> Self {
        self.features.push(name.into());
        self
    }

    /// The folder to write to; cargo's `OUT_DIR` by default.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// The name of the file. By default it is the module's name with `.rs`, such as `ssm.rs` for `crate::ssm`, and
    /// `include_at_crate_root.rs` if no module is given.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The module that includes the file, as a path from the crate's root. By default it is `crate`, for a file that is
    /// included in `lib.rs` itself.
    pub fn module(mut self, path: impl Into<String>) -> Self {
        self.module = Some(path.into());
        self
    }

    /// Adds a service in a submodule of [`module`](Self::module). All services of one file share one `smithy`, so that
    /// the same code works for all of them. This builder then has no model of its own, and those of the services have
    /// only their models and what to take from them.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), smithy_typegen::BuildError> {
    /// use smithy_typegen::Builder;
    ///
    /// // `mod aws { include!(concat!(env!("OUT_DIR"), "/aws.rs")); }` has `aws::smithy`, `aws::ssm` and `aws::sqs`.
    /// Builder::new()
    ///     .module("crate::aws")
    ///     .submodule("ssm", Builder::new().model("models/ssm.json").operation("StartSession"))
    ///     .submodule("sqs", Builder::new().model("models/sqs.json"))
    ///     .generate()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn submodule(mut self, name: impl Into<String>, service: Self) -> Self {
        self.submodules.push((name.into(), service));
        self
    }

    /// Whether to print directives for cargo (the files that the result depends on, and warnings about the model) and
    /// to check the crate's dependencies. It is on by default; switch it off outside build scripts.
    pub fn cargo_directives(mut self, print: bool) -> Self {
        self.is_outside_cargo = !print;
        self
    }

    /// Generates the file and returns its path. A file that is up to date is left alone, and so is one under another name
    /// that an earlier version of the build script made: builders do not know of each other's files.
    ///
    /// # Errors
    ///
    /// If something is wrong with the model, with all problems; or if the operating system refuses something.
    pub fn generate(&self) -> Result<PathBuf, BuildError> {
        let module = self.module.as_deref().unwrap_or("crate");
        check_module(module)?;
        self.check_submodules()?;
        let services = match self.submodules.as_slice() {
            [] => vec![(None, self)],
            submodules => submodules.iter().map(|(name, service)| (Some(name.as_str()), service)).collect(),
        };
        let services = services
            .into_iter()
            .map(|(name, service)| self.service_of(name, service))
            .collect::<Result<Vec<_>, _>>()?;
        let file::File { text, dependencies, warnings } = file::file(&services, module, &self.features)
            .map_err(|(at, found)| {
                refused(&found, services.get(at).map_or(&[], |service| service.sources.as_slice()))
            })?;
        for (service, warnings) in services.iter().zip(&warnings) {
            for warning in warnings.iter() {
                self.directive(format_args!("warning={}", one_line(warning, &service.sources)));
            }
        }
        let path = self.path(module)?;
        if !self.is_outside_cargo {
            self.directive(format_args!("rerun-if-changed=Cargo.toml"));
            if let Some(lacking) = dependencies::lacking(&dependencies) {
                return Err(BuildError(format!("the code in {} {lacking}", path.display())));
            }
        }
        write_if_changed(&path, &text).map_err(|error| BuildError(error.to_string()))?;
        Ok(path)
    }

    /// A service with its files read; `name` is the name of its module.
    fn service_of<'a>(
        &self,
        name: Option<&'a str>,
        service: &'a Self,
    ) -> Result<file::Service<'a>, BuildError> {
        if service.models.is_empty() {
            let of = name.map_or(String::new(), |name| format!(" for `{name}`"));
            return Err(BuildError(format!(
                "no model{of}: call `model` with the path of a Smithy JSON AST file"
            )));
        }
        for model in &service.models {
            self.directive(format_args!("rerun-if-changed={}", model.display()));
        }
        let sources =
            models::read(&service.models, None).map_err(|(found, sources)| refused(&found, &sources))?;
        let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
        let config = Config { model_name: names.join(", "), ..service.config.clone() };
        Ok(file::Service { module: name, sources, config })
    }

    /// Checks that what submodules set has an effect, and that each has a name of its own.
    fn check_submodules(&self) -> Result<(), BuildError> {
        let has_own = !self.models.is_empty() || self.config != Config::default();
        if has_own && !self.submodules.is_empty() {
            let problem = "a builder with submodules has no model of its own: set models, service, operations, shapes and \
                           protocol on the builders of the submodules";
            return Err(BuildError(problem.to_owned()));
        }
        for (at, (name, service)) in self.submodules.iter().enumerate() {
            if self.submodules.iter().take(at).any(|(other, _)| other == name) {
                return Err(BuildError(format!("two submodules have the name `{name}`")));
            }
            if name == "smithy" {
                let problem =
                    "`smithy` cannot be a submodule: it is the module with the code that all services share";
                return Err(BuildError(problem.to_owned()));
            }
            if !is_identifier(name) {
                let name = name.escape_debug();
                return Err(BuildError(format!("`{name}` cannot be the name of a module")));
            }
            let is_whole = !service.submodules.is_empty()
                || !service.features.is_empty()
                || service.out_dir.is_some()
                || service.file_name.is_some()
                || service.module.as_deref().is_some_and(|module| module != "crate");
            if is_whole {
                let problem = "set features, the file and its module on the builder that has the submodules";
                return Err(BuildError(format!("the submodule `{name}`: {problem}")));
            }
        }
        Ok(())
    }

    fn path(&self, module: &str) -> Result<PathBuf, BuildError> {
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
                BuildError("`OUT_DIR` is not set: call `out_dir`, or run this in a build script".to_owned())
            })?,
        };
        let name = match (&self.file_name, module.rsplit_once("::")) {
            (Some(name), _) => name.clone(),
            (None, Some((_, name))) => format!("{name}.rs"),
            (None, None) => "include_at_crate_root.rs".to_owned(),
        };
        Ok(folder.join(name))
    }

    fn directive(&self, text: fmt::Arguments<'_>) {
        if !self.is_outside_cargo {
            println!("cargo:{text}");
        }
    }
}

/// Checks the path of a module, which begins at the crate's root.
fn check_module(path: &str) -> Result<(), BuildError> {
    let mut parts = path.split("::");
    if parts.next() == Some("crate") && parts.all(is_identifier) {
        return Ok(());
    }
    Err(BuildError(format!("`{}` is no module: a path such as `crate::ssm` is needed", path.escape_debug())))
}

/// Whether this is an identifier, with nothing around it that a parser of Rust skips.
fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok_and(|ident| ident == name)
}

fn refused(found: &Diagnostics, sources: &[Source]) -> BuildError {
    BuildError(render(found, sources, false).trim_end().to_owned())
}

/// Why nothing was generated, in words for people.
///
/// `Debug` gives the same text as `Display`, since a `main` that returns the error prints that.
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for BuildError {}

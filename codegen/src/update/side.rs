//! A model and the crate that is made from it.

use super::refusal::Refusal;
use super::request::Request;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::front::{Front, front, services};
use crate::source::Source;

/// A model and its crate.
pub(super) struct Side {
    pub(super) model: Front,
    /// What the crate is made from if that is not the model itself: the model with overlays, or some of its operations.
    pub(super) part: Option<Front>,
}

impl Side {
    pub(super) fn of(
        sources: &[Source],
        request: &Request<'_>,
        config: &Config,
    ) -> Result<Self, Diagnostics> {
        let whole = Config { operations: Vec::new(), ..config.clone() };
        let model = front(sources, &whole)?;
        let is_whole = request.overlays.is_empty() && config.operations.is_empty();
        let sources: Vec<_> = sources.iter().chain(request.overlays).cloned().collect();
        let part = if is_whole { None } else { Some(front(&sources, config)?) };
        Ok(Self { model, part })
    }

    /// What the crate is made from.
    pub(super) fn made(&self) -> &Front {
        self.part.as_ref().unwrap_or(&self.model)
    }

    /// The absolute id of the service; `None` for types without a service.
    pub(super) fn service(&self) -> Option<&str> {
        self.model.model.service().map(|(shape, _)| shape.id.as_str())
    }
}

/// The settings of the new crate: those of the present one, and its service, even if nobody chose it because there was
/// only one.
pub(super) fn pinned(config: &Config, old: &Side, new: &[Source]) -> Config {
    let chosen = config.service.is_some() || !config.shapes.is_empty();
    let present = old.service().filter(|_| !chosen);
    let is_in_new = |id: &&str| services(new).is_ok_and(|all| all.iter().any(|it| it.as_str() == *id));
    match present.filter(is_in_new) {
        Some(id) => Config { service: Some(id.to_owned()), ..config.clone() },
        None => config.clone(),
    }
}

/// The problem that the new model is of another service, if it is.
pub(super) fn other_service(old: &Side, new: &[Source]) -> Option<Refusal> {
    let (present, all) = (old.service()?, services(new).ok()?);
    let is_other = !all.is_empty() && all.iter().all(|id| id.as_str() != present);
    let new = all.first().map(|id| id.as_str().to_owned());
    is_other.then(|| Refusal::OtherService { old: Some(present.to_owned()), new })
}

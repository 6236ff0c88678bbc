//! Types that the build script generates.

/// One operation of SSM.
pub mod ssm {
    include!(concat!(env!("OUT_DIR"), "/ssm.rs"));
}

/// Modules of services.
pub mod aws {
    /// A service whose members travel in every place that HTTP has.
    pub mod library {
        include!(concat!(env!("OUT_DIR"), "/library.rs"));
    }
}

#[cfg(test)]
mod tests;

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

/// Two services with one `smithy`.
pub mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

#[cfg(test)]
mod services_tests;
#[cfg(test)]
mod tests;

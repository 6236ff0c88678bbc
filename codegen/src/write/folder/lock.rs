//! Only one run at a time changes a crate.
//!
//! The lock is on a file in the crate's folder that exists only during a run. The operating system releases it when a
//! process ends, however it ends, so nothing has to be cleaned up: a killed run leaves an empty file, which the next
//! run takes and removes.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use same_file::Handle;

use crate::diagnostic::print::shown;
use crate::write::error::WriteError;
use crate::write::writer::{create_or_open, remove};

const LOCK: &str = ".smithy-typegen-lock";

/// A crate that no other run changes until this is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    /// The lock ends when this is dropped.
    _file: Handle,
}

/// Locks the crate in `dir`; `None` if there is no such folder, or no permission to write to it, so that nobody can
/// change it.
///
/// # Errors
///
/// If another run changes the crate, or the operating system refuses.
pub(crate) fn lock(dir: &Path) -> Result<Option<Lock>, WriteError> {
    if !dir.is_dir() {
        return Ok(None);
    }
    let path = dir.join(LOCK);
    loop {
        let file = match create_or_open(&path) {
            Ok(file) => file,
            Err(error)
                if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(WriteError::io("create", &path)(error)),
        };
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let problem = WriteError::new(format!("another run is changing {}", shown(dir)));
                return Err(problem.hinted("run the command again when the other one has ended"));
            }
            Err(TryLockError::Error(error)) => return Err(WriteError::io("lock", &path)(error)),
        }
        let file = Handle::from_file(file).map_err(WriteError::io("look at", &path))?;
        // The previous run may have removed the file after it was opened here, and another run made a new one.
        if Handle::from_path(&path).is_ok_and(|there| there == file) {
            return Ok(Some(Lock { path, _file: file }));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file is still locked. If it cannot be removed, it stays, empty.
        let _ = remove(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let first = lock(dir.path()).unwrap();
        let problem = lock(dir.path()).unwrap_err().to_string();
        assert!(problem.starts_with("another run is changing "), "{problem}");
        drop(first);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
        assert!(lock(dir.path()).unwrap().is_some());
        assert!(lock(&dir.path().join("none")).unwrap().is_none());
    }

    #[test]
    fn never_two_of_many_threads_have_it() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let dir = tempfile::tempdir().unwrap();
        let (inside, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while taken.load(Ordering::SeqCst) < 200 {
                        if let Ok(Some(_lock)) = lock(dir.path()) {
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            taken.fetch_add(1, Ordering::SeqCst);
                            inside.fetch_sub(1, Ordering::SeqCst);
                        }
                    }
                });
            }
        });
    }
}

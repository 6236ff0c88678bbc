//! Models of Git revisions and of folders of versions, in the place of files.

use std::process::Command;

use super::library;
use super::stage::Stage;

fn git(stage: &Stage, args: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    let status = Command::new("git").args(identity).args(args).current_dir(stage.path()).status().unwrap();
    assert!(status.success(), "{args:?}");
}

#[test]
fn a_model_of_a_revision() {
    let stage = Stage::empty();
    git(&stage, &["init", "-q"]);
    for word in ["Title", "Isbn"] {
        stage.write("models/m.json", &library::model(1, word));
        git(&stage, &["add", "."]);
        git(&stage, &["commit", "-qm", word]);
    }
    let (exit, stdout, stderr) = stage.command(["diff", "HEAD~1:models/m.json", "models/m.json"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert!(stdout.contains("member-removed") && stdout.contains("member-added"), "{stdout}");
    let (exit, stdout, _) = stage.command(["changelog", "HEAD~1:models/m.json", "HEAD:models/m.json"]);
    assert!(exit == 0 && stdout.starts_with("## Unreleased\n\nFrom the model `m.json`.\n"), "{stdout}");
    let made = stage.command(["generate", "models/m.json", "--out", "crate"]);
    assert_eq!(made.0, 0, "{}", made.2);
    let (exit, _, stderr) = stage.command(["update", "HEAD~1:models/m.json", "--out", "crate"]);
    assert_eq!(exit, 0, "{stderr}");
    let model = std::fs::read_to_string(stage.path().join("models/m.json")).unwrap();
    assert!(model.contains("\"Title\"") && !model.contains("\"Isbn\""), "{model}");
    for wrong in ["HEAD:models", "HEAD:none.json", "none:models/m.json"] {
        let (exit, stdout, stderr) = stage.command(["diff", wrong, "models/m.json"]);
        assert_eq!((exit, stdout.as_str()), (1, ""));
        assert!(stderr.contains("the file cannot be read: Git says: "), "{stderr}");
    }
}

#[test]
fn a_folder_of_versions() {
    let stage = Stage::empty();
    for (version, word) in [("9", "Title"), ("10", "Isbn")] {
        stage.write(&format!("versions/{version}/m.json"), &library::model(1, word));
    }
    let (exit, stdout, stderr) = stage.command(["diff", "versions", "versions/10/m.json"]);
    assert_eq!((exit, stdout.as_str(), stderr.as_str()), (0, "no changes\n", ""));
    let (exit, stdout, _) = stage.command(["diff", "versions/9", "versions"]);
    assert!(exit == 0 && stdout.starts_with("major"), "{stdout}");
}

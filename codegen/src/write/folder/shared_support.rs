//! Whether the `Cargo.toml` of a crate that is there already names the crate with the support code.

use toml_edit::{Document, Item};

use crate::write::manifest::{Feature, SupportCrate};

/// The lines about the crate with the support code that `[dependencies]` and `[features]` lack: one made with other support
/// code has those of the other.
pub(super) fn missing_of_support(
    manifest: &Document<String>,
    support: &SupportCrate,
    features: &[Feature],
) -> [Vec<String>; 2] {
    let entries = manifest.get("dependencies").and_then(Item::as_table_like);
    let in_code = |name: &str| name.replace('-', "_");
    let is_it = |(name, entry): &(&str, &Item)| {
        let path = entry.get("path").and_then(Item::as_str);
        in_code(name) == in_code(&support.package) || path == Some(support.path.as_str())
    };
    let present = entries.and_then(|entries| entries.iter().find(is_it));
    let name = present.map_or(support.package.as_str(), |(name, _)| name);
    let comes_with = |feature: &&Feature| {
        let list = manifest.get("features").and_then(|table| table.get(feature.name));
        ["/", "?/"].iter().any(|sign| lists(list, &format!("{name}{sign}{}", feature.name)))
    };
    let lacking = features.iter().filter(|feature| feature.support.is_some() && !comes_with(feature));
    let dependency = if present.is_some() { None } else { Some(support.line()) };
    [dependency.into_iter().collect(), lacking.map(Feature::line).collect()]
}

/// Whether a list has this name.
pub(super) fn lists(list: Option<&Item>, name: &str) -> bool {
    let list = list.and_then(Item::as_array);
    list.is_some_and(|list| list.iter().any(|it| it.as_str() == Some(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_made_with_other_support_code_lacks_lines() {
        let support = SupportCrate { package: "aws-smithy".to_owned(), path: "../aws-smithy".to_owned() };
        let feature =
            Feature { name: "http", dependencies: Vec::new(), support: Some(support.package.clone()) };
        let lacking = |manifest: &str| {
            let manifest = Document::parse(manifest.to_owned()).unwrap();
            missing_of_support(&manifest, &support, std::slice::from_ref(&feature))
        };
        let dependency = vec![r#"aws-smithy = { path = "../aws-smithy" }"#.to_owned()];
        let line = vec![r#"http = ["aws-smithy/http"]"#.to_owned()];
        for (manifest, dependencies, features) in [
            ("", &dependency, &line),
            (
                "[dependencies]\nother = { path = \"../other\" }\n[features]\nhttp = [\"other/http\"]\n",
                &dependency,
                &line,
            ),
            ("[dependencies]\naws-smithy.workspace = true\n", &Vec::new(), &line),
            (
                "[dependencies]\naws_smithy = \"1\"\n[features]\nhttp = [\"aws_smithy/http\"]\n",
                &Vec::new(),
                &Vec::new(),
            ),
            (
                "[dependencies]\nmine = { path = \"../aws-smithy\" }\n[features]\nhttp = [\"mine?/http\", \"x\"]\n",
                &Vec::new(),
                &Vec::new(),
            ),
        ] {
            assert_eq!(lacking(manifest), [dependencies.clone(), features.clone()], "{manifest}");
        }
    }
}

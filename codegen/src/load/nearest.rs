//! Suggestions for misspelled names.

/// How much longer than an abbreviation a name may be, such as `integer` for `int` or `GetForecast` for `forecast`.
const MAX_REST: usize = 4;

/// The candidate that a misspelled or abbreviated name most likely means, if one is near enough.
///
/// Case does not count; of equally near candidates the first wins.
pub(crate) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // Compiled once, and not again for every kind of iterator.
    nearest_of(name, &mut candidates.into_iter())
}

fn nearest_of<'c>(name: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = name.to_lowercase();
    let limit = (wanted.chars().count() / 3).clamp(1, 6);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // The lengths differ by no more than the distance, which rules most candidates out at once.
        if candidate.len().abs_diff(name.len()) > limit.max(MAX_REST) {
            continue;
        }
        let candidate_lower = candidate.to_lowercase();
        // An equal name counts before longer ones that begin with it.
        if candidate_lower == wanted {
            return Some(candidate);
        }
        let abbreviated = wanted.len() >= 3 && candidate_lower.starts_with(&wanted)
            || wanted.len() >= 5 && candidate_lower.ends_with(&wanted);
        let mut distance = strsim::osa_distance(&wanted, &candidate_lower);
        if abbreviated {
            distance = distance.min(limit);
        }
        if distance <= limit && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The question whether a candidate was meant by a misspelled or abbreviated name, if one is near enough.
pub(crate) fn did_you_mean<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// That none of `known` has this name, with the nearest of them, or else what there is.
#[cfg(feature = "cli")]
pub(crate) fn no_such(what: &str, name: &str, known: &[&str], there_is: &str) -> String {
    let near = did_you_mean(name, known.iter().copied());
    format!("there is no {what} `{}`; {}", name.escape_debug(), near.as_deref().unwrap_or(there_is))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found() {
        assert_eq!(nearest("forecast", ["PutStation", "GetForecast"]), Some("GetForecast"));
        assert_eq!(nearest("encrypt", ["Decrypt", "EncryptAll", "Encrypt"]), Some("Encrypt"));
        assert_eq!(nearest("a#Everythin", ["a#PutEverything", "a#Everything"]), Some("a#Everything"));
        let names = ["integer", "intEnum", "string", "structure"];
        for (name, meant) in [
            ("strng", Some("string")),
            ("STRING", Some("string")),
            ("struct", Some("structure")),
            ("int", Some("integer")),
            ("intenum", Some("intEnum")),
            ("x", None),
            ("", None),
            ("strings of things", None),
        ] {
            assert_eq!(nearest(name, names), meant, "{name}");
        }
    }
}

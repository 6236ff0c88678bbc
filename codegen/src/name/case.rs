//! Splits a Smithy name into words and joins them in the cases of Rust.
//!
//! The words are the ones that AWS's own SDK for Rust finds, so that a field has the same name in both.

/// Words whose capitals say nothing about where words begin, such as `IPv6` and `MiB`.
const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Words that nobody would split at their capitals, in exactly these letters: `NaN`, but not the `Nan` of `NanoId`.
const EXACT_WORDS: [&str; 5] = ["NaN", "DDoS", "QnA", "A2A", "IoT"];

/// `snake_case`; empty where the name has no letter or digit.
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `UpperCamelCase`; empty where the name has no letter or digit. An underscore between two numbers stays: `V1_0`.
pub(super) fn upper_camel(name: &str) -> String {
    let mut camel = String::new();
    for word in words(name) {
        let is_digit = |letter: char| letter.is_ascii_digit();
        if camel.ends_with(is_digit) && word.starts_with(is_digit) {
            camel.push('_');
        }
        camel.push_str(&capitalized(&word));
    }
    camel
}

/// `name` with its first letter in upper case.
pub(crate) fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let one_case = !letters.iter().any(|letter| letter.is_ascii_uppercase());
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            words.extend(finish(&mut word));
            continue;
        }
        if starts_word(&word, &letters[at..], one_case) {
            words.extend(finish(&mut word));
        }
        word.push(letter);
    }
    words.extend(finish(&mut word));
    words
}

fn finish(word: &mut String) -> Option<String> {
    let word = std::mem::take(word);
    (!word.is_empty()).then(|| word.to_ascii_lowercase())
}

/// Whether the first letter of `rest` begins a new word after `word`.
fn starts_word(word: &str, rest: &[char], one_case: bool) -> bool {
    let (Some(last), Some(&next)) = (word.chars().last(), rest.first()) else { return false };
    if in_exact_word(word, rest) {
        return false;
    }
    if EXACT_WORDS.contains(&word) && next.is_ascii_uppercase() {
        return true;
    }
    let rises = !last.is_ascii_uppercase() && next.is_ascii_uppercase();
    // `s3key` has no capitals to go by.
    let after_digit = one_case && last.is_ascii_digit() && next.is_ascii_lowercase();
    ((rises || after_digit) && !in_whole_word(word, rest)) || ends_acronym(last, rest)
}

/// Whether `word` and the letters after it begin with one of [`WHOLE_WORDS`], which `word` has not reached the end of.
fn in_whole_word(word: &str, rest: &[char]) -> bool {
    let is_ahead = |whole: &&str| {
        let ahead = word.chars().chain(rest.iter().copied()).map(|letter| letter.to_ascii_lowercase());
        ahead.take(whole.len()).eq(whole.chars())
    };
    WHOLE_WORDS.iter().any(is_ahead) && !WHOLE_WORDS.iter().any(|whole| whole.eq_ignore_ascii_case(word))
}

/// Whether `word` and the letters after it begin with one of [`EXACT_WORDS`], which ends neither here nor in the middle of
/// another word.
fn in_exact_word(word: &str, rest: &[char]) -> bool {
    EXACT_WORDS.iter().any(|exact| {
        let ahead = exact.strip_prefix(word).filter(|ahead| !ahead.is_empty());
        ahead.is_some_and(|ahead| {
            let count = ahead.chars().count();
            let behind = rest.get(count).filter(|letter| letter.is_ascii_lowercase());
            let is_plural =
                behind == Some(&'s') && !rest.get(count + 1).is_some_and(char::is_ascii_lowercase);
            ahead.chars().eq(rest.iter().copied().take(count)) && (behind.is_none() || is_plural)
        })
    })
}

/// Whether the first letter of `rest` begins the word behind an acronym: the `P` of `DBProxy`, but not the `N` of the
/// plural `ARNs` nor the `B` of `DBv2`.
fn ends_acronym(last: char, rest: &[char]) -> bool {
    let [next, behind, ..] = *rest else { return false };
    let behind_that = rest.get(2).copied();
    let plural = behind == 's' && !behind_that.is_some_and(|letter| letter.is_ascii_lowercase());
    let version = behind == 'v' && behind_that.is_some_and(|letter| letter.is_ascii_digit());
    last.is_ascii_uppercase()
        && next.is_ascii_uppercase()
        && behind.is_ascii_lowercase()
        && !plural
        && !version
}

#[cfg(test)]
mod tests {
    use super::{snake, upper_camel};

    #[test]
    fn fields_have_the_words_of_their_member() {
        let cases = [
            ("SessionId", "session_id"),
            ("IPv6Cidrs", "ipv6_cidrs"),
            ("S3OutputUrl", "s3_output_url"),
            ("OutputS3BucketName", "output_s3_bucket_name"),
            ("KmsKeyARNs", "kms_key_arns"),
            ("IAMUser", "iam_user"),
            ("DynamoDBv2", "dynamo_dbv2"),
            ("SizeInMiB", "size_in_mib"),
            ("TtL", "ttl"),
            ("s3key", "s3_key"),
            ("snake_case__name", "snake_case_name"),
            ("ABTestResult", "ab_test_result"),
            ("kebab-case", "kebab_case"),
            ("Sha256", "sha256"),
            ("NaN", "nan"),
            ("NaNCount", "nan_count"),
            ("NaName", "na_name"),
            ("DDoSProtection", "ddos_protection"),
            ("QnAIntentConfiguration", "qna_intent_configuration"),
            ("enableA2A", "enable_a2a"),
            ("IoTCA", "iot_ca"),
            ("IoTs", "iots"),
            ("IoTimer", "io_timer"),
            ("AbpV1_1", "abp_v1_1"),
            ("x", "x"),
            ("___", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(snake(name), expected, "{name}");
        }
    }

    #[test]
    fn variants_have_the_words_of_their_member() {
        let cases = [
            ("INVOKED_AFTER", "InvokedAfter"),
            ("AMAZON_LINUX_2022", "AmazonLinux2022"),
            ("S3_BUCKET", "S3Bucket"),
            ("InProgress", "InProgress"),
            ("lowerCamel", "LowerCamel"),
            ("V1_0", "V1_0"),
            ("AbpV1_1", "AbpV1_1"),
            ("1.2.3", "1_2_3"),
            ("TLSv1_2", "Tlsv1_2"),
            ("NaN", "Nan"),
            ("DDOS", "Ddos"),
            ("DDoS", "Ddos"),
            ("QnA", "Qna"),
            ("A2A", "A2a"),
            ("IoTCA", "IotCa"),
        ];
        for (name, expected) in cases {
            assert_eq!(upper_camel(name), expected, "{name}");
        }
    }
}

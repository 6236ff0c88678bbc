//! JUnit's XML, which most of what shows tests can read: a suite for each crate, a case for each change, and a failure for
//! each that is denied.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::place::Places;
use super::reported::Reported;
use crate::policy::Verdict;

/// The report in JUnit's form.
///
/// # Errors
///
/// What cannot be written.
pub(super) fn junit(all: &[Reported]) -> Result<String, String> {
    let mut report = Report::new("smithy-typegen");
    for reported in all {
        let mut suite = TestSuite::new(reported.subject());
        let mut places = Places::of(reported);
        for (change, verdict) in reported.changes() {
            let line = places.line(change).map(|line| format!("\n{}:{}", line.file, line.number));
            let text = format!("{}{}", change.action, line.unwrap_or_default());
            let mut case_status = match verdict {
                Verdict::Denied => TestCaseStatus::non_success(NonSuccessKind::Failure),
                Verdict::Accepted(_) => TestCaseStatus::skipped(),
                Verdict::Free => TestCaseStatus::success(),
            };
            match verdict {
                Verdict::Denied => {
                    case_status.set_type(change.class.name()).set_message(change.kind.name());
                    case_status.set_description(text.as_str());
                }
                Verdict::Accepted(reason) => {
                    case_status.set_message(format!("accepted: {reason}"));
                }
                Verdict::Free => {}
            }
            let mut case = TestCase::new(format!("{} {}", change.kind.name(), change.path), case_status);
            case.set_classname(change.shape.as_str());
            if *verdict == Verdict::Free {
                case.set_system_out(text);
            }
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    report.to_string().map_err(|error| error.to_string())
}

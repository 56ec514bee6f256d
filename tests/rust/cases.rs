//! Runs a check on many random inputs and holds it to having been answered often enough to mean something.

use std::cell::Cell;
use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};

/// What became of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There was an answer, and it was as it must be.
    Answered,
    /// There was a refusal, and it was as it must be.
    Refused,
}

/// What a check of one input says.
pub type Checked = Result<Outcome, TestCaseError>;

/// How many cases a test runs: `usual`, or as many as `PROPTEST_CASES` says.
pub fn cases(usual: u32) -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// `check` on `cases` inputs of `strategy`, and at least `answered` of a hundred with an answer. Inputs that once failed
/// are kept beside `file` (`file!()`) and tried first.
pub fn hold<S>(
    file: &'static str,
    cases: u32,
    answered: u32,
    strategy: S,
    check: impl Fn(S::Value) -> Checked,
) where
    S: Strategy,
    S::Value: Debug,
{
    let config = Config {
        cases,
        max_shrink_time: 60_000,
        source_file: Some(file),
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..Config::default()
    };
    let answers = Cell::new(0_u32);
    let result = TestRunner::new(config).run(&strategy, |input| {
        if check(input)? == Outcome::Answered {
            answers.set(answers.get() + 1);
        }
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, input)) => panic!("{reason}\nsmallest input: {input:#?}"),
        Err(TestError::Abort(reason)) => panic!("too many inputs were thrown away: {reason}"),
    }
    let share = u64::from(answers.get()) * 100 / u64::from(cases);
    assert!(
        share >= u64::from(answered),
        "only {share} of 100 inputs had an answer, {answered} expected"
    );
}

/// As [`hold`], for what holds of every input: there is always an answer.
pub fn always<S>(
    file: &'static str,
    cases: u32,
    strategy: S,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) where
    S: Strategy,
    S::Value: Debug,
{
    hold(file, cases, 100, strategy, |input| {
        check(input).map(|()| Outcome::Answered)
    });
}

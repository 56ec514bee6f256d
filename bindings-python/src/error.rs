//! From the core's errors to Python's exceptions.

use arrears::{Error, ErrorCode};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyList;

/// One problem as answers write it.
#[derive(IntoPyObject)]
struct Problem<'a> {
    code: &'static str,
    class: &'static str,
    path: &'a str,
    message: &'a str,
    help: &'a str,
}

/// The exception for the problems that an answer lists.
pub(crate) fn refusal(problems: &Bound<'_, PyAny>) -> PyErr {
    static REFUSAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = problems.py();
    let make = REFUSAL.get_or_try_init(py, || {
        let module = py.import("arrears._errors")?;
        module.getattr("refusal").map(Bound::unbind)
    });
    match make.and_then(|make| make.bind(py).call1((problems,))) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

fn refused<'a>(py: Python<'_>, problems: impl Iterator<Item = Problem<'a>>) -> PyErr {
    match PyList::new(py, problems.collect::<Vec<_>>()) {
        Ok(problems) => refusal(&problems),
        Err(error) => error,
    }
}

/// The exception for an error of the core about the argument `at`.
pub(crate) fn raise(py: Python<'_>, at: &str, error: &Error) -> PyErr {
    let problems = error.problems().iter().map(|problem| Problem {
        code: problem.code().as_str(),
        class: problem.class().as_str(),
        path: at,
        message: problem.message(),
        help: problem.help(),
    });
    refused(py, problems)
}

/// The exception for a value that no document can hold: what was expected, and what to pass instead.
pub(crate) fn refuse(
    py: Python<'_>,
    code: ErrorCode,
    at: &str,
    message: &str,
    help: &str,
) -> PyErr {
    let (path, class) = (at, code.class().as_str());
    let code = code.as_str();
    refused(
        py,
        std::iter::once(Problem {
            code,
            class,
            path,
            message,
            help,
        }),
    )
}

/// The exception for a value of the wrong Python type.
pub(crate) fn wrong_type(value: &Bound<'_, PyAny>, at: &str, expected: &str, help: &str) -> PyErr {
    let found = value.get_type().fully_qualified_name();
    let found = found.map_or_else(|_| "another type".to_owned(), |name| name.to_string());
    let message = format!("{expected} expected, {found} found");
    refuse(value.py(), ErrorCode::WrongType, at, &message, help)
}

//! Python bindings of `arrears`: documents go in and come out, and the two values that money needs. The classes over the
//! documents are Python, in `python/arrears/`; whatever is decided, is decided in the core.

mod convert;
mod document;
mod error;
mod money;

use pyo3::prelude::*;
use pyo3::types::PyString;

use convert::number_text;
use document::{Input, Output, answer, read};

/// The answer to a request, both as documents; a refusal is raised.
///
/// In the request a ``decimal.Decimal``, a ``datetime.date`` and the values of this package stand for their document
/// forms.
///
/// >>> from datetime import date
/// >>> from arrears import evaluate
/// >>> request = {"type": "due_date", "schema": 1, "terms": "net 30", "dates": {"invoice_date": date(2026, 1, 15)}}
/// >>> evaluate(request)["due_on"]
/// '2026-02-14'
#[pyfunction]
fn evaluate(py: Python<'_>, request: Input<'_>) -> PyResult<Output> {
    answer(py, &request.request()?)
}

/// The answer to a request, both as JSON text. A refusal is an answer of the type ``error``: no text raises. What is no
/// ``str`` is a ``TypeError``.
///
/// >>> from arrears import evaluate_json
/// >>> '"code":"malformed_json"' in evaluate_json("no JSON")
/// True
#[pyfunction]
fn evaluate_json(py: Python<'_>, text: &Bound<'_, PyString>) -> String {
    // A text that is no Unicode is no JSON either, and the core says so of the empty text.
    let text = text.to_str().unwrap_or_default();
    py.detach(|| arrears::wire::evaluate_json(text))
}

/// The code of every refusal there is; codes are never renamed.
///
/// >>> from arrears import error_codes
/// >>> "missing_date" in error_codes()
/// True
#[pyfunction]
fn error_codes() -> Vec<&'static str> {
    arrears::ErrorCode::ALL
        .iter()
        .map(|code| code.as_str())
        .collect()
}

/// The whole document of terms that are given as a short text or as a document.
#[pyfunction]
fn read_terms(py: Python<'_>, terms: Input<'_>) -> PyResult<Output> {
    let terms = terms.part("terms")?;
    let question = format!(r#"{{"type":"due_date","schema":1,"terms":{terms},"dates":{{}}}}"#);
    let terms: arrears::PaymentTerms = read(py, &terms, &question)?;
    Ok(Output::of(&terms))
}

/// The whole document of an interest clause that is given as one, with what it leaves to the defaults.
#[pyfunction]
fn read_clause(py: Python<'_>, clause: Input<'_>) -> PyResult<Output> {
    let clause = clause.part("clause")?;
    let question = format!(
        r#"{{"type":"accrue","schema":1,"principal":{{"amount":"0.00","currency":"EUR"}},"due_on":"2026-01-01","as_of":"2026-01-01","clause":{clause}}}"#
    );
    let clause: arrears::InterestClause = read(py, &clause, &question)?;
    Ok(Output::of(&clause))
}

/// A document of plain members: days and figures as text, whatever they were before.
#[pyfunction]
fn plain(document: Input<'_>) -> PyResult<Output> {
    document.document().map(Output::from)
}

/// The argument ``at`` in plain notation: the one rule for what stands for a decimal.
#[pyfunction]
#[pyo3(signature = (value: "Decimal | int | str", at: "str"))]
fn figure(value: &Bound<'_, PyAny>, at: &str) -> PyResult<String> {
    number_text(value, at)
}

/// The compiled part of the package.
#[pymodule(gil_used = false)]
mod _arrears {
    #[pymodule_export]
    use super::money::{Amount, Currency};
    #[pymodule_export]
    use super::{error_codes, evaluate, evaluate_json, figure, plain, read_clause, read_terms};

    /// The version of the package.
    #[allow(non_upper_case_globals, reason = "Python names it so")]
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

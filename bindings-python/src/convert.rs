//! Strict readings of Python's values: no float or bool slips through as a number.

use arrears::ErrorCode;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyType};

use crate::error::{refuse, wrong_type};

/// States the type of a conversion for the type stubs.
macro_rules! hint {
    ($constant:ident = $hint:expr) => {
        #[cfg(feature = "stubs")]
        const $constant: pyo3::inspect::PyStaticExpr = {
            #[allow(unused_imports, reason = "each hint needs some of them")]
            use pyo3::{type_hint_identifier as name, type_hint_subscript as of, type_hint_union};
            $hint
        };
    };
}
pub(crate) use hint;

/// The characters of a `str`, unless it holds half a surrogate pair, which no document can.
pub(crate) fn utf8<'t>(text: &'t Bound<'_, PyString>, at: &str) -> PyResult<&'t str> {
    text.to_str().map_err(|_| {
        let (code, message) = (
            ErrorCode::MalformedJson,
            "the text holds a lone surrogate, which is no character",
        );
        refuse(text.py(), code, at, message, code.help())
    })
}

/// The digits of an `int` that is no `bool`; `None` if it is none.
pub(crate) fn int_text(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Option<String>> {
    if !value.is_instance_of::<PyInt>() || value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    // Python itself refuses to write very long numbers.
    let number = value
        .extract::<i128>()
        .map_err(|_| too_many_digits(value, at))?;
    Ok(Some(number.to_string()))
}

/// A `decimal.Decimal` in plain notation; `None` if it is none.
pub(crate) fn decimal_text(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Option<String>> {
    /// Plain notation would be longer than any figure of this library.
    const LARGEST_EXPONENT: i64 = 1000;
    if !value.is_instance(decimal_class(value.py())?)? {
        return Ok(None);
    }
    if !value.call_method0("is_finite")?.extract::<bool>()? {
        let message = format!("a finite number expected, {} found", value.str()?);
        let code = ErrorCode::InvalidDecimal;
        return Err(refuse(value.py(), code, at, &message, code.help()));
    }
    let exponent: i64 = value
        .call_method0("as_tuple")?
        .getattr("exponent")?
        .extract()?;
    if exponent.saturating_abs() > LARGEST_EXPONENT {
        return Err(too_many_digits(value, at));
    }
    value
        .call_method1("__format__", ("f",))?
        .extract()
        .map(Some)
}

fn too_many_digits(value: &Bound<'_, PyAny>, at: &str) -> PyErr {
    let code = ErrorCode::NumberOutOfRange;
    refuse(
        value.py(),
        code,
        at,
        "the number has too many digits",
        code.help(),
    )
}

/// A `decimal.Decimal`, an `int` or a decimal in a `str`, as plain text for the core to read.
pub(crate) fn number_text(value: &Bound<'_, PyAny>, at: &str) -> PyResult<String> {
    if let Some(text) = decimal_text(value, at)?.or(int_text(value, at)?) {
        return Ok(text);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return utf8(text, at).map(str::to_owned);
    }
    let help = if value.is_instance_of::<PyFloat>() {
        "pass a decimal.Decimal or an int: a float does not hold decimal fractions exactly"
    } else {
        help_for(
            value,
            "pass a decimal.Decimal, an int, or a str such as \"1250.00\"",
        )
    };
    Err(wrong_type(value, at, "a decimal.Decimal, int or str", help))
}

/// What to pass instead of `value`; the whole numbers of other packages are but one call away from an `int`.
pub(crate) fn help_for(value: &Bound<'_, PyAny>, otherwise: &'static str) -> &'static str {
    let whole = !value.is_instance_of::<PyBool>() && value.hasattr("__index__").unwrap_or(false);
    if whole { "pass int(x)" } else { otherwise }
}

fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

/// A number in plain notation, as `decimal.Decimal`.
pub(crate) struct Decimal(pub(crate) String);

impl<'py> IntoPyObject<'py> for Decimal {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    hint!(OUTPUT_TYPE = name!("decimal", "Decimal"));

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        decimal_class(py)?.call1((self.0,))
    }
}

/// The number 0 and nothing else.
pub(crate) struct Zero;

impl FromPyObject<'_, '_> for Zero {
    type Error = PyErr;
    hint!(INPUT_TYPE = name!("builtins", "int"));

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match int_text(&value, "")? {
            Some(digits) if digits == "0" => Ok(Self),
            _ => Err(PyTypeError::new_err("only the number 0 stands for nothing")),
        }
    }
}

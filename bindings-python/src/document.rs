//! Between Python's objects and documents. Nothing is judged here that the core judges: a float becomes a JSON number and
//! a datetime its text, for the core to refuse with the path.

use arrears::ErrorCode;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyFloat, PyList, PyMapping, PyString, PyTuple};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::convert::{decimal_text, help_for, hint, int_text, utf8};
use crate::error::{refusal, refuse, wrong_type};

/// The core takes no document deeper than this, so nothing deeper is walked: a list may hold itself.
const DEEPEST: usize = 64;
/// The core takes no document longer than this.
const LONGEST: usize = 16 * 1024 * 1024;

/// A request or a part of one, as a document or as text.
pub(crate) struct Input<'py>(Bound<'py, PyAny>);

impl<'py> FromPyObject<'_, 'py> for Input<'py> {
    type Error = PyErr;
    hint!(
        INPUT_TYPE = type_hint_union!(
            of!(
                name!("collections.abc", "Mapping"),
                name!("builtins", "str"),
                name!("typing", "Any")
            ),
            name!("builtins", "str")
        )
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(value.to_owned()))
    }
}

impl Input<'_> {
    /// A whole request: a text is JSON already.
    pub(crate) fn request(&self) -> PyResult<String> {
        match self.0.cast::<PyString>() {
            Ok(text) => utf8(text, "").map(str::to_owned),
            Err(_) => self.part(""),
        }
    }

    /// The JSON of a whole document; a value that would be a list, a text or a number is none.
    pub(crate) fn document(&self) -> PyResult<String> {
        let text = self.part("")?;
        if text.starts_with('{') {
            return Ok(text);
        }
        let help = "pass a dict, such as to_dict gives";
        Err(wrong_type(&self.0, "", "a document", help))
    }

    /// The JSON of the member `at` of a request: a text is a string.
    pub(crate) fn part(&self, at: &str) -> PyResult<String> {
        let mut writer = Writer {
            path: at.to_owned(),
            ..Writer::default()
        };
        writer.value(&self.0)?;
        Ok(writer.text)
    }
}

/// The text of a document on its way to Python: a fresh `dict`.
pub(crate) struct Output(String);

impl From<String> for Output {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Output {
    /// The document of a value of the core; those have text keys only, so that writing them does not fail.
    pub(crate) fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).unwrap_or_default())
    }
}

impl<'py> IntoPyObject<'py> for Output {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    hint!(
        OUTPUT_TYPE = of!(
            name!("builtins", "dict"),
            name!("builtins", "str"),
            name!("typing", "Any")
        )
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        py.import("json")?.call_method1("loads", (self.0,))
    }
}

/// The answer of the core, or the exception for its refusal.
pub(crate) fn answer(py: Python<'_>, request: &str) -> PyResult<Output> {
    let text = py.detach(|| arrears::wire::evaluate_json(request));
    // Every refusal begins so, and no answer does.
    if !text.starts_with(r#"{"schema":1,"type":"error""#) {
        return Ok(Output(text));
    }
    let document = Output(text).into_pyobject(py)?;
    Err(refusal(&document.get_item("errors")?))
}

/// A value of the core from its document. Serde's errors are plain text; if there is one, `question`, a request that holds
/// the document, has the core say what is wrong.
pub(crate) fn read<T: DeserializeOwned>(
    py: Python<'_>,
    document: &str,
    question: &str,
) -> PyResult<T> {
    serde_json::from_str(document).map_err(|error| match answer(py, question) {
        Err(refusal) => refusal,
        Ok(_) => refuse(
            py,
            ErrorCode::InvalidValue,
            "",
            &error.to_string(),
            ErrorCode::InvalidValue.help(),
        ),
    })
}

/// A JSON string.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A document on its way to text, and the path of the member being written.
#[derive(Default)]
struct Writer {
    text: String,
    path: String,
    depth: usize,
}

impl Writer {
    fn value(&mut self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if self.depth > DEEPEST || self.text.len() > LONGEST {
            let (code, message) = (
                ErrorCode::DocumentTooLarge,
                "the document is too deep or too long",
            );
            return Err(refuse(value.py(), code, "", message, code.help()));
        }
        if value.is_none() {
            self.text.push_str("null");
        } else if let Ok(text) = value.cast::<PyString>() {
            let text = quoted(utf8(text, &self.path)?);
            self.text.push_str(&text);
        } else if let Ok(flag) = value.cast::<PyBool>() {
            self.text
                .push_str(if flag.is_true() { "true" } else { "false" });
        } else if let Some(number) = int_text(value, &self.path)? {
            self.text.push_str(&number);
        } else if let Ok(members) = value.cast::<PyMapping>() {
            self.object(members)?;
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            self.list(value)?;
        } else if value.is_instance_of::<PyDate>() {
            let text: String = value.call_method0("isoformat")?.extract()?;
            self.text.push_str(&quoted(&text));
        } else if let Some(number) = decimal_text(value, &self.path)? {
            self.text.push_str(&quoted(&number));
        } else if let Ok(number) = value.cast::<PyFloat>() {
            self.float(number)?;
        } else if let Ok(document) = value.getattr("_as_document") {
            self.within("", &document.call0()?)?;
        } else {
            let help = "pass dict, list, str, int, bool, decimal.Decimal, datetime.date or a value of this package";
            return Err(wrong_type(
                value,
                &self.path,
                "a value that documents know",
                help_for(value, help),
            ));
        }
        Ok(())
    }

    fn float(&mut self, number: &Bound<'_, PyFloat>) -> PyResult<()> {
        let value = number.value();
        if !value.is_finite() {
            let help = "pass a decimal.Decimal, an int or a str";
            return Err(wrong_type(number, &self.path, "a finite number", help));
        }
        self.text.push_str(&format!("{value:?}"));
        Ok(())
    }

    fn list(&mut self, items: &Bound<'_, PyAny>) -> PyResult<()> {
        self.text.push('[');
        for (position, item) in items.try_iter()?.enumerate() {
            if position > 0 {
                self.text.push(',');
            }
            self.within(&format!("[{position}]"), &item?)?;
        }
        self.text.push(']');
        Ok(())
    }

    fn object(&mut self, members: &Bound<'_, PyMapping>) -> PyResult<()> {
        self.text.push('{');
        for (position, member) in members.items()?.iter().enumerate() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = member.extract()?;
            let key = self.key(&key)?;
            if position > 0 {
                self.text.push(',');
            }
            self.text.push_str(&quoted(&key));
            self.text.push(':');
            let step = if self.path.is_empty() {
                key
            } else {
                format!(".{key}")
            };
            self.within(&step, &value)?;
        }
        self.text.push('}');
        Ok(())
    }

    /// Keys are text; a date, as in `postpone`, is written like any other.
    fn key(&self, key: &Bound<'_, PyAny>) -> PyResult<String> {
        if let Ok(text) = key.cast::<PyString>() {
            return utf8(text, &self.path).map(str::to_owned);
        }
        if key.is_instance_of::<PyDate>() {
            return key.call_method0("isoformat")?.extract();
        }
        Err(wrong_type(
            key,
            &self.path,
            "a str as key",
            "name the members with str",
        ))
    }

    fn within(&mut self, step: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let length = self.path.len();
        self.path.push_str(step);
        self.depth = self.depth.saturating_add(1);
        self.value(value)?;
        self.depth = self.depth.saturating_sub(1);
        self.path.truncate(length);
        Ok(())
    }
}

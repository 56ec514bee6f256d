//! `Currency` and `Amount`.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::convert::{Decimal, Zero, number_text, utf8};
use crate::document::{Input, Output, read};
use crate::error::{raise, wrong_type};

/// A currency of ISO 4217, with the number of decimal places of its minor unit.
///
/// >>> from arrears import Currency
/// >>> Currency("JPY").minor_digits
/// 0
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "arrears")]
pub(crate) struct Currency(arrears::Currency);

#[pymethods]
impl Currency {
    #[new]
    #[pyo3(signature = (code: "str"))]
    fn new(code: &Bound<'_, PyAny>) -> PyResult<Self> {
        currency(code, "code").map(Self)
    }

    /// Every currency known.
    ///
    /// >>> from arrears import Currency
    /// >>> Currency("KWD") in Currency.all()
    /// True
    #[staticmethod]
    fn all() -> Vec<Self> {
        arrears::Currency::all().map(Self).collect()
    }

    /// The three-letter code, such as ``EUR``.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The decimal places of an amount: 2 for cents, 0 for yen, 3 for the dinars.
    #[getter]
    fn minor_digits(&self) -> u32 {
        self.0.minor_digits()
    }

    fn __str__(&self) -> &'static str {
        self.0.code()
    }

    fn __repr__(&self) -> String {
        format!("Currency('{}')", self.0.code())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, (&'static str,)) {
        (py.get_type::<Self>(), (self.0.code(),))
    }

    fn _as_document(&self) -> &'static str {
        self.0.code()
    }
}

/// A currency or its code.
fn currency(value: &Bound<'_, PyAny>, at: &str) -> PyResult<arrears::Currency> {
    if let Ok(currency) = value.cast::<Currency>() {
        return Ok(currency.get().0);
    }
    let code = value.cast().map_err(|_| {
        wrong_type(
            value,
            at,
            "a currency or its code",
            "pass a str such as \"EUR\"",
        )
    })?;
    utf8(code, at)?
        .parse()
        .map_err(|error| raise(value.py(), at, &error))
}

/// An amount of money: a whole number of minor units of one currency.
///
/// The value is a ``decimal.Decimal``, an ``int`` or a ``str`` in plain notation; a float is refused, and so are more
/// decimal places than the currency has. Amounts of one currency are added and subtracted, by ``sum`` too; what would
/// have to be rounded, such as a product, is left to ``value``, where the rounding is yours to state.
///
/// >>> from decimal import Decimal
/// >>> from arrears import Amount
/// >>> Amount(Decimal("1250"), "EUR")
/// Amount('1250.00', 'EUR')
/// >>> Amount("0.10", "EUR") + Amount("0.20", "EUR")
/// Amount('0.30', 'EUR')
/// >>> sum([Amount("0.10", "EUR"), Amount("0.20", "EUR")])
/// Amount('0.30', 'EUR')
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "arrears")]
pub(crate) struct Amount(arrears::Amount);

#[pymethods]
impl Amount {
    #[new]
    #[pyo3(signature = (value: "Decimal | int | str", currency: "Currency | str"))]
    fn new(
        py: Python<'_>,
        value: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let (text, currency) = (
            number_text(value, "value")?,
            self::currency(currency, "currency")?,
        );
        let amount = arrears::Amount::parse(&text, currency);
        amount.map(Self).map_err(|error| raise(py, "value", &error))
    }

    /// The amount of a document.
    ///
    /// >>> from arrears import Amount
    /// >>> Amount.from_dict({"amount": "1250.00", "currency": "EUR"})
    /// Amount('1250.00', 'EUR')
    #[staticmethod]
    fn from_dict(py: Python<'_>, document: Input<'_>) -> PyResult<Self> {
        let amount = document.part("amount")?;
        let question = format!(
            r#"{{"type":"schedule","schema":1,"terms":"net 0","dates":{{}},"amount":{amount}}}"#
        );
        read(py, &amount, &question).map(Self)
    }

    /// The document form, with the value as text.
    ///
    /// >>> from arrears import Amount
    /// >>> Amount("1250", "EUR").to_dict()
    /// {'amount': '1250.00', 'currency': 'EUR'}
    #[pyo3(name = "to_dict")]
    fn document(&self) -> Output {
        Output::of(&self.0)
    }

    /// The figure at the scale of its currency.
    #[getter]
    fn value(&self) -> Decimal {
        Decimal(self.0.decimal().to_string())
    }

    /// The currency.
    #[getter]
    fn currency(&self) -> Currency {
        Currency(self.0.currency())
    }

    /// The whole number of cents, pence, yen or whatever the minor unit is.
    #[getter]
    fn minor_units(&self) -> i64 {
        self.0.minor_units()
    }

    fn __add__(&self, py: Python<'_>, other: &Self) -> PyResult<Self> {
        self.0
            .checked_add(other.0)
            .map(Self)
            .map_err(|error| raise(py, "", &error))
    }

    /// ``sum`` begins with the number 0.
    fn __radd__(&self, zero: Zero) -> Self {
        let Zero = zero;
        *self
    }

    fn __sub__(&self, py: Python<'_>, other: &Self) -> PyResult<Self> {
        self.0
            .checked_sub(other.0)
            .map(Self)
            .map_err(|error| raise(py, "", &error))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Amount('{}', '{}')", self.0.decimal(), self.0.currency())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, (String, &'static str)) {
        let figure = self.0.decimal().to_string();
        (py.get_type::<Self>(), (figure, self.0.currency().code()))
    }

    fn _as_document(&self) -> Output {
        self.document()
    }
}

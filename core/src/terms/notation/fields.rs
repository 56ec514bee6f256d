//! What structured notations state, field by field: the member names are those of the answers.

use serde::Serialize;

/// What a structured notation states, field by field. Counts are integers; percentages and amounts are as they are written.
///
/// ```
/// use arrears::{Fields, ParseOptions, PaymentTerms};
/// let reading = PaymentTerms::parse_with("//S1/11/240229/40/2:10;0:30", ParseOptions::default())?;
/// let Some(Fields::SwicoS1(swico)) = reading.fields else { panic!("fields of Swico S1") };
/// assert_eq!(swico.conditions[0].percent, "2");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Fields {
    /// The entries of XRechnung, a line each.
    XrechnungSkonto(Vec<XrechnungTier>),
    /// Swico S1.
    SwicoS1(SwicoFields),
    /// X12 ITD, a segment each.
    X12Itd(OneOrMore<X12Fields>),
    /// EDIFACT PAT or PYT, a group each.
    EdifactPat(OneOrMore<EdifactFields>),
    /// FatturaPA, one DettaglioPagamento each.
    Fatturapa(OneOrMore<FatturapaFields>),
    /// KSeF, one TerminPlatnosci each.
    Ksef(OneOrMore<KsefFields>),
    /// UBL or CII, one PaymentTerms each.
    UblCii(OneOrMore<TradeFields>),
}

/// One thing as itself, several as a list.
///
/// ```
/// use arrears::terms::OneOrMore;
/// let both = [OneOrMore::of(vec![7]), OneOrMore::of(vec![7, 8])];
/// assert_eq!(serde_json::to_string(&both).unwrap(), "[7,[7,8]]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum OneOrMore<T> {
    /// The only one.
    One(T),
    /// Several, in the order of the text.
    More(Vec<T>),
}

impl<T> OneOrMore<T> {
    /// `items` as one or as a list.
    ///
    /// ```
    /// use arrears::terms::OneOrMore;
    /// assert_eq!(OneOrMore::of(vec!["PAT"]), OneOrMore::One("PAT"));
    /// ```
    #[must_use]
    pub fn of(mut items: Vec<T>) -> Self {
        match items.pop() {
            Some(only) if items.is_empty() => Self::One(only),
            Some(last) => {
                items.push(last);
                Self::More(items)
            }
            None => Self::More(items),
        }
    }

    /// All of them.
    ///
    /// ```
    /// use arrears::terms::OneOrMore;
    /// assert_eq!(OneOrMore::of(vec![1, 2]).items(), [1, 2]);
    /// ```
    #[must_use]
    pub fn items(&self) -> &[T] {
        match self {
            Self::One(only) => std::slice::from_ref(only),
            Self::More(items) => items,
        }
    }
}

/// Declares a struct of fields: public, written without those that are absent, with its TypeScript type.
macro_rules! fields {
    ($(#[$attribute:meta])* $name:ident { $($(#[doc = $doc:literal])+ $(#[serde($serde:meta)])? $field:ident: $type:ty,)+ }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[cfg_attr(feature = "typescript", ts(optional_fields))]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                #[serde(skip_serializing_if = "Option::is_none")]
                $(#[serde($serde)])?
                pub $field: Option<$type>,
            )+
        }
    };
}

/// One entry of XRechnung.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("#SKONTO#TAGE=14#PROZENT=2.25#\n")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"[{"days":14,"percent":"2.25"}]"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct XrechnungTier {
    /// `TAGE`: days from the invoice date.
    pub days: u32,
    /// `PROZENT`.
    pub percent: String,
    /// `BASISBETRAG`: what the percentage is taken of, if not the amount due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
}

/// What Swico S1 states about payment.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("//S1/11/240229/40/0:30")?;
/// let text = r#"{"invoice_date":"2024-02-29","conditions":[{"percent":"0","days":30}]}"#;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), text);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct SwicoFields {
    /// Tag 11.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_date: Option<String>,
    /// Tag 40.
    pub conditions: Vec<SwicoCondition>,
}

/// One condition of Swico S1; 0 percent is the net term.
///
/// ```
/// let condition = arrears::terms::SwicoCondition { percent: "2".to_owned(), days: 10 };
/// assert_eq!(serde_json::to_string(&condition).unwrap(), r#"{"percent":"2","days":10}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SwicoCondition {
    /// Percent off.
    pub percent: String,
    /// Days from the invoice date.
    pub days: u32,
}

fields! {
    /// The elements of an X12 segment ITD.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("ITD*01*3*****30~")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"type":"01","basis":"3","net_days":30}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    X12Fields {
        /// ITD01.
        #[serde(rename = "type")]
        kind: String,
        /// ITD02.
        basis: String,
        /// ITD03.
        discount_percent: String,
        /// ITD04.
        discount_due: String,
        /// ITD05.
        discount_days: u32,
        /// ITD06.
        net_due: String,
        /// ITD07.
        net_days: u32,
        /// ITD08.
        discount_amount: String,
        /// ITD09.
        deferred_due: String,
        /// ITD10.
        deferred_amount: String,
        /// ITD11.
        payable_percent: String,
        /// ITD12.
        description: String,
        /// ITD13.
        day_of_month: u32,
        /// ITD14.
        method: String,
        /// ITD15.
        percent: String,
    }
}

fields! {
    /// A group of EDIFACT PAT or PYT with its PCD, DTM and MOA.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("PAT+3'DTM+13:20260331:102'")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"qualifier":"3","due":"2026-03-31"}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    EdifactFields {
        /// 4279, the type of payment terms.
        qualifier: String,
        /// 4276, in words.
        description: String,
        /// 2475, the event counted from.
        reference: String,
        /// 2009, the relation to it.
        relation: String,
        /// 2151, the unit.
        period: String,
        /// 2152, how many.
        count: u32,
        /// The percentage of PCD.
        percent: String,
        /// The amount of MOA.
        amount: String,
        /// The date of DTM.
        due: String,
    }
}

fields! {
    /// One DettaglioPagamento of FatturaPA with its CondizioniPagamento.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("<ModalitaPagamento>MP05</ModalitaPagamento>")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"method":"MP05"}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    FatturapaFields {
        /// CondizioniPagamento.
        condition: String,
        /// ModalitaPagamento.
        method: String,
        /// DataRiferimentoTerminiPagamento.
        reference: String,
        /// GiorniTerminiPagamento.
        days: u32,
        /// DataScadenzaPagamento.
        due: String,
        /// ImportoPagamento.
        amount: String,
        /// ScontoPagamentoAnticipato.
        discount_amount: String,
        /// DataLimitePagamentoAnticipato.
        discount_due: String,
        /// PenalitaPagamentiRitardati.
        penalty_amount: String,
        /// DataDecorrenzaPenale.
        penalty_from: String,
    }
}

fields! {
    /// One TerminPlatnosci of KSeF, or its Skonto.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("<TerminPlatnosci><Termin>2026-03-31</Termin></TerminPlatnosci>")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"due":"2026-03-31"}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    KsefFields {
        /// Termin.
        due: String,
        /// TerminOpis as one text, as the older schema has it.
        description: String,
        /// Ilosc.
        count: u32,
        /// Jednostka.
        unit: String,
        /// ZdarzeniePoczatkowe.
        event: String,
        /// WarunkiSkonta.
        condition: String,
        /// WysokoscSkonta.
        amount_text: String,
        /// FormaPlatnosci.
        method: String,
    }
}

fields! {
    /// One PaymentTerms of UBL, or SpecifiedTradePaymentTerms of CII.
    ///
    /// ```
    /// use arrears::Fields;
    /// let fields = Fields::parse("<cac:PaymentTerms><cbc:Note>Net 30</cbc:Note></cac:PaymentTerms>")?;
    /// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"note":"Net 30"}"#);
    /// # Ok::<(), arrears::Error>(())
    /// ```
    TradeFields {
        /// Note, Description.
        note: String,
        /// PaymentDueDate, InstallmentDueDate, DueDateDateTime.
        due: String,
        /// PaymentPercent: the share of an instalment.
        payment_percent: String,
        /// Amount beside an instalment, PartialPaymentAmount.
        amount: String,
        /// SettlementDiscountPercent, CalculationPercent.
        discount_percent: String,
        /// SettlementDiscountAmount, ActualDiscountAmount.
        discount_amount: String,
        /// Amount beside a discount, BasisAmount.
        base: String,
        /// DurationMeasure, BasisPeriodMeasure, in days.
        discount_days: u32,
        /// The same in another unit.
        discount_count: u32,
        /// That unit: WEE, MON or ANN.
        discount_unit: String,
        /// StartDate, BasisDateTime.
        discount_from: String,
        /// EndDate.
        discount_due: String,
        /// PenaltySurchargePercent, or the percentage of ApplicableTradePaymentPenaltyTerms.
        penalty_percent: String,
    }
}

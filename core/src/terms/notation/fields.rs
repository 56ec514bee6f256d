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

impl Fields {
    /// Whether nothing at all is stated.
    pub(super) fn is_empty(&self) -> bool {
        fn blank<T: Default + PartialEq>(items: &OneOrMore<T>) -> bool {
            items.items().iter().all(|item| *item == T::default())
        }
        match self {
            Self::XrechnungSkonto(tiers) => tiers.is_empty(),
            Self::SwicoS1(_) | Self::EdifactPat(_) => false,
            Self::X12Itd(segments) => blank(segments),
            Self::Fatturapa(lines) => blank(lines),
            Self::Ksef(lines) => blank(lines),
            Self::UblCii(lines) => blank(lines),
        }
    }
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

/// The elements of an X12 segment ITD.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("ITD*01*3*****30~")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"type":"01","basis":"3","net_days":30}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct X12Fields {
    /// ITD01.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// ITD02.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// ITD03.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<String>,
    /// ITD04.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_due: Option<String>,
    /// ITD05.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_days: Option<u32>,
    /// ITD06.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_due: Option<String>,
    /// ITD07.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_days: Option<u32>,
    /// ITD08.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<String>,
    /// ITD09.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferred_due: Option<String>,
    /// ITD10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferred_amount: Option<String>,
    /// ITD11.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payable_percent: Option<String>,
    /// ITD12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// ITD13.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month: Option<u32>,
    /// ITD14.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// ITD15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
}

/// A group of EDIFACT PAT or PYT with its PCD, DTM and MOA.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("PAT+3'DTM+13:20260331:102'")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"qualifier":"3","due":"2026-03-31"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct EdifactFields {
    /// 4279, the type of payment terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// 4276, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// 2475, the event counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// 2009, the relation to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// 2151, the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// 2152, how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The percentage of PCD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
    /// The amount of MOA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The date of DTM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// One DettaglioPagamento of FatturaPA with its CondizioniPagamento.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("<ModalitaPagamento>MP05</ModalitaPagamento>")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"method":"MP05"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct FatturapaFields {
    /// CondizioniPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// ModalitaPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// DataRiferimentoTerminiPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// GiorniTerminiPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// DataScadenzaPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// ImportoPagamento.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// ScontoPagamentoAnticipato.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<String>,
    /// DataLimitePagamentoAnticipato.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_due: Option<String>,
    /// PenalitaPagamentiRitardati.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty_amount: Option<String>,
    /// DataDecorrenzaPenale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty_from: Option<String>,
}

/// One TerminPlatnosci of KSeF, or its Skonto.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("<TerminPlatnosci><Termin>2026-03-31</Termin></TerminPlatnosci>")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"due":"2026-03-31"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct KsefFields {
    /// Termin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// TerminOpis as one text, as the older schema has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Ilosc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Jednostka.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ZdarzeniePoczatkowe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// WarunkiSkonta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// WysokoscSkonta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_text: Option<String>,
    /// FormaPlatnosci.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
}

/// One PaymentTerms of UBL, or SpecifiedTradePaymentTerms of CII.
///
/// ```
/// use arrears::Fields;
/// let fields = Fields::parse("<cac:PaymentTerms><cbc:Note>Net 30</cbc:Note></cac:PaymentTerms>")?;
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"note":"Net 30"}"#);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub struct TradeFields {
    /// Note, Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// PaymentDueDate, InstallmentDueDate, DueDateDateTime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// PaymentPercent: the share of an instalment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_percent: Option<String>,
    /// Amount beside an instalment, PartialPaymentAmount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// SettlementDiscountPercent, CalculationPercent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<String>,
    /// SettlementDiscountAmount, ActualDiscountAmount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<String>,
    /// Amount beside a discount, BasisAmount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// DurationMeasure, BasisPeriodMeasure, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_days: Option<u32>,
    /// The same in another unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_count: Option<u32>,
    /// That unit: WEE, MON or ANN.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_unit: Option<String>,
    /// StartDate, BasisDateTime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_from: Option<String>,
    /// EndDate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_due: Option<String>,
    /// PenaltySurchargePercent, or the percentage of ApplicableTradePaymentPenaltyTerms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty_percent: Option<String>,
}

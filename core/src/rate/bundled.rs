//! The rate series that ship with the crate: one text each, read when first asked for.

use std::sync::{Arc, OnceLock};

use super::{RateError, RateSeries, text};

macro_rules! bundled {
    ($($id:literal)+) => {
        const IDS: &[&str] = &[$($id),+];
        const TEXTS: &[&str] = &[$(include_str!(concat!("../../data/rates/", $id, ".txt"))),+];
        static READ: [OnceLock<Result<Arc<RateSeries>, String>>; IDS.len()] =
            [const { OnceLock::new() }; IDS.len()];
    };
}

bundled! {
    "at_basiszinssatz_half_year"
    "be_late_payment_2002"
    "be_late_payment_2002_contracts_before_2013_03_16"
    "cz_cnb_repo_half_year"
    "cz_cnb_repo_rate"
    "de_basiszinssatz"
    "dk_nationalbank_lending_rate"
    "ecb_mro"
    "es_interes_demora_ley3_2004"
    "eu_ecb_reference_half_year"
    "fi_viitekorko"
    "fr_legal_interest_professional"
    "gb_boe_bank_rate"
    "in_rbi_bank_rate"
    "it_reference_rate_dlgs231"
    "nl_wettelijke_handelsrente"
    "no_forsinkelsesrente"
    "pl_late_payment_commercial"
    "pl_late_payment_commercial_public_health"
    "pl_nbp_reference_rate"
    "pt_juros_comerciais_dl62_2013"
    "ro_bnr_policy_rate"
    "ro_bnr_reference_half_year"
    "se_riksbank_reference_rate"
    "us_prompt_payment"
}

/// The names of the bundled series.
pub(super) fn ids() -> &'static [&'static str] {
    IDS
}

/// The bundled series of that name; `None` if there is none.
pub(super) fn get(id: &str) -> Option<Result<Arc<RateSeries>, RateError>> {
    let position = IDS.iter().position(|known| *known == id)?;
    let (id, text, read) = (
        IDS.get(position)?,
        TEXTS.get(position)?,
        READ.get(position)?,
    );
    let series = read.get_or_init(|| {
        let spec = text::parse(id, text).map_err(|error| error.to_string())?;
        let series = RateSeries::new(spec).map_err(|error| error.to_string())?;
        Ok(Arc::new(series))
    });
    Some(
        series
            .clone()
            .map_err(|reason| RateError::Bundled(id, reason)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_series_keeps_the_rules_of_a_series() {
        for id in ids() {
            if let Some(Err(error)) = get(id) {
                panic!("{error}");
            }
        }
    }
}

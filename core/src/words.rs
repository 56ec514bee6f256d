//! The closed lists of words that documents use: one table for each, read and written in one way.

/// Gives an enum its words: `WORDS`, `as_str`, `Display` and `FromStr`. A variant without a word does not compile.
macro_rules! words {
    ($type:ident: $($word:literal = $variant:ident),+ $(,)?) => {
        impl $type {
            /// All variants with the words that documents use for them.
            pub(crate) const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The word that documents use for it.
            ///
            /// ```
            /// use arrears::{BusinessDayConvention, DayCount};
            /// assert_eq!(BusinessDayConvention::ModifiedFollowing.as_str(), "modified_following");
            /// assert_eq!("act_360".parse::<DayCount>()?, DayCount::Act360);
            /// assert_eq!("actual".parse::<DayCount>().unwrap_err().code().as_str(), "unknown_value");
            /// # Ok::<(), arrears::Error>(())
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::error::Error;

            /// Reads the word that documents use; `unknown_value` if there is none.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $crate::words::find(Self::WORDS, word).map_err(|message| {
                    $crate::error::Error::new($crate::error::ErrorCode::UnknownValue, "", message)
                })
            }
        }
    };
}

pub(crate) use words;

/// What a word stands for, or what was expected instead.
pub(crate) fn find<T: Copy>(words: &[(&'static str, T)], word: &str) -> Result<T, String> {
    let known = words.iter().find(|(known, _)| *known == word);
    known.map(|(_, value)| *value).ok_or_else(|| {
        let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        unknown(word, &list)
    })
}

fn unknown(word: &str, known: &[&str]) -> String {
    let found: String = word.chars().take(64).collect();
    format!("one of {} expected, found `{found}`", known.join(", "))
}

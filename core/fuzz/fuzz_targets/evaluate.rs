//! Whatever the text: one JSON answer, the same twice, with codes and paths if it is a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let answer = arrears::wire::evaluate_json(text);
    assert_eq!(answer, arrears::wire::evaluate_json(text));
    let document: serde_json::Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert_eq!(document["schema"], 1);
    if document["type"] == "error" {
        let errors = document["errors"]
            .as_array()
            .expect("a refusal lists its problems");
        assert!(!errors.is_empty());
        for error in errors {
            assert!(
                error["code"].is_string() && error["path"].is_string() && error["help"].is_string()
            );
        }
    } else {
        assert!(
            document["inputs_hash"]
                .as_str()
                .expect("a hash")
                .starts_with("sha256:")
        );
    }
});

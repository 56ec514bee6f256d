//! What the rules promise, on random input.

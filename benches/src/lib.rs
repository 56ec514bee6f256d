//! The benchmarks are the targets beside this file; `cargo bench -p arrears-benches` runs them.

//! Only the benchmarks matter.

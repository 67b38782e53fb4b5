//! All built-in cards for one year over the benchmark municipality; prints the median.

fn main() {}

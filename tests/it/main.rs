//! One binary for all tests of the generator: files in, text out.

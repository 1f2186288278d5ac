//! Runs a program and reads off what it cost. Times end when it has ended; memory is what the system itself counts as the highest use, read
//! every few milliseconds. Processor time and memory need Linux's `/proc`; elsewhere they are not known.

use std::{
    fs,
    io::{self, Read},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// From start to end, in seconds.
    pub(crate) wall: f64,
    /// Processor time of all threads, in seconds, to the hundredth.
    pub(crate) processor: Option<f64>,
    /// The most memory at any time, in MiB.
    pub(crate) memory: Option<f64>,
}

const SAMPLES_APART: Duration = Duration::from_millis(3);

/// Runs a program to its end and returns what it cost, and what it wrote to standard error.
///
/// # Errors
/// If it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> io::Result<(Cost, String)> {
    let before = processor_of_children();
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(|error| named(command, &error))?;
    let (ended, id) = (AtomicBool::new(false), child.id());
    let (status, said, wall, memory) = thread::scope(|scope| {
        let sampler = scope.spawn(|| highest_memory(id, &ended));
        let mut said = String::new();
        let read = child.stderr.take().expect("it is piped").read_to_string(&mut said);
        let status = child.wait();
        let wall = start.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (read.and(status), said, wall, sampler.join().expect("sampling does not panic"))
    });
    if !status?.success() {
        return Err(named(command, &said));
    }
    let processor = before.zip(processor_of_children()).map(|(before, after)| after - before);
    Ok((Cost { wall, processor, memory }, said))
}

fn named(command: &Command, why: &dyn std::fmt::Display) -> io::Error {
    io::Error::other(format!("{}: {why}", command.get_program().display()))
}

/// The highest use of memory that was seen until `ended`, in MiB.
fn highest_memory(process: u32, ended: &AtomicBool) -> Option<f64> {
    let mut highest = None;
    while !ended.load(Ordering::Relaxed) {
        highest = memory(process).or(highest);
        thread::sleep(SAMPLES_APART);
    }
    highest
}

/// The highest use of memory so far, in MiB: `VmHWM` of <https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>.
fn memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes: f64 = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Processor time of all children that have ended, in seconds: fields 16 and 17, in hundredths, of
/// <https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>.
fn processor_of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let hundredths = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some((hundredths(16)? + hundredths(17)?) / 100.0)
}

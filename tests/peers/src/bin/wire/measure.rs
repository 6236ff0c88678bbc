//! Subjects that take turns.

use std::time::Duration;

use cpu_time::ProcessTime;
use ssm_types_peers::spread;

/// So many rounds: an odd number, so that there is a middle one.
const ROUNDS: usize = 301;
/// About what a batch takes: long against the clock's step, short against what disturbs a machine.
const BATCH: Duration = Duration::from_millis(2);

/// One of those that are compared.
pub struct Subject {
    name: &'static str,
    run: Box<dyn Fn()>,
}

impl Subject {
    pub fn new(name: &'static str, run: impl Fn() + 'static) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// The CPU time of a batch of runs.
    fn time(&self, runs: u32) -> f64 {
        let start = ProcessTime::now();
        for _ in 0..runs {
            (self.run)();
        }
        start.elapsed().as_secs_f64()
    }
}

/// What is measured: the first subject against each other one.
pub struct Measure {
    pub name: String,
    pub subjects: Vec<Subject>,
}

impl Measure {
    /// Measures and prints.
    pub fn run(&self) {
        let runs = self.runs();
        let mut times = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS {
            let count = self.subjects.len();
            let mut of_round = vec![0.0; count];
            for turn in 0..count {
                // Another one begins each round, and every other round goes backwards.
                let turn = if round % 2 == 0 { turn } else { count - 1 - turn };
                let subject = (round + turn) % count;
                of_round[subject] = self.subjects[subject].time(runs);
            }
            times.push(of_round);
        }
        println!("{}", self.name);
        for (index, subject) in self.subjects.iter().enumerate() {
            let micros = spread(times.iter().map(|times| times[index] / f64::from(runs) * 1e6));
            if index == 0 {
                println!("  {:<13} {:7.2} us", subject.name, micros.median);
            } else {
                let ratio = spread(times.iter().map(|times| times[index] / times[0]));
                println!("  {:<13} {:7.2} us   {ratio} x", subject.name, micros.median);
            }
        }
    }

    /// Runs the subject with this name many times.
    pub fn once(&self, name: &str) {
        for subject in self.subjects.iter().filter(|subject| subject.name == name) {
            (0..1000).for_each(|_| (subject.run)());
        }
    }

    /// So many runs make a batch; finding it out warms everything up.
    fn runs(&self) -> u32 {
        let mut runs = 1;
        let long = BATCH.as_secs_f64() * self.subjects.len() as f64;
        while self.subjects.iter().map(|subject| subject.time(runs)).sum::<f64>() < long {
            runs *= 2;
        }
        runs
    }
}

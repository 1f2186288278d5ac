//! The same inputs make the same bytes: with one thread or many, whatever order files come in, today and tomorrow.

use carepress::source::{self, SourceFile, SourceTree};
use rayon::ThreadPoolBuilder;

use crate::{
    golden::sites,
    site_in_text::{inputs, plan, render},
};

#[test]
fn threads_and_order_do_not_show() {
    for site in sites() {
        let sources = source::read(&site).unwrap().value;
        let backwards: SourceTree = sources.files().cloned().collect::<Vec<SourceFile>>().into_iter().rev().collect();
        let built = |threads: usize, sources: &SourceTree| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let inputs = inputs(sources.clone());
                let planning = plan(&inputs);
                let said: Vec<String> =
                    planning.located(&inputs.sources).iter().map(|located| located.diagnostic.message.clone()).collect();
                (render(&inputs, &planning), said)
            })
        };
        let once = built(1, &sources);
        assert!(once == built(4, &sources), "{}: threads show", site.display());
        assert!(once == built(3, &backwards), "{}: order shows", site.display());
    }
}

//! A long loop over words of bits, shared by the processors that have nothing else to do.

use std::ops::Range;

use rayon::prelude::*;

/// Words (of 64 rows each) that one thread works through faster than it wakes another; also how
/// many each takes at a time.
pub(crate) const ALONE_MAX: usize = 2_048;

/// Fills words in place. `work` is given the place of a part's first word, and the part; `alone`
/// says whether one thread does it all.
pub(crate) fn fill<T: Send>(words: &mut [T], alone: bool, work: impl Fn(usize, &mut [T]) + Sync) {
    if alone {
        return work(0, words);
    }
    let parts = words.par_chunks_mut(ALONE_MAX).enumerate();
    parts.for_each(|(part, words)| work(part * ALONE_MAX, words));
}

/// Works through words run by run, and returns what each run gave, in their order.
pub(crate) fn runs<R: Send>(
    words: usize,
    work: impl Fn(Range<usize>) -> R + Send + Sync,
) -> Vec<R> {
    let starts = (0..words).into_par_iter().step_by(ALONE_MAX);
    starts.map(|start| work(start..words.min(start + ALONE_MAX))).collect()
}

/// Works through words in as many shares as there are processors, when each share makes something
/// large, or in one.
pub(crate) fn shares<R: Send>(
    words: usize,
    alone: bool,
    work: impl Fn(Range<usize>) -> R + Send + Sync,
) -> Vec<R> {
    let share = words.div_ceil(rayon::current_num_threads()).max(1);
    if alone || share >= words {
        return vec![work(0..words)];
    }
    let starts = (0..words).into_par_iter().step_by(share);
    starts.map(|start| work(start..words.min(start + share))).collect()
}

/// Does the same with each of some things, and returns what that gave, in their order.
pub(crate) fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    things.par_iter().map(work).collect()
}

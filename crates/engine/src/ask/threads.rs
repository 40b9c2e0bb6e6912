//! A long loop over words of bits, shared by the processors that have nothing else to do.

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

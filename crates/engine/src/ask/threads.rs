//! A long loop over words of bits, shared by as many threads as the smallest machines have cores.

/// Threads that share a loop.
const THREADS: usize = 2;

/// Words (of 64 rows each) that one thread works through faster than it starts another.
pub(crate) const ALONE_MAX: usize = 4_096;

/// Fills words in place. `work` is given the place of a part's first word, and the part; `alone`
/// says whether one thread does it all.
pub(crate) fn fill<T: Send>(words: &mut [T], alone: bool, work: impl Fn(usize, &mut [T]) + Sync) {
    if alone {
        return work(0, words);
    }
    let each = words.len().div_ceil(THREADS).max(1);
    std::thread::scope(|scope| {
        let mut parts = words.chunks_mut(each).enumerate();
        let own = parts.next();
        for (part, words) in parts {
            let work = &work;
            scope.spawn(move || work(part * each, words));
        }
        if let Some((_, words)) = own {
            work(0, words);
        }
    });
}

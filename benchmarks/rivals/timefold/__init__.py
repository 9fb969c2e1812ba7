"""Timefold 1.24 (PyPI ``timefold``, on a JVM): construction heuristic, then late acceptance with change and swap moves.

Modeled in two ways, scored in two, on M-month-1 with loaded cores (need missed, travel; policy was 32 in all):

- a day of a person, filled with a place, or left empty; constraint streams: 0 and 113,320 after 30 s of search at up to
  30,000 moves a second, but 65 and 111,810 after 10 s, and starting took 7 to 12 s;
- a seat of a place on a day, filled with a person; constraint streams: 33 and 113,680 after 30 s, 62 and 113,760
  after 10 s;
- days again, scored by an incremental calculator: a first version had 20 and 110,840 after 10 s of search, starting in
  4 s; under more load 15 and 113,400 after 50 s. This one also knows weekly shares and minimums; on M-month-1 it had
  0 and 109,300 after 60 s in all, on M-year-1 698 and 1,172,980. It is kept because it starts soonest.

Other work shared the cores unevenly, so that these runs rank the start, not surely the search.

Swaps of two days, an empty one among them, hand a visit from one person to another. Values are limited to where a
person may serve that day; pinned days are fixed. Nearby selection and several threads are not in the free edition.
"""

from benchmarks.rivals.timefold.run import by_timefold

__all__ = ["by_timefold"]

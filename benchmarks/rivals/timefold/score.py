"""The score: hard rules, then policy and need in one number (medium), then travel (soft), kept up move by move.

Timefold translates this class to Java; plain loops over lists of whole numbers are what it does fastest.
"""

from timefold.solver.score import HardMediumSoftScore, IncrementalScoreCalculator

from benchmarks.rivals.timefold.domain import Day, Roster


class Score(IncrementalScoreCalculator):
    """Counters of caps, goals and first visits; ``start`` finds a visit's numbers by entry and place."""

    numbers: list[int]
    start: dict[int, int]
    width: int
    most: int
    goals: int
    hard: int
    medium: int
    soft: int
    used: list[int]
    points: list[int]
    met: list[int]

    def reset_working_solution(self, solution: Roster) -> None:
        """Score a solution anew; the numbers are read once."""
        if not hasattr(self, "numbers"):
            self.read(solution.numbers)
        numbers = self.numbers
        self.met = [0] * numbers[1]
        self.used = [0] * numbers[2]
        self.points = [0] * numbers[self.goals - 1]
        self.hard = 0
        self.medium = 0
        self.soft = 0
        for goal in range(numbers[self.goals - 1]):
            self.hard -= numbers[self.goals + 4 * goal + 2]
        for day in solution.days:
            self.put(day)

    def read(self, text: str) -> None:
        """Read the numbers of the table, and where each visit's begin."""
        numbers = [int(n) for n in text.split(" ")]
        self.numbers = numbers
        self.width = numbers[0]
        self.most = 3
        self.goals = 4 + numbers[2]
        self.start = {}
        n = self.goals + 4 * numbers[self.goals - 1]
        while n < len(numbers):
            self.start[numbers[n]] = n + 1
            n += 3 + numbers[n + 2]
            n += 1 + 2 * numbers[n]

    def put(self, day: Day) -> None:
        """Count a visit."""
        if day.place is None:
            return
        numbers = self.numbers
        n = self.start[day.id * self.width + day.place.index]
        self.soft -= numbers[n]
        n += 2
        end = n + numbers[n - 1]
        while n < end:
            cap = numbers[n]
            if self.used[cap] >= numbers[self.most + cap]:
                self.hard -= 1
            self.used[cap] += 1
            n += 1
        end = n + 1 + 2 * numbers[n]
        n += 1
        while n < end:
            if numbers[n] < 0:
                self.gain(numbers[n + 1])
            else:
                if self.met[numbers[n]] == 0:
                    self.gain(numbers[n + 1])
                self.met[numbers[n]] += 1
            n += 2

    def take(self, day: Day) -> None:
        """Count a visit no longer."""
        if day.place is None:
            return
        numbers = self.numbers
        n = self.start[day.id * self.width + day.place.index]
        self.soft += numbers[n]
        n += 2
        end = n + numbers[n - 1]
        while n < end:
            cap = numbers[n]
            self.used[cap] -= 1
            if self.used[cap] >= numbers[self.most + cap]:
                self.hard += 1
            n += 1
        end = n + 1 + 2 * numbers[n]
        n += 1
        while n < end:
            if numbers[n] < 0:
                self.lose(numbers[n + 1])
            else:
                self.met[numbers[n]] -= 1
                if self.met[numbers[n]] == 0:
                    self.lose(numbers[n + 1])
            n += 2

    def gain(self, goal: int) -> None:
        """Add a visit's points to a goal."""
        numbers = self.numbers
        g = self.goals + 4 * goal
        had = self.points[goal]
        has = had + numbers[g + 1]
        self.points[goal] = has
        target = numbers[g]
        if had < target:
            self.medium += numbers[g + 3] * ((has if has < target else target) - had)
        minimum = numbers[g + 2]
        if had < minimum:
            self.hard += (has if has < minimum else minimum) - had

    def lose(self, goal: int) -> None:
        """Take a visit's points from a goal."""
        numbers = self.numbers
        g = self.goals + 4 * goal
        had = self.points[goal]
        has = had - numbers[g + 1]
        self.points[goal] = has
        target = numbers[g]
        if has < target:
            self.medium -= numbers[g + 3] * ((had if had < target else target) - has)
        minimum = numbers[g + 2]
        if has < minimum:
            self.hard -= (had if had < minimum else minimum) - has

    def before_variable_changed(self, entity: Day, variable_name: str) -> None:
        """Count the old place no longer."""
        self.take(entity)

    def after_variable_changed(self, entity: Day, variable_name: str) -> None:
        """Count the new place."""
        self.put(entity)

    def before_entity_added(self, entity: Day) -> None:
        """Do nothing: it is counted when it is there."""

    def after_entity_added(self, entity: Day) -> None:
        """Count it."""
        self.put(entity)

    def before_entity_removed(self, entity: Day) -> None:
        """Count it no longer."""
        self.take(entity)

    def after_entity_removed(self, entity: Day) -> None:
        """Do nothing: it is gone."""

    def calculate_score(self) -> HardMediumSoftScore:
        """Return the score."""
        return HardMediumSoftScore.of(self.hard, self.medium, self.soft)

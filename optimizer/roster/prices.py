"""Prices: what a slot costs in each tier, and slots sorted by what they cost."""

from collections.abc import Callable, Iterable, Sequence

from models.county.words import Tier
from models.roster.slots import Slot
from optimizer.roster.rule import Mark, RosterRule

Prices = tuple[int, ...]
"""One number a tier, in the order of the tiers, in half-units."""

Priced = dict[Prices, int]
"""Slots (as bits) by what each of them costs."""

FREE: Prices = (0,) * len(Tier)
_PLACE = {tier: n for n, tier in enumerate(Tier)}


def add(a: Prices, b: Prices) -> Prices:
    """Return the sum of two prices, tier by tier."""
    if a is FREE:
        return b
    if b is FREE:
        return a
    return tuple(x + y for x, y in zip(a, b, strict=True))


def in_tier(tier: Tier, price: int) -> Prices:
    """Return the price of one tier alone."""
    return tuple(price if t is tier else 0 for t in Tier) if price else FREE


def price_of(rules: Iterable[RosterRule], ask: Callable[[RosterRule], int | None]) -> Prices | None:
    """Return what ``rules`` charge together, each in its own tier; ``None`` where one of them allows nothing."""
    total = FREE
    for rule in rules:
        price = ask(rule)
        if price is None:
            return None
        if price:
            total = add(total, in_tier(rule.tier, price))
    return total


def asking(rules: Iterable[RosterRule], hook: Callable[..., object]) -> tuple[RosterRule, ...]:
    """Return those of ``rules`` that have a ``hook`` of :class:`RosterRule` of their own; the others charge nothing."""
    return tuple(rule for rule in rules if getattr(type(rule), hook.__name__) is not hook)


def priced(slots: Iterable[Slot], rules: Sequence[RosterRule], ask: Callable[[RosterRule, Slot], int | None]) -> Priced:
    """Return the slots that every rule allows, by price."""
    found: Priced = {}
    for slot in slots:
        prices = price_of(rules, lambda rule: ask(rule, slot))  # noqa: B023 - used at once
        if prices is not None:
            found[prices] = found.get(prices, 0) | 1 << slot.index
    return found


def marked(slots: Priced, marks: Iterable[tuple[Mark, Tier]]) -> Priced:
    """Return the slots by price where those of each mark cost more, or are left out."""
    for (mask_of, price), tier in marks:
        found = {prices: mask & ~mask_of for prices, mask in slots.items()}
        if price is not None:
            for prices, mask in slots.items():
                dearer = add(prices, in_tier(tier, price))
                found[dearer] = found.get(dearer, 0) | mask & mask_of
        slots = {prices: mask for prices, mask in found.items() if mask}
    return slots


def crossed(a: Priced, b: Priced) -> Priced:
    """Return the slots that both sides allow, by the sum of their prices."""
    found: Priced = {}
    for price_a, mask_a in a.items():
        for price_b, mask_b in b.items():
            both = mask_a & mask_b
            if both:
                total = add(price_a, price_b)
                found[total] = found.get(total, 0) | both
    return found

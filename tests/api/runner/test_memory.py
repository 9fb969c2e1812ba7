"""A solve takes a share of what the machine, or the control group around it, has."""

import os
from pathlib import Path

import pytest

from api.runner import memory

MACHINE = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
GIB = 1 << 30


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of control groups, in which this process is in ``system.slice/xiachen.service``."""
    (tmp_path / "cgroup").write_text("0::/system.slice/xiachen.service\n")
    monkeypatch.setattr(memory, "GROUP", tmp_path / "cgroup")
    monkeypatch.setattr(memory, "GROUPS", tmp_path)
    (tmp_path / "system.slice" / "xiachen.service").mkdir(parents=True)
    return tmp_path


def limit(folder: Path, given: str) -> None:
    """Limit the memory of a control group."""
    (folder / "memory.max").write_text(f"{given}\n")


def test_the_machine_counts_where_nothing_is_limited(groups: Path) -> None:
    limit(groups / "system.slice" / "xiachen.service", "max")
    assert memory.memory_limit() == int(MACHINE * 0.8)


def test_the_tightest_group_counts(groups: Path) -> None:
    limit(groups / "system.slice" / "xiachen.service", str(GIB))
    assert memory.memory_limit() == int(GIB * 0.8)
    limit(groups / "system.slice", str(GIB // 2))
    assert memory.memory_limit() == int(GIB // 2 * 0.8)


def test_more_than_the_machine_has_is_not_there(groups: Path) -> None:
    limit(groups / "system.slice", str(4 * MACHINE))
    assert memory.memory_limit() == int(MACHINE * 0.8)


def test_a_container_sees_its_own_limit_at_the_top(groups: Path) -> None:
    (groups / "cgroup").write_text("0::/\n")
    limit(groups, str(GIB))
    assert memory.memory_limit() == int(GIB * 0.8)


def test_the_older_kind_of_groups_counts_as_well(groups: Path) -> None:
    (groups / "cgroup").write_text("5:cpu,cpuacct:/\n4:memory:/system.slice\n1:name=systemd:/\n0::/\n")
    (groups / "memory" / "system.slice").mkdir(parents=True)
    (groups / "memory" / "memory.limit_in_bytes").write_text("9223372036854771712\n")
    (groups / "memory" / "system.slice" / "memory.limit_in_bytes").write_text(f"{GIB}\n")
    assert memory.memory_limit() == int(GIB * 0.8)


def test_a_system_without_control_groups_has_the_machine(groups: Path) -> None:
    (groups / "cgroup").unlink()
    assert memory.memory_limit() == int(MACHINE * 0.8)

"""What may be wrong with a cluster, said to whoever asked for it; knows nothing of Dask."""

from urllib.parse import urlsplit

from api.batch.crew import CrewLostError
from models.text import Text, text

EXTRA = "pip install 'xiachen[dask]'"


class ClusterError(CrewLostError):
    """A cluster cannot be used, or not any more; what is done is kept. ``bad`` says that what was asked is at fault."""

    bad = False

    def __init__(self, code: str, message: Text, remedy: Text) -> None:
        super().__init__(message.en)
        self.code, self.message, self.remedy = code, message, remedy


class BadClusterError(ClusterError):
    """What was asked can never be: the address, what is installed, the certificates."""

    bad = True


def address_of(said: str) -> str:
    """Return the address of a scheduler; raise ``BadClusterError`` where it is none."""
    try:
        found = urlsplit(said)
        known = found.scheme in ("tcp", "tls") and bool(found.hostname) and bool(found.port)
        usable = known and not (found.path or found.query or found.fragment or found.username)
    except ValueError:
        usable = False
    if not usable:
        raise BadClusterError(
            "bad_scheduler",
            text("“{a}”不是调度器地址", '"{a}" is no address of a scheduler').fill(a=said),
            text("例如 tcp://10.0.0.5:8786 或 tls://10.0.0.5:8786。", "For example tcp://10.0.0.5:8786, or tls://."),
        )
    return said


def not_installed() -> BadClusterError:
    """Return the fault of a machine without ``distributed``."""
    return BadClusterError(
        "no_distributed",
        text("本机未安装 distributed", "distributed is not installed here"),
        text("请先运行 {e}。", "First run {e}.").fill(e=EXTRA),
    )


def no_certificate() -> BadClusterError:
    """Return the fault of a machine that shall speak TLS and has no certificate."""
    return BadClusterError(
        "no_certificate",
        text("tls:// 需要证书", "tls:// needs a certificate"),
        text(
            "请在 Dask 配置 distributed.comm.tls 中写明 ca-file 及 client、worker 的 cert 和 key。",
            "Name ca-file, and cert and key of client and worker, in Dask's configuration distributed.comm.tls.",
        ),
    )


def cannot_listen(host: str, port: int) -> BadClusterError:
    """Return the fault of a worker that may not have the address or the port that it shall listen at."""
    return BadClusterError(
        "cannot_listen",
        text("不能在 {h}:{p} 监听", "cannot listen at {h}:{p}").fill(h=host or "*", p=port),
        text(
            "请用 --host 写本机网卡地址，用 --port 换一个空闲端口。",
            "Name an address of this machine by --host, and a free port by --port.",
        ),
    )


def no_scheduler(address: str) -> ClusterError:
    """Return the fault of an address at which no scheduler answers."""
    return ClusterError(
        "no_scheduler",
        text("{a} 没有调度器应答", "no scheduler answers at {a}").fill(a=address),
        text(
            "请在该机运行 dask scheduler，并检查网络、防火墙和证书。",
            "Run dask scheduler there; check network, firewall and certificates.",
        ),
    )


def scheduler_lost(address: str) -> ClusterError:
    """Return what became of a batch or a worker whose scheduler is gone."""
    return ClusterError(
        "scheduler_lost",
        text("与调度器 {a} 的连接中断", "the scheduler {a} is gone").fill(a=address),
        text(
            "请重新启动调度器和工作机；已完成的结果保留，再运行同一命令即续算。",
            "Start scheduler and workers again; what is done is kept, and the same command goes on from here.",
        ),
    )


def no_workers(address: str) -> ClusterError:
    """Return the fault of a scheduler to which no worker belongs."""
    return ClusterError(
        "no_workers",
        text("调度器 {a} 没有工作机", "no worker has joined the scheduler {a}").fill(a=address),
        text("请在各工作机运行 xiachen worker {a}。", "Run xiachen worker {a} on the machines that shall solve.").fill(
            a=address
        ),
    )


def unfit(found: dict[str, Text]) -> ClusterError:
    """Return the fault of workers, by address, that cannot be used, each with why."""
    zh = "；".join(f"{address}：{why.zh}" for address, why in found.items())
    en = "; ".join(f"{address}: {why.en}" for address, why in found.items())
    return ClusterError(
        "unfit_workers",
        text("有工作机不能使用：{w}", "workers that cannot be used: {w}").fill(w=text(zh, en)),
        text(
            "请在所有机器安装同一版本并重新运行 xiachen worker；已完成的结果保留。",
            "Install the same version on every machine and run xiachen worker again; what is done is kept.",
        ),
    )

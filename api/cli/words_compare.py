"""Every word that ``xiachen compare`` says, in Chinese and in English."""

from models.text import text

STOPPING = text("正在停止，已完成的结果保留…", "stopping, what is done is kept ...")
INTERRUPTED = text(
    "已中断：完成{done}个，共{total}个；再运行同一命令即续算。",
    "interrupted: {done} of {total} are done; the same command goes on from here.",
)
SOLVING = text("求解情景", "solving scenarios")
KEPT = text("已有", "kept")
SOLVED = text("已完成", "done")
FAILED_ONE = text("失败", "failed")
DONE = text("共{total}个情景：{outcomes}", "{total} scenarios: {outcomes}")
FAILED = text("失败：{label}（{why}）", "failed: {label} ({why})")
SEE_LOG = text("详细记录：{path}", "details: {path}")
WRITTEN = text("已写入 {folder}：{files}", "written to {folder}: {files}")
NO_PARQUET = text(
    "未写 table.parquet：请安装 pip install 'xiachen[batch]'。",
    "table.parquet was not written: it needs pip install 'xiachen[batch]'.",
)
WORKERS = text("工作机{n}个，同时求解{m}个", "workers: {n}, solves at once: {m}")
JOINED = text("{own} 已加入调度器 {a}，同时求解{n}个", "{own} has joined the scheduler {a}, solves at once: {n}")
LEFT = text("已离开调度器，未完成的求解由其他工作机接手", "left the scheduler; others take over what was not done")

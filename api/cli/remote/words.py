"""What is said of a service."""

from models.text import text

NO_SERVER = text("--token-file 要与 --server 一起使用", "--token-file goes with --server")
NO_SERVER_REMEDY = text("请加 --server 地址，或去掉 --token-file。", "Add --server URL, or leave out --token-file.")
BAD_SERVER = text("“{server}”不是服务地址", '"{server}" is no address of a service')
BAD_SERVER_REMEDY = text("例如 --server http://127.0.0.1:8080。", "For example --server http://127.0.0.1:8080.")
BAD_TOKEN_FILE = text("“{path}”里不是一个访问令牌", '"{path}" does not hold one token')
BAD_TOKEN_FILE_REMEDY = text(
    "文件里只放令牌本身：xiachen token create ... > 文件。",
    "The file holds the token and nothing else: xiachen token create ... > FILE.",
)
UNREACHABLE_REMEDY = text(
    "请检查地址和网络，确认服务已启动（xiachen serve）；不加 --server 可在本机完成。",
    "Check address and network, and that the service runs (xiachen serve); without --server this machine does it.",
)
FOREIGN_REMEDY = text("请核对 --server 的地址和端口。", "Check the address and the port of --server.")
REFUSED = text("服务不接受该令牌：{detail}", "the service refuses the token: {detail}")
REFUSED_REMEDY = text(
    "请用 --token-file 给出有效令牌；令牌由管理员用 xiachen token create 建立。",
    "Name a file with a valid token by --token-file; whoever runs the service makes tokens with xiachen token create.",
)
VERSIONS = text(
    "版本不同：服务 {there}，本机 {here}", "versions differ: the service has {there}, this machine has {here}"
)
VERSIONS_REMEDY = text("请安装同一版本。", "Install the same version on both.")
OTHER_COUNTY = text(
    "服务读出的县域数据与本机不同", "the service reads another county out of this file than this machine does"
)
OTHER_COUNTY_REMEDY = text(
    "请确认文件没有正被修改，并在“基本情况”表中填写县域名称。",
    "See that nobody changes the file meanwhile and that the sheet 基本情况 has the county's name.",
)
FULL_REMEDY = text(
    "请{seconds}秒后再试；不加 --server 可在本机完成。",
    "Try again in {seconds} seconds; without --server this machine does it.",
)
REFUSES = text("服务不接受该请求：{detail}", "the service refuses the request: {detail}")
REFUSES_REMEDY = text("请按提示修改，或告知服务管理员。", "Change what is named, or tell whoever runs the service.")
FAULT = text("服务内部错误：{detail}（错误编号 {id}）", "a fault of the service: {detail} (error id {id})")
LOST = text("连接中断，任务 {job} 仍在服务上", "the connection was lost; the job {job} is still with the service")
LOST_REMEDY = text(
    "恢复连接后可查看 {server}/v1/jobs/{job}，下载 {server}/v1/jobs/{job}/plan.xlsx。",
    "When it is back, see {server}/v1/jobs/{job} and {server}/v1/jobs/{job}/plan.xlsx.",
)
QUEUED = text("服务排队中，第{position}位", "in the queue of the service, place {position}")
SENT = text("已交由 {server} 求解，任务 {job}，时限{seconds}秒", "{server} solves it as {job}, at most {seconds} s")
BATCH_SENT = text(
    "已交由 {server} 求解：{id}，共{jobs}个求解任务", "{server} solves the scenarios as {id}, {jobs} jobs"
)
BATCH_GOES_ON = text(
    "服务继续求解；再运行同一命令取回结果，或取消：POST {server}/v1/scenarios/{id}/cancel",
    "the service goes on; the same command fetches what is done, POST {server}/v1/scenarios/{id}/cancel ends it",
)
BATCH_CANCELLED = text(
    "部分情景已在服务上取消；再运行同一命令重新提交。",
    "some scenarios were cancelled at the service; the same command submits them again.",
)
BATCH_DASK = text("--server 与 --dask 不能同时使用", "--server does not go with --dask")
BATCH_DASK_REMEDY = text("请去掉其中一项。", "Leave out one of them.")
BATCH_LOST = text("连接中断，{id} 仍在服务上", "the connection was lost; {id} is still with the service")
BATCH_LOST_REMEDY = text("恢复连接后再运行同一命令。", "When it is back, the same command goes on.")

"""The sheets of places and ways: 机构, 道路路程, 路口, 车辆."""

from models.county import Facility, FacilityKind, Junction, Road, Vehicle
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import text

FACILITIES = SheetSpec(
    key="facilities",
    title=text("机构", "facilities"),
    synonyms=("机构表", "医疗机构", "机构信息"),
    note=text("医共体内的医院、中心、卫生室和服务站，每行一个。", "The consortium's facilities, one a row."),
    record=Facility,
    required=True,
    unique=(("id",),),
    columns=(
        Column(key="id", zh="机构编码", en="code", defaulted=True, synonyms=("编码", "机构代码", "代码", "机构编号"),
               example="H01", note=text("不填则以机构名称为编码。", "The name is the code where this is blank.")),
        Column(key="name", zh="机构名称", en="name", required=True, synonyms=("名称", "机构", "单位名称", "单位"),
               example="某某县人民医院"),
        Column(key="short_name", zh="简称", en="short name", defaulted=True, synonyms=("机构简称",), example="人民医院",
               note=text("排班表里的写法。", "How the roster prints it.")),
        Column(key="kind", zh="机构类别", en="kind", kind=Kind.WORD, required=True, vocabulary=FacilityKind,
               synonyms=("类别", "机构类型", "类型"), example="牵头医院"),
        Column(key="lead", zh="牵头医院", en="lead hospital", kind=Kind.REF, target="facilities", defaulted=True,
               synonyms=("所属牵头医院", "所属总医院"),
               note=text("所属牵头医院的编码或名称。", "Code or name of the lead hospital it belongs to.")),
        Column(key="parent", zh="上级机构", en="parent", kind=Kind.REF, target="facilities",
               synonyms=("所属卫生院", "上级单位", "所属机构"),
               note=text("卫生室、服务站所属的中心。", "The center that a clinic or station is booked under.")),
        Column(key="zone", zh="片区", en="zone", synonyms=("所属片区", "区域"), example="城区"),
        Column(key="population", zh="服务人口", en="population", kind=Kind.WHOLE, defaulted=True,
               synonyms=("人口", "服务人口数", "常住人口"), example="61286"),
        Column(key="lon", zh="经度", en="longitude", kind=Kind.NUMBER, synonyms=("东经",), example="108.52"),
        Column(key="lat", zh="纬度", en="latitude", kind=Kind.NUMBER, synonyms=("北纬",), example="41.57"),
        Column(key="sends", zh="可派出", en="sends", kind=Kind.FLAG, defaulted=True, synonyms=("派出", "是否派出"),
               example="是"),
        Column(key="receives", zh="可接收", en="receives", kind=Kind.FLAG, defaulted=True,
               synonyms=("接收", "是否接收"), example="否"),
        Column(key="rooms", zh="诊室数", en="rooms", kind=Kind.WHOLE, defaulted=True, synonyms=("诊室", "诊室数量"),
               example="2", note=text("同一时段最多接待几名下沉人员。", "How many visitors it seats at once.")),
        Column(key="open_weekdays", zh="开诊日", en="opening days", kind=Kind.WEEKDAYS, defaulted=True,
               synonyms=("开诊时间", "开放日"), example="周一至周五"),
        Column(key="licensed_subjects", zh="核准诊疗科目", en="licensed subjects", kind=Kind.WORDS,
               synonyms=("诊疗科目",), example="内科、外科",
               note=text("不填即不限。", "Blank means that every specialty may be practiced.")),
        Column(key="contact", zh="联系人", en="contact"),
        Column(key="phone", zh="电话", en="phone", synonyms=("联系电话", "手机")),
    ),
)  # fmt: skip

ROADS = SheetSpec(
    key="roads",
    title=text("道路路程", "roads"),
    synonyms=("路程", "道路", "里程"),
    note=text(
        "两地之间的道路，双向相同；不填的按坐标估算。末行只写“无”表示不再估算。",
        "Roads, the same both ways; missing ones are estimated. A last row that only says 无 forbids that.",
    ),
    record=Road,
    closable=True,
    columns=(
        Column(key="a", zh="起点", en="from", kind=Kind.REF, target="places", required=True, example="H01"),
        Column(key="b", zh="终点", en="to", kind=Kind.REF, target="places", required=True, example="T01"),
        Column(key="km", zh="里程", en="km", kind=Kind.NUMBER, required=True, synonyms=("公里", "距离", "公里数"),
               example="63.3"),
        Column(key="minutes", zh="分钟", en="minutes", kind=Kind.WHOLE, defaulted=True,
               synonyms=("车程", "用时", "时间", "车程分钟"), example="76"),
        Column(key="winter_minutes", zh="冬季分钟", en="winter minutes", kind=Kind.WHOLE, defaulted=True,
               synonyms=("冬季车程", "冬季用时"), example="95"),
        Column(key="closed_from", zh="封闭起", en="closed from", kind=Kind.SEASON_DATE, synonyms=("封闭开始", "封路起"),
               example="12-15", note=text("月-日表示每年，年-月-日表示一次。", "MM-DD: every year; full date: once.")),
        Column(key="closed_to", zh="封闭止", en="closed to", kind=Kind.SEASON_DATE, synonyms=("封闭结束", "封路止"),
               example="02-20"),
    ),
)  # fmt: skip

JUNCTIONS = SheetSpec(
    key="junctions",
    title=text("路口", "junctions"),
    synonyms=("道路路口", "岔路口"),
    note=text("道路的分岔点，没有可不填。", "Forks of roads; leave empty where there are none."),
    record=Junction,
    unique=(("id",),),
    columns=(
        Column(key="id", zh="编号", en="code", required=True, synonyms=("路口编号", "编码"), example="J01"),
        Column(key="name", zh="名称", en="name", synonyms=("路口名称",), example="某某岔路口"),
        Column(key="lon", zh="经度", en="longitude", kind=Kind.NUMBER, example="108.10"),
        Column(key="lat", zh="纬度", en="latitude", kind=Kind.NUMBER, example="41.30"),
    ),
)  # fmt: skip

VEHICLES = SheetSpec(
    key="vehicles",
    title=text("车辆", "vehicles"),
    synonyms=("派车", "车辆信息"),
    note=text("可用于下沉的车辆，没有可不填。", "Vehicles for visits; leave empty where there are none."),
    record=Vehicle,
    unique=(("id",),),
    columns=(
        Column(key="id", zh="车号", en="plate", required=True, synonyms=("车牌", "车牌号"), example="V01"),
        Column(key="owner", zh="所属单位", en="owner", kind=Kind.REF, target="facilities", required=True,
               synonyms=("单位",), example="H01"),
        Column(key="seats", zh="座位", en="seats", kind=Kind.WHOLE, required=True, synonyms=("座位数",), example="5"),
        Column(key="days", zh="可用日", en="days", kind=Kind.WEEKDAYS, synonyms=("可用时间",), example="周一至周五"),
        Column(key="rate", zh="每公里费用", en="yuan per km", kind=Kind.NUMBER, synonyms=("费用", "单价"),
               example="0.8"),
    ),
)  # fmt: skip

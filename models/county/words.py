"""The closed vocabularies of a county: what kinds of facility, title, absence ... there are.

Each member has a key (in files and code), a Chinese and an English word, and the everyday spellings that
readers normalize silently.
"""

from enum import StrEnum
from functools import cache, cached_property
from typing import Self

from models.text import Text


class Word(StrEnum):
    """A member of a closed vocabulary: ``key, zh, en, synonyms...``."""

    zh: str
    en: str
    synonyms: tuple[str, ...]
    text: Text
    """The word in both languages."""

    def __new__(cls, key: str, zh: str = "", en: str = "", *synonyms: str) -> Self:  # noqa: D102
        member = str.__new__(cls, key)
        member._value_ = key
        member.zh, member.en, member.synonyms = zh, en, synonyms
        member.text = Text(zh=zh, en=en)
        return member


class FacilityKind(Word):
    """What a facility is (机构类别)."""

    LEAD_HOSPITAL = ("lead_hospital", "牵头医院", "lead hospital", "县总医院", "总医院")
    COUNTY_HOSPITAL = ("county_hospital", "县级医院", "county hospital", "县医院", "成员医院", "县级公立医院")
    MCH = (
        "mch",
        "妇幼保健机构",
        "maternal and child health center",
        "妇幼保健院",
        "妇幼",
        "妇幼保健计划生育服务中心",
    )
    CDC = ("cdc", "疾控中心", "center for disease control", "疾病预防控制中心", "疾控")
    TOWNSHIP_CENTER = (
        "township_center", "乡镇卫生院", "township health center",
        "卫生院", "镇卫生院", "乡卫生院", "苏木卫生院", "苏木镇卫生院", "分院",
    )  # fmt: skip
    CENTRAL_TOWNSHIP_CENTER = (
        "central_township_center", "中心卫生院", "central township health center", "中心乡镇卫生院",
    )  # fmt: skip
    COMMUNITY_CENTER = (
        "community_center", "社区卫生服务中心", "community health center", "社区中心", "社区服务中心",
    )  # fmt: skip
    VILLAGE_CLINIC = (
        "village_clinic", "村卫生室", "village clinic", "嘎查卫生室", "卫生室", "嘎查村卫生室", "村医务室",
    )  # fmt: skip
    STATION = ("station", "社区卫生服务站", "community health station", "服务站", "社区站")


class Title(Word):
    """Professional title level (职称), in rising order; see :func:`at_least`."""

    NONE = ("none", "无职称", "no title", "无", "未评", "士级", "见习")
    JUNIOR = (
        "junior",
        "初级",
        "junior",
        "住院医师",
        "医师",
        "医士",
        "护师",
        "护士",
        "药师",
        "技师",
        "师级",
        "初级职称",
    )
    INTERMEDIATE = (
        "intermediate", "中级", "intermediate", "主治医师", "主治", "主管护师", "主管药师", "主管技师", "中级职称",
    )  # fmt: skip
    DEPUTY_SENIOR = (
        "deputy_senior", "副高", "deputy senior", "副高级", "副主任医师", "副主任护师", "副主任药师", "副主任技师",
        "副高级职称", "副高职称",
    )  # fmt: skip
    SENIOR = (
        "senior", "正高", "senior", "正高级", "主任医师", "主任护师", "主任药师", "主任技师", "正高级职称", "正高职称",
    )  # fmt: skip

    def at_least(self, other: "Title") -> bool:
        """Return whether this level is ``other`` or above it."""
        return _rank(self) >= _rank(other)


@cache
def _rank(title: Title) -> int:
    return list(Title).index(title)


class Category(Word):
    """Staff category (人员类别)."""

    PHYSICIAN = ("physician", "医师", "physician", "医生", "执业医师", "大夫")
    NURSE = ("nurse", "护士", "nurse", "护理", "护理人员", "护师")
    PHARMACIST = ("pharmacist", "药师", "pharmacist", "药剂", "药学人员", "药剂人员")
    TECHNICIAN = ("technician", "技师", "technician", "医技", "医技人员", "检验师")
    MANAGEMENT = ("management", "管理", "management", "管理人员", "行政", "行政人员")
    WORKER = ("worker", "工勤", "worker", "工勤人员", "后勤")


class LicenseClass(Word):
    """Class of practice licence (执业类别)."""

    CLINICAL = ("clinical", "临床", "clinical", "临床类别", "西医")
    DENTAL = ("dental", "口腔", "dental", "口腔类别")
    TCM = ("tcm", "中医", "traditional Chinese medicine", "中医类别", "中西医结合")
    MONGOLIAN = ("mongolian", "蒙医", "Mongolian medicine", "民族医", "维医", "哈医", "藏医", "民族医学")
    PUBLIC_HEALTH = ("public_health", "公共卫生", "public health", "公卫", "公共卫生类别", "预防")
    NONE = ("none", "非医师", "not a physician", "无", "—", "-")


class Employment(Word):
    """Form of employment (用工形式)."""

    ON_POST = ("on_post", "在编", "on a post", "编内", "事业编", "正式")
    CONTRACTED = (
        "contracted",
        "编外聘用",
        "contracted",
        "编外",
        "合同制",
        "聘用",
        "合同",
        "备案制",
        "员额制",
    )
    REHIRED = ("rehired", "返聘", "rehired after retirement", "退休返聘", "银龄")
    VISITING = ("visiting", "外聘专家", "visiting expert", "外聘", "帮扶专家", "援助专家", "特聘")


class Status(Word):
    """Present state of a member of staff (在岗状态); anything but on duty means away for the whole horizon."""

    ON_DUTY = ("on_duty", "在岗", "on duty", "在职", "在职在岗")
    AWAY = ("away", "不在岗", "away", "长期不在岗", "离岗", "停职", "借出")


class AbsenceKind(Word):
    """Why somebody is away (请假外出类型)."""

    ANNUAL_LEAVE = ("annual_leave", "年休假", "annual leave", "休假", "年休", "年假", "公休")
    SICK = ("sick", "病假", "sick leave")
    LONG_SICK = ("long_sick", "长病假", "long sick leave", "长期病假")
    MATERNITY = ("maternity", "产假", "maternity leave", "产休")
    PERSONAL = ("personal", "事假", "personal leave", "婚假", "丧假", "探亲假")
    TRAINING = ("training", "短期培训", "short training", "培训", "外出培训", "学习", "会议", "出差", "外出")
    FURTHER_STUDY = ("further_study", "进修", "further study", "外出进修", "规培")
    FOREIGN_AID = ("foreign_aid", "援外", "foreign aid", "援疆", "援非", "对口支援")
    SECONDMENT = ("secondment", "借调", "secondment", "抽调", "挂职")
    OTHER = ("other", "其他", "other", "其它")


class DepartmentKind(Word):
    """What a department does (科室属性)."""

    CLINICAL = ("clinical", "临床", "clinical", "临床科室", "门诊", "临床一线")
    IMAGING = ("imaging", "影像", "imaging", "放射", "影像科", "放射科", "医学影像")
    ULTRASOUND = ("ultrasound", "超声", "ultrasound", "超声科", "B超")
    LABORATORY = ("laboratory", "检验", "laboratory", "检查化验", "化验", "检验科", "医学检验")
    PATHOLOGY = ("pathology", "病理", "pathology", "病理科")
    ANESTHESIA = ("anesthesia", "麻醉", "anesthesia", "麻醉科", "手术麻醉")
    PHARMACY = ("pharmacy", "药剂", "pharmacy", "药学", "药房", "药剂科")
    ENDOSCOPY = ("endoscopy", "内镜", "endoscopy", "内窥镜", "内镜室")
    AUXILIARY = ("auxiliary", "其他医技", "other auxiliary", "医技", "辅助", "辅助科室", "功能科")
    NURSING = ("nursing", "护理", "nursing", "护理部", "护理单元")
    PUBLIC_HEALTH = ("public_health", "公共卫生", "public health", "公卫", "保健", "预防保健")
    ADMINISTRATIVE = ("administrative", "行政后勤", "administration", "行政", "机关", "后勤", "职能科室")


class Activity(Word):
    """What is done on a duty (服务内容, clause A06)."""

    CLINIC = ("clinic", "坐诊", "clinic session", "门诊", "门诊坐诊", "出诊")
    ROUNDS = ("rounds", "带教查房", "teaching rounds", "查房", "教学查房", "带教")
    CONSULTATION = ("consultation", "病例会诊", "case consultation", "会诊")
    LECTURE = ("lecture", "业务讲座", "lecture", "讲座", "培训授课")
    SURGERY = ("surgery", "手术示教", "surgery demonstration", "手术", "手术带教")
    MANAGEMENT = ("management", "管理指导", "management guidance", "管理", "技术指导")
    REMOTE = ("remote", "远程会诊", "remote consultation", "远程", "远程医疗")


class Part(Word):
    """Part of a day (时段)."""

    DAY = ("day", "全天", "whole day", "整天", "一天", "日")
    AM = ("am", "上午", "morning", "早上", "上")
    PM = ("pm", "下午", "afternoon", "午后", "下")

    @cached_property
    def days(self) -> float:
        """Day value of a planned duty of this part: 1 or 0.5."""
        return 1.0 if self is Part.DAY else 0.5

    @cached_property
    def halves(self) -> tuple["Part", ...]:
        """The half-days that this part covers."""
        return (Part.AM, Part.PM) if self is Part.DAY else (self,)


class Period(Word):
    """Period of a need (周期)."""

    WEEK = ("week", "每周", "each week", "周", "按周", "周度")
    MONTH = ("month", "每月", "each month", "月", "按月", "月度")
    YEAR = ("year", "每年", "each year", "年", "按年", "年度", "全年")


class DateKind(Word):
    """What the work calendar says of a date (工作日历类型)."""

    OFF = ("off", "休息日", "day off", "放假", "节假日", "法定节假日", "休", "休息")
    WORKDAY = ("workday", "调休上班", "make-up workday", "上班", "补班", "工作日", "班")


class PinKind(Word):
    """A pinned duty must be, or must not be, in the plan (必排或禁排)."""

    MUST = ("must", "必排", "must be planned", "必须", "指定")
    MUST_NOT = ("must_not", "禁排", "must not be planned", "禁止", "不排")


class Mode(Word):
    """How a rule binds (方式)."""

    HARD = ("hard", "硬性", "hard", "硬", "必须", "刚性", "强制")
    SOFT = ("soft", "尽量", "soft", "软", "柔性", "软约束")
    REPORT = ("report", "参照指标，不考核", "reported only", "参照", "仅报告", "参照指标", "不考核", "报告")
    OFF = ("off", "关闭", "off", "停用", "不适用", "关")


class Tier(Word):
    """What outweighs what among objectives, in falling order (层级)."""

    POLICY = ("policy", "政策", "policy")
    NEED = ("need", "需求", "need")
    CHANGE = ("change", "变动", "change", "调班")
    TRAVEL = ("travel", "路程", "travel")
    COMFORT = ("comfort", "舒适", "comfort")


class Goal(Word):
    """What a siting plan is judged by; which outweighs which is the policy's to say (目标次序)."""

    SHORTFALL = ("shortfall", "政策缺额", "shortfall")
    LONGEST = ("longest", "最长分钟", "longest minutes", "最远时间", "最长时间")
    MINUTES = ("minutes", "加权分钟", "weighted minutes", "平均时间", "人均分钟", "平均分钟")
    UNCOVERED = ("uncovered", "时限外人口", "people beyond reach", "覆盖人口", "未覆盖人口")
    COST = ("cost", "费用", "cost", "总费用", "成本")


class Stage(Word):
    """What a headcount plan is judged by, in falling order (目标层级)."""

    BREACH = ("breach", "政策缺额", "shortfall")
    CONTRACTS = ("contracts", "编外减少", "contracts ended")
    GRASSROOTS = ("grassroots", "基层最大缺编率", "worst gap at grassroots")
    HOSPITALS = ("hospitals", "医院最大缺编率", "worst gap of hospitals")
    GAP = ("gap", "加权缺编", "weighted gap")
    VACANCIES = ("vacancies", "空编", "vacancies")
    FILINGS = ("filings", "备案行数", "filing lines")
    CHANGES = ("changes", "变动量", "posts moved")


class Level(Word):
    """The level at which posts and positions are approved (层级); the two are approved apart (C10)."""

    HOSPITAL = ("hospital", "县级", "county hospitals", "医院", "公立医院", "县级公立医院", "旗级", "区级", "市级")
    GRASSROOTS = ("grassroots", "基层", "grassroots", "乡级", "乡镇", "苏木镇", "基层医疗卫生机构", "乡镇级")


class Funding(Word):
    """The funding form of posts (经费形式)."""

    FULL = ("full", "全额", "fully funded", "全额拨款", "全额事业", "财政全额")
    PARTIAL = ("partial", "差额", "partly funded", "差额拨款", "差额事业", "定额补助")
    SELF = ("self", "自收自支", "self-funded", "自筹", "经费自理")


class NeedSource(Word):
    """Where the need for posts comes from (需求来源)."""

    GIVEN = ("given", "填报", "given", "上报", "核定", "自报")
    NORM = ("norm", "人口标准", "norm by population", "标准", "按人口", "配置标准")
    WORKLOAD = ("workload", "工作量", "workload (WISN)", "按工作量", "测算", "WISN", "工作量测算")


class CenterMode(Word):
    """How members and a shared center reach each other (中心方式)."""

    PHYSICAL = ("physical", "实体", "physical", "实物", "线下", "送检", "配送")
    DIGITAL = ("digital", "数字", "digital", "远程", "线上", "信息化", "网络")
    REVERSE = ("reverse", "回收", "reverse flow", "逆向", "收运", "回收处理")


class Sourcing(Word):
    """Whether a member is served by one center of a kind or may be split among several (服务方式)."""

    SINGLE = ("single", "单一", "single", "单一中心", "固定一家")
    SPLIT = ("split", "可分", "split", "可分流", "多家分担")


class SiteStatus(Word):
    """What stands at a candidate site today, and what is settled about it (现状)."""

    NEW = ("new", "新建", "new", "候选", "拟建")
    EXISTING = ("existing", "现有", "existing", "已有", "在用", "在运行")
    KEEP = ("keep", "保留", "keep", "扩建", "保留扩建")
    CLOSE = ("close", "关闭", "close", "撤并", "停用")
    FIXED = ("fixed", "固定", "fixed", "指定", "必建")

    @property
    def standing(self) -> bool:
        """Whether a center stands there before the first phase."""
        return self in (SiteStatus.EXISTING, SiteStatus.KEEP, SiteStatus.CLOSE)

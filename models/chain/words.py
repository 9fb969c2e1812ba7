"""Why something of a need is not asked of the next decision."""

from models.county.words import Word


class Unasked(Word):
    """Why posts or visiting days are not asked for (未提出原因)."""

    NO_POSTS = ("no_posts", "机构在编制表没有行，类别不明", "the facility has no row on the sheet of posts")
    AFTER_PLAN = ("after_plan", "建成时间晚于编制规划末年", "opens after the last year of the headcount")
    NOT_RECEIVING = ("not_receiving", "不是接收单位", "the facility receives no visits")
    NO_SPECIALTY = ("no_specialty", "规则口径未列对应专业", "the policy lists no specialty for it")
    NOT_LICENSED = ("not_licensed", "未核准该诊疗科目", "the facility is not licensed for the subject")
    NOBODY = ("nobody", "派出单位没有该专业可派人员", "the sending hospitals have nobody of the specialty")
    OUT_OF_REACH = ("out_of_reach", "有该专业人员，但路程或个人限制不能派", "those who practice it cannot go that far")

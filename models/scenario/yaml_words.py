"""What is wrong with a YAML text, in both languages: the library's own words are English."""

from models.files.input.values import shown
from models.text import Text, text

KEY = text("键须为文字", "a key must be text")
_ZH = {
    "found character": "有不能开头的字符（常为制表符）",
    "mapping values are not allowed": "此处不能再有冒号（引号、缩进或上一行不对）",
    "could not find expected ':'": "键的后面缺少冒号",
    "expected <block end>": "缩进与上面不齐",
    "expected <document start>": "上面的内容已经结束",
    "expected ',' or": "缺少逗号或结尾的括号",
    "did not find expected": "此处不应有这个符号",
    "while parsing": "此处不应有这个符号",
    "found unexpected end of stream": "引号没有配对",
    "found unknown escape": "引号里有不认识的反斜杠写法",
    "found undefined alias": "引用没有出处",
    "found duplicate anchor": "锚点出现两次",
    "but found another document": "一个文件只能有一篇，不能有第二个 ---",
    "special characters are not allowed": "有不能使用的控制字符",
}
"""How the library's words begin, and what they mean."""


def said_of(problem: str) -> Text:
    """Return the library's words for what is wrong, in Chinese too where they are known."""
    known = next((zh for begin, zh in _ZH.items() if problem.startswith(begin)), "")
    return text(known or shown(problem), shown(problem))

"""``/v1/demo``: shipped counties, to be posted as they are."""

from functools import cache
from pathlib import Path

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

import instances
from api.service.problems import not_found
from api.service.reading import read_file
from api.service.routes.documented import answers
from api.service.routes.tags import send_once
from api.service.schemas.base import ById
from api.service.schemas.demo import DemoDocument, DemoList
from models.county import County
from models.text import text

TAG = Tag(name="demo", description="示例县域 | demo counties")
DEMO = text("示例", "demo")
blueprint = APIBlueprint("demo", __name__, url_prefix="/v1/demo", abp_tags=[TAG])


@blueprint.get("", operation_id="list_demos", responses=answers({200: DemoList, 304: None}))
def list_demos() -> Response:
    """示例县域列表 | List the demos: shipped counties, each with a decision and what is known of it."""
    return send_once(all_demos())


@blueprint.get("/<id>", operation_id="get_demo", responses=answers({200: County, 304: None}, 404))
def get(path: ById) -> Response:
    """示例县域数据，可原样提交 | Return the county of a demo, which can be posted as it is."""
    entry = next((known for known in instances.index() if known.id == path.id), None)
    if entry is None:
        raise not_found(DEMO)
    return send_once(county_json(instances.path(entry.id)))


@cache
def all_demos() -> bytes:
    """Return every demo as JSON."""
    return DemoList(demos=[DemoDocument.of(entry) for entry in instances.index()]).model_dump_json().encode()


@cache
def county_json(path: Path) -> bytes:
    """Return a shipped county as JSON."""
    return read_file(path).county.model_dump_json(by_alias=True).encode()

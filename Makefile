# Two commands do everything on a bare machine with Python 3.11-3.13 and make: `make demo` and `make test`.
BIN := .venv/bin
# The tests start hundreds of processes: they compile each module once, not each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test lint lock pages clean

help:
	@echo "make demo   安装并生成两个示例旗县的排班和选址 install, then plan two example counties into ./demo"
	@echo "make test   全部检查与测试 every check and test"
	@echo "make lint   只做静态检查 static checks only"
	@echo "make lock   重新锁定依赖 pin the packages anew"
	@echo "make pages  重新生成规则页面、工作簿页面和结构 write the generated docs anew"
	@echo "make clean  清除安装与结果 remove what was installed and written"

setup:
	@.ci/setup

demo: setup
	@$(BIN)/xiachen demo

test: lint
	$(BIN)/pytest -n 2

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: setup
	PATH="$(CURDIR)/$(BIN):$$PATH" uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra dev --extra postgres --extra batch --extra dask pyproject.toml -o requirements.lock

pages: setup
	$(BIN)/python -m models.policy.pages docs/rules
	$(BIN)/python -m models.files.pages docs

clean:
	rm -rf .venv demo out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis .import_linter_cache

"""Does every route say who may call it?"""

import ast
from collections.abc import Iterator

from tests.architecture.tree import (
    HERE,
    Service,
    Source,
    Tree,
    calls,
    dotted,
    functions,
)

GUARDS = frozenset({"by_user", "by_service", "anyone_inside"})
METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "api_route"})


def offences(tree: Tree) -> list[str]:
    """Routes of the services without a guard from chassis.callers."""
    found = []
    for service in tree.services():
        if service.package != "gateway":
            found += _unguarded(tree, service)
    return found


def _unguarded(tree: Tree, service: Service) -> Iterator[str]:
    sources = list(tree.python(service.path))
    guarded = _guarded_names(sources)
    for source in sources:
        for route in functions(source.tree):
            if _is_route(route) and not _is_guarded(route, guarded):
                yield source.at(route, f"anybody may call {route.name}")


def _guarded_names(sources: list[Source]) -> frozenset[str]:
    """Names such as `Reviewer = Annotated[Caller, by_user("reviewer")]`."""
    return frozenset(
        target.id
        for source in sources
        for statement in source.tree.body
        if isinstance(statement, ast.Assign) and _calls_a_guard(statement.value)
        for target in statement.targets
        if isinstance(target, ast.Name)
    )


def _calls_a_guard(node: ast.AST) -> bool:
    return any(name.split(".")[-1] in GUARDS for _, name in calls(node))


def _is_route(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in METHODS
        and "rout" in dotted(decorator.func.value).lower()
        for decorator in function.decorator_list
    )


def _is_guarded(
    route: ast.FunctionDef | ast.AsyncFunctionDef, guarded: frozenset[str]
) -> bool:
    arguments = [*route.args.posonlyargs, *route.args.args, *route.args.kwonlyargs]
    annotations = [argument.annotation for argument in arguments if argument.annotation]
    return any(
        _calls_a_guard(node)
        or any(isinstance(n, ast.Name) and n.id in guarded for n in ast.walk(node))
        for node in [*annotations, *route.decorator_list]
    )


def test_every_route_says_who_may_call_it():
    assert offences(HERE) == []


def test_there_are_routes_to_look_at():
    routes = [
        route
        for _, source in HERE.in_services("api")
        for route in functions(source.tree)
        if _is_route(route)
    ]
    assert len(routes) > 0


def test_a_route_for_anybody_is_seen(broken):
    name = "services/case/case_service/api/open.py"
    tree = broken("services/case").write(
        name,
        "@router.get('/cases')\nasync def cases(key: str) -> None:\n    ...\n",
    )
    assert tree.new_offences(offences) == [f"{name}:2: anybody may call cases"]


def test_a_guard_may_have_a_name_of_its_own(broken):
    tree = broken("services/case").write(
        "services/case/case_service/api/closed.py",
        "Boss = Annotated[Caller, by_user('reviewer')]\n"
        "@router.get('/cases')\nasync def cases(_: Boss) -> None:\n    ...\n",
    )
    assert tree.new_offences(offences) == []

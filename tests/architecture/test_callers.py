"""Does every route say who may call it?"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import (
    HERE,
    Service,
    Source,
    Tree,
    below,
    calls,
    dotted,
    functions,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Of chassis.callers, and of the gateway's session.
GUARDS = frozenset({"by_user", "by_service", "anyone_inside", "signed_in", "anyone"})
METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "api_route"})


def offences(tree: Tree) -> list[str]:
    """Routes and pages that do not name a guard."""
    return [o for service in tree.services() for o in _unguarded(tree, service)]


def _unguarded(tree: Tree, service: Service) -> Iterator[str]:
    sources = list(tree.python(service.path))
    guarded = _guarded_names(sources)
    for source in sources:
        for route, registration in _routes(source):
            if not _is_guarded(route, registration, guarded):
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


def _routes(source: Source) -> Iterator[tuple[Function, ast.expr]]:
    """Give every function that answers a route, with what registers it."""
    by_name = {function.name: function for function in functions(source.tree)}
    for function in by_name.values():
        for decorator in function.decorator_list:
            if _registers(decorator):
                yield function, decorator
    for call in below(source.tree):
        if isinstance(call, ast.Call) and _registers(call.func) and call.args:
            name = dotted(call.args[0]).split(".")[-1]
            if name in by_name:
                yield by_name[name], call.func


def _registers(node: ast.expr) -> bool:
    """Tell whether this is `router.get(…)`, as a decorator or called on a function."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in METHODS
        and "rout" in dotted(node.func.value).lower()
    )


def _is_guarded(
    route: Function, registration: ast.expr, guarded: frozenset[str]
) -> bool:
    arguments = [*route.args.posonlyargs, *route.args.args, *route.args.kwonlyargs]
    annotations = [argument.annotation for argument in arguments if argument.annotation]
    return any(
        _calls_a_guard(node)
        or any(isinstance(n, ast.Name) and n.id in guarded for n in below(node))
        for node in [*annotations, registration]
    )


def test_every_route_says_who_may_call_it():
    assert offences(HERE) == []


@pytest.mark.parametrize("folder", ["nipr-adapter", "identity", "gateway"])
def test_there_are_routes_to_look_at(folder):
    sources = HERE.python(f"services/{folder}")
    assert [route for source in sources for route in _routes(source)]


@pytest.mark.parametrize(
    "text",
    [
        "@router.get('/cases')\nasync def cases(key: str) -> None: ...\n",
        "async def cases(key: str) -> None: ...\n\nrouter.get('/cases')(cases)\n",
    ],
)
def test_a_route_for_anybody_is_seen(broken, text):
    name = "services/case/case_service/api/open.py"
    tree = broken("services/case").write(name, text)
    (offence,) = tree.new_offences(offences)
    assert "anybody may call cases" in offence


def test_a_page_without_a_word_on_who_sees_it_is_seen(broken):
    name = "services/gateway/gateway/pages/open.py"
    tree = broken("services/gateway").write(
        name, "@router.get('/open')\nasync def show(request: Request): ...\n"
    )
    assert tree.new_offences(offences) == [f"{name}:2: anybody may call show"]


def test_a_guard_may_have_a_name_of_its_own(broken):
    tree = broken("services/case").write(
        "services/case/case_service/api/closed.py",
        "Boss = Annotated[Caller, by_user('reviewer')]\n"
        "@router.get('/cases')\nasync def cases(_: Boss) -> None:\n    ...\n",
    )
    assert tree.new_offences(offences) == []

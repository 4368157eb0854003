from django.urls import URLPattern, path

from verbond.plan.views import changes, desk, public, rules, ties

app_name = "plan"
urlpatterns: list[URLPattern] = [
    path("", public.plans, name="plans"),
    path("published/", rules.published, name="published"),
    path("published.csv", rules.published_file, name="published-file"),
    path("desk/", desk.desk, name="desk"),
    path("desk/waiting/<int:pk>/", desk.waiting_plan, name="waiting"),
    path("desk/waiting/<int:pk>/faults.csv", desk.faults_file, name="faults"),
    path("desk/ties/<slug:slug>/", ties.ties, name="ties"),
    path("desk/ties/<slug:slug>/decide/", ties.decide, name="decide-ties"),
    path("desk/ties/<slug:slug>/<str:code>/", ties.tie_action, name="tie-action"),
    path("example.<str:form>", desk.example_file, name="example"),
    path("<slug:slug>/", public.plan, name="plan"),
    path("<slug:slug>/version/<int:number>.<str:form>", desk.version_file, name="version-file"),
    path("<slug:slug>/flow.csv", public.flow_file, name="flow-file"),
    path("<slug:slug>/actions.csv", public.actions_file, name="actions-file"),
    path("<slug:slug>/years.csv", public.years_file, name="years-file"),
    path("<slug:slug>/action/<str:code>/", public.action, name="action"),
    path("<slug:slug>/action/<str:code>/years.csv", public.action_file, name="action-file"),
    path("<slug:slug>/action/<str:code>/lines.csv", public.lines_file, name="lines-file"),
    path("<slug:slug>/versions/", changes.versions, name="versions"),
    path("<slug:slug>/versions.csv", changes.versions_file, name="versions-file"),
    path("<slug:slug>/unlinked/", changes.unlinked, name="unlinked"),
    path("<slug:slug>/promises-without-action.csv", changes.promises_file, name="promises-file"),
    path("<slug:slug>/actions-without-promise.csv", changes.loose_actions_file,
         name="loose-actions-file"),
    path("<slug:slug>/balance/", rules.balance, name="balance"),
    path("<slug:slug>/balance.csv", rules.balance_file, name="balance-file"),
    path("<slug:slug>/check-plan.json", rules.check_plan_file, name="check-plan"),
    path("<slug:slug>/targets/", rules.targets, name="targets"),
    path("<slug:slug>/targets/<slug:code>.csv", rules.target_file, name="target-file"),
]  # fmt: skip

"""What the columns of each measure are called on a page, with their units, in the order shown."""

REGION_TARGETS = {
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "target_said": "Target (member States)",
    "reported": "Reported (member States)",
    "detailed": "With an entry (member States)",
    "subregions": "Regional entries listed",
    "verdict_said": "Verdict",
}
TARGETS = {k: v for k, v in REGION_TARGETS.items() if k != "region"}
LISTED_WITHOUT_ENTRY = {"place": "Place", "biennium": "Biennium", "indicator": "Indicator"}
STAGES = {
    "biennium": "Biennium",
    "stage": "Stage",
    "achievements": "Achievements",
    "percent": "Share of the biennium's achievements",
}
FUNDERS = {
    "funder": "Funder",
    "results": "Results",
    "statements": "Statements in the text",
    "indirect": "of them indirect",
    "channel": "Channel",
    "projects": "Projects named",
}
REGIONS = {
    "region": "Region",
    "biennium": "Biennium",
    "results": "Results",
    "places": "Places",
    "achievements": "Achievements",
    "firm": "At least adopted (achievements)",
    "policies_firm": "Results with criterion 1 at least adopted",
    "named": "Results that name a funder",
}
REGION_REFS = {name: f"{name}_refs" for name in ("results", "places", "achievements", "firm", "policies_firm", "named")}
PLACE = {
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "title": "Title",
    "criteria": "Criteria met (of four)",
    "best_said": "Furthest stage",
}
MOVEMENTS = {
    "place": "Place",
    "before": "Biennium before",
    "indicators_before": "Indicators then",
    "after": "Biennium after",
    "indicators_after": "Indicators later",
    "movement": "Where it has an entry",
}
CONTINUITY = {
    "place": "Place",
    "cpo": "CPO",
    "indicator_before": "Indicator before",
    "indicator_after": "Indicator after",
    "title_before": "Title before",
    "title_after": "Title after",
}
STEPS = {
    "place": "Place",
    "indicator": "Indicator",
    "criterion": "Criterion",
    "stage_before": "Stage before",
    "stage_after": "Stage after",
    "step": "Step",
}
DISAGREEMENTS = {
    "verdict": "Disagreement",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "region": "Region",
    "kind": "Unit",
    "printed": "Printed total",
    "listed": "Listed by name",
    "entered": "With an entry",
    "coded": "With enough criteria in our coding",
    "names": "Who",
}
TYPOLOGY = {
    "type": "Type",
    "both": "In both (places)",
    "summary_only": "Only in the summary (places)",
    "coding_only": "Only in our coding (places)",
    "neither": "In neither (places)",
    "percent": "Agreement",
}
RULES = {
    "rule": "Counting rule",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "results_left": "Results left",
    "states_left": "Member States left",
    "target": "Target (member States)",
    "verdict": "Target then",
    "lost": "Falls away",
}
CRITERIA_RULE = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "met": "Criteria reported",
    "required": "Criteria required",
}
SILENCE = {
    "name": "Biennium",
    "results": "Results",
    "results_silent": "Results that name nobody",
    "percent": "Share that names nobody",
    "achievements": "Achievements",
    "achievements_named": "of them with a funder named in their own row",
}
NAMED = {"region": "Region", "biennium": "Biennium", "results": "Results", "named": "Results that name a funder"}
NAMED_REFS = {name: f"{name}_refs" for name in ("results", "named")}
MENTIONS = {
    "place": "In the entry of",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "label": "Criterion",
}
PROJECTS = {
    "title": "Project",
    "first_year": "From",
    "last_year": "To",
    "places": "Places",
    "funders": "Funders",
    "partners": "Partners",
}
LINKS = {
    "title": "Project",
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "strength": "What ties them",
}
NOTES = {"kind": "Kind of doubt", "biennium": "Biennium", "notes": "Notes", "results": "Results concerned"}
FUNDING_GRID = {
    "funder": "Funder",
    "channel": "Channel",
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "results": "Results",
}
STATEMENTS = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "criterion": "In the row of criterion",
    "stage": "Stage of that criterion",
    "indirect": "How it is named",
    "channel": "Channel",
    "project_name": "Project named",
}
GAPS_BY_REGION = {"region": "Region", "biennium": "Biennium"}
GAPS_BY_PLACE = {"place": "Place", "biennium": "Biennium"}
SILENCE_REFS = {"results_silent": "refs"}
EMPTY = {
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "label": "Criterion",
    "results": "Results that pass it over",
}
PEOPLE = {
    "measure_group": "What is counted",
    "biennium": "Biennium",
    "figures": "Printed numbers",
    "results": "Results that print one",
    "sex_given": "Numbers that say anything of sex",
    "percent": "Share that does",
}
WOMEN = {
    "place": "Place",
    "biennium": "Biennium",
    "measure": "What is counted",
    "value": "Number",
    "told": "Women",
}
NUMBERS = {
    "place": "Place",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "measure": "What is counted",
    "value": "Number",
    "women": "Women",
    "women_pct": "Women (%)",
    "period": "Period",
}
ADDING = {
    "place": "Place",
    "biennium": "Biennium",
    "measure": "What is counted",
    "value": "Number",
    "reasons": "Why it may not be added",
    "against": "Because of",
}
FLOOR = {
    "measure_group": "What is counted",
    "biennium": "Biennium",
    "figures": "Printed numbers",
    "added": "of them added",
    "at_least": "At least (people)",
    "left_out": "Numbers left out",
}
CITED = {
    "name": "Instrument",
    "kind": "Kind",
    "year": "Adopted in",
    "results": "Results that name it",
    "places": "Places",
}
REACH = {"partner": "Partner", "partner_kind": "Kind", "results": "Results", "places": "Places", "regions": "Regions"}
PARTNER_KINDS = {
    "partner_kind": "Kind of partner",
    "biennium": "Biennium",
    "partners": "Partners named",
    "results": "Results that name one",
}
NAMING = {
    "biennium": "Biennium",
    "results": "Results",
    "naming": "of them name one",
    "silent": "name none",
    "percent": "Share that names one",
}
OUTPUT_TYPES = {"type": "Group of outputs", "biennium": "Biennium", "outputs": "Outputs"}
OUTPUTS = {"summary": "Output", "biennium": "Biennium", "type": "Group"}
LESSONS = {"lesson": "Lesson", "biennium": "Biennium"}
COMPARABLE = {
    "measure": "Number",
    "unit": "Unit",
    "before": "Biennium before",
    "value_before": "Then",
    "after": "Biennium after",
    "value_after": "Later",
    "change": "Change",
}
STRENGTH = {"said": "Measure", "count": "Count", "of": "Of", "percent": "Share"}
STATE = {"state_said": "State of the record"}
MAP_RESULTS = {
    "place": "Place",
    "biennium": "Biennium",
    "results": "Results",
    "indicators": "Under indicators",
    "reports": "Criteria reports (criteria, over its results)",
    **STATE,
}
MAP_CRITERIA = {"place": "Place", "criteria": "Most criteria met by one result", "results": "Results", **STATE}
MAP_STAGES = {
    "place": "Place",
    "best_said": "Furthest stage",
    "firm": "Achievements at least adopted",
    "achievements": "Achievements",
    **STATE,
}
MAP_FUNDERS = {"place": "Place", "funders": "Funders named", "payers": "Who they are", **STATE}

"""What the columns of each measure are called on a page, with their units, in the order shown."""

REGION_TARGETS = {
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "target_said": "Target (member States)",
    "reported": "Reported (member States)",
    "detailed": "With an entry (member States)",
    "subregions": "Subregions listed",
    "verdict_said": "Verdict",
}
TARGETS = {k: v for k, v in REGION_TARGETS.items() if k != "region"}
LISTED_WITHOUT_ENTRY = {"place": "Place", "biennium": "Biennium", "indicator": "Indicator"}
STAGES = {"biennium": "Biennium", "stage": "Stage", "achievements": "Achievements", "percent": "Share of the biennium's achievements"}
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
PLACE = {
    "biennium": "Biennium",
    "indicator": "Indicator",
    "cpo": "CPO",
    "title": "Title",
    "criteria": "Criteria met (of four)",
    "best_said": "Furthest stage",
}

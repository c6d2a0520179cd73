"""PLOVER's lists: the modes of each event type with their intensities, the contexts, the sectors of actors.

Modes and intensities are the codebook's (its intensity table; `targeted` is its word for assassinations). The codebook
counts 37 contexts; the names here are ours where its text was not at hand, so an export may have to rename some.
"""

#: Modes of each event type, the codebook's. A type that is not here has none.
MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize",
            "restrict",
            "ban",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct",
            "beat",
            "torture",
            "execute",
            "sexual",
            "targeted",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "heavy-weapons",
            "aerial",
            "drone",
            "unconventional",
            "crowd-control",
            "cleansing",
        }
    ),
}

#: Modes the vocabulary has beside the codebook's, for the dossier's words; a file in PLOVER's form leaves them out.
OWN_MODES: dict[str, frozenset[str]] = {
    "SUPPORT": frozenset({"recognize"}),
    "CONCEDE": frozenset({"release"}),
    "COOPERATE": frozenset({"diplomatic", "economic", "military", "intelligence", "judicial"}),
    "COERCE": frozenset({"abduct"}),
}

#: Goldstein-style intensity by type (PLOVER codebook, intensity table; ACCUSE is printed there as 3, a
#: missing minus).
INTENSITY = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5.0,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10.0,
    "RETREAT": 6.5,
    "REQUEST": 0.0,
    "ACCUSE": -3.0,
    "REJECT": -2.0,
    "THREATEN": -3.5,
    "PROTEST": -5.0,
    "SANCTION": -6.0,
    "MOBILIZE": -5.5,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
}

#: Where a mode's intensity is not its type's (the same table).
MODE_INTENSITY = {
    ("CONSULT", "visit"): 4.0,
    ("CONSULT", "third-party"): 1.0,
    ("CONSULT", "multilateral"): 4.0,
    ("CONSULT", "phone"): 1.5,
    ("RETREAT", "withdraw"): 8.0,
    ("RETREAT", "release"): 6.5,
    ("RETREAT", "disarm"): 10.0,
    ("RETREAT", "ceasefire"): 7.5,
    ("RETREAT", "access"): 6.5,
    ("RETREAT", "resign"): 4.5,
    ("REQUEST", "assist"): 0.5,
    ("REQUEST", "change"): -1.0,
    ("REQUEST", "yield"): -1.0,
    ("REQUEST", "meet"): 0.0,
    ("ACCUSE", "disapprove"): -2.0,
    ("ACCUSE", "investigate"): -3.5,
    ("ACCUSE", "allege"): -3.5,
    ("REJECT", "assist"): -1.5,
    ("THREATEN", "restrict"): -3.0,
    ("THREATEN", "territory"): -4.0,
    ("PROTEST", "riot"): -7.0,
    ("PROTEST", "hunger"): -4.5,
    ("PROTEST", "boycott"): -4.5,
    ("PROTEST", "obstruct"): -4.5,
    ("SANCTION", "expel"): -5.5,
    ("SANCTION", "withdraw"): -6.0,
    ("SANCTION", "discontinue"): -6.0,
    ("MOBILIZE", "troops"): -6.5,
    ("MOBILIZE", "weapons"): -6.5,
    ("MOBILIZE", "militia"): -6.0,
    ("COERCE", "censor"): -6.5,
    ("COERCE", "curfew"): -6.5,
    ("COERCE", "misinformation"): -6.5,
    ("COERCE", "martial-law"): -7.5,
    ("ASSAULT", "beat"): -7.5,
    ("ASSAULT", "targeted"): -9.5,
    ("ASSAULT", "aerial"): -9.5,
    ("ASSAULT", "drone"): -9.5,
    ("ASSAULT", "heavy-weapons"): -9.5,
    ("ASSAULT", "suicide-attack"): -9.5,
    ("ASSAULT", "unconventional"): -10.0,
}

#: What an event is about, beside what is done.
CONTEXTS = frozenset(
    {
        "asylum",
        "cbrn",
        "corruption",
        "coup",
        "crime",
        "culture",
        "cyber",
        "diplomatic",
        "disaster",
        "economic",
        "election",
        "environment",
        "ethnicity",
        "executive",
        "gender",
        "health",
        "human_rights",
        "illegal_drugs",
        "infrastructure",
        "intelligence",
        "legal",
        "legislative",
        "lgbt",
        "maritime",
        "mass_killing",
        "migration",
        "military",
        "misinformation",
        "peacekeeping",
        "political_institutions",
        "pro_autocracy",
        "pro_democracy",
        "religion",
        "resource",
        "technology",
        "territory",
        "terrorism",
    }
)

#: Sectors of actors (three-letter codes that CAMEO and PLOVER share; UNK where the text does not tell).
SECTORS = frozenset(
    {
        "AGR",  # farming
        "BUS",  # companies
        "COP",  # police
        "CRM",  # criminals
        "CVL",  # civilians
        "EDU",  # schools, universities, research
        "ELI",  # former officials, celebrities
        "GOV",  # government, ministries, envoys
        "HLH",  # health
        "IGO",  # bodies of states
        "IMG",  # militant groups of many countries
        "JUD",  # courts, judges, prosecutors
        "LAB",  # workers, unions
        "LEG",  # parliaments, lawmakers
        "MED",  # press
        "MIL",  # forces
        "MNC",  # companies of many countries
        "NGO",  # other bodies
        "OPP",  # opposition, protesters
        "PTY",  # parties
        "REB",  # rebels
        "REF",  # refugees
        "REL",  # clergy, churches
        "SET",  # settlers
        "SPY",  # intelligence services
        "UNK",
    }
)


def intensity_of(type_: str, mode: str | None) -> float:
    """Goldstein-style intensity from -10 to 10: the mode's where it has its own, else the type's."""
    return MODE_INTENSITY.get((type_, mode or ""), INTENSITY[type_])

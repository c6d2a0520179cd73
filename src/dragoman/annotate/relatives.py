"""Whom a relative pronoun stands for, and who acts in a clause that the parser hung on the wrong word."""

from calendar import day_name, month_abbr, month_name

from spacy.tokens import Token

from dragoman.annotate.role_words import role_nouns

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_REPORTING = frozenset({"report", "say", "state", "write"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})
_HOLDING = frozenset({"arrest", "detain", "hold", "jail", "charge", "try", "convict", "sentence", "expel", "fine"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CALENDAR = frozenset({name for names in (month_name, month_abbr, day_name) for name in names if name} | {"Sept"})
_SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for; the token itself where it is none."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "WP$", "IN", "DT"):
        return token
    if token.lower_ == "which" and token.i > token.sent.start + 1 and token.nbor(-1).text == ",":
        name = token.nbor(-2)  # "accused Lomé of leaning to Accra, which": parsers take the first name
        if name.pos_ == "PROPN":
            return name
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return _someone(ancestor.head) if token.lower_ == "who" else ancestor.head
    if token.dep_ == "poss" and token.head.dep_ == "appos":
        return token.head.head  # "Chad, whose envoy, Ann Lee, met"
    return token


def reported_subject(clause: Token) -> Token | None:
    """The person of "the agency reported Ann Lee, the minister, urged": parsers take her for what is reported and join
    the verbs."""
    verb = clause.head
    if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.left_edge.i > verb.i + 1:
        before = clause.left_edge.nbor(-1)  # "spoke of Chad leaving"
        return before if before.dep_ == "pobj" and before.head.lower_ == "of" and before.head.head == verb else None
    if clause.dep_ != "conj" or clause.tag_ != "VBD" or any(child.dep_ == "cc" for child in verb.children):
        return None
    person = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.i), None)
    told = verb.lemma_ in _REPORTING and person is not None and person.ent_type_ == "PERSON"
    return person if told else None


def owned_subject(clause: Token) -> Token | None:
    """The noun behind "whose" where parsers hang it on its owner and leave the verb alone: "Chad, whose envoy, Ann Lee,
    met"."""
    if clause.tag_ not in ("VBD", "VBN") or clause.dep_ not in ("advcl", "acl", "relcl"):
        return None
    for token in reversed(clause.doc[clause.sent.start : clause.i]):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.lower_ == "whose" and token.dep_ == "poss":
            return token.head if token.head.dep_ == "appos" else None
    return None


def parted_subject(clause: Token) -> Token | None:
    """The subject of a joined clause that parsers take for one more object of the verb before: "beat the rebels and
    Chad would withdraw"."""
    if clause.dep_ != "conj" or (clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.children)):
        return None
    first = min((child.i for child in clause.children if child.dep_ in ("aux", "auxpass")), default=clause.i)
    if first == clause.sent.start or clause.head.pos_ != "VERB":
        return None
    noun = clause.doc[first - 1]
    joined = noun.dep_ == "conj" and noun.pos_ == "PROPN" and noun.head.dep_ in ("dobj", "pobj")
    return noun if joined and clause.head.is_ancestor(noun) and clause.head.i < noun.i else None


def _someone(noun: Token) -> Token:
    """The person that "who" stands for where parsers hang its clause on what is next to it ("an expert of the council
    who")."""
    above = noun
    while not _is_human(above):
        if above.dep_ == "pobj" and above.head.dep_ == "prep":
            above = above.head.head
        elif above.dep_ in ("compound", "nmod", "poss"):
            above = above.head
        else:
            return noun
    return above


def _is_human(noun: Token) -> bool:
    plural = noun.tag_ == "NNS"
    named = noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON"  # "Ann Lee, an expert of"
    return (
        named
        or noun.ent_type_ in ("PERSON", "NORP")
        or noun.pos_ == "PRON"
        or plural
        or noun.lemma_.lower() in role_nouns()
    )


def missed_subjects(clause: Token) -> list[Token]:
    """Who acts in a clause that the parser tore from its subject; empty where nobody is found."""
    found = (find(clause) for find in (opening_name, behind_date, lost_subject, described, held_for, made_first))
    return [noun for noun in found if noun is not None][:1]


def opening_name(verb: Token) -> Token | None:
    """The name right before a verb without a subject, which parsers take for an adverb or modifier: "Chile imposed"."""
    if verb.tag_ not in ("VBD", "VBZ") or any(child.dep_ in _SUBJECT_LABELS for child in verb.children):
        return None
    near = [child for child in verb.lefts if child.dep_ in ("npadvmod", "nmod", "compound", "dep")]
    name = near[-1] if near else None
    known = name is not None and name.pos_ == "PROPN" and name.ent_type_ in ("GPE", "ORG", "PERSON", "NORP")
    return name if known and name is not None and name.i == verb.i - 1 else None


def behind_date(verb: Token) -> Token | None:
    """The subject that parsers run together with the month or day before it: "In September Chad closed its border"."""
    finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children if child.dep_ == "aux")
    if not finite or any(child.dep_ in _SUBJECT_LABELS for child in verb.children):
        return None
    fronted = (noun for child in verb.lefts if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj")
    near = [noun for noun in fronted if all(_of_verb(t, verb) for t in verb.doc[noun.right_edge.i + 1 : verb.i])]
    dated = (n for n in near if n.pos_ == "PROPN" and any(c.dep_ == "compound" and _is_date(c) for c in n.lefts))
    return next(dated, None)


def _is_date(token: Token) -> bool:
    return token.text.rstrip(".") in _CALENDAR


def lost_subject(verb: Token) -> Token | None:
    """The subject that the parser hung on a phrase before it: "In view of the row with Peru, Berg, who had served
    there, hinted"; None where the verb has its own or none stands there."""
    if verb.tag_ not in _FINITE and not any(child.tag_ in _FINITE for child in verb.children if child.dep_ == "aux"):
        return None
    if any(child.dep_ in _SUBJECT_LABELS for child in verb.children):
        return None
    fronted = [child for child in verb.lefts if child.dep_ in ("prep", "advcl")]
    nouns = [token for child in fronted for token in child.subtree if _set_apart(token)]
    near = [noun for noun in nouns if all(_of_verb(t, verb) for t in verb.doc[noun.right_edge.i + 1 : verb.i])]
    return near[-1] if near else None


def _set_apart(noun: Token) -> bool:
    """True for a noun behind a comma that no "and" joins to what stands before."""
    edge = noun.left_edge.i
    if noun.dep_ not in ("appos", "conj") or noun.pos_ not in ("NOUN", "PROPN") or edge == 0:
        return False
    joined = noun.dep_ == "conj" and any(child.dep_ == "cc" for child in noun.head.children)
    return noun.doc[edge - 1].text == "," and not joined


def _of_verb(token: Token, verb: Token) -> bool:
    return token.is_punct or (token.head == verb and token.dep_ in ("aux", "auxpass", "neg", "advmod"))


def described(participle: Token) -> Token | None:
    """The noun before a participle that the parser hung on a later verb with the noun's own phrase: "For Peru, mired in
    debt, Chile has been"."""
    if participle.dep_ != "advcl" or participle.tag_ not in ("VBN", "VBG"):
        return None
    nouns = (noun for child in participle.lefts if child.dep_ == "prep" for noun in child.children)
    close = (noun for noun in nouns if noun.dep_ == "pobj" and noun.right_edge.i == participle.i - 2)
    return next((noun for noun in close if participle.nbor(-1).text == ","), None)


def held_for(gerund: Token) -> Token | None:
    """The object for whose doing something is done to it, though the parser hangs the preposition on a word between:
    the man of "arrested a man with ties to Chad for planning a raid", Chad of "accused Chad in May of planning it"."""
    above = gerund.head.head
    if gerund.dep_ != "pcomp" or above.pos_ in ("VERB", "AUX"):
        return None
    while above.dep_ in ("pobj", "prep", "npadvmod"):
        above = above.head
    if above.dep_ in ("dobj", "nsubjpass") and gerund.head.lower_ == "for":
        return above
    charged = above.lemma_ in (_CHARGING if gerund.head.lower_ == "of" else _HOLDING)
    return next((child for child in above.children if child.dep_ in ("dobj", "nsubjpass")), None) if charged else None


def made_first(clause: Token) -> Token | None:
    """The noun of "becoming the first state to open", which tells who opens where the parser joins both verbs."""
    become = clause.head
    if clause.dep_ not in ("advcl", "xcomp") or clause.tag_ != "VB" or become.lower_ != "becoming":
        return None
    if any(child.dep_ == "nsubj" for child in become.children):
        return None
    nouns = (child for child in become.children if child.dep_ == "attr" and child.i < clause.i)
    return next((noun for noun in nouns if any(c.lower_ in ("first", "only", "latest") for c in noun.children)), None)

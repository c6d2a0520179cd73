"""The two sides of an act: by the roles its word names, else by what stands near, else by what came before."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.annotate.armed import among_themselves, at_their_border, unread_owner, when_they_fired
from dragoman.annotate.carried import fillers_through
from dragoman.annotate.dealings import denied_to, last_pair, those_who_met
from dragoman.annotate.event_words import EventWord
from dragoman.annotate.frames import fillers, is_passive, loose_fillers
from dragoman.annotate.nounsides import told_around
from dragoman.annotate.own_affairs import SAID, at_home, is_somebody
from dragoman.annotate.partners import (
    acting_for,
    again_by,
    announced_by,
    doer,
    in_view,
    partner,
    sent_from,
    speaking_for,
    victim,
)
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Parties, Side, Story, named_at, side_of
from dragoman.annotate.telling import own_side
from dragoman.model.actors import Link, MentionKind

MAX_SIDE = 8  # actors a side; longer lists in the press are members of a body, not doers of an act
#: Types whose doer may be named only inside what is done ("Israeli weapons were sent").
MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
#: Prepositions that may lead to a place for a state.
_WHERE = frozenset(
    {"in", "at", "to", "on", "into", "near", "from", "inside", "outside", "along", "for", "of", "obj", "compobj"}
)
_BY_THE_PLACE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation"})
_KEEPS = frozenset({"prison", "jail", "custody", "camp", "base", "ship", "vessel", "warship", "facility", "detention"})
_POSTED = frozenset({"ambassador", "envoy", "consul", "attache", "attaché"})
_SENT_FROM = ("from", "of")
_PLACE_WORDS = ("in", "at", "near", "outside", "inside")
#: Prepositions whose noun may hold whom an act is aimed at; others lead to its time, reason or means.
_AIMING = frozenset({"on", "upon", "to", "toward", "towards", "with", "of", "against", "about", "over", "from", "into"})
#: Where forces stand: "along its border with Chad".
_POSTS = frozenset({"along", "near", "at", "off", "around", "across"})
#: What leads to a threat's reason or to what it is of, never to whom it is aimed at: "threats of force over the pact".
_MATTERS = frozenset({"of", "over", "about"})
_NOTHING = frozenset[str]()
#: Types that several who are named as doers alone do with each other.
_TOGETHER = frozenset({"COOPERATE", "AGREE", "CONSULT", "RETREAT"})
_GIVEN = frozenset({"AID", "AGREE", "SANCTION", "REQUEST"})
#: What leans for or against whoever is named behind it is not theirs.
_LEANING = ("anti-", "anti ", "pro-", "anti‑", "pro‑", "non-")
_AGAINST = re.compile(r"\banti[-‑ ]$", re.IGNORECASE)
_MADE = re.compile(r"[-‑](?:made|built|born|bound|designed|supplied|registered)\b")
#: Types done for somebody: what follows "against" is the other side.
_FRIENDLY = frozenset({"SUPPORT", "AID", "COOPERATE", "AGREE", "CONCEDE"})


def find_parties(story: Story, trigger: Token, word: EventWord) -> Parties:
    """Both sides of the act, as far as they can be told; a side that cannot is empty."""
    reading = story.reading
    if word.mutual or _each_other(trigger, word):
        return _mutual(story, trigger, word)
    source = acting_for(reading, trigger) if word.source[:1] == ("subj",) else Side()
    source = source if source.codes else _by_roles(reading, trigger, word.source, (), acting=True)
    if not source.codes and word.source[:1] == ("subj",):
        source = speaking_for(reading, trigger) or announced_by(reading, trigger)
    target = _by_roles(reading, trigger, word.target, source.codes, acting=False)
    if word.type == "PROTEST" and not target.codes:
        target = _against(reading, trigger)
    if word.type == "ASSAULT" and not target.codes and (ours := own_side(reading, trigger)).codes:
        foes = source.without(ours.codes)  # "all that they did to our towns"
        source, target = (foes, ours) if foes.codes else (source, target)
    if source.codes and not target.codes:
        return _with_target(story, trigger, word, source)
    if target.codes and not source.codes:
        source = _missing_source(story, trigger, word, target)
    return Parties(source, target)


def _with_target(story: Story, trigger: Token, word: EventWord, source: Side) -> Parties:
    """The source with whom it does it to, where the act's own roles do not name that side."""
    reading = story.reading
    if word.type in SAID and (told := _by_roles(reading, trigger, ("told",), source.codes, acting=False)).codes:
        return Parties(source, told)
    target = _by_place(reading, trigger, word).without(source.codes)
    matters = _MATTERS if word.type == "THREATEN" and word.pos == "noun" else _NOTHING
    target = target if target.codes else _in_object(reading, trigger, source, _behind(word) - matters) or Side()
    together = word.type in _TOGETHER or (word.type == "MOBILIZE" and at_their_border(trigger))
    if not target.codes and together and len(source.codes) > 1 and trigger.pos_ == "VERB":
        return Parties(source, source)  # "Chad and Niger opened a bridge"
    return Parties(source, target if target.codes else _target_in_view(story, trigger, word, source))


def _target_in_view(story: Story, trigger: Token, word: EventWord, source: Side) -> Side:
    """Whom the act is done to by what the report tells around it; empty where nothing tells."""
    reading = story.reading
    target = Side()
    if not word.named and not at_home(reading, trigger, word, source):
        target = denied_to(story, trigger, word, source)
        target = target if target.codes else _host(reading, trigger).without(source.codes)
        target = target if target.codes else partner(story, trigger, word, source)
    if not target.codes and word.type == "MOBILIZE":  # "scrambled jets to warn off Chadian aircraft"
        target = _by_roles(reading, trigger, ("compobj",), source.codes, acting=False)
    if not target.codes and word.type == "ASSAULT":
        target = victim(story, trigger, source)
    return target


def _missing_source(story: Story, trigger: Token, word: EventWord, target: Side) -> Side:
    """Who does it by what the report tells around the act; empty where nothing tells."""
    reading = story.reading
    if word.type == "PROTEST":
        return _crowd_of(reading, trigger).without(target.codes)
    if word.named:
        return Side()
    if word.type == "ASSAULT" and (fired := when_they_fired(reading, trigger).without(target.codes)).codes:
        return fired
    behind = _AIMING if word.type not in _VIOLENT else frozenset[str]()
    inside = _in_object(reading, trigger, target, behind) if word.type in MATERIAL else None
    inside = None if inside and _patient(reading, trigger, inside) else inside
    source = inside or _of_the_place(reading, trigger, word, target)
    source = source if source.codes else sent_from(reading, trigger, word).without(target.codes)
    source = source if source.codes else again_by(story, trigger, word, target)
    source = source if source.codes else doer(story, trigger, word, target)
    if not source.codes and trigger.pos_ == "NOUN" and word.type == "CONSULT":
        source = in_view(story, trigger, target)
    return source


def _host(reading: Reading, trigger: Token) -> Side:
    """The state in which the embassy or envoy that acts is posted: "the embassy in Chad suspended its work"."""
    posted = [noun for noun in fillers(trigger, "subj") if noun.lemma_.lower() in _MISSIONS | _POSTED]
    places = [place for noun in posted for word in ("in", "to") for place in fillers(noun, word)]
    links = [(link, place) for place in places if (link := reading.link_at(place)) and link.resolved]
    named = side_of(reading, links[:1])
    return Side(tuple(code for code in named.codes if ":" not in code), named.tokens)


def _each_other(trigger: Token, word: EventWord) -> bool:
    """True where the sides do it to each other: "accused each other", "shelled one another's villages", "each blames
    the other"."""
    nouns = [noun for role in word.target if role not in ("comp", "compobj") for noun in fillers(trigger, role)]
    owners = [child for noun in nouns for child in noun.children if child.dep_ == "poss"]
    return any(_other(noun) for noun in (*nouns, *owners))


def _other(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children}
    if noun.lower_ == "another":
        return "one" in words or (noun.i > 0 and noun.nbor(-1).lower_ == "one")
    alone = "the" in words and noun.head.lower_ != "of" and any(t.lower_ == "each" for t in noun.sent if t.i < noun.i)
    return noun.lower_ == "other" and ("each" in words or alone)


def _mutual(story: Story, trigger: Token, word: EventWord) -> Parties:
    """Both sides of a mutual act in both: everything that fills any of its roles.

    Where only one side is named it did it with whoever is most in view.
    """
    reading = story.reading
    between = _by_roles(reading, trigger, ("between",), (), acting=False)  # who else is named only brings them together
    sides = [between]
    if len(between.codes) <= 1:
        sides = [_by_roles(reading, trigger, (role,), (), acting=True) for role in word.source]
        sides += [_by_roles(reading, trigger, (role,), (), acting=False) for role in word.target]
    codes = tuple(dict.fromkeys(code for side in sides for code in side.codes))
    tokens = tuple(dict.fromkeys(token for side in sides for token in side.tokens))
    if len(codes) == 1 and trigger.pos_ == "NOUN" and (owner := unread_owner(reading, trigger, codes)).codes:
        codes, tokens = (*owner.codes, *codes), (*owner.tokens, *tokens)
    peaceful = (
        word.type != "ASSAULT" and not word.named and not among_themselves(trigger)
    )  # "sign a treaty", "talks": two sides though one or none is named
    if not codes and (they := those_who_met(story, trigger)).codes:
        return Parties(they, they)
    if peaceful and not codes and (word.objects or _measured(trigger) or _concluded(trigger, word)):
        pair = last_pair(story, trigger, word.type)
        codes, tokens = pair.codes, pair.tokens
    elif peaceful and len(codes) == 1 and _shareable(trigger, word) and not _with_others(story, trigger):
        codes += in_view(story, trigger, Side(codes, tokens)).codes
    together = len(codes) == 1 and word.type == "CONSULT" and trigger.pos_ == "VERB" and not _one_person(trigger)
    if together and _is_body(story, codes[0]):
        return Parties(Side(codes, tokens), Side(codes, tokens))  # "the bloc's leaders met"
    both = Side(codes, tokens) if 2 <= len(codes) <= 2 * MAX_SIDE else Side()
    return Parties(both, both)


def _shareable(trigger: Token, word: EventWord) -> bool:
    """True for what nobody does alone: what has its object named ("sign a treaty"), a noun's act, a consent to act
    ("agreed to withdraw")."""
    undertaken = word.type == "AGREE" and any(child.dep_ == "xcomp" for child in trigger.children)
    return bool(word.objects) or trigger.pos_ != "VERB" or undertaken


def _with_others(story: Story, trigger: Token) -> bool:
    """True where it is told with whom, but not whose they are ("a meeting with the prime minister")."""
    others = loose_fillers(trigger, "with")
    own = bool(others) and any(actor_links(story.reading, token) for token in fillers(trigger, "subj"))
    return own or any(is_somebody(story.reading, token) for token in others)


def _by_place(reading: Reading, trigger: Token, word: EventWord) -> Side:
    """The state of the place that one of the target's prepositions names ("to invest in a terminal at Lima")."""
    named: list[tuple[Link, Token]] = []
    for role in word.target:
        for filler in fillers_through(trigger, role, acting=False) if role in _WHERE else ():
            things = (filler, *fillers(filler, "of"))  # "the shelling of a harbour in Chad"
            for place in (*things, *(inner for thing in things for w in _PLACE_WORDS for inner in fillers(thing, w))):
                link = reading.link_at(place)
                if link is not None and link.resolved and link.mention.kind is MentionKind.PLACE:
                    named.append((link, place))
    return side_of(reading, named[:1])


def _one_person(verb: Token) -> bool:
    """True where one person acts: nobody "was discussing" with the rest of the body."""
    return any(noun.lower_ in ("he", "she", "i") or noun.ent_type_ == "PERSON" for noun in fillers(verb, "subj"))


def _is_body(story: Story, code: str) -> bool:
    actor = story.reading.gazetteer.actors.get(code)
    return actor is not None and actor.kind == "igo"


def _measured(noun: Token) -> bool:
    """True for "nine hours of talks", "three rounds of negotiations": told anew, not spoken of again."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and not any(c.dep_ == "det" for c in noun.children)


def _concluded(trigger: Token, word: EventWord) -> bool:
    """True for "the accord was signed", "a truce agreed in May": done by two who need not be named."""
    if word.type == "CONSULT" or trigger.pos_ != "VERB" or not is_passive(trigger) or fillers(trigger, "by"):
        return False
    things = fillers(trigger, "obj")
    return bool(things) and all(t.ent_type_ != "PERSON" and not _personal(t) for t in things)


def _personal(noun: Token) -> bool:
    return noun.pos_ == "PRON" or noun.lemma_.lower() in role_nouns()


def _by_roles(reading: Reading, trigger: Token, roles: Sequence[str], without: tuple[str, ...], acting: bool) -> Side:
    """The first role that is filled by an actor who is not on the other side."""
    for role in roles:
        named = [pair for filler in fillers_through(trigger, role, acting) for pair in actor_links(reading, filler)]
        named = [pair for pair in named if not _only_described(reading, pair[0], acting)]
        side = side_of(reading, named).without(without)
        if 0 < len(side.codes) <= MAX_SIDE:
            return side
    return _told_around(reading, trigger, without, acting) if trigger.pos_ == "NOUN" else Side()


def _only_described(reading: Reading, link: Link, acting: bool) -> bool:
    """True where a name only tells what the noun behind it is like: "anti-Taliban fighters", "pro-Russian rebels"; who
    acts with "US-made jets" is not the maker."""
    text, mention = reading.report.text, link.mention
    if mention.kind is not MentionKind.NAME:
        return False
    before = text[max(mention.start - 5, 0) : mention.start].lower()
    return before.endswith(_LEANING) or (acting and _MADE.match(text, mention.end) is not None)


def _against(reading: Reading, noun: Token) -> Side:
    """Whom "anti-Chadian protests" are aimed at."""
    named = [(link, token) for token in fillers(noun, "mod") if (link := reading.link_at(token)) and link.resolved]
    text = reading.report.text
    return side_of(reading, [(link, token) for link, token in named if _AGAINST.search(text, 0, link.mention.start)])


def _told_around(reading: Reading, noun: Token, without: tuple[str, ...], acting: bool) -> Side:
    named = [pair for filler in told_around(noun, acting) for pair in _struck(reading, filler, acting)]
    side = side_of(reading, named).without(without)
    return side if len(side.codes) <= MAX_SIDE else Side()


def _struck(reading: Reading, filler: Token, acting: bool) -> list[tuple[Link, Token]]:
    """Who this is; a place that undergoes an act stands for its state ("the port was the target of an attack")."""
    links = actor_links(reading, filler)
    place = None if links or acting else reading.link_at(filler)
    return [(place, filler)] if place and place.resolved else links


def _behind(word: EventWord) -> frozenset[str]:
    """The prepositions behind which the other side may be named: for what is given, stopped or asked also "for" ("a
    million for schools in Chad"), for what is friendly no "against"."""
    aiming = _AIMING | {"for"} if word.type in _GIVEN else _AIMING
    aiming = aiming | _POSTS if word.type == "MOBILIZE" else aiming
    aiming = aiming | {"at"} if word.type == "ASSAULT" else aiming
    return aiming - {"against"} if word.type in _FRIENDLY else aiming


def _in_object(reading: Reading, trigger: Token, known: Side, behind: frozenset[str]) -> Side | None:
    """Another actor named anywhere inside what the act is done to ("searched two flats said to belong to a Serbian
    network") or what stands behind it by one of these prepositions."""
    inside: list[tuple[Link, Token]] = []
    for noun in (*fillers(trigger, "obj"), *_complements(trigger, behind)):
        inside += [pair for token in _up_to_semicolon(noun, trigger) if (pair := named_at(reading, token))]
    side = side_of(reading, inside).without(known.codes)
    return side if 0 < len(side.codes) <= 2 else None


def _patient(reading: Reading, trigger: Token, side: Side) -> bool:
    """True where the side is the person that something is done to ("was taken to a clinic in Chad")."""
    links = [link for noun in fillers(trigger, "obj") if (link := reading.link_at(noun))]
    people = [(link, trigger) for link in links if link.mention.kind is MentionKind.PERSON]
    return bool(set(side.codes) & set(side_of(reading, people).codes))


def _up_to_semicolon(noun: Token, trigger: Token) -> list[Token]:
    """The noun's phrase; what a semicolon cuts off is a sentence of its own that the parser hung on it, and what a
    comma adds by "which" tells of something else."""
    asides = (clause for clause in noun.subtree if _adds(clause) and not clause.is_ancestor(trigger))
    added = {i for clause in asides if clause != trigger for i in range(clause.left_edge.i, clause.right_edge.i + 1)}
    phrase = [token for token in noun.subtree if token.i not in added]
    cut = next((token.i for token in phrase if token.text == ";" and token.i > noun.i), None)
    return [token for token in phrase if cut is None or token.i < cut]


def _adds(clause: Token) -> bool:
    """True for "the troops, which are there with"; not for "the strip, which Chad had taken", which tells whose."""
    first = clause.left_edge
    added = clause.dep_ == "relcl" and first.i > 0 and first.nbor(-1).text == ","
    return added and any(child.tag_ == "WDT" and child.dep_.startswith("nsubj") for child in clause.children)


def _complements(trigger: Token, behind: frozenset[str]) -> list[Token]:
    """What hangs behind the act by a preposition: "voted on a resolution to expel foreign troops"."""
    return [
        noun
        for child in trigger.children
        if child.dep_ == "prep" and child.lower_ in behind and child.i > trigger.i
        for noun in child.children
        if noun.dep_ in ("pobj", "pcomp")
    ]


def _of_the_place(reading: Reading, trigger: Token, word: EventWord, target: Side) -> Side:
    """For an attack or an arrest by nobody named, the country of the place (eval/SPEC.md, unnamed attackers), though
    it be one of those attacked."""
    if word.type not in _BY_THE_PLACE or (word.type != "ASSAULT" and not is_passive(trigger)):
        return Side()
    hosts = [trigger, *(noun for role in ("obj", "on", "against") for noun in fillers(trigger, role))]
    named = [
        (link, token)
        for host in hosts
        for preposition in _PLACE_WORDS
        for token in fillers(host, preposition)
        if (link := reading.link_at(token)) and link.resolved
    ]
    if word.type == "SANCTION" and not named:  # "were expelled from Chad"
        sent_from = [noun for role in _SENT_FROM for noun in fillers(trigger, role)]
        named = [(link, token) for token in sent_from if (link := reading.link_at(token)) and link.resolved]
    if missions := [pair for host in hosts for pair in _mission(reading, host, word)]:
        return side_of(reading, missions[:1])  # "was killed in Chad's embassy in Paris": by those of the house
    place = side_of(reading, named[:1])
    abroad = place.without(target.codes)
    return abroad if abroad.codes or len(target.codes) == 1 else place


def _crowd_of(reading: Reading, trigger: Token) -> Side:
    """The state of the town in which people without a name gather "outside Chad's embassy in Lima"."""
    hosts = [trigger, *(noun for role in ("outside", "at", "near") for noun in fillers(trigger, role))]
    hosts += [trigger.head] if trigger.dep_ == "nsubj" else []  # "protests erupted in Chad"
    places = [place for host in hosts for place in fillers(host, "in")]
    return side_of(
        reading, [(link, place) for place in places if (link := reading.link_at(place)) and link.resolved][:1]
    )


def _mission(reading: Reading, host: Token, word: EventWord) -> list[tuple[Link, Token]]:
    """Whose the embassy is where it is done; of who is held also whose the prison, base or ship is."""
    kinds = _MISSIONS | _KEEPS if word.type == "COERCE" else _MISSIONS
    places = (*_PLACE_WORDS, "on", "aboard") if word.type == "COERCE" else _PLACE_WORDS
    houses = [house for place in places for house in fillers(host, place) if house.lemma_.lower() in kinds]
    return [pair for house in houses for pair in actor_links(reading, house)]


#: Where the other side of an act may stand whose word is not in the vocabulary.
_VERBS_TARGETS = ("obj", "with", "against", "to", "on", "from", "at", "comp", "for", "over", "of")
_NOUNS_TARGETS = ("against", "on", "with", "to", "of", "from", "over")


def find_arguments(reading: Reading, trigger: Token) -> Parties:
    """Who may be source and target of an act that no word of the vocabulary names: the verb's subject or the noun's
    owner, and the first other actor that it governs. Empty sides where there is none."""
    verb = trigger.pos_ == "VERB"
    source = _by_roles(reading, trigger, ("subj",) if verb else ("poss", "by"), (), acting=True)
    if not source.codes:
        return Parties(Side(), Side())
    roles = _VERBS_TARGETS if verb else _NOUNS_TARGETS
    return Parties(source, _by_roles(reading, trigger, roles, source.codes, acting=False))

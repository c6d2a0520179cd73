"""x"""
from dataclasses import dataclass
from dragoman.model.text import Span
from dragoman.annotate.quoted import find_direct
from dragoman.annotate.reported import according_to
from dragoman.annotate.governed import stretches_of, within
from dragoman.annotate.turns import find_turns
from dragoman.annotate.speakers import phrase_span
from dragoman.annotate.stances import find_stances

@dataclass(frozen=True, slots=True)
class Attribution:
    content: tuple
    source: Span|None
    cue: Span|None
    weight: str = "said"

def find_attributions(doc):
    turns = find_turns(doc)
    direct = [*turns, *(s for s in find_direct(doc) if not any(t.start<=s.start<t.end for t in turns))]
    groups=[]
    for s in direct:
        if s.why=="quotation goes on" and groups: groups[-1].append(s)
        else: groups.append([s])
    for g in groups:
        s=g[0]
        yield Attribution(tuple(Span(x.start,x.end) for x in g), phrase_span(s.head) if s.head is not None else None, Span(s.cue.idx, s.cue.idx+len(s.cue.text)) if s.cue is not None else None)
    quoted=stretches_of(direct)
    taken=frozenset(s.cue.i for s in direct if s.cue is not None)
    for t in doc:
        if t.lower_=="according" and t.i+1<len(doc) and t.nbor().lower_=="to" and not within(t,quoted):
            for s in according_to(t,quoted):
                yield Attribution((Span(s.start,s.end),), phrase_span(s.head), Span(s.cue.idx, s.cue.idx+len(s.cue.text)))
    for st in find_stances(doc, quoted, taken):
        w=st.words
        yield Attribution((Span(w[0].idx,w[-1].idx+len(w[-1].text)),), phrase_span(st.source) if st.source is not None else None, Span(st.cue.idx, st.cue.idx+len(st.cue.text)))

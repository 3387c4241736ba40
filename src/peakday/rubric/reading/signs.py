"""The signs a sentence can bear, as patterns: plain words in the orders that carry a meaning.

A sign says what a sentence *does* (gives a reason, breaks a part, sets a test); none of them scores anything
alone. They are English, and grew on several authors' sessions about several problems.
"""

from __future__ import annotations

import re

from peakday.rubric.reading.cues import cue


def _any(*patterns: str) -> re.Pattern[str]:
    """Any of these regular expressions, at word borders, in lower-case text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_WHO = (
    r"(?:customers?|shoppers?|viewers?|users?|people|couriers?|workers?|drivers?|homes?|"
    r"homeowners?|household|they|she|he|callers?|patients?|nobody|somebody|the map|the page|page|app|"
    r"screen|the echo|echo|listeners?|fans?|stragglers|members?|guests?|buyers?|recipients?|parents?|"
    r"kids?|residents?|dispatchers?|agents?|pickers?|the phone|subscribers?|the person|"
    r"carer|readers?)"
)
_SEEN = re.compile(
    rf"(?<!\w){_WHO}\b[^.;]{{0,45}}\b(?:sees?|hears?|gets? (?:a|an|the|\w+ed)|notices?|is told"
    rf"|are told|told|shows?|waits?|carr(?:y|ies) on"
    r"|says?|served|don'?t (?:know|notice)|asked|feels?|pays?|taps?|stands?)\b"
    r"|[\"“][^\"”]{6,80}[\"”]"
    r"|\b(?:frozen|spinner|error page|nothing odd|notice nothing|hiccup|blank|message|doesn'?t load"
    r"|age label)\b"
)
"""Somebody outside the system, and what reaches them; or the words they read."""
_TURNS = re.compile(
    r"\b(?:if|were|was|should|once|unless|below|above|under about|over about|past|beyond|for a|at"
    r"|with a)\b[^.;:]{2,90}"
    r"\b(?:i'd|i would|we'd|we would|i shall|would win|wouldn't|i'll|would reverse|would)\b"
    r"|\b(?:i'd|i would|we'd|we would|i'll)\b[^.;:]{2,70}\b(?:if|once|unless|below|above|when|under"
    r"|past|for)\b"
)
"""A condition and what would then be chosen: "below ten thousand watchers I'd poll"."""

SIGNS: dict[str, re.Pattern[str]] = {
    "reason": _any(
        r"because", r"'?cause", r"since", r"so that", r"otherwise", r"or else",
        r"that'?s (?:why|when|where|what)", r"which (?:means|is why|is where|is when)", r"reason:?",
        r"in order to", r"or (?:they|people|customers|he|she|we) \w+", r"given (?:that|the|how)",
        r"due to",
        r"so (?:nobody|that|a|an|the|we|i|it|two|one|those|they|no|each|its|shopping|this|there)",
        r"as (?:it|it's|its|one|no|nobody|a|an|the|they|that|everyone|all|we|each|two|both|he|she"
        r"|this|those|these|\w+s) ",
        r"(?:is|are|it's|that's) (?:what|where|why)", r"nobody \w+", r"costs? (?:us|more)",
        r"worth (?:more|less)", r"beyond (?:that|about|it)", r"after (?:that|about)",
    ),
    "reason-soft": cue(
        "as", "since", "for", "so", "due to", "thanks to", "which keeps", "which lets", "must stay",
        "nobody",
    ),
    "person": _any(
        r"shoppers?", r"commuters?", r"famil\w+", r"father", r"mother", r"parents?", r"drivers?",
        r"couriers?", r"viewers?", r"subscribers?", r"patients?", r"fans?", r"households?", r"residents?",
        r"cashiers?", r"owners?", r"regulars", r"listeners?", r"travellers?", r"strangers?", r"managers?",
        r"sellers?", r"neighbours?", r"child\w*", r"kids?", r"toddlers?", r"she", r"he", r"her", r"him",
        r"members?", r"guests?", r"buyers?", r"recipients?", r"dispatchers?", r"packers?", r"pickers?",
        r"tenants?", r"workers?", r"homes?", r"freeloaders?", r"somebody", r"someone", r"anyone", r"human",
        r"sister", r"flatmates?", r"carers?", r"passengers?", r"customers?", r"people", r"person",
        r"houses?", r"folks?", r"pilots?", r"elderly", r"diners?", r"readers?", r"students?", r"home",
        r"dog", r"pharmacists?",
    ),
    "people": cue(
        "user", "users", "customer*", "client", "clients", "people", "consumer*", "they",
    ),
    "pain": _any(
        r"waits?", r"waiting", r"queue forms", r"a line", r"the line", r"stuck", r"abandon\w*", r"leaves?",
        r"walks? away", r"pulls?", r"gives? up", r"annoy\w*", r"embarrass\w*", r"frustrat\w*", r"angry",
        r"wrong(?:ly)?", r"complain\w*", r"late", r"loses?", r"lost", r"fear\w*", r"hurt\w*", r"worr\w*",
        r"afraid", r"spinner", r"silence", r"tries again", r"repeats?", r"stops? buying", r"hangs? up",
        r"spoil\w*", r"unsafe", r"scared", r"locked out", r"confus\w*", r"buffer\w*", r"stutter\w*",
        r"missed", r"rings?", r"phone(?:s|d)? (?:us|in|to)", r"calls? us", r"tweet\w*", r"cheering",
        r"jumps", r"fake", r"mislead\w*", r"dangerous", r"spoiled", r"switche?[sd]? off", r"double ping",
        r"refresh", r"quarrel", r"frightening", r"dignity", r"reaches for", r"hand is in the air",
        r"in rain", r"force", r"trust", r"breach", r"nobody leaves", r"send the device back",
        r"people notice", r"cold", r"melt\w*", r"rotten", r"stand\w*", r"kettle", r"unsure", r"upset",
        r"injur\w*", r"die[sd]?",
    ),
    "moment": cue(
        "at the till", "at the checkout", "at checkout", "behind", "saturday", "noon", "morning",
        "at eight", "while", "lunch*", "evening", "in front of", "at the door", "stand*", "holding",
        "in a hurry", "rush", "on the way", "in one hand", "free hand", "in the line", "in line",
        "at the kitchen", "at night", "during the", "the moment", "as soon as", "mid", "when",
        "in the car", "on arrival", "with your hand", "match day", "kick-off", "first song",
    ),
    "decides": cue(
        "i chose", "i choose", "i take", "i'd take", "i would take", "i keep", "i pick", "i'd pick",
        "we use", "i use", "i'd use", "i put", "i drop", "so i", "so we", "i'd rather",
        "i would rather", "therefore", "that is why", "that's why", "why i", "rejected", "i reject",
        "i go", "we go", "i stay", "i start", "we start", "i would not", "i wouldn't", "i'd not",
        "i match", "i show", "we switch", "i leave", "we leave", "we fail", "fail closed", "fail open",
        "fails closed", "fails open", "is enough", "comes before", "i accept", "i close", "we do not",
        "we don't", "i don't", "strict", "i split", "i move", "i cut", "i store", "i cache", "i'd keep",
        "i would keep", "i decided", "i'm choosing", "i am choosing", "we keep", "i'd go", "i would go",
        "i'd put", "i would put", "i would lease", "i'd lease", "i want", "i'd start", "i would start",
        "so no", "so sqs", "not lambda", "in front because", "i skip", "i'd skip", "i would skip",
        "i design", "we choose", "we chose", "we accept", "stays",
    ),
    "prefers": cue(
        "i prefer", "i like", "i know it", "my favourite", "industry standard", "best practice",
        "everyone uses", "modern", "because i know", "popular", "state of the art", "cutting edge",
    ),
    "price-owned": _any(
        r"(?:the |my )?(?:price|cost|catch|downside)(?: (?:i|we) (?:pay|own))?(?: is|:)",
        r"costs? (?:us|me|more|a|an|one|some|maybe|ten|is)",
        r"i (?:accept|own|take|can live with) (?:that|it|this)?", r"we (?:accept|lose|give up|pay|take)",
        r"i (?:lose|give up|pay)", r"at the (?:price|cost)", r"in exchange", r"even if",
        r"can'?t take back", r"i lower", r"worse than", r"i'd rather", r"although", r"though",
        r"but (?:revokes?|needs?|harder|more|less|it|depends|then|can'?t)",
    ),
    "alternative": _any(
        r"trade-?offs?", r"instead of", r"rather than", r"against", r"versus", r"vs\.?", r"alternatives?",
        r"over (?:a|an|one|the|only|\w+ing|whole|two|fixed|central\w*|edge)", r"between .{3,60} and",
        r"and not", r"not \w+(?=[,:.])", r"(?:could|would) (?:also|have)", r"either", r"the other way",
        r"compared", r"one way", r"or (?:a|an|the)? ?\w+\?",
    ),
    "gives": _any(
        r"gives?", r"saves?", r"frees?", r"removes?", r"kills?", r"buys?", r"cheap(?:er)?", r"simpl\w+",
        r"faster", r"quick(?:er)?", r"easier", r"safer", r"better", r"keeps?", r"survives?", r"absorbs?",
        r"can \w+", r"takes? .{2,20} (?:out|off)", r"private", r"cuts?", r"handles?", r"has one",
        r"earlier", r"works", r"half the", r"no \w+", r"stateless", r"independent", r"less", r"lets?",
        r"durable", r"fresh\w*", r"single",
    ),
    "costs": _any(
        r"costs?", r"but", r"however", r"downside", r"harder", r"slower", r"expensive", r"dear(?:er)?",
        r"needs?", r"loses?", r"lose", r"depends", r"hangs", r"copies of", r"stale", r"risk\w*", r"price",
        r"drawback", r"complex\w*", r"worse", r"though", r"while", r"yet", r"can'?t", r"more", r"fraud",
        r"weak", r"shared", r"late", r"extra", r"another", r"somebody else'?s", r"dead", r"doubles?",
        r"fall over",
    ),
    "condition": cue(
        "if", "above", "below", "beyond", "once", "when we", "unless", "until", "past", "were",
        "as soon as", "up to", "should it", "more than", "in case", "over", "at the point",
    ),
    "would-change": cue(
        "i would", "i'd", "we would", "we'd", "change my mind", "flip", "switch", "reconsider",
        "move to", "go for", "then edge", "swap", "choose differently", "revisit", "edge", "take",
    ),
    "fails": _any(
        r"fails?", r"failed", r"failures?", r"down", r"dies?", r"dead", r"outage", r"lost", r"loses",
        r"lose", r"gone", r"slow(?:s|er)?", r"stuck", r"throttled?", r"breaks?", r"broken", r"crash\w*",
        r"unavailable", r"hangs?", r"stops", r"corrupt\w*", r"offline", r"jams?", r"sick", r"full", r"cut",
        r"unreachable", r"poison\w*", r"wrong", r"late", r"double \w+", r"doesn'?t \w+",
    ),
    "seen": _SEEN,
    "turns": _TURNS,
    "elsewhere": _any(
        r"at my (?:last|old|previous|first).*", r"my (?:last|old|previous) (?:company|job|place|team)",
        r"i(?:'ve| have) seen", r"we used at", r"famous", r"i read a", r"industry", r"battle tested",
        r"everyone knows", r"best practice", r"best in class", r"my neighbour",
    ),
    "found": _any(
        r"alarms?", r"alerts?", r"detect\w*", r"monitor\w*", r"dashboards?",
        r"pag(?:e|es|ed|ing) (?:us|my|the|on)", r"wakes?", r"health checks?",
        r"we (?:see|find|know|notice|hear|come to know)\b", r"we'?d (?:see|know|find|alarm|hear)",
        r"found (?:by|out|through|with)", r"spotted", r"known (?:from|by)", r"seen (?:by|in|as|on)",
        r"canary", r"beacons?", r"lag", r"on-?call", r"who notices", r"go flat",
        r"by the \w+ (?:share|rate|count)", r"age of the oldest", r"metric", r"counter", r"probe\w*",
        r"measured (?:on|as|at)", r"watchdog",
    ),
    "recovers": _any(
        r"recover\w*", r"fall(?:s|ing)? ?back", r"fallback", r"fail(?:s)? ?over", r"failover",
        r"retr(?:y|ies|ied)", r"restarts?", r"replay\w*", r"drains?", r"resum\w*", r"breakers?",
        r"takes? over", r"carr(?:y|ies) on", r"continues?", r"next region", r"other (?:two|region|zone)",
        r"moves? over", r"replica", r"promot\w+", r"timeouts?", r"buffers?", r"locally", r"queue grows",
        r"we hold", r"cursor", r"resync\w*", r"ignored", r"skips?", r"replaces?", r"reassign\w*",
        r"snapshots?", r"restor\w*", r"catch(?:es)? up", r"automatic\w*", r"by itself", r"again every",
        r"degrade\w*", r"next segment", r"backups?", r"stale \w+ (?:is|are|allowed)", r"switch(?:es)? to",
        r"instead", r"goes? to", r"sends? to", r"served from", r"another \w+ takes", r"works? off",
    ),
    "failure-policy": _any(
        r"fail(?:s|ing)?[ -](?:open|closed|safe)", r"(?:stays?|is|are|goes|:|,|that's my) (?:open|closed)",
        r"closed", r"open, then", r"degrade[ds]? \w*", r"degraded", r"blast radius", r"shed\w*",
        r"drop (?:4k|chit-chat|\w+), keep", r"keep \w+ and \w+", r"read-?only", r"short answers",
        r"we don'?t open", r"never \w+", r"hide", r"limited to", r"isolat\w*", r"cells?",
        r"no match, no charge", r"switch(?:ed)? off", r"turn off", r"worse than",
        r"one store at a time", r"only that \w+",
    ),
    "redundant": cue(
        "redundant", "multi az", "multi-az", "multiple availability zones", "replicated",
        "self healing", "resilient", "takes care of", "will not happen", "won't happen",
        "should not go down", "robust", "never goes down",
    ),
    "law": cue(
        "gdpr", "law", "legal*", "regulat*", "compliance", "consent*", "hipaa", "privacy", "lawyer",
        "ccpa", "faa",
    ),
    "money": _any(
        r"costs?", r"\$", r"dollars?", r"cents?", r"bucks?", r"grand", r"revenue", r"budget", r"margin",
        r"bills?", r"spend\w*", r"sav(?:e|es|ing|ings)", r"price[sdy]?", r"pricey", r"pays? (?:back|for)",
        r"labou?r", r"lease\w*", r"cheap\w*", r"expensive", r"profit", r"churn", r"refunds?", r"fee",
        r"commitment", r"contract\w*", r"orders? lost",
    ),
    "business": cue(
        "launch*", "pilot*", "partner*", "operations", "support cost*", "adoption", "roll out",
        "rollout", "marketing", "contract*", "vendor*", "training", "staff*", "visits", "brand",
        "competitor*", "time to market", "second use", "pays back", "conversion", "retention",
        "market share",
    ),
    "priority": cue(
        "first", "before any", "comes before", "priority", "so i spend", "i spend", "so i would not",
        "i would not spend", "not worth", "argues against", "instead", "rather than", "order of",
        "therefore", "is nothing", "the risk is", "most", "largest", "then", "so i", "that is why",
    ),
    "gap": cue(
        "i don't know", "i do not know", "i'm not sure", "i am not sure", "i haven't", "i have not",
        "i've never", "i have never", "not sure", "no idea", "i can't say", "i cannot say",
        "i'd be guessing", "i would be guessing", "i am guessing", "i'm guessing", "not my area",
        "i'm not an expert", "i am not an expert", "i don't remember", "beyond what i know",
        "i know less about", "i know little", "unfamiliar", "i am unsure", "i'm unsure",
        "outside my experience", "less familiar",
    ),
    "finds-out": cue(
        "i would ask", "i'd ask", "i would find out", "i'd find out", "i'd look", "i would look",
        "i'd need to look", "look that up", "look it up", "i'd test", "i would test", "measure",
        "i'd measure", "i would check", "i'd check", "find out", "i'd spend a day", "spend a day",
        "ask the", "i'd talk", "i would talk", "prototype", "i'd run", "i would run", "read up",
        "verify", "by asking", "benchmark",
    ),
    "tests": _any(
        r"tests?", r"try", r"trial", r"sampl\w+", r"pilot\w*", r"inject\w*", r"staging", r"a/b",
        r"experiment\w*", r"shadow", r"rehears\w*", r"simulat\w*", r"canary", r"dry run", r"replay",
        r"prove", r"for (?:two|four|a|eight) weeks?", r"homes", r"kill workers", r"i'd run", r"measure",
    ),
    "stops": _any(
        r"stops?", r"do(?:n'?t| not) (?:ship|launch|switch)", r"we do not", r"until",
        r"drop(?:ped)? (?:it|if)", r"call it done", r"goes? back", r"roll(?:s|ed)? back", r"abort",
        r"accept if", r"or we do not", r"come down", r"go up", r"above .{2,30} we", r"over .{2,30} we",
        r"more than .{2,40} we", r"back to", r"leave it once", r"quit", r"raise the threshold", r"extend",
        r"widen", r"zero differences", r"launch only", r"dropped",
    ),
    "scope-in": cue(
        "in scope", "i focus", "focus on", "i take", "just do", "we do", "we cover", "i'll cover",
        "i will cover", "scope is", "scope:", "limit myself", "concentrate", "the part i design",
        "i design", "i'll design", "included",
    ),
    "scope-out": cue(
        "out of scope", "leave out", "leaving out", "left out", "stay out", "stays out", "not covering",
        "won't cover", "will not cover", "exclud*", "outside scope", "outside the scope", "park",
        "i skip", "not in scope", "ignore", "not designing", "set aside", "out:", "leave aside",
        "no enrolment",
    ),
    "region": cue(
        "us", "u.s", "united states", "american", "america", "europe*", "eu", "region*", "countr*",
        "global*", "worldwide", "metro", "city", "japan", "international", "uk", "germany", "india",
    ),
    "release": cue(
        "first release", "v1", "version one", "mvp", "pilot", "launch", "phase one", "day one", "later",
        "first of", "initially", "to begin with", "first version", "quarter", "first a", "first we",
    ),
    "next": cue(
        "next", "improve*", "later", "then", "after that", "second", "third", "add", "i'd do",
        "next step*", "future", "roadmap",
    ),
    "effect": cue(
        "because", "since", "as it", "moves", "lifts", "removes", "cuts", "reduces", "raises",
        "so that", "most", "largest", "biggest", "fewer", "annoyed", "share of", "from", "makes", "so",
        "takes the",
    ),
    "measures": cue(
        "measure*", "metric*", "watch", "share of", "i'd see", "a/b", "against", "target", "track*",
        "rate", "aim for", "per cent", "percent", "test",
    ),
    "orders": cue(
        "first", "second", "third", "then", "after that", "before", "order of", "most", "largest",
        "next is", "first thing", "finally",
    ),
    "clarifies": cue(
        "that is", "which means", "meaning", "in other words", "i mean", "i.e", "for example",
        "such as", "say", "called",
    ),
    "reads-back": cue(
        "to repeat", "let me repeat", "play that back", "read that back", "to recap", "recap", "so far",
        "what we have", "to sum up", "summar*", "let me check", "double-check", "to check",
        "sanity check", "walk through", "walking through", "in short", "restate", "say it back",
    ),
    "simplifies": cue(
        "keep it to", "smallest thing", "simplest", "no need for", "we don't need", "i don't need",
        "without a", "drop", "remove", "one service", "instead of building", "boring", "four boxes",
        "fewer", "in one trip", "is enough", "nobody has to",
    ),
    "acts": cue(
        "pilot*", "start with", "starts with", "first fifty", "ship", "in two weeks", "this week",
        "tomorrow", "1 %, then", "then 10 %", "roll out", "reversible", "small step", "fifty stores",
        "four weeks", "weeks",
    ),
    "saves": cue(
        "would not spend", "i'd not spend", "not worth", "frugal*", "argues against", "cheaper",
        "is enough", "no second region", "cent a scan", "cent per scan", "far under", "nothing extra",
        "no extra machine", "idle", "smaller", "under a cent",
    ),
    "standards": cue(
        "strict", "two signals", "do not launch", "stop the launch", "stop the release",
        "we do not ship", "highest", "no looser", "second look", "i refuse", "not good enough",
        "zero tolerance", "never charge", "always", "nobody is charged",
    ),
    "trust": cue(
        "encrypt*", "consent*", "delete*", "deletion", "before they hear", "tell them", "headline",
        "honest*", "i was wrong", "guard", "protect*", "trust", "transparen*", "apolog*", "privacy",
    ),
}  # fmt: skip

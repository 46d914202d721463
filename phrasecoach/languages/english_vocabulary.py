"""English words by what they do in a sentence. Tables only; how they are used stands in `english.py`."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """One entry a line: the word, then what it stands for."""
    return {word: tuple(stands_for) for word, *stands_for in (line.split() for line in lines.strip().splitlines())}


# How a written word is opened into tokens. Endings first ("n't"), whole words after (chat, lost apostrophes).
ENDINGS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}
IS_AFTER = _set("it that this there here what who where when how why he she everything nothing something everyone one")
EXPANSIONS = _table("""
won't will not
can't can not
shan't shall not
ain't is not
cannot can not
let's let us
y'all you all
dont do not
dnt do not
doesnt does not
didnt did not
cant can not
couldnt could not
wouldnt would not
shouldnt should not
wont will not
isnt is not
arent are not
aint is not
wasnt was not
werent were not
havent have not
hasnt has not
hadnt had not
mustnt must not
neednt need not
im i am
ive i have
ima i am going to
youre you are
youll you will
youve you have
youd you would
theyre they are
theyll they will
theyve they have
weve we have
thats that is
whats what is
whos who is
hes he is
shes she is
someones someone is
wheres where is
theres there is
heres here is
hows how is
itll it will
thatll that will
its it is
lets let us
gonna going to
gunna going to
wanna want to
gotta got to
hafta have to
lemme let me
gimme give me
dunno do not know
idk i do not know
kinda kind of
sorta sort of
outta out of
u you
ya you
ud you would
ur your
yr your
youur your
r are
n and
pls please
plz please
plse please
thx thanks
thnx thanks
ty thanks
tks thanks
cuz because
cos because
coz because
bc because
tho though
thru through
abt about
b4 before
msg message
acct account
acc account
dept department
mgr manager
info information
nope no
nah no
rly really
rlly really
srsly seriously
prob probably
probs probably
prolly probably
def definitely
defo definitely
bcoz because
wat what
wut what
wot what
cud could
shud should
wud would
shoulda should have
shouldve should have
couldve could have
wouldve would have
mustve must have
mightve might have
coulda could have
woulda would have
havta have to
betta better
""")


def _slips() -> dict[str, tuple[str, ...]]:
    """ "odnt", "dosent", "did'nt", "wuldnt": contractions with two letters swapped, or with one lost if they are long."""
    found: dict[str, tuple[str, ...]] = {}
    for lost, words in [(w, v) for w, v in EXPANSIONS.items() if w.endswith("nt") and v[-1:] == ("not",)]:
        for form in (lost, lost[:-1] + "'t"):
            swaps = (form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(len(form) - 1))
            drops = (form[:i] + form[i + 1 :] for i in range(1, len(form) - 1)) if len(form) >= _LONG else ()
            found |= {slip: words for slip in (*swaps, *drops) if slip != form and slip not in EXPANSIONS}
    return found


_LONG = 6  # letters
SLIPS = _slips()

# Spellings that mean the same word. British -ise forms and doubled consonants that the stemmer keeps apart.
SPELLINGS = {
    "apologise": "apologize", "apologised": "apologized", "apologises": "apologizes", "apologising": "apologizing",
    "realise": "realize", "realised": "realized", "realising": "realizing", "recognise": "recognize",
    "recognised": "recognized", "organise": "organize", "organised": "organized", "organising": "organizing",
    "authorise": "authorize", "authorised": "authorized", "authorising": "authorizing", "unauthorised": "unauthorized",
    "prioritise": "prioritize", "prioritised": "prioritized", "specialise": "specialize", "specialised": "specialized",
    "finalise": "finalize", "finalised": "finalized", "penalise": "penalize", "penalised": "penalized",
    "familiarise": "familiarize", "programme": "program", "programmes": "programs", "cheque": "check",
    "cheques": "checks", "favour": "favor", "behaviour": "behavior", "colour": "color", "honour": "honor",
    "centre": "center", "licence": "license", "judgement": "judgment", "fulfil": "fulfill", "fulfilment": "fulfillment",
    "neighbour": "neighbor", "neighbours": "neighbors",
    "nto": "not",
    "kno": "know",
    "wy": "why",
    "teh": "the",
    "hte": "the",
    "adn": "and",
    "yuo": "you",
    "yuor": "your",
    "taht": "that",
    "waht": "what",
    "thsi": "this",
    "e-mail": "email", "e-mails": "emails", "e-mailed": "emailed", "faqs": "faq", "f.a.q": "faq", "okay": "ok",
    "ticked": "checked", "rang": "called", "whilst": "while", "til": "until", "till": "until", "cos": "because",
    "upto": "up", "alright": "fine", "rep": "representative", "reps": "representatives",
}  # fmt: skip

# One verb, many shapes: what the stemmer can't see. Agreement and a/an fall together, tenses of be/have/do don't.
FORMS = {
    word: shared
    for shared, words in {
        "is": "is are am 's", "was": "was were", "have": "have has", "do": "do does", "a": "a an",
        "understand": "understood", "tell": "told", "say": "said says", "know": "knew known knows", "think": "thought",
        "get": "got gotten", "give": "gave given", "go": "went gone goes", "make": "made", "take": "took taken", "see": "saw seen",
        "send": "sent", "pay": "paid", "break": "broke broken", "choose": "chose chosen", "buy": "bought",
        "forget": "forgot forgotten", "lose": "lost", "leave": "left", "speak": "spoke spoken", "write": "wrote written",
        "hear": "heard", "find": "found", "keep": "kept", "hold": "held", "bring": "brought", "come": "came",
        "spend": "spent", "mean": "meant", "feel": "felt", "sell": "sold", "fall": "fell fallen", "become": "became",
        "begin": "began begun", "teach": "taught", "explain": "explanation explanations",
        "misread": "misread", "misunderstand": "misunderstood",
    }.items()
    for word in words.split()
}  # fmt: skip

AUXILIARIES = _set(
    "is am are was were be been being have has had do does did will would shall should can could may might must need ought"
)
NEGATIONS = _set("not no never nobody nothing none neither nor without hardly barely nowhere noone")
CONJUNCTIONS = _set("and but so because or if when while although though unless until since then that which who as otherwise")
CLAUSE_OPENERS = _set("but because if unless although though so whereas otherwise")
FUNCTION_WORDS = (
    AUXILIARIES
    | CONJUNCTIONS
    | _set("""
a an the this that these those i you he she it we they me him her us them my your his its our their mine yours ours hers
theirs myself yourself yourselves ourselves themselves of to in on at by for from with about into over under up down out off
through onto than too there here what where why how whom whose 's all any some each every both either
one ones most let per via upon around before after again also yet
""")
)
DROPPABLE = _set("a an the of is are am to 's that")
FILLERS = _set("""
really just simply quite very so actually honestly basically frankly literally totally completely absolutely entirely
definitely certainly surely obviously clearly unfortunately sadly regrettably please kindly sorry sir madam ma'am maam mate
buddy dear uh um er erm uhm hmm mm well oh ah like also even still now currently presently however anyway maybe perhaps
probably possibly already exactly truly genuinely personally indeed ok yeah yes yep hey hi hello thanks lol right afraid
hopefully likely apparently fully perfectly seriously generally usually normally typically essentially plainly merely right friend
guys folks honey love though too either ever whatsoever 's alas btw tbh imo haha today quickly
precisely therefore
""")
INTERJECTIONS = _set("""
sorry well oh ah um uh er hmm ok yeah yes yep no hi hello hey look listen right unfortunately sadly actually honestly frankly
so and but please anyway alas regrettably sir madam lol haha thanks again basically btw tbh afraid
""")
GREETINGS = _set("hi hello hey dear good morning greetings thanks thank")
CLOSERS = _set("sorry sir madam ma'am maam mate buddy dear thanks please though anyway ok lol bye cheers haha")
HESITATIONS = _set("um uh uhm er erm hmm mm ah okay ok so right well look yeah yes no and but anyway actually basically cause")
ASIDES = frozenset(
    tuple(line.split())
    for line in """
i am sure
i am certain
as i said
as i say
as i have said
as mentioned
as you know
as you can see
i promise
i promise you
i assure you
i can assure you
i tell you
let me tell you
believe me
trust me
mind you
of course
to be honest
to be frank
to be fair
in fact
in the end
at the end of the day
i think
i believe
i suppose
i guess
i fear
i am
by the way
if i may
you see
you know
i mean
i must say
i have to say
i have to admit
i am to say
i regret to say
after all
all in all
in this case
in that case
for that matter
for what it is worth
in my opinion
as always
as usual
therefore
however
then
""".strip().splitlines()
)
FILLER_PHRASES = (
    ("at", "this", "time"), ("at", "the", "moment"), ("at", "present"), ("as", "of", "now"), ("for", "the", "moment"),
    ("for", "the", "time", "being"), ("in", "the", "end"), ("of", "course"), ("kind", "of"), ("sort", "of"),
)  # fmt: skip
SPOKEN_FILLERS = (("you", "know"), ("i", "mean"), ("let", "us", "say"), ("if", "you", "like"))
# What speech recognisers, and people in haste, write for a word that sounds the same.
SOUND_ALIKES = _table("""
half have
of have
threw through
no know
than then
then than
by buy
bye buy
bi buy
wood would
aloud allowed
weight wait
weighting waiting
there their
their there
red read
reed read
write right
right write
rite right
new knew
hear here
here hear
hole whole
tolled told
called cold
cold called
death deaf
higher hire
sell cell
loose lose
lost lose
past passed
passed past
too to
to too
were where
where were
wear where
ware where
our are
hour our
quiet quite
piece peace
whether weather
weather whether
waist waste
weak week
week weak
knots nots
then them
them then
this these
these this
""")
REPORTING = _set("""
think say saying says said mean meaning meant believe suggest suggesting suggests imply implying feel that to it expect is am are
be tell telling told claim claiming true
""")
ABBREVIATIONS = _set("""
mr mrs ms dr prof st vs etc inc ltd co corp dept ref ext tel approx est max min sr jr jan feb mar apr jun jul aug sep sept oct
nov dec
""")
BEFORE_NUMBERS = _set("no nr p pp art sec para cl fig ch vol")
OPENERS = FUNCTION_WORDS | FILLERS | _set("please thank thanks no not let once your our")
PLURAL_WORDS = _set("we our ours us ourselves")
SINGULAR_WORDS = _set("i my mine me myself")
# Template wordings in the first person, and what they become in a draft that says "we".
AS_WE = {
    "I'm": "we're", "I am": "we are", "I was": "we were", "I've": "we've", "I'll": "we'll", "I'd": "we'd", "I": "we",
    "me": "us", "my": "our", "mine": "ours", "myself": "ourselves",
}  # fmt: skip

"""A template variable, an instruction to the writer, dummy text or a word to a colleague was left in the reply.

It proves to the customer that nobody read the reply before it went out, and that the rest may not be meant for them either.

Sources: WangChaudhry18; IntercomOF; ZendeskCat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.context import Context
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity, Zone
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import quotations

# Slots without brackets. An X stands for a number only where a promise is being dated ("within X days"), since how-tos write
# "older than X days" and mean it.
_SLOT = "(?:NAME|SURNAME|DATE|NUMBER|AMOUNT|REASON)"
_BARE = re.compile(
    r"(?:(?<=\bwithin )|(?<=\bin )|(?<=\ballow )|(?<=\btakes )|(?<=\btake )|(?<=\bfor )|(?<=\bnext )|(?<=\bof ))"
    r"(?P<count>X{1,3}(?:\s?(?:-|–|to)\s?[XY]{1,3})?(?=\s(?:business |working |calendar )?(?:minute|hour|day|week|month)s?\b))"
    r"|\bDear (?P<titles>Mr\.?\s?/\s?Mrs?\.?(?:\s?/\s?M(?:s|iss|x)\.?){0,3}|Mr\.? or M(?:r?s|iss)\.?)(?=[\s,:]|$)"
    r"|(?:^|\n)\s*Dear\s?(?P<gap>,)"
    r"|\b(?:Dear|Hi|Hello|Hey),? (?P<null>null|undefined|None|NULL|NaN|N/A)(?=\s?[,!:\n])"
    r"|\b(?P<order>INSERT [A-Z]{3,}(?: [A-Z]{2,}){0,4})\b"
    r"|(?P<fill>\b(?:ADD|PASTE|ENTER) (?:[A-Z]{2,} ){1,4}HERE\b|(?<=\*\*)(?:ADD|PASTE|ENTER)(?: [A-Z]{2,}){1,4}(?=\*\*))"
    r"|(?P<angle><[A-Z]{3,}(?:[_ ][A-Z]{2,}){0,4}>)"
    # At the head of a sentence, not on "your TODO list"; a day or a place that is "TBC" is told after its preposition.
    r"|(?P<todo>\bTODO:|(?:(?<=[.!?\n(] )|(?<=[\n(])|^)TODO(?= [a-z])|\bFIXME\b|\bLOREM IPSUM\b)"
    r"|(?:(?<=\bon )|(?<=\bat )|(?<=\bby )|(?<=\bfrom ))(?P<open>TB[ACD])(?=\s?[.,;!)]|\s?$|\s(?:between|at|from|around)\b)"
    r"|(?P<marked>@@[A-Z][A-Z0-9_]{2,30}@@)"
    # "The form wants it as DD/MM/YYYY" tells a format.
    r"|(?<!\bas )(?<![/.-])(?P<dated>\b(?:DD|MM|YY(?:YY)?)(?:[/.-](?:DD|MM|YY(?:YY)?)){1,2}\b)"
    r"|(?<![\w.])(?P<share>X{1,3}(?=\s?%)|X{1,2}(?::XX)?(?=\s?[ap]m\b))"
    r"|(?P<ruled>(?<=[$£€])\s?_{2,12}(?:\.__)?)"
    r"|(?<=\w )(?P<hashes>#{2,5})(?![\w#])"
    rf"|(?<![A-Z_] )\b(?P<named>(?:[A-Z]{{3,}}[_ ]){{1,2}}{_SLOT})\b(?!_|\s[A-Z]{2})"
    r"|\b(?:Dear|Hi|Hello|Hey),? (?P<variable>\$[A-Za-z]\w+)"
    r"|(?P<merge>\*\|[A-Z][A-Z0-9_:]+\|\*|%%\w[\w.]*%%|(?<!hashtag )#[A-Z_]{3,30}#)"
    r"|(?P<unknown>\?\?[:.]\?\?)"
    r"|(?P<replaced>\b(?:[\w-]+-)?REPLACE[-_ ]?ME\b)"
    r"|\bDear (?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?P<surname>(?:SUR|LAST[ _]?)?NAME)\b"
    # To whoever fills in the template: which of its parts go, and when.
    r"|(?P<told>[(\[](?:[Nn]ote (?:to|for) )?(?:(?i:the )?(?:[Aa]gents?|[Oo]perators?|[Aa]dvis[eo]rs?|[Ss]taff|[Ww]riter)) ?[:–—-] ?(?i:please|only|if|when|do not|don't|delete|remove|check|confirm|insert|add|use|amend|edit|choose|select|include|keep|ask|fill|adapt|change)\b[^)\]\n]{3,200}[)\]])"
    r"|(?P<choice>[(\[](?:[Dd]elete|[Rr]emove|[Oo]mit|[Aa]mend|[Ee]dit|[Kk]eep|[Ii]nclude)"
    r" (?:as (?:appropriate|applicable|necessary|needed|required)|(?:only )?(?:if|where|when) (?:not |in)?(?:applicable|appropriate|needed|required|relevant)"
    r"|(?:this|above|following) (?:para(?:graph)?|line|sentence|section|text|wording|option))[^)\]\n]{0,120}[)\]])"
    r"|(?P<note>\((?:[Ii]nsert|[Ee]nter|[Aa]dd) [a-z][a-z ]{2,40} here\))"
)
# One of these is in whatever it matches. Each begins with a letter or mark of its own, which the engine looks for first.
_HINTED = re.compile(
    r"X|<|%%|\*\||\?\?[:.]|REPLACE|gents? ?[:–—-]|perators? ?[:–—-]|dvis[eo]rs? ?[:–—-]|taff ?[:–—-]|riter ?[:–—-]"
    r"|\((?:[Dd]el|[Rr]em|[Oo]mi|[Aa]me|[Ee]di|[Kk]ee|[Ii]nc)|\[(?:[Dd]el|[Rr]em|[Oo]mi|[Aa]me|[Ee]di|[Kk]ee|[Ii]nc)"
    r"|Dear(?: Mr\.?(?:\s?/| or )|\s?,)|INSERT|ADD|PASTE|ENTER|TODO|TB[ACD]|@@|FIXME|LOREM|null|undefined|N(?:one|ULL|aN|/A)"
    r"|DD|MM|YY|#[A-Z_#]|_|\$[A-Za-z]|here\)|NAME|DATE|NUMBER|AMOUNT|REASON"
)
# "Replace <your-name> with your own": the slot is what is being taught.
_TAUGHT_BEFORE = re.compile(
    r"\b(?:replace|swap|substitute|type|enter|insert|put|paste|use|set|write|change|add|where|like|e\.g\.|such as|for example|dates? as|formats?|formatted|called|named|looks? like|reads?|shows?|says?|command)\b",
    re.IGNORECASE,
)
# "We have put £XX back": what the firm has done or will do teaches nothing.
_DONE_BEFORE = re.compile(
    r"(?:\b(?:i|we|ha(?:ve|s|d)|will|be(?:en)?|was|were)|['’](?:ve|ll|s))\s+(?:\w+ly |just |now |already |also )?$",
    re.IGNORECASE,
)
_TAUGHT_AFTER = re.compile(
    r"\b(?:with your own|with the (?:name|path|number|actual)|in (?:your|the|a|every|each) [\w -]{0,20}(?:template|snippet|script|config\w*|file|macro|signature|field)|stands? for|is a (?:variable|placeholder|merge)"
    r"|should be replaced|gets? replaced|will be filled|(?:merge|template) (?:tag|field|variable))",
    re.IGNORECASE,
)
# "Settings > Apps > [messenger] > Alerts": what the customer will see there.
_MENU = re.compile(r"\w\s?(?:>|→|»)\s?$|^\s?(?:>|→|»)\s?\w")
# Addresses and names blacked out for privacy, or by a mail program, are not slots.
_REDACTED = re.compile(
    r"\[(?:email[\s\xa0]?(?:address|protected)?|e-mail|phone(?: number)?|redacted|removed|edited|deleted|hidden|link removed|url|name removed|private)\]",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\[[^\]]*\b(?:see|is|are|was|were|has|have|had|will|can|please|attached|screenshot|i|we|it|this|that|which|edit|update|sic|note)\b[^\]]*\]",
    re.IGNORECASE,
)
# What a writing tool says of its text, and what colleagues say to one another. A tool gives itself away by the tone that it was asked for
# ("a professional response") or by whom it speaks of: "Here's the link:" and "here's a reply from our engineer" are for the customer.
_TOLD = (
    r"(?:professional|polite|friendly|empathetic|concise|revised|improved|polished|formal|short(?:er)?|possible|suggested|sample"
    r"|rewritten|refined|warm(?:er)?|apologetic|suitable|potential|draft|more \w+)"
)
# Each kind with what it is looked for by: one of these is in whatever it matches, and a search of the text for them all costs little.
_LEFT_OVER = tuple(
    (hints, re.compile(regex, re.IGNORECASE | re.MULTILINE))
    for hints, regex in (
        (
            ("language model", "as an ai", "as a ai", "as of my "),
            r"\bas an? (?:AI(?:,| I\b)|(?:AI |artificial intelligence |large )?language model\b)"
            r"|\bI(?:['’]m| am) (?:just |only )?an? (?:AI |large )?language model\b"
            r"|\bas of my (?:last )?(?:knowledge|training) (?:update|cut-?off)\b",
        ),
        (
            ("here's ", "here’s ", "here is "),
            rf"\bhere(?:['’]s| is) (?:an?|the|your|one) (?:{_TOLD},? (?:and |but )?(?:\w+,? )?)(?:reply|response|answer|email|message)"
            r"(?= (?:to|for) (?:the|your|this) (?:customer|client|complaint|review)|\s?:"
            r"| (?:that )?you (?:can|could|may|might) (?:use|send|copy))"
            r"|\bhere(?:['’]s| is) (?:an?|the|your|one) (?:\w+ ){0,2}(?:reply|response|answer|email|message|draft)"
            r"(?= (?:to|for) (?:the|your|this) (?:customer|client)\b| (?:that )?you (?:can|could) (?:use|adapt)\b)"
            rf"|\bhere(?:['’]s| is) (?:an?|the|your) (?:{_TOLD} )?(?:version|draft|rewrite) of (?:the|your|this) "
            r"(?:reply|response|email|message)\b",
        ),
        (
            ("feel free to ",),
            r"\bfeel free to (?:adjust|customi[sz]e|personali[sz]e|tweak|edit|adapt) (?:this|the|it|your)(?: reply| response| email| message"
            r"| tone| draft)?(?: as (?:needed|necessary|you see fit)| to (?:fit|suit|match))",
        ),
        (
            ("like me to ", "want me to "),
            r"\b(?:would you like|let me know if you['’]?(?:d| would)? (?:like|want)) me to (?:adjust|change|make|revise|rewrite|soften) "
            r"(?:this|the|it)(?: reply| response| email| message)? ?(?:tone|more formal|less formal|shorter|longer|warmer|more \w+)",
        ),
        (
            ("macro", "canned ", "saved reply", "template"),
            r"\A\W{0,3}(?:macro|canned (?:reply|response)|saved reply|template (?-i:[A-Z]?\d+[A-Za-z]?))\b[^\n:.]{0,25}:",
        ),
        (
            (
                "suggested ",
                "proposed ",
                "draft ",
                "sample ",
                "internal ",
                "private ",
                "agent ",
                "staff ",
                "note to ",
                "not for ",
            ),
            r"^\W{0,3}(?:(?:suggested|proposed|draft|sample) (?:reply|response|answer)(?: (?:to|for) (?:the )?customer)?"
            r"|(?:internal|private|agent|staff) (?:note|comment|remark)s?|(?:internal|staff) only"
            r"|note to (?:self|team|agent|reviewer|editor|colleagues?)|not for (?:the )?customer)\s?[:\])–—-]",
        ),
        (
            (" send t",),
            r"\b(?:do not|don['’]t) send (?:this (?:reply|draft|email|one) (?:yet|before|until)|(?:this )?to (?:the )?customer)\b",
        ),
        (
            ("customer is ", "customer was "),
            r"\b(?:the |this )?customer (?:is|was) (?:a |an |being )?(?:total |real |right |complete )?"
            r"(?:pain|nightmare|nuisance|annoying|moaning|lying)\b",
        ),
        (
            ("@",),
            r"\A\s*@[A-Za-z][\w.]*,? (?=can|could|pls|please|plz|fyi|check|what|is|ok|does|do|should|would|any|review|have)[^\n]{5,300}?"
            r"(?=\s(?:--+|—|–|\|)\s*(?:Hi|Hello|Dear|Hey|Good \w+)\b"
            r"|\s*\n\s*(?:-{2,}\s*\n\s*)?(?:Hi|Hello|Dear|Hey|Good \w+)\b)",
        ),
    )
)
_NAME = re.compile(r"name|customer|client|guest|user|recipient|player|member|passenger", re.IGNORECASE)
_AGENT = re.compile(
    r"agent|your[ _]?(?:full[ _]|first[ _])?name|my[ _]?name|sender|signature|representative|advis", re.IGNORECASE
)


def check(reply: Reply) -> Iterator[Hit]:
    draft = reply.draft
    for zone in draft.of("placeholder"):
        text = draft.text(zone)
        if (
            not _is_ordinary(reply.source, zone, text)
            and not (reply.customer is not None and text in reply.customer.text)
            and not _REDACTED.fullmatch(text)
            and not _is_prose(text)
            and not _is_taught(reply.source, zone.start, zone.end)
            and _stands_free(reply.source, zone)
        ):
            yield Hit(zone.start, zone.end, confidence=0.95, rewrites=_filled(reply, zone, text))
    source = reply.source
    lower = source.lower()
    for found in (f for hints, kind in _LEFT_OVER if any(hint in lower for hint in hints) for f in kind.finditer(source)):
        if any(z.start <= found.start() < z.end for kind in ("quoted", "quotation", "code") for z in draft.of(kind)):
            continue
        if not any(start <= found.start() < end for start, end in quotations(reply)):
            message = "This is for a colleague or comes from a writing tool; take it out before this goes to the customer."
            yield Hit(*found.span(), confidence=0.9, message=message)
    if not _HINTED.search(source):
        return
    for zone in draft.zones:
        if zone.kind not in ("greeting", "body", "signoff", "signature"):
            continue
        for found in _BARE.finditer(source, zone.start, zone.end):
            group = found.lastgroup or "count"
            start, end = found.span(group)
            if not any(p.start < end and start < p.end for p in draft.of("placeholder")) and not _is_taught(source, start, end):
                yield Hit(start, end, confidence=0.9)


_SENTENCE = 300  # characters before and after a slot that may be of its sentence
# Environment variables, which how-tos are full of.
_VARIABLES = frozenset(
    "appdata localappdata temp tmp userprofile programfiles programdata systemroot windir path home homepath username computername allusersprofile public".split()
)
# "The code is {4F-77-XX}": groups of letters and figures, as they stand on a card; a slot is named in words.
_CODE = re.compile(r"[\[{<](?=\D*\d)(?:[A-Z]{1,2}|[A-Z0-9]{2,4})(?:[ -](?:[A-Z]{1,2}|\d{1,4}|[A-Z]\d+|\d+[A-Z]+))+[\]}>]")
# "Press [Change date]": the name of a button, unless it shouts.
_PRESSED = re.compile(
    r"\b(?:press|tap|click|hit|choose|select|pick|open|tick|untick|toggle|under|button|option|menu|field|box|tab|column|key|link|labell?ed|marked|switch|setting)s?\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


def _is_ordinary(source: str, zone: Zone, text: str) -> bool:
    """Kisses ("xxx"), a ruled line, %APPDATA%, a code in short groups, the name of a button."""
    if set(text) <= {"x"} or text.strip("%").lower() in _VARIABLES or _CODE.fullmatch(text):
        return True
    line = source[source.rfind("\n", 0, zone.start) + 1 : zone.start]
    if set(text) == {"_"}:
        return not line.strip(" _")
    return text[0] == "[" and text != text.upper() and _PRESSED.search(line) is not None


def _is_prose(text: str) -> bool:
    """ "[see screenshot]", "[edit: link fixed]": a remark of the writer's in lower case."""
    return text[0] == "[" and text != text.upper() and not _NAME.search(text) and _PROSE.fullmatch(text) is not None


def _is_taught(source: str, start: int, end: int) -> bool:
    # No further than that, even where no sentence ends: a page of slots would be read anew for each.
    first, last = max(0, start - _SENTENCE), end + _SENTENCE
    left = max(first, *(source.rfind(mark, first, start) + 1 for mark in ("\n", ". ", "! ", "? ")))
    right = min((at for mark in ("\n", ". ", "! ", "? ") if (at := source.find(mark, end, last)) >= 0), default=last)
    before, after = source[left:start], source[end:right]
    if _MENU.search(before) or _MENU.match(after):
        return True
    if source[start] == "[" and source[start + 1 : start + 7].lower() in ("insert", "enter "):
        return False
    taught = any(not _DONE_BEFORE.search(before, 0, word.start()) for word in _TAUGHT_BEFORE.finditer(before))
    return bool(_TAUGHT_AFTER.search(after)) or (taught and not re.match(r"\s*(?:dear|hi|hello)\b", before, re.IGNORECASE))


def _stands_free(source: str, zone: Zone) -> bool:
    """Not the middle of a path, an address or a line of code: "C:/Users/<name>/AppData", "from:<name>"."""
    before, after = source[zone.start - 1 : zone.start], source[zone.end : zone.end + 1]
    return (
        before not in ("/", "\\", "=", "_", "@", ".", "%")
        and after not in ("/", "\\", "=", "@", "_")
        and not (before == "#" and source[zone.start] != "{")
    )


def _filled(reply: Reply, zone: Zone, text: str) -> tuple[Rewrite, ...]:
    """The name from the metadata, where the slot says plainly whose it is."""
    context = reply.context
    closing = any(z.start <= zone.start < z.end for z in (*reply.draft.of("signoff"), *reply.draft.of("signature")))
    if context.agent_name and (closing or _AGENT.search(text)) and (_NAME.search(text) or _AGENT.search(text)):
        return (reply.replace(zone.start, zone.end, context.agent_name, Grade.SAFE),)
    if context.customer_name and not closing and _NAME.search(text) and not _AGENT.search(text):
        whole = re.search(r"last|full|surname", text, re.IGNORECASE)
        name = context.customer_name if whole else context.customer_name.split()[0]
        return (reply.replace(zone.start, zone.end, name, Grade.SAFE),)
    greeting = next((z for z in reply.draft.of("greeting") if z.start <= zone.start < z.end), None)
    if greeting is not None:
        mark = reply.source[greeting.end - 1]
        return (reply.replace(greeting.start, greeting.end, f"Hello{mark if mark in ',:;!' else ','}", Grade.REVIEW),)
    if closing:
        start, end = zone.start, zone.end
        while reply.source[start - 1 : start] in ("[", "{", "<", " ", "\n") and start > 0:
            start -= 1
        while reply.source[end : end + 1] in ("]", "}", ">") and end < len(reply.source):
            end += 1
        return (reply.replace(start, end, "", Grade.REVIEW),)
    return ()


_PRIYA = Context(customer_name="Priya Nair", agent_name="Tom")

RULE = Rule(
    code="SCR001",
    severity=Severity.ERROR,
    dimension=Dimension.VOICE,
    message="A slot of the template is still empty here; fill it in before this goes out.",
    check=check,
    evidence="C",
    critical=True,
    examples=(
        Bad("Hi *|FNAME|*, the form is in order."),
        Bad("Your bill is attached. (Agent: delete this line if there is none.) Best, Ann"),
        Good("The form wants your date of birth as DD/MM/YYYY.", why="a format that is explained"),
        Good("I've asked the agent (the one who sold you the flat) to delete the ad.", why="told to the customer"),
        Bad(
            "Hi {{customer.first_name}}, thanks for getting in touch.",
            text="{{customer.first_name}}",
            context=_PRIYA,
            rewrite="Hi Priya, thanks for getting in touch.",
        ),
        Bad("Dear [Customer Name], your order [ORDER #] has shipped.", text="[ORDER #]"),
        Bad("Hello <name>, we have looked into this for you.", text="<name>"),
        Bad("Your refund of $XX.XX will arrive within X business days.", text="X"),
        Bad("Hi %FIRSTNAME%, sorry about the wait."),
        Bad(
            "All done for you.\n\nBest regards,\n[Your Name]", context=_PRIYA, rewrite="All done for you.\n\nBest regards,\nTom"
        ),
        Bad("Best regards, [Your Name]"),
        Bad("Please see the note below. [INSERT APOLOGY HERE]"),
        Bad("Dear Mr/Mrs/Ms, thank you for contacting us."),
        Bad("Hi null, your parcel is on its way."),
        Bad("Hello Sam,\n\nYour booking {BOOKING_REF} is confirmed."),
        Bad("Thanks for your mail about <CASE_REF>, which we have closed.", text="<CASE_REF>"),
        Bad("Dear ,\n\nyour parcel left our depot this morning.", text=","),
        Bad("We have put £XX towards the new saddle.", text="XX"),
        Bad("The farrier will be with you on DD/MM.", text="DD/MM"),
        Bad("Hi FIRST_NAME, your tyres are in.", text="FIRST_NAME"),
        Good("The form wants the date as DD/MM/YYYY.", why="how a date is to be written"),
        Good("Enter £XX in the box and press go.", why="what is being taught"),
        Good("Please choose option [A] or [B] in the pop-up.", why="bracketed single letters that name options"),
        Good("Your code is {4F-77-XX} exactly as printed on the card.", why="a code with digits in braces"),
        Good("The lid of the safe reads [B7-XX], and that's the word you dial.", why="a code in groups"),
        Good("Replace <your-domain> with your own domain in the snippet below.", why="the slot is what is being taught"),
        Good("Replace <name> with your own name in the second line.", why="the slot is what is being taught"),
        Good("We ship sizes XS to XXL.", why="sizes"),
        Good("I've added a note [see screenshot] to the case.", why="a bracketed remark"),
        Good("Use {{ user.name }} in your email template to greet people by name.", why="a template taught in a how-to"),
        Good("Open your Xbox and press X twice.", why="the name of a button"),
        Good("Messages older than X days are deleted when you set X in the box above.", why="an unknown in an explanation"),
        Good("Open Settings > Apps > [messenger] > Alerts and switch it on.", why="a step in a menu path"),
        Good("All sorted, and say hello to the twins from us xxx", why="kisses"),
        Good("Close the program and go to %APPDATA% in the search bar.", why="an environment variable"),
        Good("Open your order and press [Change delivery date].", why="the name of a button"),
        Good("Write to us at [email protected] and we'll add it.", why="an address hidden by a program"),
        Bad("As an AI language model, I cannot see your account.", text="As an AI language model"),
        Bad("Here is a polite reply you can use: Dear Ann, we are sorry."),
        Bad("Sure! Here's a professional response to the customer:\n\nHi Eve, your order left today. Tom"),
        Bad("@Sam can you check this one? -- Hi Eve, your order ships today. Tom", text="@Sam can you check this one?"),
        Bad("Internal note: she rang twice.\n\nHi Eve,\n\nyour order left today."),
        Bad("Hi Eve, your order left today. Feel free to adjust this reply as needed."),
        Good("Sure! Here's the link: example.com/4411", why="what was asked for"),
        Good("Here's a reply from our engineer: the valve was stuck.", why="handed on"),
        Good("Here is a message you can send to your bank: “Please release the payment.”", why="words for the customer"),
        Good("@Sam can you send us the number in a message? We'll look at once.", why="to a handle"),
        Good("As an AI company, we test every model ourselves.", why="a trade"),
        Bad("Your saddle is ready. TODO ask Kim for the price.", text="TODO"),
        Good("The tour's date is still TBC, and I'll write on Monday.", why="said plainly"),
        Good("Press ADD PHOTO on the right.", why="the name of a button"),
    ),
)

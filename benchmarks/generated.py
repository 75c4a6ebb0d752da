"""Support replies made up from a seed, so that speed is measured on the same texts everywhere.

`replies(1000)` gives distinct e-mails and chat messages of about 20 to 250 words, good ones and faulty ones, each with the
message that it answers; `replies_of(120, 300)` gives e-mails of that many words. The same seed gives the same texts on every
Python, since only `Random.random` is drawn from. All of the wording was written for this file.

    python benchmarks/generated.py 3      prints three of them
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

Channel = Literal["email", "chat"]
Tone = Literal["good", "faulty", "mixed"]


@dataclass(frozen=True)
class Sample:
    """A reply and the customer's message that it answers; `words` counts what stands between spaces in the reply."""

    reply: str
    customer: str
    channel: Channel
    tone: Tone

    @property
    def words(self) -> int:
        """How many words the reply has."""
        return len(self.reply.split())


SLOTS: dict[str, Sequence[str]] = {
    "customer": (
        "Amara", "Ben", "Chiara", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Imani", "Jonas", "Keiko", "Leo", "Marta",
        "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Sven", "Tara", "Usman", "Vera", "Wendy", "Yusuf", "Zoe",
        "Mr Okafor", "Ms Lindqvist", "Mrs Delgado", "Dr Haas", "Mr Tanaka", "Ms Boyle",
    ),
    "agent": (
        "Alex", "Bianca", "Callum", "Dana", "Emre", "Freya", "Gil", "Hannah", "Ines", "Joel", "Kira", "Lukas", "Mina", "Noor",
        "Owen", "Petra", "Rafael", "Sasha", "Tom", "Uma",
    ),
    "company": (
        "Larkfield Home", "Brightwater Energy", "Pelican Post", "Hollin & Reed", "Skyhop", "Tandem Mobile", "Oak Street Bank",
        "Nimbus Backup", "Fernhill Hotels", "Copperleaf Coffee",
    ),
    "item": (
        "kettle", "standing desk", "winter jacket", "coffee grinder", "router", "suitcase", "bread maker", "phone case",
        "garden hose", "pair of boots", "office chair", "bike light", "air fryer", "reading lamp", "smoke alarm", "duvet cover",
    ),
    "service": (
        "subscription", "account", "booking", "contract", "tariff", "mailbox", "data plan", "membership", "reservation",
        "direct debit", "loyalty card", "cloud backup",
    ),
    "part": ("filter", "charger", "left hinge", "power cable", "lid", "remote", "manual", "strap", "front wheel", "adapter"),
    "carrier": ("the courier", "our carrier", "Pelican Post", "the delivery driver", "the depot in Leeds", "our warehouse"),
    "team": ("billing team", "warehouse team", "technical team", "returns desk", "duty manager", "accounts department"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    "date": ("3 March", "14 May", "22 June", "9 August", "30 September", "11 October", "2 December", "17 January"),
    "hour": ("10 am", "noon", "2 pm", "4:30 pm", "5 pm", "9.15", "close of business"),
    "money": ("$18.50", "£42", "€129.00", "$7.99", "£250", "€16", "$1,240.00", "£9.95"),
    "few": ("two", "three", "four", "five", "six"),
    "colour": ("black", "navy", "green", "oak", "silver", "red"),
    "page": ("Settings > Billing", "My account", "the Orders page", "the Returns portal", "Help > Contact", "your profile"),
    "link": (
        "https://help.example.com/returns", "https://www.example.com/track", "example.com/status",
        "https://account.example.com/billing?ref=mail", "https://support.example.org/kb/1204",
    ),
    "mail": ("help@example.com", "returns@example.org", "billing@example.com", "care@example.net"),
}  # fmt: skip

CUSTOMER = (
    "[Hi|Hello], I ordered a {item} on {date} and it [still has not arrived|never turned up]. Order {order}. Where is it?",
    "My {item} came with a broken {part}. This is the second time! I want [a refund|my money back|a working one].",
    "You charged me {money} twice for my {service}. [Please sort this out|When will I get it back?|This is ridiculous.]",
    "I can't log in to my {service} since {day}. I reset the password twice and [nothing happens|still see an error].",
    "How do I [cancel|change|pause|move] my {service}? I could not find it under {page}.",
    "Nobody called me back on {day} as promised. I have been waiting for {few} weeks and I'm [really upset|fed up|angry].",
    "The {item} I got is {colour}, which I did not order. Can I swap it before {date}? Also, do I pay for the return?",
    "Your agent told me the {service} was free. Now there's a bill for {money}. Why?",
)

GREETINGS = (
    "Hi {customer},",
    "Hello {customer},",
    "Dear {customer},",
    "Good [morning|afternoon] {customer},",
    "Dear customer,",
)
CHAT_GREETINGS = (
    "Hi {customer}!",
    "Hey {customer},",
    "Hello {customer} :)",
    "Hi there,",
    "Hello, {agent} here.",
    "Hi {customer} 👋",
)

OPENINGS = (
    "Thank you for [writing|your message|getting in touch|telling us] about your {item}.",
    "Thanks for [the photos that came|the details you sent|coming back to me] on {day}.",
    "I have [read|gone through|looked at] your whole message, and the notes from {day} too.",
    "Thank you for reaching out to {company} customer support.",
    "Your [enquiry|case|request] has been logged under reference {order}.",
    "I'm {agent}, and I have taken over your case from my colleague {colleague}.",
)

GOOD = (
    "I'm [sorry|very sorry] that your {item} arrived without its {part}; [that was our mistake|we packed it wrongly].",
    "I'm sorry: we charged your {service} twice on {date}, and we should have caught it ourselves.",
    "You were right to [expect a call|ask for an answer] on {day}, and we did not [ring|write].",
    "We missed the date that we gave you, and I apologise for the {few} days you lost [waiting at home|over it].",
    "I can see how [frustrating|tiring|worrying] it is to be left without a {item} for {few} weeks.",
    "I have refunded {money} to your card [today|this morning]; your bank should show it by {day}.",
    "A new {item} in {colour} leaves {carrier} on {day}, and you will have it by {hour} on {day}.",
    "I have asked the {team} to [check|reset|correct] your {service}, and I will write to you by {hour} on {day} either way.",
    "The cause was a fault in our [own stock list|payment page|label printer]: two orders shared one number, {order}.",
    "We have fixed [the page|that label|the list], so it will not happen to your next order.",
    "You do not need to send the old {part} back; keep it or recycle it.",
    "To change your {service}, open {page}, choose Edit, and press Save; it takes about {few} minutes.",
    "You can follow the parcel at {link} with the number {order}.",
    "The return label is attached, and the postage is on us.",
    'If you would rather have the {money} back, [tell me|just reply "refund"] and I will do it the same day.',
    "I have added {money} to your {service} for the trouble; you don't have to do anything to use it.",
    "Your {service} stays open until {date}, so you keep everything in it while we sort this out.",
    "I tested it myself with a {colour} one, and it now works with the {part} as well.",
    "There is one thing that I can't do: the {part} is no longer made, so I can only offer the newer one.",
    "My direct line is below, and I work until {hour} [from {day} on|on most days].",
    "Because the {item} is past its guarantee, the repair would cost {money}; I have held the old price for you until {date}.",
    "If the light on the {part} blinks {colour}, hold the button for {few} seconds and let go.",
    "Would {day} or {day} suit you better for the collection?",
    "Could you send me the number on the underside of the {item}, so that I order the right {part}?",
)

FAULTY = (
    "Unfortunately, [due to|because of] a [high volume of requests|very busy period], delays can [sometimes occur|happen].",
    "We apologise for any inconvenience this [may have caused|might have caused you].",
    (
        "As [stated|already explained|per our terms] on {date}, you [must|need to] send back the {item} "
        "[unopened|within {few} days]."
    ),
    "You [failed to|did not|neglected to] [enter the right address|read the instructions|keep the {part}].",
    "If you had [checked {page}|read our mail of {date}], you would [have known|not have this problem].",
    "Our records [clearly show|indicate] that the {item} was delivered on {day}, so [it must be there|please look again].",
    "It is our policy that [no refunds are given|we can't replace the {part}] after {few} days.",
    "I'm afraid [there is nothing we can do|my hands are tied|that is out of our control].",
    "This is not our [fault|responsibility]; {carrier} [is to blame|handles all of that].",
    "Actually, you're wrong about the {money}, since the {service} was never free.",
    "[Calm down|With all due respect], nobody else has complained about the {item}.",
    "Are you sure that you [really bought it here|did not drop it|typed your password correctly]?",
    "Without proof, we can't [believe that|accept that] the {part} was [missing|broken] when it left us.",
    "We will get back to you [as soon as possible|in due course|at our earliest convenience].",
    (
        "Your [feedback|business|satisfaction] is [very important|extremely valuable] to us, and we take "
        "[this|it] [very seriously|to heart]."
    ),
    "We understand your frustration and [strive|endeavour] to provide an excellent customer experience at all times.",
    "The matter has been escalated to the relevant department and [will be looked into|is being investigated].",
    "Please be advised that your {service} was suspended, and that a fee of {money} will be applied.",
    "Kindly do the needful and revert back to us with the {few} forms attached herewith.",
    "I am sorry you feel that way, but [the system does not let me|I only follow the rules].",
    "You should [contact|call|write to] {carrier} yourself, as we have no [access to|information from] them.",
    "Hopefully the {part} [might|should probably] be in stock again [soon|at some point].",
    (
        "At the end of the day, it is [a known issue|an isolated incident] that [everyone has to live "
        "with|could happen to anyone]."
    ),
    "In order to process your request, we require each and every one of the {few} documents in advance.",
    "To be honest, the {item} is very unique, and the end result [depends on|is down to] how it is used.",
    "Please refrain from sending more than one e-mail, as it [slows us down|puts you at the back of the queue].",
)

PLAIN = (
    "Your order {order} was placed on {date} and paid by card.",
    "The parcel holds one {item} and a spare {part}.",
    "The {service} renews on {date} at {money} a month.",
    "Our shop is open from Monday to {day}, until {hour}.",
    "The code in the confirmation is {order}; [it stays valid|you can use it] until {date}.",
    "All of our {colour} models have the same {part}.",
    "I spoke with {colleague} from the {team} about the {item}.",
    "The amount of {money} is made up of the price and the delivery.",
    "You find the guide at {link}, and you can write to {mail} at any time.",
    "It is stored under {page}, below the name {customer}.",
    "The {team} works on it between {day} and {day}.",
    "On {date} a second notice went out to the address that we have for you.",
    "There are {few} of them left in {colour}.",
    "Both parcels, the one of {date} and the one of {date}, belong to the same customer record.",
)

STEPS = (
    (
        "[Please try these steps|Here is how]:\n\n"
        "1. Open {page}.\n"
        "2. Choose your {service} and press Edit.\n"
        "3. Type the code {order}.\n"
        "4. Wait {few} minutes and sign in again."
    ),
    (
        "What happens next:\n\n"
        "- {day}: {carrier} collects the {item}.\n"
        "- {day}: the {team} checks the {part}.\n"
        "- By {date}: you get {money} or a new one, as you like."
    ),
)  # fmt: skip

CLOSINGS = (
    "[Just reply to this mail|Write back] if anything is unclear; it comes straight to me.",
    "Please do not hesitate to contact us should you have any further questions.",
    "Is there anything else that I can [do for you|help with] today?",
    "We [hope this helps|trust that this answers your question].",
    "Thank you for your [patience|understanding|continued loyalty].",
    "I will keep your case open until the {item} is [in your hands|working].",
)
SIGN_OFFS = ("Kind regards,", "Best wishes,", "Best,", "Yours sincerely,", "Warm regards,", "Cheers,", "Many thanks,")
SIGNATURES = (
    "{agent}",
    "{agent}\n{company}",
    "{agent}\nCustomer Care, {company}\n{mail}",
    "The {company} Team",
    "-- \n{agent} | {company}\n{link}",
)
DISCLAIMER = (
    "This e-mail and its attachments are confidential and meant only for the person named above. If you received it "
    "by mistake, please delete it and tell the sender."
)

_ALTERNATIVES = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z]+)\}")


Case = dict[str, str]  # what one exchange is about, by slot; a slot that is not in it is drawn anew each time


def _case(rng: Random) -> Case:
    return {slot: _slot(rng, slot) for slot in ("customer", "agent", "company", "item", "service", "part", "order")}


def _below(rng: Random, limit: int) -> int:
    """A whole number from 0 up to, and not including, the limit: from `random()` alone, which no Python version changes."""
    return int(rng.random() * limit)


def _pick(rng: Random, choices: Sequence[str]) -> str:
    return choices[_below(rng, len(choices))]


def _filled(rng: Random, template: str, case: Case) -> str:
    text = _ALTERNATIVES.sub(lambda match: _pick(rng, match[1].split("|")), template)
    return _SLOT.sub(lambda match: case.get(match[1]) or _slot(rng, match[1]), text)


def _slot(rng: Random, name: str) -> str:
    if name == "order":
        return _pick(rng, ("A-", "#", "", "ORD-")) + str(100_000 + _below(rng, 900_000))
    return _pick(rng, SLOTS["agent" if name == "colleague" else name])


def _body(rng: Random, tone: Tone, words: int, case: Case) -> list[str]:
    """Sentences of at least so many words, no template twice, in paragraphs marked by the empty string."""
    pool = {"good": [*GOOD], "faulty": [*FAULTY], "mixed": [*GOOD, *FAULTY]}[tone] + [*PLAIN]
    sentences: list[str] = []
    count = 0
    if words >= 70 and rng.random() < 0.25:
        count += len((steps := _filled(rng, _pick(rng, STEPS), case)).split())
        sentences += ["", steps, ""]
    while count < words and pool:
        sentence = _filled(rng, pool.pop(_below(rng, len(pool))), case)
        count += len(sentence.split())
        sentences.append(sentence)
        if rng.random() < 0.3:
            sentences.append("")
    return sentences


def _paragraphs(sentences: list[str]) -> str:
    paragraphs: list[list[str]] = [[]]
    for sentence in sentences:
        if sentence:
            paragraphs[-1].append(sentence)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def _email(rng: Random, tone: Tone, words: int, customer: str, case: Case) -> str:
    parts = [_filled(rng, _pick(rng, GREETINGS), case), _filled(rng, _pick(rng, OPENINGS), case)]
    tail = [_filled(rng, _pick(rng, CLOSINGS), case), _pick(rng, SIGN_OFFS) + "\n" + _filled(rng, _pick(rng, SIGNATURES), case)]
    if rng.random() < 0.1:
        tail.append(DISCLAIMER)
    if rng.random() < 0.15:
        quoted = "\n".join("> " + line for line in customer.splitlines())
        tail.append(f"On {_pick(rng, SLOTS['date'])}, {case['customer']} wrote:\n{quoted}")
    spent = sum(len(part.split()) for part in parts + tail)
    text = "\n\n".join([*parts, _paragraphs(_body(rng, tone, max(words - spent, 8), case)), *tail])
    return text.replace("'", "’") if rng.random() < 0.3 else text


def _chat(rng: Random, tone: Tone, words: int, case: Case) -> str:
    opening = _filled(rng, _pick(rng, CHAT_GREETINGS), case) + " "
    closing = " " + _filled(rng, _pick(rng, CLOSINGS), case) if rng.random() < 0.4 else ""
    spent = len((opening + closing).split())
    return opening + " ".join(part for part in _body(rng, tone, max(words - spent, 12), case) if part) + closing


def _sample(rng: Random, channel: Channel, words: int) -> Sample:
    draw = rng.random()
    tone: Tone = "good" if draw < 0.4 else "faulty" if draw < 0.75 else "mixed"
    case = _case(rng)
    customer = _filled(rng, _pick(rng, CUSTOMER), case)
    reply = _email(rng, tone, words, customer, case) if channel == "email" else _chat(rng, tone, words, case)
    return Sample(reply=reply, customer=customer, channel=channel, tone=tone)


def replies(count: int, seed: int = 1) -> list[Sample]:
    """So many distinct replies of 20 to 250 words: two in three are e-mails, the others chat messages of up to 80 words."""
    rng = Random(seed)
    found: dict[str, Sample] = {}
    while len(found) < count:
        if rng.random() < 0.67:
            sample = _sample(rng, "email", 40 + int(200 * rng.random() * rng.random()))
        else:
            sample = _sample(rng, "chat", 20 + _below(rng, 50))
        if 20 <= sample.words <= 250:
            found.setdefault(sample.reply, sample)
    return list(found.values())


def replies_of(words: int, count: int, seed: int = 2) -> list[Sample]:
    """So many distinct e-mails of just so many words, give or take one in sixty; `words` from 60 to 250.

    Raises ValueError for a length that the templates don't reach.
    """
    if not 60 <= words <= 250:
        raise ValueError(f"the templates make e-mails of 60 to 250 words, not {words}")
    rng = Random(seed)
    found: dict[str, Sample] = {}
    while len(found) < count:
        sample = _sample(rng, "email", words - 2)
        if abs(sample.words - words) <= words // 60:
            found.setdefault(sample.reply, sample)
    return list(found.values())


if __name__ == "__main__":
    for sample in replies(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        print(f"=== {sample.channel}, {sample.tone}, {sample.words} words; the customer: {sample.customer}\n\n{sample.reply}\n")

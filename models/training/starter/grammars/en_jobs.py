"""What callers say in English for every job of the desk; the slots of en.py are at hand."""

from __future__ import annotations

from random import Random

from grammars.en import ONES, cardinal


def year(rng: Random) -> str:
    """A year of birth."""
    if rng.random() < .75:
        rest = rng.randrange(30, 100)
        return 'nineteen ' + cardinal(rest)
    rest = rng.randrange(0, 20)
    if rest == 0:
        return 'two thousand'
    return rng.choice(['two thousand and ' + cardinal(rest), 'twenty ' + ('oh ' if rest < 10 else '') + cardinal(rest)])


def code(rng: Random) -> str:
    """A code of four or six digits."""
    return ' '.join(ONES[rng.randrange(10)] for _ in range(rng.choice([4, 4, 6])))


SLOTS = {
    'place': [
        'at riverside', 'in the high street', 'on high street', 'in the centre', 'in the town centre',
        'in station road', 'in church street', 'in mill lane', 'on the market square', 'in victoria road',
        'near the station', 'in the old town', 'on the main road', 'by the park', 'at the hospital',
        'in london road', 'at the north branch', 'at the south branch', 'on the hill', 'at the west end',
        'in bridge street', 'in park avenue',
    ],
    'hello': ['hello', 'hi', 'good morning', 'good afternoon', 'good evening', 'hi there'],
    'please': ['please', 'please', 'thank you', 'if you can'],
    'year': year,
    'code': code,
    'minutes': ['five', 'ten', 'fifteen', 'twenty', 'twenty five', 'thirty', 'forty', 'about ten', 'about twenty'],
    'span': [
        '{minutes} minutes', '{minutes} minutes', 'half an hour', 'a quarter of an hour', 'an hour', 'a few minutes',
        'half an hour or so', 'maybe {minutes} minutes', 'an hour and a half',
    ],
    'mine': ['my', 'the', 'our'],
    'visit': ['appointment', 'appointment', 'visit', 'booking'],
    'kin': [
        'child', 'son', 'daughter', 'mother', 'father', 'husband', 'wife', 'baby', 'grandmother', 'dog', 'cat',
    ],
    'bodypart': [
        'tooth', 'teeth', 'gum', 'knee', 'back', 'arm', 'leg', 'neck', 'shoulder', 'throat', 'head', 'stomach', 'ear',
        'ears', 'eye', 'foot', 'hand', 'jaw', 'hip', 'skin', 'finger', 'chest',
    ],
    'aches': [
        'hurts', 'hurt', 'aches', 'is sore', 'is still sore', 'is swollen', 'is bleeding', 'itches', 'is burning',
        'is stiff', 'is red', 'feels numb', 'hurts a lot', 'hurts at night', 'rings', 'clicks', 'keeps me awake',
    ],
    'sign': [
        'a cough', 'a fever', 'a rash', 'a headache', 'a sore throat', 'a high temperature', 'a runny nose', 'back pain',
        'knee pain', 'a stiff neck', 'stomach ache', 'an ear ache', 'a chipped tooth', 'dry skin', 'a bad cold',
        'a temperature of thirty nine', 'a temperature of forty', 'bleeding gums', 'bad breath', 'a swollen cheek',
    ],
    'since': [
        'since yesterday', 'since this morning', 'for two days', 'for three days', 'for a week', 'for weeks',
        'for a few days', 'since {wd}', 'at night', 'for a long time', 'since the visit',
    ],
    'about': [
        'a question about {svc}', 'a question about my bill', 'a question about my {kin}', 'a question about my results',
        'a question for {who}', 'my last visit', 'my prescription', 'a complaint', 'my insurance', 'the invoice',
        'my {kin}', 'a booking for my company', 'the price of {svc}', 'a letter i got from you',
    ],
    'firm': ['company', 'firm', 'staff', 'employees', 'team', 'office', 'school', 'drivers', 'workers', 'club'],
    'animal': ['a dog', 'a cat', 'a rabbit', 'a puppy', 'a kitten', 'a big dog', 'a small dog'],
}

JOBS = [
    # book
    (10, [
        '{want} {svc} {onday} {at} my name is {name}', 'i need {svc} {onday} {at}', 'can i come for {svc} {onday} {at}',
        'can i come for {svc} {onday}', '{svc} {onday} {please}', 'a {visit} {onday} {please}', 'i want {svc} {onday}',
        'do you have anything for {svc} {onday}', 'can you fit me in {onday}', 'is there anything free {onday} {at}',
        'could i see {who} {onday}', '{svc} on the {dom} of {month}', 'i need to see {who} about my {bodypart}',
        'can i bring my {kin} in {onday}', 'i wanted {svc} yesterday', '{svc} with {who} {onday}',
    ]),
    # at which place
    (6, [
        '{place}', '{place}', '{place} {please}', '{want} {svc} {place}', 'i want {svc} {place}',
        'can i come {onday} {place}', 'i want to see {who} {place}', 'a {visit} {place} {onday}',
        'at the other place', 'at the other branch', 'the nearest one', 'is {svc} done {place}',
        'do you have {svc} {place}',
    ]),
    # changes of mind
    (7, [
        'no sorry {wd} at {time}', 'no {wd} at {time}', 'sorry i meant {wd}', 'actually {wd} at {time}',
        'not {wd} but {wd}', 'no not {wd}, {wd} at {time}', 'make that {time}', 'wait {wd} is better', '{wd} instead',
        '{wd} at {time}', '{wd} at {time}', '{wd} at {time} {please}', 'the time', 'the day', 'the name', 'the service',
        'the first one {please}', 'the second one {please}', 'the last one {please}', 'i will take the first one',
        'none of those', 'none of those work', 'none of these suit me', 'something later {please}', 'no the other one',
        'a different day {please}', 'no {wd} is no good', 'another day', "i can't do {wd}",
    ]),
    # move
    (9, [
        '(can|could) i (move|change|switch) {mine} {visit} to {wd} at {time}',
        'i (need|want|would like) to (move|change|reschedule|postpone) {mine} {visit}',
        '(please|) move {mine} {visit} to {wd}', 'move {mine} {visit} {onday} to {wd} at {time}',
        'i would like a different time for {mine} {visit}', 'can we (push|put) {mine} {visit} back to {wd}',
        'can you bring {mine} {visit} forward to {time}', 'i have to move {mine} {visit} to another day',
        "i can't make it {onday}, can i come {onday}", 'i want to swap my {visit} for {wd}',
    ]),
    # cancel
    (6, [
        'i (want|need|would like|have) to cancel {mine} {visit} {onday}', 'cancel {mine} {visit} {please}',
        'please cancel my {visit} {onday}', "i can't come {onday}", "i can't make it {onday}", 'we are not coming {onday}',
        "i won't be coming {onday}", 'i am ill, i need to cancel', 'call off my {visit} {onday}',
    ]),
    # check and confirm
    (10, [
        'when is my (next|) {visit}', 'what time is my {visit} {onday}', 'am i booked in {onday}',
        'can you tell me when my {visit} is', 'i have forgotten when my {visit} is', 'what day is my {visit}',
        '(i want|i would like|i am calling) to confirm {mine} {visit}', '(yes|) i confirm {mine} {visit} {onday}',
        'i am coming {onday}', 'yes i am coming', "yes i'll be there {onday}", 'i will be there {onday} {at}',
        'just confirming my {visit} {onday}', 'please confirm my {visit} {onday}', 'we are coming {onday}',
        "i'll definitely come {onday}",
    ]),
    # waiting list
    (7, [
        '(please|) put me on the (waiting|cancellation) list for {svc}', '(can i|may i) go on the waiting list for {svc}',
        'add me to the (waiting|cancellation) list {please}', 'is there a waiting list for {svc}',
        'let me know if something comes up {onday}', 'call me if somebody cancels', 'tell me if a slot opens {onday}',
        'i want to be on the waiting list for {wd}', 'put my {kin} on the waiting list for {svc}',
    ]),
    # prices and their variables
    (9, [
        'how much is {svc}', 'how much does {svc} cost', 'what does {svc} cost', 'what is the price of {svc}',
        'can i have a quote for {svc}', 'roughly how much is {svc}', 'give me an estimate for {svc}', 'how much is it',
        'how much would {svc} be for {animal}', 'how much is neutering for {animal}', '{animal}', '{num} kilos',
        'about {num} kilos', 'it weighs {num} kilos', 'he weighs {num} kilograms', '{num} inches', 'short', 'long', 'medium',
        'very long', 'metal', 'porcelain', 'zirconia', 'in town', 'outside town', 'it is for {animal}', '(a|the) (jeep|saloon|van)',
        'to shoulder length', 'neutering', 'neutering for {animal}', 'a vaccination for {animal}', 'is that expensive',
    ]),
    # urgent
    (9, [
        'my {kin} has {sign}', 'my {kin} has {sign} {since}', 'and {sign}', 'i have {sign}', 'i have {sign} {since}',
        'my {bodypart} {aches}', 'my {bodypart} {aches} {since}', 'my {kin} was hit by a car', "my {kin} can't breathe",
        "my {kin} cannot keep anything down", 'my {kin} swallowed something', 'my {kin} fell and is bleeding',
        'my {kin} is unconscious', 'it is urgent my {kin} has {sign}', 'i knocked out my {bodypart}',
        'my {kin} has been sick all night', 'i broke my {bodypart}', 'my face is swollen and i have {sign}',
        "it won't stop bleeding", 'i need somebody right now', "i'm in a lot of pain",
    ]),
    # triage
    (9, [
        "i don't know (which|what) (doctor|dentist|specialist|service) i need", "i'm not sure (who|what) i need to see",
        'who should i see about my {bodypart}', 'which doctor do i need for {sign}', "i don't know what to book",
        'i have {sign}', 'i have {sign}', 'my {bodypart} {aches}', 'my {bodypart} {aches}', 'i keep coughing',
        'a few days', 'a few days', 'just a few days', 'only a few days', '{since}', '{since}', 'longer', 'for months',
        'it only started today', 'only chipped', 'just the gums', 'it bleeds badly', 'only dry', 'it burns',
        'a little weight', 'none at all', 'when i brake', 'when i drive', 'it hurts when i eat', 'nothing helps',
    ]),
    # callback and message
    (10, [
        '(could|can) (somebody|someone|you|{who}) (call|ring|phone) me back {please}', 'please (call|ring) me back {onday}',
        'i would like a call back {onday} {at}', 'have someone ring me {please}', 'i missed a call from you',
        'i have {about}', 'it is about {about}', 'i have a question about my {kin}', 'i am calling about {about}',
        'i have a question about my {bodypart}', 'i want to leave a message (for {who}|)', 'can you take a message for {who}',
        'tell {who} that i called', 'tell {who} that i will be there {onday}', 'please ask {who} to call me',
        'the message is that i will come {onday}', 'i want to ask about {about}', 'can you pass on a message',
        'i need my results {please}', 'i left my (umbrella|bag|coat|phone) at your place',
    ]),
    # put through to a person
    (5, [
        '(can|could|may) i (speak|talk) to (a person|somebody|someone|a human|reception|{who})',
        'i (want|need|would like) to (speak|talk) to (a person|somebody|reception|the manager|{who})',
        '(put|connect) me (through|) to (a person|reception|{who})', 'is there a real person there', 'are you a robot',
        'get me a human {please}', 'not a machine {please}',
    ]),
    # lead
    (9, [
        'i would like (a contract|an offer|a quote|a group booking|an agreement) for (our|my) {firm}',
        'we (want|need|would like) a contract for (our|my) {firm}', 'it is for my {firm}', 'a group booking for {num} people',
        'i am calling on behalf of my {firm}', 'we are interested in working with you', 'do you work with companies',
        '{num}', '{num} people', 'about {num} people', 'around {num}', 'roughly {num}', 'we are {num} people',
        'this month', 'this year', 'next year', 'later', 'right away', 'by the end of the year', 'as soon as possible',
        '(today|tomorrow) at {time}', '{wd} at {time}', "i'd rather not say", "i don't know yet", 'not yet decided',
        'our {firm} (needs|need) {svc}',
    ]),
    # follow-up and complaint
    (9, [
        '(it is|i am calling|this is) about my (last|) (visit|appointment|treatment)', 'i was with you {onday}',
        'i was at your (clinic|place|surgery) yesterday', 'after my (visit|treatment) my {bodypart} {aches}',
        'i am calling after my (visit|treatment)', 'you asked me how it was', 'i got your message',
        '(yes|) (all|everything) is (well|fine|good|all right)', 'yes all good', 'everything went well', 'i feel fine',
        'all good thank you', 'no it is not', 'no it still hurts', 'something is wrong', 'my {bodypart} {aches} since the treatment',
        'my {bodypart} is still {aches}', 'the filling is too high', 'my filling is too high', 'the bruise is still there',
        'i (want|would like|need) to complain about (the receptionist|the doctor|the bill|the treatment|{who})',
        'i want to make a complaint', 'i am not happy with {svc}', 'i am very unhappy with {who}',
        'my arm still hurts where the needle was', 'the stitches came out', 'the scar is red',
    ]),
    # late and lost
    (10, [
        "i (am|will be) {span} late", "i'm running {span} late", "i'm running about {span} late", "i'll be {span} late",
        'i am running late {span}', "i'm going to be late", "i'm a bit late", 'we are running late', 'i am late {please}',
        'i am stuck in traffic', 'i am stuck in traffic, i will be {span} late', 'my bus is late', 'we will be {span} late',
        '{span}', '{span}', '{span}', 'about {span}', "i don't know", "i don't know how long", 'not sure',
        "i'm lost", "i am lost i can't find (you|the clinic|the building|the entrance|the street)", "we can't find you",
        "i can't find the (entrance|building|clinic|door)", "i'm at the door but it is closed", 'where is the entrance',
        'i am outside where do i go', 'we are lost', 'which street is it', 'i am in the wrong street',
    ]),
    # who it is
    (10, [
        'the {dom} of {month} {year}', 'the {dom} of {month} {year}', '{month} the {dom} {year}', '{dom} {month} {year}',
        'i was born on the {dom} of {month} {year}', 'my date of birth is the {dom} of {month} {year}', '{year}',
        '{code}', '{code}', 'the code is {code}', 'my code is {code}', 'it is under {name}', 'my name is {first} {last}',
        'my name is {first} {last}', 'the {visit} is in the name of {name}', 'it was booked by my {kin}',
        '{first} {last} born in {year}', 'my number is {digits}',
    ]),
    # advice, money and what no clinic does
    (8, [
        'what (dose|medicine|tablets|pills|antibiotics|painkillers) should i take', 'can i take (an aspirin|antibiotics|ibuprofen)',
        'is it dangerous', 'is it normal that my {bodypart} {aches}', 'what should i do about {sign}', 'should i worry about {sign}',
        'i was charged (twice|too much)', 'i want my money back', 'you charged me twice for {svc}',
        'i want a refund', 'my bill is wrong and i want a refund', 'the invoice is wrong', 'i paid too much for {svc}',
        'i want my (house|car|wall|fence) painted (green|red|blue|white)', 'i want a pizza', 'i want to buy a (car|house|phone)',
        'you are (idiots|stupid)', 'this is stupid', 'shut up', 'can you repair my (phone|roof|television)',
        'do you sell (tickets|shoes|flowers)',
    ]),
    # questions
    (7, [
        'when are you open {onday}', 'are you open {onday}', 'what time do you (open|close) {onday}', 'where are you',
        'where are you exactly', 'what is the address', 'how do i find you', 'can i park there', 'where can i park',
        'can i pay (by card|in cash|later)', 'do i need to bring anything', 'can i eat before {svc}', 'how long does {svc} take',
        'do you take (bupa|insurance|new patients)', 'what do you charge for {svc}', 'who does {svc}', 'does {who} work {onday}',
        'do you do {svc}', 'which doctors do you have', 'till when are you open {onday}',
    ]),
]

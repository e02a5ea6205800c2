"""What callers say in English."""

from __future__ import annotations

from random import Random

from grammar import Grammar, spell

ONES = (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen '
    'seventeen eighteen nineteen'
).split()
TENS = 'x ten twenty thirty forty fifty sixty seventy eighty ninety'.split()
ORDINALS = (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth '
    'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
).split()
MONTHS = 'january february march april may june july august september october november december'.split()
HOURS = [7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7]


def cardinal(n: int) -> str:
    """0 to 999."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (' ' + ONES[n % 10] if n % 10 else '')
    return ONES[n // 100] + ' hundred' + (' and ' + cardinal(n % 100) if n % 100 else '')


def ordinal(n: int) -> str:
    """1 to 31."""
    if n < 20:
        return ORDINALS[n - 1]
    if n % 10 == 0:
        return {20: 'twentieth', 30: 'thirtieth'}[n]
    return TENS[n // 10] + ' ' + ORDINALS[n % 10 - 1]


def digits(rng: Random) -> str:
    """A telephone number, or a part of one, digit by digit with doubles and pauses."""
    count = rng.choice([3, 4, 5, 6, 7, 9, 10, 11])
    number = [rng.randrange(10) for _ in range(count)]
    if count > 6:
        number[:2] = [0, 7]
    zero = rng.choice(['oh', 'zero', 'oh'])
    words: list[str] = []
    i = 0
    while i < count:
        word = zero if number[i] == 0 else ONES[number[i]]
        doubled = i + 1 < count and number[i] == number[i + 1] and rng.random() < .5
        words.append('double ' + word if doubled else word)
        i += 2 if doubled else 1
        if rng.random() < .22:
            words[-1] += ','
    return ' '.join(words)


def time(rng: Random) -> str:
    """A time of day."""
    hour = cardinal(rng.choice(HOURS))
    kind = rng.random()
    if kind < .3:
        return hour
    if kind < .45:
        return 'half past ' + hour
    if kind < .55:
        return 'quarter (past|to) ' + hour
    if kind < .65:
        return hour + " o'clock"
    if kind < .75:
        return hour + ' (a m|p m|in the morning|in the afternoon|in the evening)'
    if kind < .9:
        return hour + ' (fifteen|thirty|forty five|twenty|ten|forty|fifty)'
    return cardinal(rng.randrange(13, 20)) + ' (hundred|thirty|fifteen|forty five)'


FIRST_NAMES = (
    'james john oliver harry jack george william thomas daniel david michael peter paul robert mark anna '
    'mary emma olivia sophie emily lucy charlotte grace sarah laura kate helen susan rachel'
).split()
LAST_NAMES = (
    'smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white '
    'roberts green hall wood jackson clarke harris clark turner hill cooper morris ward moore king watson '
    'baker harrison morgan patel young allen mitchell james anderson phillips'
).split()
SLOTS = {
    'first': FIRST_NAMES,  # given names
    'last': LAST_NAMES,  # surnames
    'name': ['{first} {last}'] * 4 + ['{first}', '{last}'],  # a person
    'num': lambda rng: cardinal(rng.randrange(1, 100)),  # a number below 100
    'digits': digits,  # telephone numbers
    'time': time,  # a time of day
    'dom': lambda rng: ordinal(rng.randrange(1, 32)),  # day of the month
    'month': MONTHS,  # months
    'date': ['the {dom} of {month}', '{month} the {dom}', 'the {dom}'],  # a date
    'wd': 'monday tuesday wednesday thursday friday saturday sunday'.split(),  # weekdays
    'part': ['morning', 'afternoon', 'evening'],  # a part of the day
    # a day
    'day': [
        'today', 'tomorrow', 'the day after tomorrow', '{wd}', '{wd}', '{wd}', 'next {wd}', 'this {wd}',
        'next week', 'this week', '{date}', '{date}', '{wd} {part}', 'tomorrow {part}', '{wd} the {dom}',
    ],
    # a day with its preposition
    'onday': [
        'on {wd}', 'on {wd}', 'on {date}', 'on {date}', 'tomorrow', 'tomorrow', 'today',
        'the day after tomorrow', 'next week', 'next {wd}', 'this {wd}', 'on {wd} {part}', 'tomorrow {part}',
        'later this week', 'at the weekend',
    ],
    # an hour or a part of the day
    'at': [
        'at {time}', 'at {time}', 'at {time}', 'around {time}', 'after {time}', 'before {time}',
        'in the {part}', 'at about {time}', 'between {time} and {time}',
    ],
    # at the dentist
    'den': [
        'a check up', 'a dental check up', 'a cleaning', 'a hygienist appointment', 'a filling',
        'a tooth extraction', 'teeth whitening', 'a consultation', 'a root canal', 'a crown', 'an implant',
        'braces', 'a tooth x ray', 'dentures', 'a broken tooth', 'an emergency appointment',
        'a wisdom tooth',
    ],
    # at the vet
    'vet': [
        'a vaccination for my dog', 'a vaccination for my cat', 'a rabies vaccination',
        'a check up for my dog', 'nail clipping', 'a microchip', 'neutering', 'flea treatment',
        'a blood test for my cat', 'a puppy check', 'deworming', 'grooming', 'an ultrasound',
    ],
    # at the hairdresser and beautician
    'bea': [
        'a haircut', 'a manicure', 'a pedicure', 'a massage', 'hair colouring', 'a facial', 'waxing',
        'eyelash extensions', 'a beard trim', 'highlights', 'a blow dry', 'eyebrow shaping',
        'a back massage', 'gel nails', 'laser hair removal',
    ],
    # at the doctor
    'gp': [
        'a blood test', 'a repeat prescription', 'a flu vaccination', 'a health check', 'a sick note',
        'a blood pressure check', 'a referral', 'a child vaccination', 'an allergy test',
        'a doctor appointment', 'a physiotherapy session', 'test results', 'a skin check', 'an eye test',
    ],
    # at the garage
    'car': [
        'an oil change', 'a tyre change', 'a car service', 'a brake check', 'winter tyres',
        'wheel alignment', 'an m o t test', 'a battery replacement', 'an air conditioning check',
        'engine diagnostics', 'a car wash', 'a windscreen repair', 'a clutch repair',
    ],
    'svc': ['{den}', '{den}', '{vet}', '{bea}', '{gp}', '{car}'],  # any service
    # whom to see
    'who': [
        'the dentist', 'the doctor', 'the hygienist', 'the vet', 'the hairdresser', 'doctor {last}',
        'doctor {last}', 'the same doctor', 'a specialist', 'the mechanic', '{first}', 'the physiotherapist',
        'my usual doctor',
    ],
    # a wish
    'want': [
        "i'd like", 'i would like', 'i want', 'i need', 'can i book', "i'd like to book", 'could i have',
        'i want to book', 'can i get', 'do you have time for', 'please book me in for',
    ],
    # what is wrong with it
    'ill': [
        'is sick', 'is vomiting', 'is not eating', 'is limping', 'was hit by a car', 'is bleeding',
        "can't breathe", 'has a fever',
    ],
    'pet': ['my dog', 'my cat', 'my puppy', 'our rabbit'],  # an animal
    'spell': lambda rng: spell(rng.choice(LAST_NAMES + FIRST_NAMES)),  # a name, letter by letter
}

GROUPS = [
    # yes, no and their kin
    (16, [
        'yes', 'yes', 'yes please', 'yeah', 'yep', 'sure', 'okay', 'ok', 'correct', "that's right",
        "yes that's right", 'of course', 'exactly', 'no', 'no', 'no thanks', 'no thank you', 'nope',
        "that's wrong", 'not really', "no that's not right", 'i am not sure', "i don't know",
        'yes i confirm', 'confirm', 'please confirm', 'cancel', 'cancel it', 'go ahead', 'fine', 'all right',
        'sounds good', "that's fine", "that's fine, thank you", 'that works', "that doesn't work",
        'that works for me', 'absolutely', 'perfect', 'great', 'no problem', 'yes i agree',
        "no i don't want that", 'never mind', 'wait', 'one moment please', 'just a moment',
    ]),
    # repeat, help, a person, greetings
    (8, [
        'repeat', 'repeat please', 'could you repeat that', 'can you say that again', 'say it again please',
        "sorry i didn't hear you", 'pardon', 'what', 'what did you say', 'help', 'help me please',
        'i need help', 'speak to a person', 'i want to speak to a person', 'can i speak to a human',
        'operator', 'operator please', 'reception please', 'put me through to reception',
        'i want to talk to someone', 'a real person please', 'can i speak to {who}', 'slower please',
        "i can't hear you", 'i have a question', 'hello', 'hi', 'hello there', 'good morning',
        'good afternoon', 'good evening', 'goodbye', 'bye', 'bye bye', 'thank you', 'thanks',
        'thank you very much', 'thank you goodbye', 'have a nice day', "that's all", "that's all thank you",
        'nothing else', 'hello can you hear me', 'english please', 'do you speak english',
    ]),
    # a time
    (12, [
        'at {time}', 'at {time}', '{time}', '{time}', '{time} please', 'after {time}', 'before {time}',
        'around {time}', 'in the {part}', 'in the {part} please', '{part}', 'any time',
        'as early as possible', 'as late as possible', 'the earliest', 'the latest', 'the first one',
        'the second one', 'the third one', 'the last one', 'the earlier one', 'the later one',
        'either is fine', 'none of them', 'something else', 'later', 'earlier', 'lunch time', 'after work',
        'do you have anything earlier', 'do you have anything later', 'is {time} free', "let's say {time}",
        'could it be {time}', 'not before {time}', 'between {time} and {time}', "i can't at {time}", '{at}',
    ]),
    # a day
    (11, [
        '{day}', '{day}', '{day} please', '{onday}', '{onday}', '{onday}', '{day} is fine',
        'the {dom} of {month}', 'the {dom} of {month}', '{month} the {dom}', 'the {dom}', 'in {month}',
        'in two weeks', 'in {num} days', 'next month', 'do you have anything {onday}', "i can't {onday}",
        'not {wd}', 'how about {wd}', 'any day', '{wd} or {wd}', 'is {wd} possible', 'as soon as possible',
        'can i come {onday}',
    ]),
    # a day and a time
    (10, [
        '{onday} at {time}', '{onday} at {time}', '{day} {at}', '{onday} {at} please',
        '{want} {svc} {onday}', '{want} {svc} {onday} {at}', '{want} an appointment {onday}',
        '{want} an appointment {onday} {at}', '{svc} {onday}', 'do you have anything {onday} {at}',
        'can i come {onday} {at}',
    ]),
    # what is wanted, and changes to it
    (14, [
        '{want} {svc}', '{want} {svc}', '{svc}', '{svc}', '{svc} please', '{want} an appointment',
        '{want} an appointment with {who}', '{want} an appointment for {svc}', 'hello, {want} {svc}',
        'good morning, {want} {svc}', 'book an appointment', 'an appointment please',
        "i'd like to make an appointment", 'i want to reschedule', "i'd like to reschedule my appointment",
        'i want to move my appointment to {day}', 'can i change my appointment',
        "i'd like to cancel my appointment", 'i want to cancel my appointment',
        'please cancel my appointment {onday}', 'reschedule', 'when is my appointment',
        'what time is my appointment', 'i want to check my appointment', 'do i have an appointment {onday}',
        'i am running late', 'i will be {num} minutes late', 'with {who}', 'with {who} please',
    ]),
    # names
    (11, [
        'my name is {name}', 'my name is {name}', "it's {name}", "i'm {name}", 'this is {name}', '{name}',
        '{name}', '{first} {last}', 'my surname is {last}', 'my first name is {first}', 'the name is {name}',
        'hello, my name is {name}', 'for my (son|daughter|wife|husband|mother|father) {first}',
        'the appointment is under {last}', 'i was born on the {dom} of {month}',
    ]),
    # a name spelt
    (2, [
        '{spell}',
    ]),
    # numbers
    (10, [
        '{digits}', '{digits}', '{digits}', 'my number is {digits}', 'my phone number is {digits}',
        "it's {digits}", 'call me on {digits}', 'yes, {digits}', 'plus four four, {digits}', '{num}',
    ]),
    # questions
    (6, [
        'how much does it cost', 'how much is {svc}', 'what are your prices', 'what are your opening hours',
        'when are you open', 'are you open {onday}', 'are you open on {wd}', 'what time do you close',
        'where are you', 'what is your address', 'how do i get there', 'is there parking',
        'do you have parking', 'do you take insurance', 'do you accept cards', 'can i pay by card',
        'how long does it take', 'do you do {svc}', 'what services do you have', 'is {who} working {onday}',
        'do i need a referral', 'do you see children',
    ]),
    # urgent
    (4, [
        "it's urgent", "it's an emergency", 'i have severe pain', 'i have a terrible toothache',
        'my tooth hurts', 'my tooth hurts a lot', 'my face is swollen', 'my gum is bleeding',
        "it won't stop bleeding", 'i broke my tooth', 'my filling fell out', '{pet} {ill}', '{pet} {ill}',
        'there was an accident', "my car won't start", 'my car broke down', 'i have a high fever',
        'i have chest pain', 'i need to see someone today', 'i feel very ill', 'my child is ill',
    ]),
    # messages and wrong numbers
    (4, [
        'i want to leave a message', 'can i leave a message', 'leave a message for {who}', 'call me back',
        'please call me back', 'call me back {onday}', 'please call me back {onday} {at}',
        'call me tomorrow morning', 'i will call later', 'wrong number', 'sorry wrong number',
        'i have the wrong number', 'tell {who} that i called', 'send me a text message',
        'send me a confirmation',
    ]),
]

GRAMMAR = Grammar(SLOTS, GROUPS)

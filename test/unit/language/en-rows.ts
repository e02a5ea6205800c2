import { rowsOf, type Row } from './table.ts'

/** What callers say in English, as a recogniser writes it, and what it must mean on Tuesday 24 November 2026. */
export const rows: readonly Row[] = [
  ...rowsOf(
    'phrase',
    `yes = yes
     yes please = yes
     yeah that's fine = yes
     that works for me = yes
     sounds good = yes
     it is = yes
     it is urgent =
     i need it right away =
     my nose is bloody =
     lovely = yes
     i'll take it = yes
     no problem = yes
     no that's fine = yes
     by all means = yes
     spot on = yes
     i think so = rather yes
     i suppose so = rather yes
     that might work = rather yes
     probably = rather yes
     no = no
     no thanks = no
     that's not right = no
     that doesn't work = no
     not really = no
     not that one = no
     absolutely not = no
     i don't think so = rather no
     probably not = rather no
     i'd rather not = rather no
     could you repeat that = repeat
     say that again please = repeat
     i didn't catch that = repeat
     pardon = repeat
     what did you say = repeat
     slow down please = slower
     not so fast = slower
     speak up = louder
     i can hardly hear you = louder
     no i mean = correction
     sorry i meant = correction
     my mistake = correction
     leave it as it is = keep
     don't change anything = keep
     shut up = abuse
     you stupid machine = abuse
     can i speak to a human = person
     put me through = person
     are you a robot = person
     i want to talk to someone = person
     help = help
     what can i say = help
     hold on = wait
     just a moment = wait
     let me check = wait
     thank you very much = thanks
     cheers = thanks
     goodbye = goodbye
     bye bye = goodbye
     have a nice day = goodbye
     hello = hello
     good morning = hello
     can you hear me = hello
     i don't know = unsure
     i'm not sure = unsure
     maybe = unsure
     none of those = none
     neither = none
     i can't make any of those = none
     another time = other
     something else = other
     have you got anything else = other
     anything earlier = earlier
     a bit sooner = earlier
     something later = later
     a bit later = later
     that's all = nothing more
     nothing else thank you = nothing more
     no that's everything = nothing more
     tomorrow at nine =
     thursday afternoon =`,
  ),
  ...rowsOf(
    'wish',
    `i'd like to book an appointment = book
     can you fit me in = book
     do you have any slots = book
     i need to see a dentist = book
     i want to move my appointment = move
     can we reschedule = move
     could you bring my visit forward = move
     please change my appointment = move
     i need to cancel my appointment = cancel
     i won't be coming = cancel
     when is my appointment = check
     am i booked in = check
     i'll be there = confirm
     i'd like to confirm my appointment = confirm
     put me on the waiting list = waitlist
     if anyone cancels = waitlist
     i'd like a quote = quote
     give me a ballpark = quote
     can i leave a message = message
     let the doctor know = message
     please call me back = callback
     i missed a call from you = callback
     it's urgent = urgent
     i'm in terrible pain = urgent
     he can't breathe = urgent
     i've got toothache = urgent
     my filling fell out = problem
     i want to make a complaint = complaint
     i'm calling on behalf of a firm = lead
     a group booking = lead
     i'm running late = late
     stuck in traffic = late
     the weather is nice =`,
  ),
  ...rowsOf(
    'topic',
    `how much is a filling = price
     what do you charge = price
     what are your opening hours = hours
     what time do you close = hours
     are you open on saturday = hours
     where are you = address
     how do i find you = address
     is there parking = parking
     where can i park = parking
     can i pay by card = payment
     do you take cash = payment
     how long does it take = duration
     how long is a cleaning = duration
     what services do you have = services
     who does the whitening = people
     which doctors work there = people
     do you take insurance = insurance
     is it on the nhs = insurance
     how should i prepare = preparation
     what should i bring = preparation
     can i eat before = preparation
     do i need a referral = preparation`,
  ),
  ...rowsOf(
    'sensitive',
    `should i take antibiotics = medical
     are my test results back = medical
     is it dangerous = medical
     i'll take you to court = legal
     my solicitor will call = legal
     i want a refund = money
     you charged me twice i was charged twice = money
     i'd like to book =`,
  ),
  ...rowsOf(
    'aspect',
    `the time = time
     another day = time
     the treatment = service
     the surname = name`,
  ),
  ...rowsOf(
    'day',
    `today = 2026-11-24
     tonight = 2026-11-24
     this afternoon = 2026-11-24
     tomorrow please = 2026-11-25
     tomorrow morning = 2026-11-25
     the day after tomorrow = 2026-11-26
     on thursday = 2026-11-26
     tuesday = 2026-12-01
     thursdays = 2026-11-26
     this thursday = 2026-11-26
     this coming friday = 2026-11-27
     next thursday = 2026-12-03
     thursday week = 2026-12-03
     a week on thursday = 2026-12-03
     the thursday after next = 2026-12-10
     thursday next week = 2026-12-03
     next week on thursday = 2026-12-03
     thursday the twenty sixth = 2026-11-26
     thursday the twenty sixth of november = 2026-11-26 @1
     friday the twenty sixth of november = 2026-11-26 @0.5
     the fifth of december = 2026-12-05
     december the fifth = 2026-12-05
     december fifth = 2026-12-05
     december 5 = 2026-12-05
     the 5th of december = 2026-12-05
     5 december = 2026-12-05
     26 november = 2026-11-26
     the twenty third = 2026-12-23 @0.9
     the thirty first = 2026-12-31
     the second = 2026-12-02 @0.6
     the 1st of november = 2027-11-01
     the fifth of january twenty twenty seven = 2027-01-05
     5 january 2027 = 2027-01-05
     5/1/2027 = 2027-01-05
     in three days = 2026-11-27
     three days from now = 2026-11-27
     a week today = 2026-12-01
     a week tomorrow = 2026-12-02
     next week = 2026-11-30/2026-12-06
     this week = 2026-11-24/2026-11-29
     the week after next = 2026-12-07/2026-12-13
     in two weeks = 2026-12-07/2026-12-13
     in a fortnight = 2026-12-07/2026-12-13
     at the weekend = 2026-11-28/2026-11-29
     next weekend = 2026-12-05/2026-12-06
     in the next few days = 2026-11-24/2026-11-27
     in january = 2027-01-01/2027-01-31
     next month = 2026-12-01/2026-12-31
     this month = 2026-11-24/2026-11-30
     at the end of the month = 2026-11-24/2026-11-30
     early december = 2026-12-01/2026-12-10
     mid december = 2026-12-11/2026-12-20
     at the beginning of january = 2027-01-01/2027-01-10
     the end of next month = 2026-12-21/2026-12-31
     from monday to wednesday = 2026-11-30/2026-12-02
     between thursday and saturday = 2026-11-26/2026-11-28
     thursday to saturday = 2026-11-26/2026-11-28
     from the first to the fifth of december = 2026-12-01/2026-12-05
     by friday = 2026-11-24/2026-11-27
     before friday = 2026-11-24/2026-11-26
     after friday = 2026-11-28/2026-12-11
     after the tenth of december = 2026-12-11/2026-12-24
     before christmas = 2026-11-24/2026-12-23
     after christmas = 2026-12-27/2027-01-09
     on christmas eve = 2026-12-24
     boxing day = 2026-12-26
     after the new year = 2027-01-02/2027-01-15
     new year's eve = 2026-12-31
     good friday = 2027-03-26
     before easter = 2026-11-24/2027-03-25
     easter monday = 2027-03-29
     after the august bank holiday = 2027-08-31/2027-09-13
     not wednesday but thursday = 2026-11-26
     wednesday no sorry thursday = 2026-11-26 @0.8
     wednesday doesn't suit me thursday does = 2026-11-26
     i can't do wednesday =
     not on monday =
     anything but monday =
     the second one =
     the first available =
     yes =
     at nine =
     good morning =
     may i book a visit =`,
  ),
  ...rowsOf(
    'time',
    `at nine = 09:00? @1
     nine = 09:00? @0.8
     one = 01:00? @0.6
     nine o'clock = 09:00? @1
     nine o clock = 09:00?
     half past nine = 09:30? @1
     half nine = 09:30? @1
     half three = 03:30?
     half three in the afternoon = 15:30
     quarter to ten = 09:45?
     a quarter past ten = 10:15?
     ten past two = 02:10?
     twenty five to four = 03:35?
     five minutes to three = 02:55?
     nine fifteen = 09:15?
     nine oh five = 09:05?
     two p m = 14:00
     2 pm = 14:00
     2pm = 14:00
     9am = 09:00
     9:30am = 09:30
     9:30 = 09:30?
     nine in the morning = 09:00 @1
     nine tomorrow morning = 09:00
     tomorrow morning at nine = 09:00
     in the afternoon at three = 15:00
     six in the evening = 18:00
     twelve in the morning = 00:00
     fourteen thirty = 14:30
     14:30 = 14:30
     fourteen hundred = 14:00
     noon = 12:00
     midday = 12:00
     nine ish = 09:00?
     around nine = 09:00? @1
     can i book one tomorrow at nine = 09:00?
     after five = from 05:00?
     after five pm = from 17:00
     any time after five = from 05:00?
     not before ten = from 10:00?
     no earlier than ten = from 10:00?
     from ten onwards = from 10:00?
     ten or later = from 10:00?
     after half past five = from 05:30?
     before noon = until 12:00
     before ten = until 10:00?
     by four = until 04:00?
     no later than four = until 04:00?
     four at the latest = until 04:00?
     until half past four = until 04:30?
     between nine and eleven = 09:00-11:00?
     from nine to twelve = 09:00-12:00?
     from two till four in the afternoon = 14:00-16:00
     between half nine and half ten = 09:30-10:30?
     after lunch but before four = 12:00-16:00
     any time after lunch but before four = 12:00-16:00
     after two but before five = 02:00-05:00?
     in the morning after ten = 10:00-12:00
     in the afternoon = afternoon
     after lunch = afternoon
     first thing in the morning = morning
     morning please = morning
     late afternoon = evening
     in the evening = evening
     after work = evening
     tonight = evening
     as soon as possible = earliest
     the first available = earliest
     as late as possible = latest
     any time = any
     whenever = any
     i don't mind = any
     nine no ten = 10:00? @0.8
     not nine but ten = 10:00?
     nine doesn't suit me =
     in two weeks =
     the second one =
     that one =
     the first one =
     twenty minutes =
     two people =
     good morning =
     good evening =
     yes =`,
  ),
  ...rowsOf(
    'date',
    `the third of may nineteen eighty five = 1985-05-03 @1
     third of may nineteen eighty five = 1985-05-03
     may the third nineteen eighty five = 1985-05-03
     3 may 1985 = 1985-05-03
     may 3 1985 = 1985-05-03
     3rd may 1985 = 1985-05-03
     3/5/1985 = 1985-05-03
     03.05.1985 = 1985-05-03
     1985-05-03 = 1985-05-03
     the third of the fifth eighty five = 1985-05-03 @0.8
     third of may eighty five = 1985-05-03
     the first of january two thousand = 2000-01-01
     the first of january two thousand and six = 2006-01-01
     the first of january nineteen oh six = 1906-01-01
     the ninth of june twenty twelve = 2012-06-09
     i was born on the third of may nineteen eighty five = 1985-05-03
     the thirtieth of february nineteen eighty five =
     the third of may =`,
  ),
  ...rowsOf(
    'choice',
    `the second one = 2
     the first one please = 1
     first = 1
     the last one = -1
     option three = 3
     number two = 2
     the third option = 3
     yes please =`,
  ),
  ...rowsOf(
    'digits',
    `oh seven double one four, triple five = 07114555
     07712 345678 = 07712345678
     zero seven seven one two three four five six seven eight = 07712345678
     plus four four seven seven one two = 447712
     oh two oh seven nine four six = 0207946
     o seven nine double oh = 07900
     no idea =`,
  ),
  ...rowsOf(
    'count',
    `two = 2
     fifteen = 15
     twenty one = 21
     a hundred and twenty = 120
     one hundred = 100
     three hundred and fifty two = 352
     a thousand = 1000
     twelve hundred = 1200
     two thousand five hundred = 2500
     twelve thousand three hundred and forty = 12340
     120 = 120
     for two people = 2
     yes =`,
  ),
  ...rowsOf(
    'money',
    `twenty pounds = 20 GBP @1
     twenty euros = 20 EUR
     one euro = 1 EUR
     twenty quid = 20 GBP
     twelve pounds fifty = 12.5 GBP
     twelve pounds and fifty pence = 12.5 GBP
     12.50 euros = 12.5 EUR
     fifty pence = 0.5 GBP
     a hundred and twenty pounds = 120 GBP
     twenty = 20 @0.5
     no idea =`,
  ),
  ...rowsOf(
    'spelling',
    `s m i t h = smith
     s for sugar m for mother i t h = smith
     kilo alpha zulu = kaz
     k as in kilo a zed = kaz
     bee are ee are = brer
     l l o y d = lloyd
     double l o y d = lloyd
     double u e b = web
     yes please =`,
  ),
]

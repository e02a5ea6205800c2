# What the receptionist says in British English. One message, one sentence or two; short enough for a telephone.
# Values arrive as words: days, times, prices and numbers are already spoken out.

## Opening
greet = { $clinic }, automated assistant. Nothing is recorded.
greet-language = For English, nine.
how-help = How can I help you?
how-help-keys = To book a visit, press one. For prices, opening hours and our address, press two. To leave a message, press three.

## Turns
not-understood = Sorry, I did not understand.
did-you-mean = Did you mean { $what }?
did-you-mean-keys = Press one for yes, or two for no.
did-you-mean-either-keys = Press one or two, or three for neither.
which-day = { $what }?
are-you-there = Are you still there?
take-your-time = Of course, take your time.
more = Is there anything else I can do for you?
more-keys = If there is anything else, press one. If not, just hang up.
goodbye = Thank you for calling. Goodbye.
apology = I am sorry, something has gone wrong here. Please call us again. Goodbye.
silent-goodbye = I cannot hear you, so I am hanging up. Please call again. Goodbye.
emergency = If somebody's life is in danger, hang up and call { $number } now.
key-option = For { $what }, press { $key }.
when = { $day } at { $time }

## Booking
ask-service = What would you like to come for?
about-service = { $service } takes { $minutes } and costs { $price }.
about-service-range = { $service } takes { $minutes } and costs between { $low } and { $high }.
about-service-no-price = { $service } takes { $minutes }.
offer-one = I can offer { $when }. Does that suit you?
offer-many = I can offer { $choices }. Which one suits you?
offer-one-keys = For { $when }, press one. For other times, press zero.
offer-other-key = For other times, press zero.
not-free-nearest = I am sorry, that time is not free.
none-then = There is nothing free { $when }.
none-on-day = for { $day }
none-at-time = at that time
none-at-all = I am sorry, there is no free time for that in the coming weeks.
none-here = There is nothing free at that branch, so I looked at the others.
too-far = I can only book up to { $day }.
past-day = That day is already over.
no-such-day = There is no such day in the calendar.
no-other = I am sorry, there are no other times.
ask-when = Which day and time would suit you?
ask-when-keys = For the earliest free times, press one. To leave a message, press three.
is-free = { $when } is free.
ask-name = What name shall I book it under?
ask-name-keys = Please say your first name and surname. To book without a name, press one.
ask-phone = On which telephone number can we reach you? You can say it or key it in.
ask-phone-keys = Please key in your telephone number, and then press the hash key.
ask-phone-again = Which digits are wrong? You can also say the whole number again.
ask-phone-rest = And the rest?
wrong-phone = That does not seem to be a telephone number.
is-that-right = { $what }. Is that right?
is-that-right-keys = If that is right, press one. If not, press two.
confirm = { $service }, { $when }, { $staff }. Shall I book it?
confirm-named = { $service }, { $when }, { $staff }, in the name of { $name }. Shall I book it?
confirm-keys = To book it, press one. To change something, press two.
change = What shall I change: the time, the service or the name?
change-keys = For another time, press one. For another service, press two. For another name, press three.
# never said: what callers answer, in the order of the keys
change-answers = the time, the service, the name
booked = It is booked: { $service }, { $when }.
taken = I am sorry, that time has just been taken.
book-failed = I am sorry, I could not save the visit, so nothing is booked. Please call again during opening hours.
given-up = All right, I have not booked anything.

## Questions
price = { $service } costs { $price }.
price-range = { $service } costs between { $low } and { $high }.
price-unknown = The price of { $service } depends on what is found. The doctor will tell you.
ask-which-price = Which price would you like to know?
ask-which-service = Which service do you mean?
duration = { $service } takes { $minutes }.
services = You can book { $services }.
people = You can see { $people }.
person-does = { $who }: { $services }.
open-day = { $day } we are open { $hours }.
closed-day = { $day } we are closed.
open-next = The next day we are open is { $day }, { $hours }.
and-hours = { $first } and { $second }
no-answer = I am afraid I do not know that.
pass-on = Shall I pass your question on to the staff?
pass-on-keys = To pass it on, press one. If not, press two.

## Messages
no-person = I cannot put you through, but I can take a message for the staff.
ask-message = What shall I tell them?
ask-message-keys = Please say your message after this. To ask only for a call back, press one.
wants-callback = Please call back.
ask-message-name = And what is your name?
confirm-message = Your message: { $text }. Shall I pass it on?
confirm-message-keys = To pass it on, press one. To say it again, press two.
message-saved = I have saved your message. The staff will read it on the next working day.
message-failed = I am sorry, I could not save your message. Please call again during opening hours.
hand-over = I will ask somebody to call you back.
not-understood-note = The assistant could not understand the caller. Last words heard: { $text }
refused-note = The caller refused this three times: { $text }
noted-without-number = I could not take down your number, but what you wanted is noted for the staff. Please call us again during opening hours.
before-note = Before that: { $wanted }.

## Summaries for the staff
summary-booked = Booked: { $service }, { $when }, { $staff }, { $name }.
summary-message = Message: { $text }
summary-answered = Asked about: { $topics }.
summary-wanted = Ended without a booking. Wanted: { $wanted }.
summary-nothing = Ended without saying what for.
summary-failed = The visit could not be stored: { $wanted }.
name-not-given = name not given
topic-price = prices
topic-hours = opening hours
topic-address = the address
topic-parking = parking
topic-payment = payment
topic-duration = how long it takes
topic-services = the services
topic-people = who does what
topic-insurance = insurance
topic-preparation = how to prepare
topic-fact = other facts

## Visits that are booked
ask-birth-date = To find your visit I need your date of birth. Please say the day, month and year.
ask-birth-date-keys = Please key in the date of birth as eight digits: day, month and year.
sms-code = Your code for the clinic's telephone assistant: { $code }. Do not give it to anybody else.
ask-code = If there is a visit under this number, it has been sent a text message with four digits. What are they?
ask-code-keys = Please key in the four digits of the text message.
which-visit = Which visit: { $choices }?
visit-none = I cannot find a visit of yours. I can take a message for the staff.
visit-not-found = I cannot find a visit under that name and date of birth. Let us try once more.
visit-unproven = I cannot make sure that the visit is yours. I can take a message, and the staff will call you back.
visit-is = { $service }: { $when }, { $staff }.
visit-confirmed = Thank you, I have noted that you are coming { $when }.
visit-over = That visit has been cancelled already.
visit-kept = All right, everything stays as it is.
change-failed = I am sorry, I could not store that, so your visit stays as it was. Please call us again during opening hours.
ask-cancel = { $service }, { $when }. Shall I cancel it?
ask-cancel-keys = To cancel the visit, press one. To keep it, press two.
cancelled = It is cancelled: { $service }, { $when }.
ask-instead = You already have { $service } { $old }. Shall I move that visit to the new time?
ask-instead-keys = To move that visit, press one. To keep it and book another one as well, press two.
confirm-move = { $service }: from { $old } to { $when }. Shall I move it?
confirm-move-keys = To move the visit, press one. To change something, press two.
moved = It is moved: { $service }, now { $when }.
confirm-waiting = I can write to you as soon as a time for { $service } becomes free. Shall I put you on the list?
confirm-waiting-keys = To be put on the list, press one. If not, press two.
waiting-saved = You are on the list. When a time becomes free, you will get a text message; whoever answers it first has the time.

## People
for-a-person = A person has to see to that. I can pass your words on.
ask-callback-about = What is it about?
ask-callback-about-keys = Please say what it is about after this. To say nothing, press one.
confirm-callback = Shall the staff call you on { $phone }?
confirm-callback-keys = If the number is right, press one. For another number, press two.
callback-saved = It is noted; the staff will call you back.
urgent-saved = The people on duty have been told, with your number.
urgent-failed = I am sorry, I could not tell the people on duty. If it cannot wait, call { $number }.
key-in-count = Please key in the number, and then press the hash key.

## Being put through
connecting = Please stay on the line, I am connecting you.
please-hold = Please stay on the line, I am still trying.
not-reached = I am sorry, nobody could take the call. I can take a message for the staff.
duty-not-reached = I am sorry, nobody on duty has picked up.
not-there = { $name } cannot come to the telephone now. I can take a message for the staff.
confirm-through = Shall I put you through to { $name }?
confirm-through-keys = To be put through, press one. If not, press two.
whisper = A caller for you: { $who }. It is about this: { $what }.
whisper-key = To take the call, press one. If you cannot, press two.
whisper-unknown = the number is withheld
whisper-nothing = they did not say
urgent-text = Urgent call from { $phone }: { $text }

## What callers wanted, for the staff
wanted-move = to move a visit
wanted-cancel = to cancel a visit
wanted-check = to know when the visit is
wanted-confirm = to confirm a visit
wanted-waiting = to wait for a free time
summary-moved = Moved: { $service }, from { $old } to { $when }, { $name }.
summary-cancelled = Cancelled: { $service }, { $when }, { $name }.
summary-visit = Asked about the visit { $when }.
summary-waiting = Waits for a free time: { $service }.
summary-callback = Wants to be called back: { $text }
summary-urgent = Urgent: { $text }
summary-quoted = Was told a price: { $service }, { $price }.
summary-transferred = Put through to { $to }.

## Text messages
sms-reminder = { $clinic }: { $service }, { $when }. Answer CONFIRM, RESCHEDULE or CANCEL.
sms-confirmed = { $clinic }: thank you, we expect you for { $service }, { $when }.
sms-cancelled = { $clinic }: cancelled: { $service }, { $when }.
sms-visit-over = { $clinic }: this visit has been cancelled already: { $service }, { $when }.
sms-choose = { $clinic }: new times for { $service }. { $choices }. Answer with the number. Until then you keep { $when }.
sms-no-times = { $clinic }: there are no free times for { $service } now. Please call us.
sms-moved = { $clinic }: your visit is now { $service }, { $when }.
sms-choice-taken = { $clinic }: I am sorry, { $when } has just been taken. Answer RESCHEDULE for other times.
sms-offer = { $clinic }: a time is free for { $service }, { $staff }: { $when }. To have it, answer YES within { $minutes } min. Whoever answers first has it.
sms-offer-won = { $clinic }: it is booked: { $service }, { $when }.
sms-offer-gone = { $clinic }: I am sorry, somebody answered first, so { $when } is taken. You stay on the list for { $service }.
sms-offer-declined = { $clinic }: all right. You stay on the list for { $service }.
sms-offer-over = { $clinic }: I am sorry, that offer has ended. You stay on the list for { $service }.
sms-missed = { $clinic }: we missed you for { $service }, { $when }. For new times, answer RESCHEDULE.
sms-follow-up = { $clinic }: how are you after { $service } of { $when }? Whatever you answer, the staff will read it.
sms-lead = { $clinic }: thank you for asking us. Somebody will call you by { $when }. If you have something to add, answer here; the staff will read it.
sms-lead-late = { $clinic }: I am sorry that nobody has called you yet. When would a call suit you? Answer here; the staff will read it.
sms-for-staff = { $clinic }: thank you, the staff will read your message.
sms-overdue = { $clinic }: nobody has dealt with this yet. { $name }, { $phone }: { $text } Due { $when }. { $owner }
calendar-busy = Busy
calendar-cancelled = Calendar: the visit { $visit } was deleted there, so it is cancelled. Please tell the client.
calendar-both = Calendar: the time of the visit { $visit } was changed both here and in the calendar (there to { $when }). What is booked here stands and is in the calendar again. Please check.
calendar-over = Calendar: the visit { $visit } was changed in the calendar (to { $when }), but it is cancelled or over. Nothing changed here. Please check.
calendar-odd = Calendar: the visit { $visit } was changed in the calendar into something that a visit cannot be: past, recurring or whole days. What is booked here stands and is in the calendar again.
calendar-taken = Calendar: the visit { $visit } was moved in the calendar to { $when }, which another visit has. What is booked here stands and is in the calendar again.
calendar-place = Calendar: the visit { $visit } was moved in the calendar to { $when }, but the place where that would be has no room for it. What is booked here stands and is in the calendar again.
calendar-swept = Calendar: { $count } visits were gone at once. None is cancelled; they are in the calendar again. Cancel one by one what is to be cancelled.
calendar-overlap = Calendar: busy there, but these visits are booked: { $visits }. They stay until somebody moves or cancels them.
calendar-away = Calendar: it could not be reached since { $when }. { $says } Visits may be booked at times that are taken there.

## Somebody new
lead-intro = A few short questions, so that the right person calls you.
lead-field = What do you do, and in which town?
lead-volume = For about how many people, or how much a month?
lead-budget = Which budget do you have in mind?
lead-start = When would you like to start?
lead-keys = If you would rather not say, press one.
ask-lead-when = On which day and at what time shall we call you?
ask-lead-when-keys = To be called as soon as possible, press one.
lead-saved = Thank you, it is noted. The staff will call you, at the latest { $when }.
summary-lead = May become a customer ({ $points }): { $text }

## Which one is right
ask-trouble = Please tell me in a few words what is troubling you.
ask-trouble-keys = Please say it after this. To be called back instead, press one.
triage-service = The right visit for that here is { $service }.
summary-triage = Needs help: { $text }

## After a visit
ask-how-was-it = How was it, is everything all right?
ask-how-was-it-keys = If all is well, press one. If something is wrong, press two.
ask-what-is-wrong = I am sorry to hear that. What is wrong?
ask-what-is-wrong-keys = Please say it after this. To be called back instead, press one.
all-is-well = I am glad to hear that. Thank you for telling us.
summary-follow-up = Not well after a visit: { $text }
topic-follow-up = how it was after the visit

## Late
ask-minutes-late = About how many minutes late will you be?
ask-minutes-late-keys = Please key in the minutes, and then press the hash key.
late-saved = I have noted for the staff that you will be { $minutes } late.
late-saved-some = I have noted for the staff that you will be late.
late-note = Will be late ({ $minutes }): { $text }
late-note-visit = Will be late ({ $minutes }) for { $visit }: { $text }

## Branches
ask-branch = Which branch: { $branches }?
when-branch = { $when }, { $branch }
branch-says = { $branch }: { $text }

# The morning report, for the people of the clinic. Values arrive written: 2026-11-26 09:30, 92%, 2.5 min.

title = { $clinic }: report from { $from } to { $to }
sms = { $clinic }, { $day }. Calls: { $calls }, answered: { $answered }, missed: { $missed }. Booked: { $booked }.
sms-no-calls = { $clinic }, { $day }. No calls. Booked: { $booked }.
sms-needs = Waiting for a person: { $count } (urgent: { $urgent }, overdue: { $overdue }).
sms-no-needs = Nothing waits for a person.
sms-outage = Could not be rung for { $time }.
mail-subject = { $clinic }: morning report, { $day }

no-calls = No calls.
no-needs = Nothing waits for a person.
part-needs = Waiting for a person
part-calls = Calls
part-visits = Visits booked and changed
part-outages = Times when nobody could ring
part-figures = Figures
part-heat = Calls by weekday and hour
part-listed = By the provider's list

need-urgent = urgent
need-callback = call back
need-lead = new customer
need-triage = problem
need-question = question
need-conflict = calendar conflict
need-late = comes late
need-message = message
need-overdue = overdue since { $due }
need-due = until { $due }
name-not-given = name not given

call-withheld = number withheld
call-gone = not answered: the caller gave up
call-busy = not answered: the line was busy
call-staff = left to the staff
call-hours = the box does not answer at that hour
call-set-off = the line is set not to answer
outcome-booked = booked
outcome-moved = moved
outcome-cancelled = cancelled
outcome-message = message
outcome-callback = call back
outcome-urgent = urgent
outcome-answered = question answered
outcome-quoted = price given
outcome-transferred = put through
outcome-abandoned = hung up

outage-box = the box was off
outage-line = line { $line }
outage-still = still out of order

figure-answered = Answered
figure-missed = Missed
figure-left-to-staff = Left to the staff
figure-first-response = From the first ring to the answer
figure-time-to-outcome = From the first ring to the outcome
figure-time-to-callback = Until a call back was done
figure-question-to-booking = Asked and booked
figure-no-show = Did not come
figure-unmarked = Visits that nobody marked
figure-hand-over = Handed to a person
figure-after-hours = Outside opening hours
figure-booked = Visits booked
figure-messages = Messages left
figure-peak = Most calls at once
figure-busiest = Busiest hour
figure-lost = Lost to missed calls
figure-calls = Calls
figure-outgoing = Calls made by the clinic
figure-outside = Outside this period
share = { $part } of { $of } ({ $percent })
spread = { $median } in the middle, nine of ten within { $p90 }
nothing = none
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = asked for a person
reason-sensitive = medical, legal or money
reason-referred = the assistant could not do it
reason-not-understood = not understood
reason-urgent = urgent
reason-callback = call back
reason-lead = new customer
reason-triage = problem
reason-question = question
reason-late = comes late

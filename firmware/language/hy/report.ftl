# Առավոտյան հաշվետվությունը՝ աշխատակիցների համար։ Արժեքները գալիս են գրված՝ 2026-11-26 09:30, 92 %։

title = { $clinic }. հաշվետվություն՝ { $from } – { $to }
sms = { $clinic }, { $day }։ Զանգեր՝ { $calls }, պատասխանված՝ { $answered }, բաց թողնված՝ { $missed }։ Գրանցված այցեր՝ { $booked }։
sms-no-calls = { $clinic }, { $day }։ Զանգեր չեն եղել։ Գրանցված այցեր՝ { $booked }։
sms-needs = Մարդու են սպասում՝ { $count } (շտապ՝ { $urgent }, ժամկետանց՝ { $overdue })։
sms-no-needs = Մարդու ոչինչ չի սպասում։
sms-outage = Հնարավոր չէր զանգել՝ { $time }։
mail-subject = { $clinic }. առավոտյան հաշվետվություն, { $day }

no-calls = Զանգեր չեն եղել։
no-needs = Մարդու ոչինչ չի սպասում։
part-needs = Մարդու են սպասում
part-calls = Զանգեր
part-visits = Նոր և փոփոխված այցեր
part-outages = Երբ հնարավոր չէր զանգել
part-figures = Ցուցանիշներ
part-heat = Զանգերն ըստ շաբաթվա օրերի և ժամերի
part-listed = Ըստ օպերատորի ցուցակի

need-urgent = շտապ
need-callback = հետ զանգել
need-lead = նոր հաճախորդ
need-triage = խնդիր
need-question = հարց
need-conflict = անհամապատասխանություն օրացույցում
need-late = կուշանա
need-message = հաղորդագրություն
need-overdue = ժամկետն անցել է՝ { $due }
need-due = մինչև { $due }
name-not-given = անունը չի ասվել

call-withheld = համարը թաքցված է
call-gone = չպատասխանված՝ զանգողը չսպասեց
call-busy = չպատասխանված՝ գիծը զբաղված էր
call-staff = թողնված է աշխատակիցներին
call-hours = այդ ժամին սարքը չի պատասխանում
call-set-off = գիծը կարգավորված է չպատասխանել
outcome-booked = գրանցված է
outcome-moved = տեղափոխված է
outcome-cancelled = չեղարկված է
outcome-message = հաղորդագրություն
outcome-callback = հետ զանգել
outcome-urgent = շտապ
outcome-answered = հարցին պատասխանված է
outcome-quoted = գինն ասված է
outcome-transferred = միացված է
outcome-abandoned = խոսակցությունն ընդհատվել է

outage-box = սարքն անջատված էր
outage-line = գիծ { $line }
outage-still = դեռ չի աշխատում

figure-answered = Պատասխանված
figure-missed = Բաց թողնված
figure-left-to-staff = Թողնված աշխատակիցներին
figure-first-response = Առաջին զանգից մինչև պատասխան
figure-time-to-outcome = Առաջին զանգից մինչև արդյունք
figure-time-to-callback = Մինչև հետ զանգելը
figure-question-to-booking = Հարցրել և գրանցվել են
figure-no-show = Չեն եկել
figure-unmarked = Չնշված այցեր
figure-hand-over = Փոխանցված մարդու
figure-after-hours = Աշխատանքային ժամերից դուրս
figure-booked = Գրանցված այցեր
figure-messages = Թողնված հաղորդագրություններ
figure-peak = Ամենաշատ զանգերը միաժամանակ
figure-busiest = Ամենածանրաբեռնված ժամը
figure-lost = Կորուստ բաց թողնված զանգերից
figure-calls = Զանգեր
figure-outgoing = Ելքային զանգեր
figure-outside = Այս ժամանակաշրջանից դուրս
share = { $part } / { $of } ({ $percent })
spread = միջնարժեքը՝ { $median }, տասից ինը՝ մինչև { $p90 }
nothing = չկա
lost = { $amount } ({ $missed } × { $perCall })

reason-wished = մարդ են խնդրել
reason-sensitive = բժշկություն, իրավունք կամ փող
reason-referred = օգնականը չէր կարող
reason-not-understood = չհասկացված
reason-urgent = շտապ
reason-callback = հետ զանգել
reason-lead = նոր հաճախորդ
reason-triage = խնդիր
reason-question = հարց
reason-late = կուշանա

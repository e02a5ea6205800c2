# Ինչ է ասում ընդունարանը հայերեն։ Մեկ հաղորդագրություն՝ մեկ կամ երկու կարճ նախադասություն։
# Արժեքները գալիս են բառերով. օրերը, ժամերը, գները և թվերն արդեն ասված են։

## Սկիզբ
greet = { $clinic }, ավտոմատ օգնական։ Զրույցը չի ձայնագրվում։
greet-language = Հայերենի համար սեղմեք ինը։
how-help = Ինչո՞վ կարող եմ օգնել։
how-help-keys = Գրանցվելու համար սեղմեք մեկ։ Գներ, ժամեր և հասցե՝ երկու։ Հաղորդագրություն թողնելու համար՝ երեք։

## Ընթացք
not-understood = Ներեցեք, չհասկացա։
did-you-mean = Նկատի ունեիք՝ { $what }։
did-you-mean-keys = Այոյի համար սեղմեք մեկ, ոչի համար՝ երկու։
did-you-mean-either-keys = Սեղմեք մեկ կամ երկու, իսկ եթե ոչ մեկը, երեք։
are-you-there = Դեռ լսո՞ւմ եք։
take-your-time = Իհարկե, մի՛ շտապեք։
more = Էլ ինչո՞վ կարող եմ օգնել։
more-keys = Եթե էլի հարց ունեք, սեղմեք մեկ։ Եթե ոչ, կարող եք անջատել։
goodbye = Շնորհակալություն զանգի համար։ Ցտեսություն։
apology = Ներեցեք, սխալ տեղի ունեցավ։ Խնդրում եմ նորից զանգահարել։ Ցտեսություն։
silent-goodbye = Ձեզ չեմ լսում, ուստի ավարտում եմ զանգը։ Խնդրում եմ նորից զանգահարել։ Ցտեսություն։
emergency = Եթե որևէ մեկի կյանքին վտանգ է սպառնում, անջատեք և անմիջապես զանգահարեք { $number }։
key-option = { $what }՝ սեղմեք { $key }։
when = { $day }, { $time }

## Գրանցում
ask-service = Ի՞նչ հարցով կցանկանայիք գալ։
ask-service-examples = Ի՞նչ հարցով կցանկանայիք գալ։ Օրինակ՝ { $examples }։
about-service = { $service }. տևում է { $minutes }, արժե { $price }։
about-service-range = { $service }. տևում է { $minutes }, նվազագույն գինը { $low } է, առավելագույնը՝ { $high }։
about-service-no-price = { $service }. տևում է { $minutes }։
offer-one = Ազատ է { $when }։ Հարմա՞ր է։
offer-many = Ազատ է { $choices }։ Ո՞րն է հարմար։
offer-one-keys = { $when }՝ սեղմեք մեկ։ Ուրիշ ժամերի համար սեղմեք զրո։
offer-other-key = Ուրիշ ժամերի համար սեղմեք զրո։
not-free-nearest = Այդ ժամը զբաղված է։
none-then = Ազատ ժամ չկա { $when }։
none-on-day = { $day }
none-at-time = այդ ժամին
none-at-all = Ցավոք, առաջիկա շաբաթներին ազատ ժամ չկա։
too-far = Կարող եմ գրանցել ամենաուշը մինչև այս օրը՝ { $day }։
past-day = Այդ օրն արդեն անցել է։
no-such-day = Օրացույցում այդպիսի օր չկա։
no-other = Ցավոք, ուրիշ ժամ չկա։
ask-when = Ո՞ր օրը և ժամը քանիսի՞ն է ձեզ հարմար։
ask-when-keys = Ամենամոտ ազատ ժամերի համար սեղմեք մեկ։ Հաղորդագրություն թողնելու համար՝ երեք։
is-free = { $when } ազատ է։
ask-name = Ի՞նչ անունով գրանցեմ։
ask-name-keys = Ասեք ձեր անունը և ազգանունը։ Առանց անվան գրանցվելու համար սեղմեք մեկ։
ask-phone = Ի՞նչ համարով կարող ենք կապվել ձեզ հետ։ Կարող եք ասել կամ հավաքել։
ask-phone-keys = Հավաքեք ձեր հեռախոսահամարը և սեղմեք վանդականիշը։
ask-phone-rest = Իսկ մնացա՞ծը։
wrong-phone = Դա հեռախոսահամարի նման չէ։
confirm = { $service }, { $when }, { $staff }։ Գրանցե՞մ։
confirm-named = { $service }, { $when }, { $staff }, անունը՝ { $name }։ Գրանցե՞մ։
confirm-keys = Գրանցելու համար սեղմեք մեկ։ Փոխելու համար՝ երկու։
change = Ի՞նչը փոխել՝ ժամը, ծառայությունը, թե՞ անունը։
change-keys = Ուրիշ ժամի համար սեղմեք մեկ։ Ուրիշ ծառայության համար՝ երկու։ Ուրիշ անվան համար՝ երեք։
# never said: what callers answer, in the order of the keys
change-answers = ժամը, ծառայությունը, անունը
booked = Գրանցված է. { $service }, { $when }։
taken = Ցավոք, այդ ժամը հենց նոր զբաղեցրին։
book-failed = Ցավոք, չկարողացա գրանցել, ոչինչ գրանցված չէ։ Խնդրում եմ զանգահարել աշխատանքային ժամերին։
given-up = Լավ, ոչինչ չգրանցեցի։

## Հարցեր
price = { $service }. արժե { $price }։
price-range = { $service }. նվազագույն գինը { $low } է, առավելագույնը՝ { $high }։
price-unknown = { $service }. գինը կախված է զննումից, բժիշկը կասի։
ask-which-price = Ո՞ր ծառայության գինն է ձեզ հետաքրքրում։
ask-which-service = Ո՞ր ծառայությունը նկատի ունեք։
duration = { $service }. տևում է { $minutes }։
services = Կարող եք գրանցվել. { $services }։
people = Ընդունում են՝ { $people }։
person-does = { $who }՝ { $services }։
open-day = { $day }, աշխատում ենք { $hours }։
closed-day = { $day }, չենք աշխատում։
open-next = Մոտակա աշխատանքային օրը՝ { $day }, { $hours }։
and-hours = { $first } և { $second }
no-answer = Դա չգիտեմ։
no-answer-message = Ձեր հարցը կարող եմ փոխանցել աշխատակիցներին։

## Հաղորդագրություններ
no-person = Միացնել չեմ կարող, բայց կարող եմ հաղորդագրություն փոխանցել աշխատակիցներին։
ask-message = Ի՞նչ փոխանցեմ։
ask-message-keys = Ասեք ձեր հաղորդագրությունը։ Միայն հետ զանգի համար սեղմեք մեկ։
wants-callback = Խնդրում է հետ զանգել։
ask-message-name = Իսկ ձեր անո՞ւնը։
confirm-message = Ձեր հաղորդագրությունը՝ { $text }։ Փոխանցե՞մ։
confirm-message-keys = Փոխանցելու համար սեղմեք մեկ։ Նորից ասելու համար՝ երկու։
message-saved = Հաղորդագրությունը գրանցեցի։ Աշխատակիցները կկարդան մոտակա աշխատանքային օրը։
message-failed = Ցավոք, հաղորդագրությունը գրանցել չհաջողվեց։ Խնդրում եմ զանգահարել աշխատանքային ժամերին։
hand-over = Կխնդրեմ, որ ձեզ հետ զանգեն։
not-understood-note = Օգնականը չհասկացավ զանգողին։ Վերջին լսված խոսքերը՝ { $text }

## Ամփոփում աշխատակիցների համար
summary-booked = Գրանցված է. { $service }, { $when }, { $staff }, { $name }։
summary-message = Հաղորդագրություն՝ { $text }
summary-answered = Հարցրել է՝ { $topics }։
summary-wanted = Ավարտվեց առանց գրանցման։ Ուզում էր՝ { $wanted }։
summary-nothing = Ավարտվեց, պատճառը չասվեց։
summary-failed = Այցը գրանցել չհաջողվեց՝ { $wanted }։
name-not-given = անունը չի ասվել
topic-price = գներ
topic-hours = աշխատանքային ժամեր
topic-address = հասցե
topic-parking = կայանատեղի
topic-payment = վճարում
topic-duration = տևողություն
topic-services = ծառայություններ
topic-people = մասնագետներ
topic-insurance = ապահովագրություն
topic-preparation = նախապատրաստում
topic-fact = այլ

## Արդեն նշանակված այցեր
ask-birth-date = Ձեր այցը գտնելու համար ասեք ծննդյան օրը, ամիսը և տարին։
ask-birth-date-keys = Հավաքեք ծննդյան ամսաթիվը ութ թվանշանով՝ օր, ամիս և տարի։
sms-code = Ձեր կոդը կլինիկայի հեռախոսային օգնականի համար՝ { $code }։ Ոչ մեկին մի հայտնեք։
ask-code = Ձեզ հաղորդագրություն ուղարկեցի չորս թվանշանով։ Ասեք դրանք, խնդրեմ։
ask-code-keys = Հավաքեք հաղորդագրության չորս թվանշանը։
which-visit = Ո՞ր այցը՝ { $choices }։
visit-none = Ձեր այցը չեմ գտնում։ Կարող եմ հաղորդագրություն ընդունել աշխատակիցների համար։
visit-unproven = Չեմ կարող համոզվել, որ այցը ձերն է։ Կարող եմ հաղորդագրություն ընդունել, և աշխատակիցները ձեզ կզանգեն։
visit-is = { $service }՝ { $when }, { $staff }։
visit-confirmed = Շնորհակալություն, նշեցի, որ կգաք { $when }։
visit-over = Այդ այցն արդեն չեղարկված է։
visit-kept = Լավ, ամեն ինչ մնում է ինչպես կար։
change-failed = Ներեցեք, չհաջողվեց պահպանել, այցը մնաց ինչպես կար։ Զանգեք մեզ աշխատանքային ժամերին։
ask-cancel = { $service }, { $when }։ Չեղարկե՞մ։
ask-cancel-keys = Այցը չեղարկելու համար սեղմեք մեկ։ Թողնելու համար սեղմեք երկու։
cancelled = Չեղարկված է՝ { $service }, { $when }։
ask-instead = Դուք արդեն այց ունեք՝ { $service }, { $old }։ Տեղափոխե՞մ այն նոր ժամի։
ask-instead-keys = Այդ այցը տեղափոխելու համար սեղմեք մեկ։ Թողնելու և ևս մեկը գրանցելու համար սեղմեք երկու։
confirm-move = { $service }՝ էր { $old }, կլինի { $when }։ Տեղափոխե՞մ։
confirm-move-keys = Այցը տեղափոխելու համար սեղմեք մեկ։ Ինչ-որ բան փոխելու համար սեղմեք երկու։
moved = Տեղափոխված է՝ { $service }, հիմա { $when }։
confirm-waiting = Կարող եմ գրել ձեզ, հենց ժամ ազատվի՝ { $service }։ Գրանցե՞մ սպասողների ցուցակում։
confirm-waiting-keys = Ցուցակում լինելու համար սեղմեք մեկ։ Եթե ոչ, սեղմեք երկու։
waiting-saved = Դուք ցուցակում եք։ Երբ ժամ ազատվի, հաղորդագրություն կստանաք. ժամը կստանա առաջին պատասխանողը։

## Մարդիկ
for-a-person = Դա պետք է մարդ որոշի։ Կարող եմ փոխանցել ձեր խոսքերը։
ask-callback-about = Ի՞նչ հարցով զանգեն ձեզ։
ask-callback-about-keys = Սրանից հետո ասեք՝ ինչ հարցով։ Եթե չեք ուզում ասել, սեղմեք մեկ։
confirm-callback = Ձեզ զանգե՞ն { $phone } համարով։
confirm-callback-keys = Եթե համարը ճիշտ է, սեղմեք մեկ։ Եթե ուրիշ է, սեղմեք երկու։
callback-saved = Գրանցեցի, աշխատակիցները ձեզ կզանգեն։
urgent-saved = Հերթապահներին տեղեկացրել եմ, ձեր համարն ունեն։
urgent-failed = Ներեցեք, չհաջողվեց տեղեկացնել հերթապահներին։ Եթե չեք կարող սպասել, զանգեք { $number }։
key-in-count = Հավաքեք թիվը և սեղմեք վանդականիշ։

## Միացում
connecting = Մնացեք գծի վրա, միացնում եմ ձեզ։
please-hold = Մնացեք գծի վրա, դեռ փորձում եմ կապվել։
not-reached = Ներեցեք, ոչ ոք չկարողացավ պատասխանել։ Կարող եմ հաղորդագրություն փոխանցել աշխատակիցներին։
duty-not-reached = Ներեցեք, հերթապահներից ոչ ոք չպատասխանեց։
not-there = { $name } հիմա չի կարող մոտենալ հեռախոսին։ Կարող եմ հաղորդագրություն փոխանցել աշխատակիցներին։
confirm-through = Միացնե՞մ ձեզ. { $name }։
confirm-through-keys = Միացնելու համար սեղմեք մեկ։ Եթե ոչ, սեղմեք երկու։
whisper = Ձեզ զանգում է՝ { $who }։ Հարցը՝ { $what }։
whisper-key = Զանգն ընդունելու համար սեղմեք մեկ։ Եթե չեք կարող, սեղմեք երկու։
whisper-unknown = համարը թաքցված է
whisper-nothing = չի ասել
urgent-text = Շտապ զանգ { $phone } համարից. { $text }

## Ինչ էին ուզում զանգողները, աշխատակիցների համար
wanted-move = տեղափոխել այցը
wanted-cancel = չեղարկել այցը
wanted-check = իմանալ այցի ժամը
wanted-confirm = հաստատել այցը
wanted-waiting = սպասել ազատ ժամի
summary-moved = Տեղափոխված՝ { $service }, էր { $old }, հիմա { $when }, { $name }։
summary-cancelled = Չեղարկված՝ { $service }, { $when }, { $name }։
summary-visit = Հարցրել է այցի մասին՝ { $when }։
summary-waiting = Սպասում է ազատ ժամի՝ { $service }։
summary-callback = Խնդրում է զանգել՝ { $text }
summary-urgent = Շտապ՝ { $text }
summary-quoted = Ասված գին՝ { $service }, { $price }։
summary-transferred = Միացված է՝ { $to }։

## SMS

## Տեքստային հաղորդագրություններ
sms-reminder = { $clinic }. { $service }, { $when }։ Պատասխանեք ՀԱՍՏԱՏԵԼ, ՏԵՂԱՓՈԽԵԼ կամ ՉԵՂԱՐԿԵԼ։
sms-confirmed = { $clinic }. շնորհակալություն, սպասում ենք ձեզ՝ { $service }, { $when }։
sms-cancelled = { $clinic }. այցը չեղարկված է՝ { $service }, { $when }։
sms-visit-over = { $clinic }. այս այցն արդեն չեղարկված է՝ { $service }, { $when }։
sms-choose = { $clinic }. այլ ժամեր, { $service }։ { $choices }։ Պատասխանեք համարով։ Մինչ այդ ձերն է մնում { $when }։
sms-no-times = { $clinic }. այժմ ազատ ժամ չկա՝ { $service }։ Զանգահարեք մեզ։
sms-moved = { $clinic }. այժմ ձեր այցն է՝ { $service }, { $when }։
sms-choice-taken = { $clinic }. ներեցեք, { $when } ժամը հենց նոր զբաղեցրին։ Այլ ժամերի համար պատասխանեք ՏԵՂԱՓՈԽԵԼ։
sms-offer = { $clinic }. ազատվել է ժամ, { $service }, { $staff }՝ { $when }։ Եթե հարմար է, { $minutes } րոպեի ընթացքում պատասխանեք ԱՅՈ։ Ժամը կստանա նա, ով առաջինը պատասխանի։
sms-offer-won = { $clinic }. գրանցված է՝ { $service }, { $when }։
sms-offer-gone = { $clinic }. ներեցեք, ուրիշն ավելի շուտ պատասխանեց, { $when } ժամը զբաղված է։ Դուք մնում եք ցուցակում՝ { $service }։
sms-offer-declined = { $clinic }. լավ։ Դուք մնում եք ցուցակում՝ { $service }։
sms-offer-over = { $clinic }. ներեցեք, այդ առաջարկն ավարտվել է։ Դուք մնում եք ցուցակում՝ { $service }։
sms-missed = { $clinic }. մենք ձեզ չտեսանք՝ { $service }, { $when }։ Այլ ժամի համար պատասխանեք ՏԵՂԱՓՈԽԵԼ։
sms-follow-up = { $clinic }. ինչպե՞ս եք { $when } այցից հետո ({ $service })։ Ձեր պատասխանը կկարդան աշխատակիցները։
sms-for-staff = { $clinic }. շնորհակալություն, աշխատակիցները կկարդան ձեր հաղորդագրությունը։
sms-overdue = { $clinic }. սա դեռ ոչ ոք չի արել։ { $name }, { $phone }՝ { $text } Ժամկետը՝ { $when }։ { $owner }

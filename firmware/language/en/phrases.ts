import type { Pack } from '../language.ts'
import { patternsOf, phraseList } from '../patterns.ts'
import type { Denials } from '../settle.ts'

/** What people say on the telephone in English. The longest match counts; nothing here depends on the question. */

export const phrases: Pack['phrases'] = patternsOf({
  yes: `yes|yes please|yes yes|yeah|yep|yup|aye|sure|okay|ok|oh yes|correct|that's correct|that's right|that is right|=right|yes right
 |of course|exactly|confirm|i confirm|please confirm|go ahead|fine|that's fine|that'll be fine|all right|alright
 |sounds good|sounds great|that works|works for me|suits me|that suits me|that would suit|absolutely|definitely|certainly
 |perfect|great|lovely|brilliant|no problem|i agree|please do|good|very good|that's good|that's great|book it|i'll take it
 |i'll take that|let's do that|let's go with that|by all means|indeed|spot on|=i do|yes i do|=it is|yes it is|=you can|that will do|that'll do
 |mm hmm|uh huh|happy with that|no that's fine|that's the one|yes that one`,
  'rather yes': `i think so|probably|i guess so|i suppose so|i guess|i suppose|should be fine|should be okay|should work
 |i believe so|most likely|probably yes|i should think so|that might work|it might do|i reckon so|more or less`,
  no: `no|nope|nah|no thanks|no thank you|no no no|that's wrong|wrong|not really|that's not right|that is not right
 |not right|that doesn't work|doesn't work for me|doesn't suit|doesn't suit me|don't want that|=don't|please don't|don't book
 |incorrect|not that|not that one|no way|certainly not|of course not|absolutely not|definitely not|=i don't|no i don't|it isn't
 |it's not|not good|no good|not okay|i disagree|that's not it|never mind that|that won't work|won't work`,
  'rather no': `i don't think so|probably not|i guess not|i suppose not|rather not|i'd rather not|not sure that works|i doubt it
 |hardly|not ideal|not quite|most likely not`,
  repeat: `repeat|repeat that|repeat please|say that again|say it again|didn't hear you|didn't hear|didn't catch that
 |didn't get that|pardon|pardon me|beg your pardon|what did you say|what was that|come again|can't hear you|once more
 |one more time|again please|what were the times|sorry what|could you repeat that|=what|=sorry|what please`,
  slower: `slower|slower please|more slowly|slow down|too fast|speak slowly|speak more slowly|not so fast|a bit slower`,
  louder: `louder|speak up|too quiet|a bit louder|louder please|can hardly hear you|barely hear you|turn it up
 |very quiet|very faint`,
  correction: `no i mean|i mean|sorry i meant|i meant|actually|no wait|or rather|no no|no sorry|scrap that|my mistake
 |i made a mistake|i said|correction|let me correct|not what i said|make that|change that to`,
  keep: `leave it as it is|leave it|keep it|keep it as it is|don't change it|as it is|leave it like that|keep the appointment
 |don't change anything|leave everything|stay as it is|keep that`,
  abuse: `idiot*|stupid*|shut up|moron*|bloody useless|bloody hell|bloody machine|go to hell|piss off|sod off|bugger off|damn*
 |useless machine|wanker*|bastard*`,
  person: `speak to a person|speak to a human|talk to a person|talk to someone|speak to someone|operator|reception
 |receptionist|put me through|a real person|real person|human|human being|speak to the doctor|talk to a human
 |speak to somebody|talk to somebody|someone real|not a robot|not a machine|are you a robot|are you a machine
 |speak to|speak with|talk to|talk with|transfer me|connect me|speak to the manager|a member of staff|speak to reception`,
  help: `help|help me|i need help|what can you do|what can i say|what are my options|how does this work|what should i say
 |what do i do|what are the options`,
  wait: `wait|one moment|just a moment|hold on|hang on|let me think|one second|just a second|bear with me|just a minute
 |give me a second|give me a moment|let me check|i'll check my diary|wait a minute|hold the line|a moment please`,
  thanks: `thank you|thanks|thank you very much|thanks very much|thanks a lot|many thanks|cheers|ta|much appreciated
 |that's very kind`,
  goodbye: `goodbye|good bye|bye|bye bye|bye now|bye then|have a nice day|have a good day|see you|see you then|see you soon
 |take care|cheerio|good night`,
  hello: `hello|hi|hello there|hi there|good morning|good afternoon|good evening|good day|hey|hiya|is anybody there
 |are you there|can you hear me|morning all`,
  unsure: `don't know|i don't know|not sure|i am not sure|i'm not sure|maybe|perhaps|either|hard to say|no idea|i haven't decided
 |haven't decided|can't decide|i couldn't say|it depends`,
  none: `none of them|none of those|none of these|neither|none|i can't|not possible|can't make|can't make it|can't do any
 |no none of them|neither of them|neither of those|not any of them|i can't make any of those|nothing suits`,
  other: `something else|another time|other time|other times|different time|a different time|another day|other day
 |a different day|what else|anything else|any other|any others|some other time|another one|other options|what other
 |have you got anything else|more options`,
  earlier:
    'earlier|sooner|anything earlier|something earlier|any earlier|a bit earlier|anything sooner|an earlier one',
  later: 'later|anything later|something later|any later|a bit later|a later one|later on',
  'nothing more': `that's all|that is all|that's it|nothing else|nothing more|that's everything|no more|that's all thank you
 |that's all thanks|nothing else thank you|no that's all|no that's everything|i'm done|we're done|that'll be all|all done
 |no nothing else`,
})

export const wishes: Pack['wishes'] = patternsOf({
  book: `book|book me in|booking|appointment|appointments|make an appointment|an appointment|schedule|sign up|register
 |i'd like to come|i'd like to see|can i come|come in|do you have time|do you have anything|do you have any slots
 |any availability|availability|a slot|slots|free times|see … doctor|see … dentist|see … nurse|need to see someone
 |get an appointment|fit me in|squeeze me in|make a booking|arrange a visit|a visit|check up please`,
  move: `reschedule|move … appointment|change … appointment|postpone|move my|move it|another time for my|change my booking
 |bring … forward|put … back|push … back|change the time of|switch my|rearrange|swap my|change the date of|move the booking`,
  cancel: `cancel my|cancel the appointment|cancel … appointment|cancel … booking|cancel it|cancel that|i want to cancel
 |like to cancel|need to cancel|call off|can't make my appointment|won't be coming|not coming|can't come`,
  check: `when is my appointment|what time is my appointment|check my appointment|do i have an appointment|when am i booked
 |what time am i booked|when's my appointment|remind me when|am i booked in|forgotten when|forgot when|check my booking`,
  confirm: `i'm coming|i am coming|i'll be there|i will be there|confirm my appointment|confirm the appointment
 |confirm my booking|we'll be there|i can make it|still coming`,
  waitlist: `waiting list|wait list|waitlist|if something comes up|cancellation list|if anyone cancels|if somebody cancels
 |if anything comes up|if a slot opens|standby|if there's a cancellation`,
  quote: `quote|a quote|estimate|quotation|rough price|ballpark|rough idea of the cost|roughly how much|price estimate`,
  message: `leave a message|take a message|a message for|message for|pass on|pass a message|tell … that i called|let … know
 |give … a message|let them know`,
  callback: `call me back|call back|ring me back|ring back|phone me back|call me tomorrow|give me a call|give me a ring|returning a call
 |missed a call|someone call me|get back to me|have someone ring me`,
  urgent: `urgent|urgently|emergency|severe pain|terrible pain|awful pain|a lot of pain|in agony|terrible toothache|toothache
 |bleeding|swollen|swelling|chest pain|can't breathe|cannot breathe|trouble breathing|accident|high fever|high temperature
 |hurts a lot|really hurts|unconscious|passed out|fainted|overdose|poisoned|broken tooth|knocked out|broken bone
 |right away|straight away|immediately|choking|having a fit|seizure|stroke|heart attack|on call doctor`,
  problem: `not working|broken|a problem|went wrong|something wrong|isn't working|stopped working|fell out|came off|came out|an issue`,
  lead: `for my company|for our company|for our staff|our employees|corporate|partnership|a contract|on behalf of
 |for a group|group booking|business enquiry|supplier|for my team`,
  late: `running late|i'll be late|i will be late|i'm late|going to be late|be a bit late|stuck in traffic|minutes late
 |bit late|won't be on time|delayed`,
  complaint: `complain|complaint|not happy|unhappy with|dissatisfied|badly done|bad job|very disappointed`,
  triage: `don't know which doctor|not sure which doctor|don't know which dentist|which specialist do i need
 |don't know what i need|not sure what i need|don't know who to see|not sure who to see|who should i see
 |which doctor should i see|which doctor do i need|don't know what to book|not sure what to book
 |what do i need to book`,
  'follow-up': `after my visit|after the visit|after my appointment|after the appointment|since my visit
 |since my appointment|since the appointment|i was with you|i was at your|you asked me how|you asked how
 |about my last visit|about the last visit|after the treatment|after my treatment|got your message`,
  lost: `i'm lost|i am lost|we're lost|we are lost|can't find you|cannot find you|can't find the entrance
 |can't find the building|can't find the clinic|can't find the surgery|got lost`,
})

export const topics: Pack['topics'] = patternsOf({
  price: `how much|how much is|price|prices|pricing|cost|costs|what do you charge|expensive|fee|fees|what does it cost|discount
 |how much would it be|price list`,
  hours: `opening hours|when are you open|are you open|what time do you close|what time do you open|when do you open
 |when do you close|working hours|hours|opening times|are you closed|are you open on|till when are you open|do you work`,
  address: `where are you|your address|address|how do i get there|how do i find you|located|location|where is the clinic
 |where is the practice|which street|which floor|directions|postcode`,
  parking: 'parking|park|where can i park|car park|is there parking|park my car',
  payment: `pay by card|accept cards|take cards|card|cards|payment|how can i pay|pay in cash|cash|contactless|instalments
 |pay later|do you take card`,
  duration: `how long|how long does it take|how long is|how long will it take|how much time|how many minutes|take long`,
  services: `what services|which services|what do you do|what treatments|which treatments|what can i book|what do you offer
 |do you offer|do you do|list of services`,
  people: `which doctors|what doctors|who works|who does|who is the doctor|which dentists|who will i see|who can i see
 |who would i see|which doctor|who do you have|who's the dentist|what specialists`,
  insurance: `insurance|insured|bupa|axa|on the nhs|nhs|do you take insurance|health plan|dental plan|covered by`,
  preparation: `prepare|how should i prepare|do i need to bring|what should i bring|what do i bring|need to bring|can i eat before
 |can i eat|before the visit|preparation|empty stomach|fasting|do i need a referral|need a referral|what to bring`,
})

export const aspects: Pack['aspects'] = patternsOf({
  time: 'time|the time|day|the day|date|the date|when|hour',
  service: 'service|the service|treatment|the treatment|what for|procedure',
  name: 'name|the name|surname|my name|last name',
})

export const sensitive: Pack['sensitive'] = patternsOf({
  medical: `what should i take|can i take|should i take|my test results|test results|my results|blood results|blood test results
 |is it dangerous|is it serious|side effects|what dose|which dose|dosage|diagnosis|antibiotics|painkillers
 |what medicine|medication|is it normal that|is it infected`,
  legal: `solicitor|lawyer|sue you|sue the|legal action|take you to court|negligence|compensation|the police|trading standards
 |ombudsman|malpractice`,
  money: `refund|my money back|money back|overcharged|charged twice|wrong bill|dispute|wrong invoice|billing error|charged too much
 |invoice is wrong|bill is wrong|double charged|paid twice`,
})

/** Before a name only: 'it is' and 'this is' come before much else. */
export const nameLeads = phraseList(
  `my name is|the name is|my name's|the name's|name's|my surname is|my first name is|my last name is|my full name is|under the name
 |in the name of|under the name of|appointment is under|booked under|it's under`,
)

export const nameOpenings = phraseList(
  "name is|this is|i am|i'm|it's|it is|speaking|name|put down|that's|call me",
)

export const fillers = phraseList(
  `please|yes|hello|hi|well|er|um|uh|erm|oh|so|okay|ok|good|morning|afternoon|evening|mister|mr|mrs|miss|ms|my|name|is|the
 |surname|first|last|thank|thanks|you|sorry|right|like|just|actually|and|it's|that's|here|sure|full|doctor|a|you know
 |let me see|i think|i'd|would|book|under`,
)

/** What refuses a day or a time, and what replaces one by another. */
export const denials: Denials = {
  before: phraseList(
    `not|not on|not at|but not|except|except for|except on|apart from|can't|can't on|can't do|can't make|can't come|can't come on
 |cannot|cannot do|don't want|anything but|any day but|other than|not the|won't work on|busy on|busy`,
  ),
  after: phraseList(
    `doesn't work|doesn't suit|doesn't suit me|is no good|is not good|won't work|isn't good|is out|is impossible|is not possible
 |i can't|i'm busy|i'm working|i work|is bad|i'm away`,
  ),
  between: phraseList(
    `no|sorry|i mean|i meant|or rather|rather|actually|wait|make that|better|make it|but|scratch that|instead|oops`,
  ),
}

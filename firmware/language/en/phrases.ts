import type { Pack } from '../language.ts'
import { patternsOf, phraseList } from '../patterns.ts'
import type { Denials } from '../settle.ts'

/** What people say on the telephone in English. The longest match counts; nothing here depends on the question. */

export const phrases: Pack['phrases'] = patternsOf({
  yes: `yes|yes please|yes yes|yeah|yep|yup|aye|sure|okay|ok|oh yes|correct|that's correct|that's right
 |that is right|=right|yes right
 |of course|exactly|confirm|i confirm|please confirm|go ahead|fine|that's fine|that'll be fine|all right|alright
 |sounds good|sounds great|that works|works for me|suits me|that suits me|that would suit|absolutely|definitely
 |certainly
 |perfect|great|lovely|brilliant|no problem|i agree|please do|good|very good|that's good|that's great|book it
 |i'll take it
 |i'll take that|let's do that|let's go with that|by all means|indeed|spot on|=i do|yes i do|=it is|yes it is
 |=you can|that will do|that'll do
 |mm hmm|uh huh|happy with that|no that's fine|that's the one|yes that one|go for it|^go on then|^yes go on|=go on
 |=do that|yes do|yes do that|please do that|=do it|=grand|=smashing|sure thing|=why not|=right you are|you got it
 |bang on|brill|=cool|that'd be great|that would be great|that would be fine|that would be lovely|that'd be lovely
 |that'd be fine|sounds fine|sounds lovely|that is fine|suits me fine|yes book|yes i would|=i would|it was fine
 |absolutely fine|all fine|all good|it went well|went well|much better|couldn't be better|very well thank you
 |that's the right number|the right number|!not happy with that|!isn't the right number|!not the right number
 |!don't do that|!not all good|!not much better`,
  'rather yes': `i think so|probably|i guess so|i suppose so|i guess|i suppose|should be fine|should be okay
 |should work
 |i believe so|most likely|probably yes|i should think so|that might work|it might do|i reckon so|more or less`,
  no: `no|nope|nah|no thanks|no thank you|no no no|that's wrong|wrong|not really|that's not right|that is not right
 |not right|that doesn't work|doesn't work for me|doesn't suit|doesn't suit me|don't want that|=don't|please don't
 |don't book
 |incorrect|not that|not that one|no way|certainly not|of course not|absolutely not|definitely not|=i don't
 |no i don't|it isn't
 |it's not|not good|no good|not okay|i disagree|that's not it|never mind that|that won't work|won't work
 |don't do that|don't do it|not happy with that|not the right number|not today|no you're alright|not much better
 |not all good|not so good|not so well|not well|no that's not it|not any more|not great|not very good|not too good
 |not so great|not very well|not too well|not fine|not ok`,
  'rather no': `i don't think so|probably not|i guess not|i suppose not|rather not|i'd rather not
 |not sure that works|i doubt it
 |hardly|not ideal|not quite|most likely not`,
  repeat: `repeat|repeat that|repeat please|say that again|say it again|didn't hear you|didn't hear|didn't catch that
 |didn't get that|pardon|pardon me|beg your pardon|what did you say|what was that|come again|can't hear you|once more
 |one more time|again please|what were the times|sorry what|could you repeat that|=what|=sorry|what please
 |what time is it again|what time was that|when was that|what time was it|what day was that|what were they again
 |say again|=you what|=what's that|run that by me|!repeat prescription*|!repeat my prescription*|!a repeat`,
  slower: `slower|slower please|more slowly|slow down|too fast|speak slowly|speak more slowly|not so fast
 |a bit slower`,
  louder: `louder|speak up|too quiet|a bit louder|louder please|can hardly hear you|barely hear you|turn it up
 |very quiet|very faint`,
  correction: `no i mean|i mean|sorry i meant|i meant|actually|no wait|or rather|no no|no sorry|scrap that|my mistake
 |i made a mistake|i said|correction|let me correct|not what i said|make that|change that to`,
  keep: `leave it as it is|leave it|keep it|keep it as it is|don't change it|as it is|leave it like that
 |keep the appointment
 |don't change anything|leave everything|stay as it is|keep that|don't cancel|don't cancel it|do not cancel
 |do not cancel it|leave it where it was|leave it where it is|just leave it|leave it as it was|i can make that
 |keep it as it was|stick with what i've got|leave it then|forget about it|i'll keep it|i'll keep the one
 |leave that one`,
  abuse: `idiot*|stupid*|shut up|moron*|bloody useless|bloody hell|bloody machine|go to hell|piss off|sod off
 |bugger off|damn*
 |useless machine|wanker*|bastard*|get stuffed|pile of junk|piece of junk|useless pile|fuck*|arsehole*|bollocks
 |stupid cow|crap`,
  person: `need a word|want a word|like a word|is nurse … there|is mr … there|is mrs … there|is miss … there|is nurse … about|is mr … about|speak to a person|speak to a human|talk to a person|talk to someone|speak to someone|operator|reception
 |receptionist|put me through|a real person|real person|human|human being|speak to the doctor|talk to a human
 |speak to somebody|talk to somebody|someone real|not a robot|not a machine|are you a robot|are you a machine
 |speak to|speak with|talk to|talk with|transfer me|connect me|speak to the manager|a member of staff
 |speak to reception|get me a human|a human please|to a computer|to a robot|to a machine|to a real
 |is doctor … about|is dr … about|is doctor … around|is dr … around|is doctor … there|is dr … there|a word with
 |quick word|have a word|word with|get me someone|get me somebody|want a person|a person please|want … human
 |put me on to|get me the manager|the manager|speak to whoever|a proper person|an actual person`,
  help: `help|help me|i need help|what can you do|what can i say|what are my options|how does this work
 |what should i say
 |what do i do|what are the options`,
  wait: `wait|one moment|just a moment|hold on|hang on|let me think|one second|just a second|bear with me
 |just a minute
 |give me a second|give me a moment|let me check|i'll check my diary|wait a minute|hold the line|a moment please
 |get my diary|get a pen|grab a pen|give me a sec|two ticks|one sec|just a sec|hang on a|hold on a|let me just
 |let me look|let me find|just looking|half a mo|hang about`,
  thanks: `thank you|thanks|thank you very much|thanks very much|thanks a lot|many thanks|cheers|ta|much appreciated
 |that's very kind|that's lovely thanks|you've been very helpful|you're a star|nice one|bless you`,
  goodbye: `goodbye|good bye|bye|bye bye|bye now|bye then|have a nice day|have a good day|see you|see you then
 |see you soon
 |take care|cheerio|good night`,
  hello: `hello|hi|hello there|hi there|good morning|good afternoon|good evening|good day|hey|hiya|is anybody there
 |are you there|can you hear me|morning all`,
  unsure: `don't know|i don't know|not sure|i am not sure|i'm not sure|maybe|perhaps|either|hard to say|no idea
 |i haven't decided
 |haven't decided|can't decide|i couldn't say|it depends|dunno|i dunno|couldn't tell you|not a clue|no clue
 |haven't a clue|haven't got a clue|don't really know|not really sure|don't rightly know`,
  none: `none of them|none of those|none of these|neither|none|i can't|not possible|can't make|can't make it
 |can't do any
 |no none of them|neither of them|neither of those|not any of them|i can't make any of those|nothing suits`,
  other: `something else|another time|other time|other times|different time|a different time|another day|other day
 |a different day|what else|anything else|any other|any others|some other time|another one|other options|what other
 |have you got anything else|more options|any different|something different|what about another|nothing else going
 |any more`,
  earlier:
    'earlier|sooner|anything earlier|something earlier|any earlier|a bit earlier|anything sooner|an earlier one',
  later: 'later|anything later|something later|any later|a bit later|a later one|later on',
  'nothing more': `that's all|that is all|that's it|nothing else|nothing more|that's everything|no more
 |that's all thank you
 |that's all thanks|nothing else thank you|no that's all|no that's everything|i'm done|we're done|that'll be all
 |all done
 |no nothing else|that's the lot|that's me sorted|i'm sorted|all sorted|that'll do me|nothing thanks|no nothing
 |no nothing thanks|that's that|no i'm fine|no i'm good|no i'm all right|no you're all right|forget it|never mind
 |nevermind|don't bother|doesn't matter then|that's great thanks|that's everything thanks|=sorted|no that's me
 |=that's me|that's us|i'll have a think|have a think|i'll think about it|let me think about it`,
})

export const wishes: Pack['wishes'] = patternsOf({
  book: `book|book me in|booking|appointment|appointments|make an appointment|an appointment|schedule|sign up|register
 |i'd like to come|i'd like to see|can i come|come in|do you have time|do you have anything|do you have any slots
 |any availability|availability|a slot|slots|free times|see … doctor|see … dentist|see … nurse|need to see someone
 |get an appointment|fit me in|squeeze me in|make a booking|arrange a visit|a visit|check up please|fit … in
 |squeeze … in|get in with|get in to see|get … in for|see someone|see somebody|be seen|looked at|pop in for
 |come and see|come in and see|anything open|something open|any appointments|have … looked at|bring … in|get booked
 |booked in for|!rid of … appointment|!off … appointment`,
  move: `reschedule|move … appointment|change … appointment|postpone|move my|move it|another time for my
 |change my booking
 |bring … forward|put … back|push … back|change the time of|switch my|rearrange|swap my|change the date of
 |move the booking|shift it|shift my|shift the|shift … to|bring* … forward|putting … back|put it off|put … off
 |push it|pushed back|different day for my|another day for my|make it another day|need to change my
 |like to change my|want to change my|need to change the|like to change the|want to change the
 |re arrange|re schedule|can we make it|swap … to|switch … to|swap it|switch it|move … to|moved to
 |!… to change … oil|!… to change … tyre*|!… to change … tire*|!… to change … wheel*|!… to change … brake*
 |!… to change … filling*`,
  cancel: `cancel my|cancel the appointment|cancel … appointment|cancel … booking|cancel it|cancel that
 |i want to cancel
 |like to cancel|need to cancel|call off|can't make my appointment|won't be coming|not coming|can't come
 |get rid of my|get rid of the|take me off|scrap my|scrap the appointment|won't be able to make
 |won't be able to come|can't make it to|can't make it on|can't make it in|can't make it today
 |can't make it tomorrow|not able to make|not able to come|unable to make|unable to come|won't need … appointment
 |don't need … appointment|don't want … appointment|no longer need|no longer want|give up my|won't make it
 |cancelling|cancel for|call it off|cancel everything|cancel tomorrow|cancel today|!don't cancel|!do not cancel
 |!not cancel|!don't cancel it|!don't cancel my|!don't cancel the|!do not cancel it|!do not cancel my
 |!do not cancel the`,
  check: `when is my appointment|what time is my appointment|check my appointment|do i have an appointment
 |when am i booked
 |what time am i booked|when's my appointment|remind me when|am i booked in|forgotten when|forgot when
 |check my booking|remember … time|remember when|remember what|what time … booked|when … booked in|what time he's
 |what time she's|when am i due|when i'm due|what day is my|what day … appointment|remind me|when i'm meant to
 |supposed to come|what time was my|when was my|when's my next|have i got … booked|when is my|when are we booked
 |what have i got booked`,
  confirm: `i'll … turn up|definitely turn up|be turning up|will turn up|i'll … be along|i'm coming|i am coming|i'll be there|i will be there|confirm my appointment|confirm the appointment
 |confirm my booking|we'll be there|i can make it|still coming|definitely be coming|will be coming|be coming
 |definitely coming|i'll be coming|we're coming|we are coming|i shall be there|to confirm my|to confirm the
 |to confirm i|confirm that i|confirm i'm|confirm he|confirm she|definitely be there|!won't be coming
 |!not be coming|!won't be there`,
  waitlist: `if there's a gap|if a gap|a gap comes|have a gap|waiting list|wait list|waitlist|if something comes up|cancellation list|if anyone cancels
 |if somebody cancels
 |if anything comes up|if a slot opens|standby|if there's a cancellation|drops out|drop out|if … cancels
 |if … a cancellation|if … cancellation|opens up|if one comes up|if a space|if there's a space|if a place
 |becomes free|frees up|becomes available|comes free|comes up sooner|on standby`,
  quote: `quote|a quote|estimate|quotation|rough price|ballpark|rough idea of the cost|roughly how much
 |price estimate`,
  message: `leave a message|take a message|a message for|message for|pass on|pass a message|tell … that i called
 
 |give … a message|let them know|get a message to|get … message|tell the doctor|tell dr|tell doctor
 |tell the nurse|let the … know|pass this on|pass that on|pass it on|could you tell the|can you tell the|inform the
 |leave word|leave a note|let him know|let her know|let dr … know|let doctor … know|let someone know
 |let somebody know|let you know|letting you know|let the staff know`,
  callback: `call me back|call back|ring me back|ring back|phone me back|call me tomorrow|give me a call
 |give me a ring|returning a call
 |missed a call|someone call me|get back to me|have someone ring me|give me a bell|give me a buzz|give me a tinkle
 |ring me|phone me|someone to ring|someone to call|someone to phone|somebody to ring|somebody to call
 |somebody to phone|a call back|callback|tried to call me|tried to ring me|trying to reach me|rang me|you called me
 |had a call from|call me in the|call me this|call me when|call me after|call me before|call me on`,
  emergency: `chest pain|chest pains|pain in … chest|tight chest|can't breathe|cannot breathe|can't get … breath
 |trouble breathing|struggling to breathe|struggling for breath|hard to breathe|hardly breathe|not breathing
 |isn't breathing|stopped breathing|unconscious|passed out|won't wake up|unresponsive|not responding|choking
 |having a fit|a seizure|having a stroke|heart attack|overdose|gone blue|turned blue|collapsed|bleeding a lot
 |won't stop bleeding|bleeding won't stop|is dying|!after … heart attack|!after … stroke|!heart attack last`,
  urgent: `urgent|urgently|emergency|severe pain|terrible pain|awful pain|a lot of pain|in agony|terrible toothache
 |toothache|bleeding|swollen|swelling|accident|high fever|high temperature|hurts a lot|really hurts|fainted|poisoned
 |broken tooth|knocked out|broken bone|right away|straight away|immediately|seizure|stroke|on call doctor|gone grey
 |short of breath|unbearable|excruciating|burning up|so much pain|killing me`,
  problem: `not working|broken|a problem|went wrong|something wrong|isn't working|stopped working|fell out|came off
 |came out|an issue`,
  lead: `for my company|for our company|for our staff|our employees|corporate|partnership|a contract|on behalf of
 |for a group|group booking|business enquiry|supplier|for my team|workforce|our workers|hr department|look after hr
 |our firm|my firm|whole company|whole team|whole office|our team|our office|our staff|all our staff
 |business account|partner with you|i represent|calling from a company|on behalf of my|for the company`,
  late: `hour behind|minutes behind|bus didn't|train didn't|running late|i'll be late|i will be late|i'm late|going to be late|be a bit late|stuck in traffic
 |minutes late
 |bit late|won't be on time|delayed|be … late|running … late|running behind|running a bit behind|stuck behind
 |stuck in|stuck on the|held up|bus never|bus hasn't|train's been|not going to make it for|won't make it for
 |won't make it by|missed the bus|missed my bus|missed the train|car won't start|puncture|flat tyre|late for my
 |not be on time|!stuck in my|!too late`,
  complaint: `complain|complaint|not happy|unhappy with|dissatisfied|badly done|bad job|very disappointed
 |black and blue|appalling|appalled|disgusted|disgraceful|poor service|shocking service|made a mess|messed up
 |worse since|got worse|getting worse|still hurts|bad reaction|not been right since|made a complaint`,
  triage: `don't know which doctor|not sure which doctor|don't know which dentist|which specialist do i need
 |don't know what i need|not sure what i need|don't know who to see|not sure who to see|who should i see
 |which doctor should i see|which doctor do i need|don't know what to book|not sure what to book
 |what do i need to book|who i ought to see|who i should see|who to see|who do i need to see|who do i see
 |who would i see about|who ought i|what sort of doctor|what kind of doctor|which kind of doctor
 |what sort of appointment|what kind of appointment|what i should book|don't know what's wrong|not sure what's wrong`,
  'follow-up': `after my visit|after the visit|after my appointment|after the appointment|since my visit
 |since my appointment|since the appointment|i was with you|i was at your|you asked me how|you asked how
 |about my last visit|about the last visit|after the treatment|after my treatment|got your message|how i got on
 |how i was getting on|asking how|i was in on|i was in yesterday|i was in last|i was in for|i was there on
 |i came in|had … done on|had … done last|since i saw|since i was in|ever since|since the operation
 |after the operation|since the jab|after the jab`,
  lost: `i'm lost|i am lost|we're lost|we are lost|can't find you|cannot find you|can't find the entrance
 |can't find the building|can't find the clinic|can't find the surgery|got lost|can't … find you|cannot … find you
 |unable to find you|going round in circles|round in circles|where the entrance is|which door`,
})

export const topics: Pack['topics'] = patternsOf({
  price: `how much|how much is|price|prices|pricing|cost|costs|what do you charge|expensive|fee|fees
 |what does it cost|discount
 |how much would it be|price list|charge|do you charge|you'd charge|set me back|the damage|how expensive
 |what'd it cost|cost me|costing|do i have to pay|is it free`,
  hours: `opening hours|when are you open|are you open|what time do you close|what time do you open|when do you open
 |when do you close|working hours|hours|opening times|are you closed|are you open on|till when are you open
 |do you work|are you … open|you open|open on|open tomorrow|open today|open at|open till|open until|are you shut
 |you shut|you close|what time … open|what time … close|open weekends|!anything open|!something open
 |!anything … open`,
  address: `how far are you|how far is it|how far away|where are you|your address|address|how do i get there|how do i find you|located|location
 |where is the clinic
 |where is the practice|which street|which floor|directions|postcode|whereabouts|where … based|where do i go
 |how … get to you|get to you from|find you|which road|nearest station|which building|which bus|where … located`,
  parking: `parking|park|where can i park|car park|is there parking|park my car|leave the car|leave my car
 |somewhere to leave|put the car|disabled bay|blue badge`,
  payment: `pay by card|accept cards|take cards|card|cards|payment|how can i pay|pay in cash|cash|contactless
 |instalments
 |pay later|do you take card|plastic|debit card|credit card|apple pay|google pay|cheque|how do i pay|take cash
 |accept cash`,
  duration: `how long|how long does it take|how long is|how long will it take|how much time|how many minutes
 |take long`,
  services: `what services|which services|what do you do|what treatments|which treatments|what can i book
 |what do you offer
 |do you offer|do you do|list of services`,
  people: `which doctors|what doctors|who works|who does|who is the doctor|which dentists|who will i see|who can i see
 |who would i see|which doctor|who do you have|who's the dentist|what specialists|who's in|who is in|who's on
 |who is on|who's working|who is working|who have you got|which days does|what days does`,
  insurance: `insurance|insured|bupa|axa|on the nhs|nhs|do you take insurance|health plan|dental plan|covered by`,
  preparation: `prepare|how should i prepare|do i need to bring|what should i bring|what do i bring|need to bring
 |can i eat before
 |can i eat|before the visit|preparation|empty stomach|fasting|do i need a referral|need a referral|what to bring
 |need to do anything|anything i need to do|have to do anything|need to fast|do i fast|have breakfast|eat breakfast
 |bring anything|bring with me|what do i need to bring`,
})

export const aspects: Pack['aspects'] = patternsOf({
  time: 'time|the time|day|the day|date|the date|when|hour',
  service: 'service|the service|treatment|the treatment|what for|procedure',
  name: 'name|the name|surname|my name|last name',
})

export const sensitive: Pack['sensitive'] = patternsOf({
  medical: `what should i take|can i take|should i take|my test results|test results|my results|blood results
 |blood test results
 |is it dangerous|is it serious|side effects|what dose|which dose|dosage|diagnosis|antibiotics|painkillers
 |what medicine|medication|is it normal that|is it infected|alright to have|alright to take|all right to take
 |all right to have|ok to take|okay to take|safe to take|safe to have|safe to drink|can i mix|ibuprofen*
 |paracetamol*|aspirin|side effect|stop taking|stopped taking|come off my|how many tablets|double my dose
 |is it cancer|is it contagious|is it catching|is it broken|wrong with me|blood result|scan results|test result
 |be worried about|should i worry|should i be worried`,
  legal: `solicitor|lawyer|sue you|sue the|legal action|take you to court|negligence|compensation|the police
 |trading standards
 |ombudsman|malpractice`,
  money: `refund|my money back|money back|overcharged|charged twice|wrong bill|dispute|wrong invoice|billing error
 |charged too much
 |invoice is wrong|bill is wrong|double charged|paid twice|cash back|charged … twice|charged me|billed twice
 |billed me|took … twice|taken … twice|pay me back|want my money|owe me`,
})

/** Before a name only: 'it is' and 'this is' come before much else. */
export const nameLeads = phraseList(
  `my name is|the name is|my name's|the name's|name's|my surname is|my first name is|my last name is
 |my full name is|under the name
 |in the name of|under the name of|appointment is under|booked under|it's under`,
)

export const nameOpenings = phraseList(
  "name is|this is|i am|i'm|it's|it is|speaking|name|put down|that's|call me",
)

export const fillers = phraseList(
  `please|yes|hello|hi|well|er|um|uh|erm|oh|so|okay|ok|good|morning|afternoon|evening|mister|mr|mrs|miss|ms|my|name
 |is|the
 |surname|first|last|thank|thanks|you|sorry|right|like|just|actually|and|it's|that's|here|sure|full|doctor|a|you know
 |let me see|i think|i'd|would|book|under`,
)

/** What refuses a day or a time, and what replaces one by another. */
export const denials: Denials = {
  before: phraseList(
    `not|not on|not at|but not|except|except for|except on|apart from|can't|can't on|can't do|can't make|can't come
 |can't come on
 |cannot|cannot do|don't want|anything but|any day but|other than|not the|won't work on|busy on|busy`,
  ),
  after: phraseList(
    `doesn't work|doesn't suit|doesn't suit me|is no good|is not good|won't work|isn't good|is out|is impossible
 |is not possible
 |i can't|i'm busy|i'm working|i work|is bad|i'm away|i'm at work|i'm on holiday|is hopeless|is a nightmare
 |is tricky|is awkward`,
  ),
  between: phraseList(
    `no|sorry|i mean|i meant|or rather|rather|actually|wait|hang on|hold on|make that|better|make it|but
 |scratch that|instead|oops|can we do|could we do|can we make it|what about|how about`,
  ),
}

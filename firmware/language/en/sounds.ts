import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How English sounds, by rule: a consonant, a vowel and a final e make the vowel long, r colours the vowel before it, and
 * so on. After the manner of H. S. Elovitz and others, Letter-to-sound rules for automatic translation of English text to
 * phonetics (1976); checked against espeak-ng in test/unit/language/sounds.test.ts.
 */
const consonant = '[bcdfghjklmnpqrstvwxz]'

export const spoken = createSpoken(
  spellingOf(`
    '
    (?<!\\p{L})kn n
    (?<!\\p{L})wr r
    (?<!\\p{L})ps s
    (?<!\\p{L})wh(?=o) h
    mb(?!\\p{L}) m
    sch sk
    tch ʧ
    chr kr
    ch ʧ
    ck k
    (?<=o)ugh(?=t)
    igh ai
    eigh ei
    augh o
    ough o
    (?<!\\p{L})gh ɡ
    gh
    ph f
    sh ʃ
    th θ
    wh w
    (?<=[ai])tion(?!\\p{L}) ʃən
    tion ʃən
    [sc]ian ʃən
    cious ʃəs
    tious ʃəs
    (?<=[aeiou])sion ʒən
    sion ʃən
    ture(?!\\p{L}) ʧə
    sure(?!\\p{L}) ʒə
    ous(?!\\p{L}) əs
    ssion ʃən
    dge ʤ
    gn(?!\\p{L}) n
    (?<!\\p{L})gn n
    g(?=[eiy]) ʤ
    gu(?=[ei]) ɡ
    g ɡ
    ing(?!\\p{L}) in
    ng n
    qu kw
    sc(?=[eiy]) s
    cc(?=[eiy]) ks
    c(?=[eiy]) s
    c k
    x ks
    (?<=[aeiou])s(?=[aeiou]) z
    (?<=[bdgmnlrvaeiouy])s(?!\\p{L}) s
    (?<=\\p{L}[td])ed(?!\\p{L}) id
    (?<=\\p{L}[pkfsxh])ed(?!\\p{L}) t
    (?<=\\p{L}${consonant})ed(?!\\p{L}) d
    (?<=\\p{L}(?:[szx]|sh|ch|c|g))es(?!\\p{L}) iz
    (?<=\\p{L})es(?!\\p{L}) z
    (?<=\\p{L}${consonant}|[aeiou]u|\\p{L}[oi])e(?!\\p{L})
    tle(?!\\p{L}) təl
    air eə
    are(?!\\p{L}) eə
    ear iə
    eer iə
    ere(?!\\p{L}) iə
    ire aiə
    our auə
    oor o
    ore o
    oar o
    ure juə
    wor wə
    war wo
    or(?=${consonant}|$) o
    ar(?=${consonant}|$) a
    (?:er|ir|ur|yr)(?=${consonant}|$) ə
    re(?!\\p{L}) ə
    r(?!\\p{L})
    al(?=k) o
    all ol
    al(?!\\p{L}) əl
    a(?=${consonant}e(?!\\p{L})) ei
    a(?=${consonant}(?:es|ed|ing|er)(?!\\p{L})) ei
    i(?=${consonant}e(?!\\p{L})) ai
    i(?=${consonant}(?:es|ed|ing|er)(?!\\p{L})) ai
    o(?=${consonant}e(?!\\p{L})) əu
    o(?=${consonant}(?:es|ed|ing|er)(?!\\p{L})) əu
    u(?=${consonant}e(?!\\p{L})) u
    e(?=${consonant}e(?!\\p{L})) i
    ai ei
    ay ei
    au o
    aw o
    ee i
    ea i
    ei i
    ey(?!\\p{L}) i
    eu u
    ew ju
    ie(?!\\p{L}) ai
    ie i
    oa əu
    oi oi
    oy oi
    oo u
    ou au
    ow(?!\\p{L}) əu
    ow au
    ue(?!\\p{L}) u
    ui u
    (?<=w)a o
    a(?!\\p{L}) ə
    a æ
    y(?=[aeiou]) j
    (?<=\\p{L}{2})y(?!\\p{L}) i
    y(?!\\p{L}) ai
    y i
    en(?!\\p{L}) ən
    on(?!\\p{L}) ən
    o(?!\\p{L}) əu
    e e
    i i
    o o
    u a
    b b
    d d
    f f
    h h
    j ʤ
    k k
    l l
    m m
    n n
    p p
    r r
    s s
    t t
    v v
    w w
    z z`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight yesterday january february march april may june
 july august september october november december week weekend month morning afternoon evening noon midday midnight o'clock quarter
 half past before after between until till next following first second third fourth fifth last earliest latest soonest anytime
 whenever nine ten eleven twelve thirty fifteen forty`.split(/\s+/)

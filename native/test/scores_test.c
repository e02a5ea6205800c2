/** Scoring texts against the audio just heard. */
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *sentences[] = {
    "noriu danties traukimo kitą mėnesį", "noriu danties traukimo kitą mėnesį ryte", "noriu danties traukimo",
    "noriu dantų balinimo kitą mėnesį",   "balandžio keturioliktą",                  "pas higienistę",
};

static void test_order(int asr, struct audio audio) {
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt", NULL, 0) > 0);
    float scores[6], alone;
    CHECK(ragelis_asr_score(asr, sentences, 6, scores) == 0);
    for (int i = 1; i < 6; i++) CHECK(scores[0] > scores[i]);
    for (int i = 0; i < 6; i++) {
        CHECK(ragelis_asr_score(asr, &sentences[i], 1, &alone) == 0);
        CHECK(fabsf(alone - scores[i]) < 0.05f * (1 + fabsf(alone))); // other batch sizes round differently
    }
    CHECK(ragelis_asr_ms(asr, RAGELIS_ASR_STAGE_SCORE) > 0);
}

/** A text that the decode got right must score what the decode said of it: same tokens, same rules. */
static void test_agrees_with_decode(int asr, const char *wav, const char *language) {
    struct audio audio = read_wav(wav);
    const int count = ragelis_asr_run(asr, audio.pcm, audio.samples, 512, language, NULL, 0);
    char text[512];
    const char *same[] = {text};
    float score = 0;
    ragelis_asr_text(asr, text, sizeof text);
    CHECK(ragelis_asr_score(asr, same, 1, &score) == 0);
    const float decoded = ragelis_asr_mean_log_prob(asr) * (float)(count + 1);
    CHECK(fabsf(score - decoded) < 0.05f * (1 + fabsf(decoded)));
    if (fabsf(score - decoded) >= 0.05f * (1 + fabsf(decoded))) printf("# %s: %f, decoded %f\n", wav, score, decoded);
    free(audio.pcm);
}

static void test_changes_nothing(int asr, struct audio audio) {
    char before[128], after[128];
    float scores[6];
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt,en", NULL, 0) > 0);
    const float mean = ragelis_asr_mean_log_prob(asr);
    ragelis_asr_text(asr, before, sizeof before);
    CHECK(ragelis_asr_score(asr, sentences, 6, scores) == 0);
    ragelis_asr_text(asr, after, sizeof after);
    CHECK(strcmp(before, after) == 0 && mean == ragelis_asr_mean_log_prob(asr));
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt,en", NULL, 0) > 0);
    ragelis_asr_text(asr, after, sizeof after);
    CHECK(strcmp(before, after) == 0 && mean == ragelis_asr_mean_log_prob(asr));
}

static void test_odd_texts(int asr) {
    float scores[6];
    const char *odd[] = {"", "  ", "ačiū  labai", "don't, isn't! 12:30 «taip» – ու։", "😀", " taip"};
    CHECK(ragelis_asr_score(asr, odd, 6, scores) == 0);
    for (int i = 0; i < 2; i++) CHECK(isinf(scores[i]) && scores[i] < 0);
    for (int i = 2; i < 6; i++) CHECK(isfinite(scores[i]) && scores[i] < 0);
    const char *broken[] = {"taip", "a\xc4"};
    CHECK(ragelis_asr_score(asr, broken, 2, scores) == RAGELIS_ASR_BAD_ARGUMENT);
    const char *missing[] = {"taip", NULL};
    CHECK(ragelis_asr_score(asr, missing, 2, scores) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_score(asr, odd, 0, scores) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_score(asr, odd, RAGELIS_ASR_MAX_TEXTS + 1, scores) == RAGELIS_ASR_BAD_ARGUMENT);
    char endless[4096];
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = 0;
    const char *too_long[] = {endless};
    CHECK(ragelis_asr_score(asr, too_long, 1, scores) == RAGELIS_ASR_BAD_ARGUMENT);
}

/** So many texts that groups and batches overflow; equal texts must get equal scores wherever they stand. */
static void test_many(int asr) {
    enum { many = 70 };
    static char texts[many][96];
    const char *all[many];
    float scores[many];
    for (int i = 0; i < many; i++) {
        snprintf(texts[i], sizeof texts[i], "%s kartą %d ir dar vieną kartą %d", sentences[i % 6], i % 100, i % 7);
        all[i] = i == 5 || i == 60 ? "pas higienistę" : texts[i];
    }
    CHECK(ragelis_asr_score(asr, all, many, scores) == 0);
    CHECK(fabsf(scores[5] - scores[60]) < 0.05f * (1 + fabsf(scores[5])));
    for (int i = 0; i < many; i++) CHECK(isfinite(scores[i]) && scores[i] < 0);
}

void test_scores(int asr) {
    struct audio audio = read_wav("lt_004_clean.wav");
    test_order(asr, audio);
    test_changes_nothing(asr, audio);
    test_odd_texts(asr);
    test_many(asr);
    test_agrees_with_decode(asr, "lt_006_clean.wav", "lt");
    test_agrees_with_decode(asr, "ru_004_clean.wav", "ru");
    test_agrees_with_decode(asr, "uk_004_clean.wav", "uk");
    test_agrees_with_decode(asr, "hr_002_clean.wav", "hr");
    test_agrees_with_decode(asr, "en_004_clean.wav", "en");
    test_agrees_with_decode(asr, "hy_008_clean.wav", "hy");
    free(audio.pcm);
}

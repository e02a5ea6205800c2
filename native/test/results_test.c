/** What a run gives, and what it refuses. */
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int run(int asr, struct audio audio, int audio_ctx, const char *languages, int max_tokens) {
    return ragelis_asr_run(asr, audio.pcm, audio.samples, audio_ctx, languages, NULL, max_tokens);
}

static void test_no_result(int asr) {
    char text[8];
    float odds[2];
    CHECK(ragelis_asr_text(asr, text, sizeof text) == RAGELIS_ASR_NO_RESULT);
    CHECK(ragelis_asr_language_odds(asr, odds, 2) == RAGELIS_ASR_NO_RESULT);
    CHECK(ragelis_asr_stopped_early(asr) == RAGELIS_ASR_NO_RESULT);
    CHECK(isnan(ragelis_asr_no_speech(asr)) && isnan(ragelis_asr_mean_log_prob(asr)) && isnan(ragelis_asr_ms(asr, 1)));
    const char *candidates[] = {"taip"};
    CHECK(ragelis_asr_score(asr, candidates, 1, odds) == RAGELIS_ASR_NO_RESULT);
}

static void test_refusals(int asr) {
    struct audio audio = make_silence(RAGELIS_ASR_MAX_SAMPLES + 1);
    const struct audio second = {audio.pcm, 16000};
    const struct audio shortest = {audio.pcm, RAGELIS_ASR_MIN_SAMPLES - 1};
    CHECK(run(asr, audio, 0, "lt", 0) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(run(asr, shortest, 0, "lt", 0) == RAGELIS_ASR_BAD_ARGUMENT);
    char error[128] = "";
    CHECK(ragelis_asr_error(asr, error, sizeof error) > 0 && strstr(error, "100 ms"));
    const int sizes[] = {-1, 1, 100, 255, 300, 1499, 1501, 1536, 2048};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        CHECK(run(asr, second, sizes[i], "lt", 0) == RAGELIS_ASR_BAD_ARGUMENT);
    const char *too_many = "en,en,en,en,en,en,en,en,en,en,en,en,en,en,en,en,en";
    const char *languages[] = {"", "xx", "lt,", ",lt", "lt,xx", "LT", too_many};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        CHECK(run(asr, second, 256, languages[i], 0) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(run(asr, second, 256, "lt", -1) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_run(asr, NULL, 16000, 256, "lt", NULL, 0) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_run(asr, audio.pcm, 16000, 256, NULL, NULL, 0) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_run(asr, audio.pcm, 16000, 256, "lt", "\xff\xfe", 0) == RAGELIS_ASR_BAD_ARGUMENT);
    test_no_result(asr);
    free(audio.pcm);
}

/** Buffers of every size: never written past their end, never cut inside a character. */
static void test_buffers(int asr) {
    char text[64], cut[64];
    const int length = ragelis_asr_text(asr, text, sizeof text);
    CHECK(ragelis_asr_text(asr, NULL, 0) == length);
    CHECK(ragelis_asr_text(asr, NULL, 4) == RAGELIS_ASR_BAD_ARGUMENT);
    for (int size = 1; size <= length + 1; size++) {
        memset(cut, '#', sizeof cut);
        CHECK(ragelis_asr_text(asr, cut, size) == length);
        CHECK(strlen(cut) < (size_t)size && strncmp(cut, text, strlen(cut)) == 0 && cut[size] == '#');
        CHECK((text[strlen(cut)] & 0xc0) != 0x80);
    }
    float odds[8] = {9, 9};
    CHECK(ragelis_asr_language_odds(asr, odds, 1) == 6 && odds[1] == 9);
    CHECK(ragelis_asr_language_odds(asr, NULL, 0) == 6);
    CHECK(ragelis_asr_language_odds(asr, NULL, 1) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_language_odds(asr, odds, -1) == RAGELIS_ASR_BAD_ARGUMENT);
}

static void test_tokens(int asr, int count) {
    char text[128];
    int32_t ends[64] = {0};
    float log_probs[64];
    CHECK(ragelis_asr_tokens(asr, NULL, NULL, 0) == count);
    CHECK(ragelis_asr_tokens(asr, ends, log_probs, 64) == count);
    CHECK(ends[count - 1] == ragelis_asr_text(asr, text, sizeof text));
    for (int i = 0; i < count; i++) CHECK(log_probs[i] <= 0 && (i == 0 || ends[i] > ends[i - 1]));
}

static void test_speech(int asr) {
    struct audio audio = read_wav("lt_003_10db.wav");
    const int count = run(asr, audio, 256, "lt,hr,hy,uk,ru,en", 0);
    char text[128] = "", language[8] = "";
    ragelis_asr_text(asr, text, sizeof text);
    CHECK(strcmp(text, " pas higienistę") == 0);
    CHECK(ragelis_asr_language(asr, language, sizeof language) == 2 && strcmp(language, "lt") == 0);
    float odds[6], sum = 0;
    CHECK(ragelis_asr_language_odds(asr, odds, 6) == 6);
    for (int i = 0; i < 6; i++) sum += odds[i];
    CHECK(fabsf(sum - 1) < 1e-5f && odds[0] > 0.5f);
    CHECK(ragelis_asr_no_speech(asr) < 0.1f);
    CHECK(ragelis_asr_mean_log_prob(asr) < 0 && ragelis_asr_mean_log_prob(asr) > -0.5f);
    CHECK(ragelis_asr_stopped_early(asr) == 0);
    CHECK(ragelis_asr_ms(asr, RAGELIS_ASR_STAGE_ENCODE) > 0 && isnan(ragelis_asr_ms(asr, 5)));
    test_tokens(asr, count);
    test_buffers(asr);
    CHECK(run(asr, audio, 256, "lt", 2) == 2 && ragelis_asr_stopped_early(asr) == 1);
    CHECK(ragelis_asr_language_odds(asr, odds, 6) == 1 && odds[0] == 1);
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt,en", "higienistę, gydytoją", 0) > 0);
    free(audio.pcm);
}

static void test_nobody_spoke(int asr) {
    struct audio quiet = make_silence(RAGELIS_ASR_MAX_SAMPLES), noise = make_noise(32000, 0.1f);
    CHECK(run(asr, quiet, 0, "lt,en", 8) >= 0 && ragelis_asr_no_speech(asr) > 0.9f);
    CHECK(run(asr, noise, 256, "lt,en", 8) >= 0 && ragelis_asr_no_speech(asr) > 0.9f);
    free(quiet.pcm);
    free(noise.pcm);
}

/** Attention reads past 1500 frames up to 1536: what a run at 768 left there must not be heard in the full window. */
static void test_window_is_clean(int asr) {
    struct audio audio = read_wav("lt_006_clean.wav");
    float before, after;
    const int fresh = ragelis_asr_open(model_path, 2, NULL, 0);
    CHECK(run(fresh, audio, 0, "lt", 0) > 0);
    before = ragelis_asr_mean_log_prob(fresh);
    CHECK(run(asr, audio, 768, "lt", 0) > 0);
    CHECK(run(asr, audio, 0, "lt", 0) > 0);
    after = ragelis_asr_mean_log_prob(asr);
    CHECK(before == after);
    CHECK(ragelis_asr_window(asr) == 1500 && run(asr, audio, 1500, "lt", 0) > 0);
    CHECK(ragelis_asr_close(fresh) == 0);
    free(audio.pcm);
}

void test_results(int asr) {
    test_no_result(asr);
    test_refusals(asr);
    test_speech(asr);
    test_nobody_spoke(asr);
    test_window_is_clean(asr);
}

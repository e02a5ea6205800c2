/** Cancelling from another thread, and calls that meet on one handle. */
#include "check.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/** Under the sanitizers one tensor operation takes ten times as long. */
#if defined(__SANITIZE_ADDRESS__)
#define MOST_LATE_MS 500.0
#else
#define MOST_LATE_MS 50.0
#endif

struct job {
    int asr;
    struct audio audio;
    atomic_int running;
    int status;
    double ended_ms;
};

static void *run_job(void *data) {
    struct job *job = data;
    atomic_store(&job->running, 1);
    job->status = ragelis_asr_run(job->asr, job->audio.pcm, job->audio.samples, 0, "lt,en", NULL, 0);
    job->ended_ms = now_ms();
    return NULL;
}

static pthread_t start(struct job *job) {
    pthread_t thread;
    atomic_store(&job->running, 0);
    ragelis_asr_arm(job->asr);
    if (pthread_create(&thread, NULL, run_job, job)) exit(1);
    while (!atomic_load(&job->running)) usleep(100);
    return thread;
}

static int by_size(const void *a, const void *b) {
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

/** Full window, 30 s of noise, cancelled at moments all over the run: the median must be soon enough. */
static void test_during(int asr) {
    struct job job = {.asr = asr, .audio = make_noise(RAGELIS_ASR_MAX_SAMPLES, 0.1f)};
    double late_ms[15];
    for (int i = 0; i < 15; i++) {
        const pthread_t thread = start(&job);
        usleep((useconds_t)(1000 + i * 9000));
        const double asked_ms = now_ms();
        CHECK(ragelis_asr_cancel(asr) == 0);
        pthread_join(thread, NULL);
        CHECK(job.status == RAGELIS_ASR_CANCELLED || job.ended_ms < asked_ms);
        late_ms[i] = fmax(0, job.ended_ms - asked_ms);
    }
    qsort(late_ms, 15, sizeof late_ms[0], by_size);
    printf("# cancel of a full window returns after: median %.1f ms, worst %.1f ms\n", late_ms[7], late_ms[14]);
    CHECK(late_ms[7] <= MOST_LATE_MS);
    free(job.audio.pcm);
}

static void test_before_and_after(int asr) {
    struct audio audio = read_wav("lt_003_10db.wav");
    char text[64];
    const char *texts[] = {"pas higienistę"};
    float score;
    CHECK(ragelis_asr_arm(asr) == 0 && ragelis_asr_cancel(asr) == 0);
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt", NULL, 0) == RAGELIS_ASR_CANCELLED);
    CHECK(ragelis_asr_text(asr, text, sizeof text) == RAGELIS_ASR_NO_RESULT);
    CHECK(ragelis_asr_arm(asr) == 0);
    CHECK(ragelis_asr_run(asr, audio.pcm, audio.samples, 256, "lt", NULL, 0) > 0);
    CHECK(ragelis_asr_cancel(asr) == 0);
    CHECK(ragelis_asr_text(asr, text, sizeof text) > 0);
    CHECK(ragelis_asr_score(asr, texts, 1, &score) == RAGELIS_ASR_CANCELLED);
    CHECK(ragelis_asr_arm(asr) == 0 && ragelis_asr_score(asr, texts, 1, &score) == 0);
    free(audio.pcm);
}

static void *score_many(void *data) {
    struct job *job = data;
    static char texts[RAGELIS_ASR_MAX_TEXTS][64];
    static float scores[RAGELIS_ASR_MAX_TEXTS];
    const char *all[RAGELIS_ASR_MAX_TEXTS];
    for (int i = 0; i < RAGELIS_ASR_MAX_TEXTS; i++) {
        snprintf(texts[i], sizeof texts[i], "%d kartą pas gydytoją ir %d kartą pas higienistę", i, i * 7);
        all[i] = texts[i];
    }
    atomic_store(&job->running, 1);
    job->status = ragelis_asr_score(job->asr, all, RAGELIS_ASR_MAX_TEXTS, scores);
    return NULL;
}

/** A score that was cancelled half-way leaves nothing in the decoder's memory that a later one would hear. */
static void test_during_score(int asr) {
    struct job job = {.asr = asr, .audio = read_wav("lt_003_10db.wav")};
    const char *texts[] = {"pas higienistę", "pas gydytoją", "kartą pas higienistę"};
    float before[3], after[3];
    pthread_t thread;
    CHECK(ragelis_asr_run(asr, job.audio.pcm, job.audio.samples, 256, "lt", NULL, 0) > 0);
    CHECK(ragelis_asr_score(asr, texts, 3, before) == 0);
    if (pthread_create(&thread, NULL, score_many, &job)) exit(1);
    while (!atomic_load(&job.running)) usleep(100);
    usleep(30000);
    CHECK(ragelis_asr_cancel(asr) == 0);
    pthread_join(thread, NULL);
    CHECK(job.status == RAGELIS_ASR_CANCELLED);
    CHECK(ragelis_asr_arm(asr) == 0 && ragelis_asr_score(asr, texts, 3, after) == 0);
    for (int i = 0; i < 3; i++) CHECK(before[i] == after[i]);
    free(job.audio.pcm);
}

static void test_busy(int asr) {
    struct job job = {.asr = asr, .audio = make_noise(RAGELIS_ASR_MAX_SAMPLES, 0.1f)};
    char text[8];
    const pthread_t thread = start(&job);
    usleep(2000);
    CHECK(ragelis_asr_run(asr, job.audio.pcm, 16000, 256, "lt", NULL, 0) == RAGELIS_ASR_BUSY);
    CHECK(ragelis_asr_text(asr, text, sizeof text) == RAGELIS_ASR_BUSY);
    CHECK(isnan(ragelis_asr_no_speech(asr)));
    CHECK(ragelis_asr_close(asr) == RAGELIS_ASR_BUSY);
    CHECK(ragelis_asr_cancel(asr) == 0);
    pthread_join(thread, NULL);
    CHECK(job.status == RAGELIS_ASR_CANCELLED);
    CHECK(ragelis_asr_arm(asr) == 0);
    free(job.audio.pcm);
}

void test_cancel(int asr) {
    test_during(asr);
    test_before_and_after(asr);
    test_during_score(asr);
    test_busy(asr);
}

/** Two handles at once; a handle that is closed stays closed, whoever still holds its number. */
void test_handles(void) {
    struct job one = {.asr = ragelis_asr_open(model_path, 1, NULL, 0), .audio = make_noise(16000, 0.1f)};
    struct job two = {.asr = ragelis_asr_open(model_path, 1, NULL, 0), .audio = make_noise(16000, 0.1f)};
    CHECK(one.asr > 0 && two.asr > 0 && one.asr != two.asr);
    const pthread_t first = start(&one), second = start(&two);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    CHECK(one.status >= 0 && one.status == two.status);
    CHECK(ragelis_asr_close(one.asr) == 0);
    CHECK(ragelis_asr_close(one.asr) == RAGELIS_ASR_BAD_HANDLE);
    CHECK(ragelis_asr_run(one.asr, one.audio.pcm, 16000, 256, "lt", NULL, 0) == RAGELIS_ASR_BAD_HANDLE);
    CHECK(ragelis_asr_cancel(one.asr) == RAGELIS_ASR_BAD_HANDLE && ragelis_asr_arm(0) == RAGELIS_ASR_BAD_HANDLE);
    CHECK(ragelis_asr_window(-5) == RAGELIS_ASR_BAD_HANDLE && isnan(ragelis_asr_no_speech(one.asr)));
    CHECK(ragelis_asr_text(one.asr, NULL, 0) == RAGELIS_ASR_BAD_HANDLE);
    CHECK(ragelis_asr_close(two.asr) == 0);
    free(one.audio.pcm);
    free(two.audio.pcm);
}

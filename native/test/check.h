/** The little that the tests share: checks, audio, and the state of the one recogniser most of them use. */
#ifndef CHECK_H
#define CHECK_H

#include "ragelis_asr.h"

#include <stdio.h>

extern int failures;

/** Counts and prints a failed check, and goes on. */
#define CHECK(what)                                                                                                    \
    do {                                                                                                               \
        if (!(what)) {                                                                                                 \
            failures++;                                                                                                \
            printf("not ok - %s:%d: %s\n", __FILE__, __LINE__, #what);                                                 \
        }                                                                                                              \
    } while (0)

/** Audio at 16 000 Hz; free `pcm`. */
struct audio {
    float *pcm;
    int samples;
};

/** Reads one of the 8 000 Hz fixtures and doubles its rate. Ends the program if it cannot. */
struct audio read_wav(const char *name);
struct audio make_silence(int samples);
/** White noise of this peak, the same on every call. */
struct audio make_noise(int samples, float peak);

double now_ms(void);

/** The files under test, from the command line. */
extern const char *model_path;
extern const char *wav_folder;

void test_files(void);
void test_results(int asr);
void test_scores(int asr);
void test_cancel(int asr);
void test_handles(void);

#endif

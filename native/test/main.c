/** Tests of the C interface: asr-test MODEL WAV_FOLDER. Exits 1 if a check failed. */
#include "check.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int failures = 0;
const char *model_path;
const char *wav_folder;

double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct audio make_silence(int samples) {
    struct audio audio = {calloc((size_t)samples, sizeof(float)), samples};
    return audio;
}

struct audio make_noise(int samples, float peak) {
    struct audio audio = make_silence(samples);
    uint32_t seed = 1;
    for (int i = 0; i < samples; i++) {
        seed = seed * 1664525u + 1013904223u;
        audio.pcm[i] = peak * ((float)(seed >> 8) / 8388608.0f - 1.0f);
    }
    return audio;
}

struct audio read_wav(const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", wav_folder, name);
    FILE *file = fopen(path, "rb");
    static unsigned char bytes[1 << 20];
    const size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file) fclose(file);
    if (size < 46) {
        printf("Bail out! cannot read %s\n", path);
        exit(1);
    }
    const int count = (int)(size - 44) / 2;
    struct audio audio = make_silence(2 * count);
    for (int i = 0; i < count; i++) {
        const int16_t sample = (int16_t)(bytes[44 + 2 * i] | bytes[45 + 2 * i] << 8);
        audio.pcm[2 * i] = (float)sample / 32768.0f;
    }
    for (int i = 1; i < 2 * count - 1; i += 2) audio.pcm[i] = (audio.pcm[i - 1] + audio.pcm[i + 1]) / 2;
    return audio;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: asr-test MODEL WAV_FOLDER\n");
        return 2;
    }
    model_path = argv[1];
    wav_folder = argv[2];
    CHECK(ragelis_asr_abi() == RAGELIS_ASR_ABI);
    test_files();
    char error[256] = "";
    const int asr = ragelis_asr_open(model_path, 2, error, sizeof error);
    if (asr < 1) {
        printf("Bail out! %s: %s\n", model_path, error);
        return 1;
    }
    test_results(asr);
    test_scores(asr);
    test_cancel(asr);
    CHECK(ragelis_asr_close(asr) == 0);
    test_handles();
    printf(failures ? "%d checks failed\n" : "ok - all checks passed\n", failures);
    return failures != 0;
}

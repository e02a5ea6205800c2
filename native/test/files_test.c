/** Model files that are missing, cut short or wrong: refused with a reason, nothing leaked, nothing read past an end. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char scratch[] = "/tmp/ragelis-asr-test-XXXXXX";
static unsigned char *model;
static size_t model_bytes;

static void read_model(void) {
    FILE *file = fopen(model_path, "rb");
    if (!file) exit(1);
    fseek(file, 0, SEEK_END);
    model_bytes = (size_t)ftell(file);
    rewind(file);
    model = malloc(model_bytes);
    if (fread(model, 1, model_bytes, file) != model_bytes) exit(1);
    fclose(file);
}

/** Opens the scratch file as a model. */
static int open_scratch(const char *expected) {
    char error[256] = "";
    const int status = ragelis_asr_open(scratch, 1, error, sizeof error);
    if (status != RAGELIS_ASR_BAD_MODEL || !strstr(error, expected))
        printf("# status %d, error \"%s\", expected \"%s\"\n", status, error, expected);
    CHECK(strstr(error, expected) != NULL);
    return status;
}

static int open_bytes(const void *bytes, size_t count, const char *expected) {
    FILE *file = fopen(scratch, "wb");
    fwrite(bytes, 1, count, file);
    fclose(file);
    return open_scratch(expected);
}

/** Puts another number at this place of the scratch file. */
static void patch(size_t at, const void *number) {
    FILE *file = fopen(scratch, "rb+");
    fseek(file, (long)at, SEEK_SET);
    fwrite(number, 4, 1, file);
    fclose(file);
}

static void test_missing(void) {
    char error[256] = "";
    CHECK(ragelis_asr_open("/nowhere/model.bin", 1, error, sizeof error) == RAGELIS_ASR_BAD_MODEL);
    CHECK(strcmp(error, "it cannot be opened") == 0);
    CHECK(ragelis_asr_open("/tmp", 1, error, sizeof error) == RAGELIS_ASR_BAD_MODEL);
    CHECK(ragelis_asr_open(NULL, 1, error, sizeof error) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_open(model_path, 0, error, sizeof error) == RAGELIS_ASR_BAD_ARGUMENT);
    CHECK(ragelis_asr_open(model_path, 17, NULL, 0) == RAGELIS_ASR_BAD_ARGUMENT);
    char small[6] = "#####";
    CHECK(ragelis_asr_open("/nowhere/model.bin", 1, small, 4) == RAGELIS_ASR_BAD_MODEL);
    CHECK(memcmp(small, "it \0#", 6) == 0);
}

static void test_cut_short(void) {
    CHECK(open_bytes("", 0, "cut short in the header") == RAGELIS_ASR_BAD_MODEL);
    CHECK(open_bytes(model, 20, "cut short in the header") == RAGELIS_ASR_BAD_MODEL);
    CHECK(open_bytes(model, 5000, "cut short in the mel filters") == RAGELIS_ASR_BAD_MODEL);
    CHECK(open_bytes(model, 200000, "cut short in the vocabulary") == RAGELIS_ASR_BAD_MODEL);
    CHECK(open_bytes(model, model_bytes / 2, "cut short in a tensor") == RAGELIS_ASR_BAD_MODEL);
    CHECK(open_bytes(model, model_bytes - 1, "cut short in a tensor") == RAGELIS_ASR_BAD_MODEL);
}

/** Each of some wild numbers in each place of the header. */
static void test_wild_header(void) {
    const int32_t wild[] = {0, -1, 1, 0x7fffffff, (int32_t)0x80000000, 100000};
    open_bytes(model, model_bytes - 1, "cut short in a tensor");
    FILE *file = fopen(scratch, "ab");
    fwrite(model + model_bytes - 1, 1, 1, file);
    fclose(file);
    for (size_t at = 0; at < 4 * 14; at += 4) {
        for (size_t i = 0; i < sizeof wild / sizeof wild[0]; i++) {
            patch(at, &wild[i]);
            CHECK(open_scratch("") == RAGELIS_ASR_BAD_MODEL);
        }
        patch(at, model + at);
    }
    const int intact = ragelis_asr_open(scratch, 1, NULL, 0);
    CHECK(intact > 0 && ragelis_asr_close(intact) == 0);
}

void test_files(void) {
    const int file = mkstemp(scratch);
    if (file < 0) exit(1);
    close(file);
    read_model();
    test_missing();
    CHECK(open_bytes("this is not a model, whatever it is called\n", 43, "not a ggml file") == RAGELIS_ASR_BAD_MODEL);
    test_cut_short();
    test_wild_header();
    free(model);
    unlink(scratch);
}

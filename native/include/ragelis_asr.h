/**
 * Speech recognition for one utterance at a time: plain functions over whisper.cpp, made to be loaded by koffi.
 *
 * A handle is a number above 0. A closed or made-up handle is refused, never followed, so no order of calls from any
 * thread can touch freed memory.
 *
 * Threads: `arm` and `cancel` may be called from any thread at any time. Everything else works on a handle that is idle
 * and answers RAGELIS_ASR_BUSY (or NaN) while another call is using it. `open`, `run`, `score` and `close` take long:
 * call them off the main thread. Different handles are independent.
 *
 * Buffers belong to the caller and are used only during the call. Texts are UTF-8. Probabilities are 0 to 1,
 * log-probabilities natural. Statuses below 0 are errors.
 */
#ifndef RAGELIS_ASR_H
#define RAGELIS_ASR_H

#include <stdint.h>

#if defined(RAGELIS_BUILD)
#define RAGELIS_API __attribute__((visibility("default")))
#else
#define RAGELIS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Raised whenever a function here changes its meaning; the loader compares it with `ragelis_asr_abi()`. */
#define RAGELIS_ASR_ABI 1

/** `cancel` was called since the last `arm`. There is no result. */
#define RAGELIS_ASR_CANCELLED (-1)
/** A null pointer, a count out of range, an unknown language, text that is not UTF-8. `error` says which. */
#define RAGELIS_ASR_BAD_ARGUMENT (-2)
/** Another call is using the handle. */
#define RAGELIS_ASR_BUSY (-3)
/** No such handle: it was closed or never opened. */
#define RAGELIS_ASR_BAD_HANDLE (-4)
/** There is no result to read or score: no run yet, or the last one did not end well. */
#define RAGELIS_ASR_NO_RESULT (-5)
/** The model file is missing, cut short or not a Whisper model. */
#define RAGELIS_ASR_BAD_MODEL (-6)
/** whisper.cpp failed or memory ran out. `error` says how. */
#define RAGELIS_ASR_FAILED (-7)

/** Shortest and longest audio `run` takes, in samples at 16 000 Hz: 100 ms and 30 s. */
#define RAGELIS_ASR_MIN_SAMPLES 1600
#define RAGELIS_ASR_MAX_SAMPLES 480000
/** Most candidate texts `score` takes. */
#define RAGELIS_ASR_MAX_TEXTS 256

/** @return RAGELIS_ASR_ABI of the library as built */
RAGELIS_API int32_t ragelis_asr_abi(void);

/**
 * Loads a Whisper model in whisper.cpp's ggml format. The whole file is checked before any of it is used.
 * @param path        file name
 * @param threads     threads that compute, the caller's included: 1 to 16
 * @param error       receives one line that says what is wrong, ended by NUL and cut to fit; may be null
 * @param error_bytes size of `error`
 * @return a handle, or RAGELIS_ASR_BAD_ARGUMENT, _BAD_MODEL, _FAILED
 */
RAGELIS_API int32_t ragelis_asr_open(const char *path, int32_t threads, char *error, int32_t error_bytes);

/** The size of the model's full window in encoder frames of 20 ms (1500), or RAGELIS_ASR_BAD_HANDLE. */
RAGELIS_API int32_t ragelis_asr_window(int32_t asr);

/**
 * Forgets an earlier `cancel`. Call it when a run or score is asked for, before it is queued to another thread: an
 * abort that comes between the two is then never lost.
 * @return 0 or RAGELIS_ASR_BAD_HANDLE
 */
RAGELIS_API int32_t ragelis_asr_arm(int32_t asr);

/**
 * Makes the run or score in progress return RAGELIS_ASR_CANCELLED after the tensor operation it is in, and every later
 * one at once, until `arm`. @return 0 or RAGELIS_ASR_BAD_HANDLE
 */
RAGELIS_API int32_t ragelis_asr_cancel(int32_t asr);

/**
 * Recognises one utterance: one encoder pass, then a greedy decode without timestamps.
 * @param pcm        mono, -1 to 1, 16 000 Hz
 * @param samples    RAGELIS_ASR_MIN_SAMPLES to RAGELIS_ASR_MAX_SAMPLES
 * @param audio_ctx  encoder frames of 20 ms: a multiple of 256 below the full window, or 0 for the full window. Audio
 *                   beyond it is not heard. Multiples of 256 because flash attention rounds up to them and would attend
 *                   to what an earlier run left in the gap
 * @param languages  ISO 639-1 codes separated by commas, 1 to 16 of them. One is taken as given; of several, the most
 *                   probable is found from the same encoder pass
 * @param prompt     text that came before or words to expect (Whisper's "previous text"), or null. At most half of the
 *                   model's text window is used, its end
 * @param max_tokens the decode stops after so many tokens (see ragelis_asr_stopped_early); 0 = half the text window
 * @return number of text tokens (0 or more), or a negative status, with no result to read then
 */
RAGELIS_API int32_t ragelis_asr_run(int32_t asr, const float *pcm, int32_t samples, int32_t audio_ctx,
                                    const char *languages, const char *prompt, int32_t max_tokens);

/**
 * The text, as the tokens wrote it: usually with a space in front, and with broken UTF-8 where the model wrote such.
 * @param out   receives the text ended by NUL, cut at a whole character to fit; may be null if `bytes` is 0
 * @return its full length in bytes without the NUL, or a negative status
 */
RAGELIS_API int32_t ragelis_asr_text(int32_t asr, char *out, int32_t bytes);

/** The language decoded, as ISO 639-1. Buffer and return value as ragelis_asr_text. */
RAGELIS_API int32_t ragelis_asr_language(int32_t asr, char *out, int32_t bytes);

/**
 * Probability of each language given to `run`, in its order; they sum to 1.
 * @return how many there are (at most `count` were written), or a negative status
 */
RAGELIS_API int32_t ragelis_asr_language_odds(int32_t asr, float *out, int32_t count);

/**
 * The text token by token: token i is the text's bytes ends[i-1] to ends[i], with its log-probability.
 * @return how many there are (at most `count` were written), or a negative status
 */
RAGELIS_API int32_t ragelis_asr_tokens(int32_t asr, int32_t *ends, float *log_probs, int32_t count);

/**
 * Probability that nobody spoke: of <|nospeech|>, before any token is suppressed, at the start of transcript (where
 * OpenAI's models were taught it) or after the whole prompt, whichever is higher. NaN without a result.
 */
RAGELIS_API float ragelis_asr_no_speech(int32_t asr);

/** Mean log-probability per token, the end of text included. NaN without a result. */
RAGELIS_API float ragelis_asr_mean_log_prob(int32_t asr);

/** 1 if the decode was stopped by max_tokens and not by the model, 0 if not, or a negative status. */
RAGELIS_API int32_t ragelis_asr_stopped_early(int32_t asr);

/** Stages for ragelis_asr_ms. */
#define RAGELIS_ASR_STAGE_MEL 0
#define RAGELIS_ASR_STAGE_ENCODE 1
#define RAGELIS_ASR_STAGE_LANGUAGE 2
#define RAGELIS_ASR_STAGE_DECODE 3
#define RAGELIS_ASR_STAGE_SCORE 4

/** Milliseconds the last run, or the last score, spent in a stage; 0 if it had none. NaN without a result. */
RAGELIS_API float ragelis_asr_ms(int32_t asr, int32_t stage);

/**
 * Log-probability of whole texts given the audio of the last run and its language: the sum over their tokens and the
 * end of text, under the rules the decode has. No second encoder pass; beginnings that texts share are computed once.
 * @param texts     `count` texts ended by NUL, 1 to RAGELIS_ASR_MAX_TEXTS
 * @param log_probs receives `count` values, -infinity for a text the decode could not have written
 * @return 0 or a negative status. The result of the run stays readable either way
 */
RAGELIS_API int32_t ragelis_asr_score(int32_t asr, const char *const *texts, int32_t count, float *log_probs);

/** What went wrong in the last call that failed on this handle, one line. Buffer and return as ragelis_asr_text. */
RAGELIS_API int32_t ragelis_asr_error(int32_t asr, char *out, int32_t bytes);

/** Frees everything. @return 0, RAGELIS_ASR_BUSY (nothing was freed: cancel, wait, try again) or _BAD_HANDLE */
RAGELIS_API int32_t ragelis_asr_close(int32_t asr);

#ifdef __cplusplus
}
#endif

#endif

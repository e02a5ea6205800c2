// One model with its working memory. Sits on whisper.cpp's internals (asr.cpp includes whisper.cpp itself), because its
// public calls look at the abort callback only after a whole encode, encode twice to find a language, and read the
// no-speech probability from a row of logits that was never computed.
#pragma once

#include "load.hpp"
#include "mel.hpp"
#include "tokens.hpp"

#include "ggml-cpu.h"
#include "ragelis_asr.h"

#include <chrono>
#include <mutex>

/** ggml's own, for this machine's vectors: y = exp(x - max); returns their sum. */
extern "C" double ggml_vec_soft_max_f32(int n, float *y, const float *x, float max);

namespace ragelis {

/** Leaves a call with a status, and a line for `error`. */
struct Stop {
    int32_t status;
    std::string why;
};

struct Request {
    const float *pcm;
    int32_t samples;
    int32_t audio_ctx;
    std::vector<std::string> languages;
    std::string prompt;
    int32_t max_tokens;
};

struct Result {
    std::string text;
    std::string language;
    std::vector<float> language_odds;
    std::vector<int32_t> token_ends;
    std::vector<float> token_log_probs;
    float no_speech = 0;
    float mean_log_prob = 0;
    bool stopped_early = false;
    float ms[5] = {};
};

/** Adds the time it lives to `ms`. */
struct Stopwatch {
    explicit Stopwatch(float &ms) : ms(ms) {}
    ~Stopwatch() { ms += std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - start).count(); }
    float &ms;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
};

/** Which text token comes next: one row of logits over the tokens that the decode may write. */
struct Choice {
    const float *logits;
    float log_sum;
    int32_t best;
    float log_prob(int32_t token) const { return logits[token] - log_sum; }
};

class Recogniser {
  public:
    Recogniser(const char *path, int32_t threads);
    ~Recogniser();
    Recogniser(const Recogniser &) = delete;
    Recogniser &operator=(const Recogniser &) = delete;

    /** Fills `result`, or throws Stop and leaves it empty. */
    void run(const Request &request);
    std::vector<float> score(const std::vector<std::string> &texts);
    int32_t window() const { return context->model.hparams.n_audio_ctx; }

    /** Looked at after every tensor operation. */
    std::atomic<bool> stop{false};
    /** Held by whoever runs, scores, closes, or reads what is below. */
    std::mutex working;
    std::unique_ptr<Result> result;
    std::string error;

  private:
    void check(const Request &request) const;
    void hear(const Request &request, Result &into);
    void encode(const Request &request, Result &into);
    std::vector<int32_t> language_tokens(const std::vector<std::string> &languages) const;
    int32_t find_language(const std::vector<int32_t> &candidates, Result &into);
    std::vector<int32_t> prompt_tokens(const std::string &text, int32_t language) const;
    void decode_prompt(const std::vector<int32_t> &prompt, int32_t known, Result &into);
    void decode_text(int32_t limit, Result &into);

    std::vector<int32_t> tokenize(const std::string &text) const;
    std::vector<int32_t> candidate_tokens(const std::string &text) const;
    size_t decode_branches(const class TokenTree &tree, size_t at);
    void score_group(const std::vector<std::vector<int32_t>> &texts, float *scores);
    void decode(const whisper_batch &batch);
    const float *logits(int32_t row) const { return state->logits.data() + size_t(row) * context->vocab.n_vocab; }
    double sum_exp(const float *logits, int32_t count, float most);
    Choice choose(const float *logits);
    float no_speech(const float *logits);
    void check_stop() const {
        if (stop) throw Stop{RAGELIS_ASR_CANCELLED, "it was cancelled"};
    }

    Context context;
    whisper_state *state = nullptr;
    whisper_batch branches{};
    MelSpectrogram mel{nullptr, 0};
    int32_t threads;
    int32_t lone_space;
    /** What the decoder remembers of the last run: so many prompt tokens, and the logits of what may follow them. */
    int32_t prompt_length = 0;
    std::vector<float> first_logits;
    std::vector<float> scratch;
};

/** The errors whisper.cpp and ggml logged on this thread; the rest of what they say is dropped. */
inline std::string &logged_errors() {
    thread_local std::string text;
    return text;
}

inline void keep_errors(ggml_log_level level, const char *text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR) logged_errors() += text;
}

/** Most tokens of candidate texts that are decoded together, and most texts that may share one of them. */
constexpr int32_t branch_tokens = 64;
constexpr int32_t branch_texts = 32;

inline Recogniser::Recogniser(const char *path, int32_t threads) : threads(threads) {
    static std::once_flag once;
    std::call_once(once, [] {
        whisper_log_set(keep_errors, nullptr);
        ggml_log_set(keep_errors, nullptr);
    });
    context = load_context(path);
    state = context->state;
    const auto must_stop = [](void *flag) { return static_cast<std::atomic<bool> *>(flag)->load(); };
    for (auto *backend : state->backends) ggml_backend_cpu_set_abort_callback(backend, must_stop, &stop);
    mel = MelSpectrogram(context->model.filters.data.data(), context->model.filters.n_mel);
    branches = whisper_batch_init(branch_tokens, branch_texts);
    const auto space = context->vocab.token_to_id.find(" ");
    lone_space = space == context->vocab.token_to_id.end() ? -1 : space->second;
}

inline Recogniser::~Recogniser() {
    whisper_batch_free(branches);
}

} // namespace ragelis

// From samples to text: one encoder pass, the language from it, the prompt, a greedy decode.
#pragma once

#include "recogniser.hpp"

namespace ragelis {

inline void Recogniser::check(const Request &request) const {
    const auto refuse = [](const std::string &why) { throw Stop{RAGELIS_ASR_BAD_ARGUMENT, why}; };
    if (request.samples < RAGELIS_ASR_MIN_SAMPLES) refuse("the audio is shorter than 100 ms");
    if (request.samples > RAGELIS_ASR_MAX_SAMPLES) refuse("the audio is longer than 30 s");
    const bool is_full = request.audio_ctx == 0 || request.audio_ctx == window();
    if (!is_full && (request.audio_ctx < 256 || request.audio_ctx > window() || request.audio_ctx % 256 != 0))
        refuse("audio_ctx is not a multiple of 256 up to " + std::to_string(window()));
    if (request.max_tokens < 0) refuse("max_tokens is below 0");
}

inline void Recogniser::hear(const Request &request, Result &into) {
    const Stopwatch watch(into.ms[RAGELIS_ASR_STAGE_MEL]);
    auto &to = state->mel;
    to.n_mel = mel.mels();
    to.n_len = to.n_len_org = 2 * (request.audio_ctx > 0 ? request.audio_ctx : window());
    to.data = mel.of(request.pcm, request.samples, to.n_len, [&] { return stop.load(); });
    check_stop();
}

inline void Recogniser::encode(const Request &request, Result &into) {
    const Stopwatch watch(into.ms[RAGELIS_ASR_STAGE_ENCODE]);
    state->exp_n_audio_ctx = request.audio_ctx == window() ? 0 : request.audio_ctx;
    // The full window (1500) is not a multiple of 256 either: attention reads on to 1536, where an earlier run of
    // another size may have left keys. They must be as empty as on the first run.
    if (state->exp_n_audio_ctx == 0) {
        ggml_backend_buffer_clear(state->kv_pad.buffer, 0);
        ggml_backend_buffer_clear(state->kv_cross.buffer, 0);
    }
    const bool done = whisper_encode_internal(*context, *state, 0, threads, nullptr, nullptr);
    check_stop();
    if (!done) throw Stop{RAGELIS_ASR_FAILED, "the encoder failed"};
}

inline void Recogniser::decode(const whisper_batch &batch) {
    // A small model's token is a hundred tiny operations: with two threads they wait for each other more than they
    // compute (starter, another process computing: 40 ms an utterance against 22 with one thread; idle cores: equal)
    const bool is_tiny = context->model.hparams.n_text_state < 384 && batch.n_tokens < 16;
    const int32_t helpers = is_tiny ? 1 : threads;
    const bool done = whisper_decode_internal(*context, *state, batch, helpers, false, nullptr, nullptr);
    check_stop();
    if (!done) throw Stop{RAGELIS_ASR_FAILED, "the decoder failed"};
}

inline double Recogniser::sum_exp(const float *logits, int32_t count, float most) {
    scratch.resize(count);
    return ggml_vec_soft_max_f32(count, scratch.data(), logits, most);
}

/** The tokens that may be written are those below end-of-text, and end-of-text itself: everything above is a mark. */
inline Choice Recogniser::choose(const float *logits) {
    const int32_t count = context->vocab.token_eot + 1;
    const int32_t best = int32_t(std::max_element(logits, logits + count) - logits);
    return {logits, logits[best] + float(std::log(sum_exp(logits, count, logits[best]))), best};
}

inline float Recogniser::no_speech(const float *logits) {
    const float most = *std::max_element(logits, logits + context->vocab.n_vocab);
    return float(std::exp(logits[context->vocab.token_nosp] - most) / sum_exp(logits, context->vocab.n_vocab, most));
}

/** A model for English alone has no language tokens: -1 stands for its one language. */
inline std::vector<int32_t> Recogniser::language_tokens(const std::vector<std::string> &languages) const {
    std::vector<int32_t> tokens;
    const bool knows_many = whisper_is_multilingual(context.get()) != 0;
    for (const auto &name : languages) {
        const auto known = g_lang.find(name);
        if (known == g_lang.end() || (knows_many && known->second.first >= context->vocab.num_languages()))
            throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "the model knows no language \"" + name + "\""};
        if (!knows_many && name != "en") throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "the model knows English only"};
        tokens.push_back(knows_many ? whisper_token_lang(context.get(), known->second.first) : -1);
    }
    return tokens;
}

/** Index of the most probable candidate, from the decoder's first step on the encoded audio. */
inline int32_t Recogniser::find_language(const std::vector<int32_t> &candidates, Result &into) {
    const Stopwatch watch(into.ms[RAGELIS_ASR_STAGE_LANGUAGE]);
    const int32_t start = context->vocab.token_sot;
    whisper_batch_prep_legacy(state->batch, &start, 1, 0, 0);
    decode(state->batch);
    const float *row = logits(0);
    float most = -INFINITY;
    for (const int32_t token : candidates) most = std::max(most, row[token]);
    double sum = 0;
    for (const int32_t token : candidates) sum += std::exp(row[token] - most);
    for (const int32_t token : candidates) into.language_odds.push_back(float(std::exp(row[token] - most) / sum));
    into.no_speech = no_speech(row);
    return std::max_element(into.language_odds.begin(), into.language_odds.end()) - into.language_odds.begin();
}

inline std::vector<int32_t> Recogniser::prompt_tokens(const std::string &text, int32_t language) const {
    std::vector<int32_t> prompt;
    if (!text.empty()) {
        const auto words = tokenize(text[0] == ' ' ? text : " " + text);
        const size_t most = context->model.hparams.n_text_ctx / 2 - 1;
        prompt.push_back(context->vocab.token_prev);
        prompt.insert(prompt.end(), words.end() - std::min(words.size(), most), words.end());
    }
    prompt.push_back(context->vocab.token_sot);
    if (language >= 0) prompt.insert(prompt.end(), {language, context->vocab.token_transcribe});
    prompt.push_back(context->vocab.token_not);
    return prompt;
}

/** @param known how many of the prompt's tokens the decoder has seen already */
inline void Recogniser::decode_prompt(const std::vector<int32_t> &prompt, int32_t known, Result &into) {
    const int32_t count = int32_t(prompt.size()) - known;
    whisper_batch_prep_legacy(state->batch, prompt.data() + known, count, known, 0);
    const auto start = std::find(prompt.begin() + known, prompt.end(), context->vocab.token_sot);
    const int32_t start_row = start == prompt.end() ? -1 : int32_t(start - prompt.begin()) - known;
    if (start_row >= 0) state->batch.logits[start_row] = 1;
    decode(state->batch);
    if (start_row >= 0) into.no_speech = no_speech(logits(start_row));
    const float *last = logits(count - 1);
    into.no_speech = std::max(into.no_speech, no_speech(last));
    first_logits.assign(last, last + context->vocab.token_eot + 1);
    // the rule of the reference decoder: a text does not begin with its end or with a blank alone
    first_logits[context->vocab.token_eot] = -INFINITY;
    if (lone_space >= 0) first_logits[lone_space] = -INFINITY;
    prompt_length = int32_t(prompt.size());
}

inline void Recogniser::decode_text(int32_t limit, Result &into) {
    const int32_t end = context->vocab.token_eot;
    const int32_t room = context->model.hparams.n_text_ctx - prompt_length;
    const int32_t most = std::min(room, limit > 0 ? limit : context->model.hparams.n_text_ctx / 2);
    double sum = 0;
    int32_t steps = 0;
    for (Choice choice = choose(first_logits.data());; choice = choose(logits(0))) {
        sum += choice.log_prob(choice.best);
        steps++;
        if (choice.best == end) break;
        into.text += context->vocab.id_to_token.at(choice.best);
        into.token_ends.push_back(int32_t(into.text.size()));
        into.token_log_probs.push_back(choice.log_prob(choice.best));
        if (steps == most) {
            into.stopped_early = true;
            break;
        }
        whisper_batch_prep_legacy(state->batch, &choice.best, 1, prompt_length + steps - 1, 0);
        decode(state->batch);
    }
    into.mean_log_prob = float(sum / steps);
}

inline void Recogniser::run(const Request &request) {
    result.reset();
    check_stop();
    check(request);
    const auto languages = language_tokens(request.languages);
    auto done = std::make_unique<Result>();
    hear(request, *done);
    encode(request, *done);
    whisper_kv_cache_clear(state->kv_self);
    int32_t language = 0, known = 0;
    if (languages.size() > 1) {
        language = find_language(languages, *done);
        known = request.prompt.empty() ? 1 : 0;
        if (known == 0) whisper_kv_cache_clear(state->kv_self);
    } else {
        done->language_odds = {1};
    }
    done->language = request.languages[language];
    const Stopwatch watch(done->ms[RAGELIS_ASR_STAGE_DECODE]);
    decode_prompt(prompt_tokens(request.prompt, languages[language]), known, *done);
    decode_text(request.max_tokens, *done);
    result = std::move(done);
}

} // namespace ragelis
